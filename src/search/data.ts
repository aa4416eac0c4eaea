import { openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readingTables } from '../catalog/tables-error.ts';
import { type ConceptData, type ConceptFinder, createConceptFinder } from './concepts.ts';
import type { PreparedText } from './fuzzy.ts';
import {
  createReadings,
  createSimplifier,
  type ReadingData,
  type Readings,
  type TraditionalData,
} from './han.ts';
import { type EntryPosition, openIndex, type Posting, type ReadBytes } from './index-format.ts';
import type { Simplify } from './terms.ts';

/** Everything that a search reads beside the catalog. Files are read when they are first needed. */
export interface SearchData {
  /** Number of entries. */
  readonly entries: number;
  position(entry: number): EntryPosition;
  /** The entries that hold a term, ascending; empty when none does. */
  postings(term: string): readonly Posting[];
  /** The short texts of an entry, cut into terms. */
  texts(entry: number): readonly PreparedText[];
  readonly concepts: ConceptFinder;
  /** Gives a Chinese character the form that it has in the tables. */
  readonly simplify: Simplify;
  readonly readings: Readings;
  /** Words of the tables: what a mistyped word may mean. */
  readonly vocabulary: readonly string[];
}

/** Names of the files in the search directory. */
export const searchFiles = {
  index: 'index.bin',
  texts: 'texts.jsonl',
  concepts: 'concepts.json',
  traditional: 'traditional.json',
  readings: 'readings.json',
  vocabulary: 'vocabulary.txt',
} as const;

/** Reads parts of a file that stays open. */
function partsOf(path: string): ReadBytes {
  const file = readingTables(() => openSync(path, 'r'));
  return (offset, length) =>
    readingTables(() => {
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, offset) < length) throw new Error(`${path} is cut off`);
      return bytes;
    });
}

/** Makes a value when it is first asked for. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Opens the search data that the build compiled into a directory.
 *
 * @throws TablesError when it cannot be read, now or when something is asked for
 */
export function openSearchData(directory: string): SearchData {
  const path = (name: keyof typeof searchFiles): string => join(directory, searchFiles[name]);
  const readText = (name: keyof typeof searchFiles): string =>
    readingTables(() => readFileSync(path(name), 'utf8'));
  const readJson = <Value>(name: keyof typeof searchFiles): Value =>
    readingTables(() => JSON.parse(readText(name)));
  const index = readingTables(() => openIndex(statSync(path('index')).size, partsOf(path('index'))));
  const texts = lazily(() => partsOf(path('texts')));
  const concepts = lazily(() => createConceptFinder(readJson<ConceptData>('concepts')));
  const simplify = lazily(() => createSimplifier(readJson<TraditionalData>('traditional')));
  const readings = lazily(() => createReadings(readJson<ReadingData>('readings')));
  const vocabulary = lazily(() => readText('vocabulary').split('\n'));
  const known = new Map<string, readonly Posting[]>();
  const knownTexts = new Map<number, readonly PreparedText[]>();
  const decoder = new TextDecoder();

  return {
    entries: index.entries,
    position: index.position,
    postings(term) {
      let postings = known.get(term);
      if (postings === undefined) {
        postings = readingTables(() => index.postings(term));
        known.set(term, postings);
      }
      return postings;
    },
    texts(entry) {
      let prepared = knownTexts.get(entry);
      if (prepared === undefined) {
        const { textsOffset, textsLength } = index.position(entry);
        const bytes = texts()(textsOffset, textsLength);
        prepared = readingTables(() => JSON.parse(decoder.decode(bytes)) as PreparedText[]);
        knownTexts.set(entry, prepared);
      }
      return prepared;
    },
    get concepts() {
      return concepts();
    },
    // Text without Chinese needs no table of characters.
    simplify: (character) => simplify()(character),
    get readings() {
      return readings();
    },
    get vocabulary() {
      return vocabulary();
    },
  };
}
