/** Counts by vendor, or by stretches of time, instead of by code. */
import { countsBy } from './histogram.ts';
import { formatLogTime } from './log-time.ts';
import type { CodeCount } from './scan-report.ts';
import { recordsOf, type Tally } from './tally.ts';

/** One code in a group. */
export interface GroupCode {
  readonly vendor: string | null;
  readonly code: string;
  readonly count: number;
}

/** The codes of one vendor, or of one stretch of time. */
export interface Group {
  /** Id of the vendor, null where it is unclear; or the beginning of the stretch, as ISO 8601, null without a time. */
  readonly id: string | null;
  /** Failing records: one with several codes of the group counts once. */
  readonly count: number;
  /** Most frequent first. */
  readonly codes: readonly GroupCode[];
}

function group(id: string | null, count: number, codes: readonly GroupCode[]): Group {
  return {
    id,
    count,
    codes: [...codes].sort((a, b) => b.count - a.count),
  };
}

/** Groups codes by vendor, the most frequent first. A record with codes of several vendors counts for each of them. */
export function groupByVendor(codes: readonly CodeCount[], tally: Tally): Group[] {
  const records = new Map<string | null, number>();
  for (const { codes: own, count } of recordsOf(tally)) {
    for (const vendor of new Set(own.map(({ vendor: id }) => id))) {
      records.set(vendor, (records.get(vendor) ?? 0) + count);
    }
  }
  const byVendor = new Map<string | null, GroupCode[]>();
  for (const { vendor, code, count } of codes) {
    byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), { vendor, code, count }]);
  }
  return [...byVendor]
    .map(([vendor, own]) => group(vendor, records.get(vendor) ?? 0, own))
    .sort((a, b) => b.count - a.count);
}

const sumOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/**
 * Groups codes by stretches of time, earliest first. Stretches without any are left out: between two times of a log lie
 * more hours than fit into memory, when a clock was wrong. Records without a time come last.
 *
 * @param least shortest stretch in milliseconds
 */
export function groupByTime({ counts, times, failures }: Tally, least: number): Group[] {
  const step = Math.max(least, times.step);
  const byStart = new Map<number, GroupCode[]>();
  const timeless: GroupCode[] = [];
  for (const { found, count: all, times: own } of counts.values()) {
    const timed = sumOf(own.counts);
    if (all > timed) timeless.push({ vendor: found.vendor, code: found.code, count: all - timed });
    for (const [start, count] of countsBy(own, step)) {
      const codes = byStart.get(start) ?? [];
      byStart.set(start, codes);
      codes.push({ vendor: found.vendor, code: found.code, count });
    }
  }
  const records = countsBy(times, step);
  const untimed = failures - sumOf(times.counts);
  return [
    ...[...byStart]
      .sort(([a], [b]) => a - b)
      .map(([start, codes]) =>
        group(formatLogTime({ clock: start, offset: null }), records.get(start) ?? 0, codes),
      ),
    ...(untimed > 0 ? [group(null, untimed, timeless)] : []),
  ];
}
