/** Counts over time: nothing is lost, whatever the times are, and there are never many buckets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addHistogram,
  countMoment,
  countsBy,
  countsIn,
  createHistogram,
  type Histogram,
  stretchOf,
} from '../../src/scan/histogram.ts';

const histogramOf = (clocks: readonly number[]): Histogram => {
  const histogram = createHistogram();
  for (const clock of clocks) countMoment(histogram, clock);
  return histogram;
};
const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0);

const second = 1000;
const hour = 3_600_000;
/** From 1970 to 2099, close together or far apart. */
const clocks = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 4_070_908_799_000 }), { minLength: 1, maxLength: 300 }),
  fc
    .tuple(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.integer({ min: 1, max: 10_000_000 }))
    .map(([start, pause]) => Array.from({ length: 5000 }, (_, i) => start + i * pause)),
);

describe('a histogram', () => {
  it('keeps every count, in few buckets', () => {
    fc.assert(
      fc.property(clocks, (all) => {
        const histogram = histogramOf(all);
        expect(sum(histogram.counts.values())).toBe(all.length);
        expect(histogram.counts.size).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 60 },
    );
  });

  it('is drawn in as few buckets as asked for, which hold every count', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 2, max: 100 }), (all, most) => {
        const histogram = histogramOf(all);
        const stretch = stretchOf(histogram, most);
        if (!stretch) throw new Error('no stretch');
        expect(stretch.length).toBeLessThanOrEqual(most);
        const counts = countsIn(histogram, stretch);
        expect(counts).toHaveLength(stretch.length);
        expect(sum(counts)).toBe(all.length);
        expect(stretch.start).toBeLessThanOrEqual(Math.min(...all));
        expect(stretch.start + stretch.step * stretch.length).toBeGreaterThan(Math.max(...all));
      }),
      { numRuns: 100 },
    );
  });

  it('has the finest buckets that fit', () => {
    const start = Date.UTC(2026, 10, 22, 8);
    expect(stretchOf(histogramOf([start, start + 59 * second]), 72)).toEqual({
      start,
      step: second,
      length: 60,
    });
    expect(stretchOf(histogramOf([start, start + hour]), 72)).toMatchObject({ start, step: 60 * second });
    expect(stretchOf(createHistogram(), 72)).toBeUndefined();
  });

  it('added to another gives what counting both together gives', () => {
    fc.assert(
      fc.property(clocks, clocks, (some, others) => {
        const added = histogramOf(some);
        addHistogram(added, histogramOf(others));
        expect(sum(added.counts.values())).toBe(some.length + others.length);
        expect(added.counts.size).toBeLessThanOrEqual(2000);
        const together = histogramOf([...some, ...others]);
        if (added.step === together.step) {
          expect(new Map([...added.counts].sort())).toEqual(new Map([...together.counts].sort()));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives counts by the hour without the hours between', () => {
    const [first, last] = [Date.UTC(1970, 0, 2, 3, 30), Date.UTC(2099, 0, 2, 3, 59)];
    expect([...countsBy(histogramOf([first, first + 1, last]), hour)]).toEqual([
      [Date.UTC(1970, 0, 2, 3), 2],
      [Date.UTC(2099, 0, 2, 3), 1],
    ]);
  });
});
