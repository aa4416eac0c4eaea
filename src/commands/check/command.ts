import type { Command } from '../command.ts';

export const command: Command = {
  name: 'check',
  group: 'tables',
  text: {
    zh: '检查自有错误码表：哪个文件、哪行哪列、怎么改；有误时退出码为 2',
    en: 'check your own tables: file, line, column and how to fix it; exit status 2 if anything is wrong',
  },
  usage: '<file...> [options]',
  arguments: [
    {
      name: '[file...]',
      text: { zh: '错误码表，或放着它们的目录', en: 'tables, or folders that hold them' },
    },
  ],
  examples: ['errcode check .errcode', 'errcode check pay.yaml --json'],
  worksOnFiles: true,
  load: async () => (await import('./check.ts')).check,
};
