import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { paintLayers } from '../render/highlight.ts';
import { entryRecord, hitShape } from '../render/records.ts';
import { visible } from '../render/visible.ts';
import {
  compilePatterns,
  grep as grepTables,
  PatternError,
  type PatternOptions,
  PatternTimeoutError,
  type SelectedLine,
} from '../search/grep.ts';
import { printAnswer } from './answer.ts';
import { type Context, UsageError, vendorOf } from './context.ts';

/** grep's flags by their long names. */
export interface GrepCommandOptions extends PatternOptions {
  readonly all?: boolean;
  readonly invertMatch?: boolean;
  readonly count?: boolean;
  readonly filesWithMatches?: boolean;
  readonly onlyMatching?: boolean;
  readonly lineNumber?: boolean;
  readonly maxCount?: number;
  readonly regexp?: readonly string[];
}

/** Says what is wrong with a pattern. */
function usageError(error: unknown, patterns: readonly string[]): unknown {
  if (error instanceof PatternTimeoutError) return new UsageError((words) => words.slowPattern);
  if (!(error instanceof PatternError)) return error;
  const { position, reason } = error;
  const pattern = error.pattern ?? patterns.join('\n');
  return new UsageError((words) =>
    words.badPattern(
      visible(pattern),
      position === null ? null : [...pattern.slice(0, position)].length + 1,
      visible(reason),
    ),
  );
}

/** The patterns and nothing else; without `-e` the first word is the pattern. */
function patternsOf(words: readonly string[], { regexp }: GrepCommandOptions): readonly string[] {
  const given = regexp ?? words;
  const rest = regexp ? words : words.slice(1);
  if (given[0] === undefined) throw new UsageError((usage) => usage.noPattern);
  if (rest[0] !== undefined) {
    const first = rest[0];
    throw new UsageError((usage) => usage.onePattern(visible(first)));
  }
  const patterns = regexp ?? [given[0]];
  // As in grep, a line break parts patterns.
  return patterns.flatMap((pattern) => pattern.split('\n'));
}

/** A selected line as grep prints it: `vendor:code:text`. */
function lineText(
  { style }: Context,
  line: SelectedLine,
  { lineNumber, onlyMatching }: GrepCommandOptions,
): string {
  const { entry, number, text, language, ranges } = line;
  const colon = style.dim(':');
  const lead = `${style.code(`${entry.vendor}:${entry.code}`)}${colon}${lineNumber ? `${number}${colon}` : ''}`;
  const own = text[language];
  if (onlyMatching) {
    return ranges[language].map(([start, end]) => lead + style.match(own.slice(start, end))).join('\n');
  }
  const layers = [{ ranges: ranges[language], paint: style.match }];
  const [painted] = paintLayers([own], own, layers, (plain) => plain);
  return lead + painted;
}

function textOf(context: Context, lines: readonly SelectedLine[], options: GrepCommandOptions): string {
  if (options.count) return String(lines.length);
  if (options.filesWithMatches) {
    return [...new Set(lines.map(({ entry }) => context.style.code(`${entry.vendor}:${entry.code}`)))].join(
      '\n',
    );
  }
  const shown = options.onlyMatching
    ? lines.filter(({ ranges, language }) => ranges[language].length > 0)
    : lines;
  return shown.map((line) => lineText(context, line, options)).join('\n');
}

/**
 * `errcode grep`: lines of the tables by regular expression, as grep does it.
 *
 * @param words the pattern, where it is not an option's value
 * @throws UsageError when a pattern is missing, wrong or takes too long
 */
export async function grep(
  context: Context,
  words: readonly string[],
  options: GrepCommandOptions = {},
): Promise<ExitCode> {
  const patterns = patternsOf(words, options);
  let lines: SelectedLine[];
  try {
    lines = grepTables(context.catalog.entries(context.vendors), await compilePatterns(patterns, options), {
      language: context.language === 'both' ? context.words : context.language,
      ...(options.all && { all: true }),
      ...(options.invertMatch && { invert: true }),
      ...(options.maxCount !== undefined && { maxCount: options.maxCount }),
    });
  } catch (error) {
    throw usageError(error, patterns);
  }
  const query = patterns.join('\n');
  await printAnswer(context, {
    command: 'grep',
    query,
    shape: hitShape,
    records: () =>
      lines.map(({ entry, field, language, index, text, ranges }) => {
        const matched = {
          field,
          language,
          index,
          text: text[language],
          ranges: ranges[language],
          message: field === 'message' ? ranges : { zh: [], en: [] },
        };
        return entryRecord({ query, entry, matched }, vendorOf(context, entry.vendor));
      }),
    extra: { count: lines.length },
    text: () => textOf(context, lines, options),
  });
  return lines.length > 0 ? exitCodes.found : exitCodes.notFound;
}
