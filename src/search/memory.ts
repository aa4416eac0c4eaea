/** What search reads, in memory. */
import { lazily } from '../catalog/lazily.ts';
import type { Entry } from '../catalog/types.ts';
import { compileEntries } from './compile-entries.ts';
import { createConceptFinder } from './concepts.ts';
import { type EntrySearch, type LanguageData, remembering, type SearchData } from './data.ts';
import type { FieldText } from './fields.ts';
import { createReadings, createSimplifier } from './han.ts';
import { invertTerms, noPostings, openIndex, type Postings } from './index-format.ts';
import { isSound, type PackedText, preparedText } from './packed-texts.ts';
import { type Analysis, keysOfPieces, weightedKeys, wholeKeysOf } from './prepare.ts';
import { normalText, type Piece, piecesOf } from './terms.ts';

/**
 * What the bundled tables' search data tell of the languages. Characters are read in their commonest way: telling which of
 * several readings is meant takes a dictionary of a megabyte.
 */
export function analysisOf(bundled: SearchData): Analysis {
  const readingOf = remembering((character: string) => bundled.readings.readingOf(character) ?? character);
  return {
    simplify: remembering(bundled.simplify),
    pinyin: (text) => [...text].map(readingOf),
    readingOf,
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
  readonly texts: readonly (readonly PackedText[])[];
  readonly vocabulary: readonly string[];
}

/**
 * What search reads of entries whose short texts the build cut; the first search takes the time to invert them. How they sound, which
 * few searches ask for, is inverted by itself.
 */
export function invertedSearch(
  entries: () => readonly Entry[],
  { texts, vocabulary }: CutTexts,
  { concepts, traditional, readings }: LanguageData,
): EntrySearch {
  const inverted = (
    keysOfShort: (text: FieldText, packed: PackedText) => readonly string[],
    keysOfLong: (text: FieldText) => readonly string[],
  ): ReadonlyMap<string, Postings> => {
    const all = entries();
    return invertTerms(all.length, (number) => {
      let telling = 0;
      return weightedKeys(all[number] as Entry, (one, isTelling) =>
        isTelling ? keysOfShort(one, texts[number]?.[telling++] ?? '') : keysOfLong(one),
      );
    });
  };
  const written = lazily(() => {
    const simplify = remembering(createSimplifier(traditional()));
    const finder = createConceptFinder(concepts());
    const piecesIn = ({ text }: FieldText): Piece[] => piecesOf(normalText(text, simplify));
    return inverted(
      (one, packed) => [
        ...preparedText(packed)[1].filter((key) => !isSound(key)),
        ...wholeKeysOf(one, () => piecesIn(one)),
      ],
      (one) => keysOfPieces(piecesIn(one), { concepts: finder }),
    );
  });
  const sounds = lazily(() => {
    const readingOf = remembering(createReadings(readings()).readingOf);
    return inverted(
      (_, packed) => preparedText(packed, readingOf)[1].filter(isSound),
      () => [],
    );
  });
  return {
    entries: texts.length,
    postings: (term) => (isSound(term) ? sounds() : written()).get(term) ?? noPostings,
    texts: (number) => texts[number] ?? [],
    vocabulary: () => vocabulary,
  };
}
