import type { Command } from '../command.ts';

export const command: Command = {
  name: 'init',
  group: 'tables',
  text: { zh: '在 .errcode 里写一份带注释的示例表', en: 'write a commented example table into .errcode' },
  usage: '[folder] [options]',
  arguments: [{ name: '[folder]', text: { zh: '目录，默认 .errcode', en: 'folder; default .errcode' } }],
  examples: ['errcode init', 'errcode init team-tables --lang zh'],
  worksOnFiles: true,
  load: async () => (await import('./init.ts')).init,
};
