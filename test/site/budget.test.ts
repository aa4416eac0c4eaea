/** What pages of the bundled tables take to load, compressed as web servers send them. */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { siteData } from '../../src/site/data.ts';
import type { SiteFile } from '../../src/site/files.ts';
import { catalog, searchData } from '../support/run.ts';
import { siteAssets, siteOf } from '../support/small-site.ts';

const size = (text: string): number => gzipSync(text, { level: 6 }).length;

describe('what a page of all tables loads', () => {
  let assets: Readonly<Record<string, string>>;
  const sizeOf = (...names: string[]): number =>
    names.reduce((sum, name) => sum + size(assets[name] as string), 0);
  beforeAll(() => {
    assets = siteAssets();
  });

  it('is less than 60 kB for the first page and for the largest vendor’s, the engine of its search included', () => {
    const shared = sizeOf('site.css', 'icon.svg', 'boot.js', 'page.js', 'engine.js');
    const largest = new Map<string, number>();
    for (const { path, text } of siteOf({ catalog, search: searchData }).files() as Iterable<SiteFile>) {
      if (path === 'index.html' || /^[^/]+\/index\.html$/.test(path)) largest.set(path, size(text));
      // The vendors follow one another, each with its codes: the first two are among the largest.
      if (largest.size > 2) break;
    }
    expect([...largest.keys()][0]).toBe('index.html');
    for (const [path, own] of largest) expect(own + shared, path).toBeLessThan(60_000);
  });

  it('is less than 45 kB more to answer a code', () => {
    const [[name, core]] = siteData({ catalog, search: searchData, vendors: catalog.vendors }, (vendor) =>
      catalog.entries([vendor]).map((entry, number) => ({ entry, number })),
    ) as Iterable<readonly [string, object]> as [readonly [string, object]];
    expect(name).toBe('core');
    expect(size(JSON.stringify(core))).toBeLessThan(45_000);
  });
});
