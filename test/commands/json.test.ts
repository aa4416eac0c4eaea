/** Holds the JSON contract: what every command prints with --json keeps the schema that `errcode schema` prints. */
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalog, runHere } from '../support/run.ts';

const ajv = new Ajv({ allErrors: true, strict: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
let isValid: ReturnType<typeof ajv.compile>;

beforeAll(async () => {
  isValid = ajv.compile(JSON.parse((await runHere(['schema'])).stdout));
});

async function jsonOf(...args: string[]) {
  const { code, stdout, stderr } = await runHere([...args, '--json']);
  const value = JSON.parse(stdout);
  expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
  expect(stderr).toBe('');
  return { code, value };
}

describe('--json', () => {
  it('of a lookup', async () => {
    const { code, value } = await jsonOf('40014', '--vendor', 'dingtalk');
    expect(code).toBe(0);
    expect(value).toMatchObject({
      schema: 1,
      command: 'lookup',
      query: '40014',
      results: [
        {
          query: '40014',
          vendor: 'dingtalk',
          vendorName: { zh: '钉钉', en: 'DingTalk' },
          code: '40014',
          section: null,
          kind: 'error',
          category: 'auth',
          retry: 'refresh-token',
          message: { zh: '不合法的access_token', en: 'Invalid access_token' },
          score: null,
          matched: null,
        },
      ],
      missing: [],
      suggestions: [],
    });
  });

  it('of a search', async () => {
    const { code, value } = await jsonOf('search', '部门不存在', '--vendor', 'wps');
    expect(code).toBe(0);
    expect(value).toMatchObject({ command: 'search', query: '部门不存在', missing: [], suggestions: [] });
    expect(value.results[0]).toMatchObject({
      query: '部门不存在',
      code: '110002',
      score: 1,
      matched: {
        field: 'message',
        language: 'zh',
        index: null,
        text: '部门不存在',
        ranges: [[0, 5]],
        message: { zh: [[0, 5]] },
      },
    });
  });

  it('of a search that finds nothing', async () => {
    const { code, value } = await jsonOf('search', '红烧肉怎么做');
    expect(code).toBe(1);
    expect(value.results).toEqual([]);
  });

  it('of grep', async () => {
    const { code, value } = await jsonOf('grep', '-i', '--vendor', 'qingtui', 'page_size IS');
    expect(code).toBe(0);
    expect(value).toMatchObject({ command: 'grep', query: 'page_size IS', count: 1 });
    expect(value.results[0]).toMatchObject({
      code: '40100',
      score: null,
      matched: { field: 'variants', language: 'en', text: 'page_size is required', ranges: [[0, 12]] },
    });
    expect((await jsonOf('grep', 'no such text')).value).toMatchObject({ results: [], count: 0 });
  });

  it('of several codes, one of them missing', async () => {
    const { code, value } = await jsonOf('dingtalk:40014', 'dingtalk:40041');
    expect(code).toBe(1);
    expect(value.results).toHaveLength(1);
    expect(value.missing).toEqual(['dingtalk:40041']);
    expect(value.suggestions[0]).toMatchObject({
      vendor: 'dingtalk',
      code: '40014',
      reason: 'transposed-digits',
    });
  });

  it('of nothing found', async () => {
    const { code, value } = await jsonOf('7777777');
    expect(code).toBe(1);
    expect(value).toMatchObject({ results: [], missing: ['7777777'], suggestions: [] });
  });

  it('of a code with two meanings', async () => {
    const { value } = await jsonOf('qingtui:45001');
    expect(value.results.map((result: { section: string }) => result.section)).toEqual([
      '通用错误码',
      '组织机构错误码',
    ]);
  });

  it('of the whole table', async () => {
    const { value } = await jsonOf('list');
    expect(value.results).toHaveLength(catalog.entries().length);
    expect(value.query).toBeNull();
  });

  it('of an empty list', async () => {
    const { code, value } = await jsonOf('list', '--vendor', 'wps', '--kind', 'pending');
    expect(code).toBe(1);
    expect(value.results).toEqual([]);
  });

  it.each([
    ['-1', 0, 'yes'],
    ['90006', 3, 'not-yet'],
    ['60020', 1, 'no'],
    ['400001', 2, 'unknown'],
    ['7777777', 2, 'unknown'],
  ])('of retry %s', async (asked, status, verdict) => {
    const { code, value } = await jsonOf('retry', asked, '--vendor', 'dingtalk');
    expect(code).toBe(status);
    expect(value.verdict).toBe(verdict);
  });

  it('of the vendors', async () => {
    const { value } = await jsonOf('vendors');
    expect(value.results.map((vendor: { id: string }) => vendor.id).sort()).toEqual([
      'dingtalk', 'feishu', 'guanaitong', 'qingtui', 'qqbot', 'wechat', 'wechatpay', 'wecom', 'welink', 'wps',
    ]); // biome-ignore format: one list, not one word a line
  });

  it('narrows results to the fields asked for', async () => {
    const { stdout } = await runHere(['dingtalk:40014', '--json', '--fields', 'retry,message.en']);
    expect(JSON.parse(stdout).results).toEqual([
      { retry: 'refresh-token', 'message.en': 'Invalid access_token' },
    ]);
  });
});

describe('wrong usage with --json', () => {
  it.each([
    [['nobody:1']],
    [['serch', 'x']],
    [['40014', '--fields', 'nope']],
    [['40014', '--format', 'json', '--lang', 'fr']],
    [[]],
  ])('%j still prints one valid value', async (args) => {
    const { code, stdout, stderr } = await runHere([...args, '--json']);
    const value = JSON.parse(stdout);
    expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
    expect(code).toBe(2);
    expect(stderr).toBe(`errcode: ${value.error}\n`);
  });
});

it('prints nothing where silence was asked for too', async () => {
  for (const args of [['nobody:1'], ['40014']]) {
    expect((await runHere([...args, '--json', '-q'])).stdout).toBe('');
  }
});

describe('every entry', () => {
  it('is found by vendor and code, with all its meanings', async () => {
    const lost: string[] = [];
    for (const { id } of catalog.vendors) {
      const codes = catalog.codesOf(id);
      const { stdout, code } = await runHere(['lookup', '--json', '--vendor', id, ...codes]);
      const { results, missing } = JSON.parse(stdout);
      const found = new Set(results.map((result: { code: string }) => result.code));
      if (code !== 0 || missing.length > 0) lost.push(id);
      lost.push(...codes.filter((one) => !found.has(one)));
      expect(results).toHaveLength(catalog.entries([id]).length);
    }
    expect(lost).toEqual([]);
  });
});
