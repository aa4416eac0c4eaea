import { answerLanguages } from '../language.ts';
import { colorChoices } from '../terminal.ts';
import type { OptionDefinition } from './command.ts';
import { formats } from './context.ts';

/** The options that every command takes. */
export const commonOptions: readonly OptionDefinition[] = [
  {
    flags: '--vendor <id>',
    text: {
      zh: '只看这些平台：id、别名或中文名，可重复，可用逗号分隔',
      en: 'only these vendors: id, alias or Chinese name; repeat it or use commas',
    },
    several: 'commas',
  },
  {
    flags: '-l, --lang <language>',
    text: {
      zh: '输出语言；默认看 ERRCODE_LANG、LC_ALL、LC_MESSAGES、LANG',
      en: 'language of the answer; default from ERRCODE_LANG, LC_ALL, LC_MESSAGES and LANG',
    },
    choices: answerLanguages,
  },
  {
    flags: '--tables <dir>',
    text: {
      zh: '也读取这个目录里的自有错误码表，或这一个表，可重复；工作目录及上级目录的 .errcode 总会读取',
      en: 'also read your own tables in this folder, or this one table; repeatable; .errcode here and in parent folders is always read',
    },
    several: 'repeated',
  },
  { flags: '-j, --json', text: { zh: '等于 --format json', en: 'the same as --format json' } },
  { flags: '--format <format>', text: { zh: '输出格式', en: 'output format' }, choices: formats },
  {
    flags: '--fields <a,b,c>',
    text: {
      zh: '机器格式只输出这些字段，逗号分隔；写错时列出全部字段',
      en: 'print only these fields, comma-separated, in a machine format; a wrong one lists them all',
    },
    several: 'commas',
  },
  { flags: '--color <when>', text: { zh: '是否用颜色', en: 'whether to use colour' }, choices: colorChoices },
  {
    flags: '--no-color',
    text: { zh: '等于 --color never', en: 'the same as --color never' },
    preset: 'never',
  },
  {
    flags: '-f, --full',
    text: {
      zh: '卡片给出全部内容：通用做法、相关的码的消息、来源',
      en: 'cards with everything: the guide, related messages, sources',
    },
  },
  {
    flags: '--no-pager',
    text: { zh: '比屏幕长时也直接输出，不进分页程序', en: 'no pager for what is longer than the screen' },
  },
  {
    flags: '--bom',
    text: {
      zh: 'CSV 以字节顺序标记开头，Excel 靠它认出中文',
      en: 'start CSV with the byte order mark that Excel needs for Chinese',
    },
  },
  {
    flags: '-q, --quiet',
    text: { zh: '什么也不输出，只看退出码', en: 'print nothing; the exit status is the answer' },
  },
];
