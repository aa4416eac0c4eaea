/** Finds names of fields in a text, however they and their values are written. */
import { isBlank, isChinese, isDigit, isLineEnd, isQuote, kindsOfUnit, unitKinds } from './characters.ts';
import { commonNames, type FieldKind, type FieldNames, foldName, labelAt } from './field-names.ts';
import type { Span } from './numbers.ts';
import type { PlainText } from './plain-text.ts';

/** How a name and its value are joined: by a sign (`:`, `=`, `->`), by quotes and brackets alone, by a blank, or run together. */
export type Joint = 'sign' | 'bracket' | 'blank' | 'none';

/** A name with the place where its value begins. */
export interface Field {
  readonly kind: FieldKind;
  /** Folded, or the label as it stands. */
  readonly name: string;
  readonly start: number;
  readonly joint: Joint;
  /** Where the value begins, behind its quote. */
  readonly value: number;
  /** The quote before the value; empty for none. */
  readonly quote: string;
  /** Place of the brace inside which the field stands; -1 outside of any. */
  readonly scope: number;
}

/** Longer identifiers name nothing that is looked for. */
const longestName = 40;
/** A value stands at most so far from its name, indents of pretty-printed dumps included. */
const longestJoint = 60;

/** Types that dumps write before a value: `int(40014)`, `string(5) "60011"`, PHP's `i:40014`, Rust's `String("60011")`, XML's `<![CDATA[`. */
const typeMark =
  /(?:<!\[CDATA\[|(?:int|integer|long|number)\(|string\("|string\(\d{1,6}\)\s{0,2}"|[is]:(?:\d{1,6}:")?)/iy;

const firstChinese = 0x4e00;
const hyphen = 0x2d;
const underscore = 0x5f;
const slash = 0x2f;
const less = 0x3c;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The end of an identifier; hyphens join where letters follow, as in headers. */
function nameEnd(text: string, from: number): number {
  let end = from + 1;
  for (; ; end++) {
    const unit = text.charCodeAt(end);
    if (kindsOfUnit(unit) & unitKinds.word) continue;
    const joins = unit === hyphen && end - from < longestName;
    if (!joins || !(kindsOfUnit(text.charCodeAt(end + 1)) & unitKinds.letter)) return end;
  }
}

interface JointState {
  hasSign: boolean;
  hasBracket: boolean;
  quote: string;
}

/** Takes one character between a name and its value. @returns how many units it takes; 0 when the value begins there */
function takeJoint(state: JointState, text: string, at: number): number {
  const character = text.charAt(at);
  if (isBlank(character)) return 1;
  if (isLineEnd(character)) return state.hasSign ? 1 : 0;
  if (character === '-' && text.charAt(at + 1) === '>') {
    state.hasSign = true;
    return 2;
  }
  if (':=>是为'.includes(character)) {
    // Behind the quote of a value, a sign is the value's own.
    if (state.hasSign && state.quote !== '') return 0;
    state.hasSign = true;
    state.quote = '';
    return 1;
  }
  if (character === ';') return !state.hasSign && /^[is]:/.test(text.slice(at + 1, at + 3)) ? 1 : 0;
  if (isQuote(character)) {
    if (state.hasSign && state.quote !== '') return 0;
    state.quote = character;
    state.hasBracket = true;
    // CSV doubles them: `""errmsg"":""invalid""`.
    const isDoubled = text.charAt(at + 1) === character && /[\w\u4e00-\u9fff]/.test(text.charAt(at + 2));
    return state.hasSign && isDoubled ? 2 : 1;
  }
  if (!'*[](|'.includes(character) || (character === ']' && state.hasSign)) return 0;
  state.hasBracket = true;
  return 1;
}

/** Reads from the end of a name to the beginning of its value. */
function readJoint(text: string, from: number): Pick<Field, 'joint' | 'value' | 'quote'> {
  const state: JointState = { hasSign: false, hasBracket: false, quote: '' };
  let at = from;
  while (at < text.length && at < from + longestJoint) {
    const taken = takeJoint(state, text, at);
    if (taken === 0) break;
    at += taken;
  }
  typeMark.lastIndex = at;
  const mark = typeMark.exec(text)?.[0] ?? '';
  const joint =
    state.hasSign || mark !== '' ? 'sign' : state.hasBracket ? 'bracket' : at > from ? 'blank' : 'none';
  // A quote before the sign closed the name.
  const quote = mark.endsWith('"') ? '"' : state.hasSign ? state.quote : '';
  return { joint, value: at + mark.length, quote };
}

/** Places of the braces that are open at each field. */
class Braces {
  readonly #open: number[] = [];

  take(unit: number, at: number): void {
    if (unit === openBrace) this.#open.push(at);
    else if (unit === closeBrace) this.#open.pop();
  }

  get innermost(): number {
    return this.#open.at(-1) ?? -1;
  }
}

/** `error code`, in two words, is one name. */
function joinedName(text: string, start: number, folded: string): string {
  if (folded !== 'code') return folded;
  const before = /(?:(err|error|sub|return|ret|result|resp)[ ]|(?:报错|错误|异常)[ ]?)$/i.exec(
    text.slice(Math.max(0, start - 8), start),
  );
  return before ? foldName(before[1] ?? 'err') + folded : folded;
}

/** Whether a code may follow a word of a sentence: most go on with words, and after `Error:` names of classes stand. */
function mayBeCode(word: string, value: string): boolean {
  const first = value.charAt(0);
  return (
    isDigit(first) ||
    (first === '-' && isDigit(value.charAt(1))) ||
    (isChinese(word.charAt(0)) && first >= 'A' && first <= 'Z')
  );
}

/** The name of a field, where an identifier is one. */
function nameAt(
  names: FieldNames,
  text: string,
  at: number,
  end: number,
): readonly [string, FieldKind | undefined] | undefined {
  if (end - at > longestName || !names.endsLikeName(text.charCodeAt(end - 1))) return undefined;
  const name = joinedName(text, at, foldName(text.slice(at, end)));
  return [name, names.kindOf(name)];
}

/** All fields of a text that can hold codes or messages, in order. */
export function findFields({ text }: PlainText, names: FieldNames = commonNames): Field[] {
  const fields: Field[] = [];
  const braces = new Braces();
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const kinds = kindsOfUnit(unit);
    let end = at + 1;
    let found: readonly [string, FieldKind | undefined] | undefined;
    if (kinds & unitKinds.word) {
      end = nameEnd(text, at);
      // What closes an element names no value.
      const isClosing = text.charCodeAt(at - 1) === slash && text.charCodeAt(at - 2) === less;
      if ((kinds & unitKinds.letter || unit === underscore) && !isClosing)
        found = nameAt(names, text, at, end);
    } else if (unit >= firstChinese) {
      found = labelAt(text, at);
      end = at + (found?.[0].length ?? 1);
    } else braces.take(unit, at);
    if (found?.[1]) {
      const [name, kind] = found;
      const { joint, value, quote } = readJoint(text, end);
      if (kind !== 'prose' || mayBeCode(name, text.slice(value, value + 2))) {
        fields.push({ kind, name, start: at, scope: braces.innermost, joint, value, quote });
      }
    }
    at = end;
  }
  return fields;
}

/** Where an unquoted value ends: at the next field, at a bracket that it did not open, or with the line. */
const nextField =
  /\s{0,2}["']?(?!(?:hints?|rid|from|details?|more)\b)[A-Za-z_][\w-]{0,30}["']?\s{0,2}(?:[:=]|->)/y;
const longestValue = 1000;

const unitsOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const lineEnds = unitsOf('\n\r');
const opening = unitsOf('[{(');
const closing = unitsOf(']})');
const separators = unitsOf(',;|');

/** What responses write behind a message, also on a line of its own. */
const messageGoesOn = /\r?\n\s{0,12}(?=more info at|hints?: ?\[|from ip|rid: ?[\da-f])/y;

/** Where a line begins that goes on with a message; `at` where none does. @param at of a line's end */
export function nextMessageLine(text: string, at: number): number {
  messageGoesOn.lastIndex = at;
  return messageGoesOn.test(text) ? messageGoesOn.lastIndex : at;
}

function bareEnd(text: string, from: number): number {
  let open = 0;
  let at = from;
  const most = Math.min(text.length, from + longestValue);
  for (; at < most; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f || kindsOfUnit(unit) & unitKinds.word) continue;
    if (lineEnds.has(unit)) {
      const next = nextMessageLine(text, at);
      if (next === at) break;
      at = next;
      continue;
    }
    if (unit === less && text.charCodeAt(at + 1) === slash) break;
    if (opening.has(unit)) open++;
    if (closing.has(unit) && --open < 0) break;
    if (open === 0 && separators.has(unit)) {
      nextField.lastIndex = at + 1;
      if (nextField.test(text)) break;
    }
  }
  return at;
}

/** A blank line as it was written: a value whose quote was lost ends there. */
function blankLine({ text, given, originOf }: PlainText, from: number, most: number): number {
  for (let at = text.indexOf('\n', from); at >= 0 && at < most; at = text.indexOf('\n', at + 1)) {
    const origin = originOf(at);
    if (given.charAt(origin) === '\n' && /^\r?\n/.test(given.slice(origin + 1, origin + 3))) return at;
  }
  return most;
}

/** Where a quoted value ends: at the same quote, no deeper inside other quotes than the opening one. */
function quotedEnd(plain: PlainText, from: number, quote: string): number {
  const { text, shown, depthAt } = plain;
  // Blanks may stand between the quote and the value.
  let opened = from - 1;
  while (opened > from - longestJoint && isBlank(text.charAt(opened))) opened--;
  const own = depthAt(opened);
  // Curly quotes inside straight ones are part of the sentence.
  const isStraight = shown.charAt(opened) === quote;
  const most = blankLine(plain, from, Math.min(text.length, from + 2 * longestValue));
  for (let at = text.indexOf(quote, from); at >= 0 && at < most; at = text.indexOf(quote, at + 1)) {
    if (depthAt(at) <= own && (!isStraight || shown.charAt(at) === quote)) return at;
  }
  return most;
}

/** What prefixes lines where several programs write into one log: `[0]       'invalid credential'`. */
const linePrefix = /\[\d{1,3}\]\s{1,40}(["'])/y;

/** The value of a field as text: to the closing quote, or as far as it seems to go. */
export function readText(plain: PlainText, { quote, value }: Field): Span {
  if (quote !== '') return { start: value, end: quotedEnd(plain, value, quote) };
  const isBracketed = plain.text.charAt(value - 1) === '[' && !plain.text.endsWith('<![CDATA[', value);
  linePrefix.lastIndex = value - 1;
  const [, inner] = (isBracketed && linePrefix.exec(plain.text)) || [];
  if (inner !== undefined) {
    const start = linePrefix.lastIndex;
    return { start, end: quotedEnd(plain, start, inner) };
  }
  // A message may begin with a number of its own: `errMsg: [100003] env not exists`.
  const start = isBracketed ? value - 1 : value;
  return { start, end: bareEnd(plain.text, start) };
}
