import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { refOf } from '../../catalog/code.ts';
import type { Entry } from '../../catalog/types.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { platformName } from '../../render/occurrence.ts';
import { sizeText, zoneText } from '../../render/scan-figures.ts';
import {
  groupRecord,
  groupShape,
  scanRecord,
  scanShape,
  timelineRecord,
  unknownScanRecord,
  zoneRecord,
} from '../../render/scan-records.ts';
import { renderScanTable, type TitledGroup } from '../../render/scan-table.ts';
import { scanWords } from '../../render/scan-words.ts';
import { visible } from '../../render/visible.ts';
import { wrap } from '../../render/wrap.ts';
import { type Group, groupByTime, groupByVendor } from '../../scan/groups.ts';
import { hourStep } from '../../scan/histogram.ts';
import { reportOf } from '../../scan/report.ts';
import { type Progress, type Scanned, scanSources } from '../../scan/scan.ts';
import type { CodeCount, ScanReport } from '../../scan/scan-report.ts';
import { openSources, type Source } from '../../scan/sources.ts';
import type { Tally } from '../../scan/tally.ts';
import { readTimeBound, type TimeRange } from '../../scan/time-bound.ts';
import { printAnswer } from '../answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from '../context.ts';
import { otherPlatforms } from '../other-platforms.ts';
import { orUsageError, sourceProblems } from '../source-errors.ts';
import { askedEncoding, type EncodingOptions } from '../text-input.ts';
import type { groupings } from './command.ts';

/** What to scan for, and what to show of it. */
export interface ScanCommandOptions extends EncodingOptions {
  /** At most so many rows. */
  readonly top?: number;
  /** As they were typed. */
  readonly since?: string;
  readonly until?: string;
  readonly by?: (typeof groupings)[number];
  /** File to write a page to. */
  readonly html?: string;
}

/** @throws UsageError when a time cannot be read */
function timeRange({ since, until }: ScanCommandOptions): TimeRange | undefined {
  if (since === undefined && until === undefined) return undefined;
  const now = new Date();
  const read = (option: string, text: string | undefined) => {
    if (text === undefined) return undefined;
    const bound = readTimeBound(text, now);
    if (!bound) throw new UsageError((words) => words.badTime(option, visible(text)));
    return bound;
  };
  return { since: read('--since', since), until: read('--until', until) };
}

/** How often a scan tells how far it has come, and when it begins to, in milliseconds. */
const progressDelay = 1000;
const progressInterval = 200;

/** Tells on stderr how far a scan has come, where somebody looks at it. */
function progressLine({ terminal, words, quiet }: Context) {
  const started = performance.now();
  let shown = 0;
  return {
    show({ bytes, totalBytes, failures }: Progress): void {
      const now = performance.now();
      if (
        quiet ||
        !terminal.isErrorInteractive ||
        now - started < progressDelay ||
        now - shown < progressInterval
      )
        return;
      shown = now;
      const total = totalBytes === null ? null : sizeText(totalBytes);
      const text = scanWords(words).progress(sizeText(bytes), total, failures);
      terminal.writeError(`\r\u001b[K${wrap(text, terminal.columns - 1)[0] ?? ''}`);
    },
    clear(): void {
      if (shown > 0) terminal.writeError('\r\u001b[K');
    },
  };
}

/** @throws UsageError when a log cannot be read */
async function scanAll(
  context: Context,
  sources: readonly Source[],
  options: ScanCommandOptions,
): Promise<Scanned> {
  const { terminal } = context;
  const abort = new AbortController();
  const progress = progressLine(context);
  const stopListening = terminal.onInterrupt(() => abort.abort());
  try {
    return await scanSources(sources, context.catalog, {
      vendors: context.vendors,
      range: timeRange(options),
      encoding: askedEncoding(options),
      worker: context.scanThreads,
      signal: abort.signal,
      onProgress: progress.show,
    });
  } finally {
    progress.clear();
    stopListening();
    if (abort.signal.aborted) terminal.closeInput();
  }
}

function groupsOf(
  context: Context,
  { by = 'code' }: ScanCommandOptions,
  report: ScanReport,
  tally: Tally,
): TitledGroup[] | undefined {
  const title = ({ id }: Group): string =>
    by === 'hour'
      ? (id?.replace('T', ' ') ?? scanWords(context.words).untimed)
      : id === null
        ? scanWords(context.words).unclear
        : nameOf(context, id);
  const titled = (groups: readonly Group[]): TitledGroup[] =>
    groups.map((group) => ({ ...group, title: title(group) }));
  if (by === 'vendor') return titled(groupByVendor(report.codes, tally));
  return by === 'hour' ? titled(groupByTime(tally, hourStep)) : undefined;
}

/** The name of a vendor or of another platform. */
const nameOf = ({ catalog, words }: Context, id: string): string => platformName(id, catalog)?.[words] ?? id;

const entryOf = ({ entries }: CodeCount): Entry | undefined => entries[0];

/** Finds out before a long scan that a page cannot be written. @throws UsageError */
function checkWritable(file: string): void {
  try {
    if (existsSync(file) && statSync(file).isDirectory()) throw new Error('EISDIR: is a directory');
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError((usage) => usage.unwritable(visible(file), visible((error as Error).message, 200)));
  }
}

/** Writes the page. @throws UsageError when it cannot be written */
async function writePage(context: Context, file: string, report: ScanReport): Promise<void> {
  const { renderScanPage } = await import('../../render/scan-page.ts');
  const { language, words, catalog } = context;
  const page = renderScanPage(report, {
    language,
    words,
    vendor: (id) => catalog.vendors.find((vendor) => vendor.id === id),
    platformName: (id) => platformName(id, catalog) ?? undefined,
    generated: new Date().toISOString(),
  });
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new UsageError((usage) => usage.unwritable(visible(file), visible((error as Error).message, 200)));
  }
}

function remark(context: Context, report: ScanReport, options: ScanCommandOptions): void {
  const { terminal, words, format } = context;
  const { none, noneInRange, interrupted, written, explainOne } = scanWords(words);
  const say = (text: string): void => terminal.writeError(`${wrap(text, terminal.columns).join('\n')}\n`);
  if (!report.isComplete) say(`errcode: ${interrupted}`);
  if (report.others.length > 0) say(otherPlatforms(context, report.others));
  if (report.codes.length === 0) {
    say(`errcode: ${options.since || options.until ? noneInRange(zoneText(report.zone)) : none}`);
  } else if (format === 'text' && terminal.isInteractive) {
    const entry = report.codes.map(entryOf).find((one) => one !== undefined);
    if (entry) say(explainOne(`errcode ${refOf(entry)}`));
  }
  if (options.html !== undefined) say(written(visible(options.html)));
}

/**
 * `errcode scan`: which codes stand in logs, how often and since when.
 *
 * @param files patterns too; `-` and none for standard input
 * @throws UsageError when one cannot be read, or a time or an encoding is wrong
 */
export async function scan(
  context: Context,
  files: readonly string[],
  options: ScanCommandOptions = {},
): Promise<ExitCode> {
  const { terminal, catalog, style, words } = context;
  if (files.length === 0 && terminal.isInputInteractive) throw new UsageError((usage) => usage.noFiles);
  if (options.html !== undefined) checkWritable(options.html);
  const names = files.length === 0 ? ['-'] : files;
  const problems = sourceProblems(context);
  const { sources, scanned } = await orUsageError(async () => {
    const opened = await openSources(names, () => terminal.input(), problems.add);
    return { sources: opened, scanned: await scanAll(context, opened, options) };
  });
  const report = reportOf(scanned, sources, catalog);
  if (options.html !== undefined) await writePage(context, options.html, report);

  const groups = groupsOf(context, options, report, scanned.tally);
  const shown = report.codes.slice(0, options.top);
  const known = shown.flatMap((code) => {
    const entry = entryOf(code);
    return entry ? [scanRecord(code, entry, vendorOf(context, entry.vendor))] : [];
  });
  const unknown = shown
    .filter((code) => entryOf(code) === undefined)
    .map((code) => unknownScanRecord(code, code.vendor === null ? null : platformName(code.vendor, catalog)));
  const key = options.by === 'hour' ? 'time' : 'vendor';
  const groupRecords = groups?.slice(0, options.top).map((group) => groupRecord(key, group));
  await printAnswer(context, {
    command: 'scan',
    query: names.join(' '),
    shape: groups ? groupShape : scanShape,
    records: () => known,
    rows: () =>
      groupRecords ?? [...known, ...unknown.map((one) => ({ ...one, logged: one.message, message: null }))],
    extra: {
      unknown,
      ...(groupRecords ? { groups: groupRecords } : {}),
      timeline: report.timeline && timelineRecord(report.timeline),
      timeZone: zoneRecord(report.zone),
      failures: report.failures,
      others: report.others,
      lines: report.lines,
      bytes: report.bytes,
      files: report.files,
      dropped: report.dropped,
      complete: report.isComplete,
    },
    text: () =>
      report.codes.length === 0
        ? ''
        : renderScanTable(
            report,
            { style, words, columns: terminal.columns, top: options.top, name: (id) => nameOf(context, id) },
            groups,
          ),
  });
  if (hasRemarks(context)) remark(context, report, options);
  return problems.report(report.codes.length > 0 ? exitCodes.found : exitCodes.notFound);
}
