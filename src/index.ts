/**
 * The error-code tables as a library.
 *
 * @module errcode-cli
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBundledCatalog } from './catalog/bundled.ts';
import type { Catalog } from './catalog/catalog.ts';
import { type LookupResult, lookupCodes } from './catalog/lookup.ts';
import { parseQuery } from './catalog/query.ts';
import { createExplainer, type Explanation } from './detect/explain.ts';
import { openSearchData, type SearchData } from './search/data.ts';
import { type SearchResult, search as searchTables } from './search/search.ts';

export type { Catalog, CatalogIndex, Position, ReadEntry, VendorTable } from './catalog/catalog.ts';
export { createCatalog } from './catalog/catalog.ts';
export { codeKey, compareCodes, looksLikeCode, normalizeCode } from './catalog/code.ts';
export type { Found, LookupResult, MissingCode } from './catalog/lookup.ts';
export type { AskedCode } from './catalog/query.ts';
export type { Suggestion, SuggestionReason } from './catalog/suggest.ts';
export type * from './catalog/types.ts';

export type { Detection } from './detect/detect.ts';
export type { Explanation, Meaning } from './detect/explain.ts';
export type { Fact, FactKind } from './detect/facts.ts';
export type { Candidate, Certainty, Guess, Reason } from './detect/vendor-guess.ts';
export type { FieldText, SearchField } from './search/fields.ts';
export type { Marker, Match, Range } from './search/match.ts';
export type { Hit, SearchResult } from './search/search.ts';

const dataDirectory = fileURLToPath(new URL('./data', import.meta.url));
let bundled: Catalog | undefined;
let searchData: SearchData | undefined;

/** The tables that come with the package; read when first asked for. */
export function bundledCatalog(): Catalog {
  bundled ??= openBundledCatalog(dataDirectory);
  return bundled;
}

export interface LookupOptions {
  /** Ids, aliases or names of the vendors to look at; all when left out. */
  readonly vendor?: string | readonly string[];
  /** Where to look; the bundled tables when left out. */
  readonly catalog?: Catalog;
}

/** The ids of vendors by their names. @throws RangeError when one is unknown */
function vendorIds(catalog: Catalog, names: string | readonly string[] | undefined): string[] | undefined {
  return names === undefined
    ? undefined
    : [names].flat().map((name) => {
        const vendor = catalog.findVendor(name);
        if (!vendor) throw new RangeError(`unknown vendor: ${name}`);
        return vendor.id;
      });
}

/**
 * Looks error codes up, in any spelling that the command line takes.
 *
 * @param what one or more codes: `40014`, `dingtalk:40014`, `"wps 100014"`
 * @returns what was found, in the order asked, what was not, and what may have been meant
 * @throws RangeError when a vendor's name is unknown
 * @example
 * lookup('40014', { vendor: 'dingtalk' }).results[0]?.entry.retry // 'refresh-token'
 */
export function lookup(what: string | readonly string[], options: LookupOptions = {}): LookupResult {
  const catalog = options.catalog ?? bundledCatalog();
  const query = parseQuery(catalog, [what].flat(), vendorIds(catalog, options.vendor));
  vendorIds(catalog, query.unknownVendors);
  return lookupCodes(catalog, query);
}

export interface SearchOptions {
  /** Ids, aliases or names of the vendors to look at; all when left out. */
  readonly vendor?: string | readonly string[];
  /** At most so many hits; 10 when left out. */
  readonly limit?: number;
}

/**
 * Searches the bundled tables by words: of the messages or of one's own, in either language, in pinyin, in Traditional
 * characters, with slips, or a pasted message.
 *
 * @throws RangeError when a vendor's name is unknown, or the limit is no positive whole number
 * @example
 * search('部门下面还有人删不掉').hits[0]?.entry.code // '60005'
 */
export function search(query: string, options: SearchOptions = {}): SearchResult {
  const catalog = bundledCatalog();
  searchData ??= openSearchData(join(dataDirectory, 'search'));
  const vendors = vendorIds(catalog, options.vendor);
  const { limit = 10 } = options;
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit is no positive whole number: ${limit}`);
  return searchTables(catalog, searchData, query, { vendors, limit });
}

export interface ExplainOptions {
  /** Ids, aliases or names of the vendors whose text it is; found out when left out. */
  readonly vendor?: string | readonly string[];
  /** Where to look; the bundled tables when left out. */
  readonly catalog?: Catalog;
}

/**
 * Finds the error codes of a text, a response, a log line or a stack trace, and explains each: whose it is, what it means
 * there, and what the text itself tells. Secrets of the text are masked.
 *
 * @returns each code of each vendor once, in order of appearance; successes only where nothing failed
 * @throws RangeError when a vendor's name is unknown
 * @example
 * explain('{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=1.2.3.4"}')[0]?.meanings[0]?.entry.retry // 'fix-first'
 */
export function explain(text: string, options: ExplainOptions = {}): Explanation[] {
  const catalog = options.catalog ?? bundledCatalog();
  const explainer = createExplainer(catalog, { vendors: vendorIds(catalog, options.vendor) });
  explainer.add(text);
  return explainer.explanations();
}
