/** What `errcode site` says. */
import type { Language } from '../../catalog/types.ts';

export interface SiteCommandWords {
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
