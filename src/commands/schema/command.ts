import type { Command } from '../command.ts';

/** What there are schemas of: what `--json` prints, and a team's own tables. */
export const schemaNames = ['output', 'tables'] as const;
export type SchemaName = (typeof schemaNames)[number];

export const command: Command = {
  name: 'schema',
  group: 'scripts',
  text: {
    zh: '输出 --json 或自有错误码表的 JSON Schema',
    en: 'print the JSON Schema of --json, or of your own tables',
  },
  usage: '[output|tables] [options]',
  arguments: [
    {
      name: '[what]',
      text: {
        zh: 'output 是 --json 的（默认），tables 是自有错误码表的',
        en: 'output: of --json (default); tables: of your own tables',
      },
      choices: schemaNames,
    },
  ],
  examples: ['errcode schema > errcode.schema.json', 'errcode schema tables > tables.schema.json'],
  load: async () => (await import('./schema.ts')).schema,
};
