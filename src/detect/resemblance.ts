/** How much a text is like what a platform says with a code. */
import { oncePer } from '../catalog/lazily.ts';
import type { Entry, Language } from '../catalog/types.ts';
import { joined, type Match, type Range } from '../search/match.ts';
import { isChinese } from './characters.ts';
import { matchesOf } from './matches.ts';

/** More of a text says nothing more about which message it is. */
const longestCompared = 240;
/** A translation of ours is not what the platform returns. */
const translationPart = 0.5;

/** Words, the parts of identifiers by themselves, and Chinese without anything between. */
const runs = /[A-Z]?[a-z]+|[A-Z]+|[\u4e00-\u9fff]+/g;

/** A word, or a pair of Chinese characters, with its place. */
interface Term {
  readonly key: string;
  readonly range: Range;
}

/** What texts are compared by. */
function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const { 0: run, index } of matchesOf(text, runs)) {
    if (!isChinese(run.charAt(0)) || run.length === 1) {
      terms.push({ key: run.toLowerCase(), range: [index, index + run.length] });
    } else {
      for (let i = 1; i < run.length; i++) {
        terms.push({ key: run.slice(i - 1, i + 1), range: [index + i - 1, index + i + 1] });
      }
    }
  }
  return terms;
}

const keysOf = (text: string): Set<string> =>
  new Set(termsOf(text.slice(0, longestCompared)).map(({ key }) => key));

/** From 0 to 1: how much of the message stands in the text, or nearly how much of the text in the message. */
function share(message: ReadonlySet<string>, text: ReadonlySet<string>): number {
  let common = 0;
  for (const term of message) if (text.has(term)) common++;
  if (common === 0 || (common < 2 && message.size > 1)) return 0;
  return Math.max(common / message.size, (0.9 * common) / text.size);
}

/** One wording of an entry, as it is compared. */
interface Wording extends Omit<Match, 'ranges'> {
  readonly keys: ReadonlySet<string>;
  /** How much a likeness counts. */
  readonly part: number;
}

/** The wordings of an entry, cut once. */
const wordingsOf = /* @__PURE__ */ oncePer((entry: Entry): readonly Wording[] => {
  const wording = (
    field: 'message' | 'variants',
    index: number | null,
    language: Language,
    text: string,
  ): Wording => ({
    field,
    language,
    index,
    text,
    keys: keysOf(text),
    part: entry.source.published.includes(language) ? 1 : translationPart,
  });
  return (['zh', 'en'] as const).flatMap((language) => [
    wording('message', null, language, entry.message[language]),
    ...entry.variants.map((variant, i) => wording('variants', i, language, variant[language])),
  ]);
});

/** How a text and an entry are alike. */
export interface Likeness {
  /** From 0 to 1. */
  readonly degree: number;
  /** The wording that the text is most like, with what of it stands in the text; null for a degree of 0. */
  readonly match: Match | null;
}

/** Compares texts with entries. */
export class Resemblance {
  /** One text is compared with several entries, one after another. */
  #last: { readonly text: string; readonly keys: ReadonlySet<string> } = { text: '', keys: new Set() };

  /** How much a text is like the closest message of an entry, from 0 to 1. */
  degree(text: string, entry: Entry): number {
    return this.#closest(text, entry).degree;
  }

  /** How many words a text has in common with the messages of an entry. */
  common(text: string, entry: Entry): number {
    const keys = this.#keysOf(text);
    return Math.max(
      0,
      ...wordingsOf(entry).map((one) => [...keys].filter((key) => one.keys.has(key)).length),
    );
  }

  /** How a text is like the closest message of an entry. */
  likeness(text: string, entry: Entry): Likeness {
    const { degree, wording } = this.#closest(text, entry);
    if (wording === undefined) return { degree, match: null };
    const keys = this.#keysOf(text);
    const { field, language, index } = wording;
    const ranges = text.includes(wording.text)
      ? [[0, wording.text.length] as const]
      : joined(termsOf(wording.text).flatMap(({ key, range }) => (keys.has(key) ? [range] : [])));
    return { degree, match: { field, language, index, text: wording.text, ranges } };
  }

  #closest(text: string, entry: Entry): { degree: number; wording: Wording | undefined } {
    const keys = this.#keysOf(text);
    let degree = 0;
    let wording: Wording | undefined;
    for (const one of keys.size > 0 ? wordingsOf(entry) : []) {
      const own = one.part * share(one.keys, keys);
      if (own > degree) [degree, wording] = [own, one];
    }
    return { degree, wording };
  }

  #keysOf(text: string): ReadonlySet<string> {
    if (this.#last.text !== text) this.#last = { text, keys: keysOf(text) };
    return this.#last.keys;
  }
}
