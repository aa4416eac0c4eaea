/** What search reads, in files. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { partsOfFile, type Reading, readingBundled, readJson } from '../store/files.ts';
import { elementAt } from '../store/format.ts';
import { createSearchData, type EntrySearch, type SearchData } from './data.ts';
import { openIndex, postingsWhenAsked } from './index-format.ts';
import type { PackedText } from './packed-texts.ts';

/**
 * Opens what search reads of the entries of compiled tables. Files are read when they are first needed.
 *
 * @param directory of the tables
 * @param reading tells what fails, now or later
 */
export function openEntrySearch(directory: string, reading: Reading): EntrySearch {
  const at = (name: string): string => join(directory, 'search', name);
  return reading(() => {
    const path = at('index.bin');
    const index = openIndex(statSync(path).size, partsOfFile(path));
    let read: ReturnType<typeof partsOfFile> | undefined;
    return {
      entries: index.entries,
      postings(term) {
        const postings = reading(() => index.postings(term));
        return postingsWhenAsked(postings.count, () =>
          reading(() => ({ entries: postings.entries, weights: postings.weights })),
        );
      },
      texts: (entry) =>
        reading(() => {
          read ??= partsOfFile(at('texts.json'));
          return elementAt(read, ...index.textsOf(entry)) as PackedText[];
        }),
      vocabulary: () => reading(() => readJson(at('vocabulary.json'))),
    };
  });
}

/**
 * Opens what search reads of the bundled tables.
 *
 * @param directory of the tables
 * @throws TablesError when it cannot be read, now or when something is asked for
 */
export function openSearchData(directory: string): SearchData {
  const read = <Value>(name: string): Value =>
    readingBundled(() => readJson(join(directory, 'languages', `${name}.json`)));
  return createSearchData(
    {
      concepts: () => read('concepts'),
      traditional: () => read('traditional'),
      readings: () => read('readings'),
    },
    [openEntrySearch(directory, readingBundled)],
  );
}
