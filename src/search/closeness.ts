import type { Candidate } from './candidates.ts';
import { isKnown, type SearchData } from './data.ts';
import { type PreparedText, rankTexts } from './fuzzy.ts';
import { isSound } from './packed-texts.ts';
import { isWholeKey } from './terms.ts';
import type { QueryTerm } from './understand.ts';

/** How close the closest text of a candidate comes to a query. */
export interface Closeness {
  /** From 0 to 1. */
  readonly value: number;
  /** Position of the text among the entry's short texts. */
  readonly position: number;
}

/** How much the parts of an entry count when their texts are ranked. */
const partWeights = { message: 1, variants: 0.87, code: 0.87, phrases: 0.8 };

/** So many of a candidate's texts are ranked: those that share the most terms with the query. */
const mostTexts = 2;

/** Single characters and syllables weigh no more than this: they say something only where nothing longer does. */
const tellingWeight = 0.3;

/** The terms that texts are compared by. */
function comparedKeys(terms: readonly QueryTerm[], data: SearchData): Set<string> {
  const known = terms.filter(({ key }) => !isWholeKey(key) && isKnown(key, data));
  const telling = known.filter(({ weight }) => weight > tellingWeight);
  return new Set((telling.length > 0 ? telling : known).map(({ key }) => key));
}

/** A text, of which only the query's terms are kept. */
interface SharedText {
  /** Position among the entry's short texts. */
  readonly position: number;
  readonly text: PreparedText;
  /** Number of the query's terms in it. */
  readonly shared: number;
}

/**
 * The texts of an entry that share terms with a query. All other terms become `-`: they make a text longer, and nothing
 * else of them is needed.
 */
function sharedTexts(texts: readonly PreparedText[], keys: ReadonlySet<string>): SharedText[] {
  return texts
    .map(([part, terms], position) => {
      let shared = 0;
      const kept = terms.map((key) => {
        if (!keys.has(key)) return '-';
        shared++;
        return key;
      });
      return { position, text: [part, kept] as const, shared };
    })
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.position - b.position)
    .slice(0, mostTexts);
}

/**
 * How close each candidate's texts come to a query.
 *
 * @returns for each candidate that of its closest text
 */
export function closenessOf(
  candidates: readonly Candidate[],
  terms: readonly QueryTerm[],
  data: SearchData,
): Closeness[] {
  const keys = comparedKeys(terms, data);
  const areRead = [...keys].some(isSound);
  const texts = candidates.flatMap(({ number }, candidate) =>
    sharedTexts(data.texts(number, areRead), keys).map((shared) => ({ ...shared, candidate })),
  );
  const values = rankTexts(
    [...keys],
    texts.map(({ text }) => text),
    partWeights,
  );
  const closest: Closeness[] = candidates.map(() => ({ value: 0, position: 0 }));
  for (const [i, { candidate, position }] of texts.entries()) {
    const value = values[i] as number;
    if (value > (closest[candidate] as Closeness).value) closest[candidate] = { value, position };
  }
  return closest;
}

/** Keys that are neither sounds nor meanings: words, characters and pairs of them. */
const isWritten = (key: string): boolean => !isSound(key) && !key.startsWith('§');

/** Shorter texts are in every longer query. */
const leastTerms = 4;

/**
 * How much of the one of an entry's texts that a query holds the most of: what is pasted with a lot around it.
 *
 * @returns from 0 to 1
 */
export function textCoverage(texts: readonly PreparedText[], terms: readonly QueryTerm[]): number {
  const keys = new Set(terms.map(({ key }) => key));
  return Math.max(
    0,
    ...texts.map(([, all]) => {
      const written = all.filter(isWritten);
      return written.length < leastTerms ? 0 : written.filter((key) => keys.has(key)).length / written.length;
    }),
  );
}
