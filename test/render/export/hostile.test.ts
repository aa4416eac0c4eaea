/**
 * Names in tables cannot get out of the texts and comments of generated programs, which are run or compiled where that is
 * possible, nor out of the rows that log engines read.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import type { VendorTable } from '../../../src/catalog/catalog.ts';
import {
  codePointText,
  constantTable,
  type ProgramSetting,
  utf16Text,
} from '../../../src/render/export/constants.ts';
import { renderGo } from '../../../src/render/export/go.ts';
import { renderJava } from '../../../src/render/export/java.ts';
import {
  lookupRows,
  renderBulk,
  renderLogstashDictionary,
  renderLookupCsv,
} from '../../../src/render/export/lookup-table.ts';
import { renderPython } from '../../../src/render/export/python.ts';
import { renderTypeScript } from '../../../src/render/export/typescript.ts';
import { makeEntry } from '../../support/entry.ts';
import { catalog, cleanEnv, root } from '../../support/run.ts';

const setting: ProgramSetting = { generator: 'errcode 1.2.3', language: 'both', package: 'errcodes' };
const dingtalk = catalog.findVendor('dingtalk') as VendorTable;
const hostile = [
  '"""\nprint("run")\n"""',
  '\\"""\nprint("run")#',
  "'''\nprint('run')",
  '*/ console.log("run"); /*',
  '\\u002a/ \\u000a static { System.exit(3); } /*',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would run
  '${console.log("run")} `',
  'a\u0000b\u2028c\u202ed\ne\\',
  '"'.repeat(200),
  '\\'.repeat(199),
  // What rows, documents and actions are told apart by, and what a spreadsheet runs.
  '","x\n"dingtalk","40014"',
  '=HYPERLINK("https://example.com")',
  '"}\n{"delete":{"_index":"errcode","_id":"dingtalk:40014"}}\r\n{"',
  // Characters beyond 16 bits that are shown and that are hidden, half of one, and one after a backslash.
  '\u{1f600}\u{e0001}\ud800x\\\u{e0020}',
];
const tables = hostile.map((name, i) => {
  const message = { zh: name, en: name };
  return constantTable({ ...dingtalk, identifier: `Vendor${i}`, name: message }, [
    makeEntry({ code: '1', name: 'FIRST', message }),
    makeEntry({ code: `x${name}`, name: 'SECOND', message }),
  ]);
});

const folder = mkdtempSync(join(tmpdir(), 'errcode-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const has = (file: string): boolean => spawnSync(file, ['--version']).status === 0;
function run(name: string, text: string, file: string, args: readonly string[]): string {
  writeFileSync(join(folder, name), text);
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, encoding: 'utf8' });
  return `${stdout}${stderr}${status}`;
}

describe('a hostile table', () => {
  it.skipIf(!has('python3'))('runs nothing in Python', () => {
    expect(run('codes.py', renderPython(tables, setting), 'python3', ['codes.py'])).toBe('0');
  });

  it.skipIf(!has('javac'))('compiles in Java', () => {
    const args = ['-encoding', 'UTF-8', '-d', '.', 'ErrorCodes.java'];
    expect(run('ErrorCodes.java', renderJava(tables, setting), 'javac', args)).toBe('0');
  });

  it('compiles in TypeScript', () => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const args = [tsc, '--noEmit', '--strict', '--target', 'es2020', '--types', '', 'codes.ts'];
    // The console is not declared: what got out of a comment would be an error.
    expect(run('codes.ts', renderTypeScript(tables, setting), process.execPath, args)).toBe('0');
  });

  it('stays in comments and texts in Go', () => {
    for (const line of renderGo(tables, setting).split('\n')) {
      if (/print|console|System/.test(line)) expect(line).toMatch(/^\s*\/\/|= "/);
    }
  });
});

/** What a program prints. */
function printed(name: string, text: string, file: string, args: readonly string[]): string {
  writeFileSync(join(folder, name), text);
  return spawnSync(file, args, { cwd: folder, encoding: 'utf8', env: cleanEnv() }).stdout;
}

/** What programs and rows have of a text: half a character is none. */
const whole = (text: string): string => text.toWellFormed();

describe('a hostile text in quotes', () => {
  it.skipIf(!has('python3'))('is the same text in Python', () => {
    const program = `import json\nprint(json.dumps([${hostile.map(codePointText).join(', ')}]))\n`;
    const texts = printed('texts.py', program, 'python3', ['texts.py']);
    expect(JSON.parse(texts)).toEqual(hostile.map(whole));
  });

  it('is the same text in TypeScript', () => {
    const program = `console.log(JSON.stringify([${hostile.map(utf16Text).join(', ')}]))`;
    const texts = printed('texts.cjs', program, process.execPath, ['texts.cjs']);
    expect(JSON.parse(texts)).toEqual(hostile.map(whole));
  });

  it.skipIf(!has('javac'))('is the same text in Java', () => {
    const program = `class Texts {
  public static void main(String[] args) {
    for (String text : new String[] {${hostile.map(utf16Text).join(', ')}}) {
      StringBuilder units = new StringBuilder();
      for (char unit : text.toCharArray()) units.append((int) unit).append(' ');
      System.out.println(units);
    }
  }
}`;
    expect(run('Texts.java', program, 'javac', ['-encoding', 'UTF-8', 'Texts.java'])).toBe('0');
    const lines = spawnSync('java', ['Texts'], { cwd: folder, encoding: 'utf8' }).stdout.split(/\r?\n/);
    const units = (text: string): string =>
      text
        .split('')
        .map((unit) => `${unit.charCodeAt(0)} `)
        .join('');
    expect(lines.slice(0, -1)).toEqual(hostile.map((text) => units(whole(text))));
  });
});

describe('a hostile row for log engines', () => {
  const rows = lookupRows(
    hostile.map((name, i) =>
      makeEntry({ code: `${i}${name}`, name: 'FIRST', message: { zh: name, en: name }, docs: name }),
    ),
  );
  const told = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, text]) => [key, whole(text)])),
  );

  it('is one row of the CSV', () => {
    const { data, errors } = Papa.parse(renderLookupCsv(rows), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toEqual(told);
  });

  it.skipIf(!has('python3'))('is one row of the CSV for another reader', () => {
    writeFileSync(join(folder, 'rows.csv'), renderLookupCsv(rows));
    const program =
      'import csv, json\n' +
      "rows = csv.DictReader(open('rows.csv', encoding='utf-8', newline=''), strict=True)\n" +
      'print(json.dumps([dict(row) for row in rows]))\n';
    const read = printed('rows.py', program, 'python3', ['rows.py']);
    expect(JSON.parse(read)).toEqual(told);
  });

  it('is one line of the dictionary', () => {
    const text = renderLogstashDictionary(rows);
    expect(text.trimEnd().split('\n')).toHaveLength(rows.length + 2);
    expect(JSON.parse(text)).toEqual(Object.fromEntries(told.map(({ ref, ...fields }) => [ref, fields])));
  });

  it('is one action and one document', () => {
    const lines = renderBulk(rows)
      .trimEnd()
      .split(/[\r\n\u2028\u2029]/);
    expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual(
      rows.flatMap(() => ['index', 'vendor']),
    );
    expect(lines.filter((_, i) => i % 2 === 1).map((line) => JSON.parse(line))).toEqual(told);
  });
});
