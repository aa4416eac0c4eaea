/** What the generated programs are made of, whatever their language. */
import type { VendorTable } from '../../catalog/catalog.ts';
import { codeKey } from '../../catalog/code.ts';
import type { Entry, Localized, Retry } from '../../catalog/types.ts';
import { type AnswerLanguage, languagesOf } from '../../language.ts';
import { safeJson, visible } from '../visible.ts';
import { wordsIn } from '../words.ts';
import { wrap } from '../wrap.ts';

/** One meaning of one code. */
export interface Constant {
  /** In capitals: `INVALID_ACCESS_TOKEN`. */
  readonly name: string;
  readonly code: string;
  readonly message: Localized;
}

/** What to do after one code. */
export interface RetryRow {
  readonly name: string;
  readonly code: string;
  readonly advice: Retry;
}

/** The codes of one vendor that have one type. */
export interface CodeGroup {
  /** The type that the codes have in the vendor's JSON. `long` is a number that 32 bits do not hold. */
  readonly type: 'int' | 'long' | 'string';
  readonly constants: readonly Constant[];
  /** Retry advice of each code, under one of its names where it has several. */
  readonly retry: readonly RetryRow[];
}

/** The codes of one vendor. */
export interface ConstantTable {
  /** What the vendor is called in programs: `DingTalk`. */
  readonly identifier: string;
  readonly vendorName: Localized;
  /** One of numbers or one of strings, or, where the vendor's JSON has both, one of numbers and one of strings. */
  readonly groups: readonly [CodeGroup] | readonly [numbers: CodeGroup, strings: CodeGroup];
}

/** What generated programs depend on beside the codes. */
export interface ProgramSetting {
  /** The program that writes this one, with its version, and the command line. */
  readonly generator: string;
  /** Languages of the comments. */
  readonly language: AnswerLanguage;
  /** The package that a Go or Java program is in. */
  readonly package: string;
}

/** The least and the greatest number of 32 bits. */
const int = { least: -(2 ** 31), most: 2 ** 31 - 1 };

/** Whether the code is a number in the vendor's JSON; one with zeros in front, or of too many digits, would be another. */
function isNumber({ envelope }: VendorTable, code: string): boolean {
  return (
    envelope.types.includes('number') && Number.isSafeInteger(Number(code)) && String(Number(code)) === code
  );
}

function isInt({ code }: Entry): boolean {
  return Number(code) >= int.least && Number(code) <= int.most;
}

/** Of a code whose meanings differ in their advice nobody can say which holds. */
function retryOf(entries: readonly Entry[]): RetryRow[] {
  const byCode = new Map<string, RetryRow>();
  for (const { code, name, retry } of entries) {
    const known = byCode.get(codeKey(code)) ?? { name, code, advice: retry };
    byCode.set(codeKey(code), known.advice === retry ? known : { ...known, advice: 'unknown' });
  }
  return [...byCode.values()];
}

function groupOf(type: CodeGroup['type'], entries: readonly Entry[]): CodeGroup {
  const constants = entries.map(({ name, code, message }) => ({ name, code, message }));
  return { type, constants, retry: retryOf(entries) };
}

/** The constants of a vendor's codes. @param entries the vendor's */
export function constantTable(vendor: VendorTable, entries: readonly Entry[]): ConstantTable {
  const numbers = entries.filter(({ code }) => isNumber(vendor, code));
  const strings = entries.filter(({ code }) => !isNumber(vendor, code));
  const ofNumbers = groupOf(numbers.every(isInt) ? 'int' : 'long', numbers);
  const ofStrings = groupOf('string', strings);
  const hasBoth = numbers.length > 0 && strings.length > 0;
  // Of a vendor without codes the type is the one that its codes would have.
  const isText = numbers.length === 0 && (strings.length > 0 || !vendor.envelope.types.includes('number'));
  return {
    identifier: vendor.identifier,
    vendorName: vendor.name,
    groups: hasBoth ? [ofNumbers, ofStrings] : [isText ? ofStrings : ofNumbers],
  };
}

/** A text in quotes for languages that count in UTF-16, as JSON does. */
export const utf16Text = (text: string): string => safeJson(text.toWellFormed());

/** A text in quotes for languages that count in code points, to which half a character is none. */
export function codePointText(text: string): string {
  const characters = [...text.toWellFormed()].map((character) => {
    const escaped = utf16Text(character).slice(1, -1);
    const isPair = character.length === 2 && escaped !== character;
    return isPair ? `\\U${character.codePointAt(0)?.toString(16).padStart(8, '0')}` : escaped;
  });
  return `"${characters.join('')}"`;
}

/** A code as the program writes it. @param quoted how the language writes texts */
export function literal({ type }: CodeGroup, code: string, quoted: (text: string) => string): string {
  return type === 'string' ? quoted(code) : code;
}

/** The languages' style guides give comments at most so many columns. */
const commentColumns = 79;

/**
 * A text as the lines of a comment.
 *
 * @param indent columns that stand before each line
 * @param toText writes otherwise what the language would not take for text
 */
export function commentLines(
  text: string,
  indent: number,
  toText: (text: string) => string = (same) => same,
): string[] {
  return wrap(toText(visible(text, Number.POSITIVE_INFINITY)), commentColumns - indent);
}

/** A text in the comments' languages, on one line. */
export function commentText(text: Localized, language: AnswerLanguage): string {
  return [...new Set(languagesOf(language).map((one) => text[one]))].join(' · ');
}

/** A vendor's name in the comments' languages, within an English sentence: `DingTalk (钉钉)`. */
export function vendorText({ vendorName: { zh, en } }: ConstantTable, language: AnswerLanguage): string {
  return language === 'both' ? `${en} (${zh})` : { zh, en }[language];
}

/** What a piece of retry advice tells the caller to do. */
export function adviceText(advice: Retry, language: AnswerLanguage): string {
  return commentText({ zh: wordsIn('zh').retry[advice], en: wordsIn('en').retry[advice] }, language);
}

/** What the comments of every program say, whatever the language of the messages. */
export const programWords = {
  generated: (generator: string) => `Code generated by ${generator}; DO NOT EDIT.`,
  codes: (vendor: string) => `Error codes of ${vendor}.`,
  retry: 'Whether, and after what, the same request can succeed when it is sent again.',
};
