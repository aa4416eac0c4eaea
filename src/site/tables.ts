/** The tables in the browser, of which each vendor's comes when it is needed. */
import { type Catalog, catalogOf, type VendorTable } from '../catalog/catalog.ts';
import { lazily } from '../catalog/lazily.ts';
import { type Store, type StoredEntry, wordingsOf } from '../catalog/store.ts';
import type { Entry } from '../catalog/types.ts';
import { createConceptFinder } from '../search/concepts.ts';
import { createSearchData, type EntrySearch, remembering, type SearchData } from '../search/data.ts';
import type { FieldText } from '../search/fields.ts';
import { createReadings, createSimplifier } from '../search/han.ts';
import { invertTerms, noPostings, type Postings } from '../search/index-format.ts';
import { isSound, type PackedText, preparedText } from '../search/packed-texts.ts';
import { type Analysis, keysOfPieces, weightedKeys, wholeKeysOf } from '../search/prepare.ts';
import { normalText, type Piece, piecesOf } from '../search/terms.ts';
import { numbersByKey } from '../store/format.ts';
import type { EntryRest, SiteCore, SiteLanguages, VendorHeads } from './data.ts';
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
  texts: readonly (readonly PackedText[])[];
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
    messages: () => entries().flatMap(wordingsOf),
    codes: () => meta.counts.map((_, i) => (i === position ? [...part.codes] : [])),
    guide: () => undefined,
    guides: () => [],
    families: () => (isFirst ? families : []),
    platforms: () => (isFirst ? platforms : []),
  };
}

/** Two lists of postings as one: of an entry in both, the greater weight. */
function together(one: Postings, other: Postings): Postings {
  if (other.count === 0) return one;
  const weights = new Map<number, number>();
  for (const { entries, weights: own } of [one, other]) {
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as number;
      weights.set(entry, Math.max(own[i] as number, weights.get(entry) ?? 0));
    }
  }
  const sorted = [...weights].sort(([a], [b]) => a - b);
  return {
    count: sorted.length,
    entries: sorted.map(([entry]) => entry),
    weights: sorted.map(([, weight]) => weight),
  };
}

/** Terms of entries, filed when they are first asked for. */
type Filed = () => ReadonlyMap<string, Postings>;

/** What search reads of a vendor's entries; how their texts sound is filed only when it is asked for. */
function searchOf(
  part: VendorPart,
  entries: () => readonly Entry[],
  { simplify, concepts, readingOf }: Pick<Analysis, 'simplify' | 'concepts' | 'readingOf'>,
): EntrySearch {
  const piecesIn = (text: string): Piece[] => piecesOf(normalText(text, simplify));
  /** @param keysOfShort the terms of a short text by how it is kept */
  const filed = (
    keysOfShort: (text: FieldText, packed: PackedText) => readonly string[],
    keysOfOther: (text: FieldText) => readonly string[],
  ): Filed =>
    lazily(() => {
      const all = entries();
      return invertTerms(all.length, (number) => {
        let telling = 0;
        return weightedKeys(all[number] as Entry, (text, isTelling) =>
          isTelling ? keysOfShort(text, part.texts[number]?.[telling++] ?? '') : keysOfOther(text),
        );
      });
    });
  const none = (): readonly string[] => [];
  const ofPieces = (text: string): string[] => keysOfPieces(piecesIn(text), { concepts });
  const written = (text: FieldText, packed: PackedText): string[] => [
    ...preparedText(packed)[1].filter((key) => !isSound(key)),
    ...wholeKeysOf(text, () => piecesIn(text.text)),
  ];
  const short = filed(written, ({ field, text }) => (field === 'section' ? ofPieces(text) : []));
  const long = filed(none, ({ field, text }) => (field === 'section' ? [] : ofPieces(text)));
  const sounds = filed((_, packed) => preparedText(packed, readingOf)[1].filter(isSound), none);
  return {
    entries: part.codes.length,
    postings(term) {
      if (part.entries === undefined) return noPostings;
      if (isSound(term)) return sounds().get(term) ?? noPostings;
      const own = short().get(term) ?? noPostings;
      return part.isWhole ? together(own, long().get(term) ?? noPostings) : own;
    },
    texts: (number) => part.texts[number] ?? [],
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
    return { vendor, codes, entries: undefined, texts: [], isWhole: false };
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
    addHeads(vendor, { entries, texts }) {
      const part = partOf(vendor);
      part.entries = entries.map((head, i) => ({ ...head, code: part.codes[i] as string }));
      part.texts = texts;
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
      const analysis = {
        simplify: remembering(createSimplifier(traditional)),
        concepts: createConceptFinder(concepts),
        readingOf: remembering(readingsOf.readingOf),
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
        packedTexts,
        with: withPart,
        withOnly,
      } = createSearchData(language.languages, searches);
      data = { ...language, entries, postings, texts, packedTexts, with: withPart, withOnly };
      return data;
    },
  };
}
