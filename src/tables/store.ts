/** The compiled own tables as files, and the same in memory. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { VendorTable } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import { DamagedCacheError } from '../catalog/tables-error.ts';
import type { ReadBytes } from '../search/index-format.ts';
import { type CodeRow, encodeCodes } from './codes-format.ts';
import type { CompiledTables } from './compile.ts';
import type { Problem } from './problem.ts';
import { seal, unseal } from './sealed.ts';

/** Everything but the entries and their codes. */
export interface OwnMeta extends Pick<CompiledTables, 'vendorNames' | 'replaced'> {
  /** All vendors, the bundled ones first. */
  readonly vendors: readonly VendorTable[];
  /** Own entries by vendor, in the vendors' order. */
  readonly counts: readonly { readonly id: string; readonly entries: number }[];
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
  { vendors, vendorNames, entries, replaced }: CompiledTables,
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
  const counts = vendors.map(({ id }) => ({ id, entries: 0 }));
  const byId = new Map(counts.map((count) => [count.id, count]));
  for (const { vendor } of entries) (byId.get(vendor) as { entries: number }).entries++;
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
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, offset) < length) throw new Error(`${path} is cut off`);
      return bytes;
    });
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
