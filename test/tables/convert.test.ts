import { describe, expect, it } from 'vitest';
import { convertList, readList, tableYaml } from '../../src/tables/convert.ts';
import { checkTable } from '../../src/tables/read-table.ts';
import { catalog } from '../support/run.ts';

const converted = (name: string, text: string): readonly object[] =>
  convertList(readList(name, text), 'pay').entries;

describe('convertList', () => {
  it.each([
    ['codes.csv', '错误码,错误描述,解决方案\n1001,签名错误,检查密钥\n'],
    ['codes.csv', 'code;message_zh;solution\n1001;签名错误;检查密钥\n'],
    ['codes.json', '[{"errCode":1001,"errMsg":"签名错误","solution":"检查密钥"}]'],
    ['codes.json', '{"data":[{"code":"1001","message":{"zh":"签名错误"},"action":"检查密钥"}]}'],
    ['codes.json', '{"1001":{"desc":"签名错误","steps":"检查密钥"}}'],
  ])('reads %s: %j', (name, text) => {
    expect(converted(name, text)).toEqual([
      { code: '1001', message: { zh: '签名错误' }, steps: [{ zh: '检查密钥' }] },
    ]);
  });

  it('takes a description for the message, or for the cause where there is a message', () => {
    expect(converted('a.csv', '错误码,说明\n1,签名错误\n')).toEqual([
      { code: '1', message: { zh: '签名错误' } },
    ]);
    expect(converted('a.csv', '错误码,错误信息,说明\n1,签名错误,"密钥过期,\n或不对"\n')).toEqual([
      { code: '1', message: { zh: '签名错误' }, cause: { zh: '密钥过期, 或不对' } },
    ]);
  });

  it.each([
    '{"code":0,"msg":"ok","data":{"list":[{"code":1,"msg":"a"},{"code":2,"msg":"b"}]}}',
    '{"auth":[{"code":1,"msg":"a"}],"order":[{"code":2,"msg":"b"}]}',
    '{"auth":{"1":"a"},"order":{"2":{"msg":"b"}}}',
    '{"A":{"code":1,"msg":"a"},"B":{"code":2,"msg":"b"}}',
    '[["1","a"],["2","b"]]',
  ])('finds the codes in %s', (text) => {
    expect(converted('a.json', text)).toEqual([
      { code: '1', message: { en: 'a' } },
      { code: '2', message: { en: 'b' } },
    ]);
  });

  it('rounds no number', () => {
    expect(converted('a.json', '[{"code":-12345678901234567890,"msg":"\\"12345678901234567890"}]')).toEqual([
      { code: '-12345678901234567890', message: { en: '"12345678901234567890' } },
    ]);
  });

  it('numbers lines of the file, and items of JSON', () => {
    const { unit, leftOut } = readList('a.csv', 'code,message\n1,"a\nb"\n2\n"1 2",c\n');
    expect([unit, leftOut]).toEqual(['line', [4, 5]]);
    expect(readList('a.json', '[{"code":1,"msg":"a"},7]')).toMatchObject({ unit: 'item', leftOut: [2] });
  });

  it('reads lines, and says which it left out', () => {
    const text =
      '# codes\n40014 不合法的 token\n40015: Bad thing\nSome heading\nORDER_GONE = order is gone\n-1\tbusy\n| 7 | a row |\n0x no\n[8] in brackets\n9 - dash';
    const list = readList('codes.txt', text);
    expect(list.leftOut).toEqual([4, 8]);
    expect(convertList(list, 'pay').entries).toEqual([
      { code: '-1', message: { en: 'busy' } },
      { code: '7', message: { en: 'a row' } },
      { code: '8', message: { en: 'in brackets' } },
      { code: '9', message: { en: 'dash' } },
      { code: '40014', message: { zh: '不合法的 token' } },
      { code: '40015', message: { en: 'Bad thing' } },
      { code: 'ORDER_GONE', message: { en: 'order is gone' } },
    ]);
  });

  it('makes one entry of a code with several messages', () => {
    expect(converted('a.txt', '1 one\n1 another\n1 one\n')).toEqual([
      { code: '1', message: { en: 'one' }, variants: [{ en: 'another' }] },
    ]);
  });

  it('writes what check takes, codes exact', () => {
    const text = '12345678901 "quoted": [x]\n007 zeros\n-1 minus: # hash\nA.B one\na.b two\n';
    const yaml = tableYaml(convertList(readList('a.txt', text), 'pay'));
    const { table, problems } = checkTable('a.yaml', yaml, catalog);
    expect(problems).toEqual([]);
    expect(table?.entries.map(({ code, message }) => [code, message])).toEqual([
      ['-1', { en: 'minus: # hash' }],
      ['007', { en: 'zeros' }],
      ['12345678901', { en: 'quoted": [x]' }],
      ['A.B', { en: 'one' }],
    ]);
  });
});
