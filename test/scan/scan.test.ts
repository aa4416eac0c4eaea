/** Scanning sources: streams of any length in little memory, and an end before theirs. */
import { describe, expect, it } from 'vitest';
import { scanSources } from '../../src/scan/scan.ts';
import type { Source } from '../../src/scan/sources.ts';
import { catalog } from '../support/run.ts';

const streamOf = (open: () => AsyncIterable<Uint8Array>): Source => ({
  name: '-',
  size: null,
  isPlain: false,
  open,
});
const failure = Buffer.from('2026-11-22 08:00:00 ERROR {"errcode":40014,"errmsg":"x"}\n');

describe('a stream', () => {
  it('is not kept while it is read, whether it may be interrupted or not', async () => {
    const line = 'INFO nothing to see here\n';
    const chunk = line.repeat(Math.ceil(2 ** 16 / line.length));
    for (const signal of [new AbortController().signal, undefined]) {
      const before = process.memoryUsage().arrayBuffers;
      let most = 0;
      async function* chunks() {
        for (let i = 0; i < 6000; i++) {
          yield Buffer.from(chunk);
          most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        }
        yield failure;
      }
      const { bytes, tally } = await scanSources([streamOf(chunks)], catalog, { signal });
      expect([bytes, tally.failures]).toEqual([6000 * chunk.length + failure.length, 1]);
      // 390 MB went through; what was not collected yet is less.
      expect(most).toBeLessThan(200e6);
    }
  });

  it('that gives nothing more ends when it is interrupted', async () => {
    const abort = new AbortController();
    async function* chunks() {
      yield failure;
      setTimeout(() => abort.abort(), 10);
      await new Promise(() => {});
    }
    const { isComplete, tally } = await scanSources([streamOf(chunks)], catalog, { signal: abort.signal });
    expect([isComplete, tally.failures]).toEqual([false, 1]);
  });

  it('that breaks tells so', async () => {
    async function* chunks() {
      yield failure;
      throw new Error('EIO: i/o error');
    }
    const scanned = scanSources([streamOf(chunks)], catalog, { signal: new AbortController().signal });
    await expect(scanned).rejects.toMatchObject({ problem: 'unreadable', reason: 'EIO: i/o error' });
  });
});
