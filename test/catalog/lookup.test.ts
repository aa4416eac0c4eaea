import { describe, expect, it } from 'vitest';
import { lookupCodes } from '../../src/catalog/lookup.ts';
import { parseQuery } from '../../src/catalog/query.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';

function lookUp(words: readonly string[], preferredVendor?: string) {
  return lookupCodes(catalog, parseQuery(catalog, words), preferredVendor);
}
const names = (words: readonly string[], preferredVendor?: string): string[] =>
  lookUp(words, preferredVendor).results.map(({ entry }) => `${entry.vendor}:${entry.code}`);

describe('lookupCodes', () => {
  it('finds every vendor that has the code', () => {
    expect(names(['40014'])).toEqual(
      catalog.vendors
        .filter(({ id }) => catalog.find('40014', [id]).length > 0)
        .map(({ id }) => `${id}:40014`),
    );
    expect(names(['40014'])).toEqual(expect.arrayContaining(['dingtalk:40014', 'qingtui:40014']));
  });
  it('puts the preferred vendor first', () => {
    expect(names(['40014'], 'qingtui')[0]).toBe('qingtui:40014');
  });
  it('keeps the order asked', () => {
    expect(names(['wps:100014', 'dingtalk:40014'])).toEqual(['wps:100014', 'dingtalk:40014']);
  });
  it('tells two meanings of one code apart', () => {
    const { results } = lookUp(['qingtui:45001']);
    expect(results.map(({ entry }) => entry.section)).toEqual(['通用错误码', '组织机构错误码']);
  });
  it('reports what is missing, with suggestions for it', () => {
    const { results, missing } = lookUp(['dingtalk:40041', 'dingtalk:40014']);
    expect(results).toHaveLength(1);
    expect(missing.map(({ code }) => code)).toEqual(['40041']);
    expect(missing[0]?.suggestions[0]).toMatchObject({ query: 'dingtalk:40041', code: '40014' });
  });
  it('keeps the suggestions of each missing code with it', () => {
    const { missing } = lookUp(['dingtalk', '40041', 'wps', '100041']);
    expect(missing.map(({ suggestions }) => suggestions[0]?.vendor)).toEqual(['dingtalk', 'wps']);
  });
  it('asks for each code once', () => {
    expect(lookUp(['4004177', '4004177']).missing).toHaveLength(1);
  });
  it.each([
    ['codes', Array.from({ length: 3000 }, (_, i) => `${7777000 + i}`)],
    ['words', Array.from({ length: 3000 }, (_, i) => `wrong${i}`)],
    ['words of several thousand letters', Array.from({ length: 300 }, (_, i) => `wrong${i}`.repeat(1000))],
  ])('takes no longer with thousands of %s that no table has than for what is similar to fifty', (_, all) => {
    const start = processorTime();
    const { missing } = lookUp(all);
    expect(processorTime() - start).toBeLessThan(5000);
    expect(missing).toHaveLength(all.length);
    expect(missing.slice(50).flatMap(({ suggestions }) => suggestions)).toEqual([]);
  });
  it('asks for a word once, however often it is there', () => {
    expect(lookUp(['0errors '.repeat(3000)]).missing.map(({ query }) => query)).toEqual(['0errors']);
  });
  it('takes words for missing codes', () => {
    expect(lookUp(['token', 'dingtalk:40014']).missing.map(({ query }) => query)).toEqual(['token']);
  });
});
