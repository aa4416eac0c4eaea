import type { CatalogIndex, Position } from '../../src/catalog/catalog.ts';
import { codeKey, refOf } from '../../src/catalog/code.ts';
import type { CodeRef, Entry, Localized, Step } from '../../src/catalog/types.ts';
import { namesOf, vendorKey } from '../../src/catalog/vendors.ts';
import { arrayLines, type Place } from './array-lines.ts';
import type { RawEntry, RawGuide, RawVendor, Tables } from './read-tables.ts';

/** The compiled tables, as `dist/data/` holds them. */
export interface CompiledTables {
  readonly index: CatalogIndex;
  /** One entry a line, as a JSON array. */
  readonly entries: string;
}

/** Reads `code` or `vendor:code` of a `related` list. */
export function parseRelated(reference: string, ownVendor: string): CodeRef {
  const separator = reference.indexOf(':');
  return separator < 0
    ? { vendor: ownVendor, code: reference }
    : { vendor: reference.slice(0, separator), code: reference.slice(separator + 1) };
}

/** One key for one code of one vendor, however its letters are cased. */
export function refKey({ vendor, code }: CodeRef): string {
  return refOf({ vendor, code: codeKey(code) });
}

/** The guide that an entry names. @returns undefined when there is none of that name */
export function findGuide(tables: Tables, reference: string): RawGuide | undefined {
  const [id = '', name = ''] = reference.split('/');
  return tables.vendors.find((vendor) => vendor.id === id)?.guides?.value[name];
}

function stepsFrom(from: Step['from'], steps: readonly Localized[] = []): Step[] {
  return steps.map(({ zh, en }) => ({ zh, en, from }));
}

function compileEntry(
  raw: RawEntry,
  vendor: RawVendor,
  tables: Tables,
  messageOf: (related: CodeRef) => Localized,
): Entry {
  const { explanation } = raw;
  const guide = raw.guide === undefined ? undefined : findGuide(tables, raw.guide);
  const own = explanation?.steps ?? (raw.step ? [raw.step] : []);
  const steps = [...stepsFrom('entry', own), ...stepsFrom('guide', guide?.steps)];
  const table = vendor.sources[raw.table ?? (Object.keys(vendor.sources)[0] as string)];
  if (table === undefined) throw new Error(`${vendor.id}:${raw.code}: no source "${raw.table}"`);
  return {
    vendor: vendor.id,
    code: raw.code,
    name: explanation?.name ?? `CODE_${raw.code}`,
    section: raw.sections[0] ?? null,
    sections: raw.sections,
    topic: raw.topic,
    kind: raw.kind,
    category: raw.category,
    retry: raw.retry,
    message: raw.message,
    variants: raw.variants,
    phrases: explanation?.phrases ?? { zh: [], en: [] },
    cause: explanation?.cause ?? null,
    steps,
    guide: guide === undefined ? null : { id: raw.guide as string, title: guide.title },
    related: (explanation?.related ?? [])
      .map((reference) => parseRelated(reference, vendor.id))
      // The vendor's own first; the sort is stable.
      .sort((a, b) => Number(b.vendor === vendor.id) - Number(a.vendor === vendor.id))
      .map((related) => ({ ...related, message: messageOf(related) })),
    docs: raw.docs ?? vendor.docs ?? null,
    source: {
      message: 'vendor',
      published: raw.published ?? vendor.published,
      steps: explanation?.source.steps ?? null,
      date: table.checked,
      text: raw.text ?? null,
    },
    retired: raw.retired ?? null,
    own: null,
  };
}

/**
 * Finds the message of any code of any vendor; of a code with several meanings, all of them.
 *
 * @throws Error when no table has it
 */
function messagesOf(tables: Tables): (related: CodeRef) => Localized {
  const messages = new Map<string, Localized>();
  for (const { id, entries } of tables.vendors) {
    for (const { code, message } of entries.map(({ entry }) => entry)) {
      const key = refKey({ vendor: id, code });
      const other = messages.get(key);
      const isSame = other === undefined || other.zh === message.zh;
      messages.set(key, {
        zh: isSame ? message.zh : `${other.zh} / ${message.zh}`,
        en: isSame ? message.en : `${other.en} / ${message.en}`,
      });
    }
  }
  return (related) => {
    const message = messages.get(refKey(related));
    if (message === undefined) throw new Error(`related code ${refKey(related)} does not exist`);
    return message;
  };
}

/** A vendor with its entries in their order. */
export interface VendorEntries {
  readonly raw: RawVendor;
  readonly entries: readonly Entry[];
}

/**
 * Compiles the tables to what a lookup reads: an index of byte positions, and the entries.
 *
 * @param tables without lint errors; the compiler relies on what the linter holds
 */
export function compileTables(tables: Tables): CompiledTables {
  const messageOf = messagesOf(tables);
  return indexEntries(
    tables.vendors
      .map(({ vendor, entries }) => ({
        raw: vendor.value,
        entries: entries.map(({ entry }) => compileEntry(entry, vendor.value, tables, messageOf)),
      }))
      // The largest table first: the likeliest one when nobody said which.
      .sort((a, b) => b.entries.length - a.entries.length || (a.raw.id < b.raw.id ? -1 : 1)),
  );
}

/** Writes entries down, and where each of them lies. */
export function indexEntries(vendors: readonly VendorEntries[]): CompiledTables {
  const codes: Record<string, Position[]> = {};
  const owned = vendors.flatMap(({ entries }, vendor) => entries.map((entry) => ({ vendor, entry })));
  const { content, places } = arrayLines(owned.map(({ entry }) => entry));
  for (const [i, { vendor, entry }] of owned.entries()) {
    const { offset, length } = places[i] as Place;
    const key = codeKey(entry.code);
    codes[key] ??= [];
    codes[key].push([vendor, offset, length]);
  }

  return {
    index: {
      vendors: vendors.map(({ raw, entries }) => ({
        id: raw.id,
        name: raw.name,
        identifier: raw.identifier,
        aliases: raw.aliases ?? [],
        homepage: raw.homepage,
        docs: raw.docs ?? null,
        envelope: { types: ['number'], ...raw.envelope },
        hosts: raw.hosts ?? [],
        traces: { certain: [], likely: [], ...raw.traces },
        topics: raw.topics,
        sections: raw.sections ?? {},
        sources: Object.values(raw.sources).map(({ title, url, checked }) => ({
          title,
          url: url ?? null,
          checked,
        })),
        codes: new Set(entries.map((entry) => codeKey(entry.code))).size,
        entries: entries.length,
      })),
      vendorNames: Object.fromEntries(
        vendors.flatMap(({ raw }, position) =>
          namesOf({ ...raw, aliases: raw.aliases ?? [] }).map((name) => [vendorKey(name), position]),
        ),
      ),
      codes,
    },
    entries: content,
  };
}
