import type { Command } from '../command.ts';

export const command: Command = {
  name: 'lookup',
  group: 'find',
  text: { zh: '精确查码', en: 'look codes up exactly' },
  usage: '[options] <code...>',
  otherNames: ['get', 'show'],
  arguments: [
    {
      name: '[code...]',
      text: {
        zh: '错误码，可以多个；- 是标准输入，一行一个',
        en: 'one or more codes; - for standard input, one a line',
      },
    },
  ],
  examples: ['errcode lookup dingtalk:40014 welink:47103', 'errcode lookup --vendor dingtalk -1'],
  load: async () => (await import('./lookup.ts')).lookup,
};
