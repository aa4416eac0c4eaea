/** What bytes look like in the encodings of logs: evidence, not proof. */

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/** Bytes of the UTF-8 sequence that a byte begins; 0 where it begins none. Source: RFC 3629, section 4. */
function utf8Length(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Evidence for UTF-8. */
export interface Utf8Evidence {
  /** Sequences of three and four bytes, as Chinese is written; other encodings hardly hold any by accident. */
  readonly long: number;
  /** Bytes and cut sequences that UTF-8 does not have; a sequence that the end cuts is none of them. */
  readonly broken: number;
}

/** Counts what speaks for and against UTF-8. Overlong forms and surrogates are not looked for. */
export function utf8Evidence(bytes: Uint8Array): Utf8Evidence {
  let long = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = utf8Length(lead);
    let end = at + 1;
    while (end < at + length && isContinuation(bytes[end])) end++;
    if (length === 0 || (end < at + length && end < bytes.length)) broken++;
    else if (length > 2 && end === at + length) long++;
    at = end;
  }
  return { long, broken };
}

/** Evidence for GB18030, GBK and GB2312, which are one another's parts. */
interface Gb18030Evidence {
  /** Chinese punctuation, and the characters of GB2312's first level: 3,755 that make up nearly all of any text. */
  readonly common: number;
  /** Other characters of two bytes. */
  readonly rare: number;
  /** Bytes that belong to no character; a character that the end cuts is none of them. */
  readonly broken: number;
}

const isLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
const isGbDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;

const isCommon = (lead: number, trail: number): boolean =>
  trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));

/** Whether four bytes are one character; those that the end cut off are taken for right. */
function isFourByte(bytes: Uint8Array, at: number): boolean {
  const third = bytes[at + 2] ?? 0x81;
  const fourth = bytes[at + 3] ?? 0x30;
  return isLead(third) && isGbDigit(fourth);
}

/** Counts what speaks for and against GB18030. Source: Encoding Standard, section 10.2. */
function gb18030Evidence(bytes: Uint8Array): Gb18030Evidence {
  let common = 0;
  let rare = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number;
    const next = bytes[at + 1];
    if (lead < 0x80) {
      at++;
    } else if (!isLead(lead)) {
      broken++;
      at++;
    } else if (next === undefined) {
      break;
    } else if (isGbDigit(next) && isFourByte(bytes, at)) {
      // Emoji and the rarest characters tell nothing.
      at += 4;
    } else if (isTrail(next)) {
      if (isCommon(lead, next)) common++;
      else rare++;
      at += 2;
    } else {
      broken++;
      at++;
    }
  }
  return { common, rare, broken };
}

/**
 * So many common characters for a rare one. Latin-1 and Big5 hardly have them, nor has Chinese in UTF-8: read in pairs,
 * of any two characters one gives a pair that begins with its first byte, and that is rare.
 */
const commonForRare = 3;
/** And for a broken byte. */
const commonForBroken = 20;

/** Whether bytes read as GB18030 with common Chinese characters. */
export function looksLikeGb18030(bytes: Uint8Array): boolean {
  const { common, rare, broken } = gb18030Evidence(bytes);
  return common > 0 && common >= commonForRare * rare && common >= commonForBroken * broken;
}

/** Of so many UTF-16 units one is ASCII at least: logs of Chinese have dates, field names and line ends. */
const unitsForZero = 5;
/** Of so many zero bytes one may stand in the other half of a unit. */
const zerosForStray = 20;
const fewestUnits = 2;
const lineEnd = 0x0a;

/** Byte order of UTF-16 without a mark, by the zero halves of ASCII units; undefined for all else, NUL bytes included. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const units = Math.floor(bytes.length / 2);
  if (units < fewestUnits) return undefined;
  let firstZeros = 0;
  let secondZeros = 0;
  // The byte of a line end in the half of a unit that no Chinese character has it in: that of a line with a zero byte.
  let firstEnds = bytes.length % 2 === 1 && bytes.at(-1) === lineEnd ? 1 : 0;
  let secondEnds = 0;
  for (let unit = 0; unit < units; unit++) {
    const [first, second] = [bytes[2 * unit], bytes[2 * unit + 1]];
    if (first === 0) firstZeros++;
    else if (first === lineEnd && second !== 0) firstEnds++;
    if (second === 0) secondZeros++;
    else if (second === lineEnd && first !== 0) secondEnds++;
  }
  const most = Math.max(firstZeros, secondZeros);
  const least = Math.min(firstZeros, secondZeros);
  if (most * unitsForZero < units || least * zerosForStray > most) return undefined;
  const [order, strayEnds] =
    secondZeros > firstZeros ? (['utf-16le', secondEnds] as const) : (['utf-16be', firstEnds] as const);
  // Two scripts of India have it there, which these logs are not written in.
  return strayEnds * zerosForStray > most ? undefined : order;
}
