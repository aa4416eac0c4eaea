/** Times that are counted since 1970. */
import type { LogTime } from './log-time.ts';

const second = 1000;

/**
 * From 2010 to 2038, in milliseconds. What is less or more is a number of another kind: Guanaitong's codes have ten
 * digits as well.
 */
const first = Date.UTC(2010, 0, 1);
const last = 2 ** 31 * second;

/** Seconds (zap writes them with an exponent too), or milli-, micro-, nanoseconds by the number of digits. */
const seconds = /^(?:\d{10}(?:\.\d{1,9})?|\d\.\d{1,18}e\+?0?9)$/i;
const fractions = new Map([
  [13, 1],
  [16, 1e3],
  [19, 1e6],
]);

function milliseconds(text: string): number | undefined {
  if (seconds.test(text)) return Math.round(Number(text) * second);
  const perMillisecond = fractions.get(text.length);
  if (perMillisecond === undefined || !/^\d+$/.test(text)) return undefined;
  return Math.floor(Number(text) / perMillisecond);
}

/** Reads seconds, milliseconds, microseconds or nanoseconds since 1970, and nothing but them. @returns in UTC */
export function readUnixTime(text: string): LogTime | undefined {
  const clock = milliseconds(text);
  return clock === undefined || clock < first || clock >= last ? undefined : { clock, offset: 0 };
}

const atStart = /^\s{0,8}\[?(\d[\d.e+]{9,30})(?=[\s\],|;]|$)/i;

/** Reads a number since 1970 that begins a line, as Squid, Nagios and zap's console write it. */
export function unixTimeAtStart(line: string): LogTime | undefined {
  const match = atStart.exec(line);
  return match === null ? undefined : readUnixTime(match[1] as string);
}
