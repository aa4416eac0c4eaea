/** Blocks: whole lines of a stream, whatever its chunks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, longestLine } from '../../src/scan/blocks.ts';
import type { Encoding } from '../../src/scan/encoding.ts';

async function* streamOf(chunks: readonly Uint8Array[]) {
  yield* chunks;
}

async function blocks(chunks: readonly Uint8Array[], size: number, encoding?: Encoding): Promise<string[]> {
  const found: string[] = [];
  for await (const block of blocksOf(streamOf(chunks), { size, encoding })) {
    found.push(Buffer.from(block.bytes).toString());
  }
  return found;
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

const log = fc
  .array(fc.constantFrom('a', '错误码', '\n', '\r\n', '{"errcode":40014}', '😀', ' '), { maxLength: 60 })
  .map((all) => all.join(''));
const places = fc.array(fc.nat(), { maxLength: 10 });

describe('blocks', () => {
  it('are the whole stream in whole lines', async () => {
    await fc.assert(
      fc.asyncProperty(log, places, fc.integer({ min: 1, max: 40 }), async (text, ends, size) => {
        const found = await blocks(cut(Buffer.from(text), ends), size, 'utf-8');
        expect(found.join('')).toBe(text);
        for (const block of found.slice(0, -1)) expect(block.endsWith('\n')).toBe(true);
      }),
    );
  });

  it('of UTF-16 are UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(log, places, async (text, ends) => {
        const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
        expect((await blocks(cut(bytes, ends), 1, 'utf-16le')).join('')).toBe(text);
      }),
    );
  });

  it('of size 1 come as soon as a line is there', async () => {
    const chunks = ['a\nb', 'c\n', 'd', '\ne\nf\n', 'g'].map((text) => Buffer.from(text));
    expect(await blocks(chunks, 1)).toEqual(['a\n', 'bc\n', 'd\ne\nf\n', 'g']);
  });

  it('cut a line that has no end', async () => {
    const chunk = Buffer.alloc(1 << 20, 'x');
    const found = await blocks(Array<Buffer>(20).fill(chunk), 1);
    expect(found.map(({ length }) => length)).toEqual([longestLine, longestLine, 4 << 20]);
  });

  it('of nothing are none', async () => {
    expect(await blocks([], 1)).toEqual([]);
    expect(await blocks([Buffer.alloc(0)], 1)).toEqual([]);
  });
});
