import type { Language } from '../catalog/types.ts';
import type { Timeline } from '../scan/scan-report.ts';
import { escapeHtml } from './html.ts';
import { clockText, clockTicks, countText, countTicks, lengthText } from './scan-figures.ts';
import { scanPageWordsIn } from './scan-page-words.ts';

/** Height of the plot and of the line of labels below it, in CSS pixels. Widths are percentages: letters never stretch. */
const plotHeight = 132;
const labelHeight = 22;
/** Room above the plot for the topmost label. */
const headRoom = 8;
/** On a phone every other label of the time axis is left out. */
const mostTimeLabels = 7;

const percent = (part: number): string => `${Number((part * 100).toFixed(3))}%`;

/** Column chart of the failures over the logs' own time, as a figure. */
export function renderTimeline({ start, step, counts }: Timeline, language: Language): string {
  const words = scanPageWordsIn(language);
  const end = start + step * counts.length;
  const largest = counts.reduce((most, count) => Math.max(most, count), 1);
  const levels = countTicks(largest);
  const top = levels.at(-1)?.value as number;
  const y = (count: number): number => headRoom + plotHeight * (1 - count / top);
  const x = (clock: number): string => percent((clock - start) / (end - start));

  const grid = levels.map(({ value, label }) => {
    const at = y(value).toFixed(1);
    return `<line x1="0" x2="100%" y1="${at}" y2="${at}"/><text class="level" x="-8" y="${at}" dy="0.32em">${label}</text>`;
  });
  const times = clockTicks(start, end, mostTimeLabels).map(
    ({ value, label }) =>
      `<line class="tick" x1="${x(value)}" x2="${x(value)}" y1="${y(0)}" y2="${y(0) + 4}"/>` +
      `<text class="time" x="${x(value)}" y="${y(0) + 17}">${label}</text>`,
  );
  const width = 1 / counts.length;
  const columns = counts.map((count, i) => {
    if (count === 0) return '';
    const from = start + i * step;
    const title = words.bucket(countText(count), clockText(from), clockText(from + step));
    // The smallest count must still be seen.
    const height = Math.max((plotHeight * count) / top, 1.5);
    return (
      `<g><title>${title}</title><rect class="reach" x="${percent(i * width)}" y="${headRoom}" width="${percent(width)}" height="${plotHeight}"/>` +
      `<rect class="column" x="${percent((i + 0.1) * width)}" y="${(y(0) - height).toFixed(1)}" width="${percent(0.8 * width)}" height="${height.toFixed(1)}"/></g>`
    );
  });
  const summary = words.chartSummary({
    failures: countText(counts.reduce((sum, count) => sum + count, 0)),
    from: clockText(start),
    to: clockText(end),
    most: countText(largest),
    at: clockText(start + counts.indexOf(largest) * step),
  });
  return `<figure class="timeline">
<figcaption><h2>${words.chart}</h2><span class="muted">${words.bucketLength(lengthText(step, language))}</span></figcaption>
<svg role="img" aria-label="${escapeHtml(summary)}" height="${headRoom + plotHeight + labelHeight}">
<g class="grid">${grid.join('')}</g>
<g class="times">${times.join('')}</g>
<g>${columns.join('')}</g>
</svg>
</figure>`;
}

/** A code's timeline has at most so many columns in the table. */
const mostSparks = 30;
const sparkHeight = 20;

/** Adds neighbours up until there are few enough. */
function thinned(counts: readonly number[]): number[] {
  const size = Math.ceil(counts.length / mostSparks);
  return Array.from({ length: Math.ceil(counts.length / size) }, (_, i) =>
    counts.slice(i * size, (i + 1) * size).reduce((sum, count) => sum + count, 0),
  );
}

/** Small columns of one code's records over time, beside text that tells the same; empty without a timeline. */
export function renderSparkline(counts: readonly number[]): string {
  if (counts.length === 0) return '';
  const columns = thinned(counts);
  const largest = Math.max(...columns, 1);
  const path = columns
    .map((count, i) =>
      count === 0
        ? ''
        : `M${i} ${sparkHeight}h.8V${(sparkHeight - Math.max((count / largest) * sparkHeight, 1.5)).toFixed(1)}h-.8z`,
    )
    .join('');
  return `<svg class="spark" aria-hidden="true" viewBox="0 0 ${columns.length} ${sparkHeight}" preserveAspectRatio="none"><path d="${path}"/></svg>`;
}
