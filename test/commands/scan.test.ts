/** `errcode scan`: files and pipes, options and formats, interrupts, and what it must never print. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/language.ts';
import { outputSchema } from '../../src/render/output-schema.ts';
import { displayWidth } from '../../src/render/width.ts';
import { cleanEnv, executable, type Outcome, runHere } from '../support/run.ts';

const isPosix = process.platform !== 'win32';
const folder = mkdtempSync(join(tmpdir(), 'errcode-scan-'));
const before = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string): string => join(folder, name);

const ding = 'c.e.im.DingClient - POST https://oapi.dingtalk.com/topapi/v2/user/get';
const log = `2026-11-22 08:00:00,001 INFO  [main] service started
2026-11-22 08:00:01,120 ERROR [worker-1] ${ding} failed: {"errcode":40014,"errmsg":"不合法的access_token"}
2026-11-22 08:05:01,120 ERROR [worker-1] ${ding} failed: {"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","errmsg":"ding talk error[subcode=60011,submsg=没有调用该接口的权限]"}
2026-11-22 09:30:00,000 WARN  [worker-2] c.e.welink.Client - response:
{
  "code": "47103",
  "message": "Token过期"
}
2026-11-22 09:31:00,000 WARN  [worker-2] c.e.welink.Client - {"code":"47103","message":"Token过期"}
2026-11-22 10:00:00,000 ERROR [worker-3] c.e.robot.Sender - https://oapi.dingtalk.com/robot/send {"errcode":319999,"errmsg":"keywords not in content"}
2026-11-22 10:00:01,000 INFO  [worker-3] ${ding} {"errcode":0,"errmsg":"ok"}
2026-11-23 11:00:00,000 ERROR [worker-3] ${ding} {"errcode":40014,"errmsg":"不合法的access_token"}
`;
writeFileSync(at('app.log'), log);
writeFileSync(
  at('other.log'),
  '2026-11-23 12:00:00 https://oapi.dingtalk.com {"errcode":40014,"errmsg":"x"}\n',
);
const found = { '60011': 1, '40014': 2, '47103': 2, '319999': 1 };

interface Setting {
  readonly input?: string | Uint8Array;
  readonly env?: Environment;
}

/** Runs it in the folder of the logs, in this process: starting one takes longer than all that it does here. */
async function scan(args: readonly string[], { input = '', env = {} }: Setting = {}): Promise<Outcome> {
  return runHere(['scan', ...args], { input, env, columns: Number(env.COLUMNS ?? 80) });
}

/** Runs the built program in the folder of the logs. */
function scanBuilt(args: readonly string[], { input = '', env }: Setting = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, 'scan', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: cleanEnv(env),
    input,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** Counts by code. */
function countsOf({ stdout, stderr, code }: Outcome): Record<string, number> {
  if (code === 2) throw new Error(stderr);
  const records = stdout.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    records.map((line) => JSON.parse(line)).map(({ code: of, count }) => [of, count]),
  );
}
const counts = async (args: readonly string[], setting?: Setting): Promise<Record<string, number>> =>
  countsOf(await scan([...args, '--format', 'ndjson'], setting));

const gbk = (text: string): Buffer =>
  Buffer.concat(
    Array.from(text, (character) => {
      const known: Record<string, string> = { 返: 'b7b5', 回: 'bbd8', 码: 'c2eb', 错: 'b4ed', 误: 'cef3' };
      return known[character] ? Buffer.from(known[character], 'hex') : Buffer.from(character);
    }),
  );

/** A frame of zstd with its bytes as they are. */
function zstd(bytes: Buffer): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x60, 0, 0, 0, 0, 0]);
  // A frame's size of two bytes is written less 256.
  header.writeUInt16LE(bytes.length - 256, 5);
  header.writeUIntLE((bytes.length << 3) | 1, 7, 3);
  return Buffer.concat([header, bytes]);
}

describe('what is read', () => {
  it('is a file, with the exit status of grep', async () => {
    for (const ran of [
      scanBuilt(['app.log', '--format', 'ndjson']),
      await scan(['app.log', '--format', 'ndjson']),
    ]) {
      expect(countsOf(ran)).toEqual(found);
      expect([ran.code, ran.stderr]).toEqual([0, '']);
    }
  });

  it('is several files and patterns in quotes, each once', async () => {
    expect(await counts(['app.log', 'other.log'])).toEqual({ ...found, '40014': 3 });
    expect(await counts(['*.log'])).toEqual({ ...found, '40014': 3 });
    expect(await counts(['*.log', 'app.log', 'app.log'])).toEqual({ ...found, '40014': 3 });
    expect((await scan(['app.log', 'other.log'])).stdout).toMatch(
      /2026-11-22 08:00:01 app\.log:2 to\s+2026-11-23 12:00:00\s+other\.log:1/,
    );
  });

  it('is a pattern with a folder, whose files are named as a shell would', async () => {
    mkdirSync(at('logs'), { recursive: true });
    writeFileSync(at('logs/a.txt'), log);
    expect((await scan([`${folder}/logs/*.txt`])).stdout.split(' · ')[0]).toBe(`${folder}/logs/a.txt`);
    expect((await scan(['logs/*.txt'])).stdout.split(' · ')[0]).toBe('logs/a.txt');
  });

  it('is standard input, said or not', async () => {
    expect(countsOf(scanBuilt(['--format', 'ndjson'], { input: log }))).toEqual(found);
    expect(await counts([], { input: log })).toEqual(found);
    expect(await counts(['-'], { input: log })).toEqual(found);
    expect(await counts(['other.log', '-'], { input: log })).toEqual({ ...found, '40014': 3 });
  });

  it('is compressed with gzip', async () => {
    writeFileSync(at('app.log.gz'), zlib.gzipSync(log));
    expect(await counts(['app.log.gz'])).toEqual(found);
  });

  it('is compressed with zstd, where Node can read that', async () => {
    writeFileSync(at('app.log.zst'), zstd(Buffer.from(log)));
    if ('createZstdDecompress' in zlib) {
      expect(await counts(['app.log.zst'])).toEqual(found);
    } else {
      const { code, stdout, stderr } = await scan(['app.log.zst']);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('zstd -dc app.log.zst | errcode scan');
    }
  });

  it.each<[string, Buffer]>([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${log}`)],
    ['UTF-16', Buffer.from(`\ufeff${log}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(log, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${log}`, 'utf16le').swap16()],
    ['UTF-8 with Windows line ends', Buffer.from(log.replaceAll('\n', '\r\n'))],
    ['UTF-8 without its last line end', Buffer.from(log.slice(0, -1))],
    ['UTF-8 with broken bytes', Buffer.concat([Buffer.from('\xe9\xff\xfe\n', 'latin1'), Buffer.from(log)])],
    ['UTF-8 with colours', Buffer.from(log.replaceAll('ERROR', '\u001b[31mERROR\u001b[0m'))],
  ])('is in %s', async (_, bytes) => {
    writeFileSync(at('encoded.txt'), bytes);
    expect(await counts(['encoded.txt'])).toEqual(found);
    expect(await counts([], { input: bytes })).toEqual(found);
  });

  it('is in GB18030, guessed or told', async () => {
    const bytes = gbk('返回码 60020\n错误码:40014\n');
    for (const args of [[], ['--encoding', 'gbk'], ['--encoding', 'GB18030']]) {
      expect(await counts(args, { input: bytes })).toEqual({ '60020': 1, '40014': 1 });
    }
    // A log that begins in ASCII, as most do.
    const started = Buffer.concat([Buffer.from('INFO started\n'.repeat(10_000)), bytes]);
    expect(await counts([], { input: started })).toEqual({ '60020': 1, '40014': 1 });
  });

  it('has lines and places that count on through all of it', async () => {
    const { stdout } = await scan(['app.log', '--json']);
    const { lines, bytes, failures, files, complete, results } = JSON.parse(stdout);
    expect({ lines, bytes, failures, files, complete }).toEqual({
      lines: 12,
      bytes: Buffer.byteLength(log),
      failures: 6,
      files: ['app.log'],
      complete: true,
    });
    expect(results.map(({ code, first, last }: never) => [code, first, last])).toContainEqual([
      '47103',
      { file: 'app.log', line: 4, time: '2026-11-22T09:30:00' },
      { file: 'app.log', line: 9, time: '2026-11-22T09:31:00' },
    ]);
  });
});

describe('what cannot be read', () => {
  writeFileSync(at('cut.gz'), zlib.gzipSync(log).subarray(0, -30));
  writeFileSync(at('none.gz'), 'no gzip');
  it.each([
    [['missing.log'], /no file "missing\.log"/],
    [['logs'], /logs.*directory/],
    [['app.log/x'], /cannot read "app\.log\/x"/],
    [['*.nothing'], /\*\.nothing/],
    [['cut.gz'], /cut\.gz.*unexpected end of file/],
    [['none.gz'], /none\.gz.*header/],
    [['app.log', '--encoding', 'klingon'], /klingon.*--encoding.*utf-8.*gb18030/],
    [['app.log', '--since', 'tea time'], /tea time.*--since/],
    [['app.log', '--by', 'colour'], /code, vendor, hour/],
    [['app.log', '--top', '0'], /--top/],
    [['app.log', '--top', 'x'], /--top/],
    [['app.log', '--html', 'no/such/folder.html'], /cannot write.*no\/such\/folder\.html/],
    [['app.log', '--html', 'logs'], /cannot write.*logs/],
    [['app.log', '--csv', '--fields', 'nope'], /nope.*first\.line/],
  ])('%j ends with status 2 and one sentence', async (args, message) => {
    mkdirSync(at('logs'), { recursive: true });
    const { code, stdout, stderr } = await scan(args as string[]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^errcode: /);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(message as RegExp);
    expect(stderr).not.toMatch(/ {4}at /);
    expect(existsSync(at('no'))).toBe(false);
  });

  it.runIf(isPosix && process.getuid?.() !== 0)('is a file of somebody else', async () => {
    writeFileSync(at('secret.log'), log);
    chmodSync(at('secret.log'), 0);
    expect(await scan(['secret.log'])).toMatchObject({ code: 2, stderr: expect.stringContaining('EACCES') });
  });

  it('is told in one JSON value too', async () => {
    const { code, stdout } = await scan(['missing.log', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ command: null, results: [], error: expect.any(String) });
  });
});

describe('nothing found', () => {
  it.each([
    ['an empty file', ''],
    ['only line ends', '\n\n\n'],
    ['only successes', '{"errcode":0,"errmsg":"ok"}\n'],
    ['binary', '\0\u0001\u0002\uffff'],
  ])('in %s ends with status 1 and a remark', async (_, input) => {
    writeFileSync(at('nothing.txt'), input);
    expect(await scan(['nothing.txt'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'errcode: no failures with an error code were found in the logs\n',
    });
    expect(await scan(['nothing.txt', '-q'])).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(JSON.parse((await scan(['nothing.txt', '--json'])).stdout)).toMatchObject({
      results: [],
      unknown: [],
      timeline: null,
      failures: 0,
    });
    expect((await scan(['nothing.txt', '--csv'])).stdout).toMatch(/^vendor,code,count,[^\n]*\r\n$/);
  });

  it('in a stretch of time says so', async () => {
    expect(await scan(['app.log', '--until', '2026-11-21'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('of that time'),
    });
  });
});

describe('options', () => {
  it.each<[string[], Record<string, number>]>([
    [['--since', '2026-11-23'], { '40014': 1 }],
    [['--until', '2026-11-22 08:00'], { '40014': 1 }],
    [['--since', '2026-11-22 09:31', '--until', '2026-11-22 10:00:00'], { '47103': 1, '319999': 1 }],
    [['--since', '2026-11-22T08:05:01.120', '--until', '2026-11-22 08:05'], { '60011': 1 }],
  ])('%j choose what is counted', async (args, expected) =>
    expect(await counts(['app.log', ...args])).toEqual(expected),
  );

  it('--vendor says whose the codes are that nothing tells of', async () => {
    const input = '2026-11-23 12:00:00 {"errcode":40014,"errmsg":"x"}\n';
    const { results } = JSON.parse((await scan(['--vendor', 'qingtui', '--json'], { input })).stdout);
    expect(results).toMatchObject([{ vendor: 'qingtui', code: '40014', vendorGuess: null }]);
  });

  it('--vendor leaves out what the log proves to be another platform’s, and counts it apart', async () => {
    const input = `https://oapi.dingtalk.com {"errcode":60011,"errmsg":"x"}
https://qyapi.weixin.qq.com {"errcode":60020,"errmsg":"not allow to access from your ip"}
https://open.welink.huaweicloud.com {"code":"47103","message":"Token过期"}
`;
    expect(await counts(['--vendor', 'welink'], { input })).toEqual({ '47103': 1 });
    const { stdout, stderr } = await scan(['--vendor', 'welink', '--lang', 'en'], { input });
    expect(stdout).toContain('1 failing record, 1 code');
    expect(stderr).toContain('left out, of platforms other than --vendor: DingTalk 1, WeCom 1\n');
    const { others, failures } = JSON.parse((await scan(['--vendor', 'welink', '--json'], { input })).stdout);
    expect([others, failures]).toEqual([
      [
        { vendor: 'dingtalk', count: 1 },
        { vendor: 'wecom', count: 1 },
      ],
      1,
    ]);
  });

  it('different string codes are different codes', async () => {
    const input = ['quotaFull', 'skillFull', 'calleeBusy', 'E-1042', 'E-1043']
      .map((code) => `2026-11-22 08:00:00 https://api.dingtalk.com {"code":"${code}","message":"x"}\n`)
      .join('');
    const found = await counts([], { input });
    expect(found).toMatchObject({ quotaFull: 1, skillFull: 1, calleeBusy: 1 });
  });

  it('what cannot be read keeps no other from being read, and ends with 2', async () => {
    const both = await scan(['app.log', 'missing.log', '--lang', 'en', '--csv', '--fields', 'code,count']);
    expect(both.code).toBe(2);
    expect(both.stdout).toBe((await scan(['app.log', '--csv', '--fields', 'code,count'])).stdout);
    expect(both.stderr).toBe('errcode: there is no file "missing.log"\n');
  });

  it('times are compared as instants and told in the user’s zone', async () => {
    const body = '{"errcode":60011,"errmsg":"x"}';
    const input = `2026-11-29T02:30:00Z ${body}
2026-11-29 10:30:00 ${body}
{"time":${Date.UTC(2026, 10, 29, 2, 30)},"msg":"${body.replaceAll('"', '\\"')}"}
2026-11-29T03:30:00+01:00 ${body}
2026-11-28T23:00:00Z ${body}
`;
    const args = ['--since', '2026-11-29 10:00', '--json'];
    const { failures, timeline, timeZone } = JSON.parse((await scan(args, { input })).stdout);
    expect([failures, timeline.start, timeline.counts]).toEqual([4, '2026-11-29T10:30:00', [4]]);
    expect(timeZone).toEqual({ name: 'Asia/Shanghai', offset: '+08:00' });
    expect(JSON.parse(scanBuilt(args, { input, env: { TZ: 'UTC' } }).stdout).failures).toBe(1);
    const { stdout } = await scan(['--lang', 'en'], { input });
    expect(stdout).toContain('times in Asia/Shanghai +08:00');
    expect(stdout).toContain('2026-11-29 07:00:00 to 10:30:00, lines 5 to 4');
  });

  it('first and last are by time, not by the order of reading', async () => {
    const line = (hour: string): string => `2026-11-29 ${hour}:00:00 {"errcode":60011,"errmsg":"x"}\n`;
    writeFileSync(at('z.log'), line('10') + line('11'));
    writeFileSync(at('z.log.1'), line('08') + line('09'));
    const { results } = JSON.parse((await scan(['z.log', 'z.log.1', '--json'])).stdout);
    expect(results[0]).toMatchObject({
      first: { file: 'z.log.1', line: 1 },
      last: { file: 'z.log', line: 2 },
    });
  });

  it('rows that add up to more than the failing records say why', async () => {
    const input = '2026-11-29 10:00:00 https://oapi.dingtalk.com {"errcode":60011} {"errcode":40014}\n';
    expect((await scan(['--lang', 'en'], { input })).stdout).toContain('The rows add up to 1 more');
    const hours = JSON.parse((await scan(['--by', 'hour', '--json'], { input })).stdout);
    expect([hours.failures, hours.groups[0].count]).toEqual([1, 1]);
  });

  it('--since takes an age', async () => {
    const stamp = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString();
    const input = `${stamp(90)} {"errcode":40014,"errmsg":"x"}\n${stamp(5)} {"errcode":60020,"errmsg":"x"}\n`;
    expect(await counts(['--since', '1h'], { input })).toEqual({ '60020': 1 });
    expect(await counts(['--since', '2h', '--until', '30m'], { input })).toEqual({ '40014': 1 });
  });

  it('--top shows the most frequent and says how many more there are', async () => {
    const { stdout } = await scan(['app.log', '--top', '1']);
    expect(stdout.match(/Retry:/g)).toHaveLength(1);
    expect(stdout).toMatch(/2 more/);
    expect(JSON.parse((await scan(['app.log', '--top', '1', '--json'])).stdout).results).toHaveLength(1);
  });

  it('--by vendor and --by hour put codes together', async () => {
    const byVendor = JSON.parse((await scan(['app.log', '--by', 'vendor', '--json'])).stdout);
    expect(byVendor.groups.map(({ vendor, count }: never) => [vendor, count])).toEqual([
      ['dingtalk', 4],
      ['welink', 2],
    ]);
    const byHour = JSON.parse((await scan(['app.log', '--by', 'hour', '--json'])).stdout);
    expect(byHour.groups.map(({ time, count }: never) => [time, count])).toEqual([
      ['2026-11-22T08:00:00', 2],
      ['2026-11-22T09:00:00', 2],
      ['2026-11-22T10:00:00', 1],
      ['2026-11-23T11:00:00', 1],
    ]);
    expect((await scan(['app.log', '--by', 'vendor', '--csv'])).stdout.split('\r\n')[2]).toBe(
      'welink,,2,welink:47103',
    );
  });

  it('--by hour stands a clock that was wrong', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `2026-11-22 08:00:00 {"errcode":${5_000_000 + i}}\n`);
    const input = `1970-01-02 00:00:00 {"errcode":40014}\n${many.join('')}2099-01-02 00:00:00 {"errcode":40014}\n`;
    expect(
      (await scan(['--by', 'hour', '--format', 'ndjson'], { input })).stdout.trim().split('\n'),
    ).toHaveLength(3);
  });

  it('-q prints nothing', async () =>
    expect(await scan(['app.log', '-q'])).toEqual({ code: 0, stdout: '', stderr: '' }));
});

describe('formats', () => {
  it('--csv has a row for each code, unknown ones too', async () => {
    const rows = (
      await scan(['app.log', '--csv', '--fields', 'vendor,code,count,retry,logged'])
    ).stdout.split('\r\n');
    expect(rows).toEqual([
      'vendor,code,count,retry,logged',
      'dingtalk,40014,2,refresh-token,不合法的access_token',
      'welink,47103,2,refresh-token,Token过期',
      'dingtalk,60011,1,fix-first,没有调用该接口的权限',
      'dingtalk,319999,1,,keywords not in content',
      '',
    ]);
  });

  it('--csv runs no formula that a log holds', async () => {
    const input = '{"errcode":40014,"errmsg":"=HYPERLINK(A1)"}\n{"errcode":60020,"errmsg":"@SUM(1)"}\n';
    const cells = (await scan(['--csv', '--fields', 'logged'], { input })).stdout.split('\r\n').slice(1, 3);
    for (const cell of cells) expect(cell).toMatch(/^"?'[=@]/);
  });

  it('--format markdown is a table', async () => {
    const [head, rule, ...rows] = (
      await scan(['app.log', '--format', 'markdown', '--fields', 'code,count'])
    ).stdout
      .trimEnd()
      .split('\n');
    expect([head, rule, rows.length]).toEqual(['| code | count |', '| --- | --- |', 4]);
  });

  it('--format tsv has one line a code', async () => {
    expect((await scan(['app.log', '--format', 'tsv'])).stdout.trimEnd().split('\n')).toHaveLength(5);
  });
});

describe('--json', () => {
  const ajv = new Ajv({ allErrors: true, strict: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
  const isValid = ajv.compile(outputSchema);
  const known = (outputSchema.anyOf as { properties: Record<string, object> }[]).find(({ properties }) =>
    (properties.command as { enum?: string[] }).enum?.includes('scan'),
  );

  it.each([
    [['app.log']],
    [['app.log', '--by', 'vendor']],
    [['app.log', '--by', 'hour']],
    [['app.log', '--top', '1']],
    [['app.log', '--vendor', 'dingtalk']],
    [['app.log', '--until', '2000-01-01']],
  ])('of %j keeps the schema, which knows all of it', async (args) => {
    const { stdout, stderr } = await scan([...args, '--json']);
    const value = JSON.parse(stdout);
    expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
    expect(stderr).toBe('');
    expect(Object.keys(value).filter((key) => !known?.properties[key])).toEqual([]);
    const items = (name: string) =>
      ((known as NonNullable<typeof known>).properties[name] as { items: { properties: object } }).items
        .properties;
    for (const name of ['results', 'unknown', 'groups']) {
      for (const record of value[name] ?? []) {
        expect(Object.keys(record).filter((key) => !(key in items(name)))).toEqual([]);
      }
    }
  });

  it('breaks the schema when a field is missing', async () => {
    const value = JSON.parse((await scan(['app.log', '--json'])).stdout);
    delete value.results[0].first.line;
    expect(isValid(value)).toBe(false);
  });

  it('counts what the timeline counts', async () => {
    const { timeline, failures } = JSON.parse((await scan(['app.log', '--json'])).stdout);
    expect(timeline.counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(failures);
  });
});

describe('--html', () => {
  it('writes one page and still prints the table', async () => {
    const { code, stdout, stderr } = await scan(['app.log', '--html', 'report.html']);
    expect(code).toBe(0);
    expect(stdout).toContain('DingTalk 40014');
    expect(stderr).toBe('errcode: report written to report.html\n'.replace('errcode: ', ''));
    const page = readFileSync(at('report.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain('319999');
  });

  it('is written in silence too', async () => {
    expect(await scan(['app.log', '--html', 'quiet.html', '-q'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(at('quiet.html'), 'utf8')).toContain('40014');
  });

  it('tells of a page that cannot be written before it reads anything', async () => {
    const { stderr } = await scan(['missing.log', '--html', 'no/such.html']);
    expect(stderr).toMatch(/cannot write/);
  });
});

describe('secrets', () => {
  const secret = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
  const lines = [
    `2026-11-22 08:00:00 https://oapi.dingtalk.com/user/get?access_token=${secret} {"errcode":40014,"errmsg":"不合法的access_token=${secret}"}`,
    `2026-11-22 08:00:01 {"errcode":987654,"errmsg":"bad sign=${secret} of 13812345678, Authorization: Bearer ${secret}"}`,
    `2026-11-22 08:00:02 code=987655 msg=appsecret: ${secret}`,
    // Longer than what is shown before a code.
    `2026-11-22 08:00:03 钉钉 failed with access_token=${secret.repeat(9)} code=47103`,
    `2026-11-22 08:00:04 error ?access_token=${secret.repeat(9)} 不合法的access_token (40014)`,
  ].join('\n');

  it.each([
    [[]],
    [['--json']],
    [['--csv']],
    [['--format', 'ndjson']],
    [['--format', 'markdown']],
    [['--format', 'tsv']],
  ])('are in no output: %j', async (args) => {
    const { stdout, stderr } = await scan([...args, '--html', 'secret.html'], { input: lines });
    const page = readFileSync(at('secret.html'), 'utf8');
    for (const output of [stdout, stderr, page]) {
      expect(output).not.toContain(secret.slice(8));
      expect(output).not.toContain('12345678');
    }
    expect(stdout + page).toContain('***');
  });

  it('do not come in by control characters either', async () => {
    const input = '{"errcode":987654,"errmsg":"\u001b]0;title\u0007\u202e\u001b[2J"}\n';
    for (const args of [[], ['--json'], ['--csv'], ['--format', 'markdown']]) {
      expect((await scan(args, { input })).stdout).not.toMatch(/\p{Cf}|(?![\r\n])\p{Cc}/u);
    }
  });
});

describe.runIf(isPosix)('signals and pipes', () => {
  /** Starts a scan, and interrupts it once it has read what is piped in. */
  function interrupted(args: readonly string[], endsInput: boolean): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [executable, 'scan', ...args], { cwd: folder, env: cleanEnv() });
      const written = { stdout: '', stderr: '' };
      child.stdout.on('data', (data) => (written.stdout += data));
      child.stderr.on('data', (data) => (written.stderr += data));
      // More than fits into a pipe: when it is gone, the program is reading.
      child.stdin.write(log + 'INFO padding\n'.repeat(100_000), () => {
        if (endsInput) child.stdin.end();
        setTimeout(() => child.kill('SIGINT'), 700);
      });
      child.on('close', (code) => resolve({ code, ...written }));
    });
  }

  it('ctrl-C prints what was counted so far, while the input stays open', async () => {
    // Without it, it would not end.
    const { code, stdout, stderr } = await interrupted(['--csv', '--fields', 'code,count'], false);
    expect(code).toBe(0);
    expect(stdout).toContain('40014,2');
    expect(stderr).toContain('interrupted');
  });

  it('ctrl-C prints what was counted so far, while a big file is read', async () => {
    // A file with a hole takes no room, and minutes to read.
    const file = openSync(at('big.log'), 'w');
    writeSync(file, log);
    ftruncateSync(file, 8 * 2 ** 30);
    closeSync(file);
    const { code, stdout, stderr } = await interrupted(['-', 'big.log', '--json'], true);
    rmSync(at('big.log'));
    const { complete, results } = JSON.parse(stdout);
    expect([code, complete, stderr]).toEqual([0, false, '']);
    expect(results.find((one: { code: string }) => one.code === '40014').count).toBeGreaterThanOrEqual(2);
  });

  it('ends quietly when its reader goes away', () => {
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${executable}" scan app.log --json | head -1`],
      { cwd: folder, encoding: 'utf8', env: cleanEnv() },
    );
    expect([status, stdout, stderr]).toEqual([0, '{\n', '']);
  });
});

describe('screens', () => {
  for (const language of ['zh', 'en']) {
    for (const columns of [80, 40]) {
      const env = { COLUMNS: String(columns), ERRCODE_LANG: language };
      it.each([
        ['codes', ['app.log']],
        ['hours', ['app.log', 'other.log', '--by', 'hour']],
      ])(`of %s in ${language} at ${columns} columns`, async (name, args) => {
        const { stdout } = await scan(args as string[], { env });
        await expect(stdout).toMatchFileSnapshot(`screens/scan-${name}-${language}-${columns}.txt`);
      });
    }
  }

  it('have no line that is wider than they are', async () => {
    for (const columns of [40, 59, 80, 200]) {
      for (const args of [[], ['--by', 'hour'], ['--by', 'vendor'], ['--top', '1']]) {
        for (const lang of ['zh', 'en']) {
          const { stdout } = await scan(['app.log', 'other.log', ...args], {
            env: { COLUMNS: String(columns), ERRCODE_LANG: lang },
          });
          const wide = stdout.split('\n').filter((line) => displayWidth(line) > columns);
          expect(wide, `${columns} columns, ${args}`).toEqual([]);
        }
      }
    }
  });
});

it('asks for a log where nothing is piped in', async () => {
  const { code, stderr } = await runHere(['scan'], { isInteractive: true });
  expect(code).toBe(2);
  expect(stderr).toContain('kubectl logs pod | errcode scan');
});
