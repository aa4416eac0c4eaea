/**
 * The executable as users get it: built, copied alone into an empty folder, and run with an empty environment. It has to
 * answer as the installed program does.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSampleLog } from '../../scripts/scan/sample-log.ts';
import { executable as installed, root } from '../support/run.ts';

const isWindows = process.platform === 'win32';
const name = isWindows ? 'errcode.exe' : 'errcode';
const folder = mkdtempSync(join(tmpdir(), 'errcode-alone-'));
const alone = join(folder, 'alone');
const log = join(folder, 'app.log');
const ownTables = join(folder, 'tables');
const built = join(root, 'dist-executable');

/** Windows starts no process without it. */
const { SystemRoot } = process.env;
const env: NodeJS.ProcessEnv = isWindows && SystemRoot ? { SystemRoot } : {};

beforeAll(() => {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  execFileSync(process.execPath, [tsx, join(root, 'scripts/build-executable.ts')]);
  mkdirSync(alone);
  mkdirSync(ownTables);
  writeFileSync(join(ownTables, 'pay.csv'), 'vendor,code,message\npay,7,余额不足\n');
  copyFileSync(join(built, name), join(alone, name));
  // Large enough for threads.
  writeSampleLog(log, 40 << 20);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(file: string, args: readonly string[], input = '', cwd = alone) {
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    cwd,
    encoding: 'utf8',
    env,
    input,
    maxBuffer: 64 << 20,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

const runAlone = (args: readonly string[], input?: string) => run(join(alone, name), args, input);
const runInstalled = (args: readonly string[], input?: string) =>
  run(process.execPath, [installed, ...args], input);

describe('the executable', () => {
  it('is one file', () => {
    expect(readdirSync(alone)).toEqual([name]);
  });

  it('comes with the licences of what is in it', () => {
    const licenses = readFileSync(join(built, 'LICENSES.txt'), 'utf8');
    expect(licenses).toContain(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(licenses).toContain(readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8'));
    expect(licenses).toMatch(/^Node\.js v\d+\.\d+\.\d+\n\n(?:Node\.js is licensed|https:)/m);
  });

  it.each<[status: number, args: readonly string[]]>([
    [0, ['40014', '--vendor', 'dingtalk']],
    [0, ['40014', '--vendor', 'dingtalk', '--json']],
    [0, ['dingtalk:40014', '--color', 'always', '--lang', 'zh']],
    [1, ['40041', '--vendor', 'dingtalk']],
    [2, ['40041', '--vendor', 'dingtlk']],
    [2, ['40014', '--fields', 'nothing', '--json']],
    [0, ['search', 'token expired']],
    [0, ['部门下面还有人删不掉']],
    [0, ['search', 'bumen bucunzai', '--json']],
    [0, ['grep', '-i', 'refresh_?token']],
    [0, ['explain', 'ErrCode = 60011, ErrMsg = 没有调用该接口的权限']],
    [0, ['list', '--format', 'csv']],
    [0, ['list', '--vendor', 'wps', '--format', 'markdown']],
    [0, ['retry', 'dingtalk:90006']],
    [0, ['vendors', '--json']],
    [0, ['schema']],
    [0, ['export', '--for', 'ts']],
    [0, ['export', '--for', 'elasticsearch', '--vendor', 'wps']],
    [0, ['completion', 'bash']],
    [0, ['pay:7', '--tables', ownTables]],
    [0, ['check', join(ownTables, 'pay.csv')]],
    [2, ['browse']],
    [0, ['scan', '--help']],
    [0, ['--version']],
  ])('answers as the installed program does, with %i: %j', (status, args) => {
    const answer = runAlone(args);
    expect(answer).toEqual(runInstalled(args));
    expect(answer.status).toBe(status);
    expect(answer.stdout + answer.stderr).not.toBe('');
  });

  it.each([[['explain', '-']], [['annotate']], [['annotate', '--json']]])('reads its input: %j', (args) => {
    const input =
      'connected\n{"errcode":40014,"errmsg":"不合法的access_token"}\noapi.dingtalk.com said 60011\n';
    const answer = runAlone(args, input);
    expect(answer).toEqual(runInstalled(args, input));
    expect(answer.stdout).toContain('40014');
  });

  it('answers a coding agent', () => {
    const lines = [
      {
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-06-18',
          capabilities: {},
          clientInfo: { name: 'test', version: '1' },
        },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'lookup_error_code', arguments: { code: '40014' } } },
    ].map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    const answer = runAlone(['mcp'], lines.join(''));
    expect(answer).toEqual(runInstalled(['mcp'], lines.join('')));
    expect(answer.stdout).toContain('INVALID_ACCESS_TOKEN');
  });

  it('scans with threads', () => {
    const answer = runAlone(['scan', log, '--json']);
    expect(answer).toEqual(runInstalled(['scan', log, '--json']));
    expect(JSON.parse(answer.stdout).results.length).toBeGreaterThan(5);
  });

  it('writes the page of a scan', () => {
    const pageOf = (file: string, ...args: string[]): string => {
      const target = mkdtempSync(join(folder, 'page-'));
      const { status, stderr } = run(file, [...args, 'scan', log, '--html', 'page.html'], '', target);
      expect([status, stderr]).toEqual([0, 'report written to page.html\n']);
      // It says when it was made.
      return readFileSync(join(target, 'page.html'), 'utf8').replace(/<time>[^<]+<\/time><\/footer>/, '');
    };
    const page = pageOf(join(alone, name));
    expect(page).toBe(pageOf(process.execPath, installed));
    expect(page).toMatch(/^<!doctype html>/i);
  });

  it('takes patterns', () => {
    const args = ['scan', '*.log', '--csv'];
    const answer = run(join(alone, name), args, '', folder);
    expect(answer).toEqual(run(process.execPath, [installed, ...args], '', folder));
    expect([answer.status, answer.stderr]).toEqual([0, '']);
  });

  it('says of a path below itself what the file system says', () => {
    const args = ['scan', join(alone, name, 'dist', 'nothing.log')];
    expect(runAlone(args)).toEqual(runInstalled(args));
  });
});
