/** Finds the entries whose message a text quotes, where it holds no code. */
import type { Catalog } from '../catalog/catalog.ts';
import { oncePer } from '../catalog/lazily.ts';
import type { Entry } from '../catalog/types.ts';
import { isChinese, isLetter } from './characters.ts';
import type { Span } from './numbers.ts';
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
const wordingsOf = /* @__PURE__ */ oncePer(({ message, variants, source }: Entry) =>
  [message, ...variants]
    .flatMap((one) => source.published.map((language) => one[language]))
    .filter((one) => one.length >= ([...one].some(isChinese) ? least.chinese : least.latin))
    .map((one) => bareOf(one).text),
);

/** An entry with the longest message of it that stands in a text. */
interface Quote {
  readonly entry: Entry;
  readonly length: number;
  readonly span: Span;
}

const isWordUnit = (text: string, at: number): boolean => isLetter(text.charAt(at));

/** Where a wording stands in a text, with no word cut. */
function placeOf(text: string, bare: Bare, wording: string): Span | undefined {
  for (let at = bare.text.indexOf(wording); at >= 0; at = bare.text.indexOf(wording, at + 1)) {
    const start = bare.places[at] as number;
    const end = (bare.places[at + wording.length - 1] as number) + 1;
    const isCut =
      (isWordUnit(text, start) && isWordUnit(text, start - 1)) ||
      (isWordUnit(text, end - 1) && isWordUnit(text, end));
    if (!isCut) return { start, end };
  }
  return undefined;
}

function quotesIn(text: string, catalog: Catalog, vendors: readonly string[] | undefined): Quote[] {
  const bare = bareOf(text);
  return catalog.entries(vendors).flatMap((entry): Quote[] => {
    if (entry.kind !== 'error') return [];
    let longest: Quote | undefined;
    for (const wording of wordingsOf(entry)) {
      if (wording.length <= (longest?.length ?? 0) || !bare.text.includes(wording)) continue;
      const span = placeOf(text, bare, wording);
      if (span) longest = { entry, length: wording.length, span };
    }
    return longest ? [longest] : [];
  });
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
      (a, b) => b.length - a.length || Number(named.has(b.entry.vendor)) - Number(named.has(a.entry.vendor)),
    )
    .slice(0, mostFound)
    .map(({ entry }) => entry);
}
