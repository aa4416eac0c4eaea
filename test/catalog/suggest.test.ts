import { describe, expect, it } from 'vitest';
import { suggestCodes } from '../../src/catalog/suggest.ts';
import { catalog } from '../support/run.ts';

function suggestionsFor(code: string, ...vendors: string[]): string[] {
  return suggestCodes(catalog, { query: code, code, vendors: vendors.length > 0 ? vendors : undefined }).map(
    ({ vendor, code: other, reason }) => `${vendor}:${other} ${reason}`,
  );
}

describe('suggestCodes', () => {
  it('puts swapped digits first', () => {
    expect(suggestionsFor('40041', 'dingtalk')[0]).toBe('dingtalk:40014 transposed-digits');
  });
  it('finds a missing digit', () => {
    expect(suggestionsFor('4014', 'dingtalk')).toContain('dingtalk:40014 missing-digit');
  });
  it('finds a digit too many, leading zeros included', () => {
    expect(suggestionsFor('040014', 'dingtalk')[0]).toBe('dingtalk:40014 extra-digit');
  });
  it('finds the same code at another vendor before one wrong digit', () => {
    const reasons = suggestionsFor('60121', 'welink').map((found) => found.split(' ')[1]);
    expect(reasons).toContain('wrong-digit');
    expect(reasons.indexOf('other-vendor')).toBeGreaterThanOrEqual(0);
    expect(reasons.indexOf('other-vendor')).toBeLessThan(reasons.indexOf('wrong-digit'));
  });
  it('shows where in a known range the code would be', () => {
    expect(suggestionsFor('1000210011', 'guanaitong')).toEqual(
      expect.arrayContaining(['guanaitong:1000210009 neighbour', 'guanaitong:1000210012 neighbour']),
    );
  });
  it('says at most five, each once', () => {
    const found = suggestionsFor('40000', 'qingtui', 'wps');
    expect(found.length).toBeLessThanOrEqual(5);
    expect(new Set(found.map((one) => one.split(' ')[0])).size).toBe(found.length);
  });
  it('takes no one-digit code for a slip of another', () => {
    expect(suggestionsFor('1', 'qingtui').filter((one) => one.startsWith('qingtui:'))).toEqual([
      'qingtui:-1 missing-digit',
    ]);
  });
  it('has nothing to say of a code that is like none', () => {
    expect(suggestionsFor('7777777')).toEqual([]);
  });
});
