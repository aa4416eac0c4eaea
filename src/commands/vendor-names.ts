import type { Catalog } from '../catalog/catalog.ts';
import { findPlatform } from '../catalog/platforms.ts';
import { namesOf } from '../catalog/vendors.ts';
import { visible } from '../render/visible.ts';
import { type Context, UsageError } from './context.ts';

async function unknownVendor(catalog: Catalog, name: string, where = ''): Promise<UsageError> {
  const { nearestNames } = await import('../search/fuzzy.ts');
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

/** The vendor that a name, an alias or an id means. @throws UsageError with the nearest names when there is none */
async function requireVendor(catalog: Catalog, name: string, where?: string): Promise<string> {
  const vendor = catalog.findVendor(name);
  if (!vendor) throw await unknownVendor(catalog, name, where);
  return vendor.id;
}

/**
 * The ids of the platforms that `--vendor` names; one without a table has codes too, of which all are unknown.
 *
 * @param names names, aliases or ids
 * @throws UsageError when one is unknown, or when there is none
 */
export async function resolveVendors(catalog: Catalog, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) throw new UsageError((words) => words.missingValue('--vendor'));
  const ids = new Set<string>();
  for (const name of names) ids.add(findPlatform(catalog, name) ?? (await requireVendor(catalog, name)));
  return [...ids];
}

/**
 * The id of the vendor whose meanings come first.
 *
 * @throws UsageError when `ERRCODE_VENDOR` names none
 */
export async function defaultVendor({ catalog, defaultVendor: name }: Context): Promise<string | undefined> {
  return name === undefined ? undefined : requireVendor(catalog, name, 'ERRCODE_VENDOR: ');
}
