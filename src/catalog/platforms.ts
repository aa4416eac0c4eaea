/** Platforms by the names that people give them, whether or not there is a table of their codes. */
import type { Catalog } from './catalog.ts';
import type { Platform } from './types.ts';
import { vendorKey } from './vendors.ts';

/** Whether a platform goes by a name. @param key as {@link vendorKey} makes it */
const isCalled = ({ id, name, names }: Platform, key: string): boolean =>
  [id, name.zh, name.en, ...names].some((own) => vendorKey(own) === key);

/**
 * The id of the platform that a word names, whether or not there is a table of it.
 *
 * @returns undefined for all other words
 */
export function findPlatform(catalog: Catalog, word: string): string | undefined {
  const vendor = catalog.findVendor(word);
  if (vendor) return vendor.id;
  const key = vendorKey(word);
  return catalog.platforms.find((platform) => isCalled(platform, key))?.id;
}

/** Whether there is a table of a platform. @param id as {@link findPlatform} returns it */
export const hasTable = (catalog: Catalog, id: string): boolean =>
  catalog.vendors.some((vendor) => vendor.id === id);
