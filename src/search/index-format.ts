/**
 * The inverted index as one file: for every term the entries that hold it, found without reading the rest of the file.
 *
 * Numbers are little-endian. A header of three 32-bit words (mark, entries, slots); then a word for each entry, and one more,
 * with the offset of its prepared texts in their file; then the slots of a hash table with open
 * addressing, each the offset of a list or 0; then the lists: length of the term in bytes, the term, length of the list
 * in bytes, and for each entry its distance from the one before and the term's weight in it. Lengths and distances are
 * LEB128 numbers, weights one byte.
 */

import { hashOf, type ReadBytes } from '../store/format.ts';

/** "erri" in the first word of the file: says that it is an index, and of this form. */
export const indexMark = 0x69727265;
export const headerBytes = 12;
export const slotBytes = 4;
/** The byte that stands for the weight 1. */
export const unitWeight = 200;

/** An entry that holds a term, and how much the term weighs in it. */
export interface Posting {
  /** Number of the entry, in the order of the entries file. */
  readonly entry: number;
  /** From 0 to a little over 1. */
  readonly weight: number;
}

/** The entries that hold a term, ascending, and at the same places how much it weighs in each. */
export interface Postings {
  readonly entries: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** Those of a term that no entry holds. */
export const noPostings: Postings = { entries: [], weights: [] };

/** How much a term weighs in an entry; 0 where it has none. */
export function weightIn({ entries, weights }: Postings, entry: number): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((entries[middle] as number) < entry) from = middle + 1;
    else to = middle;
  }
  return entries[from] === entry ? (weights[from] as number) : 0;
}

/** The byte that a weight is kept as. */
const weightByte = (weight: number): number => Math.max(1, Math.min(255, Math.round(weight * unitWeight)));

/** A weight as an index gives it back. */
export const storedWeight = (weight: number): number => weightByte(weight) / unitWeight;

/** Appends a number as LEB128. */
function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** The entries of a term as the file has them: millions of postings would fill the memory. */
export class PostingList {
  readonly bytes: number[] = [];
  #last = 0;

  /** Appends a posting; entries come in ascending order. */
  push({ entry, weight }: Posting): void {
    pushNumber(this.bytes, entry - this.#last);
    this.bytes.push(weightByte(weight));
    this.#last = entry;
  }
}

/**
 * Writes an index.
 *
 * @param offsets where the prepared texts of each entry begin in their file, and where the next ones would
 * @param terms by key
 */
export function encodeIndex(
  offsets: readonly number[],
  entries: number,
  terms: ReadonlyMap<string, PostingList>,
): Uint8Array {
  let slots = 1;
  while (slots < terms.size * 2) slots *= 2;
  const start = headerBytes + (entries + 1) * slotBytes + slots * slotBytes;
  const encoder = new TextEncoder();
  const table = new Uint32Array(slots);
  const parts: ArrayLike<number>[] = [];
  let end = start;
  for (const [term, { bytes: list }] of terms) {
    const key = encoder.encode(term);
    let slot = hashOf(key) % slots;
    while (table[slot] !== 0) slot = (slot + 1) % slots;
    table[slot] = end;
    const keyLength: number[] = [];
    const listLength: number[] = [];
    pushNumber(keyLength, key.length);
    pushNumber(listLength, list.length);
    for (const part of [keyLength, key, listLength, list]) {
      parts.push(part);
      end += part.length;
    }
  }
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put = (word: number): void => {
    view.setUint32(at, word, true);
    at += slotBytes;
  };
  for (const word of [indexMark, entries, slots]) put(word);
  for (let entry = 0; entry <= entries; entry++) put(offsets[entry] ?? 0);
  for (const word of table) put(word);
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The inverted index. */
export interface TermIndex {
  /** Number of entries. */
  readonly entries: number;
  /** Where the prepared texts of an entry begin in their file, and where the next ones do. */
  textsOf(entry: number): readonly [offset: number, next: number];
  /** The entries that hold a term. */
  postings(term: string): Postings;
}

/** Bytes read at once where a list may stand: enough for most. */
const probe = 512;

/**
 * Opens an index; only what is asked for is read.
 *
 * @throws Error when it is no index of this form
 */
export function openIndex(size: number, read: ReadBytes): TermIndex {
  const viewOf = (offset: number, length: number): DataView => {
    const bytes = read(offset, length);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  const header = viewOf(0, headerBytes);
  if (header.getUint32(0, true) !== indexMark) throw new Error('not a search index');
  const entries = header.getUint32(4, true);
  const slots = header.getUint32(8, true);
  const slotsStart = headerBytes + (entries + 1) * slotBytes;
  const encoder = new TextEncoder();

  /** The list that begins at an offset, when it is the term's. */
  const readList = (offset: number, key: Uint8Array): Postings | undefined => {
    let bytes = read(offset, Math.min(probe, size - offset));
    let i = 0;
    const number = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[i++];
        if (byte === undefined || shift > 28) throw new Error('the search index is damaged');
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
    };
    if (number() !== key.length || key.some((byte, k) => bytes[i + k] !== byte)) return undefined;
    i += key.length;
    const length = number();
    if (i + length > bytes.length) {
      bytes = read(offset + i, length);
      i = 0;
    }
    const end = i + length;
    // Thousands of entries hold the commonest terms, and each takes at least two bytes.
    const entries = new Int32Array(length >> 1);
    const weights = new Float64Array(length >> 1);
    let count = 0;
    for (let entry = 0; i < end; count++) {
      entry += number();
      entries[count] = entry;
      weights[count] = (bytes[i++] as number) / unitWeight;
    }
    return { entries: entries.subarray(0, count), weights: weights.subarray(0, count) };
  };

  return {
    entries,
    textsOf(entry) {
      const view = viewOf(headerBytes + entry * slotBytes, 2 * slotBytes);
      return [view.getUint32(0, true), view.getUint32(slotBytes, true)];
    },
    postings(term) {
      const key = encoder.encode(term);
      const first = hashOf(key) % slots;
      for (let probed = 0; probed < slots; probed++) {
        const slot = (first + probed) % slots;
        const offset = viewOf(slotsStart + slot * slotBytes, slotBytes).getUint32(0, true);
        if (offset === 0) return noPostings;
        const postings = readList(offset, key);
        if (postings) return postings;
      }
      throw new Error('the search index is damaged');
    },
  };
}
