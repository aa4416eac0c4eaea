/** Records of a log: lines, each with the lines that continue it, as pretty-printed JSON and stack traces do. */
import { beginsRecord, type RecordForm } from './record-form.ts';

const newline = 0x0a;
const continuing = new Set(Array.from(' \t}])', (character) => character.charCodeAt(0)));
const opening = new Set(Array.from('{[', (character) => character.charCodeAt(0)));
const angle = 0x3c;
const slash = 0x2f;
const quote = 0x22;
/** Begins a line of pretty-printed JSON that lost its indents. */
const jsonField = /^"[\w.-]{1,40}" ?:/;
const longestField = 44;
const cause = new TextEncoder().encode('Caused by: ');

/** Records of more are cut. */
const mostLines = 200;
export const longestRecord = 256 << 10;

const lineStart = (bytes: Buffer, at: number): number =>
  at === 0 ? 0 : bytes.lastIndexOf(newline, at - 1) + 1;

function nextLine(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(newline, at);
  return end < 0 ? bytes.length : end + 1;
}

function startsWith(bytes: Buffer, at: number, prefix: Uint8Array): boolean {
  return prefix.every((byte, i) => bytes[at + i] === byte);
}

/** The name of the element that a line begins with. */
function elementAt(bytes: Buffer, start: number): string {
  return /^<([\w:.-]{1,60})/.exec(bytes.toString('latin1', start, start + 62))?.[1] ?? '';
}

/**
 * Whether a line that begins with an element goes on with the XML of the one before: fields of one answer without indents have
 * other names, and answers on a line each have the same.
 */
function isSameAnswer(bytes: Buffer, before: number, start: number): boolean {
  if (bytes[before] !== angle || bytes[before + 1] === slash) return false;
  return bytes[start + 1] === slash || elementAt(bytes, before) !== elementAt(bytes, start);
}

/**
 * Whether the line at a place continues the one before, as far as the bytes tell.
 *
 * @param form how the log's records begin, where they do with a time
 */
export function continues(bytes: Buffer, start: number, form: RecordForm = []): boolean {
  const first = bytes[start] as number;
  if (form.length > 0) return continuing.has(first) || !beginsRecord(bytes, start, form);
  if (continuing.has(first) || startsWith(bytes, start, cause)) return true;
  if (first === angle) return start > 0 && isSameAnswer(bytes, lineStart(bytes, start - 1), start);
  if (first === quote) return jsonField.test(bytes.toString('latin1', start, start + longestField));
  if (!opening.has(first)) return false;
  // A bracket alone opens what the line before announces, unless that line closes something of its own.
  const next = bytes[start + 1];
  const isAlone = next === newline || (next === 0x0d && bytes[start + 2] === newline);
  return isAlone && start > 0 && !continuing.has(bytes[lineStart(bytes, start - 1)] as number);
}

/**
 * Where the record begins that holds a place.
 *
 * @param least records begin no earlier
 */
export function recordStart(bytes: Buffer, at: number, least: number, form: RecordForm = []): number {
  let start = Math.max(lineStart(bytes, at), least);
  for (let lines = 0; lines < mostLines && start > least && continues(bytes, start, form); lines++) {
    const before = Math.max(lineStart(bytes, start - 1), least);
    if (at - before > longestRecord) break;
    start = before;
  }
  return start;
}

/** Where the record ends that holds a place: behind its last line end. */
export function recordEnd(bytes: Buffer, at: number, form: RecordForm = []): number {
  let end = nextLine(bytes, at);
  for (let lines = 0; lines < mostLines && end < bytes.length && continues(bytes, end, form); lines++) {
    const next = nextLine(bytes, end);
    if (next - at > longestRecord) break;
    end = next;
  }
  return end;
}

/**
 * Where the last record of a block begins that has a whole line: what stands before it is whole. A line without its end
 * may be one that continues it.
 *
 * @param least where the block begins
 * @returns `least` when the block is one record so far
 */
export function lastRecord(bytes: Buffer, least: number, form: RecordForm = []): number {
  const lineEnd = bytes.lastIndexOf(newline);
  return lineEnd < least ? least : recordStart(bytes, lineEnd, least, form);
}
