/** Platforms by the names that people give them, whether or not there is a table of their codes. */
import type { Catalog } from './catalog.ts';
import type { Platform } from './types.ts';
import { vendorKey } from './vendors.ts';

/** Of each list of platforms, their ids by the names that they go by: every word of a long text may be one. */
const idsByName = new WeakMap<readonly Platform[], ReadonlyMap<string, string>>();

function idsOf(platforms: readonly Platform[]): ReadonlyMap<string, string> {
  const known = idsByName.get(platforms);
  if (known) return known;
  const ids = new Map<string, string>();
  // Of two with one name the first has it.
  for (const { id, name, names } of platforms.toReversed())
    for (const own of [id, name.zh, name.en, ...names]) ids.set(vendorKey(own), id);
  idsByName.set(platforms, ids);
  return ids;
}

/**
 * The id of the platform that a word names, whether or not there is a table of it.
 *
 * @returns undefined for all other words
 */
export function findPlatform(catalog: Catalog, word: string): string | undefined {
  const vendor = catalog.findVendor(word);
  return vendor ? vendor.id : idsOf(catalog.platforms).get(vendorKey(word));
}

/** Whether there is a table of a platform. @param id as {@link findPlatform} returns it */
export const hasTable = (catalog: Catalog, id: string): boolean =>
  catalog.vendors.some((vendor) => vendor.id === id);
