import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileTables } from '../../scripts/data/compile.ts';
import { readTables } from '../../scripts/data/read-tables.ts';
import { writeStore } from '../../scripts/data/write-store.ts';
import { type Catalog, catalogOf } from '../../src/catalog/catalog.ts';
import type { SearchData } from '../../src/search/data.ts';
import { openSearchData } from '../../src/search/files.ts';
import { compiledSearch } from '../../src/search/memory.ts';
import { openSite, type Site } from '../../src/site/files.ts';
import { openStore } from '../../src/store/files.ts';
import { type OwnEntry, type OwnVendor, ownCatalog } from '../../src/tables/own-catalog.ts';
import { packageFolder, root } from './run.ts';

/** Tables of two vendors, of which one is small and the other made up, so that nothing takes long. */
export interface SmallTables {
  readonly catalog: Catalog;
  readonly search: SearchData;
}

/** Compiles the tables of the made-up vendor and of a small one. */
export function smallTables(): SmallTables {
  const folder = mkdtempSync(join(tmpdir(), 'errcode-small-'));
  for (const path of ['platforms.yaml', 'synonyms.yaml', 'released-names.tsv', 'vendors/guanaitong'])
    cpSync(join(root, 'data', path), join(folder, 'data', path), { recursive: true });
  cpSync(join(root, 'test/fixtures/vendors/acme'), join(folder, 'data/vendors/acme'), { recursive: true });
  const tables = readTables(join(folder, 'data'));
  const compiled = join(folder, 'compiled');
  writeStore(compiled, compileTables(tables), tables.synonyms.value);
  const { catalog, search } = { catalog: catalogOf([openStore(compiled)]), search: openSearchData(compiled) };
  // Both read their files later.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { catalog, search };
}

/** The same with a team's own codes. */
export function withOwn(
  { catalog, search }: SmallTables,
  entries: readonly OwnEntry[],
  vendors: readonly OwnVendor[] = [],
): SmallTables {
  const own = ownCatalog(catalog, entries, vendors);
  return { catalog: own, search: search.with(compiledSearch(own.ownEntries, search)) };
}

const assetNames = ['site.css', 'icon.svg', 'boot.js', 'page.js', 'engine.js', 'explain.js'];

/** The scripts and styles of the build, by name. */
export function siteAssets(): Record<string, string> {
  const read = (name: string): string => readFileSync(join(packageFolder, 'dist/site', name), 'utf8');
  return Object.fromEntries(assetNames.map((name) => [name, read(name)]));
}

/** A site of tables, with the scripts and styles of the build. */
export const siteOf = ({ catalog, search }: SmallTables, vendors?: readonly string[]): Site =>
  openSite({ catalog, search, vendors, assets: siteAssets() });

/** Texts that do harm where they are taken for anything but text. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'</title><svg/onload=alert(1)>",
  '</span></p><a href="javascript:alert(1)">x</a>',
  '&lt;b&gt; &amp; &#60;',
  'a\u202eb\u0007c\u2028d',
  '{{7*7}} `x` \\x3cb',
  '*/ </style> -->',
];
