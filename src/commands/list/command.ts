import { categories, kinds, retryAdvice } from '../../catalog/types.ts';
import { categoryNames, chooser, kindNames, retryNames } from '../choices.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  name: 'list',
  group: 'find',
  text: { zh: '列出全部错误码', en: 'list all codes' },
  usage: '[vendor...] [options]',
  otherNames: ['ls'],
  arguments: [
    { name: '[vendor...]', text: { zh: '只列这些平台', en: 'only these vendors' }, several: 'commas' },
  ],
  options: [
    {
      flags: '--category <c>',
      text: {
        zh: '只列这些类别，也可写屏幕上的名称，如 限流',
        en: 'only these categories, also by the names on the screen, such as credentials',
      },
      choices: categories,
      choose: chooser('--category', categories, categoryNames),
    },
    {
      flags: '--retry <r>',
      text: { zh: '只列这些重试建议', en: 'only this retry advice' },
      choices: retryAdvice,
      choose: chooser('--retry', retryAdvice, retryNames),
    },
    {
      flags: '--kind <k>',
      text: { zh: '只列这些类型', en: 'only these kinds' },
      choices: kinds,
      choose: chooser('--kind', kinds, kindNames),
    },
    {
      flags: '-n, --limit <n>',
      text: { zh: '最多列出这么多条', en: 'list at most this many' },
      range: [1, 999_999],
    },
  ],
  examples: ['errcode list wps', 'errcode list --category rate-limit --format csv > limits.csv'],
  load: async () => (await import('./list.ts')).list,
};
