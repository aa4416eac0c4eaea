import type { Command } from '../command.ts';
import { limitOption } from '../search/command.ts';

/** What happens when no command is named: a command of its own, so that negative codes are arguments to commander. */
export const command: Command = {
  name: 'auto',
  group: 'find',
  text: { zh: '', en: '' },
  usage: '[options] [what...]',
  arguments: [
    {
      name: '[what...]',
      text: {
        zh: '错误码（可以多个；也可写成 平台:码 或 "平台 码"），或粘贴的响应、日志，或要搜索的词',
        en: 'codes, also as vendor:code or "vendor code"; or a pasted response or log; or words to search for',
      },
    },
  ],
  options: [limitOption],
  examples: [],
  load: async () => (await import('./implicit.ts')).implicit,
};
