import { soundKey } from './han.ts';
import type { Piece } from './terms.ts';

/**
 * Which meanings each word or phrase has: numbers of the lists of synonyms that it stands in, by how they begin and then by
 * {@link conceptKey}.
 */
export type ConceptData = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** A meaning found in a text. */
export interface Concept {
  /** What is compared; no term of a text has such a key. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Finds words that have synonyms. */
export interface ConceptFinder {
  /** Those that stand in a text, the longest ones where they overlap. */
  find(pieces: readonly Piece[]): Concept[];
  /** Keys of the meanings of the words that are read like this. @param syllables without tones */
  bySound(syllables: readonly string[]): string[];
}

/** Words of no weight inside a phrase: "already in use" is found in "is already in the use". */
const fillers = new Set(['a', 'an', 'the', 'is', 'are', 'was', 'be', 'been', 'of', 'to', 'it']);

/** How a piece stands in a phrase's key: Chinese characters as they are, stems of words between spaces. */
const pieceKey = ({ key, isHan }: Piece): string => (isHan ? key : ` ${key} `);

/** How a phrase is filed: without the words of no weight inside it. */
export function conceptKey(pieces: readonly Piece[]): string {
  return pieces
    .filter((piece, position) => position === 0 || !fillers.has(piece.text))
    .map(pieceKey)
    .join('');
}

/** More pieces than any word of the lists has. */
const longest = 8;

/** What the phrases that begin alike are filed under: a Chinese character, or the first word. */
const headOf = (filed: string): string =>
  filed.startsWith(' ') ? filed.slice(0, filed.indexOf(' ', 1)) : filed.charAt(0);

/** Files meanings. @param meanings by {@link conceptKey} */
export function filedConcepts(meanings: ReadonlyMap<string, readonly number[]>): ConceptData {
  const filed = new Map<string, [string, readonly number[]][]>();
  for (const meaning of meanings) {
    const head = headOf(meaning[0]);
    filed.set(head, [...(filed.get(head) ?? []), meaning]);
  }
  return Object.fromEntries(Array.from(filed, ([head, own]) => [head, Object.fromEntries(own)]));
}

/** Makes the finder of words that have synonyms. */
export function createConceptFinder(data: ConceptData): ConceptFinder {
  const beginningWith = (head: string) => (Object.hasOwn(data, head) ? data[head] : undefined);
  const keysOf = (filed: string): string[] | undefined => {
    const own = beginningWith(headOf(filed));
    return own && Object.hasOwn(own, filed)
      ? (own[filed] as readonly number[]).map((meaning) => `§${meaning}`)
      : undefined;
  };
  /** The length of the longest phrase that begins with a piece, by the piece's key: most begin none, and looking each up is slow. */
  const lengths = new Map<string, number>();
  function longestFrom(piece: Piece): number {
    let most = lengths.get(piece.key);
    if (most === undefined) {
      const phrases = Object.keys(beginningWith(headOf(pieceKey(piece))) ?? {});
      most = Math.max(0, ...phrases.map(({ length }) => length));
      lengths.set(piece.key, most);
    }
    return most;
  }
  return {
    bySound: (syllables) => keysOf(soundKey(syllables)) ?? [],
    find(pieces) {
      const concepts: Concept[] = [];
      for (let start = 0; start < pieces.length; ) {
        // The longest phrase that begins here.
        const first = pieces[start] as Piece;
        const most = longestFrom(first);
        let found: Concept | undefined;
        let next = start + 1;
        let phrase = '';
        let length = 0;
        for (let end = start; end < pieces.length && length < longest && phrase.length < most; end++) {
          const piece = pieces[end] as Piece;
          if (length > 0 && fillers.has(piece.text)) continue;
          phrase += pieceKey(piece);
          length++;
          const keys = keysOf(phrase);
          if (!keys) continue;
          found = { keys, start: first.start, end: piece.end };
          next = end + 1;
        }
        if (found) concepts.push(found);
        start = next;
      }
      return concepts;
    },
  };
}
