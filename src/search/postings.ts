import { type Posting, storedWeight } from './index-format.ts';

/** Files an entry under each of its terms, with the weights that an index file would give back. */
export function filePostings(
  terms: Map<string, Posting[]>,
  entry: number,
  weights: ReadonlyMap<string, number>,
): void {
  for (const [key, weight] of weights) {
    const posting = { entry, weight: storedWeight(weight) };
    const postings = terms.get(key);
    if (postings) postings.push(posting);
    else terms.set(key, [posting]);
  }
}
