/** Encodings of logs: told by their bytes, decoded whole and by records, and streamed. */
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeRecord,
  decodeText,
  type Encoding,
  encodingNamed,
  encodings,
  guessEncoding,
} from '../../src/scan/encoding.ts';
import { transcoder } from '../../src/scan/transcoder.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** `{"errcode":40014,"errmsg":"不合法的access_token"}` and a line end, as a Chinese Windows writes it. */
const gbkLine = joined(
  utf8('{"errcode":40014,"errmsg":"'),
  bytes('b2bb bacf b7a8 b5c4'),
  utf8('access_token"}\n'),
);
const line = '{"errcode":40014,"errmsg":"不合法的access_token"}\n';
const asciiLine = '2026-11-22 08:30:00 INFO started\n';
const ascii = utf8(asciiLine);

/** The same text in every encoding that Node.js or a line above can write. */
const written: [Encoding, Uint8Array][] = [
  ['utf-8', utf8(line)],
  ['utf-16le', utf16le(line)],
  ['utf-16be', utf16be(line)],
  ['gb18030', gbkLine],
];

describe('encodingNamed', () => {
  it.each([
    ['utf-8', 'utf-8'],
    ['UTF8', 'utf-8'],
    ['utf_8', 'utf-8'],
    ['utf-16', 'utf-16le'],
    ['UTF-16LE', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['GB18030', 'gb18030'],
    [' gbk ', 'gb18030'],
    ['gb2312', 'gb18030'],
    ['cp936', 'gb18030'],
    ['big5', 'big5'],
    ['latin1', undefined],
    ['', undefined],
  ])('knows %j as %s', (word, encoding) => expect(encodingNamed(word)).toBe(encoding));

  it('has no word for two encodings', () => {
    const words = encodings.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('guessEncoding', () => {
  it.each<[string, Uint8Array, Encoding]>([
    ['nothing', bytes(''), 'utf-8'],
    ['one byte', bytes('61'), 'utf-8'],
    ['one byte of Chinese', bytes('b2'), 'utf-8'],
    ['ASCII', ascii, 'utf-8'],
    ['ASCII, its first three bytes', ascii.subarray(0, 3), 'utf-8'],
    ['UTF-8 with Chinese', utf8(line), 'utf-8'],
    ['UTF-8 with emoji', utf8('失败 😀\n'), 'utf-8'],
    ['UTF-8 with accents', utf8('Échec de la requête\n'), 'utf-8'],
    ['UTF-8, cut within a character', utf8('错误').subarray(0, 5), 'utf-8'],
    ['UTF-8 with accents, cut within one', utf8('áéí').subarray(0, 5), 'utf-8'],
    ['UTF-8, begun within a character', utf8('错误码错误码').subarray(2), 'utf-8'],
    ['UTF-8 with broken bytes', joined(utf8('请求失败'), bytes('ff e9'), utf8('请求失败\n')), 'utf-8'],
    ['a short text in UTF-8 without one byte', bytes('e998bd e8a1 e7b1b6'), 'utf-8'],
    ['UTF-8 with some lines of GBK', joined(utf8(line.repeat(4)), gbkLine), 'utf-8'],
    ['UTF-8 with NUL bytes', utf8('a\0b 2026-11-22 started\0\n'), 'utf-8'],
    ['UTF-8 behind the hole of a rotated log', joined(new Uint8Array(4096), ascii), 'utf-8'],
    ['NUL bytes', new Uint8Array(3), 'utf-8'],
    ['a NUL byte in a first line of a few bytes', utf8('a\0b\n'), 'utf-8'],
    ['Latin-1', latin1('Échec: requête refusée, déjà reçue\n'), 'utf-8'],
    ['random high bytes', bytes('ff fe80 c0c1 f5ff 90a0 8081').subarray(3), 'utf-8'],
    ['Big5', bytes('bff9 bb7e'), 'utf-8'],
    ['UTF-8 with accents and a broken byte', joined(utf8('áéí'), bytes('ff')), 'utf-8'],
    ['high bytes before digits', bytes('c430 b4ed cef3'), 'utf-8'],
    ['GBK', gbkLine, 'gb18030'],
    ['GBK, cut within a character', joined(gbkLine, bytes('b4')), 'gb18030'],
    ['GBK behind ASCII', joined(utf8(asciiLine.repeat(3000)), gbkLine), 'gb18030'],
    ['GBK with an emoji of four bytes', joined(gbkLine, bytes('9439da33')), 'gb18030'],
    ['GBK with a rare name', joined(gbkLine, bytes('ec96')), 'gb18030'],
    ['GBK that is UTF-8 by accident now and then', bytes('c1aa cda8 b4ed cef3'), 'gb18030'],
    ['mostly GBK with a line of UTF-8', joined(gbkLine, gbkLine, gbkLine, utf8('错误\n')), 'gb18030'],
    ['UTF-16 with a mark', joined(bytes('fffe'), utf16le('错误')), 'utf-16le'],
    ['UTF-16 with a mark, big-endian', joined(bytes('feff'), utf16be('错误')), 'utf-16be'],
    ['UTF-16', utf16le(line), 'utf-16le'],
    ['UTF-16, big-endian', utf16be(line), 'utf-16be'],
    ['UTF-16, short', utf16le('ok'), 'utf-16le'],
    ['UTF-16, cut within a unit', utf16le(line).subarray(0, 31), 'utf-16le'],
    ['UTF-16 with a NUL character', utf16le(`${'a'.repeat(30)}\0\n`), 'utf-16le'],
    ['UTF-8 with a mark', joined(bytes('efbbbf'), utf8(line)), 'utf-8'],
    ['GB18030 with a mark', joined(bytes('84319533'), ascii), 'gb18030'],
  ])('tells %s', (_, head, encoding) => expect(guessEncoding(head)).toBe(encoding));
});

describe('decodeText', () => {
  it.each(written)('reads %s, told or guessed', (encoding, text) => {
    expect(decodeText(text, encoding)).toBe(line);
    expect(decodeText(text)).toBe(line);
  });

  it.each<[string, Uint8Array, Encoding | undefined]>([
    ['UTF-8', joined(bytes('efbbbf'), utf8(line)), undefined],
    ['UTF-16', joined(bytes('fffe'), utf16le(line)), undefined],
    ['UTF-16, big-endian', joined(bytes('feff'), utf16be(line)), undefined],
    ['UTF-16 that was said to be little-endian', joined(bytes('feff'), utf16be(line)), 'utf-16le'],
    ['GB18030', joined(bytes('84319533'), gbkLine), undefined],
  ])('drops the mark of %s', (_, text, encoding) => expect(decodeText(text, encoding)).toBe(line));

  it.each<[Encoding, string, string]>([
    ['utf-8', '22 e4bd 22 ff 41', '"\ufffd"\ufffdA'],
    ['utf-8', '41 f09f98', 'A\ufffd'],
    ['gb18030', '22 c4 22 ff 0a e9 20 41', '"\ufffd"\ufffd\n\ufffd A'],
    ['gb18030', '41 b4', 'A\ufffd'],
    ['gb18030', '9439da33 8130 22', '💩\ufffd0"'],
    ['gb18030', '80 32', '€2'],
    ['big5', 'bff9 bb7e c4 0a', '錯誤\ufffd\n'],
    ['utf-16le', '4100 3dd8 4200 00dc 43', 'A\ufffdB\ufffd\ufffd'],
    ['utf-16be', '0041 d83d 0042', 'A\ufffdB'],
  ])('loses nothing beside broken bytes: %s %s', (encoding, hex, text) => {
    expect(decodeText(bytes(hex), encoding)).toBe(text);
  });
});

describe('decodeRecord', () => {
  it.each<[string, Encoding, Uint8Array, string]>([
    ['ASCII', 'utf-8', utf8('ok'), 'ok'],
    ['ASCII in a file of GBK', 'gb18030', utf8('ok'), 'ok'],
    ['Chinese', 'utf-8', utf8('不合法'), '不合法'],
    ['GBK in a file of UTF-8', 'utf-8', gbkLine, line],
    ['a single word of GBK', 'utf-8', bytes('b4ed cef3'), '错误'],
    ['a word of GBK with a character of UTF-8 by accident', 'utf-8', bytes('b5e4 b4a1'), '典础'],
    ['UTF-8 in a file of GBK', 'gb18030', utf8(line), line],
    ['GBK that is UTF-8 by accident', 'gb18030', bytes('c1aa cda8'), '联通'],
    ['UTF-8 cut by its writer', 'utf-8', joined(utf8('请求失'), bytes('e8b4')), '请求失\ufffd'],
    ['UTF-8 with accents cut by its writer', 'utf-8', utf8('áéí').subarray(0, 5), 'áé\ufffd'],
    ['Latin-1', 'utf-8', latin1('déjà vu'), 'd\ufffdj\ufffd vu'],
    ['Big5', 'big5', bytes('bff9 bb7e'), '錯誤'],
    ['UTF-8 in a file of Big5', 'big5', utf8('錯誤'), '錯誤'],
  ])('reads %s', (_, encoding, record, text) => expect(decodeRecord(record, encoding)).toBe(text));
});

describe('transcoder', () => {
  /** What comes out of a stream that is cut after each of these numbers of bytes. */
  const stream = (encoding: Encoding, text: Uint8Array, sizes: readonly number[]): Uint8Array => {
    const { push, end } = transcoder(encoding);
    const parts: Uint8Array[] = [];
    let at = 0;
    for (const size of sizes) {
      // The reader's own buffer is written over after each chunk.
      const chunk = text.slice(at, at + size);
      parts.push(push(chunk).slice());
      chunk.fill(0x2a);
      at += size;
    }
    parts.push(push(text.slice(at)), end());
    return joined(...parts);
  };

  it.each(written)('makes bytes of %s that can be cut at line ends', (encoding, text) => {
    const result = stream(encoding, text, []);
    expect(decodeText(result, transcoder(encoding).encoding)).toBe(line);
    expect(result.filter((byte) => byte === 0x0a)).toHaveLength(1);
  });

  it('does not take U+0A0A for line ends', () => {
    expect(stream('utf-16be', bytes('0a0a 000a'), [])).toEqual(utf8('\u0a0a\n'));
  });

  it('passes other encodings as they are', () => {
    const chunk = new Uint8Array([0x80, 0xff, 0x0a, 0]);
    const { push } = transcoder('gb18030');
    expect(push(chunk)).toEqual(chunk);
    expect(push(chunk)).toBe(chunk);
  });

  it.each<[string, Encoding, string, string]>([
    ['of UTF-8', 'utf-8', 'efbbbf 41', '41'],
    ['of UTF-8, and not a second one', 'utf-8', 'efbbbf efbbbf 41', 'efbbbf 41'],
    ['of GB18030', 'gb18030', '84319533 b4ed', 'b4ed'],
    ['of UTF-16', 'utf-16le', 'fffe 4100', '41'],
    ['of UTF-16, and not a second one', 'utf-16le', 'fffe fffe 4100', 'efbbbf 41'],
    ['of UTF-16 in the other byte order', 'utf-16le', 'feff 0041', '41'],
    ['that is not of the encoding', 'utf-8', 'fffe 41', 'fffe 41'],
    ['that never gets whole', 'utf-8', 'efbb', 'efbb'],
    ['of nothing', 'utf-16be', '', ''],
  ])('takes care of the mark %s', (_, encoding, text, result) => {
    for (const size of [1, 2, 3, 100]) {
      expect(stream(encoding, bytes(text), Array(8).fill(size))).toEqual(bytes(result));
    }
  });

  it('gives what is whole at once', () => {
    const { push, end } = transcoder('utf-16le');
    expect(push(bytes('4100 3d'))).toEqual(utf8('A'));
    expect(push(bytes('d8'))).toEqual(utf8(''));
    expect(push(bytes('00de 0a'))).toEqual(utf8('😀'));
    expect(end()).toEqual(utf8('\ufffd'));
  });

  const sizes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
  const names = fc.constantFrom(...encodings.map(({ name }) => name));
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    // Marks and surrogates.
    fc
      .array(fc.constantFrom(0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x84, 0x31, 0x95, 0x33, 0xd8, 0xdc, 0, 0x0a))
      .map((list) => Uint8Array.from(list)),
  );

  it('gives the same however the stream is cut', () => {
    fc.assert(
      fc.property(names, anyBytes, sizes, (encoding, text, cuts) => {
        expect(stream(encoding, text, cuts)).toEqual(stream(encoding, text, []));
      }),
    );
  });

  it('makes valid UTF-8 of any UTF-16, and of whole text the same text', () => {
    // Lone surrogates and marks among them.
    const unit = fc.oneof(
      fc.integer({ min: 0xd7ff, max: 0xe000 }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.constant(0xfeff),
    );
    const text = fc.array(unit).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(text, sizes, fc.boolean(), (units, cuts, isBig) => {
        const marked = `\ufeff${units}`;
        const result = isBig
          ? stream('utf-16be', utf16be(marked), cuts)
          : stream('utf-16le', utf16le(marked), cuts);
        expect(isUtf8(result)).toBe(true);
        expect(result).toEqual(utf8(units));
      }),
    );
  });
});

describe('any bytes', () => {
  it('are guessed and decoded somehow, with their ASCII lines kept', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (noise) => {
        const text = joined(noise, bytes('0a'), ascii);
        for (const encoding of ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const) {
          const kept = [decodeText(text, encoding), decodeRecord(text, encoding)];
          if (!encoding.startsWith('utf-16')) {
            for (const result of kept) expect(result.endsWith(asciiLine)).toBe(true);
          }
        }
        expect(encodings.map(({ name }) => name)).toContain(guessEncoding(noise));
      }),
    );
  });

  it('of well-formed text come back from UTF-8 and UTF-16', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replace(/^\ufeff+/, ''));
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeText(utf8(value), 'utf-8')).toBe(value);
        expect(decodeText(utf16le(value), 'utf-16le')).toBe(value);
        expect(decodeText(utf16be(value), 'utf-16be')).toBe(value);
      }),
    );
  });

  it('of common Chinese text are told in each encoding', () => {
    // The first level of GB2312 is in the order of its bytes: any pair of bytes in its range is a common character.
    const pair = fc.tuple(fc.integer({ min: 0xb0, max: 0xd6 }), fc.integer({ min: 0xa1, max: 0xfe }));
    const chinese = fc
      .array(pair, { minLength: 8, maxLength: 60 })
      .map((pairs) => Uint8Array.from(pairs.flat()));
    fc.assert(
      fc.property(chinese, (record) => {
        const gbk = joined(utf8('message: '), record);
        fc.pre(!isUtf8(gbk));
        const text = new TextDecoder('gb18030').decode(gbk);
        expect(guessEncoding(gbk)).toBe('gb18030');
        expect(decodeRecord(gbk, 'utf-8')).toBe(text);
        expect(guessEncoding(utf8(text))).toBe('utf-8');
        expect(decodeRecord(utf8(text), 'gb18030')).toBe(text);
        expect(guessEncoding(utf16le(asciiLine + text))).toBe('utf-16le');
      }),
    );
  });
});
