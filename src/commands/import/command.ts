import type { Command } from '../command.ts';

export const command: Command = {
  name: 'import',
  group: 'tables',
  text: {
    zh: '把已有的列表（CSV、JSON 或每行“码 消息”的文字）转成 --vendor 这个平台的错误码表',
    en: 'turn an existing list (CSV, JSON or lines of "code message") into a table of your own for --vendor',
  },
  usage: '<list> [options]',
  arguments: [
    {
      name: '[list...]',
      text: { zh: '已有的列表；- 是标准输入', en: 'an existing list; - for standard input' },
    },
  ],
  options: [
    {
      flags: '--output <file>',
      text: { zh: '写到这个文件，默认标准输出', en: 'write to this file instead of standard output' },
    },
  ],
  examples: [
    'errcode import codes.csv --vendor pay --output .errcode/pay.yaml',
    'errcode import - --vendor pay < codes.txt',
  ],
  worksOnFiles: true,
  load: async () => (await import('./import.ts')).importList,
};
