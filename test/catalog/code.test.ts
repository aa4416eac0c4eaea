import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodes, looksLikeCode, normalizeCode } from '../../src/catalog/code.ts';
import { processorTime } from '../support/processor-time.ts';

describe('normalizeCode', () => {
  it.each([
    ['40014', '40014'],
    [' 40014 ', '40014'],
    ['#40014', '40014'],
    ['４００１４', '40014'],
    ['40014,', '40014'],
    ['(40014)', '40014'],
    ['"40014"', '40014'],
    ['【40014】。', '40014'],
    ['" 40014 " ,', '40014'],
    ['! :', ''],
    ['-1', '-1'],
    ['－１', '-1'],
    ['−1', '-1'],
    ['1000210002', '1000210002'],
    ['Forbidden.AccessDenied', 'Forbidden.AccessDenied'],
  ])('reads %j as %j', (raw, code) => expect(normalizeCode(raw)).toBe(code));

  it.each(['040014', '40014.0', '4e4', '+40014'])('never takes %j for another code', (raw) => {
    expect(normalizeCode(raw)).toBe(raw);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string(), (raw) => normalizeCode(normalizeCode(raw)) === normalizeCode(raw)));
  });

  it('takes time in proportion to the text, whatever it holds', () => {
    const most = 1000;
    for (const hostile of [
      `${'!'.repeat(1e6)}x`,
      `x${' '.repeat(1e6)}y`,
      '('.repeat(1e6),
      `"${'.'.repeat(1e6)}`,
    ]) {
      const start = processorTime();
      normalizeCode(hostile);
      expect(processorTime() - start).toBeLessThan(most);
    }
  });

  it('never changes the digits of a number', () => {
    fc.assert(fc.property(fc.bigInt(), (number) => normalizeCode(String(number)) === String(number)));
  });
});

describe('looksLikeCode', () => {
  it.each([
    '0',
    '-1',
    '40014',
    '40014.0',
    '+40014',
    '1000210002',
    'Forbidden.AccessDenied',
    'isv.permission-denied',
  ])('takes %j for a code', (word) => expect(looksLikeCode(word)).toBe(true));
  it.each(['', '-', 'token', '过期', '4 0', '4e4', 'a.', '.a'])('does not take %j for one', (word) =>
    expect(looksLikeCode(word)).toBe(false),
  );
});

describe('compareCodes', () => {
  it('orders numbers by value and before words', () => {
    const codes = ['b.x', '1000210002', '90001', 'a.x', '-1', '404', '0'];
    expect(codes.sort(compareCodes)).toEqual(['-1', '0', '404', '90001', '1000210002', 'a.x', 'b.x']);
  });
});
