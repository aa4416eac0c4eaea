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
    ['lookup_error_code', { code: '40014' }, ['lookup', '40014']],
    ['lookup_error_code', { code: '40014', vendor: 'ding' }, ['lookup', '40014', '--vendor', 'ding']],
    ['lookup_error_code', { code: 'dingtalk:40041 45001' }, ['lookup', 'dingtalk:40041 45001']],
    ['search_error_codes', { query: 'token 过期' }, ['search', 'token 过期', '--limit', '5']],
    [
      'search_error_codes',
      { query: '部门不存在', vendor: 'wps', limit: 2 },
      ['search', '部门不存在', '--vendor', 'wps', '--limit', '2'],
    ],
    ['search_error_codes', { query: '红烧肉怎么做' }, ['search', '红烧肉怎么做']],
    ['explain_error_text', { text: response }, ['explain', response]],
    [
      'explain_error_text',
      { text: '{"errcode":310000,"errmsg":"x"}' },
      ['explain', '{"errcode":310000,"errmsg":"x"}'],
    ],
    ['explain_error_text', { text: '12:30:01' }, ['explain', '12:30:01']],
  ])('%s of %j is what the command line prints', async (name, input, args) => {
    const { isError, structuredContent, content } = await call(name, input);
    expect(isError).toBeFalsy();
    expect(structuredContent).toEqual(JSON.parse(runBuilt([...args, '--json']).stdout));
    // The remarks of the command, as what may have been meant, belong to the answer.
    const { stdout, stderr } = runBuilt([...args], { env: { COLUMNS: '100' } });
    expect(content).toEqual([{ type: 'text', text: `${stdout}${stderr}`.trimEnd() }]);
  });

  it('does not flood the context of a model', async () => {
    const responses = Array.from({ length: 300 }, (_, i) => `{"errcode":${40001 + i},"errmsg":"x"}`);
    const codes = Array.from({ length: 300 }, (_, i) => 40001 + i).join(' ');
    for (const [name, input] of [
      ['explain_error_text', { text: `oapi.dingtalk.com\n${responses.join('\n')}` }],
      ['lookup_error_code', { code: codes, vendor: 'dingtalk' }],
    ] as const) {
      const { structuredContent, content } = await call(name, input);
      const { results, omitted, suggestions } = structuredContent as Record<string, unknown[]>;
      expect({ results: results?.length, most: (suggestions?.length ?? 0) <= 10 }).toEqual({
        results: 10,
        most: true,
      });
      expect(omitted).toBeGreaterThan(20);
      expect(JSON.stringify(structuredContent).length).toBeLessThan(80_000);
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
    expect(await failureOf('lookup_error_code', { code: 40014 })).toMatch(
      /^wrong arguments for lookup_error_code: code: .*expected string, received number$/,
    );
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
    expect(answers.map(({ structuredContent }) => (structuredContent as { query: string }).query)).toEqual(
      codes,
    );
  });

  it('speaks Chinese, and keeps to the vendors that it was started with', async () => {
    const narrow = await connect(['--vendor', 'wps', '--lang', 'zh']);
    expect(narrow.tools[0]?.title).toBe('精确查错误码');
    const { structuredContent } = await narrow.client.callTool({
      name: 'lookup_error_code',
      arguments: { code: '40014' },
    });
    expect(structuredContent).toMatchObject({ results: [], missing: ['40014'] });
    const { content } = await narrow.client.callTool({ name: 'lookup_error_code', arguments: { code: 1 } });
    expect((content as { text: string }[])[0]?.text).toMatch(/^lookup_error_code 的参数不对：code: 无效输入/);
    await narrow.client.close();
  });

  it('knows own tables, also when what is kept of them is taken away', async () => {
    const folder = ownFolder({
      'work/.errcode/pay.yaml':
        '- {vendor: pay, code: "9000123", message: {zh: 订单已关闭, en: Order is closed}}\n',
    });
    const own = await connect([], folder.env as Record<string, string>, folder.at('work', 'deep'));
    const vendorsIn = async (name: string, input: Record<string, unknown>): Promise<string[]> => {
      const { structuredContent } = await own.client.callTool({ name, arguments: input });
      return (structuredContent as { results: { vendor: string }[] }).results.map(({ vendor }) => vendor);
    };
    expect(await vendorsIn('lookup_error_code', { code: '9000123' })).toEqual(['pay']);
    rmSync(folder.at('cache'), { recursive: true });
    expect(await vendorsIn('explain_error_text', { text: 'pay {"code":9000123}', vendor: 'pay' })).toEqual([
      'pay',
    ]);
    expect(await vendorsIn('search_error_codes', { query: '订单关闭', limit: 1 })).toEqual(['pay']);
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
    ['[{"jsonrpc":"2.0","id":1,"method":"ping"}]', /it is no JSON-RPC 2\.0 message/],
    ['{"id":1,"method":"ping"}', /it is no JSON-RPC 2\.0 message/],
    ['null', /it is no JSON-RPC 2\.0 message/],
  ])('says on stderr that it cannot read %s, and goes on', (line, reason) => {
    const ping = '{"jsonrpc":"2.0","id":7,"method":"ping"}';
    const { code, stdout, stderr } = runBuilt(['mcp'], { input: `${line}\n${ping}\n` });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ jsonrpc: '2.0', id: 7, result: {} });
    expect(stderr).toMatch(/^errcode: cannot read a message of the client: [^\n]{1,100}\n$/);
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
