/** What is said of codes that no table has, where their kind is known. */
import { noInterfaces } from '../catalog/expand.ts';
import type { MissingCode } from '../catalog/lookup.ts';
import type { Entry, Family, Localized } from '../catalog/types.ts';
import { visible } from '../render/visible.ts';
import { wordsIn } from '../render/words.ts';
import { wrap } from '../render/wrap.ts';
import type { Card } from './answer.ts';
import { type Context, vendorOf } from './context.ts';

/** A code that no table has, with the families that it is of. */
export type OfFamilies = Pick<MissingCode, 'query' | 'code' | 'families'>;

/** A family of the machine formats. */
export interface FamilyRecord extends Family {
  readonly query: string;
  readonly code: string;
  readonly vendorName: Localized;
}

/** The families of the machine formats. */
export function familyRecords(context: Context, asked: readonly OfFamilies[]): FamilyRecord[] {
  return asked.flatMap(({ query, code, families }) =>
    families.map((family) => ({
      query,
      code,
      vendorName: vendorOf(context, family.vendor).name,
      ...family,
    })),
  );
}

/** What a family says of one of its codes, as an entry that has the family's name for a message. */
export function familyEntry(
  { vendor, category, retry, name, cause, steps, guide }: Family,
  code: string,
): Entry {
  return {
    vendor,
    code: visible(code),
    name: '',
    section: null,
    sections: [],
    topic: '',
    kind: 'error',
    category,
    retry,
    message: name,
    variants: [],
    phrases: { zh: [], en: [] },
    cause,
    steps,
    explained: true,
    guide,
    related: [],
    docs: null,
    source: { message: 'vendor', published: [], steps: null, date: null, text: null },
    retired: null,
    interfaces: noInterfaces,
    own: null,
  };
}

/** Says that a code is in no table, and of which kind it is. */
export function familyNotice({ words, catalog }: Context, code: string, family: Family): string {
  const { notFound, kindOf, separator } = wordsIn(words);
  const name = catalog.vendors.find(({ id }) => id === family.vendor)?.name[words] ?? family.vendor;
  const codes = family.range ? family.range.join(' - ') : `${family.prefix}*`;
  return `${notFound(visible(code), name)}${separator}${kindOf(codes)}`;
}

/** The cards of the families that codes are of. */
export function familyCards(context: Context, asked: readonly OfFamilies[]): Card[] {
  return asked.flatMap(({ code, families }) =>
    families.map((family) => ({
      entry: familyEntry(family, code),
      above: wrap(familyNotice(context, code, family), context.terminal.columns).join('\n'),
    })),
  );
}
