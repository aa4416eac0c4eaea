import { codeKey, compareCodes, eachOnce } from './code.ts';
import { allSteps, expandEntry, type Named } from './expand.ts';
import { narrowestFamily } from './families.ts';
import type { Store, StoredEntry } from './store.ts';
import type { CodeRef, Entry, Family, GuideText, Localized, Platform, Vendor } from './types.ts';
import { vendorKey } from './vendors.ts';

/** A vendor with the number of its codes and of their meanings. */
export interface VendorTable extends Vendor {
  /** Distinct codes. */
  readonly codes: number;
  /** Entries: more than `codes` where one code has several meanings. */
  readonly entries: number;
}

/** Numbers of entries: the first one, and the one after the last. */
export type Span = readonly [from: number, to: number];

/**
 * Error-code tables: what `bundledCatalog` and `createCatalog` return, and what `lookup`, `search` and `explain` look at.
 * Entries are read one by one, so that looking one up costs the same with any number.
 */
export interface Catalog {
  /** All vendors, the most used first. */
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
  /** Whether any table has the code, letter case apart. */
  has(code: string): boolean;
  /**
   * The codes of one vendor as its tables write them, without reading their entries.
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
   * The playbook of an id, as `dingtalk/ip-allowlist`.
   *
   * @returns undefined when there is none
   */
  guide(id: string): GuideText | undefined;
  /**
   * All playbooks.
   *
   * @param vendors ids to look at; all when left out
   */
  guides(vendors?: readonly string[]): GuideText[];
  /**
   * What is known of a code that no table has: the narrowest family at each vendor that it is of.
   *
   * @param code in the tables' spelling, letter case apart
   * @param vendors ids to look at; all when left out
   */
  families(code: string, vendors?: readonly string[]): Family[];
  /**
   * The entry of a number; entries are numbered store by store, as they lie there.
   *
   * @internal
   */
  entry(number: number): Entry;
  /**
   * The numbers of the vendors' entries, ascending.
   *
   * @internal
   * @param vendors ids to look at; all when left out
   */
  spans(vendors?: readonly string[]): Span[];
  /**
   * What it is over, the lowest first.
   *
   * @internal
   */
  readonly stores: readonly Store[];
}

/** A store's entries of one vendor. */
interface Block {
  readonly store: Store;
  /** Position of the vendor. */
  readonly vendor: number;
  readonly span: Span;
  /** Number of the store's first entry among all. */
  readonly base: number;
}

function blocksOf(stores: readonly Store[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const store of stores) {
    const base = from;
    for (const [vendor, count] of store.meta.counts.entries()) {
      blocks.push({ store, vendor, span: [from, from + count], base });
      from += count;
    }
  }
  return blocks;
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

/** Codes are looked for one by one so many times; who asks more often, as a scan does, has them all in memory. */
const mostAsked = 64;

/** A catalog over compiled tables. @param stores the lowest first; the last one knows all vendors */
export function catalogOf(stores: readonly Store[]): Catalog {
  const { vendors, vendorNames, checked } = (stores.at(-1) as Store).meta;
  let platforms: readonly Platform[] | undefined;
  const positions = new Map(vendors.map(({ id }, position) => [id, position]));
  const blocks = blocksOf(stores);
  const replaced = stores.flatMap(({ meta }) => meta.replaced);
  const gone = new Set(replaced);
  const isWanted = (position: number, wanted?: readonly string[]): boolean =>
    wanted?.includes((vendors[position] as VendorTable).id) ?? true;
  const blockOf = (number: number): Block =>
    blocks.find(({ span: [from, to] }) => from <= number && number < to) as Block;

  const guideOf: Named['guide'] = (id) => {
    for (const store of stores) {
      const guide = store.guide(id);
      if (guide) return guide;
    }
    return undefined;
  };

  /** The numbers of a code's entries, in the vendors' order. */
  function numbersOf(code: string, wanted?: readonly string[]): number[] {
    const key = codeKey(code);
    const found: { number: number; vendor: number }[] = [];
    let base = 0;
    for (const store of stores) {
      for (const own of store.find(key)) {
        const number = base + own;
        const { vendor } = blockOf(number);
        if (!gone.has(number) && isWanted(vendor, wanted)) found.push({ number, vendor });
      }
      base += store.meta.counts.reduce((sum, count) => sum + count, 0);
    }
    // The sort is stable: of one vendor, the lowest store's come first.
    return found.sort((a, b) => a.vendor - b.vendor).map(({ number }) => number);
  }

  const stored = (number: number): StoredEntry => {
    const { store, base } = blockOf(number);
    return store.entry(number - base);
  };

  function messageOf({ vendor, code }: CodeRef): Localized | undefined {
    const messages = new Map<string, Localized>();
    for (const number of numbersOf(code, [vendor])) {
      const { store, base } = blockOf(number);
      const message = store.message(number - base);
      messages.set(message.zh, message);
    }
    const all = [...messages.values()];
    return all.length === 0
      ? undefined
      : { zh: all.map(({ zh }) => zh).join(' / '), en: all.map(({ en }) => en).join(' / ') };
  }

  const named: Named = { guide: guideOf, messageOf };
  const expand = (entry: StoredEntry, vendor: number): Entry =>
    expandEntry(entry, vendors[vendor] as VendorTable, checked[vendor] ?? null, named);
  const entryOf = (number: number): Entry => expand(stored(number), blockOf(number).vendor);

  let asked = 0;
  let known: ReadonlySet<string> | undefined;
  const codesByVendor = new Map<number, string[]>();

  function entriesOf(vendor: number): Entry[] {
    const parts = blocks
      .filter((block) => block.vendor === vendor && block.span[1] > block.span[0])
      .map(({ store, base, span: [from, to] }) => {
        const all = store.entries();
        return Array.from({ length: to - from }, (_, i) => from + i)
          .filter((number) => !gone.has(number))
          .map((number) => expand(all[number - base] as StoredEntry, vendor));
      });
    // The sort is stable: of equal codes the lowest store's come first.
    return parts.length === 1 ? parts.flat() : parts.flat().sort((a, b) => compareCodes(a.code, b.code));
  }

  return {
    vendors,
    get platforms() {
      platforms ??= stores.flatMap((store) => store.platforms());
      return platforms;
    },
    findVendor(word) {
      const key = vendorKey(word);
      // What every object inherits, as `constructor`, is no name.
      return Object.hasOwn(vendorNames, key) ? vendors[vendorNames[key] as number] : undefined;
    },
    find: (code, wanted) => numbersOf(code, wanted).map(entryOf),
    has(code) {
      if (++asked <= mostAsked) return stores.some((store) => store.find(codeKey(code)).length > 0);
      known ??= new Set(stores.flatMap((store) => store.codes().flat().map(codeKey)));
      return known.has(codeKey(code));
    },
    codesOf(vendor) {
      const position = positions.get(vendor);
      if (position === undefined) return [];
      const codes =
        codesByVendor.get(position) ?? eachOnce(stores.flatMap((store) => store.codes()[position] ?? []));
      codesByVendor.set(position, codes);
      return codes;
    },
    entries: (wanted) =>
      vendors.flatMap((_, position) => (isWanted(position, wanted) ? entriesOf(position) : [])),
    guide(id) {
      const guide = guideOf(id);
      return guide && { ...guide, steps: allSteps([], guide) };
    },
    guides: (wanted) =>
      stores
        .flatMap((store) => store.guides())
        .filter(({ id }) => wanted?.includes(id.slice(0, id.indexOf('/'))) ?? true)
        .map((guide) => ({ ...guide, steps: allSteps([], guide) })),
    families(code, wanted) {
      const all = stores.flatMap((store) => store.families());
      return vendors
        .filter((_, position) => isWanted(position, wanted))
        .flatMap(({ id }): Family[] => {
          const own = all.filter(({ vendor }) => vendor === id);
          const family = narrowestFamily(own, code);
          if (!family) return [];
          const guide = family.guide === null ? undefined : guideOf(family.guide);
          const steps = allSteps(family.steps, guide);
          return [{ ...family, steps, guide: guide ? { id: guide.id, title: guide.title } : null }];
        });
    },
    entry: entryOf,
    spans: (wanted) =>
      blocks.flatMap(({ vendor, span }) => (isWanted(vendor, wanted) ? withoutNumbers(span, replaced) : [])),
    stores,
  };
}
