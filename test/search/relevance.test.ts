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
  'zh-exact': { least: 20, hit1: 1, hit5: 1 },
  'zh-half': { least: 16, hit1: 0.9, hit5: 1 },
  'zh-paraphrase': { least: 45, hit1: 0.8, hit5: 0.9 },
  'zh-typo': { least: 25, hit1: 0.95, hit5: 1 },
  traditional: { least: 20, hit1: 0.95, hit5: 1 },
  pinyin: { least: 20, hit1: 0.95, hit5: 1 },
  'pinyin-initials': { least: 10, hit1: 0.9, hit5: 1 },
  'en-exact': { least: 16, hit1: 1, hit5: 1 },
  'en-half': { least: 12, hit1: 0.9, hit5: 1 },
  'en-paraphrase': { least: 45, hit1: 0.85, hit5: 0.95 },
  'en-typo': { least: 25, hit1: 0.95, hit5: 1 },
  mixed: { least: 28, hit1: 0.9, hit5: 0.95 },
  pasted: { least: 22, hit1: 0.9, hit5: 0.95 },
  prose: { least: 8, hit1: 0.6, hit5: 0.85 },
  'one-char': { least: 6, hit1: 0.8, hit5: 0.95 },
  nothing: { least: 16, hit1: 0.8, hit5: 0.8 },
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
    expect(all?.hit1).toBeGreaterThanOrEqual(0.94);
    expect(all?.hit5).toBeGreaterThanOrEqual(0.975);
    expect(all?.mrr10).toBeGreaterThanOrEqual(0.955);
  });

  it.each(Object.entries(floors))('keeps its figures for %s', (kind, { hit1, hit5 }) => {
    const own = measured.get(kind);
    expect(own?.hit1).toBeGreaterThanOrEqual(hit1);
    expect(own?.hit5).toBeGreaterThanOrEqual(hit5);
  });
});
