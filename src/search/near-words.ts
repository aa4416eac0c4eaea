/** A word that another one may be a slip of. */
export interface NearWord {
  readonly word: string;
  /** Number of single edits between the two. */
  readonly slips: number;
}

/**
 * The number of single edits (a letter too many, missing, wrong, or swapped with its neighbour) that lead from one word
 * to another: the optimal string alignment distance.
 *
 * @param most where counting may stop
 * @returns a number above `most` when there are more
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] as number) + 1,
          (row[j - 1] as number) + 1,
          (last[j - 1] as number) + (isSame ? 0 : 1),
          isSwap ? (beforeLast[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}

/** A name in another one tells something only with so many letters, or so many Chinese characters. */
const isTelling = (name: string): boolean => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 4);

/**
 * The name that a mistyped one most likely means: one that is a slip or two away, at most one in three letters, or else
 * one that begins like it or has it within.
 *
 * @returns undefined when none is near
 */
export function nearestName(mistyped: string, known: readonly string[]): string | undefined {
  const lower = mistyped.toLowerCase().slice(0, longest);
  const most = Math.min(2, Math.floor(lower.length / 3));
  const [near] = known
    .map((name) => ({ name, slips: editDistance(name, lower, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  if (near) return near.name;
  return known.find((name) => {
    const [short, long] = name.length < lower.length ? [name, lower] : [lower, name];
    return isTelling(short) && long.includes(short);
  });
}

/** So many slips people make in a word of a length; in a short one, more make another word of it. */
function mostSlips(length: number): number {
  if (length < 8) return 1;
  return length < 12 ? 2 : 3;
}

/** Of four letters one cannot tell a wrong one from another word: CORS is no slip of corp. */
const isOtherWord = (word: string, known: string): boolean =>
  word.length === 4 && known.length === 4 && !isSwap(word, known);

/** Whether two words of one length have the same letters. */
const isSwap = (a: string, b: string): boolean => [...a].sort().join('') === [...b].sort().join('');

const shortest = 4;
const longest = 24;
const mostWords = 4;

/**
 * The words that a mistyped word may mean: those with the fewest slips.
 *
 * @param word lower case
 * @param except a word that is not meant
 * @returns none for words that are too short or too long to tell
 */
export function nearWords(word: string, vocabulary: readonly string[], except?: string): NearWord[] {
  if (word.length < shortest || word.length > longest) return [];
  let most = mostSlips(word.length);
  let found: NearWord[] = [];
  for (const known of vocabulary) {
    if (known === except || Math.abs(known.length - word.length) > most) continue;
    // The first letter is seldom mistyped, but it may be swapped with the second, or one of the two be missing.
    if (known[0] !== word[0] && known[1] !== word[0] && known[0] !== word[1]) continue;
    const slips = editDistance(word, known, most);
    if (slips > most || (slips > 0 && isOtherWord(word, known))) continue;
    if (slips < most) found = [];
    most = slips;
    found.push({ word: known, slips });
  }
  return found.slice(0, mostWords);
}
