/** Counts the failures in bytes of logs, block by block. */
import type { Catalog } from '../catalog/catalog.ts';
import { createDetector, type Detection, withoutToldOuters } from '../detect/detect.ts';
import { plainText } from '../detect/plain-text.ts';
import { isPassedOver } from '../detect/vendor-guess.ts';
import { decodeRecord, type Encoding } from './encoding.ts';
import { type LogTime, readLogTime } from './log-time.ts';
import { declaredMarkers, findMarkers } from './markers.ts';
import type { RecordForm } from './record-form.ts';
import { lastRecord, longestRecord, recordEnd, recordStart } from './records.ts';
import { quietShapeOf, shapeOf } from './shape.ts';
import { countOthers, countRecord, createTally, type Tally } from './tally.ts';
import { levellerOf } from './telling-words.ts';
import { isWithin, type TimeRange } from './time-bound.ts';

export interface ScannerOptions {
  /** Ids of the vendors to look for; all when left out. */
  readonly vendors?: readonly string[] | undefined;
  /** Records of other times, and without any, are passed over. */
  readonly range?: TimeRange | undefined;
}

/** Reads one part of a log after another. */
export interface Scanner {
  /**
   * Begins the next part.
   *
   * @param part its position among all
   * @param form how the log's records begin, where they do with a time
   */
  begin(part: number, form?: RecordForm): void;
  /**
   * Reads the next bytes of the part, as far as they are whole records.
   *
   * @param bytes with what stands before them: at least {@link contextSize}, where there is so much
   * @param from where the next bytes begin
   * @param isLast whether the part ends with them
   * @returns the place up to which they were read; the others are to come again, before those that follow
   */
  read(bytes: Buffer, from: number, encoding: Encoding, isLast: boolean): number;
  /** Lines of the part that were read so far. */
  readonly lines: number;
  /** What was counted since the last call. */
  take(): Tally;
}

const newline = 0x0a;
/** Shapes that are kept; a log of a working system has fewer. Those with failures hold on to their records. */
const mostShapes = { quiet: 2000, failing: 250 };
/** Longer records are rarely alike. */
const longestShape = 8000;
/** A record may go on behind the bytes at hand; what is longer than this is cut. */
export const mostCarried = 4 * longestRecord;
/** So many lines before a record without a time may tell it, and so many bytes. */
const timeReach = 20;
export const contextSize = 8 << 10;
/** A time stands so near to the beginning of its line. */
const longestHead = 2000;

function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(newline, from); at >= 0 && at < to; at = bytes.indexOf(newline, at + 1))
    count++;
  return count;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const between = new Set(Array.from('.e+', (character) => character.charCodeAt(0)));
const colon = 0x3a;
const letterT = 0x54;
/** Seconds since 1970 are no shorter, however they are written. */
const shortestUnixTime = 8;

/** Whether a line has what every time has: a clock, or a long number. Most lines of a log without times have neither. */
function mayHoldTime(line: Buffer): boolean {
  let run = 0;
  for (let at = 0; at < line.length; at++) {
    const byte = line[at] as number;
    if (isDigit(byte) || (run > 0 && between.has(byte))) {
      if (++run >= shortestUnixTime) return true;
    } else {
      if (run > 0 && (byte === colon || byte === letterT) && isDigit(line[at + 1])) return true;
      run = 0;
    }
  }
  return false;
}

/** Frames of stack traces say nothing of the code; the first ones may tell the platform's library. */
const frame = /^\s+(?:at |\.{3} \d+ (?:more|common)|File ")/;
const mostFrames = 3;

function withoutFrames(text: string): string {
  if (!text.includes('\n')) return text;
  let frames = 0;
  return text
    .split('\n')
    .filter((line) => !frame.test(line) || ++frames <= mostFrames)
    .join('\n');
}

const none: readonly Detection[] = [];

/** Makes a scanner. */
export function createScanner(catalog: Catalog, { vendors, range }: ScannerOptions = {}): Scanner {
  const declared = declaredMarkers(catalog);
  const detect = createDetector(catalog, { vendors, hasFacts: false });
  const level = levellerOf(catalog);
  /** Shapes without failures, as {@link quietShapeOf} makes them. */
  const quietShapes = new Set<string>();
  const shapes = new Map<string, readonly Detection[]>();
  let tally = createTally();
  let part = 0;
  let form: RecordForm = [];
  let lines = 0;

  function failuresIn(record: string): readonly Detection[] {
    const text = withoutFrames(record);
    const plain = plainText(text);
    const shape = text.length <= longestShape ? level(shapeOf(plain.text, catalog)) : undefined;
    const known = shape === undefined ? undefined : shapes.get(shape);
    if (known) return known;
    const quiet = shape === undefined ? '' : quietShapeOf(shape, catalog);
    if (shape !== undefined && quietShapes.has(quiet)) return none;
    const failures = withoutToldOuters(detect(text, plain)).filter(({ isSuccess }) => !isSuccess);
    if (shape === undefined) return failures;
    if (failures.length === 0) {
      if (quietShapes.size >= mostShapes.quiet) quietShapes.clear();
      quietShapes.add(quiet);
    } else {
      if (shapes.size >= mostShapes.failing) shapes.clear();
      shapes.set(shape, failures);
    }
    return failures;
  }

  /** The time of a record: its own, or that of the nearest line before it that has one. */
  function timeOf(bytes: Buffer, start: number, text: string, encoding: Encoding): LogTime | null {
    const own = readLogTime(text);
    if (own) return own;
    let end = start;
    for (let line = 0; line < timeReach && end > 0; line++) {
      const from = end < 2 ? 0 : bytes.lastIndexOf(newline, end - 2) + 1;
      // How far back it is looked must not depend on how the bytes were cut.
      if (start - from > contextSize) return null;
      const head = bytes.subarray(from, Math.min(end, from + longestHead));
      const time = mayHoldTime(head) ? readLogTime(decodeRecord(head, encoding)) : undefined;
      if (time) return time;
      end = from;
    }
    return null;
  }

  /** Looks at whole records. */
  function readRecords(bytes: Buffer, from: number, encoding: Encoding): void {
    const markers = findMarkers(bytes.subarray(from), encoding, declared);
    let done = from;
    let counted = from;
    for (const marker of markers) {
      if (from + marker < done) continue;
      const start = recordStart(bytes, from + marker, done, form);
      done = recordEnd(bytes, from + marker, form);
      const text = decodeRecord(bytes.subarray(start, Math.min(done, start + longestRecord)), encoding);
      const failures = failuresIn(text);
      if (failures.length === 0) continue;
      const time = timeOf(bytes, start, text, encoding);
      if (range && !isWithin(time, range)) continue;
      lines += countLines(bytes, counted, start);
      counted = start;
      const own = failures.filter((failure) => !isPassedOver(failure, vendors));
      if (own.length > 0) countRecord(tally, own, { part, line: lines, time });
      if (own.length < failures.length) countOthers(tally, failures, vendors);
    }
    lines += countLines(bytes, counted, bytes.length);
  }

  return {
    begin(position, ofRecords = []) {
      part = position;
      form = ofRecords;
      lines = 0;
    },
    read(bytes, from, encoding, isLast) {
      const last = isLast ? bytes.length : lastRecord(bytes, from, form);
      const end = last === from && bytes.length - from >= mostCarried ? bytes.length : last;
      if (end > from) readRecords(bytes.subarray(0, end), from, encoding);
      // The last line may have no end.
      if (isLast && bytes.length > from && bytes.at(-1) !== newline) lines++;
      return end;
    },
    get lines() {
      return lines;
    },
    take() {
      const taken = tally;
      tally = createTally();
      return taken;
    },
  };
}
