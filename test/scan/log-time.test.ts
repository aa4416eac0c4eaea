/** Time stamps of logs: every usual form, what is none, and how they are written back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLogTime, type LogTime, readLogTime } from '../../src/scan/log-time.ts';
import { processorTime } from '../support/processor-time.ts';

const now = new Date('2026-11-23T00:00:00Z');

/** What is read from a line, written back; undefined when nothing is. */
function read(line: string): string | undefined {
  const time = readLogTime(line, now);
  return time && formatLogTime(time);
}

describe('readLogTime', () => {
  it.each([
    ['2026-11-22T08:30:00Z started', '2026-11-22T08:30:00Z'],
    ['2026-11-22T08:30:00.123456789Z stdout F x', '2026-11-22T08:30:00.123Z'],
    ['2026-11-22T08:30:00.5+08:00 x', '2026-11-22T08:30:00.500+08:00'],
    ['2026-11-22 08:30:00,123 ERROR x', '2026-11-22T08:30:00.123'],
    ['2026-11-22 08:30:00:123 ERROR x', '2026-11-22T08:30:00.123'],
    ['2026-11-22 08:30:00 +0800 x', '2026-11-22T08:30:00+08:00'],
    ['2026-11-22 08:30:00+0530 x', '2026-11-22T08:30:00+05:30'],
    ['2026-11-22 08:30:00-08 x', '2026-11-22T08:30:00-08:00'],
    ['2026-11-22 08:30:00 UTC x', '2026-11-22T08:30:00Z'],
    ['[2026-11-22 08:30:00] x', '2026-11-22T08:30:00'],
    ['\u001b[32m2026-11-22 08:30:00\u001b[0m x', '2026-11-22T08:30:00'],
    ['ERROR 2026-11-22 08:30:00 x', '2026-11-22T08:30:00'],
    ['2026-1-2 8:30:00 x', '2026-01-02T08:30:00'],
    ['2026-11-22 上午08:30:00 x', '2026-11-22T08:30:00'],
    ['2026-11-22 下午8:30:00 x', '2026-11-22T20:30:00'],
    ['2026-11-22 上午12:30:00 x', '2026-11-22T00:30:00'],
    ['2026-11-22 下午12:30:00 x', '2026-11-22T12:30:00'],
  ])('reads ISO 8601 in %j', (line, time) => expect(read(line)).toBe(time));

  it.each([
    ['Go', '2026/11/22 08:30:00 main.go:12: x', '2026-11-22T08:30:00'],
    ['nginx errors', '2026/11/22 08:30:00 [error] 7#7: *1 x', '2026-11-22T08:30:00'],
    ['digits only', '20261122 08:30:00 x', '2026-11-22T08:30:00'],
    ['ISO 8601, basic', '20261122T083000Z x', '2026-11-22T08:30:00Z'],
    ['ISO 8601, basic, with more', '20261122T083000.123+0800 x', '2026-11-22T08:30:00.123+08:00'],
    ['access logs', '10.0.0.1 - - [22/Nov/2026:08:30:00 +0800] "GET /"', '2026-11-22T08:30:00+08:00'],
    ['Tomcat', '22-Nov-2026 08:30:00.123 SEVERE [main] x', '2026-11-22T08:30:00.123'],
    ['Tomcat in Chinese', '22-十一月-2026 08:30:00.123 严重 [main] x', '2026-11-22T08:30:00.123'],
    ['PHP', '[22-Nov-2026 08:30:00 Asia/Shanghai] PHP x', '2026-11-22T08:30:00+08:00'],
    ['PHP elsewhere', '[22-Nov-2026 08:30:00 Europe/Paris] PHP x', '2026-11-22T08:30:00'],
    ['Redis', '12:M 22 Nov 2026 08:30:00.123 * x', '2026-11-22T08:30:00.123'],
    ['old Redis', '[12] 22 Nov 08:30:00.123 # x', '2026-11-22T08:30:00.123'],
    ['RFC 1123', 'Date: Sun, 22 Nov 2026 08:30:00 GMT', '2026-11-22T08:30:00Z'],
    ['ctime', '[Sun Nov 22 08:30:00 2026] x', '2026-11-22T08:30:00'],
    ['ctime of another year', 'Fri Nov 22 08:30:00 2019 x', '2019-11-22T08:30:00'],
    ['Apache errors', '[Sun Nov 22 08:30:00.123456 2026] [core:error] x', '2026-11-22T08:30:00.123'],
    ['date in an unclear zone', 'Fri Nov 22 08:30:00 CST 2019', '2019-11-22T08:30:00'],
    ['date in UTC', 'Fri Nov 22 08:30:00 UTC 2019', '2019-11-22T08:30:00Z'],
    ['date in Chinese', '2026年 11月 22日 星期日 08:30:00 CST', '2026-11-22T08:30:00'],
    ['JavaScript', 'Sun Nov 22 2026 08:30:00 GMT+0800 (CST) x', '2026-11-22T08:30:00+08:00'],
    ['java.util.logging', 'Nov 22, 2026 8:30:00 PM com.example.A b', '2026-11-22T20:30:00'],
    ['java.util.logging of Java 20', 'Nov 22, 2026, 8:30:00\u202fAM com.example.A b', '2026-11-22T08:30:00'],
    ['java.util.logging in Chinese', '十一月 22, 2026 8:30:00 下午 com.example.A b', '2026-11-22T20:30:00'],
    ['Chinese', '2026年11月22日 08:30:00 x', '2026-11-22T08:30:00'],
    ['klog', 'E1122 08:30:00.123456       1 a.go:12] x', '2026-11-22T08:30:00.123'],
    ['Tornado', '[E 240301 19:07:56 web:1] x', '2024-03-01T19:07:56'],
    ['logfmt', 'level=error msg=x time="2026-11-22T08:30:00+08:00"', '2026-11-22T08:30:00+08:00'],
  ])('reads %s', (_, line, time) => expect(read(line)).toBe(time));

  it.each([
    ['zap', '{"level":"error","ts":1795336200.123,"msg":"x"}', '2026-11-22T08:30:00.123Z'],
    ['pino', '{"level":50,"time":1795336200123,"msg":"x"}', '2026-11-22T08:30:00.123Z'],
    ['microseconds', '{"ts":1795336200123456}', '2026-11-22T08:30:00.123Z'],
    ['quoted nanoseconds', '{"ts":"1795336200123456789"}', '2026-11-22T08:30:00.123Z'],
    ['logfmt', 'level=error ts=1795336200 msg="until 2026-12-01 00:00:00"', '2026-11-22T08:30:00Z'],
    ['Squid', '1795336200.123    12 10.0.0.1 TCP_MISS/200', '2026-11-22T08:30:00.123Z'],
    ['Nagios', '[1795336200] SERVICE ALERT: x', '2026-11-22T08:30:00Z'],
    ['zap’s console', '1.7953362001234567e+09\tERROR\tx', '2026-11-22T08:30:00.123Z'],
  ])('reads a number since 1970 in UTC: %s', (_, line, time) => expect(read(line)).toBe(time));

  it.each(['time', 'ts', 'timestamp', '@timestamp', 'datetime', 'date', 'Timestamp'])(
    'finds the field %s behind a long message',
    (name) => {
      const message = '2020-01-01 00:00:00 '.repeat(40);
      const line = JSON.stringify({ level: 'error', msg: message, [name]: '2026-11-22 08:30:00.123' });
      expect(read(line)).toBe('2026-11-22T08:30:00.123');
    },
  );

  it.each([
    ['kubectl', '2026-11-22T00:30:01.5Z 2026-11-22 08:30:00 ERROR x', '2026-11-22T00:30:01.500Z'],
    ['an invalid one before', '2026-13-22 08:30:00 2026-11-22 08:30:00', '2026-11-22T08:30:00'],
    ['a clock of an address before', 'mac 00:11:22:33 2026-11-22 08:30:00', '2026-11-22T08:30:00'],
    ['a field of a web address', 'GET /a?timestamp=1795336200 2025-11-22 08:30:00', '2025-11-22T08:30:00'],
    ['a field behind', 'ERROR [main] 2026-11-22 08:30:00 {"time":1700000000000}', '2026-11-22T08:30:00'],
    ['an escaped field', '{"msg":"{\\"time\\":1700000000000}","ts":1795336200}', '2026-11-22T08:30:00Z'],
  ])('takes the right one of several: %s', (_, line, time) => expect(read(line)).toBe(time));

  it.each([
    ['2026-11-22 08:30:00 -1001 invalid', '2026-11-22T08:30:00'],
    ['2026-11-22 08:30:00 - 0800', '2026-11-22T08:30:00'],
    ['2026-11-22 08:30:00 Zone', '2026-11-22T08:30:00'],
    ['2026-11-22 08:30:00 +15:00', '2026-11-22T08:30:00'],
  ])('takes no other word for a zone: %j', (line, time) => expect(read(line)).toBe(time));

  it.each([
    '',
    '08:30:00.123 [main] ERROR x',
    '[08:30:00] until 2026-12-01 00:00:00',
    '2026-11-22 x',
    '2026-13-22 08:30:00',
    '2026-00-22 08:30:00',
    '2026-02-29 08:30:00',
    '2026-11-31 08:30:00',
    '2026-11-22 24:00:00',
    '2026-11-22 08:60:00',
    '2026-11-22 08:30:60',
    '20261322T083000Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31 23:59:59',
    'Foo 22 08:30:00 x',
    '十三月 22, 2026 8:30:00 下午',
    '\tat com.example.A.b(A.java:12)',
    '1000210002 参数错误',
    '4102444800 x',
    '179533620 x',
    '1795336200x',
    'https://example.com/?timestamp=1795336200123&sign=x',
    `${'x'.repeat(300)} 2026-11-22 08:30:00`,
    `${'x'.repeat(2000)} "time":1795336200`,
  ])('finds none in %j', (line) => expect(readLogTime(line, now)).toBeUndefined());

  it.each([
    ['Nov 22 08:30:00 host x', '2026-11-23T00:00:00Z', '2026-11-22T08:30:00'],
    ['Nov  2 08:30:00 host x', '2026-11-23T00:00:00Z', '2026-11-02T08:30:00'],
    ['Dec 31 23:59:59 host x', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59'],
    ['Nov 24 08:30:00 host x', '2026-11-23T00:00:00Z', '2025-11-24T08:30:00'],
    ['Jan  1 07:59:00 in China', '2026-12-31T23:59:30Z', '2027-01-01T07:59:00'],
    ['Feb 29 08:30:00 host x', '2026-11-23T00:00:00Z', '2024-02-29T08:30:00'],
  ])('gives %j, read at %s, the latest year that is not to come', (line, at, time) => {
    expect(formatLogTime(readLogTime(line, new Date(at)) as LogTime)).toBe(time);
  });

  it('goes by the machine’s clock where none is given', () => {
    const year = new Date(Date.now() + 14 * 3_600_000).getUTCFullYear();
    expect(formatLogTime(readLogTime('Jan  1 00:00:00 host x') as LogTime)).toBe(`${year}-01-01T00:00:00`);
  });

  const time = fc.record({
    clock: fc.integer({ min: 0, max: Date.UTC(2099, 11, 31) }),
    offset: fc.option(
      fc.integer({ min: -56, max: 56 }).map((quarters) => quarters * 15),
      { nil: null },
    ),
  });

  it('reads every time that is written', () => {
    fc.assert(
      fc.property(time, fc.constantFrom('', '[', 'ERROR '), (written, before) => {
        expect(readLogTime(`${before}${formatLogTime(written)} x`)).toEqual(written);
      }),
    );
  });

  it('reads or leaves any line, and writes what it reads', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789:-/.,+TZ []年月日', 'Nov ', 'time=', '"ts":') }),
    );
    fc.assert(
      fc.property(line, (text) => {
        const found = readLogTime(text, now);
        if (found !== undefined) expect(readLogTime(formatLogTime(found))).toEqual(found);
      }),
    );
  });

  it('takes time in proportion to the text, whatever it holds', () => {
    for (const hostile of ['1', '1:', '11:11:11 ', '"time":"', 'time=', '[ ', '2026-11-22 ', ' ']) {
      const line = hostile.repeat(1e6 / hostile.length);
      const start = processorTime();
      readLogTime(line, now);
      readLogTime(`{${line}`, now);
      expect(processorTime() - start).toBeLessThan(500);
    }
  });
});
