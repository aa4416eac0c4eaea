/** Counts of the codes that logs hold, while they are read. */
import type { Detection } from '../detect/detect.ts';
import { moreCertain } from '../detect/vendor-guess.ts';
import { addHistogram, countMoment, createHistogram, type Histogram } from './histogram.ts';
import type { LogTime } from './log-time.ts';

/** A place in one of the parts that logs are read in. */
export interface PartPlace {
  /** Position of the part. */
  readonly part: number;
  /** Counted from 0 within the part. */
  readonly line: number;
  readonly time: LogTime | null;
}

/** What was counted of one code of one vendor: what can be sent from one thread to another. */
export interface Count {
  /** The first detection of it, without entries and facts. */
  found: FoundCode;
  count: number;
  first: PartPlace;
  last: PartPlace;
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
  /** Failing records by time. */
  readonly times: Histogram;
  /** Codes that were not counted, because there were too many different ones. */
  dropped: number;
}

/** No log of a working system has more different codes; what has is noise, or meant to fill the memory. */
export const mostCodes = 20_000;

export const createTally = (): Tally => ({
  counts: new Map(),
  failures: 0,
  times: createHistogram(),
  dropped: 0,
});

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
  tally.failures++;
  if (place.time) countMoment(tally.times, place.time.clock);
  for (const detection of detections) {
    const key = keyOf(detection);
    let count = tally.counts.get(key);
    if (count === undefined) {
      if (tally.counts.size >= mostCodes) {
        tally.dropped++;
        continue;
      }
      count = { found: foundCode(detection), count: 0, first: place, last: place, times: createHistogram() };
      tally.counts.set(key, count);
    } else if (count.found.certainty !== detection.certainty || count.found.message === null) {
      const { message } = count.found;
      const better = foundCode(moreCertain(count.found as Detection, detection));
      count.found = { ...better, message: message ?? detection.message };
    }
    count.count++;
    count.last = place;
    if (place.time) countMoment(count.times, place.time.clock);
  }
}

const isBefore = (a: PartPlace, b: PartPlace): boolean =>
  a.part < b.part || (a.part === b.part && a.line < b.line);

/** Puts two counts of one code together. */
function join(count: Count, other: Count): void {
  const isEarlier = isBefore(other.first, count.first);
  const [first, second] = isEarlier ? [other, count] : [count, other];
  count.found = {
    ...moreCertain(first.found, second.found),
    message: first.found.message ?? second.found.message,
  };
  count.count += other.count;
  if (isEarlier) count.first = other.first;
  if (isBefore(count.last, other.last)) count.last = other.last;
  addHistogram(count.times, other.times);
}

/** Adds the counts of later parts. */
export function addTally(tally: Tally, other: Tally): void {
  tally.failures += other.failures;
  tally.dropped += other.dropped;
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
  }
}
