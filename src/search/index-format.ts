/**
 * The inverted index as one file: for every term the entries that hold it, found without reading the rest of the file.
 *
 * Numbers are little-endian. A header of three 32-bit words (mark, entries, slots); then per entry four words (offset and
 * length of its JSON in the entries file and of its prepared texts in theirs); then the slots of a hash table with open
 * addressing, each the offset of a list or 0; then the lists: length of the term in bytes, the term, length of the list
 * in bytes, and for each entry its distance from the one before and the term's weight in it. Lengths and distances are
 * LEB128 numbers, weights one byte.
 */

/** "erri" in the first word of the file: says that it is an index, and of this form. */
export const indexMark = 0x69727265;
export const headerBytes = 12;
export const entryBytes = 16;
export const slotBytes = 4;
/** The byte that stands for the weight 1. */
export const unitWeight = 200;

/**
 * FNV-1a over UTF-8, 32 bits.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  // Megabytes go through here: counting is several times as fast as iterating.
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash >>> 0;
}

/** An entry that holds a term, and how much the term weighs in it. */
export interface Posting {
  /** Number of the entry, in the order of the entries file. */
  readonly entry: number;
  /** From 0 to a little over 1. */
  readonly weight: number;
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

/** Where an entry lies, in bytes: its JSON in the entries file, and its prepared texts in theirs. */
export interface EntryPosition {
  readonly offset: number;
  readonly length: number;
  readonly textsOffset: number;
  readonly textsLength: number;
}

/**
 * Writes an index.
 *
 * @param terms by key
 */
export function encodeIndex(
  entries: readonly EntryPosition[],
  terms: ReadonlyMap<string, PostingList>,
): Uint8Array {
  let slots = 1;
  while (slots < terms.size * 2) slots *= 2;
  const start = headerBytes + entries.length * entryBytes + slots * slotBytes;
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
  for (const word of [indexMark, entries.length, slots]) put(word);
  for (const { offset, length, textsOffset, textsLength } of entries) {
    for (const word of [offset, length, textsOffset, textsLength]) put(word);
  }
  for (const word of table) put(word);
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Reads bytes of the index file. @throws Error when the file is shorter than that */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

/** The inverted index. */
export interface TermIndex {
  /** Number of entries. */
  readonly entries: number;
  position(entry: number): EntryPosition;
  /** The entries that hold a term, ascending; empty when none does. */
  postings(term: string): readonly Posting[];
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
  const slotsStart = headerBytes + entries * entryBytes;
  const encoder = new TextEncoder();

  /** The list that begins at an offset, when it is the term's. */
  const readList = (offset: number, key: Uint8Array): Posting[] | undefined => {
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
    const postings: Posting[] = [];
    for (let entry = 0; i < end; ) {
      entry += number();
      postings.push({ entry, weight: (bytes[i++] as number) / unitWeight });
    }
    return postings;
  };

  return {
    entries,
    position(entry) {
      const view = viewOf(headerBytes + entry * entryBytes, entryBytes);
      return {
        offset: view.getUint32(0, true),
        length: view.getUint32(4, true),
        textsOffset: view.getUint32(8, true),
        textsLength: view.getUint32(12, true),
      };
    },
    postings(term) {
      const key = encoder.encode(term);
      const first = hashOf(key) % slots;
      for (let probed = 0; probed < slots; probed++) {
        const slot = (first + probed) % slots;
        const offset = viewOf(slotsStart + slot * slotBytes, slotBytes).getUint32(0, true);
        if (offset === 0) return [];
        const postings = readList(offset, key);
        if (postings) return postings;
      }
      throw new Error('the search index is damaged');
    },
  };
}
