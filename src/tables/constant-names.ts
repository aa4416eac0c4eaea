/** What generated programs call own vendors and codes: the tables' names, or, where there are none, names made of ids and codes. */
import { nameOfCode, takenIdentifiers, takenNames } from '../catalog/taken-names.ts';
import type { CodeRef, Entry, Vendor } from '../catalog/types.ts';

/** Names that differ in case and underscores only are the same in some languages. */
const nameKey = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** A name that nothing else has. @param wanted the best one first; a number is put behind the last one when all are taken */
function freeName(wanted: readonly [string, ...string[]], isTaken: (name: string) => boolean): string {
  const free = wanted.find((name) => !isTaken(name));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const name = `${wanted.at(-1)}_${number}`;
    if (!isTaken(name)) return name;
  }
}

/** A vendor's id as an identifier: `PayGateway` for `pay-gateway`. */
function identifierOf(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** Vendors, each with an identifier of its own; the first of two that want the same has it. */
export function withIdentifiers<
  Table extends Omit<Vendor, 'identifier'> & { readonly identifier?: string | undefined },
>(vendors: readonly Table[]): (Table & Vendor)[] {
  const taken = new Set(takenIdentifiers.map(nameKey));
  // Programs call further things by a vendor's identifier and a word: `PayRetry`, `PayCode`.
  const formsOf = (name: string): string[] => ['', ...takenNames].map((word) => nameKey(name + word));
  return vendors.map((vendor) => {
    const own = identifierOf(vendor.id);
    const free = freeName([vendor.identifier ?? own, own], (name) =>
      formsOf(name).some((form) => taken.has(form)),
    );
    const identifier = free.replaceAll('_', '');
    for (const form of formsOf(identifier)) taken.add(form);
    return { ...vendor, identifier };
  });
}

/** An entry that may have no name yet, or one that another has too. */
export type UnnamedEntry = Omit<Entry, 'name'> & { readonly name: string | undefined };

/**
 * Gives own entries names that no other code has.
 *
 * @param vendors all vendors
 * @param others the entries that stand beside them
 */
export function namedEntries(
  own: readonly UnnamedEntry[],
  vendors: readonly Vendor[],
  others: readonly Entry[],
): Entry[] {
  const identifiers = new Map(vendors.map(({ id, identifier }) => [id, identifier]));
  // Go's names have the vendor's in front.
  const keyOf = ({ vendor }: Pick<CodeRef, 'vendor'>, name: string): string =>
    nameKey(`${identifiers.get(vendor)}${name}`);
  const taken = new Set([
    ...vendors.flatMap(({ id }) => takenNames.map((name) => keyOf({ vendor: id }, name))),
    ...others.map((entry) => keyOf(entry, entry.name)),
  ]);
  return own.map((entry) => {
    const ofCode = nameOfCode(entry.code);
    const name = freeName([entry.name ?? ofCode, ofCode], (one) => taken.has(keyOf(entry, one)));
    taken.add(keyOf(entry, name));
    return { ...entry, name };
  });
}
