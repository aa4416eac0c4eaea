/** The tables in the browser, of which each vendor's comes when it is needed. */
import { type Catalog, catalogOf, type VendorTable } from '../catalog/catalog.ts';
import { lazily } from '../catalog/lazily.ts';
import type { Store, StoredEntry } from '../catalog/store.ts';
import type { Entry } from '../catalog/types.ts';
import { createConceptFinder } from '../search/concepts.ts';
import { createSearchData, type EntrySearch, type SearchData } from '../search/data.ts';
import type { FieldText } from '../search/fields.ts';
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
  /** Whether causes and steps are there too. */
  isWhole: boolean;
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
  count: number,
  keysOfEntry: (number: number) => ReadonlyMap<string, number>,
  wanted: (term: string) => boolean,
): ReadonlyMap<string, Postings> {
  const filed = new Map<string, { entries: number[]; weights: number[] }>();
  for (let number = 0; number < count; number++) {
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

/** Two lists of postings as one: of an entry in both, the greater weight. */
function together(one: Postings, other: Postings): Postings {
  if (other.entries.length === 0) return one;
  const weights = new Map<number, number>();
  for (const { entries, weights: own } of [one, other]) {
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as number;
      weights.set(entry, Math.max(own[i] as number, weights.get(entry) ?? 0));
    }
  }
  const sorted = [...weights].sort(([a], [b]) => a - b);
  return { entries: sorted.map(([entry]) => entry), weights: sorted.map(([, weight]) => weight) };
}

/** Terms of entries, filed when they are first asked for. */
type Filed = () => ReadonlyMap<string, Postings>;

/** What search reads of a vendor's entries, cut in the browser: sending the terms would take longer. */
function searchOf(part: VendorPart, entries: () => readonly Entry[], analysis: Analysis): EntrySearch {
  const written: Analysis = { ...analysis, pinyin: () => [] };
  const textsOf = (entry: Entry, number: number): PreparedText[] => {
    const made = preparedTexts(entry, (text) => keysOf(text, analysis));
    return made.map(([field, keys], i) => {
      const [more = [], less = []] = part.changes[number]?.[i] ?? [];
      return [field, [...keys.filter((key) => !less.includes(key)), ...more]];
    });
  };
  const filed = (
    keysOfText: (entry: Entry, number: number) => (text: FieldText, isTelling: boolean) => readonly string[],
    wanted: (term: string) => boolean,
  ): Filed =>
    lazily(() => {
      const all = entries();
      const keysOfEntry = (number: number): ReadonlyMap<string, number> =>
        weightedKeys(all[number] as Entry, keysOfText(all[number] as Entry, number));
      return invert(all.length, keysOfEntry, wanted);
    });
  const isShort = ({ field }: FieldText, isTelling: boolean): boolean => isTelling || field === 'section';
  const short = filed(
    () => (text, isTelling) => (isShort(text, isTelling) ? keysOf(text, written) : []),
    () => true,
  );
  const long = filed(
    () => (text, isTelling) => (isShort(text, isTelling) ? [] : keysOf(text, written)),
    () => true,
  );
  const sounds = filed((entry, number) => {
    const texts = textsOf(entry, number);
    let telling = 0;
    return (_, isTelling) => (isTelling ? (texts[telling++]?.[1] ?? []) : []);
  }, isSound);
  return {
    entries: part.codes.length,
    postings(term) {
      if (part.entries === undefined) return noPostings;
      if (isSound(term)) return sounds().get(term) ?? noPostings;
      const own = short().get(term) ?? noPostings;
      return part.isWhole ? together(own, long().get(term) ?? noPostings) : own;
    },
    texts: (number) => textsOf(entries()[number] as Entry, number),
    vocabulary: () => [],
  };
}

/** What search knows of the languages. */
type Language = Pick<SearchData, 'languages' | 'concepts' | 'simplify' | 'readings' | 'vocabulary'>;

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
    return { vendor, codes, entries: undefined, changes: {}, isWhole: false };
  });
  const byId = new Map(parts.map((part) => [part.vendor.id, part]));
  const partOf = (vendor: string): VendorPart => byId.get(vendor) as VendorPart;
  const catalog = catalogOf(parts.map((part, position) => storeOf(core, position, part)));
  let known: (Language & { readonly parts: readonly EntrySearch[] }) | undefined;
  let data: SearchData | undefined;

  /** The entries of a vendor, read once for each state of its table. */
  const read = new Map<VendorPart, { readonly stored: VendorPart['entries']; readonly entries: Entry[] }>();
  function entriesOf(part: VendorPart): Entry[] {
    const known = read.get(part);
    if (known && known.stored === part.entries) return known.entries;
    const made = catalog.entries([part.vendor.id]);
    read.set(part, { stored: part.entries, entries: made });
    return made;
  }

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
      data = undefined;
    },
    addLanguages({ concepts, traditional, readings, vocabulary }) {
      const readingsOf = createReadings(readings);
      const ofCharacter = new Map<string, string>();
      const readingOf = (character: string): string => {
        const made = ofCharacter.get(character) ?? readingsOf.readingOf(character) ?? character;
        ofCharacter.set(character, made);
        return made;
      };
      const analysis: Analysis = {
        simplify: createSimplifier(traditional),
        concepts: createConceptFinder(concepts),
        pinyin: (text) => [...text].map(readingOf),
      };
      known = {
        languages: { concepts: () => concepts, traditional: () => traditional, readings: () => readings },
        concepts: analysis.concepts,
        simplify: analysis.simplify,
        readings: readingsOf,
        vocabulary,
        parts: parts.map((part) => searchOf(part, () => entriesOf(part), analysis)),
      };
    },
    searchData() {
      if (known === undefined) throw new Error('the languages are not loaded');
      if (data) return data;
      const { parts: searches, ...language } = known;
      // What it remembers of the terms changes with every vendor that comes.
      const {
        entries,
        postings,
        texts,
        with: withPart,
        withOnly,
      } = createSearchData(language.languages, searches);
      data = { ...language, entries, postings, texts, with: withPart, withOnly };
      return data;
    },
  };
}
