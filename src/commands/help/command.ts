import type { Command } from '../command.ts';

export const command: Command = {
  name: 'help',
  group: 'setUp',
  text: { zh: '显示一条命令的帮助', en: 'show the help of a command' },
  usage: '[command]',
  otherNames: ['man', 'usage'],
  arguments: [{ name: '[command]' }],
  examples: [],
};
