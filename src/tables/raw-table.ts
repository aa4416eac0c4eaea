/** A team's own table as its file has it, once it keeps the schema. */
import type { Author, Category, Kind, Language, Localized, Retry, Traces } from '../catalog/types.ts';
import type { RawEnvelope } from '../catalog/vendors.ts';

/** A text in both languages, in one of them, or in whichever it is. */
export type RawText = string | Partial<Localized>;

/** An entry. */
export interface RawOwnEntry {
  /** Id or name of the vendor; may be left out where the table names one for all. */
  readonly vendor?: string;
  /** The code as the interface returns it. */
  readonly code: string | number;
  /** What `errcode export` calls it, in capitals; made of the code when left out. */
  readonly name?: string;
  /** The heading that tells two meanings of one code apart. */
  readonly section?: string | readonly string[];
  /** Says since when the code is no longer used, as YYYY-MM-DD. */
  readonly status?: {
    /** The day. */
    readonly retired: string;
  };
  /** Whether it is a failure; `error` when left out. */
  readonly kind?: Kind;
  /** What it is about; `system` for an error when left out. */
  readonly category?: Category;
  /** Whether a retry can help; `unknown` for an error when left out. */
  readonly retry?: Retry;
  /** What it says. */
  readonly message: RawText;
  /** The languages in which the interface answers; those of `message` when left out. */
  readonly published?: readonly Language[];
  /** Further messages with the same meaning. */
  readonly variants?: readonly RawText[];
  /** Words in which people describe the failure; search finds it by them. */
  readonly phrases?: Partial<Record<Language, readonly string[]>>;
  /** Why it comes. */
  readonly cause?: RawText;
  /** What to check and do, in order. */
  readonly steps?: readonly RawText[];
  /** Id of a guide whose steps come after these. */
  readonly guide?: string;
  /** Codes to look at next, as `10002` or `dingtalk:40014`. */
  readonly related?: readonly string[];
  /** Address of a page about it. */
  readonly docs?: string;
  /** Where the texts are from; for the bundled tables. */
  readonly source?: {
    /** Id of the published table. */
    readonly table?: string;
    /** The vendor's whole wording, where `message` is only its beginning. */
    readonly text?: string;
    /** Who the facts in cause and steps come from. */
    readonly steps?: Author;
  };
}

/** What a table says of its vendor. */
export interface RawOwnVendor {
  /** What tables and options call it: small letters, digits and hyphens. */
  readonly id: string;
  /** What people call it; the id when left out. */
  readonly name?: RawText;
  /** What generated programs call it; made of the id when left out. */
  readonly identifier?: string;
  /** Further spellings that people type. */
  readonly aliases?: readonly string[];
  /** Address of its developer site. */
  readonly homepage?: string;
  /** The page that an entry links to when it names none of its own. */
  readonly docs?: string;
  /** The language in which the interface usually answers. */
  readonly published?: readonly Language[];
  /** The response fields that hold code and message; `code`, and `message` or `msg`, when left out. Several where responses have several forms. */
  readonly envelope?: RawEnvelope | readonly RawEnvelope[];
  /** Host names in its addresses; each stands for the hosts below it too. */
  readonly hosts?: readonly string[];
  /** What its responses and libraries leave in a text, in small letters. */
  readonly traces?: Partial<Traces>;
  /** Names of what its entries are about. */
  readonly topics?: Readonly<Record<string, RawText>>;
  /** English names of the published headings. */
  readonly sections?: Readonly<Record<string, string>>;
  /** The published tables. */
  readonly sources?: Readonly<
    Record<
      string,
      {
        /** Title of the page. */
        readonly title: RawText;
        /** Its address. */
        readonly url?: string;
        /** The day on which it was last checked, as YYYY-MM-DD. */
        readonly checked: string;
      }
    >
  >;
}

/** A table: entries, each with its vendor, and at most one vendor that is described. */
export interface OwnTable {
  /** Path of the file. */
  readonly file: string;
  readonly vendor: RawOwnVendor | undefined;
  readonly entries: readonly (RawOwnEntry & { readonly vendor: string })[];
}
