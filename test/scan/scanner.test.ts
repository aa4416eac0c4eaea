/** Scanning: the counts do not depend on how the bytes come, and no input takes more than its time and room. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/scan/encoding.ts';
import { plainFile, scanPart } from '../../src/scan/parts.ts';
import { createScanner, type ScannerOptions } from '../../src/scan/scanner.ts';
import { addTally, createTally, mostCodes, type Tally } from '../../src/scan/tally.ts';
import { readTimeBound } from '../../src/scan/time-bound.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';
import { codesIn, countedOf, scanChunks } from '../support/scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'errcode-scanner-'));
afterAll(() => rmSync(folder, { recursive: true }));

const gbkLine = Buffer.concat([
  Buffer.from('2026-11-22 08:30:01 ERROR {"errcode":40014,"errmsg":"'),
  Buffer.from('b2bbbacfb7a8b5c4', 'hex'),
  Buffer.from('access_token"}\n'),
]);

/** Records of all kinds; `@` stands for a time. */
const records = [
  '@ INFO started\n',
  '@ ERROR dingtalk failed: {"errcode":40014,"errmsg":"不合法的access_token"}\n',
  '@ ERROR dingtalk failed: {"errcode":88,"sub_code":"60011","errmsg":"ding talk error[subcode=60011]"}\r\n',
  '@ INFO {"errcode":0,"errmsg":"ok"}\n',
  '@ ERROR call failed:\n{\n  "code": "47103",\n  "message": "Token过期"\n}\n',
  '@ INFO sent\n{\n  "department": 3,\n  "errcode": 60003\n}\n{\n  "errcode": 60004\n}\n',
  '@ INFO a list:\n[\n  {"errcode":60121,"errmsg":"找不到该用户"}\n]\n',
  '@ ERROR [main] java.lang.IllegalStateException: no session\n\tat A.b(A.java:69)\nCaused by: x.ApiException: Error code: 40078, message: x\n\tat C.d(C.java:1)\n',
  '{"errcode":310000,"errmsg":"keywords not in content"}\n',
  'errcode=33012, no time of its own\n',
  '{"time":"@","level":"error","msg":"failed, code=403000001 msg=kso: permission denied"}\n',
  '报错 60020，访问ip不在白名单之中\n',
  '\n',
  '  indented words\n',
  '}\n',
];
const log = fc.array(fc.tuple(fc.constantFrom(...records), fc.nat(3)), { maxLength: 60 }).map((all) => {
  let clock = Date.UTC(2026, 10, 22, 8, 0, 0);
  return all
    .map(([record, pause]) => {
      clock += pause * 1000;
      return record.replace('@', new Date(clock).toISOString().slice(0, 19).replace('T', ' '));
    })
    .join('');
});
const bytesOfLog = fc.tuple(log, fc.boolean(), fc.boolean()).map(([text, hasGbk, endsOpen]) => {
  const bytes = Buffer.concat([Buffer.from(text), hasGbk ? gbkLine : Buffer.alloc(0), Buffer.from(text)]);
  return endsOpen ? bytes.subarray(0, -1) : bytes;
});

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

const morning = { since: readTimeBound('2026-11-22 08:00:10', new Date()) };

describe('a log in chunks', () => {
  it.each<[string, ScannerOptions]>([
    ['', {}],
    [' of some time', { range: morning }],
    [' for one vendor', { vendors: ['dingtalk'] }],
  ])('gives the same counts%s as in one go', (_, options) => {
    fc.assert(
      fc.property(bytesOfLog, fc.array(fc.nat(), { maxLength: 12 }), (bytes, places) => {
        expect(scanChunks(cut(bytes, places), options)).toEqual(scanChunks([bytes], options));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same counts byte by byte', () => {
    const bytes = Buffer.concat([Buffer.from(records.join('')), gbkLine, Buffer.from(records.join(''))]);
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(scanChunks(single)).toEqual(scanChunks([bytes]));
  });

  it('gives the same counts in UTF-16, whose characters are cut too', () => {
    fc.assert(
      fc.property(log, fc.array(fc.nat(), { maxLength: 8 }), (text, places) => {
        const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
        const options: { encoding: Encoding } = { encoding: 'utf-16le' };
        const { codes, failures } = scanChunks(cut(bytes, places), options);
        expect({ codes, failures }).toEqual(
          (({ codes, failures }) => ({ codes, failures }))(scanChunks([Buffer.from(text)])),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same counts when it is longer than a block', () => {
    const text = Array.from({ length: 4000 }, (_, i) =>
      (records[i % records.length] as string).replace('@', `2026-11-22 08:${10 + Math.floor(i / 80)}:00`),
    ).join('');
    const bytes = Buffer.from(text);
    expect(bytes.length).toBeGreaterThan(200_000);
    const whole = scanChunks([bytes]);
    for (const size of [1000, 4096, 65_535, 65_536, 65_537]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(scanChunks(chunks)).toEqual(whole);
    }
  });
});

/** Scans a file in parts, as threads do: the last part first, and put together in order. */
function scanInParts(
  bytes: Buffer,
  partSize: number,
  options: ScannerOptions = {},
  scanner = createScanner(catalog, options),
) {
  const path = join(folder, 'app.log');
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
  const { parts, encoding, form } = plainFile(path, 'utf-8', partSize);
  const tallies: Tally[] = [];
  const lines: number[] = [];
  for (const [part, range] of [...parts.entries()].reverse()) {
    lines[part] = scanPart(scanner, { part, path, form, ...range }, encoding);
    tallies[part] = scanner.take();
  }
  const tally = createTally();
  for (const one of tallies) addTally(tally, one);
  const before = (part: number): number => lines.slice(0, part).reduce((sum, count) => sum + count, 0);
  return countedOf(tally, before(parts.length), (part, line) => before(part) + line);
}

describe('a file in parts', () => {
  it.each<[string, ScannerOptions]>([
    ['', {}],
    [' of some time', { range: morning }],
  ])('gives the same counts and places%s as in one go', (_, options) => {
    fc.assert(
      fc.property(bytesOfLog, fc.integer({ min: 1, max: 3000 }), (bytes, partSize) => {
        const size = Math.max(partSize, Math.ceil(bytes.length / 200));
        expect(scanInParts(bytes, size, options)).toEqual(scanChunks([bytes], options));
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same counts wherever a part ends', () => {
    const bytes = Buffer.from(records.join('').replaceAll('@', '2026-11-22 08:00:12'));
    const whole = scanChunks([bytes]);
    // One that remembers what records hold, as each thread has one for all its parts.
    const scanner = createScanner(catalog);
    for (let size = Math.floor(bytes.length / 3); size <= bytes.length + 1; size++) {
      expect(scanInParts(bytes, size, {}, scanner), `parts of ${size} bytes`).toEqual(whole);
    }
  });

  it('counts a line once that is longer than what a part looks ahead', () => {
    const bytes = Buffer.from(`first\n${'x'.repeat(3_000_000)}\nlast {"errcode":40014}\n`);
    const { lines, codes } = scanInParts(bytes, 700_000);
    expect(lines).toBe(3);
    expect(codes).toMatchObject({ 'wechat:40014': [1, '2 -', '2 -', 'open', null, []] });
  });
});

describe('times', () => {
  const first = (text: string): string => {
    const [count] = Object.values(scanChunks([Buffer.from(text)], { form: [] }).codes) as [[number, string]];
    return count[1];
  };
  const failure = '{"errcode":40014,"errmsg":"x"}\n';

  it('are the record’s own, or the nearest before it', () => {
    expect(first(`2026-11-22 08:00:00 a\n2026-11-22 09:00:00 ${failure}`)).toBe('1 2026-11-22T09:00:00.000Z');
    expect(first(`2026-11-22 08:00:00 a\nb\nc\n${failure}`)).toBe('3 2026-11-22T08:00:00.000Z');
    expect(first(`{"ts":1795334400,"msg":"a"}\n${failure}`)).toBe('1 2026-11-22T08:00:00.000Z');
    expect(first(`20261122T080000 a\n${failure}`)).toBe('1 2026-11-22T08:00:00.000Z');
  });

  it('that stand too far away are none', () => {
    expect(first(`2026-11-22 08:00:00 a\n${'b\n'.repeat(30)}${failure}`)).toBe('31 -');
    expect(first(`2026-11-22 08:00:00 a\n${'b'.repeat(9000)}\n${failure}`)).toBe('2 -');
    expect(first(failure)).toBe('0 -');
  });
});

describe('hostile input', () => {
  /** Time in milliseconds and the highest resident memory in MiB above what was there before. */
  function measured(chunk: Buffer, times: number) {
    const scanner = { before: process.memoryUsage().rss, most: 0 };
    const start = processorTime();
    const counted = scanChunks(
      (function* () {
        for (let i = 0; i < times; i++) {
          yield chunk;
          scanner.most = Math.max(scanner.most, process.memoryUsage().rss - scanner.before);
        }
      })() as unknown as Buffer[],
      { form: [] },
    );
    return { ...counted, time: processorTime() - start, grown: scanner.most / 2 ** 20 };
  }
  const mebibyte = (unit: string): Buffer => Buffer.from(unit.repeat(Math.ceil(2 ** 20 / unit.length)));

  it.each([
    ['a line without end', 'x'],
    ['a line of Chinese without end', '错'],
    ['a line of codes without end', '"errcode":40014,'],
    ['a line of words that look like failures without end', 'error '],
    ['only line ends', '\n'],
    ['only carriage returns', '\r'],
    ['only NULs', '\0'],
    ['only closing brackets', '}\n'],
    ['only opening brackets', '{\n'],
    ['deep indents', `${' '.repeat(1000)}error\n`],
    ['lines that all continue the one before', ' "errcode": 40014\n'],
    ['lines without anything', ' \n'],
    ['stack traces without end', '\tat error.Code(Error.java:40014)\n'],
    ['backslashes', '\\'],
    ['names without values', 'result'],
    ['blanks behind a name', `result${' '.repeat(60)}`],
    ['numbers', 'error 1234567\n'],
  ])('%s takes its time only', (_, unit) => {
    // Of the cheap ones more, to see that nothing is kept.
    const { time, grown } = measured(mebibyte(unit), unit.length === 1 && unit !== '错' ? 20 : 2);
    // A second here, most of it for what looks like failures; machines that test are slower, and busy.
    expect(time).toBeLessThan(15_000);
    // The engine's own rubbish and what others of this process leave behind is most of it.
    expect(grown).toBeLessThan(250);
  });

  it('of too many different codes keeps some and counts the others', () => {
    const more = 500;
    const text = Array.from(
      { length: mostCodes + more },
      (_, i) => `{"errcode":${5_000_000 + i},"errmsg":"x"}\n`,
    ).join('');
    const scanner = createScanner(catalog);
    scanner.begin(0);
    const start = processorTime();
    scanner.read(Buffer.from(text), 0, 'utf-8', true);
    // Six seconds or so here; machines that test are slower, and busy.
    expect(processorTime() - start).toBeLessThan(15_000);
    const tally = scanner.take();
    expect(tally.counts.size).toBe(mostCodes);
    expect(tally.failures).toBe(mostCodes + more);
    expect(tally.dropped).toBe(more);
  });

  it('between records hides none of them', () => {
    const failure = '\n2026-11-22 08:00:00 ERROR {"errcode":40014,"errmsg":"x"}\n';
    for (const unit of ['x', '\0', '}\n', ' \n', '\r', '\xff']) {
      expect(codesIn(`${failure}${unit.repeat(2_000_000)}${failure}`), JSON.stringify(unit)).toEqual([
        '40014',
      ]);
    }
  });
});
