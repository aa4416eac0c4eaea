/** What a scan of logs found: what the table, the JSON and the HTML report are made of. */
import type { Entry } from '../catalog/types.ts';
import type { Candidate, Certainty, Reason } from '../detect/vendor-guess.ts';
import type { Zone } from './instant.ts';
import type { LogTime } from './log-time.ts';

/** Where a code stands in the logs. */
export interface Place {
  /** As it was given; `-` for standard input. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The log's own time stamp; null where it has none. */
  readonly time: LogTime | null;
}

/** One code of one vendor, with how often and when it was logged. */
export interface CodeCount {
  readonly code: string;
  /** Id of the vendor or of a platform without tables; null when nothing tells it. */
  readonly vendor: string | null;
  /** The vendors whose it may be, best first; empty for an unknown code. */
  readonly candidates: readonly Candidate[];
  /** How sure that is, and what speaks most for it. */
  readonly certainty: Certainty;
  readonly reason: Reason;
  /** The meanings at the vendor, or at all candidates where it is open; empty for an unknown code. Best first. */
  readonly entries: readonly Entry[];
  /** What the logs said with it first, without secrets. */
  readonly message: string | null;
  /** Log records that hold it: lines, with the lines that continue them. */
  readonly count: number;
  readonly first: Place;
  readonly last: Place;
  /** Records in each bucket of the timeline; empty without a timeline. */
  readonly timeline: readonly number[];
}

/** Failures over time, by the user's clocks. */
export interface Timeline {
  /** What the user's clocks showed when the first bucket began, as {@link LogTime.clock}. */
  readonly start: number;
  /** Milliseconds of one bucket. */
  readonly step: number;
  /** Failing records in each bucket. */
  readonly counts: readonly number[];
}

export interface ScanReport {
  /** Most frequent first; codes that a table has, and those that none has. */
  readonly codes: readonly CodeCount[];
  /** Null when no failing record has a time stamp. */
  readonly timeline: Timeline | null;
  /** The user's, in which the timeline is told. */
  readonly zone: Zone;
  /** Records that hold at least one failure. */
  readonly failures: number;
  /** Records with codes of other platforms than those asked for, most first. */
  readonly others: readonly { readonly vendor: string; readonly count: number }[];
  readonly lines: number;
  readonly bytes: number;
  /** As they were given; `-` for standard input. */
  readonly files: readonly string[];
  /** Records whose code was not counted, because there were too many different ones. */
  readonly dropped: number;
  /** Whether the logs were read to their end. */
  readonly isComplete: boolean;
}
