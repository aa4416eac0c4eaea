/** The vendors of a team's own tables, together with the bundled ones. */
import type { Catalog, VendorTable } from '../catalog/catalog.ts';
import { envelopesOf, namesOf, noForms, noLookUpPages, vendorKey } from '../catalog/vendors.ts';
import { withIdentifiers } from './constant-names.ts';
import type { OwnTable, RawOwnVendor } from './raw-table.ts';
import { localizedText, plainText } from './texts.ts';

/** Ids of vendors; those that are new have to keep it. */
export const newVendorId = /^[a-z][a-z0-9-]*$/;

/** A vendor that may have no identifier yet. */
type OwnVendor = Omit<VendorTable, 'identifier'> & { readonly identifier?: string };

/** What every vendor has; the names are what most interfaces use. */
function newVendor(id: string): OwnVendor {
  return {
    id,
    name: { zh: id, en: id },
    aliases: [],
    homepage: '',
    docs: null,
    envelope: { code: ['code'], message: ['message', 'msg'], types: ['number'] },
    hosts: [],
    traces: { certain: [], likely: [] },
    forms: noForms,
    lookUp: noLookUpPages,
    topics: {},
    sections: {},
    products: {},
    popularity: 0,
    sources: [],
    codes: 0,
    entries: 0,
  };
}

/** A vendor with what a table says of it; what it leaves out stays. */
function described(vendor: OwnVendor, raw: RawOwnVendor): OwnVendor {
  const { name, identifier, aliases, homepage, docs, envelope, hosts, traces, topics, sections, sources } =
    raw;
  return {
    ...vendor,
    ...(name && { name: localizedText(name) }),
    ...(identifier && { identifier }),
    ...(aliases && { aliases: [...new Set([...vendor.aliases, ...aliases.map(plainText)])] }),
    ...(homepage && { homepage }),
    ...(docs && { docs }),
    ...(envelope && envelopesOf(envelope)),
    ...(hosts && { hosts: [...new Set([...vendor.hosts, ...hosts])] }),
    ...(traces && { traces: { ...vendor.traces, ...traces } }),
    ...(topics && {
      topics: {
        ...vendor.topics,
        ...Object.fromEntries(Object.entries(topics).map(([id, title]) => [id, localizedText(title)])),
      },
    }),
    ...(sections && { sections: { ...vendor.sections, ...sections } }),
    ...(sources && {
      sources: [
        ...vendor.sources,
        ...Object.values(sources).map(({ title, url, checked }) => ({
          title: localizedText(title),
          url: url ?? null,
          checked,
        })),
      ],
    }),
  };
}

/** The vendors of all tables, before their codes are counted, and who is meant by a name. */
export function vendorsOf(bundled: Catalog, tables: readonly OwnTable[]) {
  const vendors = new Map<string, OwnVendor>(bundled.vendors.map((vendor) => [vendor.id, vendor]));
  const owners = new Map<string, string>();
  const idOf = (name: string): string => bundled.findVendor(name)?.id ?? owners.get(vendorKey(name)) ?? name;
  for (const { vendor: raw } of tables) {
    if (!raw) continue;
    const vendor = described(vendors.get(idOf(raw.id)) ?? newVendor(raw.id), raw);
    vendors.set(vendor.id, vendor);
    for (const name of namesOf(vendor)) {
      if (!owners.has(vendorKey(name))) owners.set(vendorKey(name), vendor.id);
    }
  }
  for (const { entries } of tables) {
    for (const { vendor: name } of entries) {
      const id = idOf(name);
      if (!vendors.has(id)) vendors.set(id, newVendor(id));
    }
  }
  return { vendors: withIdentifiers([...vendors.values()]), idOf };
}
