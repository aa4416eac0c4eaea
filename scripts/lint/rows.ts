import { categories, kinds, languages, retryAdvice } from '../../src/catalog/types.ts';
import { isVariant, type RowColumn } from '../data/rows.ts';
import type { Problem, Rule } from './rule.ts';

const oneOf = (values: readonly string[]): RegExp => new RegExp(`^(?:${values.join('|')})$`);

/** What a filled cell looks like. */
const forms: Partial<Record<RowColumn, RegExp>> = {
  code: /^[^\s\p{Cc}\p{Cf}]+$/u,
  kind: oneOf(kinds.filter((kind) => kind !== 'error')),
  category: oneOf(categories),
  retry: oneOf(retryAdvice),
  guide: /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/,
  published: oneOf([...languages, languages.join(',')]),
  docs: /^https:\/\/\S+$/,
  retired: /^\d{4}-\d{2}-\d{2}$/,
  interfaces: /^(?!\+)[^|]+(?: \| [^|]+)*$/,
};
const required: readonly RowColumn[] = ['code', 'zh', 'en'];
const requiredOfEntries: readonly RowColumn[] = ['category', 'retry', 'topic'];

export const rowsRule: Rule = {
  name: 'rows',
  description: 'Every row has the cells that it needs, each of its form, without blanks around it.',
  check: (tables) =>
    tables.vendors.flatMap(({ codes: { path, rows, errors }, entries }): Problem[] => {
      const problems: Problem[] = errors.map((error) => ({ file: path, ...error }));
      for (const row of rows) {
        const { line, cells } = row;
        const say = (message: string) =>
          problems.push({ file: path, line, message: `${cells.code ?? '?'}: ${message}` });
        for (const column of isVariant(row) ? required : [...required, ...requiredOfEntries]) {
          if (cells[column] === undefined) say(`has no ${column}`);
        }
        for (const [column, text] of Object.entries(cells)) {
          if (text !== text.trim()) say(`has blanks around its ${column}`);
          const form = forms[column as RowColumn];
          if (form && !form.test(text)) say(`"${text}" is no ${column}`);
        }
        if ((cells['step.zh'] === undefined) !== (cells['step.en'] === undefined))
          say('has its step in one language');
      }
      for (const {
        entry,
        rows: [row],
      } of entries) {
        if (entry.explanation && entry.step)
          problems.push({
            file: path,
            line: row?.line ?? 1,
            message: `${entry.code}: is explained; its step stands there`,
          });
      }
      return problems;
    }),
};
