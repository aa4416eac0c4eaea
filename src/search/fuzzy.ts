import Fuse from 'fuse.js';

/** How far from a name a word may be to still be taken for a slip of the fingers (0 is exact, 1 anything). */
const threshold = 0.4;

/**
 * The names that a mistyped word most likely means.
 *
 * @param names what could have been meant
 * @param most how many to return
 * @returns best first; empty when none is near
 */
export function nearestNames(word: string, names: readonly string[], most = 3): string[] {
  // A name must be about as long as the word: `x` is near to every name that holds an x.
  const similar = names.filter((name) => Math.abs(name.length - word.length) <= Math.max(1, word.length / 2));
  const fuse = new Fuse(similar, { threshold, ignoreLocation: true, includeScore: true });
  return fuse
    .search(word.slice(0, 32))
    .slice(0, most)
    .map(({ item }) => item);
}

/** A text cut into terms, as the build prepared it, with the part of its entry that it is. */
export type PreparedText = readonly [part: string, terms: readonly string[]];

/** Terms stand between blanks, so that one is never found inside another. */
const termsBetweenBlanks = (text: string): string[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((term) => ` ${term} `);

/**
 * Ranks texts by how much of a query's terms each of them holds: terms that few of the texts have count for more, and
 * so do texts that hold little else.
 *
 * @param weights of the parts of an entry, by their names
 * @returns for every text its closeness, from 0 (holds none) to 1 (holds all)
 */
export function rankTexts(
  terms: readonly string[],
  texts: readonly PreparedText[],
  weights: Readonly<Record<string, number>>,
): number[] {
  const closeness = texts.map(() => 0);
  if (terms.length === 0) return closeness;
  const fuse = new Fuse(
    texts.map(([part, own]) => ({ [part]: ` ${own.join(' ')} ` })),
    {
      keys: Object.entries(weights).map(([name, weight]) => ({ name, weight })),
      useTokenSearch: true,
      tokenize: termsBetweenBlanks,
      // A term is there or not: slips are mended before, where the whole vocabulary is known.
      threshold: 0,
      ignoreLocation: true,
      isCaseSensitive: true,
      includeScore: true,
      shouldSort: false,
      fieldNormWeight: 0.5,
    },
  );
  for (const { refIndex, score = 1 } of fuse.search(terms.join(' '))) closeness[refIndex] = 1 - score;
  return closeness;
}
