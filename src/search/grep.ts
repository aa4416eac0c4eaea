import { cpuUsage } from 'node:process';
import { createContext, runInContext } from 'node:vm';
import { refOf } from '../catalog/code.ts';
import type { Entry, Language, Localized } from '../catalog/types.ts';
import type { SearchField } from './fields.ts';
import { joined, type Range } from './match.ts';

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

/** A character of a word; Chinese has no blanks between words, so its characters are none. */
const inWord = '(?!\\p{Script=Han})[\\p{L}\\p{M}\\p{N}_]';

/** Longer patterns are refused: an engine takes its time to compile them, and cannot be stopped there. */
const longestPattern = 1000;

/**
 * With more optional parts V8 takes ever longer to compile a pattern, twice as long with each one or two of them, and
 * cannot be stopped meanwhile.
 */
const mostOptionals = 16;

/** @throws PatternError when a pattern has too many parts that may be missing */
async function refuseManyOptionals(pattern: string): Promise<void> {
  // Not worth reading the pattern for.
  if ((pattern.match(/[?*{]/g) ?? []).length <= mostOptionals) return;
  const { RegExpParser, visitRegExpAST } = await import('@eslint-community/regexpp');
  let optionals = 0;
  visitRegExpAST(new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true }), {
    onQuantifierEnter: ({ min }) => {
      if (min === 0) optionals++;
    },
  });
  if (optionals > mostOptionals) {
    throw new PatternError(pattern, null, `more than ${mostOptionals} optional parts (${optionals})`);
  }
}

/** A text as an expression that matches just it. */
const literal = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('-', '\\x2d');

/**
 * Reads patterns into regular expressions.
 *
 * @param patterns JavaScript regular expressions, read with the `u` flag
 * @throws PatternError when one is wrong, or when they are too long
 */
export async function compilePatterns(
  patterns: readonly string[],
  { ignoreCase, fixedStrings, wordRegexp, lineRegexp }: PatternOptions,
): Promise<RegExp[]> {
  const length = patterns.reduce((sum, pattern) => sum + pattern.length, 0);
  if (length > longestPattern) {
    throw new PatternError(null, null, `more than ${longestPattern} characters (${length})`);
  }
  const expressions: RegExp[] = [];
  for (const pattern of new Set(patterns)) {
    const source = `(?:${fixedStrings ? literal(pattern) : pattern})`;
    const whole = lineRegexp ? `^${source}$` : wordRegexp ? `(?<!${inWord})${source}(?!${inWord})` : source;
    try {
      // By itself first: a pattern like `a)(b` is right only within the parentheses around it.
      if (!fixedStrings) {
        new RegExp(pattern, 'u');
        await refuseManyOptionals(pattern);
      }
      expressions.push(new RegExp(whole, ignoreCase ? 'giu' : 'gu'));
    } catch (error) {
      throw error instanceof PatternError ? error : await patternError(pattern, error);
    }
  }
  return expressions;
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
  /** What matches of `vendor:code`, which stands in front of every line of an entry. */
  readonly head: readonly Range[];
  /** What matches of the texts. */
  readonly ranges: Readonly<Record<Language, readonly Range[]>>;
}

/** A line as grep prints it: selected, or beside one that is. */
export interface GrepLine extends SelectedLine {
  readonly isContext: boolean;
  /** Whether lines were left out between the line before and this one. */
  readonly isApart: boolean;
}

/** What to select, and how much of it. */
export interface GrepOptions {
  /** Look at causes and steps too. */
  readonly all?: boolean;
  /** Select the lines that do not match. */
  readonly invert?: boolean;
  /** Stop after so many lines. */
  readonly maxCount?: number;
  /** Also this many lines before each that is selected. */
  readonly before?: number;
  /** Also this many lines after each that is selected. */
  readonly after?: number;
  /** The language to show where both match, or neither. */
  readonly language: Language;
  /** Milliseconds of the processor after which matching is given up; when left out 800, and more for many entries. */
  readonly timeLimit?: number;
}

const defaultTimeLimit = 800;
const timePerEntry = 0.06;
/** Milliseconds that a last piece of work gets, on a machine that has other things to do. */
const leastSlice = 50;

/**
 * Does pieces of work one after another until they have taken too long. Only time of the processor counts: a busy machine
 * makes no pattern slow.
 *
 * @param step does the next piece, from its beginning where it was stopped in the middle; returns whether there is another
 * @param timeLimit in milliseconds
 * @throws PatternTimeoutError when they have
 */
function runWithin(timeLimit: number, step: () => boolean): void {
  // Only a script can be stopped in the middle of a match.
  const context = createContext({ step });
  const started = cpuUsage();
  const left = (): number => {
    const { user, system } = cpuUsage(started);
    return Math.ceil(timeLimit - (user + system) / 1000);
  };
  for (let slice = timeLimit; ; slice = left()) {
    if (slice <= 0) throw new PatternTimeoutError();
    try {
      runInContext('while (step());', context, { timeout: Math.max(slice, leastSlice) });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    }
  }
}

function linesOf(entry: Entry, all: boolean): Line[] {
  const lines: Omit<Line, 'number'>[] = [{ entry, field: 'message', index: null, text: entry.message }];
  for (const [index, text] of entry.variants.entries()) lines.push({ entry, field: 'variants', index, text });
  if (all && entry.cause) lines.push({ entry, field: 'cause', index: null, text: entry.cause });
  for (const [index, text] of all ? entry.steps.entries() : []) {
    lines.push({ entry, field: 'steps', index, text });
  }
  return lines.map((line, i) => ({ ...line, number: i + 1 }));
}

/** What of a text the expressions match; undefined when none does, nothing when one matches the empty text. */
function rangesOf(expressions: readonly RegExp[], text: string): Range[] | undefined {
  const ranges: Range[] = [];
  let hasMatch = false;
  for (const expression of expressions) {
    for (const { 0: match, index } of text.matchAll(expression)) {
      hasMatch = true;
      if (match !== '') ranges.push([index, index + match.length]);
    }
  }
  return hasMatch ? joined(ranges) : undefined;
}

/** A line with what of it matches; undefined when it is not selected. */
function select(
  line: Line,
  head: readonly Range[] | undefined,
  expressions: readonly RegExp[],
  { invert, language }: GrepOptions,
): SelectedLine | undefined {
  const zh = rangesOf(expressions, line.text.zh);
  const en = rangesOf(expressions, line.text.en);
  const hasMatch = zh !== undefined || en !== undefined;
  // A head stands in front of every line of its entry, and is found once.
  const isSelected = invert ? !hasMatch && !head : hasMatch || (head !== undefined && line.number === 1);
  if (!isSelected) return undefined;
  const matching = { zh, en }[language] ? language : zh ? 'zh' : en ? 'en' : language;
  return { ...line, language: matching, head: head ?? [], ranges: { zh: zh ?? [], en: en ?? [] } };
}

/** The lines of an entry, with what of them is selected. */
interface LookedAt {
  readonly lines: readonly Line[];
  /** By position of the line; undefined for one that is not selected. */
  readonly selected: readonly (SelectedLine | undefined)[];
  /** How many lines are selected up to here. */
  readonly count: number;
}

function lookAt(entry: Entry, count: number, expressions: readonly RegExp[], options: GrepOptions): LookedAt {
  const head = rangesOf(expressions, refOf(entry));
  const lines = linesOf(entry, options.all ?? false);
  const selected = lines.map((line) => select(line, head, expressions, options));
  return { lines, selected, count: count + selected.filter((line) => line !== undefined).length };
}

/**
 * Looks at one entry after another until all, or as many lines as are wanted, are found.
 *
 * @throws PatternTimeoutError when matching takes longer than the time limit
 * @throws PatternError when the engine gives the expression up
 */
function lookAtAll(
  entries: readonly Entry[],
  expressions: readonly RegExp[],
  options: GrepOptions,
  most: number,
): LookedAt[] {
  const looked: LookedAt[] = [];
  const step = (): boolean => {
    const entry = entries[looked.length];
    const count = looked.at(-1)?.count ?? 0;
    if (entry === undefined || count >= most) return false;
    // Nothing else is kept: where it is stopped before this, the entry is looked at again.
    looked.push(lookAt(entry, count, expressions, options));
    return true;
  };
  const defaultLimit = Math.max(defaultTimeLimit, Math.round(entries.length * timePerEntry));
  try {
    runWithin(options.timeLimit ?? defaultLimit, step);
  } catch (error) {
    if (error instanceof SyntaxError) throw new PatternError(null, null, reasonOf(error.message));
    throw error;
  }
  return looked;
}

/**
 * Selects lines of the tables as grep selects lines of files.
 *
 * @param expressions with the flags `g` and `u`
 * @throws PatternTimeoutError when matching takes longer than the time limit
 * @throws PatternError when the engine gives the expression up
 */
export function grep(
  entries: readonly Entry[],
  expressions: readonly RegExp[],
  options: GrepOptions,
): GrepLine[] {
  const { before = 0, after = 0, maxCount: most = Number.POSITIVE_INFINITY, language } = options;
  const looked = lookAtAll(entries, expressions, options, most);
  const shown: GrepLine[] = [];
  let selected = 0;
  // The lines since the last that was shown, and how many of the next ones follow a selected one.
  let passed: Line[] = [];
  let isFirst = true;
  let following = 0;
  let skipped = 0;
  const push = (line: SelectedLine, isContext: boolean): void => {
    shown.push({ ...line, isContext, isApart: !isFirst && skipped > 0 });
    isFirst = false;
    skipped = 0;
  };
  const beside = (line: Line): SelectedLine => ({
    ...line,
    language,
    head: [],
    ranges: { zh: [], en: [] },
  });
  for (const [i, entry] of entries.entries()) {
    const lines = looked[i]?.lines ?? linesOf(entry, options.all ?? false);
    for (const [position, line] of lines.entries()) {
      const one = selected < most ? looked[i]?.selected[position] : undefined;
      if (one) {
        skipped -= passed.length;
        for (const earlier of passed) push(beside(earlier), true);
        passed = [];
        push(one, false);
        selected++;
        following = after;
      } else if (following > 0) {
        following--;
        push(beside(line), true);
      } else if (selected >= most) {
        return shown;
      } else {
        skipped++;
        passed = before > 0 ? [...passed.slice(-before + 1 || passed.length), line] : passed;
      }
    }
  }
  return shown;
}
