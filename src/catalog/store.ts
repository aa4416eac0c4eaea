/** Compiled tables: what is kept of them, wherever that is. */
import type { VendorTable } from './catalog.ts';
import type { FamilyCodes } from './families.ts';
import type {
  Author,
  Category,
  Interfaces,
  Kind,
  Language,
  Localized,
  Own,
  Phrases,
  Platform,
  Retry,
} from './types.ts';

/** An entry as it is kept: what is left out is as usual. Its vendor is told by its number. */
export interface StoredEntry {
  readonly code: string;
  readonly message: Localized;
  /** Left out where it is made of the code. */
  readonly name?: string;
  readonly sections?: readonly string[];
  readonly topic: string;
  readonly kind?: Kind;
  readonly category: Category;
  readonly retry: Retry;
  readonly variants?: readonly Localized[];
  readonly phrases?: Phrases;
  readonly cause?: Localized;
  /** Its own. */
  readonly steps?: readonly Localized[];
  /** Id of the guide whose steps come after them. */
  readonly guide?: string;
  /** `code` of the same vendor, or `vendor:code`. */
  readonly related?: readonly string[];
  /** Left out where it is the vendor's. */
  readonly docs?: string | null;
  /** Left out where it is Chinese. */
  readonly published?: readonly Language[];
  /** Who the facts in cause and steps come from. */
  readonly by?: Author | 'own';
  /** Left out where it is that of the vendor's first table. */
  readonly date?: string;
  readonly text?: string;
  readonly retired?: string;
  /** Left out where no interface is named. */
  readonly interfaces?: Interfaces;
  readonly own?: Own;
}

/** A playbook. */
export interface StoredGuide {
  readonly id: string;
  readonly title: Localized;
  readonly steps: readonly Localized[];
}

/** What is known of codes that no table has. */
export interface StoredFamily extends FamilyCodes {
  /** Id of the vendor. */
  readonly vendor: string;
  readonly name: Localized;
  readonly category: Category;
  readonly retry: Retry;
  readonly cause: Localized | null;
  readonly steps: readonly Localized[];
  /** Id of the guide whose steps come after them; null for none. */
  readonly guide: string | null;
}

/** Everything but entries, guides, families and platforms: small enough to read at every start. */
export interface StoreMeta {
  /** Which form the tables are kept in; see `storeForm`. */
  readonly form: number;
  /** Tells other contents. */
  readonly revision: string;
  /** All vendors, those of the stores below first, with their numbers of codes and entries in all of them. */
  readonly vendors: readonly VendorTable[];
  /** By vendor: the day on which its first table was last checked, which entries leave out; null where it has none. */
  readonly checked: readonly (string | null)[];
  /** Positions in `vendors` by the `vendorKey` of every name. */
  readonly vendorNames: Readonly<Record<string, number>>;
  /** Numbers of this store's entries by vendor. Entries lie vendor by vendor, codes ascending. */
  readonly counts: readonly number[];
  /** Numbers of entries of the stores below that this one's stand in place of, ascending. */
  readonly replaced: readonly number[];
}

/** Counts up with every change of what is kept, so that another version's is not taken for one's own. */
export const storeForm = 7;

/** What an entry says, in all wordings. */
export const wordingsOf = ({ message, variants = [] }: StoredEntry): readonly Localized[] => [
  message,
  ...variants,
];

/** Compiled tables that can be read. */
export interface Store {
  readonly meta: StoreMeta;
  /** Numbers of the entries that a code has here. @param key as `codeKey` returns it */
  find(key: string): readonly number[];
  entry(number: number): StoredEntry;
  /** What an entry says. */
  message(number: number): Localized;
  entries(): readonly StoredEntry[];
  /** What all entries say, in all wordings; unlike {@link entries}, nothing is kept of it. */
  messages(): Iterable<Localized>;
  /** The codes of each vendor as its table writes them, ascending; of those that differ in letter case only, the first. */
  codes(): readonly (readonly string[])[];
  guide(id: string): StoredGuide | undefined;
  guides(): readonly StoredGuide[];
  families(): readonly StoredFamily[];
  /** Platforms that texts may be from, beside the vendors. */
  platforms(): readonly Platform[];
}
