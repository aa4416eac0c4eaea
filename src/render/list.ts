import { displayWidth, padEnd } from './width.ts';
import { hang } from './wrap.ts';

/** One column of a list: how it is painted, and the texts of all rows. */
export interface ListColumn {
  readonly texts: readonly string[];
  readonly paint: (text: string, row: number) => string;
  /** Paints the lines into which a row's text was wrapped, where `paint` for each of them is not enough. */
  readonly paintLines?: (lines: readonly string[], row: number) => readonly string[];
}

const gap = '  ';

/** A column before the last takes at most this part of a screen: a few long codes leave the others their line. */
const widestColumn = 1 / 4;
/** Names and numbers have as much room on any screen. */
const leastColumn = 12;

/**
 * Lines up rows by display width. The last column is wrapped behind the others when a width is given.
 *
 * @param columns at least one, all with the same number of texts
 * @param width of the screen in columns; undefined keeps one row a line, for other programs
 */
export function renderList(columns: readonly ListColumn[], width: number | undefined): string {
  const last = columns.at(-1) as ListColumn;
  const most =
    width === undefined ? Number.POSITIVE_INFINITY : Math.max(leastColumn, Math.floor(width * widestColumn));
  const leading = columns.slice(0, -1).map((column) => ({
    ...column,
    width: Math.min(most, Math.max(...column.texts.map(displayWidth))),
  }));
  const leadWidth = leading.reduce((sum, column) => sum + column.width + gap.length, 0);
  // On a screen too narrow for both, the last column goes below the others; so it does in a row that is too long.
  const isNarrow = width !== undefined && width - leadWidth < width / 3;
  const isLong = (row: number): boolean =>
    leading.some(({ texts, width: columnWidth }) => displayWidth(texts[row] as string) > columnWidth);

  return last.texts
    .flatMap((text, row) => {
      const lead = leading
        .map(({ texts, width: columnWidth, paint }) => {
          const own = texts[row] as string;
          return paint(own, row) + padEnd(own, columnWidth).slice(own.length) + gap;
        })
        .join('');
      const paint = (lines: readonly string[]): readonly string[] =>
        last.paintLines?.(lines, row) ?? lines.map((line) => last.paint(line, row));
      if (width === undefined) return [`${lead}${paint([text])}`.trimEnd()];
      if (isNarrow || isLong(row)) return [lead.trimEnd(), ...paint(hang('  ', text, width))];
      return paint(hang('', text, width - leadWidth)).map((line, i) =>
        `${i === 0 ? lead : ' '.repeat(leadWidth)}${line}`.trimEnd(),
      );
    })
    .join('\n');
}
