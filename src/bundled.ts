/** The tables that come with the package, in Node.js: read from its files, entry by entry. */
import { fileURLToPath } from 'node:url';
import { type Catalog, catalogOf } from './catalog/catalog.ts';
import type { SearchData } from './search/data.ts';
import { openSearchData } from './search/files.ts';
import { openStore } from './store/files.ts';

/** Where the build puts them, seen from the built library. */
const directory = (): string => fileURLToPath(new URL('./data', import.meta.url));

let catalog: Catalog | undefined;
let searchData: SearchData | undefined;

/** The tables that come with the package; read when first asked for. */
export function bundledCatalog(): Catalog {
  catalog ??= catalogOf([openStore(directory())]);
  return catalog;
}

/** What the build compiled for search; read when first asked for. */
export function bundledSearchData(): SearchData {
  searchData ??= openSearchData(directory());
  return searchData;
}
