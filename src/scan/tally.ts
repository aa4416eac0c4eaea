/** Counts of the codes that logs hold, while they are read. */
import type { Detection } from '../detect/detect.ts';
import { isPassedOver, moreCertain } from '../detect/vendor-guess.ts';
import { addHistogram, countMoment, createHistogram, type Histogram } from './histogram.ts';
import { instantOf, localClockOf } from './instant.ts';
import type { LogTime } from './log-time.ts';

/** A place in one of the parts that logs are read in. */
export interface PartPlace {
  /** Position of the part. */
  readonly part: number;
  /** Counted from 0 within the part. */
  readonly line: number;
  readonly time: LogTime | null;
}

/** A place with the instant of its time. */
interface TimedPlace extends PartPlace {
  readonly instant: number | null;
}

/** What was counted of one code of one vendor: what can be sent from one thread to another. */
export interface Count {
  /** The first detection of it, without entries and facts. */
  found: FoundCode;
  count: number;
  /** The earliest and the latest: by time where the log tells it, else as they were read. */
  first: TimedPlace;
  last: TimedPlace;
  readonly times: Histogram;
}

/** What a scan keeps of a detection. */
export type FoundCode = Pick<
  Detection,
  'code' | 'message' | 'vendor' | 'certainty' | 'reason' | 'candidates'
>;

/** The counts of some parts of logs. */
export interface Tally {
  readonly counts: Map<string, Count>;
  /** Failing records. */
  failures: number;
  /** Failing records by their codes, as the keys of `counts` with line ends between them. */
  readonly records: Map<string, number>;
  /** Failing records by what the user's clocks showed. */
  readonly times: Histogram;
  /** Records with codes of other platforms than those asked for, by platform. */
  readonly others: Map<string, number>;
  /** Codes that were not counted, because there were too many different ones. */
  dropped: number;
}

/** No log of a working system has more different codes; what has is noise, or meant to fill the memory. */
export const mostCodes = 20_000;

export const createTally = (): Tally => ({
  counts: new Map(),
  failures: 0,
  records: new Map(),
  times: createHistogram(),
  others: new Map(),
  dropped: 0,
});

/** Parts the keys of the codes of one record. */
const keySeparator = '\n';

function addTo(counts: Map<string, number>, key: string, count: number): void {
  const before = counts.get(key);
  if (before !== undefined || counts.size < mostCodes) counts.set(key, (before ?? 0) + count);
}

const keyOf = ({ code, vendor }: FoundCode): string => `${vendor ?? ''} ${code.toLowerCase()}`;

const foundCode = ({ code, message, vendor, certainty, reason, candidates }: Detection): FoundCode => ({
  code,
  message,
  vendor,
  certainty,
  reason,
  candidates,
});

/** Counts the failures of one record. @param detections without successes; at least one */
export function countRecord(tally: Tally, detections: readonly Detection[], place: PartPlace): void {
  const at: TimedPlace = { ...place, instant: place.time && instantOf(place.time) };
  const clock = place.time && localClockOf(place.time);
  const keys: string[] = [];
  tally.failures++;
  if (clock !== null) countMoment(tally.times, clock);
  for (const detection of detections) {
    const key = keyOf(detection);
    let count = tally.counts.get(key);
    if (count === undefined) {
      if (tally.counts.size >= mostCodes) {
        tally.dropped++;
        continue;
      }
      count = { found: foundCode(detection), count: 0, first: at, last: at, times: createHistogram() };
      tally.counts.set(key, count);
    } else if (count.found.certainty !== detection.certainty || count.found.message === null) {
      const { message } = count.found;
      const better = foundCode(moreCertain(count.found as Detection, detection));
      count.found = { ...better, message: message ?? detection.message };
    }
    keys.push(key);
    count.count++;
    if (isEarlier(at, count.first)) count.first = at;
    if (isLater(at, count.last)) count.last = at;
    if (clock !== null) countMoment(count.times, clock);
  }
  if (keys.length > 0) addTo(tally.records, keys.sort().join(keySeparator), 1);
}

/** Counts a record for each other platform that it has failures of. @param asked ids of the vendors asked for */
export function countOthers(
  tally: Tally,
  detections: readonly Detection[],
  asked: readonly string[] | undefined,
): void {
  const others = detections.filter((one) => isPassedOver(one, asked)).map(({ vendor }) => vendor as string);
  for (const platform of new Set(others)) addTo(tally.others, platform, 1);
}

const isReadBefore = (a: PartPlace, b: PartPlace): boolean =>
  a.part < b.part || (a.part === b.part && a.line < b.line);

/** Whether a place is earlier than another: a time says more than none, and without times the order of reading tells. */
function isEarlier(a: TimedPlace, b: TimedPlace): boolean {
  if (a.instant === b.instant) return isReadBefore(a, b);
  return a.instant !== null && (b.instant === null || a.instant < b.instant);
}

/** Whether a place is later than another. */
function isLater(a: TimedPlace, b: TimedPlace): boolean {
  if (a.instant === b.instant) return isReadBefore(b, a);
  return a.instant !== null && (b.instant === null || a.instant > b.instant);
}

/** Puts two counts of one code together. @param other what was read later */
function join(count: Count, other: Count): void {
  count.found = {
    ...moreCertain(count.found, other.found),
    message: count.found.message ?? other.found.message,
  };
  count.count += other.count;
  if (isEarlier(other.first, count.first)) count.first = other.first;
  if (isLater(other.last, count.last)) count.last = other.last;
  addHistogram(count.times, other.times);
}

/** Adds the counts of later parts. */
export function addTally(tally: Tally, other: Tally): void {
  tally.failures += other.failures;
  tally.dropped += other.dropped;
  for (const [platform, count] of other.others) addTo(tally.others, platform, count);
  for (const [keys, count] of other.records) addTo(tally.records, keys, count);
  addHistogram(tally.times, other.times);
  for (const [key, count] of other.counts) {
    const own = tally.counts.get(key);
    if (own) join(own, count);
    else if (tally.counts.size < mostCodes) tally.counts.set(key, count);
    else tally.dropped += count.count;
  }
}

/** Lets open guesses follow what the same code's other places tell for certain. */
export function settleGuesses(tally: Tally): void {
  const certain = new Map<string, Count[]>();
  /** What the codes of open guesses were counted as, by what they are now. */
  const settled = new Map<string, string>();
  for (const count of tally.counts.values()) {
    const { code, certainty } = count.found;
    if (certainty !== 'certain') continue;
    const key = code.toLowerCase();
    certain.set(key, [...(certain.get(key) ?? []), count]);
  }
  for (const [key, count] of tally.counts) {
    const [only, another] = certain.get(count.found.code.toLowerCase()) ?? [];
    if (count.found.certainty !== 'open' || !only || another) continue;
    join(only, count);
    tally.counts.delete(key);
    settled.set(key, keyOf(only.found));
  }
  if (settled.size === 0) return;
  const records = [...tally.records];
  tally.records.clear();
  for (const [keys, count] of records) {
    const own = keys.split(keySeparator).map((key) => settled.get(key) ?? key);
    addTo(tally.records, [...new Set(own)].sort().join(keySeparator), count);
  }
}

/** The codes of each kind of failing record, with how many records there are of it. */
export function recordsOf({ counts, records }: Tally): { codes: FoundCode[]; count: number }[] {
  return [...records].map(([keys, count]) => ({
    codes: keys.split(keySeparator).map((key) => (counts.get(key) as Count).found),
    count,
  }));
}
