/** Byte order marks: U+FEFF at the beginning of a text, which tells its encoding. */
import type { Encoding } from './encoding.ts';

interface Mark {
  readonly encoding: Encoding;
  readonly bytes: readonly number[];
}

/** The mark in each encoding that has it. */
const marks: readonly Mark[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
  { encoding: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
];

/** The mark that a text begins with. */
export function markOf(bytes: Uint8Array): Mark | undefined {
  return marks.find((mark) => mark.bytes.every((byte, i) => byte === bytes[i]));
}

/** Whether bytes are the beginning of a mark, and more of them may make it whole. True of no bytes. */
export function mayBecomeMark(bytes: Uint8Array): boolean {
  return marks.some(
    (mark) => mark.bytes.length > bytes.length && bytes.every((byte, i) => byte === mark.bytes[i]),
  );
}

/** Whether an encoding has units of two bytes. */
export const isUtf16 = (encoding: Encoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be';

/**
 * Takes the mark off a text that is said to be in an encoding.
 *
 * @returns the bytes after the mark, and the encoding: the one that was said, but for the byte order of UTF-16, which a
 *   mark knows better
 */
export function readMark(bytes: Uint8Array, said: Encoding): { encoding: Encoding; text: Uint8Array } {
  const mark = markOf(bytes);
  if (mark === undefined) return { encoding: said, text: bytes };
  const agrees = mark.encoding === said || (isUtf16(mark.encoding) && isUtf16(said));
  return agrees
    ? { encoding: mark.encoding, text: bytes.subarray(mark.bytes.length) }
    : { encoding: said, text: bytes };
}
