/** An unknown code is named as unknown, and never answered with another code, whichever way it comes in. */
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../src/surroundings.ts';
import { type Outcome, runHere, surroundingsOf } from '../support/run.ts';

const words = (text: string, ...options: string[]): Promise<Outcome> => runHere([text, ...options]);
const piped = (input: string, ...args: string[]): Promise<Outcome> => runHere(args, { input });

/** Ways in to which a text can be given. */
const ways: Record<string, (text: string) => Promise<Outcome>> = {
  words: (text) => words(text),
  explain: (text) => runHere(['explain', text]),
  'standard input': (text) => piped(`${text}\n`),
  search: (text) => runHere(['search', text]),
};

/** No card: the head of one is a name, a code and the kind. */
const card = /^\S.* {2}(?:error|success|pending) · /m;

describe('a code that no table has', () => {
  const unknown: [string, string][] = [
    ['小程序 7740163', '7740163'],
    ['7310000 sign not match', '7310000'],
    ['报错7310000', '7310000'],
    ['返回 7130101 是什么意思', '7130101'],
    ['webhook 返回 793000', '793000'],
    ['7740163 code been used', '7740163'],
    ['88887663 token失效', '88887663'],
    ['飞书 token 失效 88887663', '88887663'],
    ['报错-740005', '-740005'],
  ];

  for (const [way, answer] of Object.entries(ways)) {
    it.each(unknown)(`is named as unknown by ${way}: %s`, async (text, code) => {
      const { code: status, stdout, stderr } = await answer(text);
      expect(status).toBe(1);
      expect(stdout).not.toMatch(card);
      expect(stdout).toBe('');
      expect(stderr.split('\n')[0]).toMatch(new RegExp(`(?:has the|the|unknown) code ${code}\\b`));
    });
  }

  it('is named in JSON, and what is similar is no result', async () => {
    for (const args of [
      ['7310000 sign not match'],
      ['search', '7310000 sign not match'],
      ['explain', '7310000 sign not match'],
    ]) {
      const { code, stdout } = await runHere([...args, '--json']);
      const value = JSON.parse(stdout);
      expect([code, value.results, value.missing]).toEqual([1, [], ['7310000']]);
      expect(value.unknown).toMatchObject([{ code: '7310000', message: null }]);
      expect(value.suggestions).toContainEqual(
        expect.objectContaining({ vendor: 'dingtalk', code: '900005', reason: 'other-words' }),
      );
    }
  });

  it('has what is found beside it marked', async () => {
    const { stderr } = await words('7310000 sign not match');
    expect(stderr).toContain('\nFound by the other words, not code 7310000:\n  ');
    expect((await words('40041', '--vendor', 'dingtalk')).stderr).toContain('\nSimilar, not the answer:\n');
    expect((await words('40041', '--vendor', 'dingtalk', '--lang', 'zh')).stderr).toContain(
      '\n相近的码（不是答案）：\n',
    );
  });

  it('is looked up where a vendor is named', async () => {
    expect((await words('钉钉机器人 7310000')).stderr).toMatch(
      /^errcode: the code 7310000 is not in the table of DingTalk\n/,
    );
    expect((await words('钉钉小程序 7310000')).stderr).toMatch(
      /^errcode: the code 7310000 is not in the table of DingTalk\n/,
    );
  });

  it('opens no card of a response', async () => {
    for (const text of ['{"code":9498,"msg":"Unauthorized"}', '{"code":1062,"msg":"Duplicate entry"}']) {
      const { code, stdout } = await words(text);
      expect([code, card.test(stdout)]).toEqual([1, false]);
    }
  });
});

describe('a code of a platform without a table', () => {
  const spellings = [
    'slack:60020', 'slack 60020', 'Slack：60020', 'slack60020', '60020 slack', 'slack 60020 怎么办', 'slack报错60020',
    'slack错误码60020', 'slack-60020', 'SLACK: 60020',
  ]; // biome-ignore format: one list, not one word a line

  it.each(spellings)('is answered in one way: %s', async (text) => {
    const expected = await words('slack:60020');
    expect(expected.code).toBe(1);
    expect(expected.stdout).toBe('');
    expect(expected.stderr).toMatch(
      /^errcode: unknown code 60020: this is Slack's code; there is no table for Slack here\nSimilar, not the answer:\n {2}\S+ 60020 /,
    );
    expect(await words(text)).toEqual(expected);
    expect(await piped(text)).toEqual(expected);
    expect(await runHere(['lookup', 'slack:60020'])).toEqual(expected);
    expect(await runHere(['60020', '--vendor', 'Slack'])).toEqual(expected);
  });

  it.each([
    ['支付宝 60020', "Alipay's"],
    ['支付宝：60020', "Alipay's"],
    ['alipay:60020', "Alipay's"],
    ['支付宝40164', "Alipay's"],
    ['支付宝报错40004', "Alipay's"],
  ])('is told whose it is: %s', async (text, whose) => {
    const { code, stdout, stderr } = await words(text);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`this is ${whose} code; there is no table for`);
    expect((await words(text, '--lang', 'zh')).stderr).toMatch(
      /^errcode: 未收录 \d+：这是(.+)的错误码，errcode 没有收录\1；到平台上查：/,
    );
  });

  it.each([
    ['企业微信 60020', 'wecom:60020'],
    ['企业微信：60020', 'wecom:60020'],
    ['wecom:60020', 'wecom:60020'],
    ['微信40164', 'wechat:40164'],
    ['小程序 40163', 'wechat:40163'],
    ['飞书 19021', 'feishu:19021'],
    ['飞书报错99991672', 'feishu:99991672'],
  ])('is that of the vendor with a table, whoever else has the number: %s', async (text, ref) => {
    const { code, stdout } = await words(text, '--json');
    expect(code).toBe(0);
    const { results } = JSON.parse(stdout);
    expect(
      new Set(results.map((one: { vendor: string; code: string }) => `${one.vendor}:${one.code}`)),
    ).toEqual(new Set([ref]));
  });

  it('has its name in JSON', async () => {
    const { code, stdout } = await words('支付宝 60020', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      results: [],
      missing: ['60020'],
      unknown: [{ code: '60020', vendor: 'alipay', vendorName: { zh: '支付宝', en: 'Alipay' } }],
    });
  });

  it('is said first of a search, whose results are of others', async () => {
    const { code, stdout, stderr } = await words('slack token过期');
    expect(code).toBe(0);
    expect(stderr).toBe('errcode: there is no table for Slack here; these results are from other vendors\n');
    expect(stdout).not.toMatch(card);
    const { stdout: json } = await words('slack token过期', '--json');
    expect(JSON.parse(json).withoutTable).toMatchObject([{ vendor: 'slack' }]);
  });

  it('has nothing to list, to search or to export', async () => {
    expect(await runHere(['list', '--vendor', 'slack'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'errcode: there is no table for Slack here\n',
    });
    expect((await runHere(['search', 'token', '--vendor', 'slack'])).code).toBe(1);
    expect((await runHere(['export', '--for', 'ts', '--vendor', 'slack'])).code).toBe(2);
  });
});

describe('what the user typed', () => {
  it.each([
    '企业微信错误码60020',
    '企业微信 60020 怎么办',
    '钉钉 错误码 60020',
    '公司的钉钉报60020了 谁知道',
  ])('is no returned message: %s', async (text) => {
    for (const answer of Object.values(ways)) {
      const { stdout, stderr } = await answer(text);
      expect(stdout + stderr).not.toContain('Returned');
    }
  });

  it('names the vendor, who then is no guess', async () => {
    expect((await words('钉钉 错误码 60020')).stdout).not.toContain('guess');
  });

  it.each([
    'connection refused port 8080',
    '2023年 token过期',
    'token expired since 2023',
    '404 not found department',
    'localhost:8080 token expired',
    'callback 10.0.0.1:8080 refused',
    '部门超过 5000 人',
    'token 13812345678',
    '第 40014 条',
  ])('is a search where its numbers are no codes: %s', async (text) => {
    const value = JSON.parse((await words(text, '--json')).stdout);
    expect([value.command, value.missing, value.unknown]).toEqual(['search', [], undefined]);
  });

  it.each([
    ['what is 900005?', 'dingtalk:900005'],
    ['code 900005', 'dingtalk:900005'],
    ['why do I get 60020 in dingtalk?', 'dingtalk:60020'],
    ['dingtalk-60020', 'dingtalk:60020'],
    ['E900005', 'dingtalk:900005'],
    ['900005.0', 'dingtalk:900005'],
  ])('asks for the code in it: %s', async (text, ref) => {
    const { results } = JSON.parse((await words(text, '--json')).stdout);
    expect(results.map(({ vendor, code }: { vendor: string; code: string }) => `${vendor}:${code}`)).toEqual([
      ref,
    ]);
  });
});

describe('bare codes', () => {
  const asked = (text: string, ...options: string[]): Promise<Outcome> =>
    words(text, '--lang', 'en', ...options);

  it('are codes everywhere', async () => {
    const expected = await asked('40014');
    expect(expected.stdout).toMatch(/^wechat:40014 +WeChat /);
    expect(await runHere(['explain', '40014', '--lang', 'en'])).toEqual(expected);
    expect(await runHere(['explain', 'E40014', '--lang', 'en'])).toEqual(expected);
    expect(await piped('40014\n')).toEqual(expected);
    expect(await piped('40014\n', 'lookup', '-')).toEqual(expected);
    expect(await piped('40014\n', 'explain', '-')).toEqual(expected);
    expect(await piped('dingtalk:40014\n')).toEqual(await asked('dingtalk:40014'));
    expect(await runHere(['explain', 'dingtalk:40014'])).toEqual(await asked('dingtalk:40014'));
  });

  it('are read one a line', async () => {
    const { code, stdout } = await piped('40014\n60011\n', '--vendor', 'dingtalk', '--json');
    const value = JSON.parse(stdout);
    expect([code, value.command]).toEqual([0, 'lookup']);
    expect(value.results.map((one: { code: string }) => one.code)).toEqual(['40014', '60011']);
    const mixed = JSON.parse((await piped('wps:100014\n7777777\n', 'lookup', '-', '--json')).stdout);
    expect([mixed.results[0].code, mixed.missing]).toEqual(['100014', ['7777777']]);
    expect((await piped('', 'lookup', '-')).code).toBe(2);
  });

  it('leave short words to a search', async () => {
    expect(await piped('token expired\n')).toEqual(await words('token expired'));
  });
});

describe('what serialisers make of codes', () => {
  it.each([
    ['{errcode=40014.0, errmsg=不合法的access_token}', 'dingtalk:40014'],
    ['{"code":1.00020005E9,"msg":"ip is not allowed!"}', 'guanaitong:1000200050'],
    ['{"errcode":60121.0,"errmsg":"找不到该用户"}', 'dingtalk:60121'],
  ])('is taken where it is whole: %s', async (text, ref) => {
    const [first] = JSON.parse((await words(text, '--json')).stdout).results;
    expect(`${first.vendor}:${first.code}`).toBe(ref);
  });
});

describe('a text without a code', () => {
  const advice = async (text: string, ...options: string[]): Promise<string> =>
    (await runHere(['explain', text, ...options])).stderr.replace(/\s+/g, ' ');

  it.each([
    ['Exception: something failed with no code', "errcode search 'something failed with no code'"],
    ['DingTalkEncryptException: Illegal key size', "errcode search 'Illegal key size'"],
    ['2026-11-29 10:00:00 ERROR c.e.Foo - 调用失败', "errcode search '调用失败'"],
    ['{"data":null,"message":"scope missing"}', "errcode search 'scope missing'"],
  ])('is advised to search for its own words: %s', async (text, command) => {
    const said = await advice(text);
    expect(said).toContain(command);
    expect(said).not.toContain('access_token');
  });

  it('gets no quoted secrets, and no quoted words where it has none', async () => {
    expect(await advice('login failed, secret=Zq7XvB2mKp9LtR4w')).not.toContain('Zq7X');
    expect(await advice('12:30:01')).not.toContain('errcode search');
    const started =
      'GET https://qyapi.weixin.qq.com/cgi-bin/gettoken 200 196\nconnection 1 opened\nPOST /x 200 49';
    expect(await advice(started)).not.toContain('errcode search');
  });
});

describe('a secret among words that are looked up', () => {
  const secret = 'eQZN6twA5bJEnR9HTqZqDFAx5Rr4oU';

  it.each(['lookup', 'search', 'explain', 'retry'])('is given back by %s in no format', async (command) => {
    for (const text of [`x-api-key: ${secret} 40041`, `password ${secret} {"errcode":987654}`]) {
      for (const format of ['text', 'json', 'ndjson', 'csv', 'markdown']) {
        const { stdout, stderr } = await runHere([command, '--format', format, text]);
        expect(stdout + stderr, `${format}: ${text}`).not.toContain(secret.slice(8));
      }
    }
  });
});

describe('the MCP tools', () => {
  it('name unknown codes first, and tools in their advice', async () => {
    const { mcpTools } = await import('../../src/commands/mcp/mcp-tools.ts');
    const tools = mcpTools(await contextOf(surroundingsOf([]).surroundings, {}));
    const call = (name: string, given: object) =>
      tools.find(({ listed }) => listed.name === name)?.call(given);
    for (const [name, given] of [
      ['lookup_error_code', { code: 'slack:60020' }],
      ['lookup_error_code', { code: '60020', vendor: 'Slack' }],
      ['search_error_codes', { query: 'slack 60020' }],
      ['explain_error_text', { text: 'slack 60020' }],
    ] as const) {
      const answer = await call(name, given);
      expect(answer?.text).toMatch(/^errcode: unknown code 60020: this is Slack's code/);
    }
    const found = await call('search_error_codes', { query: '7310000 sign not match' });
    expect(found?.text).toMatch(/^errcode: .*7310000/);
    const none = await call('explain_error_text', { text: 'Exception: something failed with no code' });
    expect(none?.text.replace(/\s+/g, ' ')).toContain(
      'use search_error_codes with the query "something failed with no code"',
    );
  });
});

describe('retry', () => {
  it('answers for a response, with 88 for its sub code', async () => {
    const response = '{"errcode":88,"sub_code":"60011","errmsg":"ding talk error"}';
    const expected = await runHere(['retry', 'dingtalk:60011']);
    expect((await runHere(['retry', response])).code).toBe(expected.code);
    expect((await runHere(['retry', response])).stdout).toBe(expected.stdout);
    for (const args of [['retry'], ['retry', '-']])
      expect(await piped(response, ...args)).toEqual(await runHere(['retry', response]));
    expect((await piped('dingtalk:60011\n', 'retry', '-')).stdout).toBe(expected.stdout);
  });

  it('cannot tell for a code that no table has, nor for a text without one', async () => {
    expect((await runHere(['retry', '{"errcode":7777777,"errmsg":"x"}'])).code).toBe(2);
    expect((await runHere(['retry', 'all is well'])).code).toBe(2);
    expect((await runHere(['retry', '1', '2'])).code).toBe(2);
  });
});

describe('words that are meant for something else', () => {
  it.each([
    [['sacn', 'app.log'], 'did you mean scan?'],
    [['lsit'], 'did you mean list?'],
    [['gerp'], 'did you mean grep?'],
    [['serach', 'x'], 'did you mean search?'],
    [['serve'], 'use errcode mcp'],
    [['update'], 'use errcode --help'],
    [['config'], 'use errcode --help'],
    [['version'], 'errcode --version'],
    [['info'], 'use errcode vendors'],
    [['categories'], 'use errcode list --category'],
    [['man'], 'use errcode help'],
    [['package.json'], 'errcode scan package.json'],
    [['README.md', 'package.json'], 'errcode scan README.md package.json'],
  ])('never open a card: %j', async (args, hint) => {
    const { code, stdout, stderr } = await runHere(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('are a search where more words follow', async () => {
    expect((await words('update')).code).toBe(2);
    expect((await runHere(['update', 'user', 'failed'])).code).not.toBe(2);
  });
});
