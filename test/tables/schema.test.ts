/** The schema that editors read, with what they know of YAML: numbers are numbers there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleTable } from '../../src/tables/example.ts';
import { checkTable } from '../../src/tables/read-table.ts';
import { tableSchema } from '../../src/tables/schema.ts';
import { catalog, root } from '../support/run.ts';

const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(tableSchema);
const problemsOf = (table: unknown): unknown[] => (validate(table) ? [] : (validate.errors ?? []));

describe('the schema of own tables', () => {
  it.each(['zh', 'en'] as const)('takes the example in %s', (language) => {
    expect(problemsOf(parse(exampleTable(language)))).toEqual([]);
  });

  it.each(['docs/own-tables.md', 'docs/own-tables.zh-CN.md'])('takes the table that %s shows', (file) => {
    const shown = [...readFileSync(join(root, file), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)];
    expect(shown).toHaveLength(1);
    for (const [, text = ''] of shown) {
      expect(problemsOf(parse(text))).toEqual([]);
      expect(checkTable('a.yaml', text, catalog).problems).toEqual([]);
    }
  });

  it.each(catalog.vendors.map(({ id }) => id))('takes what is explained by %s', (vendor) => {
    const folder = join(root, 'data/vendors', vendor);
    const explained = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && !['vendor.yaml', 'guides.yaml'].includes(name))
      .flatMap((name): object[] => parse(readFileSync(join(folder, name), 'utf8')));
    const entries = explained.map((entry) => ({ ...entry, message: { zh: '消息', en: 'message' } }));
    expect(entries.length).toBeGreaterThan(0);
    expect(problemsOf({ vendor, entries })).toEqual([]);
    expect(problemsOf(entries.map((entry) => ({ vendor, ...entry })))).toEqual([]);
  });

  it('takes JSON that names its schema, as check does', () => {
    const table = { $schema: './errcode.schema.json', vendor: 'pay', entries: [{ code: 1, message: 'x' }] };
    expect(problemsOf(table)).toEqual([]);
    expect(checkTable('a.json', JSON.stringify(table), catalog).problems).toEqual([]);
  });

  it.each([
    { vendor: 'pay', entries: [{ code: 1 }] },
    { vendor: 'pay', entries: [{ code: 'a b', message: 'x' }] },
    { vendor: 'pay', entries: [{ code: 1.5, message: 'x' }] },
    [{ code: 1, message: 'x' }],
    'words',
  ])('takes no %j', (table) => {
    expect(problemsOf(table)).not.toEqual([]);
  });
});
