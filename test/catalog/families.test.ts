import { describe, expect, it } from 'vitest';
import { catalogOf } from '../../src/catalog/catalog.ts';
import { type FamilyCodes, narrowestFamily } from '../../src/catalog/families.ts';
import { lookupCodes } from '../../src/catalog/lookup.ts';
import { parseQuery } from '../../src/catalog/query.ts';
import { withFamilies } from '../support/families.ts';

const prefix = (text: string): FamilyCodes => ({ prefix: text, range: null });
const range = (first: number, last: number): FamilyCodes => ({ prefix: null, range: [first, last] });

describe('the family of a code', () => {
  const families = [
    prefix('invalidParameter.'),
    prefix('invalidParameter.user.'),
    range(400_000_000, 400_099_999),
    range(400_012_000, 400_012_999),
    range(-402, -401),
  ];
  it.each([
    ['invalidParameter.robotCode', 0],
    ['INVALIDPARAMETER.robotCode', 0],
    ['invalidParameter.user.id', 1],
    ['400000001', 2],
    ['400012345', 3],
    ['-401', 4],
    ['invalidParameter.', undefined],
    ['invalidParameter', undefined],
    ['400100000', undefined],
    ['0400012345', undefined],
    ['400012345.5', undefined],
    ['4000123450000000001', undefined],
    ['', undefined],
  ])('%j is the narrowest: %s', (code, expected) => {
    expect(narrowestFamily(families, code)).toBe(expected === undefined ? undefined : families[expected]);
    expect(narrowestFamily(families.toReversed(), code)).toBe(
      expected === undefined ? undefined : families[expected],
    );
  });

  it('is told with codes that no table has, and with no others', () => {
    const catalog = catalogOf([withFamilies()]);
    const missing = (words: string[]) => lookupCodes(catalog, parseQuery(catalog, words)).missing;
    expect(missing(['invalidParameter.none'])[0]?.families).toMatchObject([
      { vendor: 'dingtalk', name: { en: 'Invalid parameter' }, retry: 'fix-first' },
    ]);
    expect(missing(['777001'])[0]?.families.map(({ vendor }) => vendor)).toEqual(['dingtalk', 'welink']);
    expect(missing(['welink:777001'])[0]?.families.map(({ vendor }) => vendor)).toEqual(['welink']);
    expect(missing(['wps:777001'])[0]?.families).toEqual([]);
    expect(missing(['40014'])).toEqual([]);
  });
});
