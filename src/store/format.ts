/**
 * The files of compiled tables.
 *
 * `vendors.json`, `entries.json`, `guides.json`, `families.json` and `platforms.json` are JSON arrays with an element a line: browsers read them whole, as JSON
 * modules, and the program reads single elements at their places.
 *
 * `codes.bin` finds the entries of a code without reading the others. Its numbers are little-endian and of 32 bits: a header (mark, entries, buckets);
 * where each entry's line begins, and where the one after the last would; where each bucket begins, and where the last one ends; then the
 * buckets, JSON each: for each entry in it the key of its code and its number.
 */
import type { VendorTable } from '../catalog/catalog.ts';
import { codeKey, eachOnce } from '../catalog/code.ts';
import {
  type StoredEntry,
  type StoredFamily,
  type StoredGuide,
  type StoreMeta,
  wordingsOf,
} from '../catalog/store.ts';
import type { Localized, Platform } from '../catalog/types.ts';

/** Reads bytes of a file. @throws Error when the file is shorter than that */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

/** "errc" in the first word of the file. */
const mark = 0x63727265;
const wordBytes = 4;
const headerWords = 3;
/** Entries in a bucket, on average. */
const entriesPerBucket = 4;
/** What stands between two elements of a file, and behind the last one. */
const separator = ',\n';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

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

/** A JSON array with an element a line, and where each begins, and the one after the last would, in bytes. */
export interface ArrayLines {
  readonly bytes: Uint8Array;
  readonly offsets: readonly number[];
}

/** Writes a JSON array with an element a line. */
export function arrayLines(elements: Iterable<unknown>): ArrayLines {
  const offsets = [2];
  const lines: Uint8Array[] = [];
  for (const element of elements) {
    const line = encoder.encode(JSON.stringify(element));
    lines.push(line);
    offsets.push((offsets.at(-1) as number) + line.length + separator.length);
  }
  const bytes = new Uint8Array((offsets.at(-1) as number) + (lines.length > 0 ? 1 : 2));
  encoder.encodeInto('[\n', bytes);
  for (const [i, line] of lines.entries()) {
    bytes.set(line, offsets[i] as number);
    encoder.encodeInto(separator, bytes.subarray((offsets[i + 1] as number) - separator.length));
  }
  encoder.encodeInto('\n]\n', bytes.subarray(bytes.length - 3));
  return { bytes, offsets };
}

/** Reads the element whose line begins at an offset. @param next where the next one begins */
export function elementAt(read: ReadBytes, offset: number, next: number): unknown {
  return JSON.parse(decoder.decode(read(offset, next - separator.length - offset)));
}

/** How the line of an entry begins. */
const beginning = /^\{"code":"(?:[^"\\]|\\.)*","message":(\{"zh":"(?:[^"\\]|\\.)*","en":"(?:[^"\\]|\\.)*"\})/;
/** Bytes in which most messages are. */
const beginningBytes = 512;

/** Reads what an entry says, of most without reading the rest of its line. */
export function messageAt(read: ReadBytes, offset: number, next: number): Localized {
  const length = Math.min(beginningBytes, next - separator.length - offset);
  const [, message] = beginning.exec(decoder.decode(read(offset, length))) ?? [];
  return message ? JSON.parse(message) : (elementAt(read, offset, next) as StoredEntry).message;
}

/** Reads what all entries of a file say, of most without reading the rest of their lines, and never many lines at once. */
export function wordingsIn(bytes: Uint8Array): Localized[] {
  const found: Localized[] = [];
  const lineEnd = separator.charCodeAt(1);
  for (let start = 2, end = 0; ; start = end + 1) {
    end = bytes.indexOf(lineEnd, start);
    const line = decoder.decode(bytes.subarray(start, end));
    const [, message] = (!line.includes('"variants":') && beginning.exec(line)) || [];
    if (message) found.push(JSON.parse(message));
    else if (end < 0 || line === ']') return found;
    else found.push(...wordingsOf(JSON.parse(line.replace(/,$/, ''))));
  }
}

const bucketOf = (key: string, buckets: number): number => hashOf(encoder.encode(key)) % buckets;

/** Writes `codes.bin`. @param offsets of the entries' lines */
function encodeCodes(entries: readonly StoredEntry[], offsets: readonly number[]): Uint8Array {
  const buckets = Math.max(1, Math.ceil(entries.length / entriesPerBucket));
  const filed: [string, number][][] = Array.from({ length: buckets }, () => []);
  for (const [number, { code }] of entries.entries()) {
    const key = codeKey(code);
    filed[bucketOf(key, buckets)]?.push([key, number]);
  }
  const written = filed.map((own) => encoder.encode(JSON.stringify(own)));
  const words = [mark, entries.length, buckets, ...offsets];
  let end = (words.length + buckets + 1) * wordBytes;
  for (const one of written) {
    words.push(end);
    end += one.length;
  }
  words.push(end);
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  for (const [i, word] of words.entries()) view.setUint32(i * wordBytes, word, true);
  let at = words.length * wordBytes;
  for (const one of written) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}

/** What `codes.bin` tells. */
export interface CodeIndex {
  /** Numbers of the entries that a code has. @param key as `codeKey` returns it */
  find(key: string): number[];
  /** Where the line of an entry begins, and where the next one does. */
  placeOf(number: number): readonly [offset: number, next: number];
}

/** Opens `codes.bin`; only what is asked for is read. */
export function openCodes(read: ReadBytes): CodeIndex {
  const wordsAt = (word: number, count: number): number[] => {
    const bytes = read(word * wordBytes, count * wordBytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    return Array.from({ length: count }, (_, i) => view.getUint32(i * wordBytes, true));
  };
  let header: readonly number[] | undefined;
  const size = (): { entries: number; buckets: number } => {
    header ??= wordsAt(0, headerWords);
    const [first, entries = 0, buckets = 0] = header;
    if (first !== mark || buckets === 0) throw new Error('codes.bin is no file of codes');
    return { entries, buckets };
  };
  return {
    find(key) {
      const { entries, buckets } = size();
      const [from = 0, to = 0] = wordsAt(headerWords + entries + 1 + bucketOf(key, buckets), 2);
      const own = JSON.parse(decoder.decode(read(from, to - from))) as [string, number][];
      return own.filter(([filed]) => filed === key).map(([, number]) => number);
    },
    placeOf(number) {
      const [offset = 0, next = 0] = wordsAt(headerWords + number, 2);
      return [offset, next];
    },
  };
}

/** Compiled tables before they are written down. */
export interface StoreContent {
  readonly meta: StoreMeta;
  /** Vendor by vendor, codes ascending. */
  readonly entries: readonly StoredEntry[];
  readonly guides: readonly StoredGuide[];
  readonly families: readonly StoredFamily[];
  readonly platforms: readonly Platform[];
}

/** The parts of a vendor that a lookup does not read: they lie in a file of their own. */
const partsApart = [
  'homepage',
  'envelope',
  'envelopes',
  'hosts',
  'traces',
  'forms',
  'topics',
  'sources',
] as const;
type PartApart = (typeof partsApart)[number];

/** What `vendors.json` has of a vendor, and what `meta.json` has of it. */
export type VendorParts = Pick<VendorTable, PartApart>;
export type VendorHead = Omit<VendorTable, PartApart>;

function cutVendor(vendor: VendorTable): { head: VendorHead; parts: VendorParts } {
  const all = Object.entries(vendor);
  const isApart = ([key]: [string, unknown]): boolean => (partsApart as readonly string[]).includes(key);
  return {
    head: Object.fromEntries(all.filter((part) => !isApart(part))) as unknown as VendorHead,
    parts: Object.fromEntries(all.filter(isApart)) as unknown as VendorParts,
  };
}

/** The vendors of both files. @param parts reads `vendors.json`, once, when one of them is asked for */
export function joinVendors(
  heads: readonly VendorHead[],
  parts: () => readonly VendorParts[],
): VendorTable[] {
  let read: readonly VendorParts[] | undefined;
  return heads.map((head, position) => {
    const get = (key: PartApart) => (): unknown => {
      read ??= parts();
      return read[position]?.[key];
    };
    const lazy = partsApart.map((key) => [key, { enumerable: true, get: get(key) }] as const);
    return Object.defineProperties({ ...head }, Object.fromEntries(lazy)) as VendorTable;
  });
}

/** The meta as the file has it: with what leads to the guides. */
export interface WrittenMeta extends Omit<StoreMeta, 'vendors'> {
  readonly vendors: readonly VendorHead[];
  /** By id: where a guide's line begins in `guides.json`, and where the next one does. */
  readonly guides: Readonly<Record<string, readonly [offset: number, next: number]>>;
}

/** The codes of each vendor as its table writes them, ascending; of those that differ in letter case only, the first. */
export function codesByVendor(
  { counts }: Pick<StoreMeta, 'counts'>,
  entries: readonly StoredEntry[],
): string[][] {
  let from = 0;
  return counts.map((count) => {
    const own = entries.slice(from, from + count);
    from += count;
    return eachOnce(own.map(({ code }) => code));
  });
}

/** The numbers of the entries that each code has, by `codeKey`. */
export function numbersByKey(entries: readonly StoredEntry[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const [number, { code }] of entries.entries()) {
    const same = numbers.get(codeKey(code));
    if (same) same.push(number);
    else numbers.set(codeKey(code), [number]);
  }
  return numbers;
}

/** Compiled tables as files, by name. */
export function storeFiles({
  meta,
  entries,
  guides,
  families,
  platforms,
}: StoreContent): Record<string, Uint8Array> {
  const entryLines = arrayLines(entries);
  const guideLines = arrayLines(guides);
  const places = guides.map(({ id }, i) => [id, guideLines.offsets.slice(i, i + 2) as [number, number]]);
  const vendors = meta.vendors.map(cutVendor);
  const written: WrittenMeta = {
    ...meta,
    vendors: vendors.map(({ head }) => head),
    guides: Object.fromEntries(places),
  };
  return {
    'meta.json': encoder.encode(JSON.stringify(written)),
    'vendors.json': arrayLines(vendors.map(({ parts }) => parts)).bytes,
    'codes.bin': encodeCodes(entries, entryLines.offsets),
    'codes.txt': encoder.encode(
      codesByVendor(meta, entries)
        .map((codes) => `${codes.join(' ')}\n`)
        .join(''),
    ),
    'entries.json': entryLines.bytes,
    'guides.json': guideLines.bytes,
    'families.json': arrayLines(families).bytes,
    'platforms.json': arrayLines(platforms).bytes,
  };
}
