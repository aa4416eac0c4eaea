/** Feeds a scanner with bytes that are cut anywhere. */
import type { Encoding } from './encoding.ts';
import { contextSize, mostCarried, type Scanner } from './scanner.ts';
import { transcoder } from './transcoder.ts';

/** What a scanner is fed through. */
export interface Feed {
  /** Takes the next bytes; they are not kept. */
  push(bytes: Uint8Array): void;
  /** Ends the part that the scanner reads. */
  end(): void;
}

/** Room for so many bytes and what is left over of those before. Strings of this size are thrown away at little cost. */
export const blockSize = 64 << 10;

/**
 * Makes what feeds a scanner with one part.
 *
 * @param encoding of the bytes, as it was guessed or asked for
 * @param context what stands before the part; most often nothing
 */
export function createFeed(scanner: Scanner, encoding: Encoding, context?: Uint8Array): Feed {
  const stream = transcoder(encoding);
  let room = Buffer.allocUnsafe(2 * blockSize);
  /** Where the bytes begin that were not read yet; before them stands what was. */
  let from = 0;
  let length = 0;
  if (context) {
    room.set(context);
    from = context.length;
    length = from;
  }

  function read(isLast: boolean): void {
    const done = scanner.read(room.subarray(0, length), from, stream.encoding, isLast);
    const kept = Math.max(0, done - contextSize);
    room.copyWithin(0, kept, length);
    from = done - kept;
    length -= kept;
  }

  function take(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += blockSize) {
      const part = bytes.subarray(start, start + blockSize);
      if (length + part.length > room.length) {
        const larger = Buffer.allocUnsafe(Math.min(2 * room.length, 2 * mostCarried));
        room.copy(larger, 0, 0, length);
        room = larger;
      }
      room.set(part, length);
      length += part.length;
      read(false);
    }
  }

  return {
    push: (bytes) => take(stream.push(bytes)),
    end() {
      take(stream.end());
      read(true);
    },
  };
}
