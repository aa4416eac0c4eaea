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

function fieldTime(text: string, now: Date | undefined): LogTime | undefined {
  for (const [, quoted, bare, fieldQuoted, fieldBare] of text.matchAll(timeField)) {
    const value = (quoted ?? bare ?? fieldQuoted ?? fieldBare) as string;
    const time = readUnixTime(value) ?? findStamp(value, now)?.time;
    if (time !== undefined) return time;
  }
  return undefined;
}

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
