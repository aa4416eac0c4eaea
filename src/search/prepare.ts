import type { Entry } from '../catalog/types.ts';
import type { ConceptFinder } from './concepts.ts';
import { type FieldText, fieldTexts, isTelling, type SearchField, tellingTexts } from './fields.ts';
import type { PreparedText } from './fuzzy.ts';
import { soundKey } from './han.ts';
import {
  isHan,
  isWholeKey,
  normalText,
  type Piece,
  piecesOf,
  type Simplify,
  termsOf,
  wholeKey,
} from './terms.ts';

/** Gives the reading of every character of a Chinese text, tones left out. */
export type Pinyin = (text: string) => readonly string[];

/** What cutting texts into terms needs to know of the languages. */
export interface Analysis {
  readonly simplify: Simplify;
  readonly pinyin: Pinyin;
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

/** Length of the pieces that first letters of syllables are cut into. */
const initialsLength = 3;

/** Keys of the first letters of syllables, in overlapping pieces. */
export function initialsKeys(initials: string): string[] {
  return Array.from(
    { length: initials.length - initialsLength + 1 },
    (_, i) => `^${initials.slice(i, i + initialsLength)}`,
  );
}

/** Key of an entry's own code. */
export const codeTermKey = (code: string): string => `#${code.toLowerCase()}`;

/** Runs of Chinese characters without anything between them. */
function hanRuns(pieces: readonly Piece[]): string[] {
  const runs: string[] = [];
  let isOpen = false;
  for (const { text, isHan, isGlued } of pieces) {
    if (!isHan) {
      isOpen = false;
      continue;
    }
    if (isOpen && isGlued) runs[runs.length - 1] += text;
    else runs.push(text);
    isOpen = true;
  }
  return runs;
}

/** The terms of one text of an entry. */
export const keysOf = ({ field, text }: FieldText, analysis: Analysis): string[] =>
  keysOfPieces(piecesOf(normalText(text, analysis.simplify)), field, analysis);

/** The terms of one text of an entry that was cut into pieces. */
export function keysOfPieces(pieces: readonly Piece[], field: SearchField, analysis: Analysis): string[] {
  const keys = termsOf(pieces)
    .filter(({ kind }) => kind !== 'character' || isTelling(field))
    .map(({ key }) => key);
  const whole = field === 'message' || field === 'variants' ? wholeKey(pieces) : undefined;
  if (whole !== undefined) keys.push(whole);
  keys.push(...analysis.concepts.find(pieces).flatMap((concept) => concept.keys));
  if (isTelling(field)) {
    for (const run of hanRuns(pieces)) {
      const syllables = analysis.pinyin(run);
      for (const [i, syllable] of syllables.entries()) {
        keys.push(soundKey([syllable]));
        const next = syllables[i + 1];
        if (next !== undefined) keys.push(soundKey([syllable, next]));
      }
      keys.push(...initialsKeys(syllables.map((syllable) => syllable.charAt(0)).join('')));
    }
  }
  return keys;
}

/** Pieces of a text of usual length: what is longer weighs less by the piece. */
const usualLength = 8;

function lengthWeight(field: SearchField, text: string): number {
  if (!isTelling(field)) return 1;
  const length = [...text].reduce((sum, character) => sum + (isHan(character) ? 1 : 0.25), 0);
  return 1 / (0.75 + (0.25 * length) / usualLength);
}

/**
 * The short texts of an entry as they are ranked: each term once, in the order of {@link tellingTexts}.
 *
 * @param keysOfText gives the terms of each
 */
export function preparedTexts(
  entry: Entry,
  keysOfText: (text: FieldText) => readonly string[],
): PreparedText[] {
  return tellingTexts(entry).map((one) => [
    one.field,
    [...new Set(keysOfText(one))].filter((key) => !isWholeKey(key)),
  ]);
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
