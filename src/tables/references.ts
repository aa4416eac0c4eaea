/** What entries of own tables refer to: related codes and guides. */
import type { Catalog } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import type { CodeRef, GuideText, Related } from '../catalog/types.ts';
import { vendorsOf } from './own-vendors.ts';
import type { Problem } from './problem.ts';
import type { OwnTable, RawOwnEntry } from './raw-table.ts';
import type { ReadResult } from './read-table.ts';
import { localizedText } from './texts.ts';

/** An own entry with where it is from. */
export interface Placed {
  readonly raw: RawOwnEntry;
  readonly vendor: string;
  readonly file: string;
}

/** How the entries of a code are filed. */
export const keyOf = ({ vendor, code }: CodeRef): string => `${vendor}:${codeKey(code)}`;

/** The own entries of each code. @param idOf gives the id of the vendor that a name means */
export function placedEntries(
  tables: readonly OwnTable[],
  idOf: (name: string) => string,
): Map<string, Placed[]> {
  const placed = new Map<string, Placed[]>();
  for (const { file, entries } of tables) {
    for (const raw of entries) {
      const vendor = idOf(raw.vendor);
      const key = keyOf({ vendor, code: String(raw.code) });
      const same = placed.get(key);
      if (same) same.push({ raw, vendor, file });
      else placed.set(key, [{ raw, vendor, file }]);
    }
  }
  return placed;
}

/** Finds what an entry refers to; undefined when there is nothing of that name. */
export interface References {
  guide(id: string): GuideText | undefined;
  related(reference: string, vendor: string): Related | undefined;
}

/** Finds guides in the bundled tables, and related codes in both. */
export function referencesIn(
  bundled: Catalog,
  own: ReadonlyMap<string, readonly Placed[]>,
  idOf: (name: string) => string,
): References {
  return {
    guide: (id) => bundled.guide(id),
    related(reference, ownVendor) {
      const separator = reference.indexOf(':');
      const vendor = separator < 0 ? ownVendor : idOf(reference.slice(0, separator));
      const code = reference.slice(separator + 1);
      const message =
        own.get(keyOf({ vendor, code }))?.[0]?.raw.message ?? bundled.find(code, [vendor])[0]?.message;
      return message === undefined ? undefined : { vendor, code, message: localizedText(message) };
    },
  };
}

/** A table that was read, with where its parts stand. */
export type SoundTable = Extract<ReadResult, { table: OwnTable }>;

/**
 * What tables refer to and is nowhere. It stops no lookup: the card leaves it out.
 *
 * @param checked the tables in question
 * @param others further tables that they may refer to
 */
export function referenceProblems(
  bundled: Catalog,
  checked: readonly SoundTable[],
  others: readonly OwnTable[],
): Problem[] {
  const tables = [...checked.map(({ table }) => table), ...others];
  const { idOf } = vendorsOf(bundled, tables);
  const references = referencesIn(bundled, placedEntries(tables, idOf), idOf);
  return checked.flatMap(({ table: { file, entries }, placeOfEntry }) =>
    entries.flatMap(({ vendor, related = [], guide }, number) => [
      ...related.flatMap((about, i): Problem[] => {
        if (references.related(about, idOf(vendor))) return [];
        const place = placeOfEntry(number, ['related', i]);
        return [{ file, ...place, kind: 'no-such-code', about, instead: '' }];
      }),
      ...(guide === undefined || references.guide(guide)
        ? []
        : [
            {
              file,
              ...placeOfEntry(number, ['guide']),
              kind: 'no-such-guide',
              about: guide,
              instead: '',
            } as const,
          ]),
    ]),
  );
}
