import type { VendorTable } from './catalog.ts';

/** Spellings of a name that mean the same: `Guan Ai Tong`, `guanaitong`, `ＷＰＳ`. */
function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/gu, '');
}

/** All spellings that name a vendor: its id, names and aliases. */
export function namesOf(vendor: VendorTable): string[] {
  return [vendor.id, vendor.name.zh, vendor.name.en, ...vendor.aliases];
}

/**
 * Finds the vendor that a word names.
 *
 * @param word an id, an alias or a name in either language
 * @returns undefined when it names none
 */
export function findVendor(vendors: readonly VendorTable[], word: string): VendorTable | undefined {
  const key = nameKey(word);
  return vendors.find((vendor) => namesOf(vendor).some((name) => nameKey(name) === key));
}
