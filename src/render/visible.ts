/**
 * Makes text from outside safe to print: control, format and bidirectional characters, which could rewrite the
 * screen or hide what was typed, are shown as `\u{1b}`; a very long text is cut.
 *
 * @param most how many characters to show
 */
export function visible(text: string, most = 80): string {
  const characters = [...text.toWellFormed()];
  const shown = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text.toWellFormed();
  return shown.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
