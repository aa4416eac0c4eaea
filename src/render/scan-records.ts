/** What a scan counted, as the machine formats have it. */
import type { VendorTable } from '../catalog/catalog.ts';
import type { Entry, Localized } from '../catalog/types.ts';
import type { Group } from '../scan/groups.ts';
import type { Zone } from '../scan/instant.ts';
import { formatLogTime } from '../scan/log-time.ts';
import type { CodeCount, Place, Timeline } from '../scan/scan-report.ts';
import {
  type EntryRecord,
  entryRecord,
  entryShape,
  type RecordShape,
  type VendorGuessRecord,
} from './records.ts';
import { offsetText } from './scan-figures.ts';

/** A place in the logs; `line` counts from 1, `time` is ISO 8601 by the log's own clock. */
export interface PlaceRecord {
  readonly file: string;
  readonly line: number;
  readonly time: string | null;
}

/** What both kinds of codes have. */
interface Counted {
  readonly count: number;
  readonly first: PlaceRecord;
  readonly last: PlaceRecord;
}

/** A code that a table has, with its entry. */
export interface ScanRecord extends EntryRecord, Counted {
  /** What the logs said with it first, without secrets. */
  readonly logged: string | null;
  /** Ids of the vendors whose it may be, best first. */
  readonly candidates: readonly string[];
}

/** A code that no table has. */
export interface UnknownScanRecord extends Counted {
  readonly code: string;
  readonly message: string | null;
  readonly vendor: string | null;
  readonly vendorName: Localized | null;
  readonly vendorGuess: VendorGuessRecord;
}

const placeFields = (name: string): string[] => [name, `${name}.file`, `${name}.line`, `${name}.time`];

export const scanShape: RecordShape = {
  fields: [
    ...entryShape.fields,
    'count',
    ...placeFields('first'),
    ...placeFields('last'),
    'logged',
    'candidates',
  ],
  columns: [
    'vendor',
    'code',
    'count',
    ...placeFields('first').slice(1),
    ...placeFields('last').slice(1),
    'message.zh',
    'message.en',
    'retry',
    'category',
    'logged',
  ],
};

export const groupShape: RecordShape = {
  fields: ['vendor', 'time', 'count', 'codes'],
  columns: ['vendor', 'time', 'count', 'codes'],
};

const placeRecord = ({ file, line, time }: Place): PlaceRecord => ({
  file,
  line,
  time: time && formatLogTime(time),
});

function counted({ count, first, last }: CodeCount): Counted {
  return { count, first: placeRecord(first), last: placeRecord(last) };
}

/** How the vendor of a code was found; null when it was asked for. */
function guessOf({ certainty, reason }: CodeCount): VendorGuessRecord | null {
  return reason === 'option' ? null : { certainty, reason };
}

/** The record of a code that a table has. @param entry its likeliest meaning */
export function scanRecord(code: CodeCount, entry: Entry, table: VendorTable): ScanRecord {
  return {
    ...entryRecord({ query: null, entry, vendorGuess: guessOf(code) }, table),
    ...counted(code),
    logged: code.message,
    candidates: code.candidates.map(({ vendor }) => vendor),
  };
}

/** The record of a code that no table has. */
export function unknownScanRecord(code: CodeCount, name: Localized | null): UnknownScanRecord {
  const { certainty, reason, message, vendor } = code;
  return {
    code: code.code,
    message,
    vendor,
    vendorName: name,
    vendorGuess: { certainty, reason },
    ...counted(code),
  };
}

/** The timeline; `start` is ISO 8601 by the user's clocks, `step` in seconds. */
export function timelineRecord({ start, step, counts }: Timeline): object {
  return { start: formatLogTime({ clock: start, offset: null }), step: step / 1000, counts };
}

/** The record of a group. @param key the field that tells it from others */
export function groupRecord(key: 'vendor' | 'time', { id, count, codes }: Group): object {
  return { [key]: id, count, codes };
}

/** The zone that the timeline is told in; the name may be empty. */
export function zoneRecord({ name, offset }: Zone): object {
  return { name, offset: offsetText(offset) };
}
