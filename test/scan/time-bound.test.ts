/** Bounds as people type them, and which log times lie outside of them. The machine stands in Shanghai. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatLogTime, readLogTime } from '../../src/scan/log-time.ts';
import { isAfter, isBefore, readTimeBound, type TimeBound } from '../../src/scan/time-bound.ts';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Asia/Shanghai';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** 07:30 on the 23rd in Shanghai. */
const now = new Date('2026-11-22T23:30:00Z');

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

describe('readTimeBound', () => {
  it.each([
    ['2026-11-22', '2026-11-22T00:00:00', day],
    ['2026/11/22', '2026-11-22T00:00:00', day],
    ['20261122', '2026-11-22T00:00:00', day],
    ['2026年11月22日', '2026-11-22T00:00:00', day],
    ['Nov 22', '2026-11-22T00:00:00', day],
    ['today', '2026-11-23T00:00:00', day],
    ['yesterday', '2026-11-22T00:00:00', day],
    ['2026-11-22 08:30', '2026-11-22T08:30:00', minute],
    ['2026-11-22T08:30', '2026-11-22T08:30:00', minute],
    ['2026-11-22T08:30Z', '2026-11-22T16:30:00+08:00', minute],
    ['2026-11-22T08:30+09:00', '2026-11-22T07:30:00+08:00', minute],
    ['08:30', '2026-11-23T08:30:00', minute],
    ['8:30', '2026-11-23T08:30:00', minute],
    ['yesterday 18:00', '2026-11-22T18:00:00', minute],
    ['08:30:05', '2026-11-23T08:30:05', second],
    ['2026-11-22 08:30:05', '2026-11-22T08:30:05', second],
    ['2026-11-22T08:30:05.250Z', '2026-11-22T16:30:05.250+08:00', 1],
    ['20261122T083005Z', '2026-11-22T16:30:05+08:00', second],
    ['22/Nov/2026:08:30:05 +0000', '2026-11-22T16:30:05+08:00', second],
    ['[Sun Nov 22 08:30:05 2026]', '2026-11-22T08:30:05', second],
    ['Sun, 22 Nov 2026 08:30:05 GMT', '2026-11-22T16:30:05+08:00', second],
    ['1795336205', '2026-11-22T16:30:05+08:00', second],
    ['1795336205250', '2026-11-22T16:30:05.250+08:00', 1],
    ['now', '2026-11-23T07:30:00+08:00', 1],
    ['30s', '2026-11-23T07:29:30+08:00', 1],
    ['15m', '2026-11-23T07:15:00+08:00', 1],
    ['2h', '2026-11-23T05:30:00+08:00', 1],
    ['1h30m', '2026-11-23T06:00:00+08:00', 1],
    ['1.5h ago', '2026-11-23T06:00:00+08:00', 1],
    ['1d', '2026-11-22T07:30:00+08:00', 1],
    [' 1w ', '2026-11-16T07:30:00+08:00', 1],
  ])('reads %j as %s and %i ms', (text, beginning, length) => {
    const bound = readTimeBound(text, now) as TimeBound;
    expect([formatLogTime(bound), bound.length]).toEqual([beginning, length]);
  });

  it.each([
    '',
    'x',
    '5',
    '15M',
    '1y',
    '2026',
    '2026-13-01',
    '2026-02-29',
    '25:00',
    '08:60',
    '2026-11-22 25:00',
    '2026-11-22 08:30:00 x',
    'x 2026-11-22',
    '2026-11-22 2026-11-23',
    'today yesterday',
    '999999w',
    `2026-11-22${' '.repeat(100)}x`,
  ])('does not read %j', (text) => expect(readTimeBound(text, now)).toBeUndefined());

  it('reads or refuses any text', () => {
    const unit = fc.constantFrom(...'0123456789:-. TZwdhms+', 'today', 'now', 'Nov');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const bound = readTimeBound(text, now);
        if (bound !== undefined) expect(formatLogTime(bound)).toMatch(/^(?:19|20)\d\d-/);
      }),
    );
  });
});

describe('isBefore and isAfter', () => {
  const where = (line: string, text: string): string => {
    const time = readLogTime(line, now);
    const bound = readTimeBound(text, now);
    if (time === undefined || bound === undefined) throw new Error(`unread: ${line} or ${text}`);
    if (isBefore(time, bound)) return 'before';
    return isAfter(time, bound) ? 'after' : 'within';
  };

  it.each([
    // A day is all of it, by the user's clock.
    ['2026-11-21 23:59:59.999', '2026-11-22', 'before'],
    ['2026-11-22 00:00:00', '2026-11-22', 'within'],
    ['2026-11-22 23:59:59.999', '2026-11-22', 'within'],
    ['2026-11-23 00:00:00', '2026-11-22', 'after'],
    ['2026-11-22T23:59:59Z', '2026-11-22', 'after'],
    ['2026-11-22T15:59:59Z', '2026-11-22', 'within'],
    ['2026-11-22 08:30:59', '2026-11-22 08:30', 'within'],
    ['2026-11-22 08:31:00', '2026-11-22 08:30', 'after'],
    // Instants, where both tell their zones.
    ['2026-11-22T00:30:00Z', '2026-11-22T08:30:00+08:00', 'within'],
    ['2026-11-22T08:30:00Z', '2026-11-22T08:30:00+08:00', 'after'],
    ['2026-11-22T08:30:00+09:00', '2026-11-22T08:30:00+08:00', 'before'],
    // The user's zone, where the bound has none.
    ['2026-11-22T00:30:00Z', '2026-11-22 08:30:00', 'within'],
    ['2026-11-21T19:30:00-05:00', '2026-11-22 08:30:00', 'within'],
    // The user's zone, where the log has none.
    ['2026-11-22 16:30:00', '2026-11-22T08:30:00Z', 'within'],
    ['2026-11-23 07:14:59', '15m', 'before'],
    ['2026-11-23 07:15:01', '15m', 'after'],
    ['2026-11-22T23:14:59Z', '15m', 'before'],
    ['2026-11-22T23:15:01Z', '15m', 'after'],
  ])('sees %s %s: %s', (line, text, place) => expect(where(line, text)).toBe(place));
});
