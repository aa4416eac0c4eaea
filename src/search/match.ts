import type { Entry } from '../catalog/types.ts';
import type { SearchData } from './data.ts';
import { type FieldText, fieldTexts, tellingTexts } from './fields.ts';
import { soundKey } from './han.ts';
import { isHan, isWordCharacter, normalText, piecesOf, termsOf } from './terms.ts';
import type { QueryTerm } from './understand.ts';

/** Part of a text: its first UTF-16 unit, and the one after its last. */
export type Range = readonly [start: number, end: number];

/** The text of an entry that a query matched best. */
export interface Match extends FieldText {
  /** The parts of `text` that matched, in order, without overlaps. */
  readonly ranges: readonly Range[];
}

/** Joins ranges that touch or overlap, and brings them in order. */
export function joined(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** What two texts are compared by when they are to be the same: their letters and digits. */
export function skeleton(text: string, data: SearchData): string {
  return [...normalText(text, data.simplify).text].filter(isWordCharacter).join('');
}

/** Marks the parts of texts in which a query's terms stand. */
export interface Marker {
  /** What of a text to mark. */
  ranges(text: string): readonly Range[];
}

/** @param terms of the query */
export function createMarker(terms: readonly QueryTerm[], data: SearchData): Marker {
  const keys = new Set(terms.map(({ key }) => key));
  const hasSounds = terms.some(({ key }) => key.startsWith('~'));
  // Single characters are marked only where the query has no longer Chinese words.
  const hasPairs = terms.some(({ key }) => key.length > 1 && isHan(key.charAt(0)));
  // A list is drawn until it fits the screen, with the same texts.
  const known = new Map<string, Range[]>();
  const mark = (text: string): Range[] => {
    const pieces = piecesOf(normalText(text, data.simplify));
    const ranges: Range[] = termsOf(pieces)
      .filter(({ kind, key }) => keys.has(key) && !(kind === 'character' && hasPairs))
      .map(({ start, end }) => [start, end]);
    for (const concept of data.concepts.find(pieces)) {
      if (concept.keys.some((key) => keys.has(key))) ranges.push([concept.start, concept.end]);
    }
    for (const [i, piece] of hasSounds ? pieces.entries() : []) {
      const next = pieces[i + 1];
      if (!piece.isHan || !next?.isHan || !next.isGlued) continue;
      const readings = [piece, next].flatMap((one) => data.readings.readingOf(one.text) ?? []);
      if (readings.length === 2 && keys.has(soundKey(readings))) ranges.push([piece.start, next.end]);
    }
    return joined(ranges);
  };
  return {
    ranges(text) {
      const ranges = known.get(text) ?? mark(text);
      known.set(text, ranges);
      return ranges;
    },
  };
}

/**
 * The message of an entry that is just what was asked.
 *
 * @param asked {@link skeleton} of the query, with and without what is about the search
 */
export function exactText(entry: Entry, asked: readonly string[], data: SearchData): FieldText | undefined {
  const lengths = asked.map(({ length }) => length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  if (longest === 0) return undefined;
  return tellingTexts(entry).find(
    ({ field, text }) =>
      // A message has at least as many characters as its skeleton, and seldom many more.
      field !== 'phrases' &&
      text.length >= shortest &&
      text.length <= longest * 2 + 8 &&
      asked.includes(skeleton(text, data)),
  );
}

/**
 * What of an entry a query matched.
 *
 * @param closest the short text of the entry that came closest to the query
 */
export function matchOf(entry: Entry, closest: FieldText, marker: Marker): Match {
  const ranges = marker.ranges(closest.text);
  if (ranges.length > 0) return { ...closest, ranges };
  // Nothing short says it: the cause may, or a step.
  for (const text of fieldTexts(entry)) {
    const own = marker.ranges(text.text);
    if (own.length > 0) return { ...text, ranges: own };
  }
  return { ...closest, ranges };
}
