/** What is the same in records of the same kind, so that each kind needs to be looked at once. */
import type { Catalog } from '../catalog/catalog.ts';
import { oncePer } from '../catalog/lazily.ts';
import { isBehindSentence, responseReach } from '../detect/bare-numbers.ts';
import { isDigitUnit, isQuote, kindsOfUnit, unitKinds } from '../detect/characters.ts';
import { alternatives } from '../detect/expressions.ts';
import { fieldNamesOf } from '../detect/field-names.ts';
import { saysFailure } from '../detect/marked-codes.ts';
import { isStandalone, isYear, readNumber, readToldNumber, type Span } from '../detect/numbers.ts';
import { isCount, isNamed } from '../detect/other-numbers.ts';
import { proseDigits } from '../detect/scene.ts';
import { hasCodeForm } from '../detect/signals.ts';
import { unitTable } from '../detect/unit-table.ts';

/** What goes on with a number as Go prints large ones: `1.000210004e+09`. */
const exponent = /\.\d{1,9}e\+\d\d/y;
const hyphen = 0x2d;
const dot = 0x2e;
const isWordUnit = (unit: number): boolean => (kindsOfUnit(unit) & unitKinds.word) !== 0;

/** Finds the words with a digit in them, ids with hyphens among them. @param take gets each with its end */
function eachVolatile(text: string, take: (at: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    let end = at;
    let hasDigit = false;
    for (let unit = text.charCodeAt(end); isWordUnit(unit); unit = text.charCodeAt(++end)) {
      hasDigit ||= isDigitUnit(unit);
    }
    if (!hasDigit) {
      at = end + 1;
      continue;
    }
    // Behind the first digit, hyphens join.
    for (let next = end; text.charCodeAt(next) === hyphen || isWordUnit(text.charCodeAt(next)); next++) {
      if (isWordUnit(text.charCodeAt(next))) end = next + 1;
    }
    if (text.charCodeAt(end) === dot) {
      exponent.lastIndex = end;
      if (exponent.test(text)) end = exponent.lastIndex;
    }
    take(at, end);
    at = end;
  }
}

/** What may stand between the name of a field and its value, with the types that dumps write. */
const joint =
  '[\\t\\n\\r \\u00a0:=>是为;\'"`*\\[\\](|-]{0,60}(?:<!\\[CDATA\\[|(?:int|integer|long|number)\\(|string\\(\\d{1,6}\\)\\s{0,2}"|[is]:(?:\\d{1,6}:")?)?-?';
/** What numbers and codes stand behind. */
interface Leads {
  /** What codes stand behind: all names of fields and all labels end so; more words than those do. */
  readonly field: RegExp;
  /** What codes of any form stand behind: `"code":"`, `错误码：`. */
  readonly code: RegExp;
  /** What names and types end in. */
  readonly ends: Uint8Array;
}

const leadsOf = oncePer((catalog: Catalog): Leads => {
  const { codes } = fieldNamesOf(catalog);
  const declared = alternatives(codes);
  const last = codes.map((name) => name.slice(-1)).join('');
  return {
    field: new RegExp(
      `(?:code|result|err|error|query\\?e|[?&]q|[码碼误誤号號编編错錯异異常败敗返回报報应應出示]|${declared})${joint}$`,
      'i',
    ),
    code: new RegExp(`(?:code|[码碼]|${declared})${joint}$`, 'i'),
    ends: unitTable(`)eEqQrRtTgGsSiIaA0123456789码碼误誤号號编編错錯异異常败敗返回报報应應出示${last}`),
  };
});
const leadLength = 90;
const jointUnits = unitTable('\t\n\r \u00a0:=>是为;\'"`*[](|-');

/** Whether a number may stand behind a name, at a glance. */
function mayFollowName(text: string, at: number, { ends }: Leads): boolean {
  const least = Math.max(0, at - leadLength);
  let place = at - 1;
  while (place >= least && jointUnits[text.charCodeAt(place)] === 1) place--;
  return place >= least && ends[text.charCodeAt(place)] === 1;
}

/** Codes are no longer than this, and their signs are of these. */
const longestToken = 80;
const tokenUnits = unitTable('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-');
const isInToken = (text: string, at: number): boolean => at >= 0 && tokenUnits[text.charCodeAt(at)] === 1;

/** Whether a place is in the value of a field for codes, such as `quotaFull` or `E-1042`. */
export function isInCode(text: string, at: number, catalog: Catalog): boolean {
  const leads = leadsOf(catalog);
  let start = at;
  while (at - start < longestToken && isInToken(text, start - 1)) start--;
  return (
    mayFollowName(text, start, leads) && leads.code.test(text.slice(Math.max(0, start - leadLength), start))
  );
}

/** A number at the beginning of a quoted text, with its message behind it. */
const beginsText = (text: string, { start, end }: Span): boolean =>
  isQuote(text.charAt(start - 1)) && /[,:]/.test(text.charAt(end));

/** What stands right before a number that is set off, unless it begins the text. */
const setsOff = unitTable('[(`" \t|>*•-\n.、');

/** Where a heading begins, with the number of its chapter: `### 8.1 `. */
const heading = /#{1,6}[ \t]{1,4}(?:\d{1,2}(?:\.\d{1,2}){0,3}[ \t.、]{1,3})?[`[("*]{0,3}$/;
const headingReach = 32;

/** A number in back-ticks, in brackets behind a colon, or with its message behind it at the beginning of a line. */
function isSetOff(text: string, { start, end }: Span): boolean {
  // `40163，code been used`
  if (end - start > shortCode && /^[,，] ?[A-Za-z\u4e00-\u9fff]/.test(text.slice(end, end + 3))) return true;
  // `error codes like 2200 (internal error)`
  if (
    /^ ?[(（][a-z\u4e00-\u9fff]/.test(text.slice(end, end + 3)) &&
    /\bcodes?\b[^\n]{0,71}$/.test(text.slice(Math.max(0, start - 80), start))
  )
    return true;
  if (start > 0 && setsOff[text.charCodeAt(start - 1)] === 0) return false;
  const before = text.slice(Math.max(0, start - headingReach), start);
  if (/[:：] ?[[(]$|`$|\bcodes?:? $/i.test(before) || heading.test(before)) return true;
  return (
    /(?:^|\n)[ \t|>*•-]{0,8}$/.test(before) &&
    /^(?:\*{0,2} ?[-–—:：]|[ \t]{0,4}\r?\n)/.test(text.slice(end, end + 8))
  );
}

/** What makes a code of any number near it, and tells whose it is by the form of an id. */
const hint = /hints?: ?\[|rid:/i;
/** A response's own words are looked for in as much. */
const wordsReach = 80;
/** What only the responses of one platform say, behind a code of any length. */
const responseWordsOf = oncePer(({ vendors, platforms }: Catalog) => {
  const said = [...vendors, ...platforms].flatMap(({ traces }) => traces.certain);
  return new RegExp(`^[^\\d\\n]{0,${responseReach}}(?:${alternatives(said)})`, 'i');
});

const shortCode = 4;

/** What parts the numbers of a list: `10003,10008`. */
const listJoint = /^`{0,2}\s?[/,、，]\s?`?-?$/;
const longestListJoint = 7;

/** Words in capitals and words with dots that the rules of detection take for codes, within what {@link eachVolatile} finds. */
function isCodeWord(text: string, at: number, found: string, catalog: Catalog): boolean {
  const isCode = (word: string): boolean => catalog.has(word) || hasCodeForm(catalog, word);
  if (found.split('-').some((part) => /^[A-Z]/.test(part) && isCode(part))) return true;
  let [start, end] = [at, at + found.length];
  if (text.charAt(start - 1) !== '.' && text.charAt(end) !== '.') return false;
  while (at - start < longestToken && isInToken(text, start - 1)) start--;
  while (end - at < longestToken && isInToken(text, end)) end++;
  const word = text.slice(start, end);
  return /[A-Za-z]/.test(word) && (saysFailure(word) || isCode(word));
}

/** The digits that a number shares with the clock that it is a part of: by two of them lines of logs are told. */
function clockDigits(text: string, at: number, found: string): string {
  const isDigitAt = (place: number): boolean => /\d/.test(text.charAt(place));
  const end = at + found.length;
  const before = text.charAt(at - 1) === ':' && isDigitAt(at - 2) ? /^\d{1,3}/.exec(found) : null;
  const after = text.charAt(end) === ':' && isDigitAt(end + 1) ? /\d{1,3}$/.exec(found) : null;
  return '#'.repeat((before?.[0].length ?? 0) + (after?.[0].length ?? 0));
}

/** An id as its form only: letters and digits stay what they are. */
const formOf = (id: string): string => id.replace(/\d/g, '0').replace(/[a-f]/gi, 'a').replace(/[g-z]/gi, 'z');

/**
 * The shape of a record: its text with every number and identifier that can be no code made the same. Two records of one
 * shape hold the same codes.
 *
 * @param text without escapes
 * @param catalog its codes stay
 */
export function shapeOf(text: string, catalog: Catalog): string {
  const hasHint = hint.test(text);
  const leads = leadsOf(catalog);
  /** Whether a number outside of fields may be a code. */
  const mayBeCode = (span: Span): boolean => {
    if (hasHint) return !isCount(text, span.end) && !isNamed(text, span);
    const number = text.slice(span.start, span.end);
    const isSaid = (): boolean => responseWordsOf(catalog).test(text.slice(span.end, span.end + wordsReach));
    if (number.length < shortCode) return catalog.has(number) && isSaid();
    return (
      beginsText(text, span) ||
      catalog.has(number) ||
      hasCodeForm(catalog, number) ||
      isSetOff(text, span) ||
      (number.length >= proseDigits && isSaid())
    );
  };
  /** Where the last number ends of a list that begins behind a name. */
  let listEnd = -longestListJoint;
  /** What stands for a word in the shape; undefined for itself. */
  const shapeOfWord = (at: number, end: number): string | undefined => {
    const before = text.charAt(at - 1);
    const isListed = at - listEnd <= longestListJoint && listJoint.test(text.slice(listEnd, at));
    if (
      isListed ||
      (mayFollowName(text, at, leads) && leads.field.test(text.slice(Math.max(0, at - leadLength), at)))
    ) {
      listEnd = end;
      return undefined;
    }
    if (isInToken(text, at - 1) && isInCode(text, at, catalog)) return undefined;
    const first = text.charAt(at);
    // Parts of dotted words are constant where they are names of classes, and codes in newer interfaces.
    if (before === '.' && first >= 'A' && first <= 'Z') return undefined;
    // Codes of clients are negative: `collection.add:fail -501001`.
    const start = before === '-' && isStandalone(text, at - 1) ? at - 1 : at;
    const isAlone = isStandalone(text, start) || (hasHint && isBehindSentence(text, at));
    const span = isAlone ? (hasHint ? readToldNumber : readNumber)(text, start) : undefined;
    const found = text.slice(at, end);
    if (span ? mayBeCode(span) : isCodeWord(text, at, found, catalog)) return undefined;
    if (hasHint && !span) return formOf(found);
    return `${first > '9' ? 'a' : ''}#${clockDigits(text, at, found)}`;
  };
  let shape = '';
  let copied = 0;
  eachVolatile(text, (at, end) => {
    const written = shapeOfWord(at, end);
    if (written === undefined) return;
    shape += text.slice(copied, at) + written;
    copied = end;
  });
  return shape + text.slice(copied);
}

/**
 * A shape in which unknown numbers of one length are the same. Where one of them is no failure, none is: what is found
 * depends on how long a number is that no table has, on whether it begins with a zero, and on whether it may be a year. Statuses of
 * HTTP are shorter.
 */
export function quietShapeOf(shape: string, catalog: Catalog): string {
  const isCode = (number: string): boolean => catalog.has(number) || hasCodeForm(catalog, number);
  return shape.replace(/(-?)\b(\w*\d{4}\w*)/g, (signed, sign: string, word: string) => {
    if (isCode(signed) || isCode(word)) return signed;
    const kind = word.startsWith('0') ? '0' : isYear(word) ? 'y' : '';
    return sign + kind + word.replace(/\d{4,}/g, (digits) => '#'.repeat(digits.length));
  });
}
