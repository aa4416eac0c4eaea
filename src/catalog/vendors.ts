import type { Envelope, Forms, Localized, LookUpPages, Vendor } from './types.ts';

/** The forms of a vendor of which none are known. */
export const noForms: Forms = { endings: [], codes: [], links: [], inner: [] };

/** Of a platform without such pages. */
export const noLookUpPages: LookUpPages = { code: null, request: null };

/** A form of responses as tables describe it: codes are numbers where it does not say how they are written. */
export type RawEnvelope = Omit<Envelope, 'types'> & Partial<Pick<Envelope, 'types'>>;

/** How a vendor's responses look. @param given one form, or several */
export function envelopesOf(
  given: RawEnvelope | readonly RawEnvelope[],
): Pick<Vendor, 'envelope' | 'envelopes'> {
  const forms = [given].flat().map((form): Envelope => ({ types: ['number'], ...form }));
  const [only, ...others] = forms;
  if (only !== undefined && others.length === 0) return { envelope: only };
  const all = <Item>(pick: (form: Envelope) => readonly Item[] | undefined): Item[] => [
    ...new Set(forms.flatMap((form) => pick(form) ?? [])),
  ];
  const languages = all((form) => form.languages);
  return {
    envelope: {
      code: all(({ code }) => code),
      message: all(({ message }) => message),
      requestId: all(({ requestId }) => requestId),
      types: all(({ types }) => types),
      outer: all(({ outer }) => outer),
      ...(languages.length > 0 && { languages }),
    },
    envelopes: forms,
  };
}

/**
 * The address of a platform's own page about a failure: of the call where the page and its id are known, else of the code.
 *
 * @returns null where the platform has no such page
 */
export function lookUpAddress(
  pages: LookUpPages,
  code: string,
  requestId: string | undefined,
): string | null {
  const template = requestId === undefined ? pages.code : (pages.request ?? pages.code);
  return (
    template
      ?.replaceAll('{code}', encodeURIComponent(code))
      .replaceAll('{requestId}', encodeURIComponent(requestId ?? '')) ?? null
  );
}

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

/** Positions by the `vendorKey` of every name; a name belongs to the first vendor that has it. */
export function vendorNamesOf(
  vendors: readonly Pick<Vendor, 'id' | 'name' | 'aliases'>[],
): Record<string, number> {
  const positions: Record<string, number> = {};
  for (const [position, vendor] of vendors.entries()) {
    for (const name of namesOf(vendor)) positions[vendorKey(name)] ??= position;
  }
  return positions;
}

/** By vendor: the day on which its first table was last checked; null where it has none. */
export const checkedOf = (vendors: readonly Vendor[]): (string | null)[] =>
  vendors.map(({ sources }) => sources[0]?.checked ?? null);

/** A section in both languages. @param heading as published, in Chinese, or a product's id */
export function sectionName(vendor: Pick<Vendor, 'sections' | 'products'>, heading: string): Localized {
  return vendor.products[heading] ?? { zh: heading, en: vendor.sections[heading] ?? heading };
}
