import { eastAsianWidth } from 'get-east-asian-width';

/** Longer lines are hard to read, whatever the screen offers. */
export const mostTextColumns = 100;

/** Columns that a text takes on a screen; without a screen it is not wrapped. */
export const textColumns = (columns: number): number =>
  Number.isFinite(columns) ? Math.min(columns, mostTextColumns) : columns;

/** The first code point that can be other than one column wide or that needs a closer look. */
const firstSpecial = 0x300;
/** The block CJK Unified Ideographs, all of it wide. */
const firstHan = 0x4e00;
const lastHan = 0x9fff;
/** Full-width forms of ASCII characters. */
const firstFullWidth = 0xff01;
const lastFullWidth = 0xff60;
const zeroWidth = /^[\p{M}\p{Cf}]/u;

/**
 * Width of one character on the screen in columns: two for Chinese characters and other wide ones, none for combining
 * marks. Source: Unicode Standard Annex #11, through the tables of get-east-asian-width.
 */
export function characterWidth(character: string): number {
  const codePoint = character.codePointAt(0) as number;
  if (codePoint < firstSpecial) return 1;
  // Nearly all of a Chinese text is in these blocks; the tables would say the same, slower.
  if (codePoint >= firstHan && codePoint <= lastHan) return 2;
  if (codePoint >= firstFullWidth && codePoint <= lastFullWidth) return 2;
  const width = eastAsianWidth(codePoint);
  // Wide characters are never marks, and nearly all others are Latin: the regular expression is seldom compiled.
  return width === 1 && zeroWidth.test(character) ? 0 : width;
}

/** Width of a text on the screen in columns. The text must not hold control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Fills a text up with spaces to a width in columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
