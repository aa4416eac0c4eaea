/** Values of options by the names that the screen shows, in both languages. */
import { type Category, type Kind, languages, type Retry } from '../catalog/types.ts';
import { visible } from '../render/visible.ts';
import { wordsIn } from '../render/words.ts';
import { nearestName } from '../search/near-words.ts';
import { commaList } from './command.ts';
import { UsageError } from './context.ts';

/** What the screen calls a category. */
export const categoryNames = (category: Category): string[] =>
  languages.map((language) => wordsIn(language).categories[category]);

/** What the screen calls a kind. */
export const kindNames = (kind: Kind): string[] => languages.map((language) => wordsIn(language).kinds[kind]);

/** What the screen calls a piece of retry advice, in a sentence and in a few words. */
export const retryNames = (retry: Retry): string[] =>
  languages.flatMap((language) => [wordsIn(language).retry[retry], wordsIn(language).retryInShort[retry]]);

/** A name without case, blanks and signs. */
const folded = (name: string): string => name.toLowerCase().replace(/[\s_,，:：-]+/gu, '');

/** Every name of every value, folded. */
function foldedNames<Value extends string>(
  known: readonly Value[],
  namesOf: (value: Value) => readonly string[],
): (readonly [name: string, value: Value])[] {
  return known.flatMap((value) => [value, ...namesOf(value)].map((one) => [folded(one), value] as const));
}

/**
 * The value that a name means; undefined when there is none.
 *
 * @param namesOf what else a value is called
 */
function findChoice<Value extends string>(
  name: string,
  known: readonly Value[],
  namesOf: (value: Value) => readonly string[],
): Value | undefined {
  return foldedNames(known, namesOf).find(([one]) => one === folded(name))?.[1];
}

/**
 * The value that a name means.
 *
 * @param option for the error
 * @param namesOf what else a value is called
 * @throws UsageError when there is none, with the one that is near
 */
function requireChoice<Value extends string>(
  option: string,
  name: string,
  known: readonly Value[],
  namesOf: (value: Value) => readonly string[],
): Value {
  const value = findChoice(name, known, namesOf);
  if (value !== undefined) return value;
  const named = foldedNames(known, namesOf);
  const near = nearestName(
    folded(name),
    named.map(([one]) => one),
  );
  const meant = named.find(([one]) => one === near)?.[1];
  throw new UsageError((words) => words.badValue(option, visible(name), known.join(', '), meant));
}

/**
 * Reads lists with commas of known values, by their own names or by what the screen calls them.
 *
 * @param option for the error
 * @param namesOf what else a value is called
 */
export function chooser<Value extends string>(
  option: string,
  known: readonly Value[],
  namesOf: (value: Value) => readonly string[],
): (given: string) => Value[] {
  return (given) => {
    // A name may hold a comma itself.
    const names = findChoice(given, known, namesOf) === undefined ? commaList(given) : [given];
    return names.map((name) => requireChoice(option, name, known, namesOf));
  };
}
