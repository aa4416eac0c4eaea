/**
 * Short texts of entries as they are kept, a third of all their terms: `message+3 重<chong>复 token §10`. First the part of its entry, with
 * the number of terms that say how it sounds, then once each what the terms are made of, in their order: runs of Chinese characters, stems of words,
 * keys of meanings. A character that is read in another than its commonest way has its reading behind it.
 */
import type { ConceptFinder } from './concepts.ts';
import type { PreparedText } from './fuzzy.ts';
import { soundKey } from './han.ts';
import { isHan, type Piece, termsOf } from './terms.ts';

/** A short text as it is kept. */
export type PackedText = string;

/** Gives the reading of every character of a Chinese text, tones left out. */
export type Pinyin = (text: string) => readonly string[];

/** Gives the commonest reading of a character; undefined when none is known. */
export type ReadingOf = (character: string) => string | undefined;

/** Length of the pieces that first letters of syllables are cut into. */
const initialsLength = 3;

/** Keys of the first letters of syllables, in overlapping pieces. */
export function initialsKeys(initials: string): string[] {
  return Array.from(
    { length: initials.length - initialsLength + 1 },
    (_, i) => `^${initials.slice(i, i + initialsLength)}`,
  );
}

/** Whether a part of a text is a run of Chinese characters. */
const isRun = (token: string): boolean => isHan(String.fromCodePoint(token.codePointAt(0) as number));

/** Packs a text. @param part of its entry */
export function packedText(
  part: string,
  pieces: readonly Piece[],
  { pinyin, readingOf, concepts }: { pinyin: Pinyin; readingOf: ReadingOf; concepts: ConceptFinder },
): PackedText {
  const tokens: string[] = [];
  let isGlued = false;
  for (const { kind, key } of termsOf(pieces)) {
    if (kind === 'pair') isGlued = true;
    else {
      if (isGlued) tokens[tokens.length - 1] += key;
      else tokens.push(key);
      isGlued = false;
    }
  }
  const read = tokens.map((token) => {
    if (!isRun(token)) return token;
    const syllables = pinyin(token);
    return [...token]
      .map((character, i) => {
        const syllable = syllables[i] as string;
        return syllable === (readingOf(character) ?? character) ? character : `${character}<${syllable}>`;
      })
      .join('');
  });
  const meanings = concepts.find(pieces).flatMap(({ keys }) => keys);
  const packed = [...new Set([...read, ...meanings])];
  const sounds = new Set(soundsOf(packed.filter(isRun), readingOf)).size;
  return [`${part}+${sounds}`, ...packed].join(' ');
}

/** The characters of a run, each with its reading where one is given. */
function charactersOf(run: string): { character: string; reading: string | undefined }[] {
  const characters: { character: string; reading: string | undefined }[] = [];
  for (let i = 0; i < run.length; ) {
    const character = String.fromCodePoint(run.codePointAt(i) as number);
    i += character.length;
    let reading: string | undefined;
    if (run[i] === '<') {
      const end = run.indexOf('>', i);
      reading = run.slice(i + 1, end);
      i = end + 1;
    }
    characters.push({ character, reading });
  }
  return characters;
}

/** The terms that say how some runs sound. */
function soundsOf(runs: readonly string[], readingOf: ReadingOf): string[] {
  const keys: string[] = [];
  for (const run of runs) {
    const syllables = charactersOf(run).map(
      ({ character, reading }) => reading ?? readingOf(character) ?? character,
    );
    for (const [i, syllable] of syllables.entries()) {
      keys.push(soundKey([syllable]));
      const next = syllables[i + 1];
      if (next !== undefined) keys.push(soundKey([syllable, next]));
    }
    keys.push(...initialsKeys(syllables.map((syllable) => syllable.charAt(0)).join('')));
  }
  return keys;
}

/** Stands for a term that says how a text sounds, where nobody asks for those. */
const anySound = soundKey([]);

/** Whether a term says how a text sounds. */
export const isSound = (key: string): boolean => key.startsWith('~') || key.startsWith('^');

/**
 * The terms of a text as it is kept, each once.
 *
 * @param readingOf left out where the terms that say how it sounds are only counted
 */
export function preparedText(packed: PackedText, readingOf?: ReadingOf): PreparedText {
  const [head = '', ...tokens] = packed.split(' ');
  const [part = '', sounds] = head.split('+');
  const terms = new Set<string>();
  for (const token of tokens) {
    if (!isRun(token)) {
      terms.add(token);
      continue;
    }
    let before = '';
    for (const { character } of charactersOf(token)) {
      if (before !== '') terms.add(before + character);
      terms.add(character);
      before = character;
    }
  }
  if (!readingOf) return [part, [...terms, ...Array<string>(Number(sounds)).fill(anySound)]];
  for (const key of soundsOf(tokens.filter(isRun), readingOf)) terms.add(key);
  return [part, [...terms]];
}
