import { characterWidth, displayWidth } from './width.ts';

/** What may not begin a line, and what may not end one (UAX #14, classes CL, CP, EX, IS, NS, PO, and OP, QU). */
const notFirst = new Set('、。，．：；！？,.:;!?%％‰…—～·）］｝」』】》〉”’)]}>々ー');
const quotes = new Set(['"', "'"]);
const notLast = new Set('（［｛「『【《〈“‘([{<$￥#');

/** A word that stays whole, and whose width is its length. */
const isPlainLatin = /^[!-~]+$/;

/** A part of a word that stays whole. */
interface Piece {
  text: string;
  width: number;
}

/** Cuts a word where a line may end within it: beside characters as wide as Chinese ones, but for punctuation. */
function pieces(word: string): Piece[] {
  const found: Piece[] = [];
  let piece: Piece | undefined;
  let before = '';
  let widthBefore = 0;
  let at = 0;
  for (const character of word) {
    const width = characterWidth(character);
    const mayBreak =
      (width === 2 || widthBefore === 2) && width > 0 && !notFirst.has(character) && !notLast.has(before);
    // A straight quote opens where the word begins, and closes where it ends.
    const isQuoted =
      (quotes.has(before) && found.length === 1 && piece?.text === before) ||
      (quotes.has(character) && at + 1 === word.length);
    if (piece === undefined || (mayBreak && !isQuoted)) {
      piece = { text: '', width: 0 };
      found.push(piece);
    }
    piece.text += character;
    piece.width += width;
    before = character;
    widthBefore = width;
    at += character.length;
  }
  return found;
}

/** What a line end within it would make lead nowhere: terminals break it so that it can still be clicked and copied. */
export const isAddress = (text: string): boolean => /^["'(<]?https?:\/\/[!-~]+$/.test(text);

/** Cuts what is wider than a line wherever it has to be cut, but leaves no closing punctuation alone, and no address. */
function cut(piece: Piece, columns: number): Piece[] {
  if (piece.width <= columns || isAddress(piece.text)) return [piece];
  const found: Piece[] = [];
  let part: Piece = { text: '', width: 0 };
  let last = '';
  for (const character of piece.text) {
    const width = characterWidth(character);
    if (part.width + width > columns) {
      // The character before goes along to the next line, as long as it leaves this one something.
      const lastWidth = last === '' ? 0 : characterWidth(last);
      const goesAlong = notFirst.has(character) && part.width > lastWidth && lastWidth + width <= columns;
      const along = goesAlong ? last : '';
      const alongWidth = goesAlong ? lastWidth : 0;
      found.push({
        text: part.text.slice(0, part.text.length - along.length),
        width: part.width - alongWidth,
      });
      part = { text: along, width: alongWidth };
    }
    part.text += character;
    part.width += width;
    last = character;
  }
  return [...found, part];
}

/**
 * Breaks text into lines by display width. A line ends at a space or, in Chinese, between characters, but never
 * before closing or after opening punctuation; identifiers stay whole while they fit, and
 * addresses always. This is the part
 * of UAX #14 that Chinese with Latin words needs: the libraries with the whole of it take longer to load than the
 * program takes to run.
 *
 * @param columns width of a line that holds no address; at least two, the width of one Chinese character
 * @returns at least one line, without spaces at the ends
 */
export function wrap(text: string, columns: number): string[] {
  const most = Math.max(2, columns);
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  const endLine = (): void => {
    lines.push(line);
    line = '';
    lineWidth = 0;
  };
  const add = (piece: string, width: number, gap: string): void => {
    if (lineWidth > 0 && lineWidth + gap.length + width > most) endLine();
    const space = lineWidth === 0 ? '' : gap;
    line += space + piece;
    lineWidth += space.length + width;
  };

  for (const paragraph of text.split('\n')) {
    for (const word of paragraph.split(' ')) {
      if (word.length <= most && isPlainLatin.test(word)) {
        add(word, word.length, ' ');
        continue;
      }
      let gap = ' ';
      for (const whole of pieces(word)) {
        for (const { text: piece, width } of cut(whole, most)) {
          add(piece, width, gap);
          gap = '';
        }
      }
    }
    endLine();
  }
  return lines;
}

/**
 * Wraps text behind a lead (a label, a bullet) and indents the lines after the first to the lead's width.
 *
 * @param columns width of the whole line
 */
export function hang(lead: string, text: string, columns: number): string[] {
  const indent = displayWidth(lead);
  return wrap(text, columns - indent).map((line, i) => (i === 0 ? lead : ' '.repeat(indent)) + line);
}

/** A lead wider than this part of the line leaves too little room beside it. */
const widestLead = 1 / 2;

/**
 * Puts a text beside its lead, or below it where the lead takes too much of the line.
 *
 * @param columns width of the whole line
 */
export function besideOrBelow(lead: string, text: string, columns: number): string[] {
  if (displayWidth(lead) <= columns * widestLead) return hang(lead, text, columns);
  const indent = ' '.repeat(lead.length - lead.trimStart().length);
  return [...hang(indent, lead, columns), ...hang(`${indent}  `, text, columns)];
}
