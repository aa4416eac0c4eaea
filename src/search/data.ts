import { lazily } from '../catalog/lazily.ts';
import { type ConceptData, type ConceptFinder, createConceptFinder } from './concepts.ts';
import type { PreparedText } from './fuzzy.ts';
import {
  createReadings,
  createSimplifier,
  type ReadingData,
  type Readings,
  type TraditionalData,
} from './han.ts';
import { joinPostings, type Postings } from './index-format.ts';
import { type PackedText, preparedText } from './packed-texts.ts';
import type { Simplify } from './terms.ts';

/** What search reads of the entries of one store, by their numbers there. */
export interface EntrySearch {
  /** Number of entries. */
  readonly entries: number;
  /** The entries that hold a term. */
  postings(term: string): Postings;
  /** The short texts of an entry, as they are kept. */
  texts(entry: number): readonly PackedText[];
  /** Words of the entries. */
  vocabulary(): readonly string[];
}

/** What the build compiled of the languages, wherever it is kept. */
export interface LanguageData {
  concepts(): ConceptData;
  traditional(): TraditionalData;
  readings(): ReadingData;
}

/** Everything that a search reads beside the catalog, kept once it was needed. */
export interface SearchData extends Omit<EntrySearch, 'vocabulary' | 'texts'> {
  /** What it was made with. */
  readonly languages: LanguageData;
  /** The short texts of an entry, cut into terms; without readings, those that say how they sound are only counted. */
  texts(entry: number, readings: boolean): readonly PreparedText[];
  /** The short texts of an entry as they are kept. */
  packedTexts(entry: number): readonly PackedText[];
  readonly concepts: ConceptFinder;
  /** Gives a Chinese character the form that it has in the tables. */
  readonly simplify: Simplify;
  readonly readings: Readings;
  /** Words of the tables: what a mistyped word may mean. */
  readonly vocabulary: readonly string[];
  /** The same with the entries of a further store. */
  with(part: EntrySearch): SearchData;
  /** The same with the entries of another store alone. */
  withOnly(part: EntrySearch): SearchData;
}

/** The number of entries that hold a term. */
export const havingOf = (term: string, data: Pick<SearchData, 'postings'>): number =>
  data.postings(term).count;

/** Whether some entry holds a term. */
export const isKnown = (term: string, data: Pick<SearchData, 'postings'>): boolean =>
  havingOf(term, data) > 0;

/** A function that makes each value once. */
export function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** The postings of all parts, by the entries' numbers among all. */
function postingsOfAll(parts: readonly EntrySearch[], term: string): Postings {
  const [only] = parts;
  if (only && parts.length === 1) return only.postings(term);
  let before = 0;
  const own = parts.map((part) => {
    const one = { postings: part.postings(term), before };
    before += part.entries;
    return one;
  });
  return joinPostings(own);
}

/**
 * What a search reads. Nothing is taken from its sources before it is needed.
 *
 * @param parts of the catalog's stores, in their order
 */
export function createSearchData(data: LanguageData, parts: readonly EntrySearch[]): SearchData {
  const concepts = lazily(() => createConceptFinder(data.concepts()));
  const simplify = lazily(() => createSimplifier(data.traditional()));
  const readings = lazily(() => createReadings(data.readings()));
  const vocabulary = lazily(() => [...new Set(parts.flatMap((part) => part.vocabulary()))]);
  function packedTexts(number: number): readonly PackedText[] {
    let own = number;
    for (const part of parts) {
      if (own < part.entries) return part.texts(own);
      own -= part.entries;
    }
    return [];
  }
  const writtenTexts = remembering((number: number) =>
    packedTexts(number).map((packed) => preparedText(packed)),
  );
  const readTexts = remembering((number: number) =>
    packedTexts(number).map((packed) => preparedText(packed, readings().readingOf)),
  );
  return {
    languages: data,
    entries: parts.reduce((sum, { entries }) => sum + entries, 0),
    postings: remembering((term) => postingsOfAll(parts, term)),
    texts: (number, isRead) => (isRead ? readTexts : writtenTexts)(number),
    packedTexts,
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
    with: (part) => createSearchData(data, [...parts, part]),
    withOnly: (part) => createSearchData(data, [part]),
  };
}
