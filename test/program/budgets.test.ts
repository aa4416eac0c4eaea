/** What a start takes with the tables as they are: counted, not timed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
    ['a search', ['search', 'token 过期'], 4, 200],
    ['a response', ['{"errcode":88,"sub_code":"60011","sub_msg":"no permission"}'], 3, 220],
  ])('%s loads few files of the program', (_, args, most, kilobytes) => {
    const { program, status } = readsOf(...args);
    expect(status).toBe(0);
    expect(program.length).toBeLessThanOrEqual(most);
    expect(sizeOf(program)).toBeLessThan(kilobytes * 1024);
  });

  it.each([
    ['a lookup whose output goes nowhere', ['40014', '--vendor', 'dingtalk'], 0],
    ['an unknown code whose output goes nowhere', ['4004177'], 1],
  ])('%s loads no streams of Node', (_, args, code) => {
    const trace = `process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, process.moduleLoadList.join()))`;
    const folder = mkdtempSync(join(tmpdir(), 'errcode-loaded-'));
    try {
      const env = cleanEnv({ LOADED: join(folder, 'loaded') });
      const preload = join(folder, 'preload.cjs');
      writeFileSync(preload, trace);
      const { status } = spawnSync(process.execPath, ['-r', preload, executable, ...args], {
        stdio: 'ignore',
        env,
      });
      expect(status).toBe(code);
      const loaded = readFileSync(join(folder, 'loaded'), 'utf8').split(',');
      expect(loaded).toContain('NativeModule path');
      expect(loaded).not.toContain('NativeModule internal/fs/sync_write_stream');
      expect(loaded).not.toContain('NativeModule tty');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('what the program loads is ASCII, of which Node makes texts of half the size', () => {
    const dist = join(root, 'dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.cjs') && name !== 'scan-worker.cjs')
      .map((name) => join(dist, name));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((path) => readFileSync(path).some((byte) => byte > 0x7f))).toEqual([]);
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
