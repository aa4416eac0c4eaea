/**
 * Generated programs:
 *  1. what messages may hold does not get out of a comment, in any language (the screens);
 *  2. the types are those of the vendor's JSON;
 *  3. the whole TypeScript module compiles, and its types keep what it promises.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, describe, expect, it } from 'vitest';
import type { VendorTable } from '../../../src/catalog/catalog.ts';
import type { Entry } from '../../../src/catalog/types.ts';
import { constantTable, type ProgramSetting } from '../../../src/render/export/constants.ts';
import { renderGo } from '../../../src/render/export/go.ts';
import { renderJava } from '../../../src/render/export/java.ts';
import { renderPython } from '../../../src/render/export/python.ts';
import { renderTypeScript } from '../../../src/render/export/typescript.ts';
import { makeEntry } from '../../support/entry.ts';
import { catalog, root, runBuilt } from '../../support/run.ts';

const setting: ProgramSetting = {
  generator: 'errcode 1.2.3 (errcode export)',
  language: 'both',
  package: 'errcodes',
};
const dingtalk = catalog.findVendor('dingtalk') as VendorTable;
const welink = catalog.findVendor('welink') as VendorTable;

/** An entry whose English message is the Chinese one too. */
const entryOf = (code: string, name: string, message: string, parts: Partial<Entry> = {}): Entry =>
  makeEntry({ code, name, message: { zh: message, en: message }, ...parts });

/** Messages with what ends comments, begins tags, or is read as a character in them. */
const odd = [
  makeEntry({ code: '-1', name: 'SYSTEM_BUSY', message: { zh: '系统繁忙', en: 'The system is busy' } }),
  entryOf('1', 'COMMENT_END', 'ends */ here /* and """ there', { retry: 'unknown' }),
  entryOf('2', 'TAGS', '@deprecated <b>{@link x}</b> &amp; \\u002a/ \\', { retry: 'poll' }),
  entryOf('3', 'HIDDEN', 'first\nsecond\u2028third\u202e', { retry: 'fix-first' }),
  entryOf('4', 'LONG', `${'a message that goes on '.repeat(8)}`.trim(), { retry: 'fix-first' }),
  entryOf('5', 'FIRST_MEANING', 'one meaning', { retry: 'backoff' }),
  entryOf('5', 'SECOND_MEANING', 'another meaning', { retry: 'backoff' }),
  entryOf('6', 'THIRD_MEANING', 'with its own advice', { retry: 'backoff' }),
  entryOf('6', 'FOURTH_MEANING', 'and with another', { retry: 'later' }),
];
const tables = [
  constantTable(dingtalk, odd),
  constantTable({ ...dingtalk, identifier: 'Both', name: { zh: '两种', en: 'Both' } }, [
    entryOf('7', 'NUMBER', 'a number', { retry: 'later' }),
    entryOf('007', 'NUMBER_WITH_ZEROS', 'no number', { retry: 'poll' }),
    entryOf('Forbidden.AccessDenied', 'WORD', 'a word', { retry: 'fix-first' }),
  ]),
  constantTable(welink, [entryOf('47103', 'TOKEN_EXPIRED', 'Token过期', { vendor: 'welink' })]),
];

describe('a generated program', () => {
  it.each([
    ['odd.ts.txt', renderTypeScript],
    ['odd.go.txt', renderGo],
    ['ErrorCodes.java.txt', renderJava],
    ['odd.py.txt', renderPython],
  ])('is %s', async (file, render) => {
    await expect(render(tables, setting)).toMatchFileSnapshot(`screens/${file}`);
  });

  it.each([
    ['zh', 'Error codes of 钉钉.', '系统繁忙'],
    ['en', 'Error codes of DingTalk.', 'The system is busy'],
  ] as const)('has comments in %s alone where that is asked for', (language, vendor, message) => {
    const text = renderTypeScript(tables, { ...setting, language });
    expect(text).toContain(`/** ${vendor} */`);
    expect(text).toContain(`/** ${message} */`);
    expect(text).not.toContain('·');
  });
});

describe('the type of codes', () => {
  it.each([
    ['numbers', dingtalk, ['-1', '40014'], ['int -1 40014']],
    [
      'the least and the greatest numbers',
      dingtalk,
      ['-2147483648', '2147483647'],
      ['int -2147483648 2147483647'],
    ],
    ['numbers of more than 32 bits', dingtalk, ['40014', '2147483648'], ['long 40014 2147483648']],
    ['negative ones', dingtalk, ['-2147483649', '1'], ['long -2147483649 1']],
    [
      'numbers that are not exact',
      dingtalk,
      ['40014', '12345678901234567890'],
      ['int 40014', 'string 12345678901234567890'],
    ],
    ['numbers with zeros in front', dingtalk, ['40014', '040014', '-0'], ['int 40014', 'string 040014 -0']],
    ['words', dingtalk, ['40014', 'Forbidden.AccessDenied'], ['int 40014', 'string Forbidden.AccessDenied']],
    ['words alone', dingtalk, ['A', 'B'], ['string A B']],
    ['numbers in quotes', welink, ['0', '47103'], ['string 0 47103']],
    ['a vendor of numbers without codes', dingtalk, [], ['int']],
    ['a vendor of strings without codes', welink, [], ['string']],
  ] as const)('of %s', (_, vendor, codes, groups) => {
    const entries = codes.map((code, i) => makeEntry({ code, name: `NAME_${i}` }));
    const found = constantTable(vendor, entries).groups.map(({ type, constants }) =>
      [type, ...constants.map(({ code }) => code)].join(' '),
    );
    expect(found).toEqual(groups);
  });

  it('of more than 32 bits is long in Java and 64 bits in Go', () => {
    const long = [constantTable(dingtalk, [makeEntry({ code: '2147483648', name: 'BIG' })])];
    expect(renderJava(long, setting)).toContain('public static final long BIG = 2147483648L;');
    expect(renderJava(long, setting)).toContain('Map<Long, Retry>');
    expect(renderGo(long, setting)).toContain('type DingTalkCode int64\n');
  });
});

describe('retry advice', () => {
  it('stands once for each code, and is unknown where its meanings differ', () => {
    expect(tables[0]?.groups[0].retry.map(({ name, advice }) => [name, advice])).toEqual([
      ['SYSTEM_BUSY', 'refresh-token'],
      ['COMMENT_END', 'unknown'],
      ['TAGS', 'poll'],
      ['HIDDEN', 'fix-first'],
      ['LONG', 'fix-first'],
      ['FIRST_MEANING', 'backoff'],
      ['THIRD_MEANING', 'unknown'],
    ]);
  });
});

describe('the TypeScript module of all vendors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'errcode-export-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'errcodes.ts'), runBuilt(['export', '--for', 'ts']).stdout);

  /** What the compiler says of programs that use the module, by program: it takes a second to start. */
  function compile(...programs: string[]): string[] {
    const names = programs.map((program, i) => {
      writeFileSync(
        join(folder, `program${i}.ts`),
        `import { DingTalk, DingTalkRetry, type Retry, WeLink } from './errcodes.ts';\n${program}`,
      );
      return `program${i}.ts`;
    });
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext'];
    const lines = spawnSync(
      process.execPath,
      [tsc, ...options, '--allowImportingTsExtensions', '--types', '', ...names],
      { cwd: folder, encoding: 'utf8' },
    ).stdout.split('\n');
    return names.map((name) => lines.filter((line) => line.startsWith(name)).join('\n'));
  }

  it('compiles, with codes of the types that the JSON has', () => {
    const program = `
      const response = JSON.parse('{"errcode":40014}') as { errcode: number };
      export const isStale: boolean = response.errcode === DingTalk.INVALID_ACCESS_TOKEN;
      export const advice: Retry | undefined = DingTalkRetry.get(response.errcode);
      export const code: DingTalk = 40014;
      export const text: '47103' = WeLink.TOKEN_EXPIRED;
    `;
    expect(compile(program)).toEqual(['']);
  });

  it('does not let through what is no code, no number, or no name', () => {
    const wrong = [
      ['export const code: DingTalk = 40015000;', "'40015000' is not assignable"],
      ['export const code: number = WeLink.TOKEN_EXPIRED;', "'string' is not assignable to type 'number'"],
      ['DingTalk.INVALID_ACCESS_TOKEN = 1;', 'read-only property'],
      ['void [DingTalk, DingTalkRetry, DingTalk.NO_SUCH_NAME];', 'does not exist'],
    ] as const;
    expect(compile(...wrong.map(([program]) => program))).toEqual(
      wrong.map(([, message]) => expect.stringContaining(message)),
    );
  });

  it('leaves nothing of other vendors in a bundle', async () => {
    const program = join(folder, 'bundled.ts');
    writeFileSync(program, "import { WeLink } from './errcodes.ts';\nconsole.log(WeLink.TOKEN_EXPIRED);\n");
    const { output } = await (await rolldown({ input: program })).generate();
    expect(output[0].code).toContain('47103');
    expect(output[0].code).not.toMatch(/40014|Map/);
  });
});
