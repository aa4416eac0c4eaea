/** What a lookup takes with 9,000 entries of ten vendors: counted, not timed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileTables } from '../../scripts/data/compile.ts';
import { generateTables, writeProgram } from '../../scripts/data/generated-tables.ts';
import { readTables } from '../../scripts/data/read-tables.ts';
import { cleanEnv, root } from '../support/run.ts';

const entries = 9000;
let folder: string;
let seconds: number;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errcode-budget-'));
  const tables = readTables(join(root, 'data'));
  const content = generateTables(compileTables(tables), entries);
  expect([content.entries.length, content.meta.vendors.length]).toEqual([entries, 10]);
  const start = performance.now();
  writeProgram(root, folder, content, tables.synonyms.value);
  seconds = (performance.now() - start) / 1000;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of the package that a run opens, and how many bytes of the tables it reads. */
function readsOf(...args: string[]): { files: string[]; bytes: number; status: number | null } {
  const trace = `
    const fs = require('node:fs');
    const { openSync, readSync, readFileSync } = fs;
    const files = new Map();
    let bytes = 0;
    fs.openSync = (path, ...rest) => {
      const file = openSync(path, ...rest);
      files.set(file, String(path));
      return file;
    };
    fs.readSync = (...all) => {
      const count = readSync(...all);
      bytes += count;
      return count;
    };
    const opened = new Set();
    fs.readFileSync = (path, ...rest) => {
      const content = readFileSync(path, ...rest);
      if (typeof path === 'string' && path.includes('data')) {
        opened.add(path);
        bytes += Buffer.byteLength(content);
      }
      return content;
    };
    process.argv = [process.argv[0], '', ...${JSON.stringify(args)}];
    require(${JSON.stringify(join(folder, 'bin/errcode.js'))});
    process.on('exit', () => {
      const paths = [...new Set([...files.values(), ...opened])].filter((path) => path.includes('data'));
      process.stderr.write('\\n' + JSON.stringify({ files: paths, bytes }));
    });
  `;
  const { stderr, status } = spawnSync(process.execPath, ['-e', trace], {
    encoding: 'utf8',
    env: cleanEnv(),
  });
  return { ...JSON.parse(stderr.slice(stderr.lastIndexOf('\n'))), status };
}

describe(`with ${entries} entries`, () => {
  it.each([
    ['a code with a guide and related codes', ['40014', '--vendor', 'dingtalk']],
    ['a generated code', ['5000714']],
  ])('a lookup of %s opens few files and reads little of them', (_, args) => {
    const { files, bytes, status } = readsOf(...args);
    expect(status).toBe(0);
    // The program is the fifth.
    expect(files.length).toBeLessThanOrEqual(4);
    expect(bytes).toBeLessThan(32 * 1024);
  });

  it('what every start reads is small', () => {
    expect(statSync(join(folder, 'dist/data/meta.json')).size).toBeLessThan(16 * 1024);
  });

  it('compiling takes seconds, and the result fits the package', () => {
    expect(seconds).toBeLessThan(60);
    const size = (name: string): number => statSync(join(folder, 'dist/data', name)).size / 1e6;
    expect(size('entries.json')).toBeLessThan(8);
    expect(size('codes.bin')).toBeLessThan(0.3);
    expect(size('search/index.bin') + size('search/texts.json')).toBeLessThan(20);
  });
});
