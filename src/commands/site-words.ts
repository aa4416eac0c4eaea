/** What `errcode site` says. */
import type { Language } from '../catalog/types.ts';

export interface SiteCommandWords {
  readonly description: string;
  readonly folder: string;
  readonly serve: string;
  readonly port: string;
  readonly force: string;
  readonly notes: string;
  readonly noFolder: string;
  readonly notASite: (folder: string) => string;
  readonly leadsAway: (path: string) => string;
  readonly progress: (done: string, all: string) => string;
  readonly done: (about: {
    folder: string;
    files: string;
    written: string;
    removed: string;
    seconds: string;
  }) => string;
  readonly serving: (address: string) => string;
  readonly portTaken: (port: string) => string;
}

const words: Readonly<Record<Language, SiteCommandWords>> = {
  zh: {
    description: '生成一个静态网站：每个码一页，带搜索和粘贴框，可放到内网或 GitHub Pages',
    folder: '网站写到这个目录',
    serve: '生成后在本机预览（只监听 127.0.0.1），Ctrl-C 结束',
    port: '预览用的端口，默认 4080',
    force: '目录里有别的文件也写进去；别的文件不动',
    notes:
      '只写有变化的文件；上次生成、现在已没有的页面会删掉，别的文件不动。网站可以直接从磁盘打开，也可以放在任何子路径下；不请求其他主机。设置里写上 site: https://…，卡片就会带上对应页面的地址。',
    noFolder: '要写到哪个目录？例如：errcode site public',
    notASite: (folder) => `“${folder}”里有别的文件，不是 errcode site 生成的；换一个空目录，或加 --force`,
    leadsAway: (path) => `“${path}”不是普通的目录或文件（可能是链接），没有写；请先删掉它`,
    progress: (done, all) => `正在生成网站：${done} / ${all} 页`,
    done: ({ folder, files, written, removed, seconds }) =>
      `${folder}：${files} 个文件，写了 ${written} 个，删了 ${removed} 个，用时 ${seconds} 秒`,
    serving: (address) => `预览地址 ${address}，按 Ctrl-C 结束`,
    portTaken: (port) => `端口 ${port} 被占用或不能用；用 --port 换一个`,
  },
  en: {
    description: 'make a static site: a page for every code, search, and a box for whole responses',
    folder: 'folder that gets the site',
    serve: 'show it here afterwards (on 127.0.0.1 only) until Ctrl-C',
    port: 'port to show it on; default 4080',
    force: 'write into a folder with other files in it; they stay as they are',
    notes:
      'Only files that changed are written. Pages of an earlier run that are gone are removed; other files stay as they are. The site opens from the disk, works below any path, and asks no other host for anything. With site: https://... in the settings, cards have the address of their page.',
    noFolder: 'into which folder? For example: errcode site public',
    notASite: (folder) =>
      `"${folder}" holds other files and no site of errcode's; name an empty folder, or add --force`,
    leadsAway: (path) =>
      `"${path}" is no plain folder or file, perhaps a link, so nothing is written there; remove it first`,
    progress: (done, all) => `making the site: ${done} of ${all} pages`,
    done: ({ folder, files, written, removed, seconds }) =>
      `${folder}: ${files} files, ${written} written, ${removed} removed, ${seconds} s`,
    serving: (address) => `the site is at ${address} until Ctrl-C`,
    portTaken: (port) => `port ${port} is taken or not allowed; name another one with --port`,
  },
};

/** What `errcode site` says in a language. */
export const siteCommandWords = (language: Language): SiteCommandWords => words[language];
