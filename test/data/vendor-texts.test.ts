/** What the texts and queries beside the vendors' tables find: the same test for all vendors, however many there are. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { openSearchData } from '../../src/search/files.ts';
import { search } from '../../src/search/search.ts';
import { catalog, root } from '../support/run.ts';
import { vendorTexts } from '../support/vendor-texts.ts';

const data = openSearchData(join(root, 'dist/data'));
const all = catalog.vendors.map(({ id }) => ({ id, ...vendorTexts(join(root, 'data/vendors', id)) }));

it('has texts of each vendor', () => {
  expect(
    all.filter(({ samples, queries }) => samples.length === 0 || queries.length === 0).map(({ id }) => id),
  ).toEqual([]);
});

describe.each(all)('$id', ({ id, samples, queries }) => {
  it.each(samples)('is told by $text', ({ codes, text }) => {
    const found = detect(text, catalog).filter(({ isSuccess }) => !isSuccess);
    expect(found.map(({ code }) => code)).toEqual(codes);
    for (const { vendor, candidates } of found)
      expect([vendor, ...candidates.map((one) => one.vendor)]).toContain(id);
  });

  it.each(queries)('has what "$query" looks for', ({ query, expect: wanted }) => {
    const found = search(catalog, data, query, { vendors: [id], limit: 5 }).hits.map(
      ({ entry }) => entry.code,
    );
    expect(
      wanted.some((code) => found.includes(code)),
      found.join(' '),
    ).toBe(true);
  });
});
