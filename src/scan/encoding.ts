/** Text from bytes, in the encodings that logs of Chinese servers have. */
import { isUtf8 } from 'node:buffer';
import { markOf, readMark } from './byte-order-mark.ts';
import { looksLikeGb18030, utf8Evidence, utf16Order } from './multibyte.ts';

/** The encodings, as the Encoding Standard names them, with the other words that people and programs use. */
export const encodings = [
  { name: 'utf-8', aliases: ['utf8', 'cp65001', 'ascii'] },
  // Windows calls it Unicode; little-endian is what all its programs write.
  { name: 'utf-16le', aliases: ['utf16le', 'utf-16', 'utf16', 'unicode', 'ucs-2', 'ucs2'] },
  { name: 'utf-16be', aliases: ['utf16be'] },
  { name: 'gb18030', aliases: ['gbk', 'gb2312', 'cp936', 'ms936', 'windows-936', 'euc-cn', 'gb'] },
  { name: 'big5', aliases: ['big5-hkscs', 'cp950', 'ms950'] },
] as const;

/** GBK and GB2312 are read as GB18030, which holds them. */
export type Encoding = (typeof encodings)[number]['name'];

/** Finds an encoding by a name in any letter case, with `_` or `-`. @returns undefined for an unknown name */
export function encodingNamed(word: string): Encoding | undefined {
  const folded = word.trim().toLowerCase().replaceAll('_', '-');
  return encodings.find(({ name, aliases }) => name === folded || aliases.some((alias) => alias === folded))
    ?.name;
}

/** Whether bytes that are not valid UTF-8 are GB18030, and not damaged UTF-8 or cut at the end. */
function isGb18030(bytes: Uint8Array): boolean {
  const { long, broken } = utf8Evidence(bytes);
  return broken > 0 && long <= broken && looksLikeGb18030(bytes);
}

/**
 * Guesses the encoding of a log: by its byte order mark; by the zero bytes of UTF-16; UTF-8 where that is valid or
 * only damaged; GB18030 where the bytes read so with common Chinese characters; else UTF-8.
 *
 * @param head the first bytes of a file, as many as are at hand; 64 KiB are plenty. It may end within a character.
 *   A head without any Chinese gives `utf-8`: lines in GB18030 that come later are told by {@link decodeRecord}.
 */
export function guessEncoding(head: Uint8Array): Encoding {
  const known = markOf(head)?.encoding ?? utf16Order(head);
  if (known !== undefined) return known;
  if (isUtf8(head)) return 'utf-8';
  return isGb18030(head) ? 'gb18030' : 'utf-8';
}

const decoders = new Map<Encoding, InstanceType<typeof TextDecoder>>();

/** Decodes bytes; a mark is dropped, and each broken sequence becomes one U+FFFD. */
function decode(bytes: Uint8Array, encoding: Encoding): string {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  return decoder.decode(bytes);
}

/**
 * Decodes a whole text. The byte order mark is dropped; broken bytes become U+FFFD and take no others with them.
 *
 * @param encoding guessed from all bytes where left out
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding = guessEncoding(bytes)): string {
  const { encoding: settled, text } = readMark(bytes, encoding);
  return decode(text, settled);
}

/**
 * Decodes one record of a log whose encoding is guessed: several programs may write one file, some in UTF-8 and some in
 * GB18030. A record that is valid UTF-8 with Chinese is read so whatever the guess, and one that is not, in a file of
 * UTF-8, as GB18030 where that gives common Chinese characters.
 *
 * @param encoding of the record's bytes: `utf-8` where the transcoder made them of UTF-16
 */
export function decodeRecord(bytes: Uint8Array, encoding: Encoding): string {
  if (isUtf8(bytes)) {
    const isSure = encoding === 'utf-8' || utf8Evidence(bytes).long > 0;
    return decode(bytes, isSure ? 'utf-8' : encoding);
  }
  if (encoding !== 'utf-8') return decode(bytes, encoding);
  return decode(bytes, isGb18030(bytes) ? 'gb18030' : 'utf-8');
}

const lineEnd = 0x0a;

/**
 * Decodes whole lines, each as {@link decodeRecord} does.
 *
 * @param encoding of the bytes: `utf-8` where the transcoder made them of UTF-16
 */
export function decodeLines(bytes: Uint8Array, encoding: Encoding): string {
  if (isUtf8(bytes)) return decodeRecord(bytes, encoding);
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(lineEnd, from);
    const to = end < 0 ? bytes.length : end + 1;
    lines.push(decodeRecord(bytes.subarray(from, to), encoding));
    from = to;
  }
  return lines.join('');
}
