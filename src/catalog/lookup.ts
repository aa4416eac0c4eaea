import type { Catalog } from './catalog.ts';
import type { AskedCode, Query } from './query.ts';
import { type Suggestion, suggestCodes } from './suggest.ts';
import type { Entry, Family } from './types.ts';

/** An entry with the words that asked for it. */
export interface Found {
  /** What asked for it, as it was given. */
  readonly query: string;
  /** One meaning of the code. */
  readonly entry: Entry;
}

/** What a lookup found, and what it did not. */
export interface LookupResult {
  /** In the order asked; within one code in the vendors' order, a preferred vendor first. */
  readonly results: readonly Found[];
  /** What no table has, each with what may have been meant by it. */
  readonly missing: readonly MissingCode[];
}

/** A code that no table has. */
export interface MissingCode extends AskedCode {
  /** What is known of its kind, at each vendor that knows such codes. */
  readonly families: readonly Family[];
  /** Best first; none for what is missing after the first fifty. */
  readonly suggestions: readonly Suggestion[];
}

/** Each has to be compared with all codes; a text of more words than these was not typed, and nobody reads what is similar to each. */
const mostWithSuggestions = 50;

/**
 * Looks codes up exactly. Words that are no code in any spelling are asked for as they stand, each once, and are missing.
 *
 * @param preferredVendor id of the vendor whose meanings come first where several vendors have a code
 */
export function lookupCodes(catalog: Catalog, query: Query, preferredVendor?: string): LookupResult {
  const results: Found[] = [];
  const missing: MissingCode[] = [];
  const words = [...new Set(query.words)].map(
    (word): AskedCode => ({ query: word, code: word, vendors: undefined }),
  );
  for (const asked of [...query.codes, ...words]) {
    const entries = catalog.find(asked.code, asked.vendors);
    if (entries.length === 0) {
      const families = catalog.families(asked.code, asked.vendors);
      const suggestions = missing.length < mostWithSuggestions ? suggestCodes(catalog, asked) : [];
      missing.push({ ...asked, families, suggestions });
    }
    // The sort is stable: all others keep their order.
    entries.sort((a, b) => Number(b.vendor === preferredVendor) - Number(a.vendor === preferredVendor));
    results.push(...entries.map((entry) => ({ query: asked.query, entry })));
  }
  return { results, missing };
}
