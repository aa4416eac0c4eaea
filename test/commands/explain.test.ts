/** `errcode explain`, pasted text without a command, and text piped in. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import {
  catalog,
  cleanEnv,
  executable,
  type Outcome,
  runBuilt,
  runHere,
  type Screen,
} from '../support/run.ts';

const explain = (text: string, ...options: string[]): Promise<Outcome> =>
  runHere(['explain', text, ...options]);
async function jsonOf(text: string, ...options: string[]) {
  const { code, stdout, stderr } = await explain(text, '--json', ...options);
  return { code, stderr, ...JSON.parse(stdout) };
}
const found = ({ results }: { results: { vendor: string; code: string }[] }): string[] =>
  results.map(({ vendor, code }) => `${vendor}:${code}`);

const body =
  '{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=203.0.113.82","request_id":"15r6taqz8r6xu"}';
const withSub =
  '{"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","errmsg":"ding talk error[subcode=60011,submsg=没有调用该接口的权限]"}';
/** Pairs in the order in which cards stand on a screen. */
const titles = (screen: string): string[] =>
  [...screen.matchAll(/^((?:[A-Z][\w ]*? )?[-\w.]+) {2}(?:error|success|not in any table)/gm)].map(
    ([, title]) => title as string,
  );

describe('explain', () => {
  it('shows the card of a code with what the text says of it', async () => {
    const { code, stdout, stderr } = await explain(`POST https://oapi.dingtalk.com/x ${body}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^DingTalk 60020 {2}error/);
    expect(stdout).toMatch(/ {2}Returned +访问ip不在白名单之中,request ip=203\.0\.113\.82\n/);
    expect(stdout).toMatch(/IP in the text {2}203\.0\.113\.82\n/);
    expect(stdout).toMatch(/Request id +15r6taqz8r6xu\n/);
    expect(stdout).not.toContain('guess');
  });

  it('takes a text as one argument, as several, from a pipe by - and without any', async () => {
    const text = 'ERROR errcode=60020 errmsg=x on dingtalk';
    const expected = await explain(text);
    expect(expected.stdout).toMatch(/^DingTalk 60020/);
    expect(await runHere(['explain', ...text.split(' ')])).toEqual(expected);
    expect(await runHere(['explain', '-'], { input: text })).toEqual(expected);
    expect(await runHere(['explain'], { input: text })).toEqual(expected);
    expect(await runHere([], { input: text })).toEqual(expected);
    expect(await runHere(['-'], { input: text })).toEqual(expected);
    expect(await runHere([text])).toEqual(expected);
    expect(await runHere(text.split(' '))).toEqual(expected);
  });

  it('says what its standard input lacks', async () => {
    for (const args of [[], ['explain'], ['explain', '-'], ['-']]) {
      for (const input of ['', ' \n\t\n']) {
        const { code, stdout, stderr } = await runHere(args, { input });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^errcode: there is nothing on standard input; [^\n]+\n$/);
      }
    }
  });

  it('asks a terminal for a text', async () => {
    const { code, stderr } = await runHere(['explain'], { isInteractive: true });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^errcode: [^\n]+\n$/);
    expect((await runHere(['explain', ' '])).code).toBe(2);
  });

  it('says that a text holds no code, and how to search', async () => {
    const { code, stdout, stderr } = await explain('all is well');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^errcode: there is no error code in the text; .*errcode\s+search/s);
    expect((await explain('all is well', '-q')).stderr).toBe('');
    expect((await explain('一切正常', '--lang', 'zh')).stderr).toMatch(/^errcode: 文中没有找到错误码；/);
  });

  it('tells a file’s name from a text', async () => {
    const { code, stderr } = await explain('package.json');
    expect(code).toBe(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      '"package.json" is a file; for the codes in it: errcode scan package.json, or',
    );
  });

  it('explains success where nothing failed', async () => {
    const ok = '{"errcode":0,"errmsg":"ok"}';
    expect(await explain(ok)).toEqual({ code: 0, stdout: '0 means success: nothing failed\n', stderr: '' });
    expect((await explain(ok, '--lang', 'zh')).stdout).toBe('0 表示成功，没有出错\n');
    expect((await runHere(['dingtalk:0', '--lang', 'en'])).stdout).toMatch(
      /^DingTalk 0 {2}success · no retry\n/,
    );
    expect((await explain(`${ok}\n${body}`)).stdout).not.toContain('success');
    expect(found(await jsonOf(`${ok}\n${body}`))).not.toContain('dingtalk:0');
  });

  it('says of a code that nobody has what the text says', async () => {
    const { code, stdout } = await explain('{"errcode":987654,"errmsg":"boom"}');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^987654 {2}not in any table\n {2}Returned {2}boom\n/);
    const ding = await explain(
      'https://oapi.dingtalk.com/robot/send {"errcode":319999,"errmsg":"keywords not in content"}',
    );
    expect(ding.code).toBe(1);
    expect(ding.stdout).toMatch(/^DingTalk 319999 {2}not in any table\n/);
    expect(ding.stdout).toContain('This code belongs to DingTalk');
  });

  it('shows known codes beside unknown ones, and then has found something', async () => {
    const { code, stdout } = await explain(`{"errcode":987654,"errmsg":"boom"}\n${body}`);
    expect(code).toBe(0);
    expect(titles(stdout)).toEqual(['987654', 'DingTalk 60020']);
  });

  it.each([
    [
      'https://openapi.alipay.com/gateway.do {"code":40014,"msg":"Business Failed"}',
      'Alipay',
      '支付宝',
      'alipay',
    ],
    ['https://slack.com/api/chat.postMessage {"errcode":60020,"errmsg":"x"}', 'Slack', 'Slack', 'slack'],
    ['支付宝返回 {"code":60011,"msg":"x"}', 'Alipay', '支付宝', 'alipay'],
  ])('gives no table’s entry to the code of another platform: %s', async (text, en, zh, vendor) => {
    const { code, stdout } = await explain(text);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^${en} \\d+ {2}not in any table\\n`));
    expect(stdout).toContain(`This code belongs to ${en}`);
    expect((await explain(text, '--lang', 'zh')).stdout).toMatch(new RegExp(`^${zh} \\d+ {2}未收录\\n`));
    const { results, unknown } = await jsonOf(text);
    expect(results).toEqual([]);
    expect(unknown).toMatchObject([{ vendor, vendorName: { en, zh } }]);
    expect(unknown[0].vendorGuess.certainty).not.toBe('open');
  });

  it('says that a vendor is guessed, why, and lists the others', async () => {
    const { stdout } = await explain('{"errcode":40014,"errmsg":"x"}');
    expect(stdout).toMatch(/^WeChat 40014/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'WeChat is a guess (its responses have these fields); it may also be WeCom or DingTalk or Qingtui',
    );
    const others = stdout.trimEnd().split('\n\n').at(-1) as string;
    expect(others.split('\n').map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['WeCom', 'DingTalk', 'Qingtui']),
    );
  });

  it('believes --vendor', async () => {
    const { stdout } = await explain('{"errcode":40014,"errmsg":"x"}', '--vendor', '轻推');
    expect(titles(stdout)).toEqual(['Qingtui 40014']);
    expect(stdout).not.toContain('guess');
    const { results } = await jsonOf('{"errcode":40014,"errmsg":"x"}', '--vendor', 'qingtui');
    expect(results).toMatchObject([{ vendor: 'qingtui', vendorGuess: null }]);
    // A text that is of another platform is not of that one.
    const { code: other, stdout: left, stderr } = await explain('微信 errcode=40014', '--vendor', 'dingtalk');
    expect([other, titles(left)]).toEqual([1, []]);
    expect(stderr).toContain('WeChat 1');
    const { code, stdout: none } = await explain('errcode=99999', '--vendor', 'dingtalk');
    expect(code).toBe(1);
    expect(none).toMatch(/^DingTalk 99999 {2}not in any table/);
    expect((await explain('errcode=40014', '--vendor', 'nobody')).code).toBe(2);
  });

  it('says what else tells of failure in a success', async () => {
    const text =
      '{"errcode":0,"errmsg":"ok","invaliduser":"zhangsan|lisi","invalidparty":"","failed_list":[{"id":1}],"fail_count":0}';
    expect(await explain(text)).toEqual({
      code: 0,
      stdout: '0 means success, but invaliduser, failed_list are not empty: that part failed\n',
      stderr: '',
    });
    const piped = await runHere(['--lang', 'zh'], { input: '{"errcode":0,"unlicenseduser":"a"}' });
    expect(piped.stdout).toBe('0 表示成功，但 unlicenseduser 不为空：这一部分没有成功\n');
  });

  it('keeps what the text says beside 88 on the card of its sub code', async () => {
    const { stdout } = await explain(
      '{"errcode":88,"request_id":"16k2y5q8w3abc","sub_code":"60011"}\nding talk error',
    );
    expect(titles(stdout)).toEqual(['DingTalk 60011']);
    expect(stdout).toContain('Outer code 88: Authentication or authorization failed\n');
    expect(stdout).toContain('16k2y5q8w3abc');
  });

  it('has the card of 88 where its sub code is unknown or missing', async () => {
    expect(titles((await explain('dingtalk {"errcode":88,"sub_code":"987654"}')).stdout)).toContain(
      'DingTalk 88',
    );
    expect(titles((await explain('dingtalk {"errcode":88}')).stdout)).toEqual(['DingTalk 88']);
  });

  it('puts the sub code before DingTalk’s 88', async () => {
    const { stdout } = await explain(withSub);
    expect(titles(stdout)).toEqual(['DingTalk 60011']);
    expect(found(await jsonOf(withSub))).toEqual(['dingtalk:60011', 'dingtalk:88']);
  });

  it('shows the variant that the text says, of the many that one code has', async () => {
    const { stdout } = await explain('qingtui {"errcode":40100,"errmsg":"page_size is required"}');
    expect(stdout).toMatch(/^Qingtui 40100 {2}error.*\npage_size is required \/ /);
    const { results } = await jsonOf('qingtui {"errcode":40100,"errmsg":"page_size is required"}');
    expect(results[0].matched).toMatchObject({
      field: 'variants',
      language: 'en',
      text: 'page_size is required',
      ranges: [[0, 21]],
    });
  });

  it('heads the card with a variant only where the text says it, and does not say it again', async () => {
    const head = async (text: string): Promise<string[]> => (await explain(text)).stdout.split('\n');
    const keyword = '错误描述:关键词不匹配;解决方案:请联系群管理员查看此机器人的关键词;';
    expect((await head(`钉钉 {"errcode":310000,"errmsg":"${keyword}"}`))[1]).toMatch(
      /^keywords not in content/,
    );
    const [, sign, ...rest] = await head('钉钉 {"errcode":310000,"errmsg":"sign not match, more: [x]"}');
    expect(sign).toMatch(/^sign not match/);
    expect(rest.find((line) => line.startsWith('Also'))).toMatch(/^Also {2}invalid timestamp/);
  });

  it('puts the meaning that the text says first where one code has two', async () => {
    const both = catalog.find('45001', ['qingtui']);
    expect(both).toHaveLength(2);
    for (const entry of both) {
      const said = entry.message[entry.source.published[0] as 'zh' | 'en'];
      const { results } = await jsonOf(`qingtui {"errcode":45001,"errmsg":"${said}"}`);
      const own = results.filter(({ vendor }: { vendor: string }) => vendor === 'qingtui');
      expect(own).toHaveLength(2);
      expect(own[0].section).toBe(entry.section);
    }
  });

  it('tells where the text holds a code, in the text as it was given', async () => {
    const { results } = await jsonOf(`first line\n  \u{1f600} {\\"errcode\\":60121,\\"errmsg\\":\\"x\\"}`);
    expect(results[0].occurrence).toMatchObject({ line: 2, column: 19, message: 'x' });
  });

  it('explains each code once, in order of appearance', async () => {
    const lines = [60121, 40014, 60121, 33001].map((code) => `dingtalk {"errcode":${code}}`).join('\n');
    expect(found(await jsonOf(lines))).toEqual(['dingtalk:60121', 'dingtalk:40014', 'dingtalk:33001']);
  });
});

describe('formats', () => {
  it('keep the schema', async () => {
    const ajv = new Ajv({ allErrors: true, strict: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
    const isValid = ajv.compile(JSON.parse((await runHere(['schema'])).stdout));
    const texts = [
      body,
      withSub,
      '',
      'nothing',
      '{"errcode":987654,"errmsg":"x"}',
      '飞书 {"code":60011,"msg":"x"}',
      '{"errcode":0}',
    ];
    for (const text of texts) {
      for (const screen of [{ args: ['explain', text] }, { args: ['explain'], input: text }]) {
        const { stdout, code } = await runHere([...screen.args, '--json'], screen as Screen);
        const value = JSON.parse(stdout);
        expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
        // An error has no command.
        expect(value.command).toBe(code === 2 ? null : 'explain');
      }
    }
  });

  it('name query and results', async () => {
    const value = await jsonOf(body);
    expect(value).toMatchObject({
      schema: 1,
      command: 'explain',
      query: body,
      missing: [],
      suggestions: [],
      unknown: [],
      code: 0,
      stderr: '',
    });
    expect(value.results[0]).toMatchObject({
      query: '60020',
      vendor: 'dingtalk',
      vendorGuess: { certainty: 'likely', reason: 'message' },
      occurrence: {
        line: 1,
        column: 12,
        message: '访问ip不在白名单之中,request ip=203.0.113.82',
        facts: [
          { kind: 'ip', value: '203.0.113.82' },
          { kind: 'request-id', value: '15r6taqz8r6xu' },
        ],
      },
    });
    expect(JSON.parse((await runHere(['explain', '--json'], { input: body })).stdout).query).toBeNull();
  });

  it('are tables, lines and Markdown too', async () => {
    const csv = await explain(withSub, '--format', 'csv', '--fields', 'vendor,code,occurrence.line');
    expect(csv.stdout.split('\r\n').slice(0, 3)).toEqual([
      'vendor,code,occurrence.line',
      'dingtalk,60011,1',
      'dingtalk,88,1',
    ]);
    const ndjson = await explain(withSub, '--format', 'ndjson');
    expect(
      ndjson.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).code),
    ).toEqual(['60011', '88']);
    const markdown = await explain(withSub, '--format', 'markdown');
    expect(markdown.stdout).toMatch(/^### DingTalk 60011: /);
    expect(markdown.stdout).toContain('### DingTalk 88: ');
    const facts = await explain(body, '--json', '--fields', 'occurrence.facts');
    expect(JSON.parse(facts.stdout).results[0]['occurrence.facts']).toContainEqual({
      kind: 'ip',
      value: '203.0.113.82',
    });
    expect((await explain(body, '--json', '--fields', 'nope')).code).toBe(2);
    expect((await explain(body, '--fields', 'code')).code).toBe(2);
  });

  it('are silent when asked to be', async () => {
    for (const [text, code] of [
      [body, 0],
      ['x', 1],
      ['{"errcode":987654}', 1],
      [' ', 2],
    ] as const) {
      const outcome = await explain(text, '-q');
      expect(outcome.code).toBe(code);
      expect(outcome.stdout).toBe('');
      expect(code === 2 || outcome.stderr === '').toBe(true);
    }
  });

  for (const lang of ['zh', 'en']) {
    for (const columns of [40, 80]) {
      it(`draw the screen in ${lang} at ${columns} columns`, async () => {
        const text = `${withSub}\n${body}\n{"errcode":40014,"errmsg":"x"}\n{"errcode":319999,"errmsg":"sign not match, https://ding-doc.dingtalk.com/doc"}`;
        const { stdout } = await runHere(['explain', text, '--lang', lang], { columns });
        await expect(stdout).toMatchFileSnapshot(`screens/explain-${lang}-${columns}.txt`);
      });
    }
  }
});

describe('words without a command', () => {
  interface Row {
    readonly kind: string;
    readonly query: string;
    readonly expect: readonly string[];
  }
  const pasted = ['pasted', 'mixed'];
  const rows = readFileSync(new URL('../search/relevance.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    // Every third of those that are searched for: what they find is held in test/search.
    .filter(({ kind }, i) => pasted.includes(kind) || i % 3 === 0);

  it('are explained where they are a response, and searched for otherwise', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { kind, query, expect: wanted } of rows) {
      const value = JSON.parse((await runHere(['--json', '--', query])).stdout);
      if (value.command !== 'explain') continue;
      expect(pasted, query).toContain(kind);
      const codes = [...value.results, ...value.unknown];
      // OAuth's own word is named; the tables have it under numbers only.
      if (codes.length === 0 || codes.some(({ code }) => code === 'invalid_request')) continue;
      asked++;
      if (!found({ results: codes }).some((ref) => wanted.includes(ref))) wrong.push(query);
    }
    expect(asked).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it.each([
    'token 过期',
    '部门不存在',
    'page_size is required',
    'errcode',
    '错误码',
    'access_token',
    '第 40014 条',
    'http 404 not found',
  ])('are still a search: %s', async (words) => {
    expect(JSON.parse((await runHere([words, '--json'])).stdout).command).toBe('search');
  });

  it.each([
    '40014',
    '#40014',
    '４００１４',
    'errcode=40014',
    'dingtalk:40014',
    '钉钉 40014',
    '40014,',
    '-1',
    'Forbidden.AccessDenied',
    '40014 60011',
    '7777777',
    '报错 40014',
  ])('are a lookup as before, or explained as such: %s', async (words) => {
    const { stdout } = await runHere(
      words.startsWith('-') ? [words, '--json', '--vendor', 'dingtalk'] : [words, '--json'],
    );
    const { command, results } = JSON.parse(stdout);
    expect(command).toBe(words.startsWith('报错') ? 'explain' : 'lookup');
    if (words.includes('40014')) expect(results[0].code).toBe('40014');
  });

  it('are explained in pasted forms that begin like a lookup', async () => {
    for (const text of [
      'errcode=40014, errmsg=不合法的access_token',
      '60011 没有权限',
      'Error code: 40014, message: x',
    ]) {
      expect(JSON.parse((await runHere([text, '--json'])).stdout).command, text).toBe('explain');
    }
  });
});

describe('text that means harm', () => {
  const harmful = {
    'escape sequences': '\u001b]0;owned\u0007\u001b[2J\u001b[31m',
    'bidirectional overrides': '\u202egnp.exe\u202c\u2066',
    'line breaks': '\\n\\r\\u2028[fake] DingTalk 0  success',
    'C1 controls': '\u009b31m\u0090',
    'lone surrogates': '\\ud83d',
  };
  it.each(Object.entries(harmful))('never reaches the screen: %s', async (_, harm) => {
    const text = `{"errcode":987654,"errmsg":"a${harm}b","request_id":"q${harm}"} https://x/apply${harm} {"errcode":60020,"errmsg":"${harm}"}`;
    for (const options of [
      [],
      ['--json'],
      ['--format', 'ndjson'],
      ['--format', 'csv'],
      ['--format', 'markdown'],
    ]) {
      const { stdout, stderr } = await runHere(['explain', text, '--color', 'never', ...options]);
      expect((stdout + stderr).replace(/\r?\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(stdout).not.toMatch(/^\[fake\]/m);
      expect((stdout + stderr).isWellFormed()).toBe(true);
    }
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__proto__.x',
    'constructor.prototype',
  ])('may name %s as a code', async (name) => {
    for (const text of [
      `{"code":"${name}","message":"x"}`,
      `errcode=${name}`,
      `{"${name}":{"errcode":60020}}`,
      `钉钉报 ${name}`,
    ]) {
      const { code, stderr } = await explain(text, '--json');
      expect(code).toBeLessThan(2);
      expect(stderr).toBe('');
    }
  });

  it.each([
    '1'.repeat(400),
    '-9223372036854775808',
    '1e400',
    '0x9c4e',
    '4.0014e+9999',
    'NaN',
    'Infinity',
    '00040014',
    '40014.5',
  ])('holds no code for the number %s', async (number) => {
    expect(
      JSON.parse((await explain(`{"errcode":${number},"errmsg":"x"}`, '--json')).stdout).results,
    ).toEqual([]);
  });

  it('gives its secrets back in no format', async () => {
    const secret = 'a1b2c3d4e5f6a7b8c9d0';
    const text = `POST https://oapi.dingtalk.com/robot/send?access_token=${secret} {"errcode":60020,"errmsg":"ip=1.2.3.4 appsecret=${secret} mobile 13812345678"} apply: https://x/apply?sign=${secret}`;
    for (const options of [
      [],
      ['--json'],
      ['--format', 'ndjson'],
      ['--format', 'csv'],
      ['--format', 'tsv'],
      ['--format', 'markdown'],
    ]) {
      for (const run of [
        runHere(['explain', text, ...options]),
        runHere(['explain', ...options], { input: text }),
      ]) {
        const { stdout, stderr } = await run;
        expect(stdout + stderr).not.toContain(secret.slice(4));
        expect(stdout + stderr).not.toContain('13812345678');
      }
    }
  });
});

describe('the built program', () => {
  /** Pipes bytes into it. */
  const piped = (input: Buffer, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...args], {
      input,
      env: cleanEnv(),
      maxBuffer: 1 << 26,
    });
    return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
  };
  const message = '访问ip不在白名单之中';
  const text = `失败：{"errcode":60020,"errmsg":"${message}"}\n`;
  /** `失败：{"errcode":60020,"errmsg":"访问ip不在白名单之中"}` */
  const gb18030 = Buffer.concat([
    Buffer.from('caa7b0dca3ba', 'hex'),
    Buffer.from('{"errcode":60020,"errmsg":"'),
    Buffer.from('b7c3cece6970b2bbd4dab0d7c3fbb5a5d6aed6d0', 'hex'),
    Buffer.from('"}\n'),
  ]);

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['GB18030', gb18030],
  ])('reads %s', (_, bytes) => {
    const { code, stdout } = piped(bytes, 'explain', '--json');
    expect(code).toBe(0);
    const [result] = JSON.parse(stdout).results;
    expect(result).toMatchObject({ vendor: 'dingtalk', code: '60020' });
    expect(result.occurrence.message).toContain('不在白名单之中');
  });

  it('reads an encoding that is named', () => {
    expect(
      JSON.parse(piped(gb18030, 'explain', '--encoding', 'gbk', '--json').stdout).results[0].occurrence
        .message,
    ).toContain('白名单');
    expect(piped(gb18030, 'explain', '--encoding', 'nope').code).toBe(2);
  });

  it('ends as grep does', () => {
    expect(runBuilt([], { input: body }).code).toBe(0);
    expect(runBuilt([], { input: 'qwxzqwxz' }).code).toBe(1);
    expect(runBuilt([], { input: '' }).code).toBe(2);
    expect(runBuilt(['explain', body]).code).toBe(0);
    expect(runBuilt(['explain', '{"errcode":987654}']).code).toBe(1);
  });

  it.runIf(process.platform !== 'win32')('says that its standard input is closed', () => {
    for (const args of ['', 'explain', 'explain -']) {
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', `"${process.execPath}" "${executable}" ${args} <&-`],
        {
          encoding: 'utf8',
          env: cleanEnv(),
        },
      );
      expect(status).toBe(2);
      expect(stderr).toMatch(/^errcode: there is nothing on standard input; [^\n]+\n$/);
    }
  });

  it.runIf(process.platform === 'linux')('reads a log of 8 MB in little memory', () => {
    const folder = mkdtempSync(join(tmpdir(), 'errcode-explain-'));
    try {
      const quiet =
        '2024-07-12 10:08:49.214  INFO 9031 --- [main] c.e.oa.pay.PayService : 订单 SO20245329067845 金额 120001.21 元, 已入账\n';
      const failing = `2024-07-12 10:08:50.000 ERROR 9031 --- [main] c.e.Ding : https://oapi.dingtalk.com/x ${body}\n`;
      const block = quiet.repeat(49) + failing;
      writeFileSync(join(folder, 'a.log'), block.repeat(Math.ceil((8 << 20) / Buffer.byteLength(block))));
      const program = `"${process.execPath}" --max-old-space-size=32 "${executable}"`;
      // The last line is how long the processor worked for it, for the program and for the system.
      const script = `${program} --json < "${folder}/a.log"; status=$?; times >&2; exit $status`;
      const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
        encoding: 'utf8',
        env: cleanEnv(),
      });
      const [, ...times] = /^.*\n(\d+)m([\d.]+)s (\d+)m([\d.]+)s\n$/.exec(stderr) ?? [];
      const [minutes = 0, seconds = 0, systemMinutes = 0, systemSeconds = 0] = times.map(Number);
      expect([status, times.length]).toEqual([0, 4]);
      expect(found(JSON.parse(stdout))).toEqual(['dingtalk:60020']);
      // A second or two.
      expect((minutes + systemMinutes) * 60 + seconds + systemSeconds).toBeLessThan(10);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
