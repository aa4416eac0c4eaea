import { openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readPart } from '../catalog/file-part.ts';
import { readingTables } from '../catalog/tables-error.ts';
import type { ConceptData } from './concepts.ts';
import { createSearchData, type SearchData } from './data.ts';
import type { PreparedText } from './fuzzy.ts';
import type { ReadingData, TraditionalData } from './han.ts';
import { openIndex, type ReadBytes } from './index-format.ts';

/** Names of the files in the search directory. */
export const searchFiles = {
  index: 'index.bin',
  texts: 'texts.json',
  concepts: 'concepts.json',
  traditional: 'traditional.json',
  readings: 'readings.json',
  vocabulary: 'vocabulary.json',
} as const;

/** Reads parts of a file that stays open. */
function partsOf(path: string): ReadBytes {
  const file = openSync(path, 'r');
  return (offset, length) => readPart(file, path, offset, length);
}

/**
 * Opens the search data that the build compiled into a directory. Files are read when they are first needed.
 *
 * @throws TablesError when it cannot be read, now or when something is asked for
 */
export function openSearchData(directory: string): SearchData {
  const path = (name: keyof typeof searchFiles): string => join(directory, searchFiles[name]);
  const readJson = <Value>(name: keyof typeof searchFiles): Value =>
    readingTables(() => JSON.parse(readFileSync(path(name), 'utf8')));
  const index = readingTables(() => openIndex(statSync(path('index')).size, partsOf(path('index'))));
  const decoder = new TextDecoder();
  let readTexts: ReadBytes | undefined;
  return createSearchData({
    entries: index.entries,
    position: (entry) => readingTables(() => index.position(entry)),
    postings: (term) => readingTables(() => index.postings(term)),
    texts: (entry) =>
      readingTables(() => {
        const { textsOffset, textsLength } = index.position(entry);
        readTexts ??= partsOf(path('texts'));
        return JSON.parse(decoder.decode(readTexts(textsOffset, textsLength))) as PreparedText[];
      }),
    concepts: () => readJson<ConceptData>('concepts'),
    traditional: () => readJson<TraditionalData>('traditional'),
    readings: () => readJson<ReadingData>('readings'),
    vocabulary: () => readJson<string[]>('vocabulary'),
  });
}
