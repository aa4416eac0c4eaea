import type { Command, OptionDefinition } from '../command.ts';

export const encodingOption: OptionDefinition = {
  flags: '--encoding <name>',
  text: { zh: '输入的编码，默认自动识别', en: 'encoding of the input; detected by default' },
  choices: ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'],
  // Further names of these are known too.
  isOpen: true,
};

export const command: Command = {
  name: 'explain',
  group: 'texts',
  text: {
    zh: '解释一段文字里的每个错误码：响应、日志、堆栈都行；没有文字时读标准输入',
    en: 'explain every code in a text: a response, a log, a stack trace; reads standard input when no text is given',
  },
  usage: '[text|-] [options]',
  otherNames: ['parse', 'decode'],
  arguments: [
    { name: '[text...]', text: { zh: '要解释的文字；- 是标准输入', en: 'the text; - for standard input' } },
  ],
  options: [encodingOption],
  examples: [
    `errcode explain '{"errcode":88,"sub_code":"60011"}'`,
    'curl -s https://api.example.com/call | errcode explain',
  ],
  load: async () => (await import('./explain.ts')).explain,
};
