import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padEnd } from '../../src/render/width.ts';
import { besideOrBelow, hang, wrap } from '../../src/render/wrap.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['错误码', 6],
    ['（）', 4],
    ['“引号”', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['😀', 2],
  ])('of %j is %i', (text, width) => expect(displayWidth(text)).toBe(width));

  it('is what padding fills up to', () => {
    expect(padEnd('钉钉', 6)).toBe('钉钉  ');
    expect(padEnd('钉钉', 3)).toBe('钉钉');
  });
});

describe('wrap', () => {
  it('breaks Latin text at spaces', () => {
    expect(wrap('check the access_token first', 12)).toEqual(['check the', 'access_token', 'first']);
  });
  it('breaks Chinese between characters', () => {
    expect(wrap('访问地址不在白名单之中', 10)).toEqual(['访问地址不', '在白名单之', '中']);
  });
  it('puts no closing punctuation at a line’s beginning', () => {
    expect(wrap('先检查参数，再重试', 10)).toEqual(['先检查参', '数，再重试']);
  });
  it('puts no opening bracket at a line’s end', () => {
    expect(wrap('凭证无效（过期）', 10)).toEqual(['凭证无效', '（过期）']);
  });
  it('keeps an identifier whole between Chinese words', () => {
    expect(wrap('不合法的access_token参数', 14)).toEqual(['不合法的', 'access_token参', '数']);
  });
  it('cuts what is wider than the line', () => {
    expect(wrap('Forbidden.AccessDenied.IpNotInWhite', 16)).toEqual([
      'Forbidden.Access',
      'Denied.IpNotInWh',
      'ite',
    ]);
  });
  it('breaks no address', () => {
    expect(wrap('详见 https://open.dingtalk.com/document 或', 16)).toEqual([
      '详见',
      'https://open.dingtalk.com/document',
      '或',
    ]);
  });
  it('leaves no quote alone', () => {
    expect(wrap("search '小程序未关联'", 19)).toEqual(["search '小程序未关", "联'"]);
    expect(wrap("search '小程序'", 8)).toEqual(['search', "'小程序'"]);
  });
  it('leaves no full stop alone after a cut', () => {
    expect(wrap('open.a.example/bcde.', 19)).toEqual(['open.a.example/bcd', 'e.']);
  });
  it('keeps paragraphs', () => expect(wrap('a\nb', 10)).toEqual(['a', 'b']));
  it('gives one empty line for an empty text', () => expect(wrap('', 10)).toEqual(['']));

  const text = fc.string({ unit: fc.constantFrom(...'ab_ 错误，（）。/') });
  it('never makes a line wider than asked', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (value, columns) =>
        wrap(value, columns).every((line) => displayWidth(line) <= columns),
      ),
    );
  });
  it('loses nothing but spaces', () => {
    const withoutSpaces = (value: string): string => value.replaceAll(' ', '');
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (value, columns) => {
        expect(withoutSpaces(wrap(value, columns).join(''))).toBe(withoutSpaces(value));
      }),
    );
  });
});

describe('besideOrBelow', () => {
  it('puts the text beside a short lead and below a long one', () => {
    expect(besideOrBelow('钉钉 1  ', 'a text that wraps', 20)).toEqual([
      '钉钉 1  a text that',
      '        wraps',
    ]);
    expect(besideOrBelow('Huawei WeLink 47103  ', 'a text', 30)).toEqual(['Huawei WeLink 47103', '  a text']);
    expect(besideOrBelow('  Huawei WeLink 47103  ', 'a text', 30)).toEqual([
      '  Huawei WeLink 47103',
      '    a text',
    ]);
  });
});

describe('hang', () => {
  it('indents to the lead’s width', () => {
    expect(hang('原因 ', '访问地址', 9)).toEqual(['原因 访问', '     地址']);
  });
});
