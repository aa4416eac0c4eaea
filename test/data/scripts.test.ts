/** The scripts that bring the tables into form and compile them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { compileTables } from '../../scripts/data/compile.ts';
import { completeRelated } from '../../scripts/data/complete-related.ts';
import { formatDocument } from '../../scripts/data/format.ts';
import { parseDataFile, type Tables } from '../../scripts/data/read-tables.ts';
import { dataSchemas } from '../../scripts/data/schemas.ts';
import { catalogOf } from '../../src/catalog/catalog.ts';

const vendorText = (id: string): string => `id: ${id}
name: {zh: 顶点, en: ${id}}
identifier: Acme
homepage: https://${id}.example
published: [zh]
envelope: {code: [code], message: [msg]}
topics:
  users: {zh: 成员, en: Members}
sources:
  table: {title: {zh: 表, en: Table}, checked: 2026-01-01}
`;

function tablesOf(users: Record<string, string>, guides?: string): Tables {
  return {
    platforms: parseDataFile('platforms.yaml', '{}\n'),
    synonyms: parseDataFile('synonyms.yaml', '- [token, 凭证]'),
    vendors: Object.entries(users).map(([id, text]) => ({
      id,
      vendor: parseDataFile(`vendors/${id}/vendor.yaml`, vendorText(id)),
      topics: new Map([['users', parseDataFile(`vendors/${id}/users.yaml`, text)]]),
    })),
    guides: new Map(guides === undefined ? [] : [['acme', parseDataFile('guides/acme.yaml', guides)]]),
  };
}

const entry = (code: string, more = ''): string =>
  `- code: "${code}"\n  name: ERROR_${code}\n  category: state\n  retry: unknown\n  message: {zh: 消息${code}, en: Message ${code}}\n${more}`;

describe('formatDocument', () => {
  const messy = `# schema
- message: { en: "Two", zh: '二' }
  code: '10'
  related: [ 2,
    "x:1" ]
  retry: unknown
  category: state
# about one
- category: state
  code: "2"
  retry: unknown
  message: {zh: 一, en: "One: two"}
`;
  const tidy = `# schema
# about one
- code: "2"
  category: state
  retry: unknown
  message:
    zh: 一
    en: "One: two"

- code: "10"
  category: state
  retry: unknown
  message:
    zh: 二
    en: Two
  related: [2, "x:1"]
`;
  it('sorts entries and keys, quotes codes, keeps comments', () => {
    const formatted = formatDocument(parseDocument(messy));
    expect(formatted.split('\n').sort()).toEqual(tidy.split('\n').sort());
    expect(formatted.indexOf('"2"')).toBeLessThan(formatted.indexOf('"10"'));
  });
  it('changes nothing the second time', () => {
    const once = formatDocument(parseDocument(messy));
    expect(formatDocument(parseDocument(once))).toBe(once);
  });
});

describe('completeRelated', () => {
  it('adds the way back, within a vendor and across', () => {
    const tables = tablesOf({
      acme: entry('1', '  related: ["2", "other:7"]\n') + entry('2'),
      other: entry('7'),
    });
    expect(completeRelated(tables)).toBe(2);
    const related = (vendor: number, position: number) =>
      tables.vendors[vendor]?.topics.get('users')?.document.toJS()[position].related;
    expect(related(0, 1)).toEqual(['1']);
    expect(related(1, 0)).toEqual(['acme:1']);
    expect(completeRelated(tables)).toBe(0);
  });
});

describe('compileTables', () => {
  const compile = (tables: Tables) => {
    const { index, entries } = compileTables(tables);
    const bytes = Buffer.from(entries);
    return catalogOf(index, (offset, length) =>
      JSON.parse(bytes.subarray(offset, offset + length).toString()),
    );
  };

  it('puts the guide’s steps after the entry’s own', () => {
    const steps = '  steps:\n    - {zh: 自己的, en: own}\n  guide: acme/how\n  source: {steps: vendor}\n';
    const guides = 'how:\n  title: {zh: 怎么做, en: How}\n  steps:\n    - {zh: 通用的, en: general}\n';
    const [found] = compile(tablesOf({ acme: entry('1', steps) }, guides)).find('1');
    expect(found?.steps.map(({ en, from }) => `${en} ${from}`)).toEqual(['own entry', 'general guide']);
    expect(found?.guide).toEqual({ id: 'acme/how', title: { zh: '怎么做', en: 'How' } });
    expect(found?.source).toMatchObject({ steps: 'vendor', date: '2026-01-01', published: ['zh'] });
  });

  it('puts the vendor with most entries first, and codes in order', () => {
    const catalog = compile(tablesOf({ acme: entry('5'), other: entry('30') + entry('4') }));
    expect(catalog.entries().map(({ vendor, code }) => `${vendor}:${code}`)).toEqual([
      'other:4',
      'other:30',
      'acme:5',
    ]);
  });

  it('finds codes in any letter case, and vendors by any name', () => {
    const catalog = compile(tablesOf({ acme: entry('Forbidden.Access') }));
    expect(catalog.find('forbidden.ACCESS')).toHaveLength(1);
    expect(catalog.findVendor('ＡＣＭＥ')?.id).toBe('acme');
    expect(catalog.findVendor('constructor')).toBeUndefined();
  });

  it('tells since when a code is retired', () => {
    const [found] = compile(tablesOf({ acme: entry('1', '  status: {retired: 2025-01-01}\n') })).find('1');
    expect(found?.retired).toBe('2025-01-01');
  });
});

describe('the editors’ schemas', () => {
  it.each(Object.entries(dataSchemas))('%s is what `npm run data:format` writes', (name, schema) => {
    const file = new URL(`../../data/schema/${name}`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
