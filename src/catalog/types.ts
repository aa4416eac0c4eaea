/** The languages that every text of the tables has. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** One text in both languages. */
export type Localized = Readonly<Record<Language, string>>;

export const kinds = ['error', 'success', 'pending'] as const;
/** Whether a code reports a failure at all: 0 and its like do not, and "being processed" does not yet. */
export type Kind = (typeof kinds)[number];

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
  readonly from: 'entry' | 'guide';
}

/** A playbook for a mechanism that many codes share; its steps come after an entry's own. */
export interface Guide {
  /** `vendor/name`. */
  readonly id: string;
  readonly title: Localized;
}

/** Names one code of one vendor. */
export interface CodeRef {
  readonly vendor: string;
  readonly code: string;
}

/** A code that a reader should see next, with what it says. */
export interface Related extends CodeRef {
  readonly message: Localized;
}

/** Where the parts of an entry come from. */
export interface Source {
  readonly message: 'vendor';
  /** The languages in which `message` is the vendor's own wording; the other one is our translation. */
  readonly published: readonly Language[];
  /** Who the facts in cause and steps come from; null when the entry has neither. */
  readonly steps: Author | null;
  /** The day on which the vendor's table was last checked, as YYYY-MM-DD. */
  readonly date: string;
  /** The vendor's whole wording, where `message` is only its beginning or mends a damaged page. */
  readonly text: string | null;
}

/** One meaning of one code at one vendor. */
export interface Entry extends CodeRef {
  /** The published heading that tells two meanings of one code apart; null at vendors without such headings. */
  readonly section: string | null;
  /** All published headings under which this meaning stands. */
  readonly sections: readonly string[];
  /** What the code is about: a topic of the vendor. */
  readonly topic: string;
  readonly kind: Kind;
  readonly category: Category;
  readonly retry: Retry;
  readonly message: Localized;
  /** Further messages that the code returns with the same meaning. */
  readonly variants: readonly Localized[];
  /** How people who met it put it, in other words than the messages; ours. */
  readonly phrases: Phrases;
  readonly cause: Localized | null;
  readonly steps: readonly Step[];
  /** Whose steps stand at the end of `steps`; null for none. */
  readonly guide: Guide | null;
  readonly related: readonly Related[];
  readonly docs: string | null;
  readonly source: Source;
  /** Since when the vendor no longer lists the code; null for a code that is listed. */
  readonly retired: string | null;
}

/** A published table that entries were taken from. */
export interface TableSource {
  readonly title: Localized;
  readonly url: string | null;
  /** The day on which it was last checked, as YYYY-MM-DD. */
  readonly checked: string;
}

export const codeTypes = ['number', 'text', 'word'] as const;
/** How codes are written: as numbers, as numbers in quotes, as words. */
export type CodeType = (typeof codeTypes)[number];

/** How a vendor's responses carry code and message. */
export interface Envelope {
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly types: readonly CodeType[];
}

/** What a vendor's responses and libraries leave in a text, in small letters. */
export interface Traces {
  /** Stand in no other platform's responses. */
  readonly certain: readonly string[];
  /** Names of its libraries, fields and products. */
  readonly likely: readonly string[];
}

/** A platform whose codes are known. */
export interface Vendor {
  readonly id: string;
  readonly name: Localized;
  /** Further spellings that people type for it. */
  readonly aliases: readonly string[];
  readonly homepage: string;
  readonly docs: string | null;
  readonly envelope: Envelope;
  /** Host names that tell the vendor; each stands for the hosts below it too. */
  readonly hosts: readonly string[];
  readonly traces: Traces;
  readonly topics: Readonly<Record<string, Localized>>;
  /** English names of the published section headings. */
  readonly sections: Readonly<Record<string, string>>;
  readonly sources: readonly TableSource[];
}
