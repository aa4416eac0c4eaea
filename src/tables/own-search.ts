/** What search reads of a team's own tables: made at their first search, and kept beside them. */
import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import type { Store } from '../catalog/store.ts';
import { CacheError } from '../catalog/tables-error.ts';
import { searchFiles } from '../search/compile-entries.ts';
import type { EntrySearch, SearchData } from '../search/data.ts';
import { openEntrySearch } from '../search/files.ts';
import { analysisOf, compiledSearch } from '../search/memory.ts';
import { readingCache } from '../store/files.ts';
import type { LongWork } from './long-work.ts';
import { placeFiles } from './place-files.ts';

/** So many entries take about a second to index. */
const longEntries = 10_000;

/** What is kept; undefined when it is not there, or of other entries. */
function kept(directory: string, count: number): EntrySearch | undefined {
  try {
    const search = openEntrySearch(directory, readingCache(directory));
    return search.entries === count ? search : undefined;
  } catch (error) {
    if (error instanceof CacheError) return undefined;
    throw error;
  }
}

/**
 * What search reads of own tables: what is kept, or made now.
 *
 * @param bundled tells of the languages
 * @param catalog with the own tables as its last store
 * @param directory where the tables lie; nothing is kept when left out
 */
export async function openOwnSearch(
  bundled: SearchData,
  catalog: Catalog,
  { meta: { counts } }: Store,
  directory: string | undefined,
  longWork: LongWork,
): Promise<EntrySearch> {
  const count = counts.reduce((sum, own) => sum + own, 0);
  const known = directory === undefined ? undefined : kept(directory, count);
  if (known) return known;
  const isLong = count > longEntries;
  if (isLong) await longWork.begin('index');
  const entries = Array.from({ length: count }, (_, number) => catalog.entry(bundled.entries + number));
  const search = ((): EntrySearch => {
    try {
      if (directory !== undefined) {
        const files = searchFiles(entries, analysisOf(bundled));
        placeFiles(join(directory, 'search'), files, () => kept(directory, count) !== undefined);
      }
    } catch {
      // Another process was quicker, the disk is full, or the folder is another user's: the next search tries again.
    }
    return (directory !== undefined && kept(directory, count)) || compiledSearch(entries, bundled);
  })();
  if (isLong) longWork.end();
  return search;
}
