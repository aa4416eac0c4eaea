/**
 * Codes by hash, so that one is found without reading the others.
 *
 * Numbers are little-endian and of 32 bits. Where each bucket begins, and where the last one ends; then the buckets, sealed JSON each: its number, and for each entry the key of its code, offset and length of its line.
 * A bucket carries its number, so that a damaged offset never leads to another's.
 */

import { codeKey } from '../catalog/code.ts';
import { DamagedCacheError } from '../catalog/tables-error.ts';
import { hashOf, type ReadBytes } from '../search/index-format.ts';
import { seal, unseal } from './sealed.ts';

/** An entry's line in the entries file: of which code, and where, in bytes. */
export type CodeRow = readonly [key: string, offset: number, length: number];

const wordBytes = 4;
/** Entries in a bucket, on average. */
const rowsPerBucket = 4;
const encoder = new TextEncoder();

/** The number of buckets that so many rows are filed in. */
const bucketsFor = (rows: number): number => Math.max(1, Math.ceil(rows / rowsPerBucket));

const bucketOf = (key: string, buckets: number): number => hashOf(encoder.encode(key)) % buckets;

/** Writes the rows down. */
export function encodeCodes(rows: readonly CodeRow[]): Uint8Array {
  const buckets = bucketsFor(rows.length);
  const filed: CodeRow[][] = Array.from({ length: buckets }, () => []);
  for (const row of rows) filed[bucketOf(row[0], buckets)]?.push(row);
  const sealed = filed.map((own, number) => seal(JSON.stringify([number, own])));
  const start = (buckets + 1) * wordBytes;
  const bytes = new Uint8Array(start + sealed.reduce((sum, one) => sum + one.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = start;
  for (const [number, one] of sealed.entries()) {
    view.setUint32(number * wordBytes, offset, true);
    bytes.set(one, offset);
    offset += one.length;
  }
  view.setUint32(buckets * wordBytes, offset, true);
  return bytes;
}

/** Finds the rows of a code. @param count number of all rows @throws DamagedCacheError */
export function findRows(read: ReadBytes, count: number, code: string): CodeRow[] {
  const key = codeKey(code);
  const number = bucketOf(key, bucketsFor(count));
  const words = read(number * wordBytes, 2 * wordBytes);
  const view = new DataView(words.buffer, words.byteOffset);
  const from = view.getUint32(0, true);
  const to = view.getUint32(wordBytes, true);
  if (to <= from) throw new DamagedCacheError('a bucket has no end');
  const [own, rows] = JSON.parse(unseal(read(from, to - from))) as [number, CodeRow[]];
  if (own !== number) throw new DamagedCacheError('a bucket is not where it belongs');
  return rows.filter(([filed]) => filed === key);
}
