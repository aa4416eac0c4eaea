/**
 * The inverted index as one file: for every term the entries that hold it, found without reading the rest of the file.
 *
 * What is alike lies together, so that the file packs small. The sections, in this order:
 *
 * - a header of words: mark, entries, and the length in bytes of each section but the last;
 * - texts: for each entry, and one more, a word: where its short texts begin in their file;
 * - begins: for each entry a word: where its weights begin in their section;
 * - weights: for each entry the different weights that terms have in it, the commonest first;
 * - directory: JSON; for each block of terms its first one, and where the block begins, and where its part of the last two
 *   sections does;
 * - blocks of terms, in the order of their UTF-16 units: for each term how many bytes it shares with the one before in the block, the
 *   number of its other bytes, those, the number of its entries, and how many bytes more than that their distances take;
 * - distances: for each entry of a term how many entries lie between it and the one before;
 * - places: for each entry of a term the place of the term's weight among the entry's weights.
 *
 * Words are little-endian and of 32 bits, weights and places single bytes, all other numbers LEB128.
 */

import { lazily } from '../catalog/lazily.ts';
import type { ReadBytes } from '../store/format.ts';

/** "errj" in the first word of the file: says that it is an index, and of this form. */
const indexMark = 0x6a727265;
const wordBytes = 4;
/** In the header: those of all sections but the last. */
const lengths = 6;
const headerBytes = (2 + lengths) * wordBytes;
/** Terms in a block. */
const blockTerms = 64;
/** The byte that stands for the weight 1. */
const unitWeight = 200;

/** An entry that holds a term, and how much the term weighs in it. */
export interface Posting {
  /** Number of the entry, in the order of the entries file. */
  readonly entry: number;
  /** From 0 to a little over 1. */
  readonly weight: number;
}

/** The entries that hold a term, ascending, and at the same places how much it weighs in each. */
export interface Postings {
  /** Number of entries: many are asked for nothing else. */
  readonly count: number;
  readonly entries: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** Those of a term that no entry holds. */
export const noPostings: Postings = { count: 0, entries: [], weights: [] };

/** The postings of several parts as one. @param parts with how many entries lie before theirs */
export function joinPostings(
  parts: readonly { readonly postings: Postings; readonly before: number }[],
): Postings {
  const count = parts.reduce((sum, { postings }) => sum + postings.count, 0);
  const joined = lazily(() => {
    const entries = new Int32Array(count);
    const weights = new Float64Array(count);
    let at = 0;
    for (const { postings, before } of parts) {
      weights.set(postings.weights, at);
      for (let i = 0; i < postings.count; i++) entries[at++] = (postings.entries[i] as number) + before;
    }
    return { entries, weights };
  });
  return postingsWhenAsked(count, joined);
}

/** Postings of which more than their number is made when it is asked for. */
export const postingsWhenAsked = (
  count: number,
  lists: () => Pick<Postings, 'entries' | 'weights'>,
): Postings => ({
  count,
  get entries() {
    return lists().entries;
  },
  get weights() {
    return lists().weights;
  },
});

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
const storedWeight = (weight: number): number => weightByte(weight) / unitWeight;

/** Files entries under their terms. @param keysOfEntry the terms of an entry with their weights */
export function invertTerms(
  count: number,
  keysOfEntry: (number: number) => ReadonlyMap<string, number>,
): ReadonlyMap<string, Postings> {
  const filed = new Map<string, { count: number; entries: number[]; weights: number[] }>();
  for (let number = 0; number < count; number++) {
    for (const [key, weight] of keysOfEntry(number)) {
      let postings = filed.get(key);
      if (!postings) {
        postings = { count: 0, entries: [], weights: [] };
        filed.set(key, postings);
      }
      postings.count++;
      postings.entries.push(number);
      postings.weights.push(storedWeight(weight));
    }
  }
  return filed;
}

/** Appends a number as LEB128. */
function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}

/** Numbers as words. */
function wordsOf(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * wordBytes);
  const view = new DataView(bytes.buffer);
  for (const [i, number] of numbers.entries()) view.setUint32(i * wordBytes, number, true);
  return bytes;
}

/** Reads a word. */
const wordAt = ({ buffer, byteOffset }: Uint8Array, word: number): number =>
  new DataView(buffer, byteOffset).getUint32(word * wordBytes, true);

/** The entries of a term as the file has them: millions of postings would fill the memory. */
interface PostingList {
  readonly distances: number[];
  readonly places: number[];
  /** Number of the last entry. */
  last: number;
}

/** Collects what an index is made of. */
export class IndexBuilder {
  readonly #terms = new Map<string, PostingList>();
  /** Where the weights of each entry begin. */
  readonly #begins: number[] = [];
  readonly #weights: number[] = [];

  /** Adds the next entry. @param terms with their weights in it */
  add(terms: ReadonlyMap<string, number>): void {
    const counts = new Map<number, number>();
    const bytes = Array.from(terms.values(), weightByte);
    for (const byte of bytes) counts.set(byte, (counts.get(byte) ?? 0) + 1);
    const own = [...counts].sort(([a, some], [b, others]) => others - some || b - a).map(([byte]) => byte);
    const entry = this.#begins.length;
    this.#begins.push(this.#weights.length);
    this.#weights.push(...own);
    const placeOf = new Map(own.map((byte, place) => [byte, place]));
    let i = 0;
    for (const key of terms.keys()) {
      let list = this.#terms.get(key);
      if (!list) {
        list = { distances: [], places: [], last: -1 };
        this.#terms.set(key, list);
      }
      pushNumber(list.distances, entry - list.last - 1);
      list.places.push(placeOf.get(bytes[i++] as number) as number);
      list.last = entry;
    }
  }

  /** Writes the index. @param offsets where the prepared texts of each entry begin in their file, and where the next ones would */
  encode(offsets: readonly number[]): Uint8Array {
    const encoder = new TextEncoder();
    const blocks: number[] = [];
    const directory: Directory = { first: [], block: [], distances: [], places: [] };
    const lists = [...this.#terms].sort(([a], [b]) => (a < b ? -1 : 1));
    let distances = 0;
    let places = 0;
    let before = new Uint8Array();
    for (const [i, [term, list]] of lists.entries()) {
      const key = encoder.encode(term);
      let shared = 0;
      if (i % blockTerms === 0) {
        directory.first.push(term);
        directory.block.push(blocks.length);
        directory.distances.push(distances);
        directory.places.push(places);
      } else while (shared < key.length && key[shared] === before[shared]) shared++;
      pushNumber(blocks, shared);
      pushNumber(blocks, key.length - shared);
      for (const byte of key.subarray(shared)) blocks.push(byte);
      pushNumber(blocks, list.places.length);
      pushNumber(blocks, list.distances.length - list.places.length);
      distances += list.distances.length;
      places += list.places.length;
      before = key;
    }
    const sections: readonly (readonly ArrayLike<number>[])[] = [
      [wordsOf(offsets)],
      [wordsOf(this.#begins)],
      [this.#weights],
      [encoder.encode(JSON.stringify(directory))],
      [blocks],
      lists.map(([, list]) => list.distances),
      lists.map(([, list]) => list.places),
    ];
    const sizes = sections.map((parts) => parts.reduce((sum, part) => sum + part.length, 0));
    const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, headerBytes));
    bytes.set(wordsOf([indexMark, this.#begins.length, ...sizes.slice(0, lengths)]));
    let at = headerBytes;
    for (const part of sections.flat()) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}

/** What leads to the blocks: the place of each in the lists is its number. */
interface Directory {
  /** The first term of each block. */
  readonly first: string[];
  /** Where each begins in its section, and where its terms' entries do. */
  readonly block: number[];
  readonly distances: number[];
  readonly places: number[];
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

/** Bytes that are read one after another. */
interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** Reads an LEB128 number. */
function nextNumber(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined || shift > 28) throw new Error('the search index is damaged');
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

/** A term as its block has it. */
interface FoundTerm {
  readonly count: number;
  /** Bytes that the distances of its entries take. */
  readonly length: number;
  /** Where those begin, and where the places of the weights do, behind those of the block. */
  readonly distances: number;
  readonly places: number;
}

/** Looks for a term in a block. */
function findIn(block: Uint8Array, key: Uint8Array): FoundTerm | undefined {
  const cursor = { bytes: block, at: 0 };
  let distances = 0;
  let places = 0;
  // So many bytes of the term before are the key's.
  let same = 0;
  while (cursor.at < block.length) {
    const shared = nextNumber(cursor);
    const rest = nextNumber(cursor);
    if (shared < same) same = shared;
    else if (shared === same) {
      const end = Math.min(key.length, shared + rest);
      for (let i = cursor.at; same < end && block[i] === key[same]; i++) same++;
    }
    cursor.at += rest;
    const count = nextNumber(cursor);
    const length = count + nextNumber(cursor);
    if (same === key.length && shared + rest === same) return { count, length, distances, places };
    distances += length;
    places += count;
  }
  return undefined;
}

/**
 * Opens an index; only what is asked for is read.
 *
 * @throws Error when it is no index of this form
 */
export function openIndex(size: number, read: ReadBytes): TermIndex {
  const header = read(0, headerBytes);
  if (wordAt(header, 0) !== indexMark) throw new Error('not a search index');
  const entries = wordAt(header, 1);
  let end = headerBytes;
  const [textsAt, beginsAt, weightsAt, directoryAt, blocksAt, distancesAt] = Array.from(
    { length: lengths },
    (_, i) => {
      const start = end;
      end += wordAt(header, 2 + i);
      return start;
    },
  ) as [number, number, number, number, number, number];
  const placesAt = end;
  if (placesAt > size) throw new Error('the search index is cut off');
  const section = (from: number, to: number): Uint8Array => read(from, to - from);
  const encoder = new TextEncoder();
  const begins = lazily(() => section(beginsAt, weightsAt));
  const weights = lazily(() => section(weightsAt, directoryAt));
  const directory = lazily(
    () => JSON.parse(new TextDecoder().decode(section(directoryAt, blocksAt))) as Directory,
  );

  /** Reads the entries of a term, and what it weighs in them. */
  function readLists(block: number, found: FoundTerm): Pick<Postings, 'entries' | 'weights'> {
    const { count, length } = found;
    const { distances, places } = directory();
    const bytes = read(distancesAt + (distances[block] as number) + found.distances, length);
    const cursor = { bytes, at: 0 };
    const placeOf = read(placesAt + (places[block] as number) + found.places, count);
    const first = begins();
    const view = new DataView(first.buffer, first.byteOffset);
    const weightBytes = weights();
    const lists = { entries: new Int32Array(count), weights: new Float64Array(count) };
    let entry = -1;
    for (let i = 0; i < count; i++) {
      // Most take a byte, and thousands of entries hold the commonest terms.
      const byte = bytes[cursor.at] as number;
      if (byte < 0x80) cursor.at++;
      entry += 1 + (byte < 0x80 ? byte : nextNumber(cursor));
      const begin = view.getUint32(entry * wordBytes, true);
      lists.entries[i] = entry;
      lists.weights[i] = (weightBytes[begin + (placeOf[i] as number)] as number) / unitWeight;
    }
    return lists;
  }

  return {
    entries,
    textsOf(entry) {
      const words = read(textsAt + entry * wordBytes, 2 * wordBytes);
      return [wordAt(words, 0), wordAt(words, 1)];
    },
    postings(term) {
      const { first, block: blocks } = directory();
      // The last block that does not begin behind the term.
      let block = -1;
      for (let to = first.length - 1; block < to; ) {
        const middle = (block + to + 1) >> 1;
        if ((first[middle] as string) <= term) block = middle;
        else to = middle - 1;
      }
      const begin = blocks[block];
      if (begin === undefined) return noPostings;
      const bytes = section(blocksAt + begin, blocksAt + (blocks[block + 1] ?? distancesAt - blocksAt));
      const found = findIn(bytes, encoder.encode(term));
      if (!found) return noPostings;
      return postingsWhenAsked(
        found.count,
        lazily(() => readLists(block, found)),
      );
    },
  };
}
