import type { Catalog } from '../catalog/catalog.ts';
import { codeKey, compareCodes } from '../catalog/code.ts';
import type { Entry } from '../catalog/types.ts';
import { vendorKey } from '../catalog/vendors.ts';
import { findRows } from './codes-format.ts';
import { layeredSpans } from './layered-spans.ts';
import { replaces } from './replaces.ts';
import { unseal } from './sealed.ts';
import { type OwnStore, storedEntries } from './store.ts';

/** Codes are looked for one by one so many times; who asks more often, as a scan does, has them all in memory. */
const mostAsked = 64;

/** Two ascending lists as one; of equals the first list's come first. */
function merged(first: readonly Entry[], second: readonly Entry[]): Entry[] {
  const all: Entry[] = [];
  let at = 0;
  for (const entry of first) {
    while (at < second.length && compareCodes((second[at] as Entry).code, entry.code) < 0) {
      all.push(second[at++] as Entry);
    }
    all.push(entry);
  }
  for (; at < second.length; at++) all.push(second[at] as Entry);
  return all;
}

/**
 * The bundled tables with a team's own beside them.
 *
 * Own entries are numbered after the bundled ones, and their text begins where the bundled one ends.
 *
 * @throws DamagedCacheError when the own ones cannot be read, now or later
 */
export function layeredCatalog(bundled: Catalog, store: OwnStore): Catalog {
  const { vendors, vendorNames, bundled: before } = store.meta;
  const rank = new Map(vendors.map(({ id }, i) => [id, i]));
  const isWanted = (vendor: string, wanted?: readonly string[]): boolean => wanted?.includes(vendor) ?? true;
  const parse = (line: Uint8Array): Entry => JSON.parse(unseal(line)) as Entry;

  /** The own entries in their order; read when first asked for. */
  let all: readonly Entry[] | undefined;
  const allOwn = (): readonly Entry[] => {
    all ??= storedEntries(store).map(({ entry }) => entry);
    return all;
  };
  let asked = 0;
  let known: ReadonlySet<string> | undefined;
  const findOwn = (code: string): Entry[] =>
    findRows(store.codes, store.meta.entries, code).map(([, offset, length]) =>
      parse(store.entries(offset, length)),
    );
  const isReplaced = (entry: Entry, own: readonly Entry[]): boolean =>
    own.some((one) => replaces(one, entry));

  return {
    vendors,
    platforms: bundled.platforms,
    findVendor(word) {
      const key = vendorKey(word);
      return Object.hasOwn(vendorNames, key) ? vendors[vendorNames[key] as number] : undefined;
    },
    find(code, wanted) {
      const own = findOwn(code).filter(({ vendor }) => isWanted(vendor, wanted));
      const others = bundled.find(code, wanted).filter((entry) => !isReplaced(entry, own));
      return [...others, ...own].sort(
        (a, b) => (rank.get(a.vendor) as number) - (rank.get(b.vendor) as number),
      );
    },
    entryAt: (offset, length) =>
      offset < before.bytes
        ? bundled.entryAt(offset, length)
        : parse(store.entries(offset - before.bytes, length)),
    has(code) {
      if (bundled.has(code)) return true;
      if (++asked <= mostAsked) return findRows(store.codes, store.meta.entries, code).length > 0;
      known ??= new Set(allOwn().map((entry) => codeKey(entry.code)));
      return known.has(codeKey(code));
    },
    codesOf: (vendor) => [
      ...new Set([
        ...bundled.codesOf(vendor),
        ...allOwn().flatMap((entry) => (entry.vendor === vendor ? [codeKey(entry.code)] : [])),
      ]),
    ],
    entries(wanted) {
      const own = allOwn();
      const others = bundled.entries(wanted);
      const byCode = new Map<string, Entry[]>();
      for (const entry of own) {
        const same = byCode.get(codeKey(entry.code));
        if (same) same.push(entry);
        else byCode.set(codeKey(entry.code), [entry]);
      }
      const left = others.filter((entry) => !isReplaced(entry, byCode.get(codeKey(entry.code)) ?? []));
      return vendors
        .filter(({ id }) => isWanted(id, wanted))
        .flatMap(({ id }) =>
          merged(
            left.filter(({ vendor }) => vendor === id),
            own.filter(({ vendor }) => vendor === id),
          ),
        );
    },
    spans: (wanted) => layeredSpans(bundled, store.meta, before.entries, wanted),
  };
}
