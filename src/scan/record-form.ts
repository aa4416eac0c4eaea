/**
 * How the records of a log begin, as the first ones show. Where they begin with a time, a line without one continues the
 * one before: the head of an exception, a body that was printed, a traceback.
 */
import { decodeRecord, type Encoding } from './encoding.ts';
import { findTimePlace } from './log-time.ts';
import { transcoder } from './transcoder.ts';

/**
 * What a time looks like: `0` is a run of digits, `9` one of ten and more, `a` one of letters, `~` one of other than
 * ASCII, a blank one of blanks; any other character is itself.
 */
type Picture = string;

/** One way in which the records of a log begin; it can be sent to another thread. */
export type Lead =
  | {
      /** The time stands at most so far from the beginning of the line. */
      readonly within: number;
      readonly picture: Picture;
      /** The program's own time behind the one that a container puts before each line. */
      readonly own?: Picture;
    }
  | {
      /** The name of the field that holds the time. */
      readonly field: string;
      /** Whether the line is an object. */
      readonly isObject: boolean;
    };

/** All ways in which the records of a log begin; none where each line is a record, unless its beginning tells otherwise. */
export type RecordForm = readonly Lead[];

const newline = 0x0a;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;
const isBlank = (byte: number | undefined): boolean => byte === 0x20;

type ByteTest = (byte: number | undefined) => boolean;

/** What stands for a run in a {@link Picture}, by code unit. */
const runs: (ByteTest | undefined)[] = [];
runs[0x30] = isDigit;
runs[0x39] = isDigit;
runs[0x61] = isLetter;
runs[0x7e] = isHigh;
runs[0x20] = isBlank;
const longRun = 0x39;
const longRunLength = 10;

/** Where the part of a line ends that looks like a picture; -1 where it does not. */
function endOf(bytes: Uint8Array, from: number, picture: Picture): number {
  let at = from;
  for (let i = 0; i < picture.length; i++) {
    const sign = picture.charCodeAt(i);
    const isOfRun = runs[sign];
    if (isOfRun === undefined) {
      if (bytes[at++] !== sign) return -1;
      continue;
    }
    const start = at;
    while (isOfRun(bytes[at])) at++;
    if (at - start < (sign === longRun ? longRunLength : 1)) return -1;
  }
  return at;
}

/** Where a picture ends that begins at a place or at most so far behind it on the same line; -1 where it does not. */
function endNear(bytes: Uint8Array, from: number, within: number, picture: Picture): number {
  for (let at = from; at <= from + within && at < bytes.length && bytes[at] !== newline; at++) {
    const end = endOf(bytes, at, picture);
    if (end >= 0) return end;
  }
  return -1;
}

/** Between a container's time and the program's own stand a fraction, a zone, a stream: `.123456789Z stdout F `. */
const betweenTimes = 40;
/** Fields stand at most so far from the beginning of their line. */
const fieldReach = 2000;
const brace = 0x7b;

function hasLead(bytes: Buffer, at: number, lead: Lead): boolean {
  if ('field' in lead) {
    if (lead.isObject && bytes[at] !== brace) return false;
    const reach = bytes.subarray(at, at + fieldReach);
    const found = reach.indexOf(lead.field, 0, 'latin1');
    if (found < 0) return false;
    const lineEnd = reach.indexOf(newline);
    return lineEnd < 0 || found < lineEnd;
  }
  const end = endNear(bytes, at, lead.within, lead.picture);
  return end >= 0 && (lead.own === undefined || endNear(bytes, end, betweenTimes, lead.own) >= 0);
}

/** Whether a line begins a record as those do that a log's form was read from. */
export function beginsRecord(bytes: Buffer, at: number, form: RecordForm): boolean {
  return form.some((lead) => hasLead(bytes, at, lead));
}

/** The picture of a time, without what may be left out: fraction, zone. */
function pictureOf(time: string): Picture {
  const [whole] = /^.*?\d:\d\d:\d\d|^\d{8}T\d{6}|^\d{10,}/.exec(time) ?? [time];
  return whole
    .replace(/[\u0080-\uffff]+/g, '~')
    .replace(/[A-Za-z]+/g, 'a')
    .replace(/\d+/g, (run) => (run.length >= 10 ? '9' : '0'))
    .replace(/ +/g, ' ');
}

/** Times that stand no further from the beginning of their line are the record's own. */
const nearStamp = 10;
/** Prefixes of other lengths may come. */
const tolerance = 32;
/** So many lines without a time may stand between records with one: unindented lines of traces and dumps. */
const mostBetween = 10;
/** Where the time stands further in, it may be one that the message tells: most lines must have it. */
const leastShare = 4;
/** Where a container puts its time before each line, records have the program's too: one line in so many does. */
const ownShare = 5;
/** So much of a log is looked at. */
const mostRead = 64 << 10;
const mostLeads = 8;
const longestHead = 2000;

/** Lines of traces that say nothing of how records begin: of PHP, numbered. */
const traceSign = 0x23;
const indents = new Set(Array.from(' \t}])', (character) => character.charCodeAt(0)));

/** A lead with the number of lines that have it. */
interface Seen {
  lead: Lead;
  count: number;
  readonly isNear: boolean;
}

/** Reads the form of a log from its first lines. */
export interface FormReader {
  /** Takes the next line. */
  add(line: Uint8Array, encoding: Encoding): void;
  /** As far as it is known by now. */
  readonly form: RecordForm;
}

function leadOf(text: string): { lead: Lead; isNear: boolean } | undefined {
  const place = findTimePlace(text);
  if (place === undefined) return undefined;
  if ('field' in place) {
    const isObject = text.startsWith('{');
    return { lead: { field: place.field, isObject }, isNear: isObject };
  }
  const isNear = place.start <= nearStamp;
  const picture = pictureOf(text.slice(place.start, place.end));
  const own = place.own && pictureOf(text.slice(place.own.start, place.own.end));
  return { lead: { within: place.start, picture, ...(own ? { own } : {}) }, isNear };
}

const isSame = (a: Lead, b: Lead): boolean =>
  'field' in a
    ? 'field' in b && a.field === b.field && a.isObject === b.isObject
    : !('field' in b) && a.picture === b.picture && a.own === b.own;

/** Makes a reader of the form of one log. */
export function createFormReader(): FormReader {
  const seen: Seen[] = [];
  /** Lines without a time that may be records by themselves. */
  let others = 0;
  let wasOther = false;
  let read = 0;
  let form: RecordForm = [];

  function learn(line: Uint8Array, encoding: Encoding): void {
    const first = line[0] as number;
    if (indents.has(first)) {
      // What indented lines follow is the head of a trace.
      if (wasOther) others--;
      wasOther = false;
      return;
    }
    wasOther = false;
    const found = leadOf(decodeRecord(line.subarray(0, longestHead), encoding));
    if (found === undefined) {
      wasOther = first !== traceSign && first !== newline && first !== 0x0d;
      if (wasOther) others++;
      return;
    }
    const same = seen.find(({ lead }) => isSame(lead, found.lead));
    if (same === undefined) {
      if (seen.length < mostLeads) seen.push({ ...found, count: 1 });
      return;
    }
    same.count++;
    if ('within' in same.lead && 'within' in found.lead && found.lead.within > same.lead.within)
      same.lead = found.lead;
  }

  function settle(): RecordForm {
    const near = seen.filter(({ isNear }) => isNear);
    const all = sum(seen);
    if (others > mostBetween * sum(near) && others * leastShare > all) return [];
    // A few times further in are the messages'.
    const leading =
      near.length > 0 ? seen.filter(({ isNear, count }) => isNear || count * ownShare >= all) : seen;
    const own = leading.filter(({ lead }) => 'own' in lead);
    const kept = sum(own) * ownShare >= all ? own : leading;
    return kept.map(({ lead, isNear }) =>
      'field' in lead || isNear ? lead : { ...lead, within: lead.within + tolerance },
    );
  }

  return {
    add(line, encoding) {
      read += line.length;
      if (read > mostRead || line.length === 0) return;
      learn(line, encoding);
      form = settle();
    },
    get form() {
      return form;
    },
  };
}

const sum = (seen: readonly Seen[]): number => seen.reduce((all, { count }) => all + count, 0);

/** Reads the form of a log from its first bytes: as many as are looked at, or all. */
export function recordForm(head: Uint8Array, encoding: Encoding): RecordForm {
  const stream = transcoder(encoding);
  const bytes = stream.push(head);
  const reader = createFormReader();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(newline, at);
    // The last line may go on.
    if (end < 0 && head.length >= mostRead) break;
    const next = end < 0 ? bytes.length : end + 1;
    reader.add(bytes.subarray(at, next), stream.encoding);
    at = next;
  }
  return reader.form;
}
