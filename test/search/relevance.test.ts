/** How well search finds, held by floors: a change that makes it worse is seen. The figures are deterministic. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { figures, readRelevanceSet } from '../../scripts/search/relevance.ts';
import { refOf } from '../../src/catalog/code.ts';
import { search } from '../../src/search/search.ts';
import { catalog, searchData } from '../support/run.ts';

const queries = readRelevanceSet(fileURLToPath(new URL('relevance.jsonl', import.meta.url)));
const measured = figures(queries, (query, vendor) =>
  search(catalog, searchData, query, { vendors: vendor === null ? undefined : [vendor], limit: 10 }).hits.map(
    ({ entry }) => refOf(entry),
  ),
);

/** For every kind how many queries there are at least, and how well they are answered at least. */
const floors: Record<string, { least: number; hit1: number; hit5: number }> = {
  'zh-exact': { least: 40, hit1: 1, hit5: 1 },
  'zh-half': { least: 35, hit1: 0.95, hit5: 1 },
  'zh-paraphrase': { least: 115, hit1: 0.82, hit5: 0.96 },
  'zh-typo': { least: 40, hit1: 0.95, hit5: 1 },
  traditional: { least: 36, hit1: 0.92, hit5: 1 },
  pinyin: { least: 35, hit1: 0.97, hit5: 1 },
  'pinyin-initials': { least: 18, hit1: 0.94, hit5: 1 },
  'en-exact': { least: 36, hit1: 1, hit5: 1 },
  'en-half': { least: 32, hit1: 0.95, hit5: 1 },
  'en-paraphrase': { least: 84, hit1: 0.85, hit5: 0.97 },
  'en-typo': { least: 44, hit1: 0.97, hit5: 1 },
  mixed: { least: 55, hit1: 0.86, hit5: 0.98 },
  pasted: { least: 40, hit1: 0.97, hit5: 0.97 },
  prose: { least: 14, hit1: 0.7, hit5: 0.92 },
  'one-char': { least: 16, hit1: 0.93, hit5: 1 },
  nothing: { least: 26, hit1: 0.92, hit5: 0.92 },
};

describe('the relevance set', () => {
  it('has enough queries of every kind, about every vendor, and each once', () => {
    for (const [kind, { least }] of Object.entries(floors)) {
      expect(queries.filter((query) => query.kind === kind).length, kind).toBeGreaterThanOrEqual(least);
    }
    expect(queries.every(({ kind }) => kind in floors)).toBe(true);
    expect(new Set(queries.map(({ query, vendor }) => `${vendor} ${query}`)).size).toBe(queries.length);
    for (const { id } of catalog.vendors) {
      const own = queries.filter(({ expect: codes }) => codes.some((code) => code.startsWith(`${id}:`)));
      expect(own.length, id).toBeGreaterThanOrEqual(queries.length / 20);
    }
  });

  it('expects codes that exist', () => {
    const refs = queries.flatMap((query) => query.expect.map((ref) => ref.split(':') as [string, string]));
    expect(refs.filter(([vendor, code]) => catalog.find(code, [vendor]).length === 0)).toEqual([]);
  });
});

describe('search', () => {
  it('keeps its figures over all', () => {
    const all = measured.get('all');
    expect(all?.hit1).toBeGreaterThanOrEqual(0.92);
    expect(all?.hit5).toBeGreaterThanOrEqual(0.985);
    expect(all?.mrr10).toBeGreaterThanOrEqual(0.955);
  });

  it.each(Object.entries(floors))('keeps its figures for %s', (kind, { hit1, hit5 }) => {
    const own = measured.get(kind);
    expect(own?.hit1).toBeGreaterThanOrEqual(hit1);
    expect(own?.hit5).toBeGreaterThanOrEqual(hit5);
  });
});
