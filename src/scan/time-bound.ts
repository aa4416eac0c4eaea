/** Since when and until when logs are read, as people type it. */
import { instantOf } from './instant.ts';
import type { LogTime } from './log-time.ts';
import { findStamp } from './stamp.ts';
import { readUnixTime } from './unix-time.ts';

/**
 * A stretch of time that something begins or ends with: a whole day where a day was typed, a whole minute where no
 * seconds were. Since such a bound counts from its beginning, until it counts to its end.
 */
export interface TimeBound {
  /** Its first millisecond, as {@link LogTime.clock}. */
  readonly clock: number;
  /** Minutes east of UTC; null where no zone was typed, so that it is the user's. */
  readonly offset: number | null;
  /** Milliseconds; at least 1. */
  readonly length: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units: Readonly<Record<string, number>> = { s: second, m: minute, h: hour, d: day, w: 7 * day };
const age = /^(?:\d{1,5}(?:\.\d{1,3})? ?[smhdw] ?){1,4}(?:ago)?$/;
const ageParts = /([\d.]{1,9}) ?([smhdw])/g;

/** A point in time by the machine's clock. */
function atInstant(instant: number, length: number): TimeBound {
  const offset = -new Date(instant).getTimezoneOffset();
  return { clock: instant + offset * minute, offset, length };
}

function readAge(text: string): number | undefined {
  if (text === 'now') return 0;
  if (!age.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(ageParts))
    total += Number(amount) * (units[unit as string] as number);
  return Math.round(total);
}

/** Date of the machine's calendar, so many days after a date's. */
function localDate(date: Date, days: number): string {
  const clock = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate() + days);
  return new Date(clock).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

const minuteOnly = /(?<![\d:+-])\d{1,2}:\d\d(?![\d:])/;

/** Fills in what people leave out of a time: today's date, the seconds, the clock. */
function complete(text: string, now: Date): { stamp: string; length: number | undefined } {
  const dated = text
    .replace(/^today\b/, localDate(now, 0))
    .replace(/^yesterday\b/, localDate(now, -1))
    .replace(/^(?=\d{1,2}:\d\d)/, `${localDate(now, 0)} `);
  if (minuteOnly.test(dated)) return { stamp: dated.replace(minuteOnly, '$&:00'), length: minute };
  if (/\d:\d\d|\dT\d/.test(dated)) return { stamp: dated, length: undefined };
  return { stamp: `${dated} 00:00:00`, length: day };
}

/** What may stand around a stamp that is a whole argument. */
const around = /^\[?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?\]?$/i;
const longest = 64;

/**
 * Reads a time bound: a stamp in any form that logs have, a date with or without hour and minute, an hour of today, an
 * age such as `15m` or `1h30m`, `now`, `today` or `yesterday`, also with an hour: `yesterday 18:00`.
 *
 * @returns undefined for anything else
 */
export function readTimeBound(text: string, now: Date): TimeBound | undefined {
  const trimmed = text.trim();
  if (trimmed.length > longest) return undefined;
  const ago = readAge(trimmed);
  if (ago !== undefined) return atInstant(now.getTime() - ago, 1);
  const unix = readUnixTime(trimmed);
  if (unix !== undefined) return atInstant(unix.clock, /^\d{10}$/.test(trimmed) ? second : 1);

  const { stamp, length } = complete(trimmed, now);
  const found = findStamp(stamp, now);
  if (found === undefined || !around.test(stamp.slice(0, found.start) + stamp.slice(found.end)))
    return undefined;
  const { clock, offset } = found.time;
  const whole = length ?? found.precision;
  return offset === null ? { clock, offset, length: whole } : atInstant(clock - offset * minute, whole);
}

/** Whether a log time lies before a bound, and so outside of what is read since then. */
export function isBefore(time: LogTime, bound: TimeBound): boolean {
  return instantOf(time) < instantOf(bound);
}

/** Whether a log time lies after all of a bound, and so outside of what is read until then. */
export function isAfter(time: LogTime, bound: TimeBound): boolean {
  // A day is shorter or longer where clocks change.
  return instantOf(time) >= instantOf({ ...bound, clock: bound.clock + bound.length });
}

/** Times from one bound to another; an end that is left out is open. */
export interface TimeRange {
  readonly since?: TimeBound | undefined;
  readonly until?: TimeBound | undefined;
}

/** Whether a log time lies in a range; no time lies in none. */
export function isWithin(time: LogTime | null, { since, until }: TimeRange): boolean {
  return time !== null && !(since && isBefore(time, since)) && !(until && isAfter(time, until));
}
