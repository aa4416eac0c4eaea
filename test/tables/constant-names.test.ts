/** What generated programs call own vendors and codes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goName } from '../../src/render/export/identifiers.ts';
import { namedEntries, type UnnamedEntry, withIdentifiers } from '../../src/tables/constant-names.ts';
import { makeEntry } from '../support/entry.ts';
import { catalog } from '../support/run.ts';

const pay = { ...catalog.vendors[0], id: 'pay', identifier: 'Pay' } as (typeof catalog.vendors)[number];
const vendors = [...catalog.vendors, pay];
const ofPay = (code: string, name?: string): UnnamedEntry => ({
  ...makeEntry({ vendor: 'pay', code }),
  name,
});
/** What stands beside own entries. */
const others = catalog.entries(['dingtalk']);
const namesOf = (own: readonly UnnamedEntry[]): string[] =>
  namedEntries(own, vendors, others).map(({ name }) => name);

describe('the name of a code', () => {
  it.each([
    ['10001', 'CODE_10001'],
    ['-1', 'CODE_MINUS_1'],
    ['1-1', 'CODE_1_1'],
    ['ORDER_GONE', 'ORDER_GONE'],
    ['Forbidden.AccessDenied', 'FORBIDDEN_ACCESS_DENIED'],
    ['E1001', 'E1001'],
    ['错误1', 'CODE_U9519_U8BEF_1'],
    ['...', 'CODE_2'],
    ['retry', 'RETRY_2'],
  ])('%s is %s where the table gives none', (code, name) => {
    expect(namesOf([ofPay(code)])).toEqual([name]);
  });

  it('is the one that the table gives', () => {
    expect(namesOf([ofPay('10001', 'ORDER_GONE'), ofPay('10002')])).toEqual(['ORDER_GONE', 'CODE_10002']);
  });

  it('is no other code’s, and none that programs give something else', () => {
    expect(namesOf([ofPay('1', 'GONE'), ofPay('2', 'GONE'), ofPay('3', 'CODE'), ofPay('3', 'CODE')])).toEqual(
      ['GONE', 'CODE_2', 'CODE_3', 'CODE_3_2'],
    );
    const known = catalog.find('40014', ['dingtalk'])[0]?.name as string;
    const own = { ...makeEntry({ code: '12345678' }), name: known };
    expect(namesOf([own])).toEqual(['CODE_12345678']);
  });

  it('is legal and unique in every language, whatever the codes', () => {
    const code = fc.stringMatching(/^[^\s\p{Cc}\p{Cf}]{1,12}$/u);
    const name = fc.option(fc.constantFrom('CODE', 'RETRY', 'A_B', 'AB', 'CODE_1'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(code, name), { maxLength: 20 }), (listed) => {
        const names = namesOf(listed.map(([own, wanted]) => ofPay(own, wanted)));
        for (const one of names) expect(one).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
        expect(new Set(names.map((one) => goName('Pay', one).toLowerCase())).size).toBe(listed.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the identifier of a vendor', () => {
  const identifiersOf = (...own: { id: string; identifier?: string }[]): string[] =>
    withIdentifiers(own.map((one) => ({ ...pay, identifier: undefined, ...one }))).map(
      ({ identifier }) => identifier,
    );

  it('is made of its id where the table gives none', () => {
    expect(identifiersOf({ id: 'pay' }, { id: 'pay-gateway' }, { id: 'a--1' })).toEqual([
      'Pay',
      'PayGateway',
      'A1',
    ]);
  });

  it('is no other vendor’s, and none that programs give something else', () => {
    expect(
      identifiersOf({ id: 'dingtalk', identifier: 'DingTalk' }, { id: 'ding-talk' }, { id: 'retry' }),
    ).toEqual(['DingTalk', 'DingTalk2', 'Retry2']);
    expect(identifiersOf({ id: 'map' }, { id: 'string' }, { id: 'none' }, { id: 'enum' })).toEqual([
      'Map2',
      'String2',
      'None2',
      'Enum2',
    ]);
  });

  it('is not what programs call the retry advice or the type of another vendor', () => {
    expect(identifiersOf({ id: 'pay' }, { id: 'pay-retry' }, { id: 'pay-code' })).toEqual([
      'Pay',
      'PayRetry2',
      'PayCode2',
    ]);
    expect(identifiersOf({ id: 'pay-retry' }, { id: 'pay' })).toEqual(['PayRetry', 'Pay2']);
  });
});
