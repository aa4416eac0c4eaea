import type { Command } from '../command.ts';

export const command: Command = {
  name: 'browse',
  group: 'find',
  text: {
    zh: '边输入边搜索：方向键选择，Enter 输出，Esc 离开（只能在终端里用）',
    en: 'search while you type: arrows choose, Enter prints, Esc leaves (terminal only)',
  },
  usage: '[words...] [options]',
  otherNames: ['interactive', 'tui'],
  arguments: [{ name: '[words...]', text: { zh: '开始时要搜索的词', en: 'words to start with' } }],
  examples: ['errcode browse', 'errcode browse token --vendor wps', 'errcode browse --json | jq'],
  load: async () => (await import('./browse.ts')).browse,
};
