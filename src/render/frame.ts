import { characterWidth, displayWidth } from './width.ts';

/** A text on a line of the screen. */
export interface Span {
  /** Where it begins, counted from 0. */
  readonly column: number;
  readonly text: string;
}

/** What the whole screen shows. */
export interface Frame {
  /** What stands on each line, from the top; lines that are left out are empty. */
  readonly lines: readonly (readonly Span[])[];
  /** Column of the cursor on the first line, counted from 0. */
  readonly cursor: number;
}

/** Size of the screen in character cells. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** The beginning of a text that fits a width in columns; an ellipsis tells that there is more. */
export function clip(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let clipped = '';
  let width = 1;
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    clipped += character;
  }
  return columns > 0 ? `${clipped}…` : '';
}

/** The part of a line of text that is shown where the whole does not fit. */
export interface TextWindow {
  readonly text: string;
  /** Column of the cursor in it. */
  readonly cursor: number;
}

/**
 * The part of a line that is being typed, with the cursor in it.
 *
 * @param cursor in UTF-16 units of the text
 * @param columns at least one, for the cursor behind the text
 */
export function windowAround(text: string, cursor: number, columns: number): TextWindow {
  const before = [...text.slice(0, cursor)];
  let start = before.length;
  let width = 0;
  while (start > 0) {
    const more = characterWidth(before[start - 1] as string);
    if (width + more > columns - 1) break;
    width += more;
    start--;
  }
  let shown = before.slice(start).join('');
  let shownWidth = width;
  for (const character of text.slice(cursor)) {
    shownWidth += characterWidth(character);
    if (shownWidth > columns) break;
    shown += character;
  }
  return { text: shown, cursor: width };
}
