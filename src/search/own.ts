/** What search reads of entries that were no part of the build, beside what the build compiled. */
import type { Entry } from '../catalog/types.ts';
import { createCutter, isVocabulary } from './compile-entries.ts';
import type { SearchData } from './data.ts';
import { fieldTexts } from './fields.ts';
import type { PreparedText } from './fuzzy.ts';
import type { Posting } from './index-format.ts';
import { layeredSearchData } from './layered.ts';
import { filePostings } from './postings.ts';
import { type Analysis, preparedTexts, weightedKeys } from './prepare.ts';

/** A function of characters that asks for each only once: the tables are gone through from the beginning each time. */
function remembering(ask: (character: string) => string): (character: string) => string {
  const known = new Map<string, string>();
  return (character) => {
    let answer = known.get(character);
    if (answer === undefined) {
      answer = ask(character);
      known.set(character, answer);
    }
    return answer;
  };
}

/**
 * What the bundled tables' search data tell of the languages. Characters are read in their commonest way: telling which of
 * several readings is meant takes a dictionary of a megabyte.
 */
export function analysisOf(bundled: SearchData): Analysis {
  const readingOf = remembering((character) => bundled.readings.readingOf(character) ?? character);
  return {
    simplify: remembering(bundled.simplify),
    pinyin: (text) => [...text].map(readingOf),
    concepts: bundled.concepts,
  };
}

/**
 * Search data of the bundled tables and of own entries in memory, which are numbered after the bundled ones.
 *
 * @param own in the catalog's order; the place of each is its position here, and has no length
 */
export function withOwnEntries(bundled: SearchData, own: readonly Entry[]): SearchData {
  const analysis = analysisOf(bundled);
  const terms = new Map<string, Posting[]>();
  const words = new Set<string>();
  const texts: PreparedText[][] = [];
  for (const [number, entry] of own.entries()) {
    const cut = createCutter(analysis);
    filePostings(
      terms,
      number,
      weightedKeys(entry, (one) => cut(one).keys),
    );
    for (const one of fieldTexts(entry)) {
      for (const { text } of cut(one).pieces) if (isVocabulary(text)) words.add(text);
    }
    texts.push(preparedTexts(entry, (one) => cut(one).keys));
  }
  const known = new Set(bundled.vocabulary);
  return layeredSearchData(bundled, {
    entries: own.length,
    position: (number) => ({ offset: number, length: 0 }),
    postings: (term) => terms.get(term) ?? [],
    texts: (number) => texts[number] ?? [],
    vocabulary: [...words].filter((word) => !known.has(word)),
  });
}
