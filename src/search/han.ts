/** Traditional characters and, at the same place, the simplified ones that the tables are written in. */
export interface TraditionalData {
  readonly traditional: string;
  readonly simplified: string;
}

/** Characters by the syllable that they are read as, tone left out and ü written v. */
export type ReadingData = Readonly<Record<string, string>>;

/** Makes the function that gives Traditional characters their simplified form, and leaves others as they are. */
export function createSimplifier({
  traditional,
  simplified,
}: TraditionalData): (character: string) => string {
  return (character) => {
    const position = traditional.indexOf(character);
    return position < 0 ? character : simplified.charAt(position);
  };
}

/** How Chinese characters are read. */
export interface Readings {
  /** The commonest reading of a simplified character; undefined when none is known. */
  readingOf(character: string): string | undefined;
  /** Every syllable that some character is read as. */
  readonly syllables: ReadonlySet<string>;
}

/** Opens what the build wrote about readings. */
export function createReadings(data: ReadingData): Readings {
  const syllables = Object.keys(data);
  // One text of all characters is gone through much faster than one for each syllable.
  const characters = Object.values(data).join('');
  const ends: number[] = [];
  for (const own of Object.values(data)) ends.push((ends.at(-1) ?? 0) + own.length);
  return {
    readingOf(character) {
      const position = characters.indexOf(character);
      if (position < 0) return undefined;
      let syllable = 0;
      for (let to = ends.length - 1; syllable < to; ) {
        const middle = (syllable + to) >>> 1;
        if ((ends[middle] as number) <= position) syllable = middle + 1;
        else to = middle;
      }
      return syllables[syllable];
    },
    syllables: new Set(syllables),
  };
}

/** How the sound of characters is filed; no term of another kind has such a key. */
export const soundKey = (syllables: readonly string[]): string => `~${syllables.join('')}`;

/**
 * Cuts pinyin that is written without spaces into syllables: `bucunzai` into `bu`, `cun`, `zai`. The fewest syllables
 * win; where they are equal, the earlier one is the longer.
 *
 * @param word lower-case letters
 * @returns undefined when the word is no pinyin
 */
export function syllablesOf(word: string, syllables: ReadonlySet<string>): string[] | undefined {
  const longest = 6;
  // From the end: the best way to cut what begins at each letter.
  const best: (string[] | undefined)[] = Array.from({ length: word.length + 1 });
  best[word.length] = [];
  for (let start = word.length - 1; start >= 0; start--) {
    for (let end = Math.min(word.length, start + longest); end > start; end--) {
      const rest = best[end];
      const syllable = word.slice(start, end);
      if (!rest || !syllables.has(syllable)) continue;
      if (rest.length + 1 < (best[start]?.length ?? Number.POSITIVE_INFINITY)) {
        best[start] = [syllable, ...rest];
      }
    }
  }
  return best[0];
}
