/** Numbers that can be codes, and what shows that a number is something else. */
import { withoutFraction } from '../catalog/code.ts';
import { isDigit, isWordCharacter } from './characters.ts';

/** Part of a text: its first UTF-16 unit, and the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Guanaitong's codes are the longest. */
const mostDigits = 10;

/** Signs that make digits after them part of a time, a decimal number, an address or a version. */
const joins = new Set(['.', ':', '-', '/', '%', '\\', '@', '+', '#']);

/**
 * Reads a number that has the form of a code: whole, of at most ten digits, without leading zeros, not part of anything longer.
 *
 * @param from where its sign or first digit may stand
 * @returns undefined when nothing of that form stands there
 */
export function readNumber(text: string, from: number): Span | undefined {
  const first = text.charAt(from) === '-' ? from + 1 : from;
  let end = first;
  while (end < first + mostDigits + 1 && isDigit(text.charAt(end))) end++;
  const length = end - first;
  if (length === 0 || length > mostDigits) return undefined;
  if (text.charAt(first) === '0' && length > 1) return undefined;
  const next = text.charAt(end);
  if (isWordCharacter(next) || next === '%') return undefined;
  if (joins.has(next) && isDigit(text.charAt(end + 1))) return undefined;
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

/** Whether a number stands by itself, so that nothing before it belongs to it. */
export function isStandalone(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  if (isWordCharacter(before) || before === '$' || before === '¥' || before === '#') return false;
  const next = text.charAt(start - 2);
  // nginx writes the number of a connection so; emphasis has two of them or one on each side.
  // Lines of source files: `User.php(40014)`.
  if (before === '(' && /\.[a-z]{1,4}$/i.test(text.slice(Math.max(0, start - 7), start - 1))) return false;
  if (before === '*') return next === '*' || !/^\d{1,10}[ ,]/.test(text.slice(start, start + 11));
  return !joins.has(before) || (before === ':' && !isDigit(next));
}

/** English counts more than one in the plural: `81013 user & party` says nothing of how many. */
const unit =
  /\s?(?:ms\b|s\b|k?b\b|mb\b|px\b|secs?\b|seconds?\b|mins?\b|minutes?\b|(?:hour|day|row|record|item|line|byte|user|time|request|file|message)s\b|毫秒|秒|分|小时|天|年|月|日|次|条|个|人|元|块|行|字|位|名|张|件|份|页|万|亿|---)(?!\w{0,20}["']?(?:\s?[=:]|\s?->))/iy;

/** Whether a number counts something: `20 条`, `315 ms`, and not `40014 request_id=15r6`. Also whether it is the process of a log line: `ERROR 30745 ---`. */
export function isCount(text: string, end: number): boolean {
  unit.lastIndex = end;
  return unit.test(text);
}

const belongsToName =
  /(?:[\w\]]["']?[ \t]?=[ \t]?["']?|["']\s?:\s?["']?|\b(?:user|uid|id|dept|department|org|group|chat|port|line|page|row|job|task|thread|pid|process|order|shop|store|room|app|agent|corp|no|num|number|count|total|size|offset|limit|version|build|seq|index|batch|record|worker|child|msgid)s?[ :#]{1,2}|(?:用户|员工|部门|组织|群|端口|订单|编号|工单|单号|第|共)[ \t]?)$/i;

/** Whether what stands before a number says that it is something else: `order_id=60102`, `"total":60011`, `port 40014`, `[40014]:`. */
export function isNamed(text: string, { start, end }: Span): boolean {
  // Names of processes stand so before their numbers.
  if (text.charAt(start - 1) === '[' && isWordCharacter(text.charAt(start - 2)) && text.charAt(end) === ']')
    return true;
  return belongsToName.test(text.slice(Math.max(0, start - 24), start));
}

/** Whether a number is most often the status of an HTTP response. */
export function isHttpStatus(code: string): boolean {
  return /^[1-5]\d\d$/.test(code);
}

/** Whether a number is as often a year. */
export function isYear(code: string): boolean {
  return /^(?:19|20)\d\d$/.test(code);
}
