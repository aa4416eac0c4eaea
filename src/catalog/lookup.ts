import type { Catalog } from './catalog.ts';
import type { AskedCode } from './query.ts';
import { type Suggestion, suggestCodes } from './suggest.ts';
import type { Entry } from './types.ts';

/** An entry with the words that asked for it. */
export interface Found {
  readonly query: string;
  readonly entry: Entry;
}

export interface LookupResult {
  /** In the order asked; within one code in the vendors' order, a preferred vendor first. */
  readonly results: readonly Found[];
  /** What no table has. */
  readonly missing: readonly AskedCode[];
  /** What may have been meant by the missing ones. */
  readonly suggestions: readonly Suggestion[];
}

/**
 * Looks codes up exactly.
 *
 * @param preferredVendor id of the vendor whose meanings come first where several vendors have a code
 */
export function lookupCodes(
  catalog: Catalog,
  codes: readonly AskedCode[],
  preferredVendor?: string,
): LookupResult {
  const results: Found[] = [];
  const missing: AskedCode[] = [];
  for (const asked of codes) {
    const entries = catalog.find(asked.code, asked.vendors);
    if (entries.length === 0) missing.push(asked);
    // The sort is stable: all others keep their order.
    entries.sort((a, b) => Number(b.vendor === preferredVendor) - Number(a.vendor === preferredVendor));
    results.push(...entries.map((entry) => ({ query: asked.query, entry })));
  }
  return { results, missing, suggestions: missing.flatMap((asked) => suggestCodes(catalog, asked)) };
}
