/** Patterns, selection and time limits of grep. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compilePatterns,
  type GrepOptions,
  grep,
  PatternError,
  type PatternOptions,
  PatternTimeoutError,
} from '../../src/search/grep.ts';
import { makeEntry } from '../support/entry.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';

/** What the build compiled. */
const bundled = catalog.entries();
const entries = [
  makeEntry({ code: '1', message: { zh: '不合法的access_token', en: 'Invalid access_token' } }),
  makeEntry({
    code: '2',
    message: { zh: '参数无效', en: 'invalid param' },
    variants: [
      { zh: '必须提供 page_size', en: 'page_size is required' },
      { zh: 'token 过期', en: 'Token expired' },
    ],
    cause: { zh: '缺了字段 token', en: 'A field is missing' },
  }),
];

async function lines(
  pattern: string | string[],
  how: PatternOptions & Partial<GrepOptions> = {},
): Promise<string[]> {
  const expressions = await compilePatterns([pattern].flat(), how);
  return grep(entries, expressions, { language: 'zh', ...how }).map(
    ({ entry, number, language, text }) => `${entry.code}.${number}:${text[language]}`,
  );
}

describe('grep', () => {
  it('selects a message when either language matches, and shows the one that does', async () => {
    expect(await lines('token')).toEqual(['1.1:不合法的access_token', '2.3:token 过期']);
    expect(await lines('Invalid')).toEqual(['1.1:Invalid access_token']);
    expect(await lines('token', { language: 'en' })).toEqual(['1.1:Invalid access_token', '2.3:token 过期']);
  });

  it('matches the vendor and the code, once an entry', async () => {
    expect(await lines('^dingtalk:2$')).toEqual(['2.1:参数无效']);
  });

  it.each<[string, string | string[], PatternOptions & Partial<GrepOptions>, string[]]>([
    ['-i', 'TOKEN', { ignoreCase: true }, ['1.1', '2.3']],
    ['-F', 'a.*c', { fixedStrings: true }, []],
    ['-F with an operator', '(', { fixedStrings: true }, []],
    ['-w', 'token', { wordRegexp: true }, ['2.3']],
    ['-w in other scripts', 'окен', { wordRegexp: true }, []],
    ['-w beside Chinese', 'access_token', { wordRegexp: true }, ['1.1']],
    ['-x', '参数无效', { lineRegexp: true }, ['2.1']],
    ['-x on a part', '参数', { lineRegexp: true }, []],
    ['-v', 'token', { invert: true }, ['2.1', '2.2']],
    ['-m', '.', { maxCount: 2 }, ['1.1', '2.1']],
    ['-m 0', '.', { maxCount: 0 }, []],
    ['-e twice', ['page', '过期'], {}, ['2.2', '2.3']],
    ['--all', '字段', { all: true }, ['2.4']],
    ['no --all', '字段', {}, []],
    ['an empty pattern', '', {}, ['1.1', '2.1', '2.2', '2.3']],
    ['alternatives with -x', '参数|无效', { lineRegexp: true }, []],
  ])('%s', async (_, pattern, how, expected) => {
    expect((await lines(pattern, how)).map((line) => line.split(':')[0])).toEqual(expected);
  });

  it('tells what of a text matches', async () => {
    const [first] = grep(entries, await compilePatterns(['[a-z]+'], {}), { language: 'zh' });
    expect(first?.ranges).toEqual({
      zh: [
        [4, 10],
        [11, 16],
      ],
      en: [
        [1, 7],
        [8, 14],
        [15, 20],
      ],
    });
  });

  it.each([
    ['(a', 2, 'Unterminated group'],
    ['a**', 3, 'Nothing to repeat'],
    ['[z-a]', 4, 'Range out of order'],
    ['\\p{Foo}', 6, 'Invalid property name'],
    ['x{2,1}', 6, 'numbers out of order'],
    ['\\', 1, 'Invalid escape'],
  ])('says where %j is wrong', async (pattern, position, reason) => {
    const error = await compilePatterns(['fine', pattern], {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PatternError);
    expect(error).toMatchObject({ pattern, position });
    expect((error as PatternError).reason).toContain(reason);
  });

  it('reads each of several patterns by itself', async () => {
    expect(await lines(['(i)n', '(d)\\1'], { language: 'en' })).toEqual(
      await lines('in', { language: 'en' }),
    );
    expect((await compilePatterns(['(?<a>x)', '(?<a>y)'], {})).length).toBe(2);
    const [line] = grep(entries, await compilePatterns(['tok', 'token'], { fixedStrings: true }), {
      language: 'en',
    });
    expect(line?.ranges.en).toEqual([[15, 20]]);
  });

  it('lets no pattern close the parentheses around it', async () => {
    await expect(compilePatterns(['a)(b'], {})).rejects.toBeInstanceOf(PatternError);
  });

  it('selects no line of an entry whose code matches, when the others are asked for', async () => {
    expect(await lines('dingtalk:2', { invert: true })).toEqual(['1.1:不合法的access_token']);
  });

  it('tells what of the vendor and the code matches', async () => {
    const [line] = grep(entries, await compilePatterns(['talk:2'], {}), { language: 'zh' });
    expect(line?.head).toEqual([[4, 10]]);
    expect(line?.ranges).toEqual({ zh: [], en: [] });
  });

  it('stops a pattern that takes too long, in time', async () => {
    const hostile = [makeEntry({ message: { zh: `${'a'.repeat(40)}!`, en: 'x' } })];
    const expression = await compilePatterns(['(a+)+$'], {});
    const start = processorTime();
    expect(() => grep(hostile, expression, { language: 'zh', timeLimit: 200 })).toThrow(PatternTimeoutError);
    expect(processorTime() - start).toBeLessThan(1000);
  });

  it('stops none because the machine has other things to do', async () => {
    const slow = Array.from({ length: 20 }, (_, i) => {
      const entry = makeEntry({ code: String(i) });
      return Object.defineProperty({ ...entry }, 'message', {
        get() {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
          return entry.message;
        },
      });
    });
    const start = performance.now();
    const found = grep(slow, await compilePatterns(['.'], {}), { language: 'zh', timeLimit: 300 });
    expect(performance.now() - start).toBeGreaterThan(300);
    expect(found.map(({ entry }) => entry.code)).toEqual(slow.map(({ code }) => code));
  });

  it.each([
    ['brackets', '('.repeat(50_000)],
    ['groups', `${'('.repeat(30_000)}${')'.repeat(30_000)}`],
    ['repetitions', '(?:a{1000}){1000}'],
    ['alternatives', Array.from({ length: 20_000 }, (_, i) => `x${i}`).join('|')],
    ['nested stars', '((((.*)*)*)*)*y{3}$'],
    ['classes of Unicode', '\\p{L}'.repeat(20_000)],
    ['negated classes', '[^\\p{L}]*'.repeat(200)],
    ['optional letters', 'a?'.repeat(600) + 'a'.repeat(600)],
    ['lone surrogates', '\ud800'.repeat(50_000)],
    ['right-to-left marks', '\u202e\u200f'.repeat(30_000)],
  ])('ends within a second on 100 kB of %s', async (_, pattern) => {
    const start = processorTime();
    await compilePatterns([pattern], {})
      .then((expression) => grep(bundled, expression, { language: 'zh' }))
      .catch((error: unknown) => {
        expect(error instanceof PatternError || error instanceof PatternTimeoutError).toBe(true);
      });
    expect(processorTime() - start).toBeLessThan(1200);
  });

  it('finds just the messages that hold a fixed string', async () => {
    const texts = bundled.flatMap((entry) => [entry.message, ...entry.variants]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        async ({ zh }, from, length) => {
          const part = [...zh].slice(from % zh.length, (from % zh.length) + length).join('');
          if (part === '') return;
          const found = grep(bundled, await compilePatterns([part], { fixedStrings: true }), {
            language: 'zh',
          });
          const plain = bundled.flatMap((entry) =>
            [entry.message, ...entry.variants].filter(
              (text, i) =>
                text.zh.includes(part) ||
                text.en.includes(part) ||
                (i === 0 && `${entry.vendor}:${entry.code}`.includes(part)),
            ),
          );
          expect(found.length).toBe(plain.length);
        },
      ),
      { numRuns: 15 },
    );
  });
});
