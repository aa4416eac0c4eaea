import { refOf } from '../../catalog/code.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { paintLayers } from '../../render/highlight.ts';
import { entryRecord, hitShape } from '../../render/records.ts';
import type { Paint } from '../../render/style.ts';
import { visible } from '../../render/visible.ts';
import {
  compilePatterns,
  type GrepLine,
  grep as grepTables,
  PatternError,
  type PatternOptions,
  PatternTimeoutError,
} from '../../search/grep.ts';
import type { Range } from '../../search/match.ts';
import { printAnswer } from '../answer.ts';
import { type Context, UsageError, vendorOf } from '../context.ts';

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
  readonly beforeContext?: number;
  readonly afterContext?: number;
  /** Both of them. */
  readonly context?: number;
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
  line: GrepLine,
  { lineNumber, onlyMatching }: GrepCommandOptions,
): string {
  const { entry, number, text, language } = line;
  const painted = (own: string, ranges: readonly Range[], rest: Paint): string =>
    paintLayers([own], own, [{ ranges, paint: style.match }], rest).join('');
  // As in grep, a hyphen parts what stands beside a match.
  const colon = style.dim(line.isContext ? '-' : ':');
  const head = painted(refOf(entry), line.head, style.code);
  const lead = `${head}${colon}${lineNumber ? `${number}${colon}` : ''}`;
  const own = text[language];
  const ranges = line.ranges[language];
  if (!onlyMatching) return lead + painted(own, ranges, (plain) => plain);
  const matches = [
    ...line.head.map(([start, end]) => refOf(entry).slice(start, end)),
    ...ranges.map(([start, end]) => own.slice(start, end)),
  ];
  return matches.map((match) => lead + style.match(match)).join('\n');
}

/** The first line of every entry. */
function entriesOf(lines: readonly GrepLine[]): GrepLine[] {
  return lines.filter((line, i) => lines[i - 1]?.entry !== line.entry);
}

function textOf(context: Context, lines: readonly GrepLine[], options: GrepCommandOptions): string {
  if (options.filesWithMatches) {
    return [...new Set(entriesOf(lines).map(({ entry }) => refOf(entry)))].map(context.style.code).join('\n');
  }
  if (options.count) return String(selectedOf(lines).length);
  return lines
    .flatMap((line) => [
      ...(line.isApart && hasContext(options) ? [context.style.dim('--')] : []),
      lineText(context, line, options),
    ])
    .filter((text) => text !== '' || !options.onlyMatching)
    .join('\n');
}

/** The lines that match, without those beside them. */
const selectedOf = (lines: readonly GrepLine[]): readonly GrepLine[] =>
  lines.filter(({ isContext }) => !isContext);

/** Whether lines beside those that match are asked for, and can be shown. */
const hasContext = ({
  beforeContext = 0,
  afterContext = 0,
  context = 0,
  count,
  filesWithMatches,
  onlyMatching,
}: GrepCommandOptions): boolean =>
  !count && !filesWithMatches && !onlyMatching && Math.max(beforeContext, afterContext, context) > 0;

/** The lines that the machine formats show: none for a count, one an entry for names. */
function shownLines(lines: readonly GrepLine[], options: GrepCommandOptions): readonly GrepLine[] {
  if (options.filesWithMatches) return entriesOf(lines);
  return options.count ? [] : lines;
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
  let lines: GrepLine[];
  try {
    lines = grepTables(context.catalog.entries(context.vendors), await compilePatterns(patterns, options), {
      language: context.language === 'both' ? context.words : context.language,
      ...(options.all && { all: true }),
      ...(options.invertMatch && { invert: true }),
      ...(options.maxCount !== undefined && { maxCount: options.maxCount }),
      // The machine formats have the matches only.
      ...(hasContext(options) &&
        context.format === 'text' && {
          before: options.beforeContext ?? options.context ?? 0,
          after: options.afterContext ?? options.context ?? 0,
        }),
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
      shownLines(lines, options).map(({ entry, field, language, index, text, ranges }) => {
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
    extra: { count: selectedOf(lines).length },
    text: () => textOf(context, lines, options),
  });
  return lines.length > 0 ? exitCodes.found : exitCodes.notFound;
}
