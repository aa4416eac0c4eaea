/** The MCP server as clients meet it: the SDK's own client starts the built program and talks to it over stdio. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, rmSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../support/own-folder.ts';
import { cleanEnv, executable, root, runBuilt, runHere } from '../support/run.ts';

/** Starts the server and a client that is connected to it. */
async function connect(args: readonly string[] = [], env: Record<string, string> = {}, cwd = root) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [executable, 'mcp', ...args],
    env: cleanEnv(env) as Record<string, string>,
    cwd,
    stderr: 'pipe',
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  // From here on the client holds every answer against the schema of its tool.
  const { tools } = await client.listTools();
  return { client, tools, transport };
}

let client: Client;
let tools: Awaited<ReturnType<typeof connect>>['tools'];

beforeAll(async () => {
  ({ client, tools } = await connect());
});

afterAll(() => client.close());

const call = (name: string, input: Record<string, unknown>) => client.callTool({ name, arguments: input });

/** The text of an answer. */
async function textOf(name: string, input: Record<string, unknown>): Promise<string> {
  return ((await call(name, input)).content as { text: string }[]).map(({ text }) => text).join('\n');
}

/** The sentence of an answer that says what was wrong. */
async function failureOf(name: string, input: Record<string, unknown>): Promise<string> {
  const { isError, content } = await call(name, input);
  expect(isError).toBe(true);
  return (content as { text: string }[]).map(({ text }) => text).join('\n');
}

const response = '{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=192.0.2.7"}';

describe('errcode mcp', () => {
  it('lists three tools that only read', () => {
    expect(tools.map(({ name }) => name)).toEqual([
      'lookup_error_code',
      'search_error_codes',
      'explain_error_text',
    ]);
    for (const { annotations, description, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
      expect(description?.length).toBeLessThan(400);
      const properties = Object.values(inputSchema.properties ?? {}) as { description?: string }[];
      expect(properties.every((property) => (property.description ?? '') !== '')).toBe(true);
    }
  });

  it.each([
    ['lookup_error_code', { code: '40014', vendor: 'ding' }, /^DingTalk 40014 [\s\S]*Cause[\s\S]*1\. /],
    ['lookup_error_code', { code: 40014, vendor: 'ding' }, /^DingTalk 40014 /],
    ['lookup_error_code', { code: -1, vendor: 'ding' }, /^DingTalk -1 /],
    ['lookup_error_code', { code: 'dingtalk:40041 45001' }, /Qingtui 45001[\s\S]*40041/],
    ['explain_error_text', { text: response }, /^DingTalk 60020 [\s\S]*192\.0\.2\.7[\s\S]*1\. /],
    ['explain_error_text', { text: '{"errcode":310000,"errmsg":"x"}' }, /310000 /],
    ['explain_error_text', { text: '12:30:01' }, /no error code/],
    ['search_error_codes', { query: '红烧肉怎么做' }, /nothing found/],
  ])('%s of %j is answered in text', async (name, input, pattern) => {
    const { isError, content } = await call(name, input);
    expect(isError).toBeFalsy();
    const [{ text = '' } = {}, ...more] = content as { text: string }[];
    expect(more).toEqual([]);
    expect(text).toMatch(pattern);
  });

  it('answers once: what a search finds is as short for programs as for models', async () => {
    const input = { query: 'token 过期', vendor: 'wps', limit: 3 };
    const { structuredContent, content } = await call('search_error_codes', input);
    const { results } = structuredContent as { results: Record<string, unknown>[] };
    const [{ text = '' } = {}] = content as { text: string }[];
    expect(results).toHaveLength(3);
    for (const { vendor, code, message, score, ...others } of results) {
      expect(others).toEqual({});
      expect(vendor).toBe('wps');
      expect(score).toBeGreaterThan(0);
      expect(text).toContain(`${code}`);
      expect(text).toContain(message as string);
    }
    expect(JSON.stringify(structuredContent).length).toBeLessThan(2 * text.length);
    const others = [
      await call('lookup_error_code', { code: '40014' }),
      await call('explain_error_text', { text: response }),
    ];
    for (const answer of others) expect(answer.structuredContent).toBeUndefined();
    expect(JSON.stringify(tools).length).toBeLessThan(6000);
  });

  it('gives a short card, and whole entries as JSON where they are asked for', async () => {
    const card = await textOf('lookup_error_code', { code: 'dingtalk:40014' });
    expect(card).toContain('lookup_error_code "dingtalk:40014", full: true');
    const whole = JSON.parse(await textOf('lookup_error_code', { code: 'dingtalk:40014', full: true }));
    expect(whole.results).toMatchObject([{ vendor: 'dingtalk', code: '40014', retry: 'refresh-token' }]);
    const guided = whole.results[0].steps.filter((step: { from: string }) => step.from === 'guide');
    expect(guided.length).toBeGreaterThan(0);
    expect(card).not.toContain(guided[0].en);
    const explained = JSON.parse(
      await textOf('explain_error_text', {
        text: '{"errcode":40014,"errmsg":"不合法的access_token"}',
        full: true,
      }),
    );
    expect(explained.results[0]).toMatchObject({ code: '40014', occurrence: { line: 1 } });
  });

  it('leaves out whole entries of a JSON that is too long, and says how many', async () => {
    const codes = Array.from({ length: 40 }, (_, i) => String(40001 + i)).join(' ');
    const whole = JSON.parse(
      await textOf('lookup_error_code', { code: codes, vendor: 'wechat', full: true }),
    );
    expect(whole.results.length).toBeGreaterThan(0);
    expect(whole.omitted).toBeGreaterThan(0);
  });

  it('does not wrap texts, so that they can be quoted', async () => {
    const { content } = await call('lookup_error_code', { code: 'dingtalk:40014' });
    const [{ text = '' } = {}] = content as { text: string }[];
    const { results } = JSON.parse(runBuilt(['dingtalk:40014', '--json']).stdout);
    const [{ cause, steps }] = results as [{ cause: { en: string }; steps: { en: string; from: string }[] }];
    const own = steps.filter(({ from }) => from === 'entry').map(({ en }) => en);
    expect(own.some((step) => step.length > 100)).toBe(true);
    for (const one of [cause.en, ...own]) expect(text).toContain(one);
  });

  it.each(['en', 'zh'])('names tools, and no shell commands, in %s', async (language) => {
    const { client: own, tools: listed } = await connect(['--lang', language]);
    const inputs: [string, Record<string, unknown>][] = [
      ['lookup_error_code', { code: '40014' }],
      ['lookup_error_code', { code: '0' }],
      ['lookup_error_code', { code: '40041', vendor: 'dingtalk' }],
      ['lookup_error_code', { code: '40041', vendor: 'dingtlk' }],
      ['lookup_error_code', { code: 'nobody:1' }],
      ['search_error_codes', { query: 'kubernetes' }],
      ['search_error_codes', { query: '飞书 19021' }],
      ['search_error_codes', { query: '飞书 token' }],
      ['search_error_codes', { query: 'token' }],
      ['explain_error_text', { text: 'all is well' }],
      ['explain_error_text', { text: '{"errcode":40014,"errmsg":"x"}' }],
      ['explain_error_text', { text: '{"errcode":310000,"errmsg":"x"}' }],
    ];
    for (const [name, input] of inputs) {
      const { content } = await own.callTool({ name, arguments: input });
      const [{ text = '' } = {}] = content as { text: string }[];
      expect(text).not.toBe('');
      expect(text).not.toMatch(
        /errcode (?:search|explain|list|lookup|vendors|scan|[a-z]+:)|--(?:vendor|limit|full)/,
      );
    }
    expect(JSON.stringify(listed)).not.toMatch(/--[a-z]/);
    await own.close();
  });

  it('does not flood the context of a model', async () => {
    const responses = Array.from({ length: 300 }, (_, i) => `{"errcode":${40001 + i},"errmsg":"x"}`);
    const codes = Array.from({ length: 300 }, (_, i) => 40001 + i).join(' ');
    for (const [name, input] of [
      ['explain_error_text', { text: `oapi.dingtalk.com\n${responses.join('\n')}` }],
      ['lookup_error_code', { code: codes, vendor: 'dingtalk' }],
    ] as const) {
      const { content } = await call(name, input);
      const [{ text = '' } = {}] = content as { text: string }[];
      expect(text.length).toBeLessThan(25_000);
      expect(text.endsWith('give a vendor, or ask for fewer codes at a time.')).toBe(true);
    }
    expect(await failureOf('search_error_codes', { query: 'token', limit: 500 })).toContain('<=10');
    expect(await failureOf('explain_error_text', { text: 'x'.repeat(1_000_000) })).toContain('<=100000');
  });

  it('tells a model in one sentence how to mend a call', async () => {
    expect(await failureOf('lookup_error_code', { code: '40014', vendor: 'dingtlk' })).toContain(
      'did you mean dingtalk?',
    );
    expect(await failureOf('lookup_error_code', { code: 'nobody:40014' })).toContain('no vendor "nobody"');
    expect(await failureOf('lookup_error_code', { code: true })).toMatch(
      /^wrong arguments for lookup_error_code: code: /,
    );
    expect(await failureOf('lookup_error_code', { code: 40014.5 })).toContain('code: ');
    expect(await failureOf('lookup_error_code', {})).toContain('code: ');
    expect(await failureOf('search_error_codes', { query: 'x', limit: 0 })).toContain('limit: ');
    expect(await failureOf('search_error_codes', { query: 'x', max: 3 })).toContain('"max"');
    expect(await failureOf('explain_error_text', { text: '' })).toContain('text: ');
  });

  it('knows no other tool', async () => {
    await expect(call('delete_error_code', {})).rejects.toThrow(
      /there is no tool "delete_error_code"; the tools are: lookup_error_code, /,
    );
  });

  it('answers many calls at once, each its own', async () => {
    const codes = ['40014', '60020', '42001', '33012', '88'];
    const answers = await Promise.all(codes.map((code) => call('lookup_error_code', { code })));
    for (const [i, { content }] of answers.entries()) {
      expect((content as { text: string }[])[0]?.text).toMatch(new RegExp(`[ :]${codes[i]} `));
    }
  });

  it('speaks Chinese, and keeps to the vendors that it was started with', async () => {
    const narrow = await connect(['--vendor', 'wps', '--lang', 'zh']);
    expect(narrow.tools[0]?.title).toBe('精确查错误码');
    const none = await narrow.client.callTool({ name: 'lookup_error_code', arguments: { code: '40014' } });
    expect((none.content as { text: string }[])[0]?.text).toMatch(/^errcode: 未收录 WPS 开放平台 40014/);
    const { content } = await narrow.client.callTool({
      name: 'lookup_error_code',
      arguments: { code: true },
    });
    expect((content as { text: string }[])[0]?.text).toMatch(/^lookup_error_code 的参数不对：code: 无效输入/);
    await narrow.client.close();
  });

  it('knows own tables, also when what is kept of them is taken away', async () => {
    const folder = ownFolder({
      'work/.errcode/pay.yaml':
        '- {vendor: pay, code: "9000123", message: {zh: 订单已关闭, en: Order is closed}}\n',
    });
    const own = await connect([], folder.env as Record<string, string>, folder.at('work', 'deep'));
    const textOf = async (name: string, input: Record<string, unknown>): Promise<string> => {
      const { content } = await own.client.callTool({ name, arguments: input });
      return (content as { text: string }[])[0]?.text ?? '';
    };
    expect(await textOf('lookup_error_code', { code: '9000123' })).toMatch(/^pay 9000123/);
    rmSync(folder.at('cache'), { recursive: true });
    expect(await textOf('explain_error_text', { text: 'pay {"code":9000123}', vendor: 'pay' })).toMatch(
      /^pay 9000123/,
    );
    expect(await textOf('search_error_codes', { query: '订单关闭', vendor: 'pay', limit: 1 })).toMatch(
      /^pay +9000123/,
    );
    await own.client.close();
    folder.remove();
  });

  it('ends with status 0 when the client closes', async () => {
    const server = spawn(process.execPath, [executable, 'mcp'], { env: cleanEnv() });
    let written = '';
    server.stdout.on('data', (data) => {
      written += data;
    });
    const initialize = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
    };
    const search = {
      jsonrpc: '2.0',
      id: 2,
      method: 'tools/call',
      params: { name: 'search_error_codes', arguments: { query: 'token 过期', limit: 1 } },
    };
    server.stdin.end(`${JSON.stringify(initialize)}\n${JSON.stringify(search)}\n`);
    const [status] = await once(server, 'close');
    expect(status).toBe(0);
    // What was asked before it closed is still answered.
    const ids = written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(ids).toEqual([1, 2]);
  });

  it.each([
    ['no json', /Unexpected token/],
    ['[{"jsonrpc":"2.0","id":1,"method":"ping"}]', /not a JSON-RPC 2\.0 message/],
    ['{"id":1,"method":"ping"}', /not a JSON-RPC 2\.0 message/],
    ['null', /not a JSON-RPC 2\.0 message/],
  ])('says on stderr that it cannot read %s, and goes on', (line, reason) => {
    const ping = '{"jsonrpc":"2.0","id":7,"method":"ping"}';
    const { code, stdout, stderr } = runBuilt(['mcp'], { input: `${line}\n${ping}\n` });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ jsonrpc: '2.0', id: 7, result: {} });
    expect(stderr).toMatch(/^errcode: cannot read a message from the client: [^\n]{1,100}\n$/);
    expect(stderr).toMatch(reason);
  });

  it.each(['2024-11-05', '2025-03-26', '2025-06-18'])('speaks the protocol of %s', (protocolVersion) => {
    const params = { protocolVersion, capabilities: {}, clientInfo: { name: 't', version: '1' } };
    const lines = [
      // Some clients do not wait for the answer, or forget the notification.
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 1, method: 'initialize', params },
      { jsonrpc: '2.0', id: 2, method: 'resources/list' },
      { jsonrpc: '2.0', id: 3, method: 'tools/list' },
    ];
    const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const { stdout, stderr } = runBuilt(['mcp'], { input });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .sort((a, b) => a.id - b.id);
    const [initialized, unknown, listed] = answers;
    expect(stderr).toBe('');
    expect(initialized.result.protocolVersion).toBe(protocolVersion);
    expect(unknown.error.code).toBe(-32601);
    expect(listed.result.tools).toHaveLength(3);
  });

  it('ends when nobody reads its output, though its input stays open', async () => {
    const server = spawn(process.execPath, [executable, 'mcp'], { env: cleanEnv() });
    const ended = once(server, 'exit');
    server.stdout.destroy();
    server.stdin.on('error', () => {});
    server.stdin.write('{"jsonrpc":"2.0","id":7,"method":"ping"}\n');
    expect(await ended).toEqual([0, null]);
  });

  it.runIf(existsSync('/dev/full'))('says that its output cannot be written', () => {
    const ping = '{"jsonrpc":"2.0","id":7,"method":"ping"}';
    const { status, stderr } = spawnSync(process.execPath, [executable, 'mcp'], {
      input: `${ping}\n`,
      encoding: 'utf8',
      env: cleanEnv(),
      stdio: ['pipe', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^errcode: cannot write the result: [^\n]+\n$/);
  });

  it('tells whoever starts it by hand what it waits for', async () => {
    const { code, stdout, stderr } = await runHere(['mcp'], { isInteractive: true });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/waits for an MCP client on standard input/);
  });
});
