import { type ConceptData, type ConceptFinder, createConceptFinder } from './concepts.ts';
import type { PreparedText } from './fuzzy.ts';
import {
  createReadings,
  createSimplifier,
  type ReadingData,
  type Readings,
  type TraditionalData,
} from './han.ts';
import type { EntryPosition, Posting } from './index-format.ts';
import type { Simplify } from './terms.ts';

/** Where an entry lies in the entries file, in bytes. */
export type EntryPlace = Pick<EntryPosition, 'offset' | 'length'>;

/** Everything that a search reads beside the catalog, kept once it was needed. */
export interface SearchData {
  /** Number of entries. */
  readonly entries: number;
  position(entry: number): EntryPlace;
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

/** What the build compiled for search, wherever it is kept. */
export interface SearchSource {
  /** Number of entries. */
  readonly entries: number;
  position(entry: number): EntryPlace;
  postings(term: string): readonly Posting[];
  texts(entry: number): readonly PreparedText[];
  concepts(): ConceptData;
  traditional(): TraditionalData;
  readings(): ReadingData;
  vocabulary(): readonly string[];
}

/** Makes a value when it is first asked for. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What a search reads. Nothing is taken from its source before it is needed. */
export function createSearchData(source: SearchSource): SearchData {
  const concepts = lazily(() => createConceptFinder(source.concepts()));
  const simplify = lazily(() => createSimplifier(source.traditional()));
  const readings = lazily(() => createReadings(source.readings()));
  const vocabulary = lazily(() => source.vocabulary());
  const known = new Map<string, readonly Posting[]>();
  const knownTexts = new Map<number, readonly PreparedText[]>();

  return {
    entries: source.entries,
    position: source.position,
    postings(term) {
      let postings = known.get(term);
      if (postings === undefined) {
        postings = source.postings(term);
        known.set(term, postings);
      }
      return postings;
    },
    texts(entry) {
      let prepared = knownTexts.get(entry);
      if (prepared === undefined) {
        prepared = source.texts(entry);
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
