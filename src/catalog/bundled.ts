import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, type CatalogIndex, catalogOf } from './catalog.ts';
import { readPart } from './file-part.ts';
import { readingTables, TablesError } from './tables-error.ts';
import type { Entry } from './types.ts';

/**
 * Opens the tables that the build compiled into a directory. Only the index is read now; entries are read
 * from the file where they lie, when they are asked for.
 *
 * @param directory holds `index.json` and `entries.json`
 * @throws TablesError when they cannot be read, now or when an entry is
 */
export function openBundledCatalog(directory: string): Catalog {
  const index = readingTables(
    () => JSON.parse(readFileSync(join(directory, 'index.json'), 'utf8')) as CatalogIndex,
  );
  if (!Array.isArray(index.vendors))
    throw new TablesError(`${join(directory, 'index.json')} holds no vendors`);
  let file: number | undefined;
  return catalogOf(index, (offset, length) =>
    readingTables(() => {
      const path = join(directory, 'entries.json');
      file ??= openSync(path, 'r');
      return JSON.parse(readPart(file, path, offset, length).toString('utf8')) as Entry;
    }),
  );
}
