/** Tells runs of characters that somebody's generator made from names that people made. */
import type { Span } from './numbers.ts';

/** Which letters often follow a letter in English and in names of programs: of what people write, nine pairs of ten. */
const followers: Readonly<Record<string, string>> = {
  a: 'bcdgiklmnprstuvwy', b: 'aeiloru', c: 'acehiklortu', d: 'adeilorsu', e: 'acdefgilmnpqrstvwxy', f: 'aefiloru',
  g: 'aehinorsu', h: 'aeiort', i: 'abcdefglmnoprstvxz', j: 'aosu', k: 'eis', l: 'adeilostuy', m: 'abeimops',
  n: 'acdefgiklnostuv', o: 'abcdfgiklmnoprstuvw', p: 'aehiloprstu', q: 'ru', r: 'acdegiklmnorstuy',
  s: 'acehiklopstuwy', t: 'acehilorstuy', u: 'abcegilmnprst', v: 'aei', w: 'aehinors', x: 'cpt', y: 'enps', z: 'eh',
}; // biome-ignore format: one table, not one letter a line

const commonPairs = new Set(
  Object.entries(followers).flatMap(([first, all]) => Array.from(all, (second) => first + second)),
);

/** Words too short to be told by their pairs. */
const shortWords = new Set(
  'id ip db no by to of is in on ok my qr ui os up at vm wx mp qy js tp cn io go py rb rs cc ts md gz'.split(
    ' ',
  ),
);

/** Whether letters read like a word. */
function isWord(letters: string): boolean {
  const word = letters.toLowerCase();
  if (word.length < 3) return shortWords.has(word);
  let common = 0;
  for (let i = 1; i < word.length; i++) if (commonPairs.has(word.slice(i - 1, i + 1))) common++;
  return common >= (word.length - 1) * (word.length > 8 ? 0.7 : 0.66);
}

/** Words in camel case, and numbers. */
const chunks = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
/** A version behind a word: `oauth2`, `sha256`. */
const longestVersion = 4;

/** How many characters of a piece without separators are parts of words, and how many are of none. */
function weigh(piece: string): { words: number; others: number } {
  if (piece.length <= 3 || /^\d+$/.test(piece)) return { words: 0, others: 0 };
  let words = 0;
  let others = 0;
  for (const [chunk] of piece.matchAll(chunks)) {
    const isVersion = /^\d/.test(chunk) && piece.endsWith(chunk) && chunk.length <= longestVersion;
    if (isVersion) continue;
    if (isWord(chunk)) words += chunk.length;
    else others += chunk.length;
  }
  return { words, others };
}

/** So many characters that are no words make a run suspicious. */
const fewOthers = 8;
/** Shorter runs are none of what generators make for certain; those of letters in both cases and digits are so sooner. */
const shortestRun = 20;
const shortestMixed = 16;
/** A number is longer than all that logs count and date with. */
const longestNumber = 20;

/** Whether a piece or a run looks as if it was drawn at random. */
function isRandom(text: string): boolean {
  const isMixed = /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
  if (text.length < (isMixed ? shortestMixed : shortestRun)) return false;
  if (/^\d+$/.test(text)) return text.length > longestNumber;
  let words = 0;
  let others = 0;
  for (const piece of text.split(/[^A-Za-z0-9]+/)) {
    const weight = weigh(piece);
    words += weight.words;
    others += weight.others;
  }
  return others >= fewOthers && others > words;
}

/** What stands beside the word for a secret, unlike the words of a sentence about it. */
export function looksDrawn(value: string): boolean {
  if (/^[\d.,:]*$/.test(value)) return false;
  let words = 0;
  let others = 0;
  for (const [chunk] of value.matchAll(chunks)) {
    if (/[A-Za-z]/.test(chunk) && isWord(chunk)) words += chunk.length;
    else others += chunk.length;
  }
  return others > words || (/\d/.test(value) && /[A-Za-z]/.test(value) && others * 3 > words);
}

const run = /[A-Za-z0-9][A-Za-z0-9_.~/+-]{14,}[A-Za-z0-9_/+~-](?:={1,2}(?![\w"']))?/g;

/**
 * Names of applications and organisations, which vendors print in addresses where a permission is applied for, and of
 * things that only they can open: a word that tells what it names, and a number.
 */
const namedThing =
  /^(?:(?:ding|suite)[a-z0-9]{12,32}|(?:wx|ww|wk)[0-9a-f]{16}|(?:cli|ou|on|oc|om)_[0-9a-z]{16,32})$/;

const date = /^(?:19|20)\d{2}[-/.]?\d{2}[-/.]?\d{2}[T_-]?\d{2}[\dTZ.+-]{2,16}$/;

/** Numbers of things in addresses repeat their characters. */
const isVaried = (part: string): boolean => new Set(part).size > 4;

/** Runs that are neither words nor numbers. */
export function tokenRuns(text: string): Span[] {
  return [...text.matchAll(run)].flatMap(({ 0: found, index }) => {
    if (namedThing.test(found) || date.test(found)) return [];
    const unnamed = found.split('/').filter((part) => !namedThing.test(part));
    const isAll = isRandom(unnamed.join('/'));
    const isPath = found.startsWith('/') || /[:/]$/.test(text.slice(Math.max(0, index - 2), index));
    if (isAll && !isPath) return [{ start: index, end: index + found.length }];
    // Parts of a path or an address are hidden alone, so that the rest stays useful.
    return [...found.matchAll(isAll ? /[^/]{8,}/g : /[A-Za-z0-9_-]{16,}/g)]
      .filter(
        ({ 0: part }) =>
          !namedThing.test(part) && (isAll ? isVaried(part) && looksDrawn(part) : isRandom(part)),
      )
      .map(({ 0: part, index: at }) => ({ start: index + at, end: index + at + part.length }));
  });
}
