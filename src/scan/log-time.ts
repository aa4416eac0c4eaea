/** Times as logs write them. */
import { findStamp } from './stamp.ts';
import { readUnixTime, unixTimeAtStart } from './unix-time.ts';

/** A time stamp of a log. */
export interface LogTime {
  /** Milliseconds of the wall clock that was written, counted as if it were UTC. */
  readonly clock: number;
  /** Minutes east of UTC; null when the log does not say. */
  readonly offset: number | null;
}

/** A stamp of a line's own stands so near to its beginning. */
const headLength = 300;
/** Before a stamp that is as near as this no other time has room. */
const nearest = 11;
/** Loggers that write fields may put the time last. */
const fieldsLength = 2000;

/** Fields for the time: of JSON, quoted or a number, and of logfmt, where no web address holds them. */
const timeField =
  /"(?:@timestamp|timestamp|datetime|time|date|ts)"\s{0,4}:\s{0,4}(?:"([^"]{8,64})"|(\d[\d.e+]{9,30}))|(?<![^\s,{[(])(?:timestamp|datetime|time|date|ts)=(?:"([^"]{8,64})"|([^\s"]{8,40}))/gi;

/** The first field that holds a time. */
function timeFieldIn(text: string, now: Date | undefined): { time: LogTime; name: string } | undefined {
  for (const [written, quoted, bare, fieldQuoted, fieldBare] of text.matchAll(timeField)) {
    const value = (quoted ?? bare ?? fieldQuoted ?? fieldBare) as string;
    const time = readUnixTime(value) ?? findStamp(value, now)?.time;
    if (time !== undefined) return { time, name: /^"\w*@?\w+"|^\w+=/.exec(written)?.[0] ?? written };
  }
  return undefined;
}

const fieldTime = (text: string, now: Date | undefined): LogTime | undefined => timeFieldIn(text, now)?.time;

/**
 * Reads the time stamp of a log line. The first one counts, as of a line that `kubectl logs --timestamps` puts its own
 * before; in a line of JSON the field for the time does, for a message may stand before it.
 *
 * @param line of any length; only its first 2,000 characters are looked at
 * @param now a stamp without a year (syslog, klog) is of the most recent year that is not to come yet; the machine's
 *   clock where left out
 * @returns undefined without a date and a clock; times since 1970 in UTC
 */
export function readLogTime(line: string, now?: Date): LogTime | undefined {
  if (line.startsWith('{')) {
    const time = fieldTime(line.slice(0, fieldsLength), now);
    if (time !== undefined) return time;
  }
  const head = line.slice(0, headLength);
  const stamp = findStamp(head, now);
  if (stamp !== undefined && stamp.start < nearest) return stamp.time;
  const time = unixTimeAtStart(head) ?? fieldTime(line.slice(0, stamp?.start ?? fieldsLength), now);
  return time ?? stamp?.time;
}

/** A part of a line that is a time. */
interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** Where a line has the time that it begins with: a stamp, with the program's own behind a container's, or a field. */
export type TimePlace = (TimeSpan & { readonly own?: TimeSpan }) | { readonly field: string };

/** What Docker's file of JSON puts before a line of the program. */
const containerLine = '{"log":"';
/** A container's time is followed by no more than its stream: ` stdout F `. */
const ownWithin = 12;
const ownLength = 80;
/** Without a day it tells no time, but it begins a record. */
const clockAtStart = /^\W{0,3}(?=\d)(?:\d{1,2}:\d\d:\d\d)/;

/** Finds the time that a line begins with, if it does: what {@link readLogTime} reads, and a clock without a date. */
export function findTimePlace(line: string, now?: Date): TimePlace | undefined {
  const field = (): TimePlace | undefined => {
    const found = timeFieldIn(line.slice(0, fieldsLength), now);
    return found && { field: found.name };
  };
  if (line.startsWith('{') && !line.startsWith(containerLine)) return field();
  const stamp = findStamp(line.slice(0, headLength), now);
  if (stamp === undefined || (stamp.start >= nearest && !line.startsWith(containerLine))) {
    const [clock] = clockAtStart.exec(line) ?? [];
    if (clock !== undefined) return { start: clock.search(/\d/), end: clock.length };
    const unix = unixTimeAtStart(line);
    if (unix !== undefined) return { start: line.search(/\d/), end: line.search(/\d/) + 10 };
    return stamp ? { start: stamp.start, end: stamp.end } : field();
  }
  const { start, end } = stamp;
  if (line.startsWith(containerLine))
    return start < nearest ? { start: 0, end: containerLine.length, own: { start, end } } : field();
  const own = findStamp(line.slice(end, end + ownLength), now);
  if (own === undefined || own.start > ownWithin) return { start, end };
  return { start, end, own: { start: end + own.start, end: end + own.end } };
}

/** Writes a zone as ISO 8601 does: `Z`, `+08:00`; nothing for null. */
function formatOffset(offset: number | null): string {
  if (offset === null) return '';
  if (offset === 0) return 'Z';
  const east = Math.abs(offset);
  const [hours, minutes] = [Math.floor(east / 60), east % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** Writes a time as ISO 8601, by the log's own clock and zone; milliseconds only where there are some. */
export function formatLogTime({ clock, offset }: LogTime): string {
  const written = new Date(clock).toISOString();
  return written.slice(0, clock % 1000 === 0 ? -'.000Z'.length : -'Z'.length) + formatOffset(offset);
}
