import { describe, expect, it } from 'vitest';
import {
  clockText,
  clockTicks,
  countText,
  countTicks,
  lengthText,
  sizeText,
  timeText,
} from '../../src/render/scan-figures.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2026, 4, 6, 12);

describe('figures of the page of a scan', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [12_345_678, '12,345,678'],
  ])('parts the thousands of %i', (count, text) => expect(countText(count)).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [34_120_771, '34.1 MB'],
    [512_000_000_000, '512 GB'],
    [4.2e15, '4200 TB'],
  ])('writes %d bytes short', (bytes, text) => expect(sizeText(bytes)).toBe(text));

  it.each([
    [250, '250 ms', '250 毫秒'],
    [30_000, '30 s', '30 秒'],
    [90_000, '90 s', '90 秒'],
    [15 * minute, '15 min', '15 分钟'],
    [3 * hour, '3 h', '3 小时'],
    [7 * day, '7 d', '7 天'],
  ])('names a length of %i ms', (length, en, zh) => {
    expect(lengthText(length, 'en')).toBe(en);
    expect(lengthText(length, 'zh')).toBe(zh);
  });

  it('writes times by the user’s clocks', () => {
    expect(clockText(noon)).toBe('2026-05-06 12:00:00');
    expect(clockText(noon + 7)).toBe('2026-05-06 12:00:00.007');
    expect(timeText({ clock: noon, offset: null })).toBe('2026-05-06 12:00:00');
    expect(timeText({ clock: noon, offset: 480 })).toBe('2026-05-06 12:00:00');
    expect(timeText({ clock: noon, offset: -210 })).toBe('2026-05-06 23:30:00');
  });

  it.each([
    ['seconds', noon, 30_000, ['05-06 12:00:00', '12:00:10', '12:00:20']],
    ['hours over midnight', noon, 20 * hour, ['05-06 12:00', '18:00', '05-07 00:00', '06:00']],
    ['days', noon, 4 * day, ['2026-05-07', '2026-05-08', '2026-05-09', '2026-05-10']],
  ])('marks %s', (_, start, length, labels) => {
    expect(clockTicks(start, start + length, 4).map(({ label }) => label)).toEqual(labels);
  });

  it.each([1, 17, 999, hour, day, 40 * day, 5000 * day])('has few marks over %i ms', (length) => {
    const ticks = clockTicks(noon + 1, noon + 1 + length, 6);
    expect(ticks.length).toBeLessThanOrEqual(7);
    for (const { value } of ticks) {
      expect(value).toBeGreaterThan(noon);
      expect(value).toBeLessThan(noon + 1 + length);
    }
  });

  it.each([
    [1, ['0', '1']],
    [3, ['0', '1', '2', '3']],
    [7, ['0', '5', '10']],
    [1313, ['0', '500', '1,000', '1,500']],
  ])('marks counts up to %i', (largest, labels) => {
    expect(countTicks(largest).map(({ label }) => label)).toEqual(labels);
  });
});
