/**
 * The tables that come with the package, where there are no files: JSON modules, which bundlers take in. Stands for
 * `bundled.ts` in the library for browsers and edge runtimes.
 */
import entries from '#data/entries.json' with { type: 'json' };
import families from '#data/families.json' with { type: 'json' };
import guides from '#data/guides.json' with { type: 'json' };
import concepts from '#data/languages/concepts.json' with { type: 'json' };
import readings from '#data/languages/readings.json' with { type: 'json' };
import traditional from '#data/languages/traditional.json' with { type: 'json' };
import meta from '#data/meta.json' with { type: 'json' };
import platforms from '#data/platforms.json' with { type: 'json' };
import texts from '#data/search/texts.json' with { type: 'json' };
import vocabulary from '#data/search/vocabulary.json' with { type: 'json' };
import vendors from '#data/vendors.json' with { type: 'json' };
import { type Catalog, catalogOf } from './catalog/catalog.ts';
import { createSearchData, type SearchData } from './search/data.ts';
import { invertedSearch } from './search/memory.ts';
import { joinVendors } from './store/format.ts';
import { memoryStore } from './store/memory.ts';

let catalog: Catalog | undefined;
let searchData: SearchData | undefined;

/** The tables that come with the package. */
export function bundledCatalog(): Catalog {
  catalog ??= catalogOf([
    memoryStore({
      meta: { ...meta, vendors: joinVendors(meta.vendors, () => vendors) },
      entries,
      guides,
      families,
      platforms,
    }),
  ]);
  return catalog;
}

/** What the build compiled for search. */
export function bundledSearchData(): SearchData {
  const languages = { concepts: () => concepts, traditional: () => traditional, readings: () => readings };
  searchData ??= createSearchData(languages, [
    invertedSearch(() => bundledCatalog().entries(), { texts, vocabulary }, languages),
  ]);
  return searchData;
}
