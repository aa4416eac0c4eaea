/** Sets of characters for loops over all units of a text. */

/** The units of some characters, 1 at the place of each: asking a set takes many times as long. */
export function unitTable(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1;
  return table;
}
