import { sectionName } from '../catalog/vendors.ts';
import { paintLayers } from '../render/highlight.ts';
import { type ListColumn, renderList } from '../render/list.ts';
import type { Style } from '../render/style.ts';
import { sides } from '../render/words.ts';
import type { Marker, Range } from '../search/match.ts';
import type { Hit } from '../search/search.ts';
import { type Context, vendorOf } from './context.ts';

/** A part of a row's text. */
interface Part {
  readonly text: string;
  /** Whether it matters less. */
  readonly isDim: boolean;
}

const plainPart = (text: string): Part => ({ text, isDim: false });
const dimPart = (text: string): Part => ({ text, isDim: true });

/** A hit with a remark that stands before its message. */
interface ListedHit extends Hit {
  readonly note?: string;
}

/** What a row says of a hit: the message or the variant that matched, in both languages, or the phrase that did. */
function partsOf(context: Context, { entry, closest, note }: ListedHit): Part[] {
  const { words } = context;
  const variant = closest.field === 'variants' ? entry.variants[closest.index ?? 0] : undefined;
  const { own, other } = sides(variant ?? entry.message, words);
  const parts = [
    ...(note === undefined ? [] : [dimPart(`[${note}] `)]),
    plainPart(own),
    ...(other === own ? [] : [dimPart(' · '), dimPart(other)]),
  ];
  if (variant) parts.push(dimPart(` (${entry.message[words]})`));
  if (entry.section !== null) {
    parts.push(dimPart(` [${sectionName(vendorOf(context, entry.vendor), entry.section)[words]}]`));
  }
  // A phrase of ours tells why this is a hit, to those who read its language.
  if (closest.field === 'phrases' && closest.language === words)
    parts.push(dimPart(' ≈ '), dimPart(closest.text));
  return parts;
}

/** Paints the lines of a row: what matched, what matters less, and the rest. */
function paintRow(lines: readonly string[], parts: readonly Part[], marker: Marker, style: Style): string[] {
  const marked: Range[] = [];
  const dim: Range[] = [];
  let start = 0;
  for (const { text, isDim } of parts) {
    for (const [from, to] of marker.ranges(text)) marked.push([start + from, start + to]);
    if (isDim) dim.push([start, start + text.length]);
    start += text.length;
  }
  const layers = [
    { ranges: marked, paint: style.match },
    { ranges: dim, paint: style.dim },
  ];
  const text = parts.map((part) => part.text).join('');
  return paintLayers(lines, text, layers, (plain) => plain);
}

/**
 * The columns of a list of hits: vendor, code, message with what matched marked, other language.
 *
 * @param shorten makes the texts of a column fit, which is told by its place from the left
 */
export function hitColumns(
  context: Context,
  hits: readonly ListedHit[],
  shorten: (text: string, column: number) => string = (text) => text,
): ListColumn[] {
  const { style, words } = context;
  const rows = hits.map((hit) => partsOf(context, hit));
  return [
    {
      texts: hits.map(({ entry }) => shorten(vendorOf(context, entry.vendor).name[words], 0)),
      paint: style.vendor,
    },
    { texts: hits.map(({ entry }) => shorten(entry.code, 1)), paint: style.code },
    {
      texts: rows.map((parts) => shorten(parts.map(({ text }) => text).join(''), 2)),
      paint: (text) => text,
      // Finding what to mark costs more than all else here.
      ...(style.hasColor && {
        paintLines: (lines: readonly string[], row: number) =>
          paintRow(lines, rows[row] as Part[], (hits[row] as Hit).marker, style),
      }),
    },
  ];
}

/**
 * Hits as a list. In a terminal long messages wrap; elsewhere each hit is one line, for other programs.
 */
export function hitList(context: Context, hits: readonly Hit[]): string {
  const { terminal } = context;
  if (hits.length === 0) return '';
  return renderList(hitColumns(context, hits), terminal.isInteractive ? terminal.columns : undefined);
}
