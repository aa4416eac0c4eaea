import type { Command } from '../command.ts';

export const command: Command = {
  name: 'site',
  group: 'scripts',
  text: {
    zh: '生成一个静态网站：每个码一页，带搜索和粘贴框，可放到内网或 GitHub Pages',
    en: 'make a static site: a page for every code, search, and a box for whole responses',
  },
  usage: '<folder> [options]',
  otherNames: ['website', 'web', 'pages'],
  arguments: [{ name: '[folder...]', text: { zh: '网站写到这个目录', en: 'folder that gets the site' } }],
  options: [
    {
      flags: '--serve',
      text: {
        zh: '生成后在本机预览（只监听 127.0.0.1），Ctrl-C 结束',
        en: 'show it here afterwards (on 127.0.0.1 only) until Ctrl-C',
      },
    },
    {
      flags: '--port <n>',
      text: { zh: '预览用的端口，默认 4080', en: 'port to show it on; default 4080' },
      range: [0, 65_535],
    },
    {
      flags: '--force',
      text: {
        zh: '目录里有别的文件也写进去；别的文件不动',
        en: 'write into a folder with other files in it; they stay as they are',
      },
    },
  ],
  notes: {
    zh: '只写有变化的文件；上次生成、现在已没有的页面会删掉，别的文件不动。网站可以直接从磁盘打开，也可以放在任何子路径下；不请求其他主机。设置里写上 site: https://…，卡片就会带上对应页面的地址。',
    en: 'Only files that changed are written. Pages of an earlier run that are gone are removed; other files stay as they are. The site opens from the disk, works below any path, and asks no other host for anything. With site: https://... in the settings, cards have the address of their page.',
  },
  examples: ['errcode site public', 'errcode site public --tables ./tables --serve'],
  load: async () => (await import('./site.ts')).site,
};
