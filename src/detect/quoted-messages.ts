/** Finds the entries whose message a text quotes, where it holds no code. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { isChinese } from './characters.ts';
import { plainText } from './plain-text.ts';
import { findSignals, signalMarks } from './signals.ts';

/** Shorter messages stand in a text by chance; a Chinese character says more than a letter. */
const least = { chinese: 6, latin: 14 };
const mostFound = 3;

const isTelling = (message: string): boolean =>
  message.length >= ([...message].some(isChinese) ? least.chinese : least.latin);

/** The longest message of an entry that stands in a text; 0 for none. */
function quotedLength({ message, variants, source }: Entry, text: string): number {
  const wordings = [message, ...variants].flatMap((one) => source.published.map((language) => one[language]));
  return Math.max(
    0,
    ...wordings.filter((wording) => isTelling(wording) && text.includes(wording)).map(({ length }) => length),
  );
}

/**
 * The entries whose message, as the vendor returns it, stands in a text: the longest first, and of equal ones those of a
 * vendor that the text names.
 *
 * @param vendors ids to look at; all when left out
 */
export function quotedMessages(text: string, catalog: Catalog, vendors?: readonly string[]): Entry[] {
  const { text: plain, shown } = plainText(text);
  const named = new Set(findSignals(plain, signalMarks(catalog)).map(({ platform }) => platform));
  return catalog
    .entries(vendors)
    .map((entry) => ({ entry, length: quotedLength(entry, shown) }))
    .filter(({ length }) => length > 0)
    .sort(
      (a, b) => b.length - a.length || Number(named.has(b.entry.vendor)) - Number(named.has(a.entry.vendor)),
    )
    .slice(0, mostFound)
    .map(({ entry }) => entry);
}
