import type { Command } from '../command.ts';
import { encodingOption } from '../explain/command.ts';

export const command: Command = {
  name: 'annotate',
  group: 'texts',
  text: {
    zh: '原样输出日志，在含错误码的行下面加一行说明；--json 给 NDJSON 的行加字段',
    en: 'pass a log through and add an explanation under each line with an error code; --json adds a field to lines of JSON',
  },
  usage: '[file...] [options]',
  otherNames: ['tail', 'watch'],
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
      flags: '--every',
      text: {
        zh: '每次都给出完整说明，不只第一次',
        en: 'give the full explanation every time, not only the first',
      },
    },
    encodingOption,
  ],
  examples: [
    'kubectl logs -f my-pod | errcode annotate',
    'errcode annotate app.log --json > explained.ndjson',
  ],
  load: async () => (await import('./annotate.ts')).annotate,
};
