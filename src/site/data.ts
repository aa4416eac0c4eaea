/**
 * What search and the detector read in the browser, as files: what is known of all vendors and the languages, and for each
 * vendor two files, of which the first (messages and phrases) is enough to search and the second (causes, steps) makes it the
 * same search as on the command line.
 *
 * The files are scripts, because a page that is opened from the disk may load no others: each hands one value over.
 */
import type { Catalog, VendorTable } from '../catalog/catalog.ts';
import { storedEntry } from '../catalog/expand.ts';
import { folderName } from '../catalog/page-path.ts';
import type { StoredEntry, StoredFamily, StoreMeta } from '../catalog/store.ts';
import type { Entry, Platform } from '../catalog/types.ts';
import { vendorNamesOf } from '../catalog/vendors.ts';
import type { ConceptData } from '../search/concepts.ts';
import type { SearchData } from '../search/data.ts';
import type { ReadingData, TraditionalData } from '../search/han.ts';
import type { PackedText } from '../search/packed-texts.ts';
import { type PackedCodes, packCodes } from './packed-codes.ts';

/** What is known of all vendors. */
export interface SiteCore {
  readonly meta: StoreMeta;
  /** By vendor: the codes of its entries, in their order. */
  readonly codes: readonly PackedCodes[];
  readonly platforms: readonly Platform[];
  readonly families: readonly StoredFamily[];
}

/** What is known of the languages. */
export interface SiteLanguages {
  readonly concepts: ConceptData;
  readonly traditional: TraditionalData;
  readonly readings: ReadingData;
  readonly vocabulary: readonly string[];
}

/** An entry without what stands elsewhere: its code, its cause and its steps. */
export type EntryHead = Omit<StoredEntry, 'code' | 'cause' | 'steps'>;

/** The first file of a vendor. */
export interface VendorHeads {
  readonly entries: readonly EntryHead[];
  /** By position of the entry: its short texts, cut when the tables were compiled, which takes long in a browser. */
  readonly texts: readonly (readonly PackedText[])[];
}

/** Cause and own steps of an entry; 0 for one that has neither. */
export type EntryRest = Pick<StoredEntry, 'cause' | 'steps'> | 0;

/** The names of the files, without ending. */
export const dataNames = {
  core: 'core',
  languages: 'languages',
  heads: (vendor: string): string => `${folderName(vendor)}-1`,
  rest: (vendor: string): string => `${folderName(vendor)}-2`,
};

/** The name of the function that the files call. */
const receiver = 'errcodeData';

/** A file of data: a script that hands a value over. */
export const dataScript = (name: string, value: unknown): string =>
  `${receiver}(${JSON.stringify(name)},${JSON.stringify(value)})\n`;

/** The value of a file of data, without running it. */
export function readDataScript(text: string): unknown {
  return JSON.parse(text.slice(text.indexOf(',') + 1, text.lastIndexOf(')')));
}

/** An entry of a vendor with its number in the catalog. */
export interface NumberedEntry {
  readonly number: number;
  readonly entry: Entry;
}

/** The parts of an entry that neither search nor the detector reads. */
const unread = ['related', 'guide', 'docs', 'date', 'text', 'name'] as const;

function headOf(entry: Entry, vendor: VendorTable): EntryHead {
  const { code: _, cause, steps, ...head } = storedEntry(entry, vendor);
  const kept = Object.entries(head).filter(([key]) => !(unread as readonly string[]).includes(key));
  return { ...(Object.fromEntries(kept) as unknown as EntryHead), topic: '' };
}

/** The texts of a family that the browser shows. */
const familyHead = (family: StoredFamily): StoredFamily => ({
  ...family,
  cause: null,
  steps: [],
  guide: null,
});

/**
 * The files of data by their names without ending, one after another.
 *
 * @param entriesOf the entries of a vendor, codes ascending
 */
export function* siteData(
  { catalog, search, vendors }: { catalog: Catalog; search: SearchData; vendors: readonly VendorTable[] },
  entriesOf: (vendor: string) => readonly NumberedEntry[],
): Generator<readonly [name: string, value: object]> {
  const { meta } = catalog.stores.at(-1) as { readonly meta: StoreMeta };
  const ids = new Set(vendors.map(({ id }) => id));
  const all = vendors.map(({ id }) => entriesOf(id));
  const core: SiteCore = {
    meta: {
      ...meta,
      vendors,
      checked: meta.checked.filter((_, i) => ids.has(catalog.vendors[i]?.id ?? '')),
      vendorNames: vendorNamesOf(vendors),
      counts: all.map(({ length }) => length),
      replaced: [],
    },
    codes: all.map((entries) => packCodes(entries.map(({ entry }) => entry.code))),
    platforms: catalog.platforms,
    families: catalog.stores
      .flatMap((store) => store.families())
      .filter(({ vendor }) => ids.has(vendor))
      .map(familyHead),
  };
  yield [dataNames.core, core];
  const { languages } = search;
  const known: SiteLanguages = {
    concepts: languages.concepts(),
    traditional: languages.traditional(),
    readings: languages.readings(),
    vocabulary: search.vocabulary,
  };
  yield [dataNames.languages, known];
  for (const [i, vendor] of vendors.entries()) {
    const own = all[i] as readonly NumberedEntry[];
    const heads: VendorHeads = {
      entries: own.map(({ entry }) => headOf(entry, vendor)),
      texts: own.map(({ number }) => search.packedTexts(number)),
    };
    yield [dataNames.heads(vendor.id), heads];
    const rest = own.map(({ entry }): EntryRest => {
      const { cause, steps } = storedEntry(entry, vendor);
      return cause || steps ? { ...(cause && { cause }), ...(steps && { steps }) } : 0;
    });
    yield [dataNames.rest(vendor.id), { entries: rest }];
  }
}
