/**
 * Spellings of a code. Codes are strings: they are never parsed as numbers, so ten digits stay exact and
 * `040014` stays different from `40014`.
 */
import type { CodeRef } from './types.ts';

/** Field names and words that people leave in front of a code: `errcode=40014`, `错误码：40014`. */
const label =
  /["']?(?<![a-z])(?:err(?:or)?[_ -]?code|sub[_ -]?code|code|错误码|返回码|错误代码)["']?\s*[=:：＝]\s*/giu;

/** Blanks, quotes and brackets around a code, and punctuation after it, as a sentence or a JSON line leaves them. */
const opening = /[\s#"'`([{<「『“‘《【]/u;
const closing = /[\s,;:.!?)\]}>"'`、。」』”’》】]/u;

const number = /^-?\d+$/;
/** What is written like a number but is in no table's spelling: `40014.0`, `+40014`. */
const numberLike = /^[+-]?\d[\d.]*$/;
/** How words that are codes are written: whatever tells codes from other words is made of these. */
export const wordForms = {
  /** `Forbidden.AccessDenied`, `template.calleeUnreachable`. */
  dotted: /^[a-z][\w-]*(?:\.[\w-]+)+$/i,
  /** The first of the two only. */
  pascalDotted: /^[A-Z]\w+(?:\.[A-Z]\w+)+$/,
  /** `ORDERPAID`, `PARAM_ERROR`. */
  upper: /^[A-Z][A-Z0-9_]+$/,
  /** The second of the two only. */
  upperSnake: /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
  /** Has the joint of `quotaFull` or `system.error`. */
  compound: /[a-z](?:[A-Z]|\.[A-Za-z])/,
  /** Begins as no word of a sentence does. */
  identifier: /^[A-Za-z]\w*[.A-Z]/,
} as const;

/** In a list of codes and messages: a number, or an identifier that is no word of a sentence. */
const listed = /^(?:-?\d{1,20}|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+|[A-Z]+\d[\w.-]*)$/;
/** What no code within a text is without, beside the joint of a compound. */
const partOfCode = /[0-9０-９_]|[A-Z]\.[A-Za-z]|[A-Z]{6}/;

/**
 * Brings the spellings in which a code is typed or pasted to the one in which the tables have it:
 * `#40014`, ` 40014 `, `４００１４`, `(40014)` and `40014,` become `40014`.
 *
 * @param raw what was typed, one word
 * @returns the code; what is not a code comes back with only its wrapping removed
 */
export function normalizeCode(raw: string): string {
  // NFKC makes full-width digits and signs plain; it leaves the typographic minus alone.
  const text = raw.normalize('NFKC').replace(/[\u2212\u2013]/gu, '-');
  // Character by character: one expression for the whole tail would try again from each of its characters.
  let start = 0;
  let end = text.length;
  while (start < end && opening.test(text.charAt(start))) start++;
  while (end > start && closing.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Whether a word is a number and nothing else, and so in the tables' spelling already. */
export function isPlainNumber(word: string): boolean {
  return number.test(word);
}

/** What serialisers that know only floating numbers make of a code: `40014.0`, `1.00020005E9`. */
const floating = /^(-?)([1-9]\d{0,9}|0)\.(\d{1,10})(?:e\+?(\d{1,2}))?$/i;
const mostDigits = 10;

/**
 * The code that a floating number stands for, where it is whole: `40014.0` is `40014`, `1.00020005E9` is `1000200050`. The digits
 * are moved, never calculated.
 *
 * @returns what is no whole floating number as it stands
 */
export function withoutFraction(word: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = floating.exec(word) ?? [];
  if (whole === '') return word;
  const places = Number(exponent);
  const left = fraction.replace(/0+$/, '');
  if (left.length > places || whole.length + places > mostDigits) return word;
  const digits = (whole + left.padEnd(places, '0')).replace(/^0+(?=\d)/, '');
  return sign + digits;
}

/** Takes the labels in front of codes out of a text: `errcode=40014, code: 60011` becomes `40014, 60011`. */
export function withoutLabels(text: string): string {
  return isPlainNumber(text) ? text : text.replace(label, '');
}

/**
 * Whether a word has the form of a code, known or not.
 *
 * @param word as `normalizeCode` returns it
 */
export function looksLikeCode(word: string): boolean {
  return numberLike.test(word) || wordForms.dotted.test(word);
}

/** Whether a word at the beginning of a line of a list has the form of a code. */
export const isListedCode = (word: string): boolean => listed.test(word) || wordForms.dotted.test(word);

/** Whether a text has what no code in a text is without. */
export const mayHoldCode = (text: string): boolean => partOfCode.test(text) || wordForms.compound.test(text);

/** How one code of one vendor is written: `vendor:code`. */
export function refOf({ vendor, code }: CodeRef): string {
  return `${vendor}:${code}`;
}

/**
 * The form under which a code is filed: letter case never tells two codes apart.
 *
 * @param code as `normalizeCode` returns it
 */
export function codeKey(code: string): string {
  return code.toLowerCase();
}

/**
 * Orders codes for people: numbers by value and before words, words by the alphabet.
 *
 * @returns negative, zero or positive, for `Array.prototype.sort`
 */
export function compareCodes(a: string, b: string): number {
  const aIsNumber = number.test(a);
  if (aIsNumber !== number.test(b)) return aIsNumber ? -1 : 1;
  if (!aIsNumber) return a < b ? -1 : a > b ? 1 : 0;
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Codes without those that differ from an earlier one in letter case only. */
export function eachOnce(codes: readonly string[]): string[] {
  const written = new Map<string, string>();
  for (const code of codes) if (!written.has(codeKey(code))) written.set(codeKey(code), code);
  return [...written.values()];
}
