import type { Catalog } from '../catalog/catalog.ts';
import { namesOf } from '../catalog/vendors.ts';
import { visible } from '../render/visible.ts';
import { UsageError } from './context.ts';

async function unknownVendor(catalog: Catalog, name: string, where = ''): Promise<UsageError> {
  const { nearestNames } = await import('../search/nearest.ts');
  const near = nearestNames(
    name,
    catalog.vendors.flatMap((vendor) => namesOf(vendor)),
  ).flatMap((found) => catalog.findVendor(found)?.id ?? []);
  const known = catalog.vendors.map((vendor) => vendor.id);
  return new UsageError((words) => where + words.unknownVendor(visible(name), [...new Set(near)], known));
}

/** @throws UsageError with the nearest names when there is any unknown one */
export async function requireKnownVendors(catalog: Catalog, unknown: readonly string[]): Promise<void> {
  if (unknown[0] !== undefined) throw await unknownVendor(catalog, unknown[0]);
}

/**
 * The ids of vendors that the user named.
 *
 * @param given names, aliases or ids; each may be a list with commas
 * @param where what an error begins with, to tell where the name stands
 * @returns undefined when nothing was given
 * @throws UsageError with the nearest names when one is unknown
 */
export async function resolveVendors(
  catalog: Catalog,
  given: readonly string[],
  where = '',
): Promise<string[] | undefined> {
  const words = given.flatMap((list) => list.split(/[,，]/u)).map((word) => word.trim());
  const ids: string[] = [];
  for (const word of words.filter(Boolean)) {
    const vendor = catalog.findVendor(word);
    if (!vendor) throw await unknownVendor(catalog, word, where);
    if (!ids.includes(vendor.id)) ids.push(vendor.id);
  }
  return ids.length > 0 ? ids : undefined;
}
