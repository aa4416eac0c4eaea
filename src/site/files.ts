/** All files of a site, one after another. */
import type { Catalog, VendorTable } from '../catalog/catalog.ts';
import { codeKey, compareCodes } from '../catalog/code.ts';
import { guidesOf } from '../catalog/guides.ts';
import { codePath } from '../catalog/page-path.ts';
import type { Entry, Family } from '../catalog/types.ts';
import type { SearchData } from '../search/data.ts';
import { type CodeOnPage, codePage, type SiteTables } from './code-page.ts';
import { dataScript, type NumberedEntry, siteData } from './data.ts';
import { homePage } from './home-page.ts';
import { type Page, renderPage } from './layout.ts';
import { guidePage, vendorPages } from './vendor-pages.ts';

/** A file of a site. */
export interface SiteFile {
  /** From the site's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What a site is made of. */
export interface SiteContent {
  readonly catalog: Catalog;
  readonly search: SearchData;
  /** Ids of the vendors that are in it; all when left out. */
  readonly vendors?: readonly string[] | undefined;
  /** The scripts and styles of all pages, by name. */
  readonly assets: Readonly<Record<string, string>>;
}

/** A site that is about to be made. */
export interface Site {
  /** Pages of codes, of vendors, of guides and the first one, as far as they are counted before they are made. */
  readonly pages: number;
  files(): Generator<SiteFile>;
}

/** Where a file lies is nobody's business but its owner's. */
const withoutFolders = (entry: Entry): Entry =>
  entry.own === null
    ? entry
    : { ...entry, own: { ...entry.own, file: entry.own.file.split(/[\\/]/).at(-1) ?? '' } };

function numberedEntries(catalog: Catalog, vendor: string): NumberedEntry[] {
  return catalog
    .spans([vendor])
    .flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i))
    .map((number) => ({ number, entry: withoutFolders(catalog.entry(number)) }))
    .sort((a, b) => compareCodes(a.entry.code, b.entry.code));
}

/** The codes of a vendor, with all meanings of each; letter case never tells two apart. */
function codesOf(vendor: string, entries: readonly NumberedEntry[]): CodeOnPage[] {
  const codes = new Map<string, CodeOnPage & { entries: Entry[] }>();
  for (const { entry } of entries) {
    const known = codes.get(codeKey(entry.code));
    if (known) known.entries.push(entry);
    else codes.set(codeKey(entry.code), { vendor, code: entry.code, entries: [entry] });
  }
  return [...codes.values()];
}

/** The families of a vendor with their steps. */
function familiesOf(catalog: Catalog, vendor: string): Family[] {
  return catalog.stores
    .flatMap((store) => store.families())
    .filter((family) => family.vendor === vendor)
    .map((family) => {
      const guide = family.guide === null ? undefined : catalog.guide(family.guide);
      const steps = family.steps.map((step) => ({ zh: step.zh, en: step.en, from: 'entry' as const }));
      return {
        ...family,
        steps: [...steps, ...(guide?.steps ?? [])],
        guide: guide ? { id: guide.id, title: guide.title } : null,
      };
    });
}

/** Makes a site of all tables. */
export function openSite({ catalog, search, vendors: wanted, assets }: SiteContent): Site {
  const vendors = catalog.vendors.filter(({ id }) => wanted?.includes(id) ?? true);
  const entries = new Map(vendors.map(({ id }) => [id, numberedEntries(catalog, id)]));
  const entriesOf = (vendor: string): readonly NumberedEntry[] => entries.get(vendor) ?? [];
  const codes = new Map(vendors.map(({ id }) => [id, codesOf(id, entriesOf(id))]));
  const byKey = new Map<string, CodeOnPage[]>();
  const paths = new Set<string>();
  for (const code of [...codes.values()].flat()) {
    byKey.set(codeKey(code.code), [...(byKey.get(codeKey(code.code)) ?? []), code]);
    paths.add(codePath(code));
  }
  const tables: SiteTables = {
    vendor: (id) => catalog.vendors.find((vendor) => vendor.id === id) as VendorTable,
    hasPage: (ref) => paths.has(codePath(ref)),
  };
  const guides = new Map(vendors.map(({ id }) => [id, guidesOf(catalog, [id])]));
  const summaries = vendors.map((table) => {
    const own = codes.get(table.id) ?? [];
    const explained = own.filter((code) => code.entries.some((entry) => entry.explained)).length;
    return { table, codes: own.length, explained };
  });

  function* pages(): Generator<Page> {
    yield homePage(summaries);
    for (const table of vendors) {
      const { id } = table;
      const own = codes.get(id) ?? [];
      const ownGuides = guides.get(id) ?? [];
      yield* vendorPages({ table, codes: own, guides: ownGuides, families: familiesOf(catalog, id) });
      for (const guide of ownGuides) yield guidePage(guide, tables);
      for (const [i, code] of own.entries()) {
        const others = (byKey.get(codeKey(code.code)) ?? []).filter(({ vendor }) => vendor !== id);
        yield codePage(code, { previous: own[i - 1], next: own[i + 1], others }, tables);
      }
    }
  }

  return {
    pages: 1 + paths.size + vendors.length + [...guides.values()].flat().length,
    *files() {
      for (const page of pages()) yield { path: `${page.path}index.html`, text: renderPage(page) };
      for (const [name, text] of Object.entries(assets)) yield { path: `assets/${name}`, text };
      for (const [name, value] of siteData({ catalog, search, vendors }, entriesOf))
        yield { path: `assets/data/${name}.js`, text: dataScript(name, value) };
    },
  };
}
