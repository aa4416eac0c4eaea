import type { Command } from '../command.ts';

export const command: Command = {
  name: 'grep',
  group: 'find',
  text: {
    zh: '用正则表达式查码和消息，用法同 grep',
    en: 'match codes and messages with a regular expression, as grep does',
  },
  usage: '[options] <pattern>',
  arguments: [
    {
      name: '[pattern...]',
      text: {
        zh: '正则表达式（JavaScript 语法，u 标志）',
        en: 'regular expression (JavaScript syntax, u flag)',
      },
    },
  ],
  options: [
    { flags: '-i, --ignore-case', text: { zh: '不分大小写', en: 'ignore case' } },
    { flags: '-v, --invert-match', text: { zh: '选出不匹配的行', en: 'select the lines that do not match' } },
    { flags: '-c, --count', text: { zh: '只输出行数', en: 'print only the number of lines' } },
    {
      flags: '-l, --files-with-matches',
      text: { zh: '只输出 平台:码，每个一次', en: 'print only vendor:code, each once' },
    },
    { flags: '-o, --only-matching', text: { zh: '只输出匹配的部分', en: 'print only what matches' } },
    {
      flags: '-F, --fixed-strings',
      text: { zh: '按普通文字查找，不是正则表达式', en: 'treat patterns as plain text' },
    },
    {
      flags: '-w, --word-regexp',
      text: {
        zh: '只匹配整个词；汉字不算词的一部分',
        en: 'match whole words only; Chinese characters do not count as part of a word',
      },
    },
    { flags: '-x, --line-regexp', text: { zh: '只匹配整条消息', en: 'match whole messages only' } },
    {
      flags: '-n, --line-number',
      text: { zh: '加上这一行在该码各行中的序号', en: "print the line's number among the lines of its code" },
    },
    {
      flags: '-m, --max-count <n>',
      text: { zh: '选出这么多行后停止', en: 'stop after this many lines' },
      range: [0, 999_999_999],
    },
    {
      flags: '-e, --regexp <pattern>',
      text: { zh: '表达式；可重复，匹配任何一个即可', en: 'a pattern; repeat it to match any of several' },
      several: 'repeated',
    },
    {
      flags: '-E, --extended-regexp',
      text: { zh: '同 grep，这里总是如此', en: 'accepted as in grep; patterns always are' },
    },
    {
      flags: '-A, --after-context <n>',
      text: { zh: '匹配行之后再输出这么多行', en: 'print this many lines after each match' },
      range: [0, 999_999],
    },
    {
      flags: '-B, --before-context <n>',
      text: { zh: '匹配行之前再输出这么多行', en: 'print this many lines before each match' },
      range: [0, 999_999],
    },
    {
      flags: '-C, --context <n>',
      text: { zh: '匹配行前后各再输出这么多行', en: 'print this many lines before and after each match' },
      range: [0, 999_999],
    },
    { flags: '--all', text: { zh: '也查原因和步骤', en: 'search causes and steps too' } },
    {
      flags: '-q, --quiet',
      text: { zh: '什么也不输出，只看退出码', en: 'print nothing; the exit status is the answer' },
    },
  ],
  notes: {
    zh: '一条消息是一行，中英文有一种匹配即可；平台:码 也参与匹配。与 GNU grep 不同的只有：-c 输出一个总数，-m 是总行数，表达式最多 1000 个字符、16 个可省略的部分（?、*、{0,…}）。',
    en: 'Each message is one line and matches in either language; vendor:code can match too. Unlike GNU grep, -c prints one number for all, -m counts all lines, and patterns have at most 1000 characters and 16 optional parts (?, *, {0,...}).',
  },
  examples: ["errcode grep -i 'access_?token'", 'errcode grep -c 部门 --vendor wps'],
  load: async () => (await import('./grep.ts')).grep,
};
