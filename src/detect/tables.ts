/** The tables as detection asks them: the same codes again and again. */
import type { Catalog, VendorTable } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import type { Entry } from '../catalog/types.ts';
import { type FieldNames, fieldNamesOf } from './field-names.ts';

/** The vendors to look at, with what they know of codes. */
export interface KnownCodes {
  readonly vendors: readonly VendorTable[];
  /** The names of fields that they, or others, have. */
  readonly names: FieldNames;
  /** The entries of these vendors that have a code. */
  entriesOf(code: string): readonly Entry[];
  /** Whether a code says only that another one, inside the same response, tells what failed. */
  isOuter(code: string): boolean;
}

const none: readonly Entry[] = [];

/** A code of one word: `INVALID_REQUEST` is not OAuth's `invalid_request`, nor `invalidToken` another cloud's `InvalidToken`. */
const isSingleWord = (code: string): boolean => /^[A-Za-z]\w*$/.test(code);

/**
 * Opens the tables of some vendors.
 *
 * @param vendors ids; all when left out
 */
export function openKnownCodes(catalog: Catalog, vendors?: readonly string[]): KnownCodes {
  const entries = new Map<string, readonly Entry[]>();
  const wanted = catalog.vendors.filter(({ id }) => vendors?.includes(id) ?? true);
  const outer = new Set(wanted.flatMap(({ envelope }) => envelope.outer ?? []));
  return {
    vendors: wanted,
    names: fieldNamesOf(catalog),
    isOuter: (code) => outer.has(code),
    entriesOf(code) {
      // Of other numbers there is no end in a log.
      if (!catalog.has(code)) return none;
      const isExact = isSingleWord(code);
      const key = isExact ? code : codeKey(code);
      let found = entries.get(key);
      if (found === undefined) {
        found = catalog.find(code, vendors);
        if (isExact) found = found.filter((entry) => entry.code === code);
        entries.set(key, found);
      }
      return found;
    },
  };
}
