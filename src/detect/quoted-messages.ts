/** Finds the entries whose message a text quotes, where it holds no code. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { isChinese, isLetter } from './characters.ts';
import type { Span } from './numbers.ts';
import type { PlainText } from './plain-text.ts';
import { findSignals, type Signal, type SignalMarks } from './signals.ts';

/** Shorter messages stand in a text by chance; a Chinese character says more than a letter. */
const least = { chinese: 6, latin: 14 };
/** Where nothing else tells the vendor, a message has to be as long, and so much of its line. */
const leastAlone = { chinese: 9, latin: 20, part: 0.4 };
/** A message that is nearly as long as the longest one of another vendor fits as well. */
const nearlyAsLong = 0.9;
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

const bareWordings = new WeakMap<Entry, readonly string[]>();

/** The messages of an entry, as its vendor returns them, without what lies between the letters. */
function wordingsOf(entry: Entry): readonly string[] {
  let wordings = bareWordings.get(entry);
  if (wordings === undefined) {
    const { message, variants, source } = entry;
    wordings = [message, ...variants]
      .flatMap((one) => source.published.map((language) => one[language]))
      .filter((one) => one.length >= ([...one].some(isChinese) ? least.chinese : least.latin))
      .map((one) => bareOf(one).text);
    bareWordings.set(entry, wordings);
  }
  return wordings;
}

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

/** The message of one vendor that a text without a code holds. */
export interface Recognised extends Span {
  /** The entries of the vendor that have it; more than one where several of its codes say the same. */
  readonly entries: readonly Entry[];
  /** Whether the text itself proves the vendor. */
  readonly isProven: boolean;
}

/** The vendor that some signals tell, where it is the only one among those that have the message. */
function onlyTold(quotes: readonly Quote[], signals: readonly Signal[]): string | undefined {
  const told = new Set(signals.map(({ platform }) => platform));
  const vendors = new Set(quotes.map(({ entry }) => entry.vendor).filter((vendor) => told.has(vendor)));
  return vendors.size === 1 ? [...vendors][0] : undefined;
}

/** Whether a message is long enough to be nobody else's, and most of what its line says. */
function isTellingAlone(text: string, { span, length }: Quote): boolean {
  const quote = text.slice(span.start, span.end);
  const isLong = length >= ([...quote].some(isChinese) ? leastAlone.chinese : leastAlone.latin);
  const start = text.lastIndexOf('\n', span.start) + 1;
  const end = text.indexOf('\n', span.end);
  const line = bareOf(text.slice(start, end < 0 ? text.length : end)).text;
  return isLong && length / line.length >= leastAlone.part;
}

/** The vendor of the longest message, where no other has one that is nearly as long. */
function onlyHaving(text: string, quotes: readonly Quote[]): string | undefined {
  const longest = quotes.reduce((a, b) => (b.length > a.length ? b : a), quotes[0] as Quote);
  const vendors = new Set(
    quotes.filter(({ length }) => length >= nearlyAsLong * longest.length).map(({ entry }) => entry.vendor),
  );
  return vendors.size === 1 && isTellingAlone(text, longest) ? longest.entry.vendor : undefined;
}

/**
 * The vendor's message that a text without a code holds: of the vendor that the text proves or names, or of the only one that
 * publishes it.
 *
 * @param vendors ids to look at; all when left out
 * @returns undefined where none fits, or several fit equally
 */
export function recognise(
  plain: PlainText,
  catalog: Catalog,
  marks: SignalMarks,
  vendors?: readonly string[],
): Recognised | undefined {
  const text = plain.text.slice(0, longestQuoting);
  const quotes = quotesIn(text, catalog, vendors);
  if (quotes.length === 0) return undefined;
  const signals = findSignals(text, marks);
  const proofs = signals.filter(({ kind }) => kind === 'host' || kind === 'response');
  const proven = onlyTold(quotes, proofs);
  // What another platform's responses hold is that one's.
  if (proven === undefined && proofs.length > 0) return undefined;
  const isOthers = signals.some(({ platform }) => !catalog.vendors.some(({ id }) => id === platform));
  const vendor = proven ?? (isOthers ? undefined : (onlyTold(quotes, signals) ?? onlyHaving(text, quotes)));
  if (vendor === undefined) return undefined;
  const own = quotes.filter(({ entry }) => entry.vendor === vendor);
  const length = Math.max(...own.map((quote) => quote.length));
  const longest = own
    .filter((quote) => quote.length === length)
    .sort((a, b) => Number(b.entry.explained) - Number(a.entry.explained));
  const [{ span }] = longest as [Quote];
  return { ...span, entries: longest.map(({ entry }) => entry), isProven: proven !== undefined };
}
