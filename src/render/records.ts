import type { VendorTable } from '../catalog/catalog.ts';
import type { FullGuide } from '../catalog/guides.ts';
import type { CodeRef, Entry, Language, Localized, TableSource } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import type { Fact } from '../detect/facts.ts';
import type { Certainty, Reason } from '../detect/vendor-guess.ts';
import type { SearchField } from '../search/fields.ts';
import type { Range } from '../search/match.ts';
import { safeCell, safeJson } from './visible.ts';

/** One result of the machine formats: the JSON contract. Fields are only ever added. */
export interface EntryRecord extends Entry {
  /** The words that asked for it; null where nothing was asked, as in a list. */
  readonly query: string | null;
  readonly vendorName: Localized;
  readonly sectionName: Localized | null;
  /** How well a search matched, from 0 to 1; null where nothing was searched. */
  readonly score: number | null;
  /** What a search or a text matched; null where there was none. */
  readonly matched: MatchRecord | null;
  /** How the vendor was found; null where nothing had to be guessed. */
  readonly vendorGuess: VendorGuessRecord | null;
  /** Where a text holds the code; null where no text was read. */
  readonly occurrence: OccurrenceRecord | null;
}

/** How the vendor of a code in a text was found. */
export interface VendorGuessRecord {
  readonly certainty: Certainty;
  readonly reason: Reason;
}

/** A code's first place in a text, and what the text says of it, without secrets. */
export interface OccurrenceRecord {
  /** Both counted from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly message: string | null;
  readonly facts: readonly Fact[];
  /** Whether the code stands there, or a message that tells it. */
  readonly codeFrom: 'text' | 'message';
}

/** What a search or a text matched. Ranges are pairs of UTF-16 offsets: the first unit, and the one after the last. */
export interface MatchRecord {
  /** The part of the entry whose text matched best; `code` also where a text says nothing beside the code. */
  readonly field: SearchField;
  /** Null for the code. */
  readonly language: Language | null;
  /** Position in the field's list; null for `code`, `message` and `cause`. */
  readonly index: number | null;
  readonly text: string;
  /** Parts of `text`. */
  readonly ranges: readonly Range[];
  /** Parts of the published message and of its translation. */
  readonly message: Readonly<Record<Language, readonly Range[]>>;
}

/** One vendor of the machine formats. */
export interface VendorRecord {
  readonly id: string;
  readonly name: Localized;
  readonly aliases: readonly string[];
  readonly codes: number;
  readonly entries: number;
  readonly homepage: string;
  readonly docs: string | null;
  readonly envelope: VendorTable['envelope'];
  readonly topics: VendorTable['topics'];
  readonly sources: readonly TableSource[];
}

/** One guide of the machine formats. */
export interface GuideRecord {
  /** `vendor/name`. */
  readonly id: string;
  readonly vendor: string;
  readonly vendorName: Localized;
  readonly title: Localized;
  readonly steps: readonly Localized[];
  readonly codes: readonly string[];
}

/** A kind of record: which fields it has, and which of them a table shows when none are asked for. */
export interface RecordShape {
  readonly fields: readonly string[];
  readonly columns: readonly string[];
}

const localizedFields = (name: string): string[] => [name, `${name}.zh`, `${name}.en`];

export const entryShape: RecordShape = {
  fields: [
    'query',
    'vendor',
    ...localizedFields('vendorName'),
    'code',
    'name',
    'section',
    ...localizedFields('sectionName'),
    'sections',
    'topic',
    'kind',
    'category',
    'retry',
    ...localizedFields('message'),
    ...localizedFields('variants'),
    ...localizedFields('phrases'),
    ...localizedFields('cause'),
    ...localizedFields('steps'),
    'explained',
    'guide',
    'guide.id',
    ...localizedFields('guide.title'),
    'related',
    'docs',
    'source',
    'source.message',
    'source.published',
    'source.steps',
    'source.date',
    'source.text',
    'retired',
    'interfaces',
    'interfaces.names',
    'interfaces.count',
    'own',
    'own.file',
    'own.replaces',
    'score',
    'matched',
    'matched.field',
    'matched.language',
    'matched.index',
    'matched.text',
    'matched.ranges',
    ...localizedFields('matched.message'),
    'vendorGuess',
    'vendorGuess.certainty',
    'vendorGuess.reason',
    'occurrence',
    'occurrence.line',
    'occurrence.column',
    'occurrence.message',
    'occurrence.facts',
    'occurrence.codeFrom',
  ],
  columns: [
    'vendor',
    'code',
    'section',
    'kind',
    'category',
    'retry',
    'message.zh',
    'message.en',
    'cause.zh',
    'cause.en',
    'steps.zh',
    'steps.en',
    'related',
    'docs',
  ],
};

export const vendorShape: RecordShape = {
  fields: [
    'id',
    ...localizedFields('name'),
    'aliases',
    'codes',
    'entries',
    'homepage',
    'docs',
    'envelope',
    'topics',
    'sources',
  ],
  columns: ['id', 'name.zh', 'name.en', 'aliases', 'codes', 'entries', 'homepage', 'docs'],
};

/** An entry with what led to it. */
export interface RecordSource {
  readonly query: string | null;
  readonly entry: Entry;
  readonly score?: number;
  readonly matched?: MatchRecord;
  readonly vendorGuess?: VendorGuessRecord | null;
  readonly occurrence?: OccurrenceRecord;
}

/** The columns of a table of hits. */
export const hitShape: RecordShape = { ...entryShape, columns: ['score', ...entryShape.columns] };

/** Makes the record of an entry. */
export function entryRecord(
  { query, entry, score, matched, vendorGuess, occurrence }: RecordSource,
  table: VendorTable,
): EntryRecord {
  const { vendor, code, section, ...rest } = entry;
  return {
    query,
    vendor,
    vendorName: table.name,
    code,
    section,
    sectionName: section === null ? null : sectionName(table, section),
    ...rest,
    score: score ?? null,
    matched: matched ?? null,
    vendorGuess: vendorGuess ?? null,
    occurrence: occurrence ?? null,
  };
}

/** Makes the record of a vendor. */
export function vendorRecord(vendor: VendorTable): VendorRecord {
  const { id, name, aliases, codes, entries, homepage, docs, envelope, topics, sources } = vendor;
  return { id, name, aliases, codes, entries, homepage, docs, envelope, topics, sources };
}

export const guideShape: RecordShape = {
  fields: [
    'id',
    'vendor',
    ...localizedFields('vendorName'),
    ...localizedFields('title'),
    ...localizedFields('steps'),
    'codes',
  ],
  columns: ['id', 'title.zh', 'title.en', 'codes'],
};

/** The record of a guide. */
export function guideRecord(
  { id, vendor, title, steps, codes }: FullGuide,
  { name }: VendorTable,
): GuideRecord {
  return { id, vendor, vendorName: name, title, steps, codes: codes.map(({ code }) => code) };
}

/** The value of a field; `steps.zh` of several steps is the list of their Chinese texts. */
export function fieldOf(record: object, field: string): unknown {
  return field.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value.map((item) => item[key]);
    return value === null || value === undefined ? null : (value as Record<string, unknown>)[key];
  }, record);
}

/** Keeps the asked fields of a record, under their own names and in the order asked; all when none are asked for. */
export function pickFields(record: object, fields: readonly string[] | undefined): object {
  return fields === undefined
    ? record
    : Object.fromEntries(fields.map((field) => [field, fieldOf(record, field)]));
}

const isCodeRef = (value: unknown): value is CodeRef =>
  typeof value === 'object' && value !== null && 'vendor' in value && 'code' in value;

/** The text of a field in a table's cell. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const separator = value.every(isCodeRef) ? ' ' : '\n';
    return value.map(cellText).join(separator);
  }
  if (isCodeRef(value)) return `${value.vendor}:${value.code}`;
  return typeof value === 'object' ? safeJson(value) : safeCell(String(value));
}
