import { openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, type CatalogIndex, createCatalog } from './catalog.ts';

/**
 * Opens the tables that the build compiled into a directory. Only the index is read now; entries are read
 * from the file where they lie, when they are asked for.
 *
 * @param directory holds `index.json` and `entries.jsonl`
 * @throws Error of node:fs when the files are not there
 */
export function openBundledCatalog(directory: string): Catalog {
  const index = JSON.parse(readFileSync(join(directory, 'index.json'), 'utf8')) as CatalogIndex;
  let file: number | undefined;
  return createCatalog(index, (offset, length) => {
    file ??= openSync(join(directory, 'entries.jsonl'), 'r');
    const bytes = Buffer.allocUnsafe(length);
    readSync(file, bytes, 0, length, offset);
    return bytes.toString('utf8');
  });
}
