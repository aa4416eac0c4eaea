import type { Command } from '../command.ts';

export const command: Command = {
  name: 'guide',
  group: 'find',
  text: {
    zh: '通用做法：许多码共用的排查步骤；不写 id 时列出全部',
    en: 'print a guide, the steps that many codes share; without an id, list them all',
  },
  usage: '[id] [options]',
  arguments: [
    {
      name: '[guide...]',
      text: {
        zh: '通用做法的 id，如 dingtalk/access-token；只写后一半也行',
        en: 'id of a guide, as dingtalk/access-token; its second half is enough',
      },
    },
  ],
  examples: [
    'errcode guide',
    'errcode guide dingtalk/access-token',
    'errcode guide access-token --vendor wps',
  ],
  load: async () => (await import('./guide.ts')).guide,
};
