/** The parts in which a plain file is read, so that several threads can read it at once. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Encoding, guessEncoding } from './encoding.ts';
import { blockSize, createFeed } from './feed.ts';
import { type RecordForm, recordForm } from './record-form.ts';
import { recordEnd } from './records.ts';
import { contextSize, type Scanner } from './scanner.ts';

/** Part of a plain file, in bytes; it is read from its first record's beginning to the end of its last record. */
export interface FilePart {
  /** Position among all parts of all files. */
  readonly part: number;
  readonly path: string;
  readonly from: number;
  /** Infinity for the end of the file, wherever that is by then. */
  readonly to: number;
  /** How the file's records begin. */
  readonly form: RecordForm;
}

/** Small enough to show progress by, large enough to read at full speed. */
const usualPartSize = 16 << 20;
/** The encoding is guessed from so much of a log. */
export const headSize = 64 << 10;

function readAt(file: number, bytes: Buffer, position: number): number {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, position + length);
    if (read === 0) break;
    length += read;
  }
  return length;
}

function headOf(file: number): Buffer {
  const head = Buffer.alloc(headSize);
  return head.subarray(0, readAt(file, head, 0));
}

/** A file that is read by position. */
export interface PlainFile {
  readonly path: string;
  readonly encoding: Encoding;
  readonly form: RecordForm;
  readonly parts: readonly Pick<FilePart, 'from' | 'to'>[];
}

/**
 * Divides a file into parts; one in UTF-16, whose line ends are no single bytes, is a part of its own.
 *
 * @param encoding guessed from the file's beginning when left out
 * @param partSize in bytes
 * @throws the error of the system when the file cannot be read
 */
export function plainFile(path: string, encoding?: Encoding, partSize = usualPartSize): PlainFile {
  const file = openSync(path, 'r');
  try {
    const head = headOf(file);
    const settled = encoding ?? guessEncoding(head);
    const { size } = fstatSync(file);
    const count = settled.startsWith('utf-16') ? 1 : Math.max(1, Math.ceil(size / partSize));
    const parts = Array.from({ length: count }, (_, i) => ({
      from: i * partSize,
      to: i === count - 1 ? Infinity : (i + 1) * partSize,
    }));
    return { path, encoding: settled, form: recordForm(head, settled), parts };
  } finally {
    closeSync(file);
  }
}

/** The bytes before a place, as many as a scanner may look back. */
function contextBefore(file: number, at: number): Buffer {
  const bytes = Buffer.alloc(Math.min(at, contextSize));
  return bytes.subarray(0, readAt(file, bytes, at - bytes.length));
}

/** Where the first record begins at or behind a place. */
function boundary(file: number, at: number, form: RecordForm): number {
  if (at === 0 || at === Infinity) return at;
  // The record that holds the byte before belongs to the part before; the line before that tells whether it goes on.
  const before = Math.min(at, contextSize);
  const bytes = Buffer.allocUnsafe(headSize * 8);
  const length = readAt(file, bytes, at - before);
  return at - before + recordEnd(bytes.subarray(0, length), Math.min(before, length) - 1, form);
}

const newline = 0x0a;

/**
 * Scans one part of a file.
 *
 * @returns its number of lines; a line that is cut by the part's end belongs to the next
 * @throws the error of the system when the file cannot be read
 */
export function scanPart(
  scanner: Scanner,
  { part, path, from, to, form }: FilePart,
  encoding: Encoding,
): number {
  const file = openSync(path, 'r');
  try {
    const start = boundary(file, from, form);
    const end = boundary(file, to, form);
    const feed = createFeed(scanner, encoding, contextBefore(file, start));
    const block = Buffer.allocUnsafe(blockSize);
    let last: number | undefined;
    scanner.begin(part, form);
    for (let at = start; at < end; ) {
      const length = readAt(file, block.subarray(0, Math.min(blockSize, end - at)), at);
      if (length === 0) break;
      feed.push(block.subarray(0, length));
      last = block[length - 1];
      at += length;
    }
    feed.end();
    const isCut = last !== undefined && last !== newline && end < fstatSync(file).size;
    return scanner.lines - (isCut ? 1 : 0);
  } finally {
    closeSync(file);
  }
}
