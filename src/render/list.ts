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

/**
 * Lines up rows by display width. The last column is wrapped behind the others when a width is given.
 *
 * @param columns at least one, all with the same number of texts
 * @param width of the screen in columns; undefined keeps one row a line, for other programs
 */
export function renderList(columns: readonly ListColumn[], width: number | undefined): string {
  const last = columns.at(-1) as ListColumn;
  const leading = columns.slice(0, -1).map((column) => ({
    ...column,
    width: Math.max(...column.texts.map(displayWidth)),
  }));
  const leadWidth = leading.reduce((sum, column) => sum + column.width + gap.length, 0);
  // On a screen too narrow for both, the last column goes below the others.
  const isStacked = width !== undefined && width - leadWidth < width / 3;

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
      if (isStacked) return [lead.trimEnd(), ...paint(hang('  ', text, width))];
      return paint(hang('', text, width - leadWidth)).map((line, i) =>
        `${i === 0 ? lead : ' '.repeat(leadWidth)}${line}`.trimEnd(),
      );
    })
    .join('\n');
}
