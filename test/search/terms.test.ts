import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../scripts/data/read-tables.ts';
import { conceptKey, createConceptFinder, filedConcepts } from '../../src/search/concepts.ts';
import { syllablesOf } from '../../src/search/han.ts';
import {
  IndexBuilder,
  joinPostings,
  noPostings,
  openIndex,
  weightIn,
} from '../../src/search/index-format.ts';
import { editDistance, nearWords } from '../../src/search/near-words.ts';
import { initialsKeys, packedText, preparedText } from '../../src/search/packed-texts.ts';
import { normalText, piecesOf, termsOf } from '../../src/search/terms.ts';
import { root, searchData } from '../support/run.ts';

const { simplify } = searchData;
const keys = (text: string): string[] => termsOf(piecesOf(normalText(text, simplify))).map(({ key }) => key);

describe('terms', () => {
  it('are characters, pairs of them, and stems of words', () => {
    expect(keys('部门不存在')).toEqual(['部', '部门', '门', '门不', '不', '不存', '存', '存在', '在']);
    expect(keys('Tokens expired')).toEqual(['token', 'expir']);
    expect(keys("can't")).toEqual(['cant']);
  });

  it('are the same for all spellings of an identifier', () => {
    for (const spelling of [
      'access_token',
      'accessToken',
      'AccessToken',
      'access-token',
      'ＡＣＣＥＳＳ＿ＴＯＫＥＮ',
    ]) {
      expect(keys(spelling)).toEqual(['access', 'accesstoken', 'token']);
    }
    expect(keys('IPAddress')).toEqual(['ip', 'ipaddress', 'address']);
    expect(keys('userid')).toEqual(['userid']);
  });

  it('are the same in simplified and Traditional characters', () => {
    expect(keys('無效的會話帳號')).toEqual(keys('无效的会话账号'));
  });

  it('do not pair characters across other signs', () => {
    expect(keys('部门,成员')).not.toContain('门成');
  });

  it('stand where they say when one character is read as several', () => {
    const [one] = termsOf(piecesOf(normalText('⑴部', simplify)));
    expect(one).toMatchObject({ key: '1', start: 0, end: 1 });
    expect(keys('㍿')).toEqual(['株', '株式', '式', '式会', '会', '会社', '社']);
  });

  it('stand where they say, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (noise) => {
        const text = `${noise}ＡccessToken無效${noise}`;
        const terms = termsOf(piecesOf(normalText(text, simplify)));
        for (const { start, end } of terms) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const invalid = terms.find(({ key }) => key === '无效');
        expect(text.slice(invalid?.start, invalid?.end)).toBe('無效');
      }),
    );
  });
});

describe('concepts', () => {
  const pieces = (text: string) => piecesOf(normalText(text, simplify));
  const finder = createConceptFinder(
    filedConcepts(
      new Map([
        [conceptKey(pieces('不存在')), [1]],
        [conceptKey(pieces('存在')), [2]],
        [conceptKey(pieces('already in use')), [2]],
        ['~buzu', [3]],
      ]),
    ),
  );
  const found = (text: string) => finder.find(pieces(text)).flatMap((concept) => concept.keys);

  it('are found by the longest word', () => {
    expect(found('用户不存在')).toEqual(['§1']);
    expect(found('用户存在')).toEqual(['§2']);
  });

  it('are found past words without weight, in any form', () => {
    expect(found('it is already in the use')).toEqual(['§2']);
    expect(found('Already in using')).toEqual(['§2']);
  });

  it('are found by every word of the lists, as it stands there', () => {
    const { value } = readTables(join(root, 'data')).synonyms;
    const lost = value.flat().filter((word) => {
      const own = pieces(word);
      const [whole] = searchData.concepts.find(own);
      return whole?.start !== own[0]?.start || whole?.end !== own.at(-1)?.end;
    });
    expect(lost).toEqual([]);
  });

  it('are found by their sound', () => {
    expect(finder.bySound(['bu', 'zu'])).toEqual(['§3']);
    expect(finder.bySound(['constructor'])).toEqual([]);
  });
});

describe('pinyin', () => {
  const cut = (word: string) => syllablesOf(word, searchData.readings.syllables);
  it.each([
    ['bumenbucunzai', ['bu', 'men', 'bu', 'cun', 'zai']],
    ['qianming', ['qian', 'ming']],
    ['zhuang', ['zhuang']],
    ['lvse', ['lv', 'se']],
  ])('%s is cut into syllables', (word, syllables) => expect(cut(word)).toEqual(syllables));
  it.each(['token', 'bmbcz', 'x', 'qianmingx'])('%s is none', (word) => expect(cut(word)).toBeUndefined());

  it('has first letters in overlapping pieces', () => {
    expect(initialsKeys('bmbcz')).toEqual(['^bmb', '^mbc', '^bcz']);
    expect(initialsKeys('bm')).toEqual([]);
  });
});

describe('mistyped words', () => {
  const vocabulary = ['signature', 'expired', 'corp', 'department', 'email'];
  it.each([
    ['signiture', 'signature'],
    ['expried', 'expired'],
    ['emial', 'email'],
    ['departmnet', 'department'],
  ])('%s means %s', (word, meant) => expect(nearWords(word, vocabulary)[0]?.word).toBe(meant));
  it.each(['cors', 'ab', 'kubernetes', 'x'.repeat(50)])('%s means none of them', (word) =>
    expect(nearWords(word, vocabulary)).toEqual([]),
  );

  it('are counted in edits as a plain reading of the definition counts them', () => {
    /** The definition: minimum over the last edit. */
    const plain = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length;
      const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
      const counts = [
        plain(restA, b) + 1,
        plain(a, restB) + 1,
        plain(restA, restB) + Number(a.at(-1) !== b.at(-1)),
      ];
      if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
        counts.push(plain(a.slice(0, -2), b.slice(0, -2)) + 1);
      }
      return Math.min(...counts);
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 10)).toBe(plain(a, b));
      }),
    );
  });
});

describe('short texts as they are kept', () => {
  const { readingOf } = searchData.readings;
  const concepts = createConceptFinder(
    filedConcepts(
      new Map([
        [' token ', [10]],
        ['不存在', [3]],
      ]),
    ),
  );
  /** Reads one character in its less common way. */
  const pinyin = (text: string): string[] =>
    [...text].map((one) => (one === '重' ? 'chong' : (readingOf(one) ?? one)));
  const pack = (text: string): string =>
    packedText('message', piecesOf(normalText(text, simplify)), { pinyin, readingOf, concepts });

  it('have runs of characters, stems, meanings, and the readings that are not the commonest', () => {
    expect(pack('重复的 accessToken 不存在，token')).toBe(
      'message+12 重<chong>复的 access accesstoken token 不存在 §10 §3',
    );
    expect(pack('…')).toBe('message+0');
  });

  it('give back all terms, each once, sounds behind what is written', () => {
    expect(preparedText(pack('重复token重'), readingOf)).toEqual([
      'message',
      ['重', '重复', '复', 'token', '§10', '~chong', '~chongfu', '~fu'],
    ]);
    expect(preparedText(pack('不存在'), readingOf)[1]).toContain('^bcz');
  });

  it('have as many terms where those of sounds are only counted', () => {
    for (const text of ['重复token重', '不存在，不存在', 'token', '部门不存在：部门 ID']) {
      const [, all] = preparedText(pack(text), readingOf);
      const [, some] = preparedText(pack(text));
      expect(some).toEqual(all.map((key) => (/^[~^]/.test(key) ? '~' : key)));
    }
  });

  it('give back what is written of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (noise) => {
        const [, terms] = preparedText(pack(`${noise}𠮷重复${noise}`), readingOf);
        const written = terms.filter((key) => !/^[~^§]/.test(key));
        expect(written).toEqual([...new Set(keys(`${noise}𠮷重复${noise}`))]);
      }),
    );
  });
});

describe('the index file', () => {
  /** Terms of entries with their weights. */
  const entriesOf = fc.array(
    fc.dictionary(
      fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
        fc.stringMatching(/^[ab]{1,5}$/),
        fc.nat(300).map((n) => `#${n}`),
      ),
      fc.integer({ min: 1, max: 250 }).map((byte) => byte / 200),
      { noNullPrototype: true },
    ),
    { maxLength: 300 },
  );
  const open = (entries: readonly Record<string, number>[], offsets: number[] = []) => {
    const builder = new IndexBuilder();
    for (const terms of entries) builder.add(new Map(Object.entries(terms)));
    const bytes = builder.encode(offsets);
    return openIndex(bytes.length, (offset, length) => bytes.subarray(offset, offset + length));
  };
  /** The definition of what an index tells. */
  const postingsIn = (entries: readonly Record<string, number>[], term: string) =>
    entries.flatMap((terms, entry) =>
      Object.hasOwn(terms, term) ? [{ entry, weight: terms[term] as number }] : [],
    );

  it('gives back what was written', () => {
    fc.assert(
      fc.property(entriesOf, (entries) => {
        const index = open(entries);
        expect(index.entries).toBe(entries.length);
        const terms = new Set(entries.flatMap((own) => Object.keys(own)));
        for (const term of terms) {
          const postings = index.postings(term);
          const expected = postingsIn(entries, term);
          expect(postings.count).toBe(expected.length);
          expect(
            Array.from(postings.entries, (entry, i) => ({ entry, weight: postings.weights[i] })),
          ).toEqual(expected);
          for (const { entry, weight } of expected) expect(weightIn(postings, entry)).toBe(weight);
          expect(weightIn(postings, entries.length)).toBe(0);
        }
        for (const term of ['', 'aabab', 'c', '#', '#1000', '\uffff'])
          if (!terms.has(term)) expect(index.postings(term)).toEqual(noPostings);
      }),
      { numRuns: 50 },
    );
  });

  it('tells where the texts of its entries lie', () => {
    const index = open([{}, {}], [2, 3, 2 ** 31]);
    expect([index.textsOf(0), index.textsOf(1)]).toEqual([
      [2, 3],
      [3, 2 ** 31],
    ]);
  });

  it('gives the postings of several as those of one', () => {
    const parts = [[{ a: 1 }, { b: 1 }], [{ b: 0.5 }], [{ b: 0.25, a: 0.5 }, { b: 1 }]];
    const joined = (term: string) => {
      let before = 0;
      return joinPostings(
        parts.map((entries) => {
          const one = { postings: open(entries).postings(term), before };
          before += entries.length;
          return one;
        }),
      );
    };
    for (const term of ['a', 'b', 'c']) {
      const { count, entries, weights } = joined(term);
      const expected = postingsIn(parts.flat() as Record<string, number>[], term);
      expect(count).toBe(expected.length);
      expect(Array.from(entries, (entry, i) => ({ entry, weight: weights[i] }))).toEqual(expected);
    }
  });

  it('is told from other files', () => {
    const bytes = new Uint8Array(64);
    expect(() => openIndex(64, (offset, length) => bytes.subarray(offset, offset + length))).toThrow(
      'not a search index',
    );
  });
});
