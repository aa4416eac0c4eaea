import { createContext, runInContext } from 'node:vm';
import type { Entry, Language, Localized } from '../catalog/types.ts';
import type { SearchField } from './fields.ts';
import type { Range } from './match.ts';

/** How patterns are read; the meanings are GNU grep's. */
export interface PatternOptions {
  readonly ignoreCase?: boolean;
  /** Patterns are texts, not expressions. */
  readonly fixedStrings?: boolean;
  /** Only whole words match. Chinese characters are no part of a word. */
  readonly wordRegexp?: boolean;
  /** Only whole texts match. */
  readonly lineRegexp?: boolean;
}

/** A pattern that is no regular expression. */
export class PatternError extends Error {
  /**
   * @param pattern null where only all patterns together are wrong
   * @param position UTF-16 unit at which reading failed, from 0; null where only the whole is wrong
   */
  constructor(
    readonly pattern: string | null,
    readonly position: number | null,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** A pattern that takes too long on the tables' texts: nested repetitions that match one text in too many ways. */
export class PatternTimeoutError extends Error {}

/** What an engine's or parser's message says beside the expression itself. */
function reasonOf(message: string): string {
  const colon = message.lastIndexOf(': ');
  return colon < 0 ? message : message.slice(colon + 2);
}

async function patternError(pattern: string, error: unknown): Promise<PatternError> {
  const { RegExpSyntaxError, RegExpValidator } = await import('@eslint-community/regexpp');
  try {
    new RegExpValidator().validatePattern(pattern, 0, pattern.length, { unicode: true });
  } catch (syntax) {
    // Nested too deeply, the parser itself fails, without a place.
    if (syntax instanceof RegExpSyntaxError) {
      return new PatternError(pattern, Math.min(syntax.index, pattern.length), reasonOf(syntax.message));
    }
  }
  return new PatternError(pattern, null, reasonOf((error as Error).message));
}

const inWord = '[\\p{Script=Latin}\\p{N}_]';

/**
 * Reads patterns into one regular expression that matches where any of them does.
 *
 * @param patterns JavaScript regular expressions, read with the `u` flag
 * @throws PatternError when one is wrong
 */
export async function compilePatterns(
  patterns: readonly string[],
  { ignoreCase, fixedStrings, wordRegexp, lineRegexp }: PatternOptions,
): Promise<RegExp> {
  const flags = ignoreCase ? 'giu' : 'gu';
  const sources: string[] = [];
  for (const pattern of patterns) {
    const source = fixedStrings
      ? pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\\-', '\\x2d')
      : pattern;
    try {
      new RegExp(source, flags);
    } catch (error) {
      throw await patternError(pattern, error);
    }
    sources.push(`(?:${source})`);
  }
  const any = `(?:${sources.join('|')})`;
  const whole = lineRegexp ? `^${any}$` : wordRegexp ? `(?<!${inWord})${any}(?!${inWord})` : any;
  try {
    return new RegExp(whole, flags);
  } catch (error) {
    // Each is right by itself: two of them name the same group, or they are too many.
    throw new PatternError(null, null, reasonOf((error as Error).message));
  }
}

/** One message of an entry, or with `all` its cause or one of its steps: what a line is to grep. */
export interface Line {
  readonly entry: Entry;
  readonly field: SearchField;
  /** Position in the field's list; null for `message` and `cause`. */
  readonly index: number | null;
  /** Position among the entry's lines, from 1. */
  readonly number: number;
  readonly text: Localized;
}

/** A line that a pattern selects. */
export interface SelectedLine extends Line {
  /** The language to show: one whose text matches. */
  readonly language: Language;
  /** What matches of the texts: nothing where the vendor or the code does, and in lines that do not match. */
  readonly ranges: Readonly<Record<Language, readonly Range[]>>;
}

/** What to select, and how much of it. */
export interface GrepOptions {
  /** Look at causes and steps too. */
  readonly all?: boolean;
  /** Select the lines that do not match. */
  readonly invert?: boolean;
  /** Stop after so many lines. */
  readonly maxCount?: number;
  /** The language to show where both match, or neither. */
  readonly language: Language;
  /** Milliseconds after which matching is given up; 500 when left out. */
  readonly timeLimit?: number;
}

const defaultTimeLimit = 500;

function linesOf(entry: Entry, all: boolean): Line[] {
  const lines: Omit<Line, 'number'>[] = [{ entry, field: 'message', index: null, text: entry.message }];
  for (const [index, text] of entry.variants.entries()) lines.push({ entry, field: 'variants', index, text });
  if (all && entry.cause) lines.push({ entry, field: 'cause', index: null, text: entry.cause });
  for (const [index, text] of all ? entry.steps.entries() : []) {
    lines.push({ entry, field: 'steps', index, text });
  }
  return lines.map((line, i) => ({ ...line, number: i + 1 }));
}

/** What of a text an expression matches; undefined when it does not, nothing when it matches the empty text. */
function rangesOf(expression: RegExp, text: string): Range[] | undefined {
  const found = [...text.matchAll(expression)];
  if (found.length === 0) return undefined;
  return found
    .filter(([match]) => match !== '')
    .map((match): Range => [match.index, match.index + match[0].length]);
}

function select(line: Line, expression: RegExp, { invert, language }: GrepOptions): SelectedLine | undefined {
  const zh = rangesOf(expression, line.text.zh);
  const en = rangesOf(expression, line.text.en);
  const { vendor, code } = line.entry;
  const hasMatch =
    zh !== undefined ||
    en !== undefined ||
    (line.field === 'message' && rangesOf(expression, `${vendor}:${code}`) !== undefined);
  if (hasMatch === (invert ?? false)) return undefined;
  const matching = { zh, en }[language] ? language : zh ? 'zh' : en ? 'en' : language;
  return { ...line, language: matching, ranges: { zh: zh ?? [], en: en ?? [] } };
}

/**
 * Selects lines of the tables as grep selects lines of files.
 *
 * @param expression with the flags `g` and `u`
 * @throws PatternTimeoutError when matching takes longer than the time limit
 * @throws PatternError when the engine gives the expression up
 */
export function grep(entries: readonly Entry[], expression: RegExp, options: GrepOptions): SelectedLine[] {
  const selected: SelectedLine[] = [];
  const most = options.maxCount ?? Number.POSITIVE_INFINITY;
  const run = (): void => {
    for (const entry of entries) {
      for (const line of linesOf(entry, options.all ?? false)) {
        if (selected.length >= most) return;
        const one = select(line, expression, options);
        if (one) selected.push(one);
      }
    }
  };
  try {
    // Only a script can be stopped in the middle of a match.
    runInContext('run()', createContext({ run }), { timeout: options.timeLimit ?? defaultTimeLimit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new PatternTimeoutError();
    if (error instanceof SyntaxError) throw new PatternError(null, null, reasonOf(error.message));
    throw error;
  }
  return selected;
}
