/** The compiled own tables as files, and the same in memory. */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VendorTable } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import { readPart } from '../catalog/file-part.ts';
import { DamagedCacheError } from '../catalog/tables-error.ts';
import type { Entry } from '../catalog/types.ts';
import type { LocatedEntry } from '../search/compile-entries.ts';
import type { ReadBytes } from '../search/index-format.ts';
import { type CodeRow, encodeCodes } from './codes-format.ts';
import type { CompiledTables } from './compile.ts';
import type { Problem } from './problem.ts';
import { seal, unseal } from './sealed.ts';

/** Everything but the entries and their codes. */
export interface OwnMeta extends Pick<CompiledTables, 'vendorNames' | 'counts' | 'replaced'> {
  /** All vendors, the bundled ones first. */
  readonly vendors: readonly VendorTable[];
  /** Number of own entries. */
  readonly entries: number;
  /** Number of bundled entries, and the length of their text in bytes: own ones are counted from there on. */
  readonly bundled: { readonly entries: number; readonly bytes: number };
  /** What was wrong with tables that were left out. */
  readonly problems: readonly Problem[];
}

/** The files of a compiled table, by name. */
export type StoreFiles = Readonly<Record<'meta.json' | 'codes.bin' | 'entries.jsonl', Uint8Array>>;

/** Compiled own tables that can be read. Each part is checked when it is read: reading throws DamagedCacheError when what is read is not what was written. */
export interface OwnStore {
  readonly meta: OwnMeta;
  readonly codes: ReadBytes;
  readonly entries: ReadBytes;
  /** The lines of all entries, one after another. */
  allEntries(): Uint8Array;
  /** Where it lies; undefined in memory. */
  readonly directory: string | undefined;
}

/**
 * Writes compiled tables down.
 *
 * @param bundled number of bundled entries, and the length of their text in bytes
 */
export function storeFiles(
  { vendors, vendorNames, entries, counts, replaced }: CompiledTables,
  bundled: OwnMeta['bundled'],
  problems: readonly Problem[],
): StoreFiles {
  const rows: CodeRow[] = [];
  const lines: Uint8Array[] = [];
  const newline = Uint8Array.of(0x0a);
  let offset = 0;
  for (const entry of entries) {
    const line = seal(JSON.stringify(entry));
    rows.push([codeKey(entry.code), offset, line.length]);
    lines.push(line, newline);
    offset += line.length + 1;
  }
  const meta: OwnMeta = {
    vendors,
    vendorNames,
    replaced,
    counts,
    entries: entries.length,
    bundled,
    problems,
  };
  return {
    'meta.json': seal(JSON.stringify(meta)),
    'codes.bin': encodeCodes(rows),
    'entries.jsonl': Buffer.concat(lines),
  };
}

/** Reads parts of bytes. */
export const partsOfBytes =
  (bytes: Uint8Array): ReadBytes =>
  (offset, length) =>
    bytes.subarray(offset, offset + length);

/** All entries of a store with where they lie. @throws DamagedCacheError when one of them is not what was written */
export function storedEntries(store: OwnStore): LocatedEntry[] {
  const bytes = Buffer.from(store.allEntries());
  const located: LocatedEntry[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const end = bytes.indexOf(0x0a, offset);
    if (end < 0) throw new DamagedCacheError('the entries are cut off');
    const entry = JSON.parse(unseal(bytes.subarray(offset, end))) as Entry;
    located.push({ entry, offset, length: end - offset });
    offset = end + 1;
  }
  if (located.length !== store.meta.entries) throw new DamagedCacheError('entries are missing');
  return located;
}

/** Opens compiled tables in memory. */
export function openFiles(files: StoreFiles): OwnStore {
  return {
    meta: JSON.parse(unseal(files['meta.json'])),
    codes: partsOfBytes(files['codes.bin']),
    entries: partsOfBytes(files['entries.jsonl']),
    allEntries: () => files['entries.jsonl'],
    directory: undefined,
  };
}

/** Runs something that reads the cache. @throws DamagedCacheError for whatever the system does not give */
function reading<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new DamagedCacheError((error as Error).message);
  }
}

/** So many parts are read one by one; who asks for more gets them from memory. */
const mostReads = 64;

/** Reads parts of a file. @throws DamagedCacheError now or later */
export function partsOfFile(path: string): ReadBytes {
  const file = reading(() => openSync(path, 'r'));
  let whole: Uint8Array | undefined;
  let reads = 0;
  return (offset, length) =>
    reading(() => {
      if (whole) return whole.subarray(offset, offset + length);
      if (++reads > mostReads) {
        whole = readFileSync(file);
        closeSync(file);
        return whole.subarray(offset, offset + length);
      }
      return readPart(file, path, offset, length);
    });
}

/** Opens compiled tables of a directory, where sound ones are kept. */
export function openKept(directory: string): OwnStore | undefined {
  try {
    return openDirectory(directory);
  } catch (error) {
    if (error instanceof DamagedCacheError) return undefined;
    throw error;
  }
}

/** Opens compiled tables of a directory. @throws DamagedCacheError */
export function openDirectory(directory: string): OwnStore {
  const meta = JSON.parse(unseal(reading(() => readFileSync(join(directory, 'meta.json'))))) as OwnMeta;
  const codes = join(directory, 'codes.bin');
  const entries = join(directory, 'entries.jsonl');
  return {
    meta,
    codes: partsOfFile(codes),
    entries: partsOfFile(entries),
    allEntries: () => reading(() => readFileSync(entries)),
    directory,
  };
}
