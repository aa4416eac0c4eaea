/** Names that the generated programs give something else; no code may have them. */
export const takenNames: readonly string[] = ['CODE', 'STRING_CODE', 'RETRY'];

/**
 * Names that the generated programs give something else, or use of their languages; no vendor may have them, nor in
 * another case.
 */
export const takenIdentifiers: readonly string[] = [
  'ErrorCodes',
  'Retry',
  ...['Map', 'ReadonlyMap', 'HashMap', 'Integer', 'Long', 'Object', 'String'],
  ...['Enum', 'IntEnum', 'Dict', 'Union', 'None', 'True', 'False'],
];

/**
 * A code as a name: `CODE_10001`, `CODE_MINUS_1`, `ORDER_GONE`, `FORBIDDEN_ACCESS_DENIED`. It is made of the code alone, so that
 * it stays when the message is reworded.
 */
export function nameOfCode(code: string): string {
  const words = code
    .replace(/^-(?=\d)/, 'MINUS_')
    .replace(/([a-z\d])(?=[A-Z])/g, '$1_')
    .replace(/[^\x20-\x7e]/gu, (character) => `_U${character.codePointAt(0)?.toString(16)}_`)
    .toUpperCase()
    .match(/[A-Z\d]+/g);
  return [...(/^[A-Za-z]/.test(code) ? [] : ['CODE']), ...(words ?? [])].join('_');
}
