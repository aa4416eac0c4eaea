/** What a scan counted, as a screen: the timeline, and a row for each code, vendor or stretch of time. */
import type { Language } from '../catalog/types.ts';
import type { Group } from '../scan/groups.ts';
import type { CodeCount, ScanReport, Timeline } from '../scan/scan-report.ts';
import { mostCodes } from '../scan/tally.ts';
import { explainWords } from './explain-words.ts';
import { clockText, countText, lengthText, sizeText, zoneText } from './scan-figures.ts';
import { scanWords } from './scan-words.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { displayWidth, mostTextColumns, padEnd } from './width.ts';
import { sides, wordsIn } from './words.ts';
import { hang, wrap } from './wrap.ts';

/** What the screen is drawn with. */
export interface ScanTableSetting {
  readonly words: Language;
  readonly style: Style;
  /** Width of the screen in columns. */
  readonly columns: number;
  /** Rows of each list at most; all when left out. */
  readonly top?: number | undefined;
  /** The name of a vendor or of another platform. */
  name(id: string): string;
}

/** Codes to be shown together, with the title of their row. */
export interface TitledGroup extends Group {
  readonly title: string;
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const heights = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const barColumns = { wide: 16, narrow: 6 };
/** From here there is room to put everything beside the bar. */
const wideColumns = 60;
const longestMessage = 200;

/** A bar of at most so many columns, in eighths; something is always to be seen. */
function bar(part: number, columns: number): string {
  const size = Math.max(1, Math.round(part * columns * 8));
  return '█'.repeat(size >> 3) + (eighths[size & 7] as string);
}

/** Counts as columns of a chart, one character each; zero is a blank. */
function sparkline(counts: readonly number[]): string {
  const most = Math.max(...counts, 1);
  return counts.map((count) => heights[count === 0 ? 0 : Math.ceil((count / most) * 8)] as string).join('');
}

/** Fewer buckets, each of several, until they fit. */
function fitting({ start, step, counts }: Timeline, columns: number): Timeline {
  const each = Math.ceil(counts.length / columns);
  const fewer = Array.from({ length: Math.ceil(counts.length / each) }, (_, i) =>
    counts.slice(i * each, (i + 1) * each).reduce((sum, count) => sum + count, 0),
  );
  return { start, step: step * each, counts: fewer };
}

function timelineLines(timeline: Timeline, { words, style }: ScanTableSetting, columns: number): string[] {
  const { start, step, counts } = fitting(timeline, columns);
  const text = scanWords(words).timeline(lengthText(step, words), Math.max(...counts));
  const [from, to] = [clockText(start), clockText(start + step * counts.length)];
  const chart = sparkline(counts);
  const gap = Math.max(2, counts.length - from.length - to.length);
  return [
    '',
    ...wrap(text, columns).map(style.heading),
    style.error(chart),
    ...(from.length + 2 + to.length <= columns
      ? [style.dim(from + ' '.repeat(gap) + to)]
      : [style.dim(from), style.dim(to)]),
  ];
}

/** A row: the count with its bar, a title, and lines below it. */
interface Row {
  readonly count: number;
  readonly title: string;
  /** The title as it is painted; as wide as `title`. */
  readonly painted: string;
  readonly text: string;
  readonly notes: readonly string[];
}

function rowLines(
  rows: readonly Row[],
  { style }: ScanTableSetting,
  columns: number,
  most: number,
): string[] {
  const isWide = columns >= wideColumns;
  const barWidth = isWide ? barColumns.wide : barColumns.narrow;
  const countWidth = countText(most).length;
  return rows.flatMap(({ count, title, painted, text, notes }) => {
    const number = countText(count).padStart(countWidth);
    const drawn = padEnd(bar(count / most, barWidth), barWidth);
    const lead = `${number} ${drawn} `;
    const indent = ' '.repeat(isWide ? lead.length : 2);
    const first = `${style.heading(number)} ${style.error(drawn)} ${painted}`;
    const isBeside = displayWidth(`${lead}${title}  ${text}`) <= columns;
    return [
      isBeside && text !== '' ? `${first}  ${text}` : first,
      ...(isBeside || text === '' ? [] : hang(indent, text, columns)),
      ...notes.flatMap((note) => hang(indent, note, columns).map(style.dim)),
    ];
  });
}

function codeRow(code: CodeCount, report: ScanReport, setting: ScanTableSetting): Row {
  const { words, style } = setting;
  const text = scanWords(words);
  const [entry] = code.entries;
  const vendor = code.vendor === null ? text.unclear : setting.name(code.vendor);
  const mark = entry && code.certainty !== 'certain' ? explainWords(words).guessMark : '';
  const shownCode = visible(code.code);
  const message = entry ? sides(entry.message, words).own : visible(code.message ?? '', longestMessage);
  return {
    count: code.count,
    title: `${vendor} ${shownCode}${mark}`,
    painted: `${style.vendor(vendor)} ${style.code(shownCode)}${style.dim(mark)}`,
    text: message,
    notes: [
      visible(text.span(code.first, code.last, report.files.length > 1), longestMessage),
      ...(entry
        ? [`${wordsIn(words).retryLabel}${wordsIn(words).colon}${wordsIn(words).retry[entry.retry]}`]
        : []),
    ],
  };
}

function groupRow(group: TitledGroup, setting: ScanTableSetting): Row {
  const { style } = setting;
  const text = scanWords(setting.words);
  const codes = group.codes.slice(0, 4).map(({ vendor, code, count }) => {
    const name = vendor === null ? '' : `${setting.name(vendor)} `;
    return `${name}${visible(code)} ×${countText(count)}`;
  });
  return {
    count: group.count,
    title: group.title,
    painted: style.vendor(group.title),
    text: text.codes(group.codes.length),
    notes: [codes.join(wordsIn(setting.words).separator)],
  };
}

/** The heads of the screen: what was read, and how many failures it holds. */
function headLines(
  { files, bytes, lines, failures, codes, zone }: ScanReport,
  setting: ScanTableSetting,
  columns: number,
): string[] {
  const text = scanWords(setting.words);
  const hasTimes = codes.some(({ first }) => first.time !== null);
  const shown =
    files
      .slice(0, 3)
      .map((file) => (file === '-' ? text.input : visible(file)))
      .join(' ') + (files.length > 3 ? ` … (${files.length})` : '');
  return [
    ...wrap(
      `${shown} · ${sizeText(bytes)} · ${text.lines(lines)}${hasTimes ? ` · ${text.zone(zoneText(zone))}` : ''}`,
      columns,
    ).map(setting.style.dim),
    ...wrap(text.failures(failures, codes.length), columns).map(setting.style.message),
  ];
}

/**
 * Draws a scan for a screen.
 *
 * @param groups in place of the codes
 */
export function renderScanTable(
  report: ScanReport,
  setting: ScanTableSetting,
  groups?: readonly TitledGroup[],
): string {
  const { style, words, top = Infinity } = setting;
  const text = scanWords(words);
  const columns = Math.min(setting.columns, mostTextColumns);
  const known = report.codes.filter(({ entries }) => entries.length > 0);
  const unknown = report.codes.filter(({ entries }) => entries.length === 0);
  const more = (groups ?? report.codes).reduce((sum, { count }) => sum + count, 0) - report.failures;
  const most = Math.max(...(groups ?? report.codes).map(({ count }) => count), 1);
  const list = (rows: readonly Row[]): string[] => {
    const shown = rows.slice(0, top);
    const rest = rows.length - shown.length;
    return [
      ...(shown.length > 0 ? ['', ...rowLines(shown, setting, columns, most)] : []),
      ...(rest > 0 ? wrap(text.more(rest), columns).map(style.dim) : []),
    ];
  };
  const codeRows = (codes: readonly CodeCount[]): Row[] =>
    codes.map((code) => codeRow(code, report, setting));
  return [
    ...headLines(report, setting, columns),
    ...(report.timeline && report.timeline.counts.length > 1
      ? timelineLines(report.timeline, setting, columns)
      : []),
    ...(groups
      ? list(groups.map((group) => groupRow(group, setting)))
      : [
          ...list(codeRows(known)),
          ...(unknown.length > 0
            ? ['', style.heading(text.unknown), ...list(codeRows(unknown)).slice(1)]
            : []),
        ]),
    ...(more > 0 ? ['', ...wrap(text.several(more), columns).map(style.dim)] : []),
    ...(report.dropped > 0 ? ['', ...wrap(text.dropped(report.dropped, mostCodes), columns)] : []),
  ].join('\n');
}
