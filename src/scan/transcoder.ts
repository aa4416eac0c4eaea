/** Streams of bytes that can be cut at line ends, whatever the encoding. */
import { isUtf16, mayBecomeMark, readMark } from './byte-order-mark.ts';
import type { Encoding } from './encoding.ts';

/** Makes a stream of bytes one that can be cut at the byte 0x0A. */
export interface Transcoder {
  /** Of the bytes that come out: `utf-8` for UTF-16, else what goes in. */
  readonly encoding: Encoding;
  /** Takes the next chunk. @returns what is known of the text by now and was not returned yet; may be empty */
  push(bytes: Uint8Array): Uint8Array;
  /** Ends the stream. @returns the rest, which is most often nothing */
  end(): Uint8Array;
}

type Convert = (bytes: Uint8Array, isLast: boolean) => Uint8Array;

const nothing = new Uint8Array(0);
const pass: Convert = (bytes) => bytes;

function fromUtf16(encoding: Encoding): Convert {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (bytes, isLast) => encoder.encode(decoder.decode(bytes, { stream: !isLast }));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/**
 * Makes a transcoder for one stream: UTF-16 becomes UTF-8; other encodings pass as they are, for in them the byte 0x0A
 * is a line end and nothing else. The byte order mark at the beginning is dropped, and tells the byte order of UTF-16.
 * Units, surrogate pairs and marks may be cut by chunks. Lone surrogates and an odd last byte become U+FFFD.
 *
 * @param keepsMark whether the mark stays where no transcoding is needed
 */
export function transcoder(encoding: Encoding, keepsMark = false): Transcoder {
  /** What came in while it may be part of a mark. */
  let head: Uint8Array | undefined = nothing;
  let convert = pass;
  const take: Convert = (bytes, isLast) => {
    if (head === undefined) return convert(bytes, isLast);
    // A copy: whoever reads files uses the same buffer again.
    head = joined(head, bytes);
    if (!isLast && mayBecomeMark(head)) return nothing;
    const { encoding: settled, text } = readMark(head, encoding);
    if (isUtf16(settled)) convert = fromUtf16(settled);
    const rest = keepsMark && !isUtf16(settled) ? head : text;
    head = undefined;
    return convert(rest, isLast);
  };
  return {
    encoding: isUtf16(encoding) ? 'utf-8' : encoding,
    push: (bytes) => take(bytes, false),
    end: () => take(nothing, true),
  };
}
