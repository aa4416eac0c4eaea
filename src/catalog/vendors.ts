import type { Forms, Localized, Vendor } from './types.ts';

/** The forms of a vendor of which none are known. */
export const noForms: Forms = { endings: [], codes: [], links: [] };

/** A vendor's name without what people write differently: `Guan Ai Tong`, `guanaitong` and `ＧＵＡＮＡＩＴＯＮＧ` are one. */
export function vendorKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/gu, '');
}

/** All spellings that name a vendor: its id, names and aliases. */
export function namesOf(vendor: Pick<Vendor, 'id' | 'name' | 'aliases'>): string[] {
  return [vendor.id, vendor.name.zh, vendor.name.en, ...vendor.aliases];
}

/** A published heading in both languages. @param heading as published, in Chinese */
export function sectionName(vendor: Pick<Vendor, 'sections'>, heading: string): Localized {
  return { zh: heading, en: vendor.sections[heading] ?? heading };
}
