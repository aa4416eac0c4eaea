/** Names that the generated programs give something else; no code may have them. */
export const takenNames: readonly string[] = ['CODE', 'RETRY'];

/**
 * Names that the generated programs give something else, or use of their languages; no vendor may have them, nor in
 * another case.
 */
export const takenIdentifiers: readonly string[] = [
  'ErrorCodes',
  'Retry',
  ...['Map', 'ReadonlyMap', 'HashMap', 'Integer', 'Long', 'String'],
  ...['Enum', 'IntEnum', 'Dict', 'None', 'True', 'False'],
];
