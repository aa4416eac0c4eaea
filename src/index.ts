/**
 * The error-code tables as a library.
 *
 * @module errcode-cli
 */
import { fileURLToPath } from 'node:url';
import { openBundledCatalog } from './catalog/bundled.ts';
import type { Catalog } from './catalog/catalog.ts';
import { type LookupResult, lookupCodes } from './catalog/lookup.ts';
import { parseQuery } from './catalog/query.ts';

export type { Catalog, CatalogIndex, Position, ReadEntry, VendorTable } from './catalog/catalog.ts';
export { createCatalog } from './catalog/catalog.ts';
export { codeKey, compareCodes, looksLikeCode, normalizeCode } from './catalog/code.ts';
export type { Found, LookupResult, MissingCode } from './catalog/lookup.ts';
export type { AskedCode } from './catalog/query.ts';
export type { Suggestion, SuggestionReason } from './catalog/suggest.ts';
export type * from './catalog/types.ts';

let bundled: Catalog | undefined;

/** The tables that come with the package; read when first asked for. */
export function bundledCatalog(): Catalog {
  bundled ??= openBundledCatalog(fileURLToPath(new URL('./data', import.meta.url)));
  return bundled;
}

export interface LookupOptions {
  /** Ids, aliases or names of the vendors to look at; all when left out. */
  readonly vendor?: string | readonly string[];
  /** Where to look; the bundled tables when left out. */
  readonly catalog?: Catalog;
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
  const idOf = (name: string): string => {
    const vendor = catalog.findVendor(name);
    if (!vendor) throw new RangeError(`unknown vendor: ${name}`);
    return vendor.id;
  };
  const vendors = options.vendor === undefined ? undefined : [options.vendor].flat().map(idOf);
  const query = parseQuery(catalog, [what].flat(), vendors);
  if (query.unknownVendors[0] !== undefined) idOf(query.unknownVendors[0]);
  return lookupCodes(catalog, query);
}
