/**
 * Cuts texts into the terms that search compares. The build does it with the tables and a search with its words, so
 * that both are cut alike.
 */
import { stemmer } from 'stemmer';

/**
 * How a term was made: a Chinese character, two that stand side by side, a word's stem, or the parts of an identifier
 * run together.
 */
export type TermKind = 'character' | 'pair' | 'word' | 'joined';

/** A piece of a text. */
export interface Term {
  readonly kind: TermKind;
  /** What is compared. */
  readonly key: string;
  /** Where it stands in the text as it was given: first UTF-16 unit, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** Gives a character the form that it has in the tables. */
export type Simplify = (character: string) => string;

// Expressions with classes of Unicode take a millisecond each to compile: they are for rare characters only.
const hanScript = /\p{Script=Han}/u;
const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
const upper = /\p{Lu}/u;
const ascii = /^[\x20-\x7e]*$/;

/** Longer words are machine-made and in no table; cutting them keeps the stemmer's expressions short. */
const longestWord = 32;

/** Whether a character is of the block that holds nearly all of Chinese; NFKC and case leave these alone. */
function isBasicHan(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}

/** Whether a character is of the blocks of punctuation and signs. */
const isSign = (character: string): boolean =>
  (character >= '\u2000' && character < '\u2e80') || (character >= '\u3000' && character < '\u3005');

/** Whether a character is Chinese. */
export function isHan(character: string): boolean {
  return isBasicHan(character) || (character > '\x7f' && !isSign(character) && hanScript.test(character));
}

const isAsciiUpper = (character: string): boolean => character >= 'A' && character <= 'Z';
const isAsciiLower = (character: string): boolean => character >= 'a' && character <= 'z';

/** Whether a character is a letter, a digit or a mark on one, in any script. */
export function isWordCharacter(character: string): boolean {
  if (character <= '\x7f') {
    return isAsciiLower(character) || isAsciiUpper(character) || (character >= '0' && character <= '9');
  }
  return isBasicHan(character) || wordCharacter.test(character);
}

const isUpper = (character: string): boolean =>
  character <= '\x7f' ? isAsciiUpper(character) : upper.test(character);

/** A text as it is compared, and where each UTF-16 unit of it stood. */
export interface NormalText {
  /** NFKC, lower case, simplified characters. */
  readonly text: string;
  /** The same before letters were made small; as long as `text`. */
  readonly cased: string;
  /** For every unit the offset of the character that it comes from, in the text as it was given. */
  readonly starts: readonly number[];
  /** For every unit the offset behind the character that it comes from. */
  readonly ends: readonly number[];
}

/**
 * Brings a text to the form in which texts are compared.
 *
 * @param simplify applied to Chinese characters
 */
export function normalText(given: string, simplify: Simplify): NormalText {
  if (ascii.test(given)) {
    const starts = Array.from({ length: given.length }, (_, i) => i);
    return { text: given.toLowerCase(), cased: given, starts, ends: starts.map((start) => start + 1) };
  }
  let text = '';
  let cased = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const character of given) {
    const end = offset + character.length;
    // By far the commonest characters need none of what follows.
    if (isBasicHan(character)) {
      const form = simplify(character);
      cased += form;
      text += form;
      starts.push(offset);
      ends.push(end);
      offset = end;
      continue;
    }
    // One can become several: ⑴ is (1).
    for (const one of character.normalize('NFKC')) {
      const form = isHan(one) ? simplify(one) : one;
      const lower = form.toLowerCase();
      cased += form;
      // A few capitals grow when they are made small; the two texts must stay in step.
      text += lower.length === form.length ? lower : form;
      for (let i = 0; i < form.length; i++) {
        starts.push(offset);
        ends.push(end);
      }
    }
    offset = end;
  }
  return { text, cased, starts, ends };
}

/** One form for words that are as often written short, by the stem of the other. */
const shortForms: Readonly<Record<string, string>> = {
  administr: 'admin',
  applic: 'app',
  configur: 'config',
  dept: 'depart',
  identifi: 'id',
  msg: 'messag',
  org: 'organ',
  param: 'paramet',
  pic: 'pictur',
};

/** Stems by their words: a few thousand words make up nearly all of the tables. */
const stems = new Map<string, string>();
const mostStems = 20_000;

/** The stem of a lower-case word, the same for its short form. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const plain = stemmer(word.slice(0, longestWord));
  const stem = Object.hasOwn(shortForms, plain) ? (shortForms[plain] as string) : plain;
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** A run of letters and digits, its parts as identifiers join them: `access_token`, `accessToken`, `access-token`. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
}

const connector = /[_\-.]/;
const apostrophe = /['’]/;

/** Whether an identifier has a seam before the character at `i`: `access|Token`, `IP|Address`. */
function isSeam(cased: string, i: number): boolean {
  const [before, at, after] = [cased.charAt(i - 1), cased.charAt(i), cased.charAt(i + 1)];
  if (!isUpper(at)) return false;
  return !isUpper(before) || isAsciiLower(after);
}

/** Whether the character at `i` belongs to a word: surrogate halves of rare letters do not, and are skipped. */
function isWordAt(text: string, i: number): boolean {
  const character = text.charAt(i);
  return isWordCharacter(character) && !isHan(character);
}

function readRun({ text, cased }: NormalText, from: number): Run {
  const parts: { start: number; end: number }[] = [];
  let start = from;
  let i = from + 1;
  for (; i < text.length; i++) {
    if (isWordAt(text, i)) {
      if (isSeam(cased, i) && i > start) {
        parts.push({ start, end: i });
        start = i;
      }
    } else if (apostrophe.test(text.charAt(i)) && isWordAt(text, i + 1)) {
      // "can't" is one word, written "cant" below.
    } else if (connector.test(text.charAt(i)) && isWordAt(text, i + 1)) {
      parts.push({ start, end: i });
      start = i + 1;
      i++;
    } else break;
  }
  parts.push({ start, end: i });
  return { start: from, end: i, parts };
}

/** Something that the terms of a text are made of. */
export interface Piece {
  /** A Chinese character, or a lower-case word. */
  readonly text: string;
  /** What is compared: the character, or the word's stem. */
  readonly key: string;
  readonly isHan: boolean;
  readonly start: number;
  readonly end: number;
  /** Whether it follows the piece before it without anything between them but an identifier's seam. */
  readonly isGlued: boolean;
}

/** The Chinese characters and words of a text, in order; identifiers in their parts. */
export function piecesOf(normal: NormalText): Piece[] {
  const { text, starts, ends } = normal;
  const pieces: Piece[] = [];
  /** Adds the units from one to before another, with where they stand in the text as it was given. */
  const add = (
    from: number,
    to: number,
    text: string,
    key: string,
    isHan: boolean,
    isGlued: boolean,
  ): void => {
    pieces.push({ text, key, isHan, isGlued, start: starts[from] as number, end: ends[to - 1] as number });
  };
  let hanEnd: number | undefined;
  for (let i = 0; i < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(i) as number);
    if (isHan(character)) {
      const end = i + character.length;
      add(i, end, character, character, true, hanEnd === i);
      hanEnd = end;
      i = end;
    } else if (isWordAt(text, i)) {
      const run = readRun(normal, i);
      for (const [position, { start, end }] of run.parts.entries()) {
        const word = text.slice(start, end).replace(/['’]/g, '');
        add(start, end, word, stemOf(word), false, position > 0);
      }
      i = run.end;
    } else i += character.length;
  }
  return pieces;
}

/** The terms of a text, in order of their beginnings. */
export function termsOf(pieces: readonly Piece[]): Term[] {
  const terms: Term[] = [];
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1];
    if (piece.isHan) {
      terms.push({ kind: 'character', key: piece.text, start: piece.start, end: piece.end });
      if (next?.isHan && next.isGlued) {
        terms.push({ kind: 'pair', key: piece.text + next.text, start: piece.start, end: next.end });
      }
      continue;
    }
    terms.push({ kind: 'word', key: piece.key, start: piece.start, end: piece.end });
    if (piece.isGlued || !next?.isGlued || next.isHan) continue;
    // The first part of an identifier: the whole of it is a term too.
    let last = i + 1;
    while (pieces[last + 1]?.isGlued && !pieces[last + 1]?.isHan) last++;
    const whole = pieces.slice(i, last + 1);
    const key = stemOf(whole.map((part) => part.text).join(''));
    terms.push({ kind: 'joined', key, start: piece.start, end: (whole.at(-1) as Piece).end });
  }
  return terms;
}

/** Longer texts have words enough to be told by. */
const longestWhole = 6;

/** Whether a key is that of a text as a whole. */
export const isWholeKey = (key: string): boolean => key.startsWith('=');

/**
 * The key of a short text as a whole: words such as `internal error` stand in hundreds of messages, and are a few of them. Chinese ones
 * are told by their pairs of characters.
 */
export function wholeKey(pieces: readonly Piece[]): string | undefined {
  const isShort = pieces.length > 1 && pieces.length <= longestWhole;
  return isShort && !pieces.every(({ isHan }) => isHan)
    ? `=${pieces.map(({ text }) => text).join('')}`
    : undefined;
}
