/**
 * Position of the first item whose value is not below a number; the list's length when all are.
 *
 * @param items ascending by their values
 */
export function firstNotBelow<Item>(
  items: readonly Item[],
  number: number,
  numberOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(items[middle] as Item) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
