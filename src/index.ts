/**
 * Explains the error codes of Chinese open platforms, offline. Start with {@link lookup} for a code, {@link search} for words,
 * {@link explain} for a response or a log, and {@link createCatalog} for codes of your own. Nothing is printed, and nothing is read
 * before the first call.
 *
 * @module errcode-cli
 */
import * as form from './arguments.ts';
import { bundledCatalog, bundledSearchData } from './bundled.ts';
import { type Catalog, catalogOf } from './catalog/catalog.ts';
import { type LookupResult, lookupCodes, type MissingCode } from './catalog/lookup.ts';
import { findPlatform } from './catalog/platforms.ts';
import { parseQuery } from './catalog/query.ts';
import { readAsked } from './detect/asked.ts';
import { createExplainer, type Explanation } from './detect/explain.ts';
import { checkOwnEntries, checkOwnOptions } from './own-arguments.ts';
import type { SearchData } from './search/data.ts';
import { compiledSearch } from './search/memory.ts';
import { type SearchResult as FoundByWords, search as searchTables } from './search/search.ts';
import { emptyStore } from './store/memory.ts';
import { type OwnCatalog, type OwnEntry, type OwnVendor, ownCatalog } from './tables/own-catalog.ts';

export type { Catalog, VendorTable } from './catalog/catalog.ts';
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
export type { Hit } from './search/search.ts';
export type { OwnCatalog, OwnEntry, OwnVendor } from './tables/own-catalog.ts';
export type { RawText } from './tables/raw-table.ts';

export { bundledCatalog };

/** What {@link createCatalog} puts beside the entries. */
export interface CatalogOptions {
  /** What is known of the vendors of the entries: names, hosts, response fields. */
  readonly vendors?: readonly OwnVendor[];
  /** Whether the bundled tables are in it too; they are when left out. */
  readonly bundled?: boolean;
}

/**
 * Makes a catalog of one's own codes and the bundled ones, for {@link lookup}, {@link search} and {@link explain}. Takes as long
 * as reading all tables: make it once.
 *
 * @param entries one's own codes; of a bundled code one's own entry stands in place of the bundled one
 * @param options what is known of their vendors, and whether the bundled tables are in it
 * @throws RangeError when an entry lacks something, names no vendor, or is there twice
 * @throws TypeError when something is of another type
 * @example
 * const catalog = createCatalog([
 *   { vendor: 'pay', code: 10001, message: { zh: '订单已关闭', en: 'The order is closed' }, retry: 'fix-first' },
 * ]);
 * lookup('pay:10001', { catalog }).results[0]?.entry.message.en // 'The order is closed'
 * search('订单关闭', { catalog, vendor: 'pay' }).hits[0]?.entry.code // '10001'
 */
export function createCatalog(entries: readonly OwnEntry[], options: CatalogOptions = {}): OwnCatalog {
  checkOwnEntries(entries, 'createCatalog: entries');
  checkOwnOptions(options, 'createCatalog: options');
  const { vendors = [], bundled = true } = options;
  return ownCatalog(bundled ? bundledCatalog() : catalogOf([emptyStore]), entries, vendors);
}

/** Where {@link lookup} looks. */
export interface LookupOptions {
  /** Ids, aliases or names of the vendors to look at; all when left out. */
  readonly vendor?: string | readonly string[];
  /** Where to look; the bundled tables when left out. */
  readonly catalog?: Catalog;
}

/** What the options of {@link lookup} and {@link explain} have to be, and those that others have beside them. */
function checkOptions(options: unknown, at: string, more: Readonly<Record<string, form.Form>> = {}): void {
  const vendor = form.optional(form.oneOrMore(form.name));
  form.object({ vendor, catalog: form.optional(form.catalog), ...more })(options, at);
}

/** The ids of vendors by their names. @throws RangeError when one is unknown */
function vendorIds(catalog: Catalog, names: string | readonly string[] | undefined): string[] | undefined {
  return names === undefined
    ? undefined
    : [names].flat().map((name) => {
        const id = findPlatform(catalog, name);
        if (id === undefined) throw new RangeError(`unknown vendor: ${name}`);
        return id;
      });
}

/**
 * Looks error codes up, in any spelling that the command line takes.
 *
 * @param what one or more codes: `40014`, `'dingtalk:40014'`, `'wps 100014'`, `['40014', '60011']`; a number is taken for its digits
 * @param options the vendors and the catalog to look at; all vendors and the bundled tables when left out
 * @returns what was found, in the order asked, what was not, and what may have been meant
 * @throws RangeError when a vendor's name is unknown, or a number is not exact
 * @throws TypeError when something is of another type
 * @example
 * lookup('40014', { vendor: 'dingtalk' }).results[0]?.entry.retry // 'refresh-token'
 */
export function lookup(
  what: string | number | readonly (string | number)[],
  options: LookupOptions = {},
): LookupResult {
  form.oneOrMore(form.code)(what, 'lookup: what');
  checkOptions(options, 'lookup: options');
  for (const code of [what].flat()) {
    // A greater number was rounded before it came here.
    if (typeof code === 'number' && !Number.isSafeInteger(code))
      throw new RangeError(`lookup: ${code} is no exact whole number; pass the code as a string`);
  }
  const catalog = options.catalog ?? bundledCatalog();
  const query = parseQuery(catalog, [what].flat().map(String), vendorIds(catalog, options.vendor));
  vendorIds(catalog, query.unknownVendors);
  return lookupCodes(catalog, query);
}

/** Where {@link search} looks, and for how much. */
export interface SearchOptions {
  /** Ids, aliases or names of the vendors to look at; all when left out. */
  readonly vendor?: string | readonly string[];
  /** At most so many hits; 10 when left out. */
  readonly limit?: number;
  /** Where to look; the bundled tables when left out. */
  readonly catalog?: Catalog;
}

/** Search data of own catalogs, which takes a moment to make. */
const ownSearchData = /* @__PURE__ */ new WeakMap<Catalog, SearchData>();

/** What search reads of a catalog. */
function searchDataOf(catalog: Catalog): SearchData {
  const bundled = bundledSearchData();
  if (!('ownEntries' in catalog)) return bundled;
  const known = ownSearchData.get(catalog);
  if (known) return known;
  const own = compiledSearch((catalog as OwnCatalog).ownEntries, bundled);
  const data = catalog.stores[0] === emptyStore ? bundled.withOnly(own) : bundled.with(own);
  ownSearchData.set(catalog, data);
  return data;
}

/**
 * What a search found.
 *
 * Where the words hold a code that no table has, `unknown` names it, and the hits are what the other words find: similar entries,
 * none of which is what the code means.
 */
export interface SearchResult extends FoundByWords {
  /** Codes among the words that no table has, at the platform that is named with them, or at any; empty for none. */
  readonly unknown: readonly MissingCode[];
}

/**
 * Searches the tables by words: of the messages or of one's own, in either language, in pinyin, in Traditional
 * characters, with slips, or a pasted message.
 *
 * @param query the words, as a person types them
 * @param options where to look, and for how many hits
 * @returns the hits, best first, none where nothing is relevant; and the codes among the words that no table has, of which the hits
 *   are then no explanation
 * @throws RangeError when a vendor's name is unknown, or the limit is no positive whole number
 * @throws TypeError when something is of another type
 * @example
 * search('部门下面还有人删不掉').hits[0]?.entry.code // '60005'
 * search('7777777 sign not match').unknown[0]?.code // '7777777'
 */
export function search(query: string, options: SearchOptions = {}): SearchResult {
  form.text(query, 'search: query');
  checkOptions(options, 'search: options', { limit: form.optional(form.number) });
  const { catalog = bundledCatalog(), limit = 10 } = options;
  const vendors = vendorIds(catalog, options.vendor);
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit is no positive whole number: ${limit}`);
  const { codes, words } = readAsked(catalog, [query], vendors);
  const unknown = lookupCodes(catalog, { codes, words: [], unknownVendors: [] }).missing;
  const find = (sought: string): FoundByWords =>
    searchTables(catalog, searchDataOf(catalog), sought, { vendors, limit });
  const whole = unknown.length === 0 || words.length > 0 ? find(query) : undefined;
  // A number of an entry's message is no code that was asked for.
  if (whole && (unknown.length === 0 || whole.hits[0]?.score === 1)) return { ...whole, unknown: [] };
  return { ...find(words.join(' ')), unknown };
}

/** What {@link explain} is told of the text. */
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
 * @param text any text; of a long log the lines around a failure are enough
 * @param options whose text it is, and where to look
 * @returns each code of each vendor once, in order of appearance; successes only where nothing failed
 * @throws RangeError when a vendor's name is unknown
 * @throws TypeError when something is of another type; a parsed response goes in as `JSON.stringify(response)`
 * @example
 * explain('{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=1.2.3.4"}')[0]?.meanings[0]?.entry.retry // 'fix-first'
 */
export function explain(text: string, options: ExplainOptions = {}): Explanation[] {
  form.text(text, 'explain: text');
  checkOptions(options, 'explain: options');
  const catalog = options.catalog ?? bundledCatalog();
  const explainer = createExplainer(catalog, { vendors: vendorIds(catalog, options.vendor) });
  explainer.add(text);
  return explainer.explanations();
}
