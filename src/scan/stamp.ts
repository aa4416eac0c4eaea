/** Finds a date with its clock and zone in a text, in the forms that programs log. */
import type { LogTime } from './log-time.ts';

/** A time as a text writes it. */
export interface Stamp {
  readonly time: LogTime;
  /** First UTF-16 unit of the date. */
  readonly start: number;
  /** The unit after the last of clock, zone and year. */
  readonly end: number;
  /** Milliseconds that the text leaves open: 1000 where it tells seconds only, else 1. */
  readonly precision: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Years outside of these come from unset or endless fields, not from a clock. */
const firstYear = 1970;
const lastYear = 2099;

/**
 * Hour, minute, second and fraction: with colons, or without any right after a date without signs. Without a T between them
 * they may be a number of anything, except at the beginning.
 */
const clocks =
  /(?<!\d)(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,18})|:(\d{3}))?(?!\d)|(?<=(?<!\d)\d{8}T|^\W{0,3}(?:19|20)\d{6})(\d\d)(\d\d)(\d\d)(?:[.,](\d{1,18})|(\d{3}))?(?!\d)/g;

const monthName =
  '(?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}|[一二三四五六七八九十]{1,2}月|\\d{1,2}月)';
const weekday = '(?<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?';
const year = '(?<!\\d)(?<year>\\d{4})';
const day = '(?<day>\\d{1,2})';
/** Half of the day, before the clock as Chinese writes it. */
const half = '(?<half>上午|下午)?';

/** What stands before a clock. */
const dates = [
  // 2026-11-22T, 2026/11/22 and the like.
  `${year}[-/.](?<month>\\d{1,2})[-/.]${day}(?:[Tt]|[ _:-]{1,2}|, )${half}`,
  // 22/Nov/2026: of access logs, 22-Nov-2026 of Tomcat and PHP, 22 Nov 2026 of Redis and RFC 1123.
  `(?<!\\d)${day}[ /-]${monthName}[ /-](?<year>\\d{4})[ :]`,
  // Nov 22 of RFC 3164, Sun Nov 22 of ctime.
  `${weekday}${monthName} {1,2}${day} {1,2}`,
  // 11/22/2026 of .NET and Windows; with a month that there is not, the day comes first.
  `(?<!\\d)(?<month>0?[1-9]|1[0-2])/${day}/(?<year>\\d{4}),? ${half}`,
  `(?<!\\d)${day}/(?<month>0?[1-9]|1[0-2])/(?<year>\\d{4}),? ${half}`,
  // Nov 22, 2026 of java.util.logging, Nov 22 2026 of JavaScript.
  `${monthName} {1,2}${day},? (?<year>\\d{4}),? `,
  // 22 Nov of Redis before version 4.
  `(?<!\\d)${day} ${monthName} `,
  `${year}年 ?(?<month>\\d{1,2})月 ?${day}日(?: ?(?:星期|周)[一二三四五六日天])? {0,2}${half}`,
  `${year}(?<month>\\d\\d)(?<day>\\d\\d)[T _-]?`,
  // I1122 of klog and glog.
  `(?<!\\w)[IWEF](?<month>\\d\\d)(?<day>\\d\\d) {1,2}`,
  // [E 261122 of Tornado.
  `\\[[DIWEC] (?<year>\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d) `,
].map((form) => new RegExp(`(?<=(?<date>${form}))`, 'iy'));

const halfAfter = /[ \u202f](AM|PM|上午|下午)(?!\w)/iy;
/** Offsets in use are whole quarters of an hour and no more than 14 hours: what else has a sign is a code. */
const zones =
  / ?(?:(?:GMT|UTC)?([+-])(0\d|1[0-4]):?(00|15|30|45)|(?<=\d)([+-])(0\d|1[0-4])|(Z|UTC|GMT)|(Asia\/Shanghai|PRC))(?!-?\d|[\w:+])/y;
const chinaOffset = 480;
/** CST of Java and ctime names China's and America's zone alike: nobody knows it. */
const yearAfter = / (?:[A-Z]{2,5} )?(\d{4})(?!\d)/y;

const monthStems = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const hanMonths = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

function monthNumber(word: string): number {
  const digits = Number.parseInt(word, 10);
  if (!Number.isNaN(digits)) return digits;
  return word.endsWith('月')
    ? hanMonths.indexOf(word.slice(0, -1)) + 1
    : monthStems.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** Midnight that begins a day, in milliseconds; undefined when the calendar has no such day. */
function midnight(ofYear: number, ofMonth: number, ofDay: number): number | undefined {
  if (ofYear < firstYear || ofYear > lastYear || ofMonth < 1 || ofMonth > 12) return undefined;
  const clock = Date.UTC(ofYear, ofMonth - 1, ofDay);
  return new Date(clock).getUTCDate() === ofDay ? clock : undefined;
}

/** No zone's clock is further ahead of UTC. */
const furthestAhead = 14 * hour;
/** Two leap days are never further apart. */
const mostYearsBack = 8;

/** Midnight of a day without a year: of the most recent one at which the time is not to come yet anywhere. */
function recentMidnight(ofMonth: number, ofDay: number, timeOfDay: number, now: Date): number | undefined {
  const latest = now.getTime() + furthestAhead;
  const thisYear = new Date(latest).getUTCFullYear();
  for (let back = 0; back <= mostYearsBack; back++) {
    const clock = midnight(thisYear - back, ofMonth, ofDay);
    if (clock !== undefined && clock + timeOfDay <= latest) return clock;
  }
  return undefined;
}

/** Runs a sticky expression at a place. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function dateBefore(text: string, at: number): Record<string, string | undefined> | undefined {
  for (const form of dates) {
    const groups = matchAt(form, text, at)?.groups;
    if (groups !== undefined) return groups;
  }
  return undefined;
}

/** Hour of the day from one of its half, if a half is told. */
function fullHour(hours: number, halfWord: string | undefined): number {
  if (halfWord === undefined || hours > 12) return hours;
  const isAfternoon = /^(?:PM|下午)$/i.test(halfWord);
  return (hours % 12) + (isAfternoon ? 12 : 0);
}

/** Milliseconds since midnight; undefined when no clock shows this. */
function timeOfDay(hours: number, minutes: number, seconds: number, fraction: string): number | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return hours * hour + minutes * minute + seconds * second + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function offsetOf(zone: RegExpExecArray): number {
  const [, sign, hours, minutes, shortSign, shortHours, , china] = zone;
  if (china !== undefined) return chinaOffset;
  const east = Number(hours ?? shortHours ?? 0) * 60 + Number(minutes ?? 0);
  return (sign ?? shortSign) === '-' && east > 0 ? -east : east;
}

/** Reads the stamp that a clock belongs to. */
function stampAt(text: string, clock: RegExpExecArray, now: Date | undefined): Stamp | undefined {
  const date = dateBefore(text, clock.index);
  if (date === undefined) return undefined;
  // The second way to write a clock has its own groups.
  const group = clock[1] === undefined ? 6 : 1;
  const fraction = clock[4] ?? clock[5] ?? clock[9] ?? clock[10] ?? '';

  let end = clock.index + clock[0].length;
  const later = matchAt(halfAfter, text, end);
  if (later !== null) end += later[0].length;
  const hours = fullHour(Number(clock[group]), date.half ?? later?.[1]);
  const ofDay = timeOfDay(hours, Number(clock[group + 1]), Number(clock[group + 2]), fraction);
  if (ofDay === undefined) return undefined;

  const zone = matchAt(zones, text, end);
  if (zone !== null) end += zone[0].length;
  const afterwards = date.weekday === undefined ? null : matchAt(yearAfter, text, end);
  if (afterwards !== null) end += afterwards[0].length;

  const written = date.year ?? afterwards?.[1];
  const ofMonth = monthNumber(date.month as string);
  const start =
    written === undefined
      ? recentMidnight(ofMonth, Number(date.day), ofDay, now ?? new Date())
      : midnight(Number(written.padStart(4, '20')), ofMonth, Number(date.day));
  if (start === undefined) return undefined;
  return {
    time: { clock: start + ofDay, offset: zone === null ? null : offsetOf(zone) },
    start: clock.index - (date.date as string).length,
    end,
    precision: fraction === '' ? second : 1,
  };
}

/** A clock that begins a line is the line's own: a date after it belongs to the message. */
const beginning = /^\W{0,3}$/;

/**
 * Finds the first time stamp of a text. Values out of range, such as month 13, are none.
 *
 * @param text a few hundred characters: its length is not limited here
 * @param now a stamp without a year is of the most recent year that is not to come yet
 */
export function findStamp(text: string, now: Date | undefined): Stamp | undefined {
  clocks.lastIndex = 0;
  for (let clock = clocks.exec(text); clock !== null; clock = clocks.exec(text)) {
    const stamp = stampAt(text, clock, now);
    if (stamp !== undefined) return stamp;
    if (beginning.test(text.slice(0, clock.index))) return undefined;
  }
  return undefined;
}
