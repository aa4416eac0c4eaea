import type { Encoding } from '../../src/scan/encoding.ts';
import { createFeed } from '../../src/scan/feed.ts';
import { type RecordForm, recordForm } from '../../src/scan/record-form.ts';
import { createScanner, type ScannerOptions } from '../../src/scan/scanner.ts';
import { addTally, createTally, settleGuesses, type Tally } from '../../src/scan/tally.ts';
import { catalog } from './run.ts';

/** What a scan counted, for tests to compare. */
export interface Counted {
  readonly codes: object;
  readonly failures: number;
  readonly lines: number;
}

/** A tally in a form that does not depend on the order in which it was counted. */
export function countedOf(
  tally: Tally,
  lines: number,
  lineOf = (part: number, line: number) => line + part * 0,
) {
  settleGuesses(tally);
  const place = ({ part, line, time }: { part: number; line: number; time: { clock: number } | null }) =>
    `${lineOf(part, line)} ${time ? new Date(time.clock).toISOString() : '-'}`;
  const codes = [...tally.counts.values()].map(({ found, count, first, last, times }) => [
    `${found.vendor}:${found.code}`,
    [count, place(first), place(last), found.certainty, found.message, [...times.counts].sort()],
  ]);
  return { codes: Object.fromEntries(codes.sort()), failures: tally.failures, lines } satisfies Counted;
}

/** Scans bytes that come in chunks. `form`: read from the chunks when left out. */
export function scanChunks(
  chunks: readonly Uint8Array[],
  {
    encoding = 'utf-8',
    form = recordForm(Buffer.concat(chunks), encoding),
    ...options
  }: ScannerOptions & { encoding?: Encoding; form?: RecordForm } = {},
): Counted {
  const scanner = createScanner(catalog, options);
  const tally = createTally();
  scanner.begin(0, form);
  const feed = createFeed(scanner, encoding);
  for (const chunk of chunks) {
    feed.push(chunk);
    addTally(tally, scanner.take());
  }
  feed.end();
  addTally(tally, scanner.take());
  return countedOf(tally, scanner.lines);
}

/** The codes that a scan of a log finds, each once. */
export function codesIn(log: string | Uint8Array, options?: Parameters<typeof scanChunks>[1]): string[] {
  const { codes } = scanChunks([Buffer.from(log as string)], options);
  return Object.keys(codes).map((key) => key.slice(key.indexOf(':') + 1));
}
