/** Instants of log times, and the user's own zone, in which a report tells them. */
import type { LogTime } from './log-time.ts';

const minute = 60_000;
/** Zones change their offset at whole quarters of an hour. */
const quarter = 15 * minute;

/** What the last call found: the times of a log are close to each other. */
let known = { quarter: Number.NaN, offset: 0 };

/** Minutes that the user's zone is east of UTC when its clocks show a time. @param clock as {@link LogTime.clock} */
function offsetAtClock(clock: number): number {
  const at = Math.floor(clock / quarter);
  if (at !== known.quarter) {
    const shown = new Date(clock);
    const local = new Date(
      shown.getUTCFullYear(),
      shown.getUTCMonth(),
      shown.getUTCDate(),
      shown.getUTCHours(),
      shown.getUTCMinutes(),
    );
    known = { quarter: at, offset: -local.getTimezoneOffset() };
  }
  return known.offset;
}

/** The instant of a log time, in milliseconds since 1970; a time without a zone is in the user's. */
export function instantOf({ clock, offset }: LogTime): number {
  return clock - (offset ?? offsetAtClock(clock)) * minute;
}

/** What the user's clocks show at a log time, as {@link LogTime.clock}. */
export function localClockOf(time: LogTime): number {
  if (time.offset === null) return time.clock;
  const instant = instantOf(time);
  return instant - new Date(instant).getTimezoneOffset() * minute;
}

/** A zone with its offset at some time. */
export interface Zone {
  /** Of the zone database where the system tells it; else empty. */
  readonly name: string;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** The user's zone. @param clock a time that its clocks show */
export function localZone(clock: number): Zone {
  return { name: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '', offset: offsetAtClock(clock) };
}
