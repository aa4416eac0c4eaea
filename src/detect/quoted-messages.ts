/** Finds the entries whose message a text quotes, where it holds no code. */
import type { Catalog } from '../catalog/catalog.ts';
import { oncePer } from '../catalog/lazily.ts';
import type { Entry } from '../catalog/types.ts';
import { isChinese, isLetter } from './characters.ts';
import type { Span } from './numbers.ts';
import type { PlainText } from './plain-text.ts';
import { findSignals, type Signal, type SignalMarks } from './signals.ts';

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

/** A wording that stands in a text, and where. */
interface Quote extends Wording {
  readonly span: Span;
}

/** How many letters of a wording it is looked up by; nearly all have more. */
const beginning = 4;

/** The wordings of all failures by how they begin: looking for them takes as long with any number of them. */
type Wordings = ReadonlyMap<string, readonly Wording[]>;

const wordingsByBeginning = /* @__PURE__ */ oncePer((catalog: Catalog): Wordings => {
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
  return wordings;
});

const isWordUnit = (text: string, at: number): boolean => isLetter(text.charAt(at));

/** Whether a part of a text begins or ends within a word. */
function isCut(text: string, start: number, end: number): boolean {
  return (
    (isWordUnit(text, start) && isWordUnit(text, start - 1)) ||
    (isWordUnit(text, end - 1) && isWordUnit(text, end))
  );
}

/** The longest wording of each entry that stands in a text with no word cut, in the order of the tables. */
function quotesIn(text: string, catalog: Catalog, vendors: readonly string[] | undefined): Quote[] {
  const bare = bareOf(text);
  const wordings = wordingsByBeginning(catalog);
  const longest = new Map<number, Quote>();
  for (let at = 0; at < bare.text.length; at++) {
    // Of what is shorter than a beginning, the whole is the beginning.
    for (let length = 1; length <= beginning && at + length <= bare.text.length; length++) {
      for (const one of wordings.get(bare.text.slice(at, at + length)) ?? []) {
        if (vendors?.includes(one.entry.vendor) === false) continue;
        if (one.bare.length <= (longest.get(one.order)?.bare.length ?? 0)) continue;
        if (!bare.text.startsWith(one.bare, at)) continue;
        const start = bare.places[at] as number;
        const end = (bare.places[at + one.bare.length - 1] as number) + 1;
        if (!isCut(text, start, end)) longest.set(one.order, { ...one, span: { start, end } });
      }
    }
  }
  return [...longest.values()].sort((a, b) => a.order - b.order);
}

/**
 * What a quoted message begins behind, and ends before: signs, ends of lines, words that announce one, and what responses write
 * behind their messages.
 */
const begins =
  /(?:^|[^\p{L}\p{N}\s])\s{0,4}$|\n\s{0,12}$|(?:返回|报错?|提示|错误|失败|\b(?:error|errmsg|message|msg|exception|says|returns?))\s{1,4}$/iu;
const ends =
  /^\s{0,4}(?:$|[\r\n]|[^\p{L}\p{N}\s]|(?:hints?|rid|req(?:uest)?[ _-]?id|from ip|more (?:info|details))\b)/iu;
const edge = 24;

/** Whether a message stands by itself, and is no part of a sentence: behind a sign, or what tells its platform. */
function isWhole(text: string, { start, end }: Span, signals: readonly Signal[]): boolean {
  const before = text.slice(Math.max(0, start - edge), start);
  const isBehindSignal = signals.some(
    ({ end: last }) => last <= start && text.slice(last, start).trim() === '',
  );
  return (isBehindSignal || begins.test(before)) && ends.test(text.slice(end, end + edge));
}

/** Whether a message itself holds a signal. */
const isWithin = ({ at }: Signal, { start, end }: Span): boolean => at >= start && at < end;

/** Whether a signal is certain: no name alone, which people write about anything. */
const isProof = ({ kind }: Signal): boolean => kind !== 'name';

/** Nobody writes a message of so many letters by chance. */
const longEnough = { chinese: 8, latin: 24 };

/** A failure that is told by its message. */
export interface ToldByMessage {
  /** The entries of the only code that has the message, at the vendor that the text tells. */
  readonly entries: readonly Entry[];
  /** Where the message stands in the plain text. */
  readonly span: Span;
  /** What tells the vendor. */
  readonly reason: 'host' | 'response' | 'name' | 'option';
}

/** The status of HTTP, which client libraries print in the place of a code that is a word. */
const statusInstead = /\bcode: ?[45]\d\d, [^\n]{1,500}?\brequest id:/i;

/**
 * The code that a text tells by its message: where the whole message is that of exactly one code of a vendor, and the text proves
 * that it is from this vendor.
 *
 * @param vendors ids that were asked for; all when left out. The only one needs no proof
 */
export function toldByMessage(
  { text: whole }: PlainText,
  catalog: Catalog,
  marks: SignalMarks,
  vendors?: readonly string[],
): ToldByMessage | undefined {
  const text = whole.slice(0, longestQuoting);
  const signals = findSignals(text, marks);
  const isWordOnly = statusInstead.test(text);
  const found = quotesIn(text, catalog, vendors).filter(
    ({ entry, span }) => !(isWordOnly && /^-?\d+$/.test(entry.code)) && isWhole(text, span, signals),
  );
  const told = new Map<string, ToldByMessage>();
  for (const { entry, span, bare } of found) {
    const isPart = found.some(
      (other) =>
        other.entry.vendor === entry.vendor &&
        other.bare.length > bare.length &&
        other.span.start <= span.start &&
        other.span.end >= span.end,
    );
    if (isPart) continue;
    // Where nobody else says so long a message, a name tells enough.
    const isOnly =
      bare.length >= (/[\u4e00-\u9fff]/.test(bare) ? longEnough.chinese : longEnough.latin) &&
      found.every((other) => other.entry.vendor === entry.vendor && other.entry.code === entry.code);
    const proof = signals.find(
      (one) => one.platform === entry.vendor && (isOnly || isProof(one)) && !isWithin(one, span),
    );
    const reason = vendors?.length === 1 ? 'option' : proof && (proof.kind === 'trace' ? 'name' : proof.kind);
    if (reason === undefined) continue;
    const key = `${entry.vendor}:${entry.code}`;
    const entries = [...(told.get(key)?.entries ?? []), entry];
    told.set(key, { entries, span, reason });
  }
  const [only, ...others] = told.values();
  return others.length === 0 ? only : undefined;
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
