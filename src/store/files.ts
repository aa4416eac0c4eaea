/** Compiled tables in files. */
import { openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lazily } from '../catalog/lazily.ts';
import { type Store, type StoredEntry, storeForm } from '../catalog/store.ts';
import { CacheError, TablesError } from '../catalog/tables-error.ts';
import {
  elementAt,
  joinVendors,
  messageAt,
  numbersByKey,
  openCodes,
  type ReadBytes,
  type WrittenMeta,
  wordingsIn,
} from './format.ts';

/** So many parts of a file are read one by one; who asks for more gets them from memory. */
const mostReads = 256;

/** Reads parts of a file, which stays open. @throws the error of the system, now or later, and Error when it is shorter */
export function partsOfFile(path: string): ReadBytes {
  const file = openSync(path, 'r');
  let whole: Uint8Array | undefined;
  let reads = 0;
  return (offset, length) => {
    if (!whole && ++reads > mostReads) whole = readFileSync(path);
    if (whole) return whole.subarray(offset, offset + length);
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, offset) < length) throw new Error(`${path} is cut off`);
    return bytes;
  };
}

/** Runs something that reads compiled tables; whatever fails in it is told as `fail` makes it. */
export type Reading = <Value>(read: () => Value) => Value;

/** Reading of what the build compiled. @throws TablesError for whatever fails */
export const readingBundled: Reading = (read) => {
  try {
    return read();
  } catch (error) {
    throw new TablesError((error as Error).message);
  }
};

/** Reading of what is kept in a folder and can be made anew. @throws CacheError for whatever fails */
export const readingCache =
  (directory: string): Reading =>
  (read) => {
    try {
      return read();
    } catch (error) {
      const discard = (): void => rmSync(directory, { recursive: true, force: true });
      throw new CacheError((error as Error).message, discard);
    }
  };

/** Reads a JSON file. @throws Error */
export const readJson = <Value>(path: string): Value => JSON.parse(readFileSync(path, 'utf8')) as Value;

/**
 * Opens compiled tables. Entries are read when they are asked for.
 *
 * @param directory holds the files that `storeFiles` makes
 * @param reading tells what fails, now or later
 */
export function openStore(directory: string, reading: Reading = readingBundled): Store {
  const at = (name: string): string => join(directory, name);
  return reading(() => {
    const written = readJson<WrittenMeta>(at('meta.json'));
    if (written.form !== storeForm) throw new Error(`${at('meta.json')} is of another form`);
    const vendors = joinVendors(written.vendors, () => reading(() => readJson(at('vendors.json'))));
    const codes = openCodes(partsOfFile(at('codes.bin')));
    const read = partsOfFile(at('entries.json'));
    let all: readonly StoredEntry[] | undefined;
    let numbers: Map<string, number[]> | undefined;
    const guideAt = partsWhenAsked(at('guides.json'));
    return {
      meta: { ...written, vendors },
      find(key) {
        if (!all) return reading(() => codes.find(key));
        // Quicker than asking the file for each.
        numbers ??= numbersByKey(all);
        return numbers.get(key) ?? [];
      },
      entry: (number) =>
        all
          ? (all[number] as StoredEntry)
          : reading(() => elementAt(read, ...codes.placeOf(number)) as StoredEntry),
      message: (number) => all?.[number]?.message ?? reading(() => messageAt(read, ...codes.placeOf(number))),
      entries() {
        all ??= reading(() => readJson(at('entries.json')));
        return all as readonly StoredEntry[];
      },
      messages: () => reading(() => wordingsIn(readFileSync(at('entries.json')))),
      codes: lazily(() =>
        reading(() =>
          readFileSync(at('codes.txt'), 'utf8')
            .split('\n')
            .slice(0, -1)
            .map((line) => line.split(' ').filter(Boolean)),
        ),
      ),
      guide(id) {
        const place = Object.hasOwn(written.guides, id) ? written.guides[id] : undefined;
        return place && reading(() => elementAt(guideAt, ...place) as ReturnType<Store['guide']>);
      },
      guides: () => reading(() => readJson(at('guides.json'))),
      families: lazily(() => reading(() => readJson(at('families.json')))),
      platforms: () => reading(() => readJson(at('platforms.json'))),
    };
  });
}

/** Reads parts of a file, which is opened when the first is asked for. */
function partsWhenAsked(path: string): ReadBytes {
  let read: ReadBytes | undefined;
  return (offset, length) => {
    read ??= partsOfFile(path);
    return read(offset, length);
  };
}
