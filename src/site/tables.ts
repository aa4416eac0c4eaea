/** The tables in the browser, of which each vendor's comes when it is needed. */
import { type Catalog, catalogOf, type VendorTable } from '../catalog/catalog.ts';
import type { Store, StoredEntry } from '../catalog/store.ts';
import type { Entry } from '../catalog/types.ts';
import { createConceptFinder } from '../search/concepts.ts';
import { createSearchData, type EntrySearch, type LanguageData, type SearchData } from '../search/data.ts';
import type { PreparedText } from '../search/fuzzy.ts';
import { createReadings, createSimplifier } from '../search/han.ts';
import { noPostings, type Postings, storedWeight } from '../search/index-format.ts';
import { type Analysis, keysOf, preparedTexts, weightedKeys } from '../search/prepare.ts';
import { numbersByKey } from '../store/format.ts';
import type { EntryRest, SiteCore, SiteLanguages, TermChanges, VendorHeads } from './data.ts';
import { unpackCodes } from './packed-codes.ts';

/** Entries of a vendor were asked for that are not there yet. */
export class NotLoaded extends Error {
  constructor(readonly vendor: string) {
    super(`the table of ${vendor} is not loaded`);
  }
}

/** A vendor's table, as far as it came. */
interface VendorPart {
  readonly vendor: VendorTable;
  /** In the order of the entries. */
  readonly codes: readonly string[];
  entries: readonly StoredEntry[] | undefined;
  changes: Readonly<Record<number, TermChanges>>;
  isWhole: boolean;
  search: EntrySearch | undefined;
}

/** A store of one vendor's entries; the first one has what belongs to none. */
function storeOf(core: SiteCore, position: number, part: VendorPart): Store {
  const { meta, platforms, families } = core;
  const isFirst = position === 0;
  const entries = (): readonly StoredEntry[] => {
    if (part.entries === undefined) throw new NotLoaded(part.vendor.id);
    return part.entries;
  };
  let numbers: Map<string, number[]> | undefined;
  return {
    meta: { ...meta, counts: meta.counts.map((count, i) => (i === position ? count : 0)) },
    find(key) {
      numbers ??= numbersByKey(part.codes.map((code) => ({ code }) as StoredEntry));
      return numbers.get(key) ?? [];
    },
    entry: (number) => entries()[number] as StoredEntry,
    message: (number) => (entries()[number] as StoredEntry).message,
    entries,
    codes: () => meta.counts.map((_, i) => (i === position ? [...part.codes] : [])),
    guide: () => undefined,
    guides: () => [],
    families: () => (isFirst ? families : []),
    platforms: () => (isFirst ? platforms : []),
  };
}

/** Terms that are found by their sound alone: few queries ask for them. */
const isSound = (term: string): boolean => term.startsWith('~') || term.startsWith('^');

/** Files entries under their terms. @param wanted which of the terms */
function invert(
  entries: readonly Entry[],
  keysOfEntry: (number: number) => ReadonlyMap<string, number>,
  wanted: (term: string) => boolean,
): ReadonlyMap<string, Postings> {
  const filed = new Map<string, { entries: number[]; weights: number[] }>();
  for (const number of entries.keys()) {
    for (const [key, weight] of keysOfEntry(number)) {
      if (!wanted(key)) continue;
      let postings = filed.get(key);
      if (!postings) {
        postings = { entries: [], weights: [] };
        filed.set(key, postings);
      }
      postings.entries.push(number);
      postings.weights.push(storedWeight(weight));
    }
  }
  return filed;
}

/** What search reads of a vendor's entries, cut in the browser: sending the terms would take longer. */
function searchOf(
  entries: readonly Entry[],
  changes: VendorPart['changes'],
  analysis: Analysis,
): EntrySearch {
  const written: Analysis = { ...analysis, pinyin: () => [] };
  const textsOf = (number: number): PreparedText[] => {
    const made = preparedTexts(entries[number] as Entry, (text) => keysOf(text, analysis));
    return made.map(([part, keys], i) => {
      const [more = [], less = []] = changes[number]?.[i] ?? [];
      return [part, [...keys.filter((key) => !less.includes(key)), ...more]];
    });
  };
  const plain = invert(
    entries,
    (number) => weightedKeys(entries[number] as Entry, (text) => keysOf(text, written)),
    () => true,
  );
  let sounds: ReadonlyMap<string, Postings> | undefined;
  const soundsOf = (number: number): ReadonlyMap<string, number> => {
    const texts = textsOf(number);
    let telling = 0;
    return weightedKeys(entries[number] as Entry, (_, isTelling) =>
      isTelling ? (texts[telling++]?.[1] ?? []) : [],
    );
  };
  return {
    entries: entries.length,
    postings(term) {
      if (!isSound(term)) return plain.get(term) ?? noPostings;
      sounds ??= invert(entries, soundsOf, isSound);
      return sounds.get(term) ?? noPostings;
    },
    texts: textsOf,
    vocabulary: () => [],
  };
}

const nothing = (entries: number): EntrySearch => ({
  entries,
  postings: () => noPostings,
  texts: () => [],
  vocabulary: () => [],
});

/** The tables of a site. */
export interface SiteTables {
  readonly catalog: Catalog;
  readonly vendors: readonly VendorTable[];
  /** By vendor: the codes of its entries, in their order. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  hasHeads(vendor: string): boolean;
  isWhole(vendor: string): boolean;
  addHeads(vendor: string, heads: VendorHeads): void;
  addRest(vendor: string, rest: { readonly entries: readonly EntryRest[] }): void;
  addLanguages(languages: SiteLanguages): void;
  /** What search reads of the vendors that are there. @throws Error before there are languages */
  searchData(): SearchData;
}

/** The tables of a site, without any vendor's entries yet. */
export function openTables(core: SiteCore): SiteTables {
  const { vendors } = core.meta;
  const parts = vendors.map((vendor, position): VendorPart => {
    const codes = unpackCodes(core.codes[position] ?? []);
    return { vendor, codes, entries: undefined, changes: {}, isWhole: false, search: undefined };
  });
  const byId = new Map(parts.map((part) => [part.vendor.id, part]));
  const partOf = (vendor: string): VendorPart => byId.get(vendor) as VendorPart;
  const catalog = catalogOf(parts.map((part, position) => storeOf(core, position, part)));
  let known:
    | { readonly analysis: Analysis; readonly data: LanguageData; readonly words: readonly string[] }
    | undefined;
  let data: SearchData | undefined;

  return {
    catalog,
    vendors,
    codes: new Map(parts.map(({ vendor, codes }) => [vendor.id, codes])),
    hasHeads: (vendor) => partOf(vendor).entries !== undefined,
    isWhole: (vendor) => partOf(vendor).isWhole,
    addHeads(vendor, { entries, changes }) {
      const part = partOf(vendor);
      part.entries = entries.map((head, i) => ({ ...head, code: part.codes[i] as string }));
      part.changes = changes;
      data = undefined;
    },
    addRest(vendor, { entries }) {
      const part = partOf(vendor);
      part.entries = part.entries?.map((head, i) => ({ ...head, ...(entries[i] || {}) }));
      part.isWhole = true;
      part.search = undefined;
      data = undefined;
    },
    addLanguages({ concepts, traditional, readings, vocabulary }) {
      const read = createReadings(readings);
      const ofCharacter = new Map<string, string>();
      const readingOf = (character: string): string => {
        const made = ofCharacter.get(character) ?? read.readingOf(character) ?? character;
        ofCharacter.set(character, made);
        return made;
      };
      known = {
        analysis: {
          simplify: createSimplifier(traditional),
          concepts: createConceptFinder(concepts),
          pinyin: (text) => [...text].map(readingOf),
        },
        data: { concepts: () => concepts, traditional: () => traditional, readings: () => readings },
        words: vocabulary,
      };
    },
    searchData() {
      if (known === undefined) throw new Error('the languages are not loaded');
      const { analysis, data: languages, words } = known;
      if (data) return data;
      const searches = parts.map((part): EntrySearch => {
        if (part.entries === undefined) return nothing(part.codes.length);
        part.search ??= searchOf(catalog.entries([part.vendor.id]), part.changes, analysis);
        return part.search;
      });
      const [first, ...others] = searches;
      const withWords = first ? [{ ...first, vocabulary: () => words }, ...others] : [];
      data = createSearchData(languages, withWords);
      return data;
    },
  };
}
