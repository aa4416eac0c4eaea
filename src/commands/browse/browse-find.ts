import { lookupCodes, type MissingCode } from '../../catalog/lookup.ts';
import { hasTable } from '../../catalog/platforms.ts';
import { parseQuery, type Query } from '../../catalog/query.ts';
import type { SuggestionReason } from '../../catalog/suggest.ts';
import type { Entry } from '../../catalog/types.ts';
import { readAsked } from '../../detect/asked.ts';
import { createExplainer } from '../../detect/explain.ts';
import { messageWords } from '../../detect/message-words.ts';
import { isPasted } from '../../detect/pasted.ts';
import { browseWords } from '../../render/browse-words.ts';
import { explainWords } from '../../render/explain-words.ts';
import { visible } from '../../render/visible.ts';
import { wordsIn } from '../../render/words.ts';
import type { SearchData } from '../../search/data.ts';
import type { Marker } from '../../search/match.ts';
import { type Hit, search } from '../../search/search.ts';
import { type Context, vendorOf } from '../context.ts';
import { platformWithoutTable } from '../unknown.ts';
import { defaultVendor } from '../vendor-names.ts';

/** An entry of the list. */
export interface BrowseHit extends Hit {
  /** How it differs from what was asked, where it is no answer to it. */
  readonly note?: string;
}

/** What a half-typed query may mean. */
export interface BrowseFound {
  /** Names the codes of the query that no table has, or says that a pasted text has none, in one line; null elsewhere. */
  readonly unknown: string | null;
  readonly missing: readonly MissingCode[];
  readonly hits: readonly BrowseHit[];
}

/** Finds what a half-typed query may mean. */
export type Find = (query: string) => BrowseFound;

/** More than anybody scrolls through; ranking more takes longer than a key may. */
const mostHits = 30;

/** More entries that were found by other words than an unknown code are noise. */
const mostByWords = 5;

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

/** Whether a text has what no code in it is without: a digit, the dot of newer interfaces, or capitals. */
const mayHoldCode = (text: string): boolean =>
  /[0-9０-９]|[A-Za-z]\.[A-Za-z]|[A-Z]_[A-Z]|[A-Z]{6}/.test(text);

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

  const sayings = wordsIn(context.words);
  const noteOf = (reason: SuggestionReason): string =>
    reason === 'other-words' ? sayings.reasons[reason] : sayings.similarBy(sayings.reasons[reason]);

  const ofHits = (hits: readonly BrowseHit[]): BrowseFound => ({ unknown: null, missing: [], hits });
  const found = (entries: readonly Entry[]): BrowseFound => ofHits(entries.map(plainHit));

  /** Names unknown codes, with what is similar to them. @param others hits that are no answer */
  function unknownFound(missing: readonly MissingCode[], others: readonly BrowseHit[]): BrowseFound {
    const similar = missing
      .flatMap(({ suggestions }) => suggestions)
      .flatMap(({ vendor, code, reason }) =>
        catalog.find(code, [vendor]).map((entry) => ({ ...plainHit(entry), note: noteOf(reason) })),
      );
    const sentences = missing.map((one) => {
      const platform = platformWithoutTable(context, one.vendors);
      const what = visible(one.code);
      return platform === undefined ? what : `${what}${sayings.semicolon}${sayings.ofPlatform(platform)}`;
    });
    return {
      unknown: sayings.unknownCodes(sentences.join(sayings.separator)),
      missing,
      hits: [...similar, ...others],
    };
  }

  /** The codes asked for, then those that begin like the only one; what is similar where there is none. */
  function byCode({ codes }: Pick<Query, 'codes'>): BrowseFound {
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
    // What is the beginning of a code is one that is being typed.
    if (longer.length > 0 || missing.length === 0) return found([...exact, ...longer]);
    return unknownFound(missing, exact.map(plainHit));
  }

  /** What a pasted text holds; undefined where it holds no code. */
  function inText(text: string): BrowseFound | undefined {
    const explainer = createExplainer(catalog, { vendors });
    explainer.add(text);
    const found = explainer.explanations();
    const explanations = found.length > 0 ? found : explainer.told();
    if (explanations.length === 0) return undefined;
    const known = explanations.flatMap(({ meanings }) => meanings.map(({ entry }) => plainHit(entry)));
    const [success] = explanations.filter(({ isSuccess }) => isSuccess);
    if (success !== undefined && known.length === 0)
      return {
        unknown: explainWords(context.words).success(visible(success.code), []),
        missing: [],
        hits: [],
      };
    const unknown = explanations.filter(({ meanings }) => meanings.length === 0);
    if (unknown.length === 0) return ofHits(known);
    const similar = unknown.flatMap((one) =>
      one.similar.map((entry) => ({ ...plainHit(entry), note: noteOf('same-message') })),
    );
    const missing = unknown.map(
      ({ code, vendor }): MissingCode => ({
        query: code,
        code,
        vendors: vendor === null ? undefined : [vendor],
        suggestions: [],
        families: vendor === null ? [] : catalog.families(code, [vendor]),
      }),
    );
    return unknownFound(missing, [...similar, ...known]);
  }

  /** What words that hold a code ask for; undefined where they hold none. */
  function inWords(text: string): BrowseFound | undefined {
    const { codes, words, platforms } = readAsked(catalog, [text], vendors);
    if (codes.length === 0) return undefined;
    const { results, missing } = lookupCodes(
      catalog,
      { codes, words: [], unknownVendors: [] },
      preferredVendor,
    );
    if (missing.length === 0) return found(results.map(({ entry }) => entry));
    const named = platforms.filter((id) => hasTable(catalog, id));
    const { hits } = search(catalog, data, words.join(' '), {
      vendors: named.length > 0 ? named : vendors,
      preferredVendor,
      limit: mostByWords,
    });
    const others = hits.map((hit) => ({ ...hit, note: noteOf('other-words') }));
    return unknownFound(missing, [...results.map(({ entry }) => plainHit(entry)), ...others]);
  }

  /** What words of a pasted text without a code find, which is no answer. */
  function byItsWords(text: string): BrowseFound {
    const words = messageWords(text);
    const options = { vendors, preferredVendor, limit: mostByWords };
    const hits = words === null ? [] : search(catalog, data, words, options).hits;
    const note = browseWords(context.words).byItsWords;
    return {
      unknown: explainWords(context.words).notFound,
      missing: [],
      hits: hits.map((hit) => ({ ...hit, note })),
    };
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
    if (text === '') return found(all);
    const vendor = catalog.findVendor(text);
    if (vendor) return found(all.filter((entry) => entry.vendor === vendor.id));
    const asked = parseQuery(catalog, [text], vendors);
    if (asked.words.length === 0 && asked.codes.length > 0) return byCode(asked);
    const explained = isPasted(text) || mayHoldCode(text) ? (inText(text) ?? inWords(text)) : undefined;
    if (explained) return explained;
    if (isPasted(text)) return byItsWords(text);
    const { hits } = search(catalog, data, text, { vendors, preferredVendor, limit: mostHits });
    return hits.length > 0 ? ofHits(hits) : found(asItStands(text));
  };
}
