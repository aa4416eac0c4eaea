/** Kinds of characters, as the readers of this folder tell them apart. */

export const isDigit = (character: string): boolean => character >= '0' && character <= '9';

export const isLetter = (character: string): boolean =>
  (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');

/** What identifiers consist of. Empty at a text's ends, where no character is. */
export const isWordCharacter = (character: string): boolean =>
  isLetter(character) || isDigit(character) || character === '_';

export const isBlank = (character: string): boolean => character === ' ' || character === '\t';

export const isLineEnd = (character: string): boolean => character === '\n' || character === '\r';

export const isQuote = (character: string): boolean =>
  character === '"' || character === "'" || character === '`';

/** Chinese characters, as far as the labels and messages of platforms need them. */
export const isChinese = (character: string): boolean => character >= '\u4e00' && character <= '\u9fff';

/** What a UTF-16 unit below 128 is, for loops over all units of a text. */
export const unitKinds = { word: 1, letter: 2 } as const;
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return (isWordCharacter(character) ? unitKinds.word : 0) | (isLetter(character) ? unitKinds.letter : 0);
});

/** The kinds of a unit; 0 for all that is not ASCII, and behind a text's end. */
export const kindsOfUnit = (unit: number): number => (unit < 128 ? (kinds[unit] as number) : 0);

export const isDigitUnit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

export const isLineEndUnit = (unit: number): boolean => unit === 0x0a || unit === 0x0d;
