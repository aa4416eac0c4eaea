/** What a start takes with the tables as they are: counted, not timed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { catalog, cleanEnv, executable, root } from '../support/run.ts';

const trace = `
  const fs = require('node:fs');
  const { openSync, readSync, readFileSync } = fs;
  const files = new Set();
  let bytes = 0;
  const isOfTables = (path) => typeof path === 'string' && /[\\\\/]dist[\\\\/]data[\\\\/]/.test(path);
  const opened = new Set();
  fs.openSync = (path, ...rest) => {
    const file = openSync(path, ...rest);
    if (isOfTables(path)) {
      files.add(path);
      opened.add(file);
    }
    return file;
  };
  fs.readSync = (file, ...rest) => {
    const count = readSync(file, ...rest);
    if (opened.has(file)) bytes += count;
    return count;
  };
  fs.readFileSync = (path, ...rest) => {
    const content = readFileSync(path, ...rest);
    if (isOfTables(path)) {
      files.add(path);
      bytes += Buffer.byteLength(content);
    }
    return content;
  };
  process.argv = [process.argv[0], ${JSON.stringify(executable)}, ...process.argv.slice(1)];
  require(process.argv[1]);
  process.on('exit', () => {
    const program = Object.keys(require.cache).filter((path) => path.endsWith('.cjs'));
    process.stderr.write('\\n' + JSON.stringify({ files: [...files], bytes, program }));
  });
`;

/** What a run opens of the tables and loads of the program, and how many bytes of the tables it reads. */
function readsOf(...args: string[]): {
  files: string[];
  bytes: number;
  program: string[];
  status: number | null;
} {
  const { stderr, status } = spawnSync(process.execPath, ['-e', trace, '--', ...args], {
    encoding: 'utf8',
    env: cleanEnv(),
  });
  return { ...JSON.parse(stderr.slice(stderr.lastIndexOf('\n'))), status };
}

const sizeOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + statSync(path).size, 0);

describe(`with ${catalog.spans().reduce((sum, [from, to]) => sum + to - from, 0)} entries`, () => {
  it.each([
    ['a code with a guide and related codes', ['40014', '--vendor', 'dingtalk']],
    ['a brief code', ['40072', '--vendor', 'wecom']],
    ['a word', ['Forbidden.AccessDenied.IpNotInWhiteList']],
  ])('a lookup of %s opens few files and reads little of them', (_, args) => {
    const { files, bytes, program, status } = readsOf(...args);
    expect(status).toBe(0);
    expect(files.length).toBeLessThanOrEqual(5);
    expect(bytes).toBeLessThan(32 * 1024);
    expect(program.map((path) => path.slice(root.length))).toHaveLength(1);
    expect(sizeOf(program)).toBeLessThan(80 * 1024);
  });

  it.each([
    ['a search', ['search', 'token 过期'], 6, 220],
    ['a response', ['{"errcode":88,"sub_code":"60011","sub_msg":"no permission"}'], 4, 200],
  ])('%s loads few files of the program', (_, args, most, kilobytes) => {
    const { program, status } = readsOf(...args);
    expect(status).toBe(0);
    expect(program.length).toBeLessThanOrEqual(most);
    expect(sizeOf(program)).toBeLessThan(kilobytes * 1024);
  });

  it('what every start reads of the tables is small', () => {
    expect(statSync(join(root, 'dist/data/meta.json')).size).toBeLessThan(16 * 1024);
  });

  it('the tables leave room in the package: 6 MB packed, 30 MB unpacked', () => {
    const data = join(root, 'dist/data');
    const files = readdirSync(data, { recursive: true, encoding: 'utf8' })
      .map((name) => join(data, name))
      .filter((path) => statSync(path).isFile());
    expect(sizeOf(files)).toBeLessThan(25e6);
    expect(files.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0)).toBeLessThan(5.4e6);
  });
});
