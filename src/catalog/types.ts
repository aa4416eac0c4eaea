/** The languages that every text of the tables has. */
export const languages = ['zh', 'en'] as const;
/** A language of the tables. */
export type Language = (typeof languages)[number];

/** One text in both languages. */
export interface Localized {
  /** In Chinese. */
  readonly zh: string;
  /** In English. */
  readonly en: string;
}

/** All values of {@link Kind}. */
export const kinds = ['error', 'success', 'pending'] as const;
/** Whether a code reports a failure at all: 0 and its like do not, and "being processed" does not yet. */
export type Kind = (typeof kinds)[number];

/** All values of {@link Category}. */
export const categories = [
  'auth',
  'permission',
  'parameter',
  'not-found',
  'conflict',
  'quota',
  'rate-limit',
  'state',
  'crypto',
  'callback',
  'system',
  'success',
] as const;
/** What the developer has to deal with. */
export type Category = (typeof categories)[number];

/** All values of {@link Retry}. */
export const retryAdvice = [
  'fix-first',
  'backoff',
  'refresh-token',
  'later',
  'poll',
  'none-needed',
  'unknown',
] as const;
/** Whether, and after what, the same request can succeed when it is sent again. */
export type Retry = (typeof retryAdvice)[number];

/** Who wrote a text: the platform's vendor, or the editors of these tables. */
export type Author = 'vendor' | 'editorial';

/** Words in which people describe a failure, beside its messages: what search finds it by. */
export type Phrases = Readonly<Record<Language, readonly string[]>>;

/** One thing to do or to look at; `from` says whether it is this code's own or its guide's. */
export interface Step extends Localized {
  /** `entry`: about this code; `guide`: the same for all codes of its {@link Guide}. */
  readonly from: 'entry' | 'guide';
}

/** A playbook for a mechanism that many codes share; its steps come after an entry's own. */
export interface Guide {
  /** `vendor/name`. */
  readonly id: string;
  /** What the playbook is about. */
  readonly title: Localized;
}

/** A playbook with its steps. */
export interface GuideText extends Guide {
  /** What to check and do, in order. */
  readonly steps: readonly Step[];
}

/** What is known of codes that no table has: of all that begin alike, or of a range. */
export interface Family {
  /** Id of the vendor. */
  readonly vendor: string;
  /** What its codes begin with, letter case apart; null for a range. */
  readonly prefix: string | null;
  /** Its first and its last code; null for a prefix. */
  readonly range: readonly [first: number, last: number] | null;
  /** What this kind of codes is. */
  readonly name: Localized;
  /** What it is about. */
  readonly category: Category;
  /** Whether the same request can succeed when it is sent again, and after what. */
  readonly retry: Retry;
  /** Why such codes come; null where nobody wrote it down. */
  readonly cause: Localized | null;
  /** What to check and do, in order: the family's own steps, then its guide's. */
  readonly steps: readonly Step[];
  /** Whose steps stand at the end of `steps`; null for none. */
  readonly guide: Guide | null;
}

/** Names one code of one vendor. */
export interface CodeRef {
  /** Id of the vendor, as `dingtalk`. */
  readonly vendor: string;
  /** The code as the vendor writes it; always a text, never a number. */
  readonly code: string;
}

/** A code that a reader should see next, with what it says. */
export interface Related extends CodeRef {
  /** What that code says. */
  readonly message: Localized;
}

/** The parts of an entry that a team's own table can put in place of bundled ones. */
export const ownParts = [
  'kind', 'category', 'retry', 'message', 'variants', 'phrases', 'cause', 'steps', 'guide', 'related', 'docs',
] as const; // biome-ignore format: one list, not one word a line
/** A part of an entry that a team's own table can put in place of a bundled one. */
export type OwnPart = (typeof ownParts)[number];

/** The team's own table that an entry is from. */
export interface Own {
  /** Path of the file. */
  readonly file: string;
  /** The parts that stand in place of those of a bundled entry; null where no bundled entry has the code. */
  readonly replaces: readonly OwnPart[] | null;
}

/** Where the parts of an entry come from. */
export interface Source {
  /** `vendor`: from the vendor's table; `own`: from a team's own. */
  readonly message: 'vendor' | 'own';
  /** The languages in which `message` is the vendor's own wording; the other one is our translation. */
  readonly published: readonly Language[];
  /** Who the facts in cause and steps come from; null when the entry has neither. */
  readonly steps: Author | 'own' | null;
  /** The day on which the vendor's table was last checked, as YYYY-MM-DD; null for a message of a team's own table. */
  readonly date: string | null;
  /** The vendor's whole wording, where `message` is only its beginning or mends a damaged page. */
  readonly text: string | null;
}

/** One meaning of one code at one vendor. */
export interface Entry extends CodeRef {
  /** What generated programs call it, in capitals; unique at the vendor, and never another code's. */
  readonly name: string;
  /** The published heading that tells two meanings of one code apart; null at vendors without such headings. */
  readonly section: string | null;
  /** All published headings under which this meaning stands. */
  readonly sections: readonly string[];
  /** What the code is about: a topic of the vendor. */
  readonly topic: string;
  /** Whether it is a failure at all. */
  readonly kind: Kind;
  /** What it is about. */
  readonly category: Category;
  /** Whether the same request can succeed when it is sent again, and after what. */
  readonly retry: Retry;
  /** What it says. One language is what the interface returns, `source.published` says which. */
  readonly message: Localized;
  /** Further messages that the code returns with the same meaning. */
  readonly variants: readonly Localized[];
  /** How people who met it put it, in other words than the messages; ours. */
  readonly phrases: Phrases;
  /** Why it comes; null where nobody wrote it down yet. */
  readonly cause: Localized | null;
  /** What to check and do, in order: the entry's own steps, then its guide's. */
  readonly steps: readonly Step[];
  /** Whether somebody explained the code: a brief entry has what the vendor published, advice by kind, and at most one step. */
  readonly explained: boolean;
  /** Whose steps stand at the end of `steps`; null for none. */
  readonly guide: Guide | null;
  /** Codes to look at next. */
  readonly related: readonly Related[];
  /** The vendor's page; null for none. */
  readonly docs: string | null;
  /** Where the texts come from. */
  readonly source: Source;
  /** Since when the vendor no longer lists the code; null for a code that is listed. */
  readonly retired: string | null;
  /** Null for an entry that is wholly bundled. */
  readonly own: Own | null;
}

/** A published table that entries were taken from. */
export interface TableSource {
  /** Title of the page. */
  readonly title: Localized;
  /** Address of the page; null for a document that is on no page. */
  readonly url: string | null;
  /** The day on which it was last checked, as YYYY-MM-DD. */
  readonly checked: string;
}

/** All values of {@link CodeType}. */
export const codeTypes = ['number', 'text', 'word'] as const;
/** How codes are written: as numbers, as numbers in quotes, as words. */
export type CodeType = (typeof codeTypes)[number];

/** How a vendor's responses carry code and message. */
export interface Envelope {
  /** Names of the fields that hold the code. */
  readonly code: readonly string[];
  /** Names of the fields that hold the message. */
  readonly message: readonly string[];
  /** Names of the fields that hold the id of a call, which support asks for; where they are not those that most have. */
  readonly requestId?: readonly string[];
  /** How the codes are written there. */
  readonly types: readonly CodeType[];
  /** Codes that only say that the response holds an inner one, which tells what failed; none when left out. */
  readonly outer?: readonly string[];
  /** The languages of its messages; those of the published table when left out. */
  readonly languages?: readonly Language[];
}

/** What a vendor's responses and libraries leave in a text. Letter case counts in quoted names of fields alone. */
export interface Traces {
  /** Stand in no other platform's responses. */
  readonly certain: readonly string[];
  /** Names of its libraries, fields and products. */
  readonly likely: readonly string[];
}

/**
 * What tells a vendor's responses and codes from others' by their form: sources of regular expressions, in which letter
 * case counts for `codes` alone. Every part of them is bounded.
 */
export interface Forms {
  /** What its messages end with: hints, request ids. */
  readonly endings: readonly string[];
  /** Its codes, whole, those that no table has among them. */
  readonly codes: readonly string[];
  /** Links to a page about one code, which their first group holds. */
  readonly links: readonly string[];
  /** An inner code within an outer one's message: their first group is the code, their second what it says. */
  readonly inner: readonly string[];
}

/** Addresses of a platform's own pages about one failure, with `{code}` and `{requestId}` in the places of the two. */
export interface LookUpPages {
  /** Of a code. */
  readonly code: string | null;
  /** Of one call, by the id that the platform gave it. */
  readonly request: string | null;
}

/** A platform of the same kind, or other software, without a table here: its codes look the same, and mean something else. */
export interface Platform {
  /** What results call it, as `wecom`. */
  readonly id: string;
  /** What people call it. */
  readonly name: Localized;
  /** Further spellings, in small letters. */
  readonly names: readonly string[];
  /** Whether it is software that a service runs with, as a database: what stands in the same line says little of whose a code is. */
  readonly isSoftware: boolean;
  /** Address of its documents on error codes; null for none. */
  readonly docs: string | null;
  /** See {@link LookUpPages}. */
  readonly lookUp: LookUpPages;
  /** Names of the fields that hold its codes; empty where they are not known. */
  readonly codeFields: readonly string[];
  /** How its codes are written. */
  readonly types: readonly CodeType[];
  /** Host names that tell it; each stands for the hosts below it too. */
  readonly hosts: readonly string[];
  /** See {@link Traces}. */
  readonly traces: Traces;
  /** See {@link Forms}. */
  readonly forms: Forms;
}

/** A platform whose codes are known. */
export interface Vendor {
  /** What tables, options and results call it, as `dingtalk`. */
  readonly id: string;
  /** What people call it. */
  readonly name: Localized;
  /** What generated programs call it. */
  readonly identifier: string;
  /** Further spellings that people type for it. */
  readonly aliases: readonly string[];
  /** Address of the vendor's developer site. */
  readonly homepage: string;
  /** Address of its documents on error codes; null for none. */
  readonly docs: string | null;
  /** How its responses look; where they have several forms, what these have together. */
  readonly envelope: Envelope;
  /** The forms of its responses, where there are several. */
  readonly envelopes?: readonly Envelope[];
  /** Host names that tell the vendor; each stands for the hosts below it too. */
  readonly hosts: readonly string[];
  /** What tells its responses from others. */
  readonly traces: Traces;
  /** See {@link Forms}. */
  readonly forms: Forms;
  /** See {@link LookUpPages}. */
  readonly lookUp: LookUpPages;
  /** Names of what its entries are about, by `Entry.topic`. */
  readonly topics: Readonly<Record<string, Localized>>;
  /** English names of the published section headings. */
  readonly sections: Readonly<Record<string, string>>;
  /** Names of the products that a section may be. */
  readonly products: Readonly<Record<string, Localized>>;
  /** Where several vendors have a code, the one with the higher number comes first. */
  readonly popularity: number;
  /** The published tables that its entries are from. */
  readonly sources: readonly TableSource[];
}
