import type { Command, OptionDefinition } from '../command.ts';

/** How many hits a search lists at most. */
export const limitOption: OptionDefinition = {
  flags: '-n, --limit <n>',
  text: {
    zh: '最多列出这么多条；默认一屏，不是终端时 10 条（1-100）',
    en: 'list at most this many; default one screen, or 10 when not on a terminal (1-100)',
  },
  range: [1, 100],
};

export const command: Command = {
  name: 'search',
  group: 'find',
  text: {
    zh: '按词搜索：消息、自己的话、拼音、首字母、繁体、英文都行，写错也能找到',
    en: 'search by words: messages, your own words, pinyin, either language, typos included',
  },
  usage: '<words...> [options]',
  otherNames: ['find', 'query'],
  arguments: [
    {
      name: '[words...]',
      text: {
        zh: '要搜索的词；其中的平台名只搜那个平台',
        en: "words to search for; a vendor's name among them limits the search to it",
      },
    },
  ],
  options: [limitOption],
  examples: [
    'errcode search "token expired" --limit 5',
    'errcode search bumen bucunzai',
    'errcode search dingtalk 白名单',
  ],
  load: async () => (await import('./search.ts')).search,
};
