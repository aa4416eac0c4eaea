/** What a search finds, and what it makes of strange input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/catalog/code.ts';
import type { Entry } from '../../src/catalog/types.ts';
import { matchOf } from '../../src/search/match.ts';
import { type SearchOptions, search } from '../../src/search/search.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog, searchData } from '../support/run.ts';

const find = (query: string, options: Partial<SearchOptions> = {}) =>
  search(catalog, searchData, query, { limit: 10, ...options });
const refs = (query: string, options?: Partial<SearchOptions>): string[] =>
  find(query, options).hits.map(({ entry }) => `${entry.vendor}:${entry.code}`);

describe('search', () => {
  it.each([
    ['an exact message', '不允许删除有子部门的部门', 'dingtalk:60006'],
    ['half a message', '只能被一个ISV套件', 'dingtalk:49002'],
    ['one’s own words', '部门下面还有人删不掉', 'dingtalk:60005'],
    ['the other language', 'too many people in the group chat', 'dingtalk:49005'],
    ['a wrong character', '签名效验失败', 'dingtalk:52013'],
    ['a missing character', '不允许删根部门', 'dingtalk:60007'],
    ['swapped characters', '群人超数过人数限制', 'dingtalk:49005'],
    ['typing errors', 'callbak url in blacklst', 'dingtalk:400053'],
    ['pinyin by words', 'bumen bucunzai', 'dingtalk:60003'],
    ['pinyin by syllables', 'bu men bu cun zai', 'dingtalk:60003'],
    ['pinyin in one piece', 'bumenbucunzai', 'dingtalk:60003'],
    ['first letters', 'bmbcz', 'dingtalk:60003'],
    ['Traditional characters', '钉钉 不合法的參數', 'dingtalk:40035'],
    ['Taiwan’s words', 'welink 使用者不存在', 'welink:43051'],
    ['identifiers in another spelling', '钉钉 InvalidAccessToken', 'dingtalk:40014'],
    ['a code among words', '60011 foobar 没有权限', 'dingtalk:60011'],
    ['a number that counts', '公众号推送一次超过1000人 WeLink', 'welink:51018'],
    ['a negative code', '钉钉 -1 系统繁忙', 'dingtalk:-1'],
    ['a pasted response', '{"errcode":40078,"errmsg":"whatever","request_id":"x1"}', 'dingtalk:40078'],
    ['a variant', 'page_size is required', 'qingtui:40100'],
    ['a full-width query', 'ａｃｃｅｓｓ＿ｔｏｋｅｎ 超时', 'dingtalk:42001'],
  ])('finds %s', (_, query, ref) => expect(refs(query).slice(0, 3)).toContain(ref));

  it('takes variable parts of a pasted message for what they are', () => {
    expect(refs('url地址访问异常,错误原因为:java.net.UnknownHostException: cb.example.com')[0]).toBe(
      'dingtalk:71012',
    );
  });

  it('narrows to the vendor that the words name, in any of its names', () => {
    for (const query of ['dingtalk 白名单', '钉钉白名单', 'ding 白名单', '釘釘 白名單']) {
      expect(refs(query)[0]).toBe('dingtalk:60020');
      expect(refs(query).every((ref) => ref.startsWith('dingtalk:'))).toBe(true);
    }
    expect(refs('wps 部门不存在')).toEqual(['wps:110002']);
  });

  it('looks at the vendors asked for only', () => {
    expect(refs('部门不存在', { vendors: ['welink'] })).toEqual(['welink:43052']);
  });

  it('prefers a vendor among about equal entries, and not otherwise', () => {
    expect(refs('部门不存在', { preferredVendor: 'wps' })[0]).toBe('wps:110002');
    expect(refs('群人数超过人数限制', { preferredVendor: 'wps' })[0]).toBe('dingtalk:49005');
  });

  it.each([
    '红烧肉怎么做才不腻',
    'kubernetes pod evicted',
    'zzkqpvh',
    '明天会下雨吗',
    '😀😀',
    '。。。！！！',
    '\u202e\u200f',
    '\ud800',
    'x',
  ])('finds nothing for %j', (query) => expect(refs(query)).toEqual([]));

  it('tells the words that it does not know', () => {
    expect(find('kubernetes pod evicted').unknownWords).toContain('kubernetes');
    expect(find('slack token 过期').otherPlatform).toBe('slack');
  });

  it('gives an exact message the score 1, and others less, in order', () => {
    const { hits } = find('不合法的access_token');
    expect(hits[0]?.score).toBe(1);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    expect(find('部门里还有人').hits.every(({ score }) => score > 0 && score < 1)).toBe(true);
  });

  it('takes a vendor’s name for what it is where the vendor is asked for too', () => {
    const [hit] = find('dingtalk 部门不存在', { vendors: ['dingtalk'] }).hits;
    expect(hit).toMatchObject({ score: 1, entry: { code: '60003' } });
  });

  it('does not take a platform in a vendor’s own message for another one', () => {
    expect(find('绑定支付宝完成实名认证').otherPlatform).toBeUndefined();
    expect(find('slack token 過期').otherPlatform).toBe('slack');
    // Messages of others hold its name, and nothing else of the query.
    expect(find('支付宝 token过期').otherPlatform).toBe('支付宝');
    expect(find('调用支付宝异常').otherPlatform).toBeUndefined();
  });

  it('finds entries of all tables by each of their messages, as exact', () => {
    const limit = 15;
    const has = (entry: Entry, text: string): boolean => {
      const { hits } = find(text, { vendors: [entry.vendor], limit });
      const isFound = hits.some(
        (hit) => hit.score === 1 && hit.entry.code === entry.code && hit.entry.section === entry.section,
      );
      // More entries than a list holds have the commonest messages.
      return isFound || (hits.length === limit && hits.every(({ score }) => score === 1));
    };
    const all = catalog
      .entries()
      .flatMap((entry) =>
        [entry.message, ...entry.variants].flatMap(({ zh, en }) => [zh, en].map((text) => ({ entry, text }))),
      )
      // A search takes the longer the more there is to find: all of them would take the square of their number.
      .filter((_, i) => i % 13 === 0);
    const lost = all.filter(({ entry, text }) => !has(entry, text));
    expect(lost.map(({ entry, text }) => `${refOf(entry)} ${text}`)).toEqual([]);
  });
});

describe('what is marked', () => {
  const marked = (query: string, options?: Partial<SearchOptions>): string[] => {
    const [hit] = find(query, options).hits;
    if (!hit) return [];
    const { text, ranges } = matchOf(hit.entry, hit.closest, hit.marker);
    return ranges.map(([start, end]) => text.slice(start, end));
  };

  it('is what the query says, in any of its spellings', () => {
    expect(marked('access token 过期', { vendors: ['wps'] })).toEqual(['access token过期']);
    expect(marked('不合法的參數', { vendors: ['dingtalk'] })).toEqual(['不合法的参数']);
    expect(marked('bumen bucunzai', { vendors: ['dingtalk'] })).toEqual(['部门不存在']);
    expect(marked('page_size is required').join('')).toContain('page_size');
  });

  it('is within the text, in order and without overlaps, for any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (noise) => {
        for (const hit of find(`${noise} token 部门 ${noise}`).hits) {
          for (const text of [hit.entry.message.zh, hit.entry.message.en, hit.closest.text]) {
            let last = 0;
            for (const [start, end] of hit.marker.ranges(text)) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              last = end;
            }
            expect(last).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('hostile queries', () => {
  const long = 100_000;
  it.each([
    ['letters', 'a'.repeat(long)],
    ['words', 'token '.repeat(long / 6)],
    ['unknown words', Array.from({ length: long / 6 }, (_, i) => `q${i}zx`).join(' ')],
    ['pinyin', 'zhuang'.repeat(long / 6)],
    ['Chinese', '部门不存在'.repeat(long / 5)],
    ['rare characters', '龘靐齉爩'.repeat(long / 4)],
    ['symbols', '!@#$%^&*()'.repeat(long / 10)],
    ['identifier seams', 'aB_'.repeat(long / 3)],
    ['apostrophes', "a'".repeat(long / 2)],
    ['quotes', '"a"'.repeat(long / 3)],
    ['addresses', 'http://'.repeat(long / 7)],
    ['lone surrogates', '\ud800'.repeat(long)],
    ['right-to-left marks', '\u202e部\u200f'.repeat(long / 3)],
    ['exclamation marks', '(a+)+$'.repeat(long / 6)],
  ])('of 100 kB of %s are answered within a second', (_, query) => {
    const start = processorTime();
    find(query);
    expect(processorTime() - start).toBeLessThan(1000);
  });

  it('of any characters are answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        expect(find(query).hits.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 100 },
    );
  });
});
