/** Numbers, sizes and times as reports of a scan write them. */
import type { Language } from '../catalog/types.ts';
import { localClockOf, type Zone } from '../scan/instant.ts';
import type { LogTime } from '../scan/log-time.ts';

/** A number with its thousands parted: `12,345`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

const sizeUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size in the unit that leaves it short: `34.1 MB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), sizeUnits.length - 1);
  const size = bytes / 1000 ** power;
  return `${size.toFixed(power > 0 && size < 100 ? 1 : 0)} ${sizeUnits[power]}`;
}

/** A wall clock as `2026-11-22 10:03:14`, with milliseconds where it has them. @param clock as {@link LogTime.clock} */
export function clockText(clock: number): string {
  return new Date(clock).toISOString().replace('T', ' ').replace('.000Z', '').replace('Z', '');
}

/** An offset from UTC as `+08:00`. @param minutes east of UTC */
export function offsetText(minutes: number): string {
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

/** A time stamp by the user's clocks: `2026-11-22 10:03:14`. */
export function timeText(time: LogTime): string {
  return clockText(localClockOf(time));
}

/** A zone as `Asia/Shanghai +08:00`. */
export function zoneText({ name, offset }: Zone): string {
  return [name, offsetText(offset)].filter((text) => text !== '').join(' ');
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = [
  { length: day, zh: '天', en: 'd' },
  { length: hour, zh: '小时', en: 'h' },
  { length: minute, zh: '分钟', en: 'min' },
  { length: second, zh: '秒', en: 's' },
  { length: 1, zh: '毫秒', en: 'ms' },
];

/** A length of time in the largest unit that it is a whole number of: `15 min`. @param length milliseconds */
export function lengthText(length: number, language: Language): string {
  const unit = units.find((one) => length % one.length === 0);
  return unit ? `${length / unit.length} ${unit[language]}` : `${length} ms`;
}

/** One mark of an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

const clockSteps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 30, 60, 90, 180, 365].map((count) => count * day),
];

/**
 * Marks of a time axis at round times, with the date where it changes.
 *
 * @param start wall clock of the axis's beginning
 * @param end wall clock of its end
 * @param most how many marks there may be
 */
export function clockTicks(start: number, end: number, most: number): Tick[] {
  const longest = clockSteps.at(-1) as number;
  const step =
    clockSteps.find((one) => (end - start) / one <= most) ??
    longest * Math.ceil((end - start) / longest / most);
  const ticks: Tick[] = [];
  let date = '';
  for (let value = Math.ceil(start / step) * step; value < end; value += step) {
    const [day, time] = clockText(value).split(' ') as [string, string];
    const shownTime = step >= minute ? time.slice(0, 5) : time;
    const label = step >= 24 * hour ? day : day === date ? shownTime : `${day.slice(5)} ${shownTime}`;
    ticks.push({ value, label });
    date = day;
  }
  return ticks;
}

/** Marks of an axis of counts from 0 to at least the largest, at 1, 2 or 5 times a power of ten. @param largest above 0 */
export function countTicks(largest: number): Tick[] {
  const rough = Math.max(largest / 3, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) as number) * power;
  const ticks: Tick[] = [];
  for (let value = 0; value < largest + step; value += step) ticks.push({ value, label: countText(value) });
  return ticks;
}
