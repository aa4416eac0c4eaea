/** How well search finds, held by floors: a change that makes it worse is seen. The figures are deterministic. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { figures, readRelevanceSet, refOf } from '../../scripts/search/relevance.ts';
import { search } from '../../src/search/search.ts';
import { catalog, searchData } from '../support/run.ts';

const queries = readRelevanceSet(fileURLToPath(new URL('relevance.jsonl', import.meta.url)));
const measured = figures(queries, (query, vendor) =>
  search(catalog, searchData, query, { vendors: vendor === null ? undefined : [vendor], limit: 15 }).hits.map(
    ({ entry }) => refOf(entry),
  ),
);

describe('the relevance set', () => {
  it('has enough queries of every kind, about every vendor, and each once', () => {
    expect(queries.length).toBeGreaterThanOrEqual(200);
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
    expect(all?.hit5).toBeGreaterThanOrEqual(0.98);
    expect(all?.mrr10).toBeGreaterThanOrEqual(0.955);
  });

  it.each([...measured])('keeps its figures for %s', (kind, { hit1, hit5 }) => {
    const isHard = ['zh-paraphrase', 'en-paraphrase', 'prose', 'nothing'].includes(kind);
    expect(hit1).toBeGreaterThanOrEqual(isHard ? 0.75 : 0.9);
    expect(hit5).toBeGreaterThanOrEqual(isHard ? 0.85 : 0.95);
  });
});
