/** Numbers that can be codes. */
import { withoutFraction } from '../catalog/code.ts';
import { isDigit, isDigitUnit, isWordCharacter, kindsOfUnit, unitKinds } from './characters.ts';
import { unitTable } from './unit-table.ts';

/** Part of a text: its first UTF-16 unit, and the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Guanaitong's codes are the longest. */
const mostDigits = 10;

/** Signs that make digits after them part of a time, a decimal number, an address or a version. */
const joins = unitTable('.:-/%\\@+#');

const minus = 0x2d;
const zero = 0x30;
const percent = 0x25;

/**
 * Reads a number that has the form of a code: whole, of at most ten digits, without leading zeros, not part of anything longer.
 *
 * @param from where its sign or first digit may stand
 * @returns undefined when nothing of that form stands there
 */
export function readNumber(text: string, from: number): Span | undefined {
  const first = text.charCodeAt(from) === minus ? from + 1 : from;
  let end = first;
  while (end < first + mostDigits + 1 && isDigitUnit(text.charCodeAt(end))) end++;
  const length = end - first;
  if (length === 0 || length > mostDigits) return undefined;
  if (text.charCodeAt(first) === zero && length > 1) return undefined;
  if (end === text.length) return { start: from, end };
  const next = text.charCodeAt(end);
  if (kindsOfUnit(next) & unitKinds.word || next === percent) return undefined;
  if (joins[next] === 1 && isDigitUnit(text.charCodeAt(end + 1))) return undefined;
  return { start: from, end };
}

/** Words right behind a number, where a blank or a comma was lost: `45015errMsg:`, `40164invalid ip`, `61010_code is`. */
const gluedWord = /(?:_?[A-Za-z][a-z]{3,20}|errMsg)(?=[\s:=,，])/y;
/** Further numbers of a list: `9499/99992402`, `10003,10008`. */
const listedNext = /\s?[/,、，]\s?(-?[1-9]\d{3,9})(?![\w%.-]|:\d)/y;
const shortestListed = 4;
const mostListed = 12;

/**
 * Reads a number where a field or a label says that a code stands: what follows may be glued to it, or be further ones.
 *
 * @returns undefined when nothing of that form stands there
 */
export function readToldNumber(text: string, from: number): Span | undefined {
  const whole = readNumber(text, from);
  if (whole) return whole;
  const first = text.charAt(from) === '-' ? from + 1 : from;
  let end = first;
  while (end < first + mostDigits + 1 && isDigit(text.charAt(end))) end++;
  const length = end - first;
  if (length < shortestListed || length > mostDigits || text.charAt(first) === '0') return undefined;
  gluedWord.lastIndex = end;
  listedNext.lastIndex = end;
  return gluedWord.test(text) || listedNext.test(text) ? { start: from, end } : undefined;
}

/** The further numbers of a list that begins with a code. @param end where the first one ends */
export function listedAfter(text: string, end: number): Span[] {
  const found: Span[] = [];
  let at = end;
  while (found.length < mostListed) {
    // Back-ticks may stand around each of them.
    listedNext.lastIndex = text.charAt(at) === '`' && text.charAt(at + 1) === '`' ? at + 1 : at;
    const next = listedNext.exec(text);
    if (!next) break;
    at = listedNext.lastIndex;
    found.push({ start: at - (next[1] as string).length, end: at });
  }
  return found;
}

/** How Go and Java print numbers of JSON: `1.000210004e+09`, `1.00020005E9`, `40014.0`. Bounded. */
const floating = /-?\d{1,10}\.\d{1,10}(?:e\+?\d{1,2})?(?![\w.%])/iy;

/**
 * Reads a whole number of at most ten digits that is written as a floating one.
 *
 * @returns undefined when none stands there
 */
export function readScientific(text: string, from: number): Span | undefined {
  floating.lastIndex = from;
  const [written] = floating.exec(text) ?? [];
  return written !== undefined && withoutFraction(written) !== written
    ? { start: from, end: from + written.length }
    : undefined;
}

/** The digits of a number that {@link readNumber} or {@link readScientific} found. */
export const wholeNumber = withoutFraction;

/** What may make a number behind it a part of something else. */
const mayTouch = unitTable('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$¥(*.:-/%\\@+#');

/** Whether a number stands by itself, so that nothing before it belongs to it. */
export function isStandalone(text: string, start: number): boolean {
  if (start === 0 || mayTouch[text.charCodeAt(start - 1)] === 0) return true;
  const before = text.charAt(start - 1);
  if (isWordCharacter(before) || before === '$' || before === '¥' || before === '#') return false;
  const next = text.charAt(start - 2);
  // nginx writes the number of a connection so; emphasis has two of them or one on each side.
  // Lines of source files: `User.php(40014)`.
  if (before === '(' && /\.[a-z]{1,4}$/i.test(text.slice(Math.max(0, start - 7), start - 1))) return false;
  if (before === '*') return next === '*' || !/^\d{1,10}[ ,]/.test(text.slice(start, start + 11));
  return joins[before.charCodeAt(0)] === 0 || (before === ':' && !isDigit(next));
}

/** Whether a number is most often the status of an HTTP response. */
export function isHttpStatus(code: string): boolean {
  return /^[1-5]\d\d$/.test(code);
}

/** Whether a number is as often a year. */
export function isYear(code: string): boolean {
  return /^(?:19|20)\d\d$/.test(code);
}
