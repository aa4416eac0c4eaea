import type { Span } from '../catalog/catalog.ts';
import { havingOf, type SearchData } from './data.ts';
import { weightIn } from './index-format.ts';
import { isWholeKey } from './terms.ts';
import { type QueryTerm, rarity, type Understood } from './understand.ts';

/** An entry that may be what a query means. */
export interface Candidate {
  /** Its number, in the order of the entries file. */
  readonly number: number;
  /** The sum over the terms that it holds, by weight and rarity, as a part of the highest such sum. */
  readonly sum: number;
  /** How much of the query it holds, from 0 to 1. */
  readonly coverage: number;
  /** Whether one of its messages is the query, as a whole. */
  readonly isWhole: boolean;
}

/** At least so many entries are looked at closely: more find no more of the relevance set. */
const leastCandidates = 12;
/** Entries with less than this part of the highest sum are not looked at. */
const leastOfHighest = 0.35;

/** Pieces of a query that are a name of some entries' vendor, which those entries seldom hold. */
export interface NamedPieces {
  readonly pieces: readonly number[];
  readonly spans: readonly Span[];
}

/** How much a name of its vendor counts for an entry, beside the same words in its message. */
const nameShare = 0.5;

/** Adds to the entries of a vendor what its name in the query says. */
function addNames(
  sums: Float64Array,
  terms: readonly QueryTerm[],
  data: SearchData,
  named: readonly NamedPieces[],
): void {
  for (const { pieces, spans } of named) {
    const own = terms.filter((term) => term.pieces.every((piece) => pieces.includes(piece)));
    const said = own.map(({ key, weight }) => weight * rarity(havingOf(key, data), data.entries));
    const share = nameShare * Math.max(0, ...said);
    for (const [from, to] of spans) {
      for (let number = from; number < to; number++) sums[number] = (sums[number] as number) + share;
    }
  }
}

/** The entries with the highest sums over the terms that they hold, best first. */
function highestSums(
  terms: readonly QueryTerm[],
  data: SearchData,
  spans: readonly Span[],
  named: readonly NamedPieces[],
  limit: number,
): Omit<Candidate, 'coverage'>[] {
  const sums = new Float64Array(data.entries);
  // What a message is as a whole makes an entry a candidate, and others none the less.
  const wholes = new Set<number>();
  for (const { key, weight } of terms) {
    const { entries, weights } = data.postings(key);
    if (isWholeKey(key)) {
      for (const entry of Array.from(entries)) wholes.add(entry);
      continue;
    }
    const telling = weight * rarity(entries.length, data.entries);
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as number;
      sums[entry] = (sums[entry] as number) + telling * (weights[i] as number);
    }
  }
  addNames(sums, terms, data, named);
  let highest = 0;
  for (const [from, to] of spans) {
    for (let number = from; number < to; number++) highest = Math.max(highest, sums[number] as number);
  }
  const found: Omit<Candidate, 'coverage'>[] = [];
  for (const [from, to] of spans) {
    for (let number = from; number < to; number++) {
      const sum = highest > 0 ? (sums[number] as number) / highest : 0;
      const isWhole = wholes.has(number);
      if ((highest > 0 && sum >= leastOfHighest) || isWhole) found.push({ number, sum, isWhole });
    }
  }
  return found
    .sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.sum - a.sum || a.number - b.number)
    .slice(0, Math.max(limit, leastCandidates));
}

/** Whether a number is in one of some spans. */
const isIn = (number: number, spans: readonly Span[]): boolean =>
  spans.some(([from, to]) => number >= from && number < to);

/**
 * The entries that may be what a query means: those that hold the most, the rarest and the surest of its terms.
 *
 * @param spans the entries to look at
 * @param named pieces of the query that are names of vendors
 * @param limit number of hits that are wanted
 * @returns the one with the highest sum first
 */
export function candidatesOf(
  { terms, pieceWeights }: Understood,
  data: SearchData,
  spans: readonly Span[],
  named: readonly NamedPieces[],
  limit: number,
): Candidate[] {
  const best = highestSums(terms, data, spans, named, limit);
  const covered = new Map(best.map(({ number }) => [number, new Float64Array(pieceWeights.length)]));
  for (const { key, certainty, pieces } of terms) {
    const postings = data.postings(key);
    for (const [number, own] of covered) {
      // A cause or a step that mentions a word says little about the entry.
      const part = certainty * Math.min(1, weightIn(postings, number) * 2);
      for (const piece of pieces) own[piece] = Math.max(own[piece] as number, part);
    }
  }
  for (const [number, own] of covered) {
    for (const one of named) {
      if (isIn(number, one.spans)) for (const piece of one.pieces) own[piece] = 1;
    }
  }
  // Of words that say nothing by themselves each counts: `rid is error` is a message.
  const isTelling = pieceWeights.some((weight) => weight > 0);
  const weights = isTelling ? pieceWeights : pieceWeights.map(() => 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return best.map(({ number, sum, isWhole }) => {
    const own = covered.get(number) as Float64Array;
    const held = weights.reduce((all, weight, piece) => all + weight * (own[piece] as number), 0);
    return { number, sum, isWhole, coverage: total > 0 ? held / total : 0 };
  });
}
