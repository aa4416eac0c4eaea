/** Makes the report of a scan of what it counted. */
import type { Catalog } from '../catalog/catalog.ts';
import { meaningsOf } from '../detect/explain.ts';
import { Resemblance } from '../detect/resemblance.ts';
import { countsIn, type Stretch, stretchOf } from './histogram.ts';
import { localZone } from './instant.ts';
import type { Scanned } from './scan.ts';
import type { CodeCount, Place, ScanReport } from './scan-report.ts';
import type { Source } from './sources.ts';
import type { Count, PartPlace } from './tally.ts';

/** Buckets of the timeline at most: they fit a screen, and a page. */
const mostBuckets = 72;

function placeOf({ part, line, time }: PartPlace, { parts }: Scanned): Place {
  const { source, linesBefore } = parts[part] as Scanned['parts'][number];
  return { file: source, line: linesBefore + line + 1, time };
}

/**
 * Makes the report of a scan.
 *
 * @param sources the logs that were to be read, in order
 */
export function reportOf(scanned: Scanned, sources: readonly Source[], catalog: Catalog): ScanReport {
  const { tally, lines, bytes, isComplete } = scanned;
  const resemblance = new Resemblance();
  const stretch = stretchOf(tally.times, mostBuckets);
  const timeline = (count: Count, all: Stretch): number[] => countsIn(count.times, all);
  const codes = [...tally.counts.values()]
    .map((count): CodeCount => {
      const { found } = count;
      // None is meant where the text says with a code what no table says with it.
      const known = found.vendor === null ? [] : catalog.find(found.code);
      const meanings = meaningsOf(found, known, resemblance);
      return {
        ...found,
        entries: meanings.map(({ entry }) => entry),
        count: count.count,
        first: placeOf(count.first, scanned),
        last: placeOf(count.last, scanned),
        timeline: stretch ? timeline(count, stretch) : [],
      };
    })
    .sort((a, b) => b.count - a.count || a.first.line - b.first.line);
  return {
    codes,
    timeline: stretch
      ? { start: stretch.start, step: stretch.step, counts: countsIn(tally.times, stretch) }
      : null,
    zone: localZone(stretch?.start ?? Date.now()),
    failures: tally.failures,
    others: [...tally.others].map(([vendor, count]) => ({ vendor, count })).sort((a, b) => b.count - a.count),
    lines,
    bytes,
    files: sources.map(({ name }) => name),
    dropped: tally.dropped,
    isComplete,
  };
}
