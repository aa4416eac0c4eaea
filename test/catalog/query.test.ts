import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/catalog/query.ts';
import { catalog } from '../support/run.ts';

/** Codes with their vendors, as `vendor:code`, or the code alone where all vendors are meant. */
function codesOf(words: readonly string[], vendors?: readonly string[]): string[] {
  return parseQuery(catalog, words, vendors).codes.map(({ code, vendors: ids }) =>
    ids === undefined ? code : `${ids.join('+')}:${code}`,
  );
}

describe('parseQuery', () => {
  it.each<[string[], string[]]>([
    [['40014'], ['40014']],
    [
      ['40014', '60011'],
      ['40014', '60011'],
    ],
    [['40014,60011'], ['40014', '60011']],
    [['dingtalk:40014'], ['dingtalk:40014']],
    [['DingTalk:40014'], ['dingtalk:40014']],
    [['钉钉:40014'], ['dingtalk:40014']],
    [['钉钉：40014'], ['dingtalk:40014']],
    [['钉钉40014'], ['dingtalk:40014']],
    [['dingtalk 40014'], ['dingtalk:40014']],
    [['dingtalk', '40014'], ['dingtalk:40014']],
    [['dingtalk:', '40014'], ['dingtalk:40014']],
    [['钉钉：', '40014'], ['dingtalk:40014']],
    [['40014', 'dingtalk'], ['dingtalk:40014']],
    [
      ['ding', '40014', 'wps', '100014'],
      ['dingtalk:40014', 'wps:100014'],
    ],
    [['华为 welink 47103'], ['welink:47103']],
    [['errcode=40014'], ['40014']],
    [['errcode: 40014'], ['40014']],
    [['"errcode":40014,'], ['40014']],
    [['错误码：40014'], ['40014']],
    [['sub_code=60011,errcode=88'], ['60011', '88']],
    [['#40014'], ['40014']],
    [['-1'], ['-1']],
    [['dingtalk:-1'], ['dingtalk:-1']],
    [['关爱通', '1000210002'], ['guanaitong:1000210002']],
    [['dingtalk-60020'], ['dingtalk:60020']],
    [['slack：60020'], ['slack:60020']],
    [['钉钉错误码60020'], ['dingtalk:60020']],
    [['40014.0'], ['40014']],
    [['1.00020005E9'], ['1000200050']],
    [['40014.5'], ['40014.5']],
    [['E40014'], ['40014']],
  ])('reads %j', (words, codes) => expect(codesOf(words)).toEqual(codes));

  it('looks where the caller says, unless a code names its own vendor', () => {
    expect(codesOf(['40014', 'wps:100014'], ['dingtalk', 'qingtui'])).toEqual([
      'dingtalk+qingtui:40014',
      'wps:100014',
    ]);
  });

  it('tells words and unknown vendors apart from codes', () => {
    const { codes, words, unknownVendors } = parseQuery(catalog, ['token', '40014', 'nobody:1']);
    expect(codes.map(({ code }) => code)).toEqual(['40014']);
    expect(words).toEqual(['token']);
    expect(unknownVendors).toEqual(['nobody']);
  });

  it.each(['constructor', '__proto__', 'toString'])('takes %j for a word', (word) => {
    expect(parseQuery(catalog, [word])).toMatchObject({ codes: [], words: [word] });
  });
});
