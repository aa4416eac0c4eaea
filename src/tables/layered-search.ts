/** What search reads of the bundled tables and of a team's own, as one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedCacheError } from '../catalog/tables-error.ts';
import type { SearchData } from '../search/data.ts';
import type { PreparedText } from '../search/fuzzy.ts';
import { openIndex, type ReadBytes } from '../search/index-format.ts';
import { layeredSearchData } from '../search/layered.ts';
import type { LongWork } from './long-work.ts';
import { unseal } from './sealed.ts';
import { checkOf } from './search-check.ts';
import type { SearchFiles, SearchMeta } from './search-files.ts';
import { type OwnStore, partsOfBytes, partsOfFile } from './store.ts';

/** The name of the folder, beside the compiled tables, that holds what search reads of them. */
const folderName = 'search';

/** What search reads of own tables. */
interface OwnSearch {
  readonly meta: SearchMeta;
  readonly index: Uint8Array;
  readonly texts: ReadBytes;
}

/** What is kept; undefined when it is not there, or not what was written. */
function kept(directory: string): OwnSearch | undefined {
  try {
    const at = (name: keyof SearchFiles): string => join(directory, folderName, name);
    const meta = JSON.parse(unseal(readFileSync(at('search.json')))) as SearchMeta;
    const index = readFileSync(at('index.bin'));
    return checkOf(index) === meta.check ? { meta, index, texts: partsOfFile(at('texts.jsonl')) } : undefined;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code !== undefined;
    if (isMissing || error instanceof DamagedCacheError) return undefined;
    throw error;
  }
}

/** So many entries take about a second to index. */
const longEntries = 10_000;

/** What search reads of own tables: what is kept, or made now. */
async function ownSearch(bundled: SearchData, store: OwnStore, longWork: LongWork): Promise<OwnSearch> {
  const { directory } = store;
  const known = directory === undefined ? undefined : kept(directory);
  if (known) return known;
  const isLong = store.meta.entries > longEntries;
  if (isLong) await longWork.begin('index');
  const { searchFiles } = await import('./search-files.ts');
  const files = searchFiles(bundled, store);
  if (directory !== undefined) {
    const { placeFiles } = await import('./place-files.ts');
    try {
      placeFiles(join(directory, folderName), files, () => kept(directory) !== undefined);
    } catch {
      // Another process was quicker, the disk is full, or the folder is another user's: the next search tries again.
    }
  }
  if (isLong) longWork.end();
  return {
    meta: JSON.parse(unseal(files['search.json'])),
    index: files['index.bin'],
    texts: partsOfBytes(files['texts.jsonl']),
  };
}

/** Opens what search reads of both; own entries are numbered after the bundled ones. */
export async function openLayeredSearch(
  bundled: SearchData,
  store: OwnStore,
  longWork: LongWork,
): Promise<SearchData> {
  const { meta, index, texts } = await ownSearch(bundled, store, longWork);
  const own = openIndex(index.length, partsOfBytes(index));
  return layeredSearchData(bundled, {
    entries: own.entries,
    position(number) {
      const { offset, length } = own.position(number);
      return { offset: offset + store.meta.bundled.bytes, length };
    },
    postings: own.postings,
    texts(number) {
      const { textsOffset, textsLength } = own.position(number);
      return JSON.parse(unseal(texts(textsOffset, textsLength))) as PreparedText[];
    },
    vocabulary: meta.vocabulary,
  });
}
