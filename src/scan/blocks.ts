/** Streams of bytes in blocks of whole lines. */
import { type Encoding, guessEncoding } from './encoding.ts';
import { type Transcoder, transcoder } from './transcoder.ts';

/** Some whole lines of a stream. Only the last block of a stream may end within a line, and a line that is too long. */
export interface Block {
  readonly bytes: Uint8Array;
  /** How the bytes are to be read. */
  readonly encoding: Encoding;
}

export interface BlockOptions {
  /** Blocks have about so many bytes; with 1, whole lines come as soon as they are there. */
  readonly size: number;
  /** Guessed from the first bytes when left out. */
  readonly encoding?: Encoding | undefined;
  /** Whether the byte order mark is part of the first block, except in UTF-16, which is transcoded. */
  readonly keepsMark?: boolean;
}

const lineEnd = 0x0a;

/** Longer lines are cut, so that no input fills the memory. */
export const longestLine = 8 << 20;

/** Bytes that come in pieces, put together when they are asked for. */
function gatherer() {
  let pieces: Uint8Array[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(piece: Uint8Array): void {
      if (piece.length === 0) return;
      pieces.push(piece);
      length += piece.length;
    },
    take(): Uint8Array {
      const all = pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces, length);
      pieces = [];
      length = 0;
      return all;
    },
  };
}

/**
 * Cuts a stream into blocks of whole lines, transcoding where a line end is no single byte.
 *
 * @param chunks keep their memory
 */
export async function* blocksOf(
  chunks: AsyncIterable<Uint8Array>,
  { size, encoding, keepsMark }: BlockOptions,
): AsyncGenerator<Block> {
  const waiting = gatherer();
  let stream: Transcoder | undefined;
  const block = (bytes: Uint8Array): Block => ({ bytes, encoding: stream?.encoding ?? 'utf-8' });
  for await (const chunk of chunks) {
    stream ??= transcoder(encoding ?? guessEncoding(chunk), keepsMark);
    const bytes = stream.push(chunk);
    const end = bytes.lastIndexOf(lineEnd) + 1;
    if (waiting.length + end < size || (end === 0 && waiting.length + bytes.length < longestLine)) {
      waiting.add(bytes);
      continue;
    }
    const cut = end === 0 ? bytes.length : end;
    waiting.add(bytes.subarray(0, cut));
    yield block(waiting.take());
    waiting.add(bytes.subarray(cut));
  }
  if (stream) waiting.add(stream.end());
  if (waiting.length > 0) yield block(waiting.take());
}
