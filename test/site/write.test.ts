import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeadsAway, manifestName, NotASite, writeSite } from '../../src/site/write.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'errcode-write-'));
  folder = join(base, 'public');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const write = (files: Record<string, string>, isForced = false) =>
  writeSite(
    folder,
    Object.entries(files).map(([path, text]) => ({ path, text })),
    isForced,
    () => {},
  );
const all = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('writing a site', () => {
  it('makes the folder and all files, and lists them', () => {
    const written = write({ 'index.html': 'a', 'acme/1/index.html': '二' });
    expect(written).toEqual({ files: 2, written: 2, removed: 0, bytes: 4 });
    expect(all()).toEqual(['acme/1/index.html', manifestName, 'index.html'].sort());
    expect(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')).files).toEqual([
      'acme/1/index.html',
      'index.html',
    ]);
  });

  it('writes again only what has changed, also by other hands', () => {
    write({ 'index.html': 'a', 'b.html': 'b', 'c.html': 'c' });
    const old = new Date(1_000_000);
    for (const name of ['index.html', 'b.html', 'c.html']) utimesSync(join(folder, name), old, old);
    writeFileSync(join(folder, 'c.html'), 'edited');
    expect(write({ 'index.html': 'a', 'b.html': 'new', 'c.html': 'c' })).toMatchObject({ written: 2 });
    expect(statSync(join(folder, 'index.html')).mtime).toEqual(old);
    expect(readFileSync(join(folder, 'c.html'), 'utf8')).toBe('c');
  });

  it('removes what is gone, with folders that are empty then, and nothing of anybody else', () => {
    write({ 'index.html': 'a', 'acme/1/index.html': 'x', 'acme/2/index.html': 'x' });
    writeFileSync(join(folder, 'acme/1/notes.txt'), 'mine');
    writeFileSync(join(folder, 'CNAME'), 'errors.example.com');
    expect(write({ 'index.html': 'a' })).toMatchObject({ removed: 2, written: 0 });
    expect(all()).toEqual(['CNAME', 'acme/1/notes.txt', manifestName, 'index.html'].sort());
    expect(existsSync(join(folder, 'acme/2'))).toBe(false);
  });

  it('takes an empty folder, and no other that is not a site, unless it is told to', () => {
    mkdirSync(folder);
    write({ 'index.html': 'a' });
    rmSync(join(folder, manifestName));
    expect(() => write({ 'index.html': 'b' })).toThrow(NotASite);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('a');
    writeFileSync(join(folder, 'other.txt'), 'mine');
    write({ 'index.html': 'b' }, true);
    expect(readFileSync(join(folder, 'other.txt'), 'utf8')).toBe('mine');
    expect(write({}, false)).toMatchObject({ removed: 1 });
    expect(all()).toEqual([manifestName, 'other.txt'].sort());
  });

  it('follows no link out of the folder, neither to write nor to remove', () => {
    const outside = join(base, 'outside');
    mkdirSync(join(outside, '1'), { recursive: true });
    writeFileSync(join(outside, '1/index.html'), 'precious');
    write({ 'acme/1/index.html': 'x' });
    rmSync(join(folder, 'acme'), { recursive: true });
    symlinkSync(outside, join(folder, 'acme'));
    expect(() => write({ 'acme/1/index.html': 'y' })).toThrow(LeadsAway);
    expect(write({ 'index.html': 'y' })).toMatchObject({ removed: 0 });
    expect(readFileSync(join(outside, '1/index.html'), 'utf8')).toBe('precious');
    symlinkSync(join(outside, '1/index.html'), join(folder, 'link.html'));
    expect(() => write({ 'link.html': 'y' })).toThrow(LeadsAway);
    expect(readFileSync(join(outside, '1/index.html'), 'utf8')).toBe('precious');
  });

  it('removes nothing outside that a list names', () => {
    writeFileSync(join(base, 'precious.txt'), 'precious');
    write({ 'index.html': 'a' });
    const files = ['../precious.txt', `${base}/precious.txt`, 'a/../../precious.txt', 7, null];
    writeFileSync(join(folder, manifestName), JSON.stringify({ form: 1, files }));
    write({ 'index.html': 'a' });
    expect(readFileSync(join(base, 'precious.txt'), 'utf8')).toBe('precious');
  });
});
