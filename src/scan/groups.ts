/** Counts by vendor, or by stretches of time, instead of by code. */
import { countsBy } from './histogram.ts';
import { formatLogTime } from './log-time.ts';
import type { CodeCount } from './scan-report.ts';
import type { Tally } from './tally.ts';

/** One code in a group. */
export interface GroupCode {
  readonly vendor: string | null;
  readonly code: string;
  readonly count: number;
}

/** The codes of one vendor, or of one stretch of time. */
export interface Group {
  /** Id of the vendor, null where it is unclear; or the beginning of the stretch, as ISO 8601. */
  readonly id: string | null;
  /** The codes' counts together. */
  readonly count: number;
  /** Most frequent first. */
  readonly codes: readonly GroupCode[];
}

function group(id: string | null, codes: readonly GroupCode[]): Group {
  return {
    id,
    count: codes.reduce((sum, { count }) => sum + count, 0),
    codes: [...codes].sort((a, b) => b.count - a.count),
  };
}

/** Groups codes by vendor, the most frequent first. */
export function groupByVendor(codes: readonly CodeCount[]): Group[] {
  const byVendor = new Map<string | null, GroupCode[]>();
  for (const { vendor, code, count } of codes) {
    byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), { vendor, code, count }]);
  }
  return [...byVendor].map(([vendor, own]) => group(vendor, own)).sort((a, b) => b.count - a.count);
}

/**
 * Groups codes by stretches of time, earliest first. Stretches without any are left out: between two times of a log lie
 * more hours than fit into memory, when a clock was wrong.
 *
 * @param least shortest stretch in milliseconds
 */
export function groupByTime({ counts, times }: Tally, least: number): Group[] {
  const step = Math.max(least, times.step);
  const byStart = new Map<number, GroupCode[]>();
  for (const { found, times: own } of counts.values()) {
    for (const [start, count] of countsBy(own, step)) {
      const codes = byStart.get(start) ?? [];
      byStart.set(start, codes);
      codes.push({ vendor: found.vendor, code: found.code, count });
    }
  }
  return [...byStart]
    .sort(([a], [b]) => a - b)
    .map(([start, codes]) => group(formatLogTime({ clock: start, offset: null }), codes));
}
