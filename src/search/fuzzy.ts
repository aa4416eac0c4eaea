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
