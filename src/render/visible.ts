/** Control, format and bidirectional characters, which could rewrite the screen or hide what stands there. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Makes text from outside safe to print: control characters and their like are shown as `\u{1b}`; a very long text
 * is cut.
 *
 * @param most how many characters to show
 */
export function visible(text: string, most = 80): string {
  const characters = [...text.toWellFormed()];
  const shown = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text.toWellFormed();
  return shown.replace(hidden, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/**
 * JSON that is safe to print: the same value as `JSON.stringify` gives, with the control characters escaped that it
 * leaves alone (U+007F to U+009F, bidirectional and other format characters).
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(hidden, (character) =>
    // A line break stands between the fields; within a text it is escaped already.
    character === '\n' ? character : character.split('').map(escapeUnit).join(''),
  );
}

/** A UTF-16 code unit as JSON escapes it. */
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Text for a table's cell: control characters but line breaks and tabs, which cells may hold, are shown as escapes. */
export function safeCell(text: string): string {
  return text.replace(hidden, (character) => (/[\n\t]/.test(character) ? character : visible(character)));
}
