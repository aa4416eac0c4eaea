/** What search reads, in memory. */
import type { Entry } from '../catalog/types.ts';
import { compileEntries } from './compile-entries.ts';
import { createConceptFinder } from './concepts.ts';
import { type EntrySearch, type LanguageData, remembering, type SearchData } from './data.ts';
import type { PreparedText } from './fuzzy.ts';
import { createSimplifier } from './han.ts';
import { noPostings, openIndex, type Postings, storedWeight } from './index-format.ts';
import { type Analysis, keysOf, weightedKeys } from './prepare.ts';

/**
 * What the bundled tables' search data tell of the languages. Characters are read in their commonest way: telling which of
 * several readings is meant takes a dictionary of a megabyte.
 */
export function analysisOf(bundled: SearchData): Analysis {
  // The tables are gone through from the beginning each time.
  const readingOf = remembering((character: string) => bundled.readings.readingOf(character) ?? character);
  return {
    simplify: remembering(bundled.simplify),
    pinyin: (text) => [...text].map(readingOf),
    concepts: bundled.concepts,
  };
}

/** What search reads of entries that were no part of the build. @param bundled tells of the languages */
export function compiledSearch(entries: readonly Entry[], bundled: SearchData): EntrySearch {
  const {
    index: bytes,
    texts,
    vocabulary,
  } = compileEntries(entries, analysisOf(bundled), (elements) => {
    const content = [...elements];
    return { content, offsets: content.map(() => 0) };
  });
  const { postings } = openIndex(bytes.length, (offset, length) => bytes.subarray(offset, offset + length));
  return {
    entries: entries.length,
    postings,
    texts: (number) => texts[number] ?? [],
    vocabulary: () => [...vocabulary],
  };
}

/** What the build cut the entries' short texts into. */
export interface CutTexts {
  readonly texts: readonly (readonly PreparedText[])[];
  readonly vocabulary: readonly string[];
}

/** What search reads of entries whose short texts the build cut; the first search takes the time to invert them. */
export function invertedSearch(
  entries: () => readonly Entry[],
  { texts, vocabulary }: CutTexts,
  { concepts, traditional }: LanguageData,
): EntrySearch {
  let terms: ReadonlyMap<string, Postings> | undefined;
  function invert(): ReadonlyMap<string, Postings> {
    const filed = new Map<string, { entries: number[]; weights: number[] }>();
    const analysis: Analysis = {
      simplify: createSimplifier(traditional()),
      concepts: createConceptFinder(concepts()),
      // Only short texts are found by their sound, and those were cut by the build.
      pinyin: () => [],
    };
    for (const [number, entry] of entries().entries()) {
      let telling = 0;
      const weights = weightedKeys(entry, (text, isTelling) =>
        isTelling ? (texts[number]?.[telling++]?.[1] ?? []) : keysOf(text, analysis),
      );
      for (const [key, weight] of weights) {
        let postings = filed.get(key);
        if (!postings) {
          postings = { entries: [], weights: [] };
          filed.set(key, postings);
        }
        postings.entries.push(number);
        postings.weights.push(storedWeight(weight));
      }
    }
    return filed;
  }
  return {
    entries: texts.length,
    postings(term) {
      terms ??= invert();
      return terms.get(term) ?? noPostings;
    },
    texts: (number) => texts[number] ?? [],
    vocabulary: () => vocabulary,
  };
}
