import { codeKey } from './code.ts';
import type { Entry, Vendor } from './types.ts';
import { vendorKey } from './vendors.ts';

/** A vendor with the number of its codes and of their meanings. */
export interface VendorTable extends Vendor {
  /** Distinct codes. */
  readonly codes: number;
  /** Entries: more than `codes` where one code has several meanings. */
  readonly entries: number;
}

/**
 * Where the rows of the tables lie: position of the vendor in `vendors`, then byte offset and byte length of
 * the entry's JSON in the entries text.
 */
export type Position = readonly [vendor: number, offset: number, length: number];

/** What the build writes beside the entries: everything but the entries, small enough to read at every start. */
export interface CatalogIndex {
  readonly vendors: readonly VendorTable[];
  /** Positions in `vendors` by the `vendorKey` of every name. */
  readonly vendorNames: Readonly<Record<string, number>>;
  /** By {@link codeKey}, in the vendors' order. */
  readonly codes: Readonly<Record<string, readonly Position[]>>;
}

/** Gives the JSON text of one entry. */
export type ReadEntry = (offset: number, length: number) => string;

/** The error-code tables. Entries are read one by one, so that looking one up costs the same with any number. */
export interface Catalog {
  readonly vendors: readonly VendorTable[];
  /**
   * The vendor that a word names.
   *
   * @param word an id, an alias or a name in either language, in any of its spellings
   * @returns undefined when it names none
   */
  findVendor(word: string): VendorTable | undefined;
  /**
   * All meanings of a code.
   *
   * @param code in the tables' spelling, letter case apart (see `normalizeCode`)
   * @param vendors ids to look at; all when left out
   * @returns entries in the vendors' order; empty when no table has the code
   */
  find(code: string, vendors?: readonly string[]): Entry[];
  /**
   * The entry that lies at a place of the entries text.
   *
   * @param offset of its JSON, in bytes
   * @param length of its JSON, in bytes
   */
  entryAt(offset: number, length: number): Entry;
  /** Whether any table has the code. */
  has(code: string): boolean;
  /**
   * The codes of one vendor, in lower case, without reading their entries.
   *
   * @param vendor an id
   */
  codesOf(vendor: string): string[];
  /**
   * All entries, vendor by vendor, codes ascending.
   *
   * @param vendors ids to look at; all when left out
   */
  entries(vendors?: readonly string[]): Entry[];
}

/** A value of an object used as a map; what every object inherits, as `constructor`, is none of its keys. */
function own<Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/**
 * Opens a catalog over compiled tables.
 *
 * @param index what the build wrote about the entries
 * @param readEntry reads the JSON of one entry
 */
export function createCatalog(index: CatalogIndex, readEntry: ReadEntry): Catalog {
  const vendorIds = index.vendors.map((vendor) => vendor.id);
  const isWanted = (position: Position, vendors?: readonly string[]): boolean =>
    vendors === undefined || vendors.includes(vendorIds[position[0]] as string);
  const entryAt = (offset: number, length: number): Entry => JSON.parse(readEntry(offset, length)) as Entry;
  const read = ([, offset, length]: Position): Entry => entryAt(offset, length);
  const positionsOf = (code: string): readonly Position[] => own(index.codes, codeKey(code)) ?? [];

  return {
    vendors: index.vendors,
    findVendor: (word) => index.vendors[own(index.vendorNames, vendorKey(word)) ?? -1],
    find: (code, vendors) =>
      positionsOf(code)
        .filter((position) => isWanted(position, vendors))
        .map(read),
    entryAt,
    has: (code) => positionsOf(code).length > 0,
    codesOf: (vendor) =>
      Object.keys(index.codes).filter((code) =>
        positionsOf(code).some((position) => isWanted(position, [vendor])),
      ),
    entries: (vendors) =>
      Object.values(index.codes)
        .flat()
        .filter((position) => isWanted(position, vendors))
        // The build wrote the entries in this order.
        .sort((a, b) => a[1] - b[1])
        .map(read),
  };
}
