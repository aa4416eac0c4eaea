/** The tables that come with the package, in Node.js: read from its files, entry by entry. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBundledCatalog } from './catalog/bundled.ts';
import type { Catalog } from './catalog/catalog.ts';
import { openSearchData } from './search/bundled.ts';
import type { SearchData } from './search/data.ts';

/** Where the build puts them, seen from the built library. */
const directory = (): string => fileURLToPath(new URL('./data', import.meta.url));

let catalog: Catalog | undefined;
let searchData: SearchData | undefined;

/** The tables that come with the package; read when first asked for. */
export function bundledCatalog(): Catalog {
  catalog ??= openBundledCatalog(directory());
  return catalog;
}

/** What the build compiled for search; read when first asked for. */
export function bundledSearchData(): SearchData {
  searchData ??= openSearchData(join(directory(), 'search'));
  return searchData;
}
