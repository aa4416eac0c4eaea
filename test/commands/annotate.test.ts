/** `errcode annotate`: the input comes out as it went in, at once, with a line under each line that holds a code. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotate as annotateCommand } from '../../src/commands/annotate/annotate.ts';
import { contextOf } from '../../src/surroundings.ts';
import { cleanEnv, executable, runBuilt, runHere, surroundingsOf } from '../support/run.ts';

const isPosix = process.platform !== 'win32';
const failing = 'ERROR https://oapi.dingtalk.com {"errcode":60011,"errmsg":"没有调用该接口的权限"}';
const arrow = '  ↳ ';
const annotate = (input: string, ...options: string[]) => runHere(['annotate', ...options], { input });
const notesIn = (output: string): string[] => output.split('\n').filter((line) => line.startsWith(arrow));

/** Runs it on bytes in pieces, and gives back all bytes that it writes. */
async function annotateBytes(chunks: readonly Uint8Array[], options: object = {}): Promise<Buffer> {
  const { surroundings } = surroundingsOf(['annotate']);
  const written: Uint8Array[] = [];
  const context = await contextOf(
    {
      ...surroundings,
      terminal: {
        ...surroundings.terminal,
        async *input() {
          yield* chunks;
        },
        writeBytes: (bytes) => void written.push(Uint8Array.from(bytes)),
      },
    },
    {},
  );
  await annotateCommand(context, [], options);
  return Buffer.concat(written);
}

/** Without the lines that were added. */
function withoutNotes(output: Buffer): Buffer {
  const mark = Buffer.from(arrow);
  const kept: Buffer[] = [];
  for (let start = 0; start < output.length; ) {
    const newline = output.indexOf(0x0a, start);
    const end = newline < 0 ? output.length : newline + 1;
    if (!output.subarray(start, start + mark.length).equals(mark)) kept.push(output.subarray(start, end));
    start = end;
  }
  return Buffer.concat(kept);
}

describe('annotate', () => {
  it('adds a line with vendor, code, meaning, first step and whether to retry', async () => {
    const { code, stdout, stderr } = await annotate(`before\n${failing}\nafter\n`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect([lines[0], lines[1], lines[3], lines[4]]).toEqual(['before', failing, 'after', '']);
    expect(lines[2]).toMatch(
      /^ {2}↳ DingTalk 60011 {2}No permission to call this interface {2}First: Read .* Retry: /,
    );
    expect((await annotate(failing, '--lang', 'zh')).stdout).toMatch(
      /\n {2}↳ 钉钉 60011 {2}没有调用该接口的权限 {2}排查：.* {2}重试：/,
    );
  });

  it('dims what it adds', async () => {
    const { stdout } = await annotate(`${failing}\n`, '--color', 'always');
    expect(stdout).toContain(`\n\u001b[2m${arrow}DingTalk 60011  `);
    expect(stdout.endsWith('\u001b[22m\n')).toBe(true);
    expect((await annotate(`${failing}\n`)).stdout).not.toContain('\u001b');
  });

  it('says all of a code the first time only, or always', async () => {
    const twice = `${failing}\n${failing}\n`;
    const [first, second] = notesIn((await annotate(twice)).stdout);
    expect(first).toContain('Retry: ');
    expect(second).toBe(`${arrow}DingTalk 60011  No permission to call this interface`);
    expect(notesIn((await annotate(twice, '--every')).stdout)).toEqual([first, first]);
  });

  it('marks a guess, and names what no table has', async () => {
    expect(notesIn((await annotate('{"errcode":40014,"errmsg":"x"}\n')).stdout)[0]).toMatch(
      /^ {2}↳ WeChat 40014 \(guess\) {2}/,
    );
    expect(notesIn((await annotate('{"errcode":987654,"errmsg":"x"}\n')).stdout)).toEqual([
      `${arrow}987654  not in any table`,
    ]);
    expect(notesIn((await annotate('飞书 {"code":88887663,"msg":"x"}\n')).stdout)).toEqual([
      `${arrow}Feishu 88887663  not in any table`,
    ]);
    expect(notesIn((await annotate('{"errcode":40014}\n', '--vendor', 'qingtui')).stdout)[0]).toMatch(
      /^ {2}↳ Qingtui 40014 /,
    );
  });

  it('says nothing of success, and has then found nothing', async () => {
    const text = '{"errcode":0,"errmsg":"ok"}\nGET /x 200 40014\n';
    expect(await annotate(text)).toEqual({ code: 1, stdout: text, stderr: '' });
  });

  it('says every code of a line, a sub code in place of DingTalk’s 88', async () => {
    const { stdout } = await annotate(
      'ding talk {"errcode":88,"sub_code":"60020","errmsg":"ding talk error[subcode=60020,submsg=x]"} {"errcode":60121}\n',
    );
    expect(notesIn(stdout).map((line) => line.split('  ')[1])).toEqual([
      '↳ DingTalk 60020',
      '↳ DingTalk 60121',
    ]);
  });

  it('annotates a pretty-printed response once', async () => {
    const { stdout } = await annotate(
      `POST https://oapi.dingtalk.com ->\n${JSON.stringify({ errcode: 60011, errmsg: '没有调用该接口的权限', request_id: 'x' }, null, 2)}\nnext\n`,
    );
    expect(notesIn(stdout)).toHaveLength(1);
    expect(notesIn(stdout)[0]).toContain('DingTalk 60011');
  });

  it('annotates a stack trace once', async () => {
    const trace = `ERROR ApiException: errcode=60011, errmsg=x\n\tat A.b(A.java:60)\n\t... 12 more\nCaused by: ApiException: errcode=60011, errmsg=x\n\tat C.d(C.java:60020)\n`;
    expect(notesIn((await annotate(trace)).stdout)).toHaveLength(1);
    // The next record is told anew.
    expect(notesIn((await annotate(trace + trace)).stdout)).toHaveLength(2);
  });

  it('takes the vendor from the lines before where the line itself leaves it open', async () => {
    const [note] = notesIn(
      (await annotate('POST https://open.qingtui.cn/v1/x\nresponse {"errcode":40014,"errmsg":"x"}\n')).stdout,
    );
    expect(note).toMatch(/^ {2}↳ Qingtui 40014/);
  });

  it('finds the last codes of a record that is very long', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `  "x${i}": "${'y'.repeat(20)}",`);
    const { stdout } = await annotate(`dingtalk {\n${lines.join('\n')}\n  "errcode": 60011\n}\n`);
    expect(notesIn(stdout)).toHaveLength(1);
  });

  it.each(['csv', 'tsv', 'ndjson', 'markdown'])('has no format %s', async (format) => {
    const { code, stdout, stderr } = await annotate(failing, '--format', format);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^errcode: annotate prints text, or with --json [^\n]+\n$/);
  });

  it('writes nothing when it is to be quiet, and still has found something', async () => {
    expect(await annotate(failing, '-q')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await annotate('x', '-q')).toEqual({ code: 1, stdout: '', stderr: '' });
  });

  it('asks a terminal for files', async () => {
    const { code, stderr } = await runHere(['annotate'], { isInteractive: true });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^errcode: [^\n]+\n$/);
  });

  it('prints no control characters of its own, nor any from a message', async () => {
    const harm = '\u001b]0;x\u0007\u202e\u2028\u009b2J';
    const { stdout } = await annotate(
      `dingtalk {"errcode":987654,"errmsg":"${harm}"} {"code":"a.B${harm}","message":"x"}\n`,
    );
    for (const note of notesIn(stdout)) expect(note).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    const json = await annotate(`{"errcode":987654,"errmsg":"x"}\n`, '--json');
    expect(json.stdout.replace('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('bytes', () => {
  const lines = fc.oneof(
    fc.constantFrom(
      failing,
      '{"errcode":40014,"errmsg":"x"}',
      '{',
      '}',
      ' "errcode": 60011,',
      '',
      '\tat a.b(C.java:1)',
      '钉钉报错 60011',
      'plain',
    ),
    fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\n↳]/g, ' ')),
  );
  const inputs = fc
    .array(
      fc.oneof(
        lines.map((line) => Buffer.from(line)),
        // Broken UTF-8, GB18030 and zero bytes.
        fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a))),
        fc.constant(Buffer.from('b1a8b4ed203630303131', 'hex')),
      ),
      { maxLength: 12 },
    )
    .chain((all) =>
      fc.record({
        bytes: fc
          .tuple(fc.constantFrom('\n', '\r\n'), fc.boolean())
          .map(([end, isEnded]) =>
            Buffer.concat(
              all.flatMap((line, i) => (i < all.length - 1 || isEnded ? [line, Buffer.from(end)] : [line])),
            ),
          ),
        cuts: fc.array(fc.nat({ max: 400 }), { maxLength: 8 }),
      }),
    );
  const chunksOf = (bytes: Buffer, cuts: readonly number[]): Buffer[] => {
    const places = [
      0,
      ...[...cuts].sort((a, b) => a - b).map((cut) => Math.min(cut, bytes.length)),
      bytes.length,
    ];
    return places
      .slice(1)
      .map((to, i) => bytes.subarray(places[i], to))
      .filter((chunk) => chunk.length > 0);
  };

  it('come out as they went in, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async ({ bytes, cuts }) => {
        // UTF-16 is told by its zero bytes, and comes out as UTF-8.
        const output = withoutNotes(await annotateBytes(chunksOf(bytes, cuts), { encoding: 'utf-8' }));
        // A last line without an end gets one when a note follows it.
        const isSame = output.equals(bytes) || output.equals(Buffer.concat([bytes, Buffer.from('\n')]));
        expect(isSame, `${bytes.toString('hex')} ${output.toString('hex')}`).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    ['CRLF', Buffer.from(`a\r\n${failing}\r\nb\r\n`)],
    ['no last line end', Buffer.from(`${failing}\nb`)],
    ['a byte order mark', Buffer.from(`\ufeff${failing}\nb\n`)],
    [
      'GB18030',
      Buffer.concat([
        Buffer.from('b1a8b4edc1cb203630303131207b226572', 'hex'),
        Buffer.from('rcode":60011}\n'),
      ]),
    ],
    [
      'broken UTF-8',
      Buffer.concat([Buffer.from([0xfe, 0x80, 0xe4, 0x0a]), Buffer.from(`${failing} \xff\n`, 'latin1')]),
    ],
    ['zero bytes', Buffer.from(`a\0b\n${failing}\0\n`)],
    ['many lines', Buffer.from(`${failing}\n`.repeat(3000))],
  ])('come out as they went in with %s', async (_, bytes) => {
    for (const size of [1, 7, 1 << 20]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      if (chunks.length > 5000) continue;
      const output = await annotateBytes(chunks);
      expect(withoutNotes(output).equals(bytes)).toBe(true);
      expect(output.length).toBeGreaterThan(bytes.length);
    }
  });
});

describe('--json', () => {
  const field = async (line: string): Promise<string> => (await annotate(line, '--json')).stdout;

  it('adds a field to lines of JSON and leaves the rest of them as it is', async () => {
    for (const line of [
      '{"level":"error","errcode":60011,"n":1.0,"big":12345678901234567890,"a":{"z":1,"b":[2]}}',
      '{ "errcode" : 60011 , "x" : "\\u4e0d" }',
      '  {"errcode":60011}  ',
      '{"msg":"call failed","body":"{\\"errcode\\":60011,\\"errmsg\\":\\"x\\"}"}',
      '{"errcode":60011,"n":1e2,"dup":1,"dup":2}',
      '{"a":{"errcode":60011}}\r',
    ]) {
      const output = await field(`${line}\n`);
      const place = line.lastIndexOf('}');
      expect(output.slice(0, place)).toBe(line.slice(0, place));
      expect(output.slice(place)).toMatch(/^,"errcode_explained":\[/);
      expect(output.endsWith(`${line.slice(place)}\n`)).toBe(true);
      const value = JSON.parse(output);
      expect(value.errcode_explained).toMatchObject([{ code: '60011', vendor: 'wecom', retry: 'fix-first' }]);
      expect({ ...value, errcode_explained: undefined }).toEqual({
        ...JSON.parse(line),
        errcode_explained: undefined,
      });
    }
  });

  it('leaves all other lines alone', async () => {
    const text =
      '{}\n[{"errcode":60011}]\nERROR errcode=60011\n{"errcode":0,"errmsg":"ok"}\n{"broken":\n"text"\n\n{"a":1}';
    expect(await field(text)).toBe(text);
  });

  it('keeps the bytes of lines in other encodings', async () => {
    const line = Buffer.concat([
      Buffer.from('{"errcode":60011,"m":"'),
      Buffer.from('b1a8b4edc1cb', 'hex'),
      Buffer.from('"}\n'),
    ]);
    const { surroundings } = surroundingsOf(['annotate', '--json']);
    const written: Buffer[] = [];
    const terminal = {
      ...surroundings.terminal,
      async *input() {
        yield line;
      },
      writeBytes: (bytes: Uint8Array) => void written.push(Buffer.from(bytes)),
    };
    await annotateCommand(await contextOf({ ...surroundings, terminal }, { json: true }), []);
    const output = Buffer.concat(written);
    const place = line.lastIndexOf('}');
    expect(output.subarray(0, place).equals(line.subarray(0, place))).toBe(true);
    expect(output.subarray(-2).toString()).toBe('}\n');
    expect(output.includes('errcode_explained')).toBe(true);
  });

  it('says whose a code is where no table has it', async () => {
    expect(
      JSON.parse(await field('{"host":"oapi.dingtalk.com","errcode":319999,"errmsg":"x"}')).errcode_explained,
    ).toEqual([
      {
        vendor: 'dingtalk',
        code: '319999',
        certainty: 'certain',
        message: null,
        category: null,
        retry: null,
        step: null,
      },
    ]);
  });
});

describe('files', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'errcode-annotate-'));
    writeFileSync(file('a.log'), `${failing}\n`);
    writeFileSync(file('b.log'), 'no end');
    writeFileSync(file('c.log.gz'), gzipSync(`${failing}\n`));
    writeFileSync(file('broken.gz'), 'no gzip');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read one after another, compressed ones too', async () => {
    const { code, stdout } = await runHere(['annotate', file('a.log'), file('c.log.gz')]);
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => !line.startsWith(arrow))).toEqual([failing, failing, '']);
    expect(notesIn(stdout)).toHaveLength(2);
    expect((await runHere(['annotate', file('*.log')])).stdout).toContain('no end');
    expect((await runHere(['annotate', '-', file('b.log')], { input: 'first\n' })).stdout).toBe(
      'first\nno end',
    );
  });

  it.each([
    ['missing.log', 'there is no file'],
    ['', 'is a directory'],
    ['broken.gz', 'cannot'],
    ['*.nothing', 'no file'],
  ])('that cannot be read are named: %s', async (name, words) => {
    const { code, stdout, stderr } = await runHere(['annotate', file(name)]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^errcode: [^\n]+\n$/);
    expect(stderr, words).not.toBe('');
  });
});

describe.runIf(isPosix)('in a pipe', () => {
  it('gives each line back before the next one comes', async () => {
    const child = spawn(process.execPath, [executable, 'annotate'], { env: cleanEnv(), stdio: 'pipe' });
    let output = '';
    let wake = (): void => {};
    child.stdout.on('data', (data) => {
      output += data;
      wake();
    });
    const until = async (test: () => boolean): Promise<void> => {
      while (!test()) await new Promise<void>((resolve) => (wake = resolve));
    };
    child.stdin.write('plain\n');
    await until(() => output === 'plain\n');
    child.stdin.write(`${failing}\n`);
    await until(
      () => output.startsWith(`plain\n${failing}\n${arrow}DingTalk 60011`) && output.endsWith('\n'),
    );
    // A line is not written before it is whole.
    child.stdin.write('half');
    child.stdin.write(' and half\n');
    await until(() => output.endsWith('half and half\n'));
    child.stdin.end('last');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(output.endsWith('\nlast')).toBe(true);
    expect(code).toBe(0);
  });

  it('ends quietly when its reader goes away, though its input never ends', () => {
    const endless = `while :; do echo 'errcode=60011 dingtalk'; done`;
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', `(${endless}) 2>/dev/null | "${process.execPath}" "${executable}" annotate | head -1`],
      { encoding: 'utf8', env: cleanEnv(), timeout: 20_000 },
    );
    expect([status, stdout, stderr]).toEqual([0, 'errcode=60011 dingtalk\n', '']);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends by %s as grep does, with what it has read written',
    async (signal) => {
      const child = spawn(process.execPath, [executable, 'annotate'], { env: cleanEnv(), stdio: 'pipe' });
      let output = '';
      let errors = '';
      child.stderr.on('data', (data) => {
        errors += data;
      });
      child.stdin.write(`${failing}\n`);
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (data) => {
          output += data;
          if (output.includes(arrow)) resolve();
        });
      });
      child.kill(signal);
      const ended = await new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
      expect([ended, errors]).toEqual([signal, '']);
      expect(output.startsWith(`${failing}\n`)).toBe(true);
    },
  );

  it('ends with the status of what it found', () => {
    expect(runBuilt(['annotate'], { input: failing }).code).toBe(0);
    expect(runBuilt(['annotate'], { input: 'plain' }).code).toBe(1);
    expect(runBuilt(['annotate'], { input: '' })).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(runBuilt(['annotate', '/nowhere/x.log']).code).toBe(2);
    expect(runBuilt(['annotate', '--encoding', 'nope']).code).toBe(2);
  });
});
