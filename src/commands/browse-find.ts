import { lookupCodes } from '../catalog/lookup.ts';
import { parseQuery, type Query } from '../catalog/query.ts';
import type { Entry } from '../catalog/types.ts';
import { createExplainer } from '../detect/explain.ts';
import type { SearchData } from '../search/data.ts';
import type { Marker } from '../search/match.ts';
import { type Hit, search } from '../search/search.ts';
import { type Context, vendorOf } from './context.ts';
import { defaultVendor } from './vendor-names.ts';

/** Finds what a half-typed query may mean. */
export type Find = (query: string) => readonly Hit[];

/** More than anybody scrolls through; ranking more takes longer than a key may. */
const mostHits = 50;

const nothingMarked: Marker = { ranges: () => [] };

/** An entry that was found by another way than words. */
function plainHit(entry: Entry): Hit {
  return {
    entry,
    score: 1,
    sureness: 1,
    closest: { field: 'message', language: 'zh', index: null, text: entry.message.zh },
    marker: nothingMarked,
  };
}

/** Whether a text has what no code in it is without: a digit, or the dot of newer interfaces. */
const mayHoldCode = (text: string): boolean => /[0-9０-９]|[A-Za-z]\.[A-Za-z]/.test(text);

/**
 * Makes the search that answers at every key: nothing typed is the whole table, the beginning of a code is all codes that
 * begin so, a pasted response or log line is the codes in it, and all else is searched for. Where a word is not
 * finished and so says nothing to the search, it is looked for as it stands.
 *
 * @throws UsageError when `ERRCODE_VENDOR` names no vendor
 */
export async function createFind(context: Context, data: SearchData): Promise<Find> {
  const { catalog, vendors } = context;
  const preferredVendor = await defaultVendor(context);
  const all = catalog.entries(vendors);
  let searched: { readonly entry: Entry; readonly text: string }[] | undefined;

  /** The codes asked for, then those that begin like the only one; what may have been meant where there is none. */
  function byCode({ codes }: Query): readonly Entry[] {
    const { results, missing } = lookupCodes(
      catalog,
      { codes, words: [], unknownVendors: [] },
      preferredVendor,
    );
    const exact = results.map(({ entry }) => entry);
    const [asked] = codes;
    const longer =
      asked === undefined || codes.length > 1
        ? []
        : all.filter(
            ({ vendor, code }) =>
              code.length > asked.code.length &&
              code.toLowerCase().startsWith(asked.code.toLowerCase()) &&
              (asked.vendors?.includes(vendor) ?? true),
          );
    if (exact.length + longer.length > 0) return [...exact, ...longer];
    return missing
      .flatMap(({ suggestions }) => suggestions)
      .flatMap(({ vendor, code }) => catalog.find(code, [vendor]));
  }

  function inText(text: string): readonly Entry[] {
    const explainer = createExplainer(catalog, { vendors });
    explainer.add(text);
    return explainer.explanations().flatMap(({ meanings }) => meanings.map(({ entry }) => entry));
  }

  function asItStands(text: string): readonly Entry[] {
    searched ??= all.map((entry) => {
      const { zh, en } = entry.message;
      const { name } = vendorOf(context, entry.vendor);
      return { entry, text: `${entry.code}\n${zh}\n${en}\n${name.zh}\n${name.en}`.toLowerCase() };
    });
    const words = text.toLowerCase().split(/\s+/u);
    return searched.filter((one) => words.every((word) => one.text.includes(word))).map(({ entry }) => entry);
  }

  return (query) => {
    const text = query.trim();
    if (text === '') return all.map(plainHit);
    const vendor = catalog.findVendor(text);
    if (vendor) return all.filter((entry) => entry.vendor === vendor.id).map(plainHit);
    const asked = parseQuery(catalog, [text], vendors);
    if (asked.words.length === 0 && asked.codes.length > 0) {
      const entries = byCode(asked);
      if (entries.length > 0) return entries.map(plainHit);
    }
    const explained = mayHoldCode(text) ? inText(text) : [];
    if (explained.length > 0) return explained.map(plainHit);
    const { hits } = search(catalog, data, text, { vendors, preferredVendor, limit: mostHits });
    return hits.length > 0 ? hits : asItStands(text).map(plainHit);
  };
}
