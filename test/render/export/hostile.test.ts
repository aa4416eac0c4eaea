/** Names in tables cannot get out of the texts and comments of generated programs: run or compiled where that is possible. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { VendorTable } from '../../../src/catalog/catalog.ts';
import { constantTable, type ProgramSetting } from '../../../src/render/export/constants.ts';
import { renderGo } from '../../../src/render/export/go.ts';
import { renderJava } from '../../../src/render/export/java.ts';
import { renderPython } from '../../../src/render/export/python.ts';
import { renderTypeScript } from '../../../src/render/export/typescript.ts';
import { makeEntry } from '../../support/entry.ts';
import { catalog, root } from '../../support/run.ts';

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
