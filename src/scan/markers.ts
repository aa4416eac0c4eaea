/**
 * What tells at a glance which lines of a log may hold a failure, so that the others need no closer look. Bytes are
 * looked at as Latin-1: one unit a byte, which costs the engine nothing.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Catalog } from '../catalog/catalog.ts';
import { alternatives } from '../detect/expressions.ts';
import { fieldNamesOf } from '../detect/field-names.ts';
import type { Encoding } from './encoding.ts';

/** Not followed by a value that tells of success, with the signs before it: `":0`, `=200`, `\":\"ok`. */
const noSuccess = String.raw`(?!["'\\\]]{0,6}(?:&quot;)? ?(?:[:=]|=>|->)[ "'\\]{0,6}(?:&quot;)?(?:0|200|[oO][kK]|success|SUCCESS)(?![\w.]))`;

/** Expressions with few alternatives are searched many times faster than one with all of them. */
const ascii: readonly RegExp[] = [
  new RegExp(`(?:[cC]ode|CODE)${noSuccess}`, 'g'),
  /err[o:=]|fail|exception|invalid|denied|panic/gi,
  // Behind messages of which no word says that anything failed: `not allow to access, hint: [`.
  /hints?: ?\[|rid: ?[\da-f]{8}-/g,
  /query\?e=/g,
  // The signs may be full-width; dumps write the type.
  /(?:[rR]esult|RESULT)\W{0,40}(?:(?:int|long|string\(\d{1,6})\)?\W{1,4})?[1-9]/g,
];

const chinese = ['错', '錯', '失败', '异常', '报', '返回', '提示', '不合法', '无效'];

/** The same words in GB18030, which nothing in Node writes. */
const gb18030 = [
  '\xb4\xed', '\xca\xa7\xb0\xdc', '\xd2\xec\xb3\xa3', '\xb1\xa8', '\xb7\xb5\xbb\xd8', '\xcc\xe1\xca\xbe',
  '\xb2\xbb\xba\xcf\xb7\xa8', '\xce\xde\xd0\xa7',
]; // biome-ignore format: one list, not one word a line

const utf8 = chinese.map((text) =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''),
);

/** What finds the fields of codes that only vendors of a catalog have; undefined where all have a word that is looked for anyway. */
export function declaredMarkers(catalog: Catalog): RegExp | undefined {
  const isFound = (name: string): boolean =>
    ascii.some((expression) => new RegExp(expression.source, expression.flags.replace('g', '')).test(name));
  const names = fieldNamesOf(catalog).codes.filter((name) => !isFound(name));
  return names.length > 0 ? new RegExp(alternatives(names), 'gi') : undefined;
}

/** Finds the places of a block where a word stands. */
function findWord(text: string, word: string, found: number[]): void {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
}

/**
 * Finds the places of a block that need a closer look.
 *
 * @param encoding of the block, as far as it is known: lines in GB18030 may stand in any
 * @param declared see {@link declaredMarkers}
 * @returns offsets, ascending
 */
export function findMarkers(bytes: Buffer, encoding: Encoding, declared?: RegExp): Uint32Array {
  const text = bytes.toString('latin1');
  const found: number[] = [];
  for (const expression of declared ? [...ascii, declared] : ascii) {
    expression.lastIndex = 0;
    while (expression.test(text)) found.push(expression.lastIndex - 1);
  }
  // Words are found one by one at the speed of memory, which an expression with all of them is not.
  if (!isAscii(bytes)) {
    for (const word of utf8) findWord(text, word, found);
    if (encoding === 'gb18030' || !isUtf8(bytes)) for (const word of gb18030) findWord(text, word, found);
  }
  return Uint32Array.from(found).sort();
}
