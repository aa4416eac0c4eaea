import type { Entry } from '../catalog/types.ts';
import { createConceptFinder } from './concepts.ts';
import { createSearchData, type EntryPlace, type SearchData, type SearchSource } from './data.ts';
import type { PreparedText } from './fuzzy.ts';
import { createSimplifier } from './han.ts';
import type { Posting } from './index-format.ts';
import { filePostings } from './postings.ts';
import { keysOf, weightedKeys } from './prepare.ts';

/** The compiled tables, where all of them are in memory. */
export interface LoadedTables
  extends Pick<SearchSource, 'concepts' | 'traditional' | 'readings' | 'vocabulary'> {
  /** In the order of the entries file. */
  readonly entries: readonly Entry[];
  readonly places: readonly EntryPlace[];
  readonly texts: readonly (readonly PreparedText[])[];
}

/** The entries of every term: what the index file holds, from what is loaded already. */
function invert({ entries, texts, concepts, traditional }: LoadedTables): Map<string, Posting[]> {
  const terms = new Map<string, Posting[]>();
  const analysis = {
    simplify: createSimplifier(traditional()),
    concepts: createConceptFinder(concepts()),
    // Only short texts are found by their sound, and those were cut by the build.
    pinyin: () => [],
  };
  for (const [number, entry] of entries.entries()) {
    let telling = 0;
    const weights = weightedKeys(entry, (text, isTelling) =>
      isTelling ? (texts[number]?.[telling++]?.[1] ?? []) : keysOf(text, analysis),
    );
    filePostings(terms, number, weights);
  }
  return terms;
}

/** Search data of tables in memory; the first search takes the time to invert them. */
export function createLoadedSearchData(tables: LoadedTables): SearchData {
  let terms: ReadonlyMap<string, readonly Posting[]> | undefined;
  return createSearchData({
    ...tables,
    entries: tables.entries.length,
    position: (number) => tables.places[number] as EntryPlace,
    postings(term) {
      terms ??= invert(tables);
      return terms.get(term) ?? [];
    },
    texts: (number) => tables.texts[number] ?? [],
  });
}
