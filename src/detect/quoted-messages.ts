/** Finds the entries whose message a text quotes, where it holds no code. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { isChinese, isLetter } from './characters.ts';
import type { PlainText } from './plain-text.ts';
import { findSignals, type SignalMarks } from './signals.ts';

/** Shorter messages stand in a text by chance; a Chinese character says more than a letter. */
const least = { chinese: 6, latin: 14 };
const mostFound = 3;
/** Of a longer text, the message stands at its beginning, or nowhere. */
export const longestQuoting = 20_000;

/** A text of letters and digits only, in small letters, with the place of each in the text. */
interface Bare {
  readonly text: string;
  readonly places: Uint32Array;
}

const telling = /[\p{L}\p{N}]/u;

function bareOf(text: string): Bare {
  const places = new Uint32Array(text.length);
  let bare = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (!telling.test(character)) continue;
    const small = character.toLowerCase();
    places[bare.length] = at;
    bare += small.length === 1 ? small : character;
  }
  return { text: bare, places };
}

/** The messages of an entry, as its vendor returns them, without what lies between the letters. */
function wordingsOf({ message, variants, source }: Entry): string[] {
  return [message, ...variants]
    .flatMap((one) => source.published.map((language) => one[language]))
    .filter((one) => one.length >= ([...one].some(isChinese) ? least.chinese : least.latin))
    .map((one) => bareOf(one).text)
    .filter((bare) => bare !== '');
}

/** One wording of an entry. */
interface Wording {
  readonly entry: Entry;
  /** Position of the entry among those of the tables. */
  readonly order: number;
  readonly bare: string;
}

/** How many letters of a wording it is looked up by; nearly all have more. */
const beginning = 4;

/** The wordings of all failures by how they begin: looking for them takes as long with any number of them. */
type Wordings = ReadonlyMap<string, readonly Wording[]>;

const wordingsOfCatalog = new WeakMap<Catalog, Wordings>();

function wordingsByBeginning(catalog: Catalog): Wordings {
  const known = wordingsOfCatalog.get(catalog);
  if (known) return known;
  const wordings = new Map<string, Wording[]>();
  for (const [order, entry] of catalog.entries().entries()) {
    if (entry.kind !== 'error') continue;
    for (const bare of wordingsOf(entry)) {
      const key = bare.slice(0, beginning);
      const same = wordings.get(key);
      if (same) same.push({ entry, order, bare });
      else wordings.set(key, [{ entry, order, bare }]);
    }
  }
  wordingsOfCatalog.set(catalog, wordings);
  return wordings;
}

const isWordUnit = (text: string, at: number): boolean => isLetter(text.charAt(at));

/** Whether a part of a text begins or ends within a word. */
function isCut(text: string, start: number, end: number): boolean {
  return (
    (isWordUnit(text, start) && isWordUnit(text, start - 1)) ||
    (isWordUnit(text, end - 1) && isWordUnit(text, end))
  );
}

/** The longest wording of each entry that stands in a text with no word cut, in the order of the tables. */
function quotesIn(text: string, catalog: Catalog, vendors: readonly string[] | undefined): Wording[] {
  const bare = bareOf(text);
  const wordings = wordingsByBeginning(catalog);
  const longest = new Map<number, Wording>();
  for (let at = 0; at < bare.text.length; at++) {
    // Of what is shorter than a beginning, the whole is the beginning.
    for (let length = 1; length <= beginning && at + length <= bare.text.length; length++) {
      for (const one of wordings.get(bare.text.slice(at, at + length)) ?? []) {
        if (vendors?.includes(one.entry.vendor) === false) continue;
        if (one.bare.length <= (longest.get(one.order)?.bare.length ?? 0)) continue;
        if (!bare.text.startsWith(one.bare, at)) continue;
        const start = bare.places[at] as number;
        const end = (bare.places[at + one.bare.length - 1] as number) + 1;
        if (!isCut(text, start, end)) longest.set(one.order, one);
      }
    }
  }
  return [...longest.values()].sort((a, b) => a.order - b.order);
}

/**
 * The entries whose message, as the vendor returns it, stands in a text: the longest first, and of equal ones those of a
 * vendor that the text names.
 *
 * @param vendors ids to look at; all when left out
 */
export function quotedMessages(
  { text }: PlainText,
  catalog: Catalog,
  marks: SignalMarks,
  vendors?: readonly string[],
): Entry[] {
  const named = new Set(findSignals(text, marks).map(({ platform }) => platform));
  return quotesIn(text.slice(0, longestQuoting), catalog, vendors)
    .sort(
      (a, b) =>
        b.bare.length - a.bare.length ||
        Number(named.has(b.entry.vendor)) - Number(named.has(a.entry.vendor)),
    )
    .slice(0, mostFound)
    .map(({ entry }) => entry);
}
