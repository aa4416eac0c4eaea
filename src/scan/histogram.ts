/** Counts over time in few buckets, whatever the stretch of time. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export const hourStep = hour;

/** Lengths of buckets in milliseconds; each is a multiple of the one before. */
const steps = [
  second, 10 * second, minute, 5 * minute, 10 * minute, 30 * minute, hour, 6 * hour, day, 7 * day, 28 * day, 364 * day,
] as const; // biome-ignore format: one list, not one word a line

const longest = 364 * day;

/** More buckets than these become half as many or fewer. */
const mostBuckets = 2000;

/** Counts by time: the beginning of each bucket, as `clock / step`, with its count. */
export interface Histogram {
  /** Milliseconds of one bucket: one of {@link steps}. */
  step: number;
  readonly counts: Map<number, number>;
}

export const createHistogram = (): Histogram => ({ step: steps[0], counts: new Map() });

function coarsen(histogram: Histogram, step: number): void {
  const before = [...histogram.counts];
  histogram.counts.clear();
  for (const [bucket, count] of before) {
    const wider = Math.floor((bucket * histogram.step) / step);
    histogram.counts.set(wider, (histogram.counts.get(wider) ?? 0) + count);
  }
  histogram.step = step;
}

const nextStep = (step: number): number | undefined => steps.find((longer) => longer > step);

function settle(histogram: Histogram): void {
  let step = nextStep(histogram.step);
  while (histogram.counts.size > mostBuckets && step !== undefined) {
    coarsen(histogram, step);
    step = nextStep(step);
  }
}

/** Counts one moment. @param clock milliseconds */
export function countMoment(histogram: Histogram, clock: number): void {
  const bucket = Math.floor(clock / histogram.step);
  histogram.counts.set(bucket, (histogram.counts.get(bucket) ?? 0) + 1);
  if (histogram.counts.size > mostBuckets) settle(histogram);
}

/** Adds the counts of another histogram, which may become coarser by it. */
export function addHistogram(histogram: Histogram, other: Histogram): void {
  const step = Math.max(histogram.step, other.step);
  if (histogram.step < step) coarsen(histogram, step);
  if (other.step < step) coarsen(other, step);
  for (const [bucket, count] of other.counts) {
    histogram.counts.set(bucket, (histogram.counts.get(bucket) ?? 0) + count);
  }
  settle(histogram);
}

/** A stretch of time in buckets of equal length, for a chart. */
export interface Stretch {
  /** Beginning of the first bucket, in milliseconds. */
  readonly start: number;
  /** Milliseconds of one bucket. */
  readonly step: number;
  /** Number of buckets. */
  readonly length: number;
}

/**
 * The stretch that holds all counts in at most so many buckets.
 *
 * @param most at least 2
 * @returns undefined for a histogram without counts
 */
export function stretchOf({ step: own, counts }: Histogram, most: number): Stretch | undefined {
  if (counts.size === 0) return undefined;
  let first = Infinity;
  let last = -Infinity;
  for (const bucket of counts.keys()) {
    if (bucket < first) first = bucket;
    if (bucket > last) last = bucket;
  }
  const position = (bucket: number, step: number): number => Math.floor((bucket * own) / step);
  const fits = (step: number): boolean => position(last, step) - position(first, step) < most;
  let step = steps.find((one) => one >= own && fits(one)) ?? longest;
  while (!fits(step)) step += longest;
  const start = position(first, step);
  return { start: start * step, step, length: position(last, step) - start + 1 };
}

/** The counts of a stretch's buckets. */
export function countsIn({ step, counts }: Histogram, stretch: Stretch): number[] {
  const result = new Array<number>(stretch.length).fill(0);
  for (const [bucket, count] of counts) {
    const position = Math.floor((bucket * step - stretch.start) / stretch.step);
    result[position] = (result[position] ?? 0) + count;
  }
  return result;
}

/**
 * The counts by the beginnings of longer buckets, in milliseconds.
 *
 * @param longer milliseconds of one: a multiple of the histogram's own
 */
export function countsBy({ step, counts }: Histogram, longer: number): Map<number, number> {
  const result = new Map<number, number>();
  for (const [bucket, count] of counts) {
    const start = Math.floor((bucket * step) / longer) * longer;
    result.set(start, (result.get(start) ?? 0) + count);
  }
  return result;
}
