import { codeKey } from './code.ts';
import type { Entry, Platform, Vendor } from './types.ts';
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
  /** Platforms that texts may be from, and that have no table among the bundled ones. */
  readonly platforms: readonly Platform[];
  /** Positions in `vendors` by the `vendorKey` of every name. */
  readonly vendorNames: Readonly<Record<string, number>>;
  /** By {@link codeKey}, in the vendors' order. */
  readonly codes: Readonly<Record<string, readonly Position[]>>;
}

/** Numbers of entries, counted as they lie in the entries text: the first one, and the one after the last. */
export type Span = readonly [from: number, to: number];

/**
 * Error-code tables: what `bundledCatalog` and `createCatalog` return, and what `lookup`, `search` and `explain` look at.
 * Entries are read one by one, so that looking one up costs the same with any number.
 */
export interface Catalog {
  /** All vendors, in the order in which their entries come. */
  readonly vendors: readonly VendorTable[];
  /** Platforms that texts may be from, beside the vendors that are bundled. */
  readonly platforms: readonly Platform[];
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
   * @internal
   * @param offset of its JSON, in bytes
   * @param length of its JSON, in bytes
   */
  entryAt(offset: number, length: number): Entry;
  /** Whether any table has the code, letter case apart. */
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
  /**
   * The numbers of the vendors' entries, ascending.
   *
   * @internal
   * @param vendors ids to look at; all when left out
   */
  spans(vendors?: readonly string[]): Span[];
}

/** The numbers of the vendors' entries where they lie vendor by vendor. @param first number of the first entry */
export function spansOf(
  counts: readonly { readonly id: string; readonly entries: number }[],
  vendors: readonly string[] | undefined,
  first = 0,
): Span[] {
  const spans: Span[] = [];
  let from = first;
  for (const { id, entries } of counts) {
    if (vendors?.includes(id) ?? true) spans.push([from, from + entries]);
    from += entries;
  }
  return spans;
}

/** The parts of a span that hold none of some numbers. @param left out, ascending */
export function withoutNumbers([from, to]: Span, left: readonly number[]): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (const number of left) {
    if (number < start || number >= to) continue;
    if (number > start) spans.push([start, number]);
    start = number + 1;
  }
  return start < to ? [...spans, [start, to]] : spans;
}

/** A value of an object used as a map; what every object inherits, as `constructor`, is none of its keys. */
function own<Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/**
 * A catalog over compiled tables.
 *
 * @param entryAt gives the entry that lies at a place of the entries file
 */
export function catalogOf(index: CatalogIndex, entryAt: (offset: number, length: number) => Entry): Catalog {
  const vendorIds = index.vendors.map((vendor) => vendor.id);
  const isWanted = (position: Position, vendors?: readonly string[]): boolean =>
    vendors === undefined || vendors.includes(vendorIds[position[0]] as string);
  const read = ([, offset, length]: Position): Entry => entryAt(offset, length);
  const positionsOf = (code: string): readonly Position[] => own(index.codes, codeKey(code)) ?? [];

  return {
    vendors: index.vendors,
    platforms: index.platforms,
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
    spans: (vendors) => spansOf(index.vendors, vendors),
  };
}
