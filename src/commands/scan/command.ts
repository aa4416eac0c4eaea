import type { Command } from '../command.ts';
import { encodingOption } from '../explain/command.ts';

/** What a scan can be grouped by. */
export const groupings = ['code', 'vendor', 'hour'] as const;

export const command: Command = {
  name: 'scan',
  group: 'texts',
  text: {
    zh: '统计日志里的错误码：哪些、多少次、从什么时候开始',
    en: 'count the codes in logs: which, how often, since when',
  },
  usage: '[file...] [options]',
  otherNames: ['stats'],
  arguments: [
    {
      name: '[file...]',
      text: {
        zh: '日志文件，可用通配符，也可以是 .gz、.zst；- 或不写是标准输入',
        en: 'log files or glob patterns, also .gz and .zst; - or none for standard input',
      },
    },
  ],
  options: [
    {
      flags: '--top <n>',
      text: { zh: '最多列出这么多个码', en: 'list at most this many codes' },
      range: [1, 999_999],
    },
    {
      flags: '--since <time>',
      text: {
        zh: '只看这个时间以后的记录：2026-11-22、08:30、30m、2h、1d',
        en: 'only records after this time: 2026-11-22, 08:30, 30m, 2h, 1d',
      },
    },
    { flags: '--until <time>', text: { zh: '只看这个时间以前的记录', en: 'only records before this time' } },
    {
      flags: '--by <what>',
      text: { zh: '分组依据，默认按码', en: 'what to group by; default code' },
      choices: groupings,
    },
    {
      flags: '--csv',
      text: { zh: '等于 --format csv', en: 'the same as --format csv' },
      implies: { format: 'csv' },
    },
    {
      flags: '--html <file>',
      text: { zh: '另写一份网页报告到这个文件', en: 'also write a report as a web page to this file' },
    },
    encodingOption,
  ],
  examples: ['errcode scan app.log', 'kubectl logs my-pod | errcode scan --since 1h --top 10'],
  load: async () => (await import('./scan.ts')).scan,
};
