/** Where an element lies in the file, in bytes. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * Writes a JSON array with an element a line: browsers read it whole, as a JSON module, and the program reads single
 * elements at their places.
 */
export function arrayLines(elements: Iterable<unknown>): { content: string; places: Place[] } {
  const places: Place[] = [];
  const lines = Array.from(elements, (element) => JSON.stringify(element));
  let offset = '[\n'.length;
  for (const line of lines) {
    const length = Buffer.byteLength(line);
    places.push({ offset, length });
    offset += length + ',\n'.length;
  }
  return { content: `[\n${lines.join(',\n')}\n]\n`, places };
}
