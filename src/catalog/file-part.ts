import { readSync } from 'node:fs';

/**
 * Reads a part of an open file.
 *
 * @param path named in the error
 * @param offset in bytes, as is the length
 * @throws Error when the file ends before it, and the error of the system
 */
export function readPart(file: number, path: string, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, offset) < length) throw new Error(`${path} is cut off`);
  return bytes;
}
