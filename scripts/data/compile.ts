import { createHash } from 'node:crypto';
import { codeKey, refOf } from '../../src/catalog/code.ts';
import { allSteps, parseRelated, storedEntry } from '../../src/catalog/expand.ts';
import { storeForm } from '../../src/catalog/store.ts';
import { type CodeRef, codeTypes, type Entry, type Platform, type Vendor } from '../../src/catalog/types.ts';
import { checkedOf, envelopesOf, noForms, noLookUpPages, vendorNamesOf } from '../../src/catalog/vendors.ts';
import type { StoreContent } from '../../src/store/format.ts';
import { namedEntries, type UnnamedEntry } from '../../src/tables/constant-names.ts';
import { familyCodes } from './families.ts';
import type { RawEntry, RawGuide, RawVendor, Tables, VendorFiles } from './read-tables.ts';

/** One key for one code of one vendor, however its letters are cased. */
export function refKey({ vendor, code }: CodeRef): string {
  return refOf({ vendor, code: codeKey(code) });
}

/** The guide that an entry names. @returns undefined when there is none of that name */
export function findGuide(tables: Tables, reference: string): RawGuide | undefined {
  const [id = '', name = ''] = reference.split('/');
  return tables.vendors.find((vendor) => vendor.id === id)?.guides?.value[name];
}

/** What is known of a vendor beside its codes. */
function vendorOf(raw: RawVendor): Vendor {
  return {
    id: raw.id,
    name: raw.name,
    identifier: raw.identifier,
    aliases: raw.aliases ?? [],
    homepage: raw.homepage,
    docs: raw.docs ?? null,
    ...envelopesOf(raw.envelope),
    hosts: raw.hosts ?? [],
    traces: { certain: [], likely: [], ...raw.traces },
    forms: { ...noForms, ...raw.forms },
    lookUp: { ...noLookUpPages, ...raw.lookUp },
    topics: raw.topics,
    sections: raw.sections ?? {},
    products: raw.products ?? {},
    popularity: raw.popularity,
    sources: Object.values(raw.sources).map(({ title, url, checked }) => ({
      title,
      url: url ?? null,
      checked,
    })),
  };
}

/** The platforms without a table, complete. */
function platformsOf({ platforms }: Tables): Platform[] {
  return Object.entries(platforms.value).map(([id, raw]) => ({
    id,
    name: raw.name,
    names: raw.names,
    isSoftware: raw.software ?? false,
    docs: raw.docs ?? null,
    lookUp: { ...noLookUpPages, ...raw.lookUp },
    codeFields: raw.codeFields ?? [],
    types: raw.types ?? codeTypes,
    hosts: raw.hosts ?? [],
    traces: { certain: [], likely: [], ...raw.traces },
    forms: { ...noForms, ...raw.forms },
  }));
}

/** An entry, without what its guide and its related codes say. */
function entryOf(raw: RawEntry, { id, docs, published, sources }: RawVendor): UnnamedEntry {
  const { explanation } = raw;
  const table = sources[raw.table ?? (Object.keys(sources)[0] as string)];
  if (table === undefined) throw new Error(`${id}:${raw.code}: no source "${raw.table}"`);
  return {
    vendor: id,
    code: raw.code,
    name: explanation?.name,
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
    steps: allSteps(explanation?.steps ?? (raw.step ? [raw.step] : []), undefined),
    explained: explanation !== undefined,
    guide: raw.guide === undefined ? null : { id: raw.guide, title: { zh: '', en: '' } },
    related: (explanation?.related ?? [])
      .map((reference) => parseRelated(reference, id))
      // The vendor's own first; the sort is stable.
      .sort((a, b) => Number(b.vendor === id) - Number(a.vendor === id))
      .map((related) => ({ ...related, message: { zh: '', en: '' } })),
    docs: raw.docs ?? docs ?? null,
    source: {
      message: 'vendor',
      published: raw.published ?? published,
      steps: explanation?.source.steps ?? null,
      date: table.checked,
      text: raw.text ?? null,
    },
    retired: raw.retired ?? null,
    own: null,
  };
}

/** The entries of a vendor; those that nobody named are named by their codes. */
function entriesOf({ entries, vendor }: VendorFiles, vendors: readonly Vendor[]): Entry[] {
  const all = entries.map(({ entry }) => entryOf(entry, vendor.value));
  const named = all.filter((entry): entry is Entry => entry.name !== undefined);
  const others = namedEntries(
    all.filter((entry) => entry.name === undefined),
    vendors,
    named,
  );
  return all.map((entry) => (entry.name === undefined ? (others.shift() as Entry) : (entry as Entry)));
}

/**
 * Compiles the tables.
 *
 * @param tables without lint errors; the compiler relies on what the linter holds
 */
export function compileTables(tables: Tables): StoreContent {
  const files = [...tables.vendors].sort(
    ({ vendor: { value: a } }, { vendor: { value: b } }) =>
      b.popularity - a.popularity || (a.id < b.id ? -1 : 1),
  );
  const vendors = files.map(({ vendor }) => vendorOf(vendor.value));
  const entries = files.map((one) => entriesOf(one, vendors));
  const content: Omit<StoreContent, 'meta'> = {
    entries: entries.flatMap((own, i) => own.map((entry) => storedEntry(entry, vendors[i] as Vendor))),
    guides: files.flatMap(({ id, guides }) =>
      Object.entries(guides?.value ?? {}).map(([name, guide]) => ({ id: `${id}/${name}`, ...guide })),
    ),
    families: files.flatMap(({ id, vendor }) =>
      (vendor.value.families ?? []).map((family) => ({
        vendor: id,
        ...familyCodes(family),
        name: family.name,
        category: family.category,
        retry: family.retry,
        cause: family.cause ?? null,
        steps: family.steps ?? [],
        guide: family.guide ?? null,
      })),
    ),
    platforms: platformsOf(tables),
  };
  return {
    meta: {
      form: storeForm,
      revision: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16),
      vendors: vendors.map((vendor, i) => {
        const own = entries[i] as readonly Entry[];
        return { ...vendor, codes: new Set(own.map(({ code }) => codeKey(code))).size, entries: own.length };
      }),
      checked: checkedOf(vendors),
      vendorNames: vendorNamesOf(vendors),
      counts: entries.map(({ length }) => length),
      replaced: [],
    },
    ...content,
  };
}
