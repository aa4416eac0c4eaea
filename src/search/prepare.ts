import type { Entry } from '../catalog/types.ts';
import type { ConceptFinder } from './concepts.ts';
import { type FieldText, fieldTexts, isTelling, type SearchField } from './fields.ts';
import type { Pinyin, ReadingOf } from './packed-texts.ts';
import { isHan, type Piece, type Simplify, termsOf, wholeKey } from './terms.ts';

/** What cutting texts into terms needs to know of the languages. */
export interface Analysis {
  readonly simplify: Simplify;
  readonly pinyin: Pinyin;
  readonly readingOf: ReadingOf;
  readonly concepts: ConceptFinder;
}

/** How much a term weighs by the part of the entry in which it stands. */
const fieldWeights: Record<SearchField, number> = {
  message: 1,
  variants: 0.95,
  code: 0.9,
  phrases: 0.7,
  section: 0.4,
  cause: 0.25,
  steps: 0.12,
};

/** Key of an entry's own code. */
export const codeTermKey = (code: string): string => `#${code.toLowerCase()}`;

/** The terms of a long text of an entry, as a cause is; those of a short one are made of how it is kept. */
export const keysOfPieces = (
  pieces: readonly Piece[],
  { concepts }: Pick<Analysis, 'concepts'>,
): string[] => [
  ...termsOf(pieces)
    .filter(({ kind }) => kind !== 'character')
    .map(({ key }) => key),
  ...concepts.find(pieces).flatMap(({ keys }) => keys),
];

/** The key of what interfaces return as a whole, where it is short; none for other texts. @param pieces cuts the text */
export function wholeKeysOf({ field }: Pick<FieldText, 'field'>, pieces: () => readonly Piece[]): string[] {
  const whole = field === 'message' || field === 'variants' ? wholeKey(pieces()) : undefined;
  return whole === undefined ? [] : [whole];
}

/** Pieces of a text of usual length: what is longer weighs less by the piece. */
const usualLength = 8;

function lengthWeight(field: SearchField, text: string): number {
  if (!isTelling(field)) return 1;
  const length = [...text].reduce((sum, character) => sum + (isHan(character) ? 1 : 0.25), 0);
  return 1 / (0.75 + (0.25 * length) / usualLength);
}

/**
 * Every term of an entry with its weight: that of the place where it weighs most.
 *
 * @param keysOfText gives the terms of each of its texts, and is told whether it is a short one
 */
export function weightedKeys(
  entry: Entry,
  keysOfText: (text: FieldText, isTelling: boolean) => readonly string[],
): Map<string, number> {
  const weights = new Map<string, number>([[codeTermKey(entry.code), 1]]);
  for (const one of fieldTexts(entry)) {
    const weight = fieldWeights[one.field] * lengthWeight(one.field, one.text);
    for (const key of keysOfText(one, isTelling(one.field)))
      weights.set(key, Math.max(weight, weights.get(key) ?? 0));
  }
  return weights;
}
