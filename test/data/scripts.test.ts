/** The scripts that bring the tables into form and compile them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { compileTables } from '../../scripts/data/compile.ts';
import { completeRelated } from '../../scripts/data/complete-related.ts';
import { formatDocument } from '../../scripts/data/format.ts';
import { parseDataFile, type Tables, vendorFiles } from '../../scripts/data/read-tables.ts';
import { formatReleasedNames } from '../../scripts/data/released-names.ts';
import { formatRows, parseRows } from '../../scripts/data/rows.ts';
import { dataSchemas } from '../../scripts/data/schemas.ts';
import { catalogOf } from '../../src/catalog/catalog.ts';
import { memoryStore } from '../../src/store/memory.ts';

const vendorText = (id: string): string => `id: ${id}
name: {zh: 顶点, en: ${id}}
identifier: Acme
homepage: https://${id}.example
published: [zh]
popularity: 1
envelope: {code: [code], message: [msg]}
topics:
  users: {zh: 成员, en: Members}
sources:
  table: {title: {zh: 表, en: Table}, checked: 2026-01-01}
`;

const columns = 'code section kind category retry topic guide zh en retired interfaces'.split(' ');

/** A row; `more` fills further cells. */
const row = (code: string, more: Record<string, string> = {}): string => {
  const cells: Record<string, string> = {
    code,
    category: 'state',
    retry: 'unknown',
    topic: 'users',
    zh: `消息${code}`,
    en: `Message ${code}`,
    ...more,
  };
  return columns.map((column) => cells[column] ?? '').join('\t');
};

/** What is explained of a code. */
const explained = (code: string, more = ''): string =>
  `- code: "${code}"\n  name: ERROR_${code}\n  phrases: {zh: [], en: []}\n  cause: {zh: 原因, en: cause}\n  steps:\n    - {zh: 自己的, en: own}\n  source: {steps: vendor}\n${more}`;

/** Tables of vendors, each made of rows and of what is explained of them. */
function tablesOf(vendors: Record<string, { rows: string[]; users?: string; guides?: string }>): Tables {
  return {
    platforms: parseDataFile('platforms.yaml', '{}\n'),
    synonyms: parseDataFile('synonyms.yaml', '- [token, 凭证]'),
    releasedNames: 'vendor\tcode\tname\n',
    vendors: Object.entries(vendors).map(([id, { rows, users, guides }]) =>
      vendorFiles({
        id,
        vendor: parseDataFile(`vendors/${id}/vendor.yaml`, vendorText(id)),
        codes: parseRows(`vendors/${id}/codes.tsv`, [columns.join('\t'), ...rows, ''].join('\n')),
        topics: new Map(users ? [['users', parseDataFile(`vendors/${id}/users.yaml`, users)]] : []),
        guides: guides === undefined ? undefined : parseDataFile(`vendors/${id}/guides.yaml`, guides),
      }),
    ),
  };
}

describe('formatDocument', () => {
  const messy = `# schema
- name: TWO
  code: '10'
  related: [ 2,
    "x:1" ]
  cause: { en: "Two", zh: '二' }
# about one
- name: ONE
  code: "2"
  cause: {zh: 一, en: "One: two"}
`;
  const tidy = `# schema
# about one
- code: "2"
  name: ONE
  cause:
    zh: 一
    en: "One: two"

- code: "10"
  name: TWO
  cause:
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

describe('rows', () => {
  const text = (rows: string[]): string => `${[columns.join('\t'), ...rows].join('\n')}\n`;
  const format = (rows: string[]): string[] =>
    formatRows(parseRows('codes.tsv', text(rows)))
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t').filter(Boolean).join(' '));

  it('are sorted by code and section, a further message behind its row', () => {
    const variant = ['10', '', '', '', '', '', '', '又一条', 'One more', '', ''].join('\t');
    expect(
      format([variant, row('b.c'), row('10'), row('9', { section: 'b' }), row('9', { section: 'a' })]),
    ).toEqual([
      '9 a state unknown users 消息9 Message 9',
      '9 b state unknown users 消息9 Message 9',
      '10 state unknown users 消息10 Message 10',
      '10 又一条 One more',
      'b.c state unknown users 消息b.c Message b.c',
    ]);
  });
  it('have the columns that a row fills', () => {
    const header = (rows: string[]): string => formatRows(parseRows('', text(rows))).split('\n')[0] as string;
    expect(header([row('1')])).toBe(columns.slice(0, -2).join('\t'));
    expect(header([row('1', { retired: '2025-01-01' })])).toBe(columns.slice(0, -1).join('\t'));
  });
  it('hold tabs, line feeds and backslashes as escapes', () => {
    const messages = { zh: 'a\\tb\\nc\\\\d', en: 'e\\rf' };
    const file = parseRows('codes.tsv', text([row('1', messages)]));
    expect(file.rows[0]?.cells).toMatchObject({ zh: 'a\tb\nc\\d', en: 'e\rf' });
    expect(formatRows(file)).toContain(`${messages.zh}\t${messages.en}`);
  });
  it.each([
    [[row('1', { zh: 'a\\b' })], '"\\b" is no escape'],
    [[`${row('1')}\tmore\tand more`], 'has 13 cells; there are 11 columns'],
  ])('that are damaged are reported: %j', (rows, message) => {
    expect(parseRows('codes.tsv', text(rows)).errors).toEqual([
      { line: 2, message: expect.stringContaining(message) },
    ]);
  });
  it('of a file with other columns are reported', () => {
    const { errors } = parseRows('codes.tsv', 'code\tzh\ten\tmeaning\n');
    const messages = errors.map(({ message }) => message).join('\n');
    expect(messages).toContain('there is no column "meaning"');
    expect(messages).toContain('the column "category" is missing');
  });
});

describe('completeRelated', () => {
  it('adds the way back, within a vendor and across, to what is explained', () => {
    const tables = tablesOf({
      acme: {
        rows: [row('1'), row('2'), row('3')],
        users: explained('1', '  related: ["2", "3", "other:7"]\n') + explained('2'),
      },
      other: { rows: [row('7')], users: explained('7') },
    });
    expect(completeRelated(tables)).toBe(2);
    const related = (vendor: number, position: number) =>
      tables.vendors[vendor]?.topics.get('users')?.document.toJS()[position].related;
    expect(related(0, 1)).toEqual(['1']);
    expect(related(1, 0)).toEqual(['acme:1']);
    expect(completeRelated(tables)).toBe(0);
  });
});

describe('formatReleasedNames', () => {
  it('adds names that are new, in the order of their codes, and keeps all others', () => {
    const tables = tablesOf({ acme: { rows: [row('1'), row('2')], users: explained('1') + explained('2') } });
    const released = { ...tables, releasedNames: 'vendor\tcode\tname\nacme\t2\tOLD\nzed\t9\tGONE\n' };
    expect(formatReleasedNames(released).split('\n').slice(1)).toEqual([
      'acme\t1\tERROR_1',
      'acme\t2\tOLD',
      'acme\t2\tERROR_2',
      'zed\t9\tGONE',
      '',
    ]);
  });
});

describe('compileTables', () => {
  const compile = (tables: Tables) => catalogOf([memoryStore(compileTables(tables))]);

  it('takes the interfaces of a row, and how many there are', () => {
    const rows = [
      row('1', { interfaces: '发送消息 | 撤回消息' }),
      row('2', { interfaces: '发送消息 | 撤回消息 | +7' }),
      row('3'),
    ];
    const entries = compile(tablesOf({ acme: { rows } })).entries();
    const names = ['发送消息', '撤回消息'];
    expect(entries.map(({ interfaces }) => interfaces)).toEqual([
      { names, count: 2 },
      { names, count: 9 },
      { names: [], count: 0 },
    ]);
  });

  it('puts the guide’s steps after the entry’s own', () => {
    const guides = 'how:\n  title: {zh: 怎么做, en: How}\n  steps:\n    - {zh: 通用的, en: general}\n';
    const [found] = compile(
      tablesOf({ acme: { rows: [row('1', { guide: 'acme/how' })], users: explained('1'), guides } }),
    ).find('1');
    expect(found?.steps.map(({ en, from }) => `${en} ${from}`)).toEqual(['own entry', 'general guide']);
    expect(found?.guide).toEqual({ id: 'acme/how', title: { zh: '怎么做', en: 'How' } });
    expect(found?.source).toMatchObject({ steps: 'vendor', date: '2026-01-01', published: ['zh'] });
  });

  it('puts the most used vendor first, and codes in order', () => {
    const tables = tablesOf({ acme: { rows: [row('5')] }, other: { rows: [row('30'), row('4')] } });
    const order = (first: Tables): string[] =>
      compile(first)
        .entries()
        .map(({ vendor, code }) => `${vendor}:${code}`);
    expect(order(tables)).toEqual(['acme:5', 'other:4', 'other:30']);
    (tables.vendors[1]?.vendor.value as { popularity: number }).popularity = 2;
    expect(order(tables)).toEqual(['other:4', 'other:30', 'acme:5']);
  });

  it('has brief entries, named by their codes, each by another name', () => {
    const rows = [row('1'), row('1', { section: 'a' }), row('not.Found', { guide: 'acme/how' })];
    const guides = 'how:\n  title: {zh: 怎么做, en: How}\n  steps:\n    - {zh: 通用的, en: general}\n';
    const entries = compile(tablesOf({ acme: { rows, guides } })).entries();
    expect(entries.map(({ name }) => name)).toEqual(['CODE_1', 'CODE_1_2', 'NOT_FOUND']);
    expect(entries.map(({ explained, cause, source }) => [explained, cause, source.steps])).toEqual(
      Array(3).fill([false, null, null]),
    );
    expect(entries[2]?.steps).toEqual([{ zh: '通用的', en: 'general', from: 'guide' }]);
  });

  it('finds codes in any letter case, and vendors by any name', () => {
    const catalog = compile(tablesOf({ acme: { rows: [row('Forbidden.Access')] } }));
    expect(catalog.find('forbidden.ACCESS')).toHaveLength(1);
    expect(catalog.findVendor('ＡＣＭＥ')?.id).toBe('acme');
    expect(catalog.findVendor('constructor')).toBeUndefined();
  });

  it('tells since when a code is retired', () => {
    const [found] = compile(tablesOf({ acme: { rows: [row('1', { retired: '2025-01-01' })] } })).find('1');
    expect(found?.retired).toBe('2025-01-01');
  });
});

describe('the editors’ schemas', () => {
  it.each(Object.entries(dataSchemas))('%s is what `npm run data:format` writes', (name, schema) => {
    const file = new URL(`../../data/schema/${name}`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
