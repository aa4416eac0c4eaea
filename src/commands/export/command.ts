import type { Command } from '../command.ts';

/** What `errcode export` writes programs in. */
export const programTargets = ['ts', 'go', 'java', 'python'] as const;
export type ProgramTarget = (typeof programTargets)[number];

/** The engines that `errcode export` writes lookup tables for. */
export const tableTargets = [
  'clickhouse',
  'splunk',
  'vector',
  'duckdb',
  'logstash',
  'elasticsearch',
  'opensearch',
] as const;
export type TableTarget = (typeof tableTargets)[number];

export const exportTargets = [...programTargets, ...tableTargets] as const;
export type ExportTarget = (typeof exportTargets)[number];

export const command: Command = {
  name: 'export',
  group: 'scripts',
  text: {
    zh: '把错误码导出成程序里的常量，或日志引擎的查找表',
    en: 'write the codes as constants for programs, or as a lookup table for log engines',
  },
  usage: '--for <target> [options]',
  options: [
    { flags: '--for <target>', text: { zh: '导出给谁用', en: 'what to export for' }, choices: exportTargets },
    {
      flags: '--package <name>',
      text: {
        zh: 'Go 或 Java 文件的包名，默认 errcodes',
        en: 'package name of a Go or Java file; default errcodes',
      },
    },
  ],
  examples: ['errcode export --for ts > errcodes.ts', 'errcode export --for clickhouse > errcodes.csv'],
  load: async () => (await import('./export.ts')).exportTable,
};
