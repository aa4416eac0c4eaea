/** Sources: files, patterns, standard input, and what cannot be read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openSources, SourceError } from '../../src/scan/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'errcode-sources-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name).replaceAll('\\', '/');
mkdirSync(at('sub/deep'), { recursive: true });
for (const name of ['b.log', 'a.log', '.hidden.log', '[x].log', 'x.log', 'sub/c.log', 'sub/deep/d.log']) {
  writeFileSync(at(name), name);
}
writeFileSync(at('e.log.gz'), zlib.gzipSync('zipped'));
writeFileSync(at('two.gz'), Buffer.concat([zlib.gzipSync('one'), zlib.gzipSync('two')]));
writeFileSync(at('cut.gz'), zlib.gzipSync('x'.repeat(99_999)).subarray(0, -20));
writeFileSync(at('plain.gz'), 'not zipped');

async function* stdin() {
  yield Buffer.from('piped');
}
const open = (...names: string[]) => openSources(names, stdin, () => {});
const names = async (...asked: string[]): Promise<string[]> =>
  (await open(...asked)).map(({ name }) => name.replace(`${folder.replaceAll('\\', '/')}/`, ''));

async function textOf(name: string): Promise<string> {
  const [source] = await open(name);
  const chunks: Uint8Array[] = [];
  for await (const chunk of source?.open() ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** What is wrong with a source. */
async function problem(name: string): Promise<string> {
  try {
    await textOf(name);
    return 'none';
  } catch (error) {
    if (error instanceof SourceError) return error.problem;
    throw error;
  }
}

describe('sources', () => {
  it('come in the order given, each once', async () => {
    expect(await names(at('b.log'), '-', at('a.log'), at('b.log'), '-')).toEqual(['b.log', '-', 'a.log']);
  });

  it.each([
    ['?.log', ['a.log', 'b.log', 'x.log']],
    ['{b,a}.log', ['a.log', 'b.log']],
    ['**/*.log', ['.hidden.log', '[x].log', 'a.log', 'b.log', 'sub/c.log', 'sub/deep/d.log', 'x.log']],
    ['sub/*', ['sub/c.log']],
    ['*.gz', ['cut.gz', 'e.log.gz', 'plain.gz', 'two.gz']],
  ])('of the pattern %s come in order', async (pattern, found) => {
    expect(await names(at(pattern))).toEqual(found);
  });

  it('of a name that looks like a pattern are the file of that name', async () => {
    expect(await names(at('[x].log'))).toEqual(['[x].log']);
  });

  it.each([
    ['a.log', 'a.log'],
    ['e.log.gz', 'zipped'],
    ['two.gz', 'onetwo'],
  ])('give what %s holds', async (name, text) => expect(await textOf(at(name))).toBe(text));

  it('give what is piped in', async () => expect(await textOf('-')).toBe('piped'));

  it.each([
    ['missing.log', 'missing'],
    ['sub', 'directory'],
    ['a.log/b', 'unreadable'],
    ['*.nothing', 'no-match'],
    ['cut.gz', 'broken'],
    ['plain.gz', 'broken'],
  ])('tell of %s that it is %s', async (name, wrong) => expect(await problem(at(name))).toBe(wrong));

  it('of zstd are read where Node can', async () => {
    writeFileSync(at('f.zst'), 'not zipped');
    const canRead = 'createZstdDecompress' in zlib;
    expect(await problem(at('f.zst'))).toBe(canRead ? 'broken' : 'no-zstd');
  });

  it('tell their sizes, where they are known', async () => {
    expect(
      (await open(at('a.log'), at('e.log.gz'), '-')).map(({ size, isPlain }) => [size !== null, isPlain]),
    ).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
  });
});
