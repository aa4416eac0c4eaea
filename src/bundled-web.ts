/**
 * The tables that come with the package, where there are no files: JSON modules, which bundlers take in. Stands for
 * `bundled.ts` in the library for browsers and edge runtimes.
 */
import entries from '#data/entries.json' with { type: 'json' };
import index from '#data/index.json' with { type: 'json' };
import concepts from '#data/search/concepts.json' with { type: 'json' };
import readings from '#data/search/readings.json' with { type: 'json' };
import texts from '#data/search/texts.json' with { type: 'json' };
import traditional from '#data/search/traditional.json' with { type: 'json' };
import vocabulary from '#data/search/vocabulary.json' with { type: 'json' };
import { type Catalog, catalogOf } from './catalog/catalog.ts';
import type { Entry } from './catalog/types.ts';
import type { EntryPlace, SearchData } from './search/data.ts';
import { createLoadedSearchData } from './search/memory.ts';

let catalog: Catalog | undefined;
let searchData: SearchData | undefined;

/** Where the entries lie in their file, in its order. */
function placesOf(): EntryPlace[] {
  return Object.values(index.codes)
    .flat()
    .map(([, offset, length]) => ({ offset, length }))
    .sort((a, b) => a.offset - b.offset);
}

/** The tables that come with the package. */
export function bundledCatalog(): Catalog {
  if (catalog === undefined) {
    const byOffset = new Map(placesOf().map(({ offset }, number) => [offset, entries[number] as Entry]));
    catalog = catalogOf(index, (offset) => byOffset.get(offset) as Entry);
  }
  return catalog;
}

/** What the build compiled for search. */
export function bundledSearchData(): SearchData {
  searchData ??= createLoadedSearchData({
    entries,
    texts,
    places: placesOf(),
    concepts: () => concepts,
    traditional: () => traditional,
    readings: () => readings,
    vocabulary: () => vocabulary,
  });
  return searchData;
}
