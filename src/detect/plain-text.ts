/**
 * Undoes what loggers, shells and editors do to a text: escapes of JSON, URLs and HTML, to any depth that occurs, colours,
 * full-width and curly signs. Every unit keeps the place where it stood.
 */

/** A text without its escapes. */
export interface PlainText {
  /** The text as it was given. */
  readonly given: string;
  /** Quotes and full-width signs are the plain ones: what rules read. */
  readonly text: string;
  /** As long as `text`, with the signs that were written: what people are shown. */
  readonly shown: string;
  /** The number of backslashes that stood before a unit: it tells an inner quote from an outer one. */
  depthAt(at: number): number;
  /** The offset in the text as it was given of a unit, or of the end. */
  originOf(at: number): number;
}

/** Text on its way: the buffers are written over from the front, for nothing gets longer. */
interface Draft {
  readonly units: Uint16Array;
  readonly origin: Uint32Array;
  readonly depth: Uint8Array;
  length: number;
}

/** One escape: what it stands for, and how many units it takes. Nothing is written for an empty text. */
interface Escape {
  readonly text: string;
  readonly length: number;
  readonly depth?: number;
}

/** JSON in JSON in JSON occurs; more passes than these only cost time. */
const mostPasses = 3;
const deepest = 255;

/** Whether an escape stands for what begins no other. */
const isPlain = ({ text }: Escape): boolean =>
  text.length === 0 || (text.length === 1 && !isStart(text.charCodeAt(0)));

const unitOf = (character: string): number => character.charCodeAt(0);
const backslash = unitOf('\\');
const percent = unitOf('%');
const ampersand = unitOf('&');
const escapeUnit = 0x1b;
const quotes = new Set([unitOf('"'), unitOf("'")]);
const controls: Readonly<Record<number, string>> = {
  [unitOf('n')]: '\n',
  [unitOf('r')]: '\r',
  [unitOf('t')]: '\t',
  [unitOf('/')]: '/',
};
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Byte order marks and characters without width, that copying leaves behind. */
const isInvisible = (unit: number): boolean => unit === 0xfeff || (unit >= 0x200b && unit <= 0x200d);

const hexDigits = '0123456789abcdef';

/** The number that some hexadecimal digits write; undefined where others stand among them. */
function hexAt(units: Uint16Array, from: number, end: number): number | undefined {
  let value = 0;
  for (let i = from; i < end; i++) {
    const digit = hexDigits.indexOf(String.fromCharCode(units[i] ?? 0).toLowerCase());
    if (digit < 0) return undefined;
    value = value * 16 + digit;
  }
  return value;
}

/** What a run of backslashes begins: `\"`, `\\\"`, `\n`, `\u4e0d`, `\x22`. */
function readBackslashes({ units, length }: Draft, from: number): Escape {
  let at = from;
  while (at < length && units[at] === backslash) at++;
  const unit = at < length ? (units[at] as number) : 0;
  const run = at - from;
  if (quotes.has(unit)) {
    return { text: String.fromCharCode(unit), length: run + 1, depth: Math.min(run, deepest) };
  }
  const control = controls[unit];
  if (control !== undefined) return { text: control, length: run + 1 };
  const digits = unit === unitOf('u') ? 4 : unit === unitOf('x') ? 2 : 0;
  const value = at + digits < length ? hexAt(units, at + 1, at + 1 + digits) : undefined;
  return digits > 0 && value !== undefined
    ? { text: String.fromCharCode(value), length: run + 1 + digits }
    : { text: '\\'.repeat(run), length: run };
}

const utf8 = new TextDecoder();

/** A character that URLs write in bytes: `%22`, `%E4%B8%8D`. */
function readPercent({ units, length }: Draft, from: number): Escape | undefined {
  const byteAt = (i: number): number | undefined =>
    i + 2 < length && units[i] === percent ? hexAt(units, i + 1, i + 3) : undefined;
  const first = byteAt(from);
  if (first === undefined) return undefined;
  if (first < 0x80) return { text: String.fromCharCode(first), length: 3 };
  const count = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const bytes = Array.from({ length: count }, (_, i) => byteAt(from + 3 * i) ?? 0);
  const text = utf8.decode(Uint8Array.from(bytes));
  return text.includes('\ufffd') ? undefined : { text, length: 3 * count };
}

/** A character that HTML writes by name or number. */
function readEntity({ units, length }: Draft, from: number): Escape | undefined {
  const first = units[from + 1] ?? 0;
  if (first !== unitOf('#') && (first < unitOf('a') || first > unitOf('q'))) return undefined;
  const written = String.fromCharCode(...units.subarray(from + 1, Math.min(from + 9, length)));
  const end = written.indexOf(';');
  if (end < 2) return undefined;
  const name = written.slice(0, end);
  const number = /^#(?:(\d{2,5})|[xX]([\da-fA-F]{2,4}))$/.exec(name);
  const text = number
    ? String.fromCharCode(number[1] ? Number(number[1]) : Number.parseInt(number[2] as string, 16))
    : Object.hasOwn(entities, name)
      ? entities[name]
      : undefined;
  return text === undefined ? undefined : { text, length: end + 2 };
}

/** Codes that colour a terminal: `ESC[31m`. */
function readColour({ units, length }: Draft, from: number): Escape | undefined {
  if (units[from + 1] !== unitOf('[')) return undefined;
  const written = String.fromCharCode(...units.subarray(from + 1, Math.min(from + 16, length)));
  const sequence = /^\[[\d;]{0,12}[A-Za-z]/.exec(written);
  return sequence ? { text: '', length: sequence[0].length + 1 } : undefined;
}

function escapeAt(draft: Draft, at: number): Escape | undefined {
  const unit = draft.units[at] as number;
  if (unit === backslash) return readBackslashes(draft, at);
  if (unit === percent) return readPercent(draft, at);
  if (unit === ampersand) return readEntity(draft, at);
  if (unit === escapeUnit) return readColour(draft, at);
  return isInvisible(unit) ? { text: '', length: 1 } : undefined;
}

/** What begins an escape, by its unit. */
const starts = new Set([backslash, percent, ampersand, escapeUnit, 0x200b, 0x200c, 0x200d, 0xfeff]);
const asciiStarts = Uint8Array.from({ length: 128 }, (_, unit) => Number(starts.has(unit)));
const isStart = (unit: number): boolean => (unit < 128 ? asciiStarts[unit] === 1 : starts.has(unit));

/** Undoes one layer of escapes. @returns whether there was any, and there may be more */
function unescapeOnce(draft: Draft): boolean {
  const { units, origin, depth } = draft;
  let written = 0;
  let hasMore = false;
  const before = draft.length;
  for (let read = 0; read < before; ) {
    const unit = units[read] as number;
    const found = isStart(unit) ? escapeAt(draft, read) : undefined;
    const start = origin[read] as number;
    if (!found) {
      hasMore ||= isStart(unit);
      units[written] = unit;
      depth[written] = depth[read] as number;
      origin[written++] = start;
      read++;
      continue;
    }
    hasMore ||= !isPlain(found);
    const inner = Math.max(found.depth ?? 0, depth[read] as number);
    for (let i = 0; i < found.text.length; i++) {
      units[written] = found.text.charCodeAt(i);
      depth[written] = inner;
      origin[written++] = start;
    }
    read += found.length;
  }
  origin[written] = origin[before] as number;
  draft.length = written;
  return hasMore && written < before;
}

const plainSigns: Readonly<Record<string, string>> = {
  '“': '"', '”': '"', '„': '"', '″': '"', '「': '"', '」': '"', '‘': "'", '’': "'", '‚': "'",
  '【': '[', '】': ']', '−': '-', '→': '>', '\u3000': ' ', '\u00a0': ' ',
}; // biome-ignore format: pairs, not one a line
const foldedSign = /[“”„″「」‘’‚【】−→\u3000\u00a0\uff01-\uff5e]/g;

function plainSign(sign: string): string {
  return plainSigns[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
}

/** Units as text, a part at a time: an engine takes only so many arguments. */
function textOf(units: Uint16Array): string {
  const part = 8192;
  let text = '';
  for (let from = 0; from < units.length; from += part) {
    // Spreading would go through them one by one.
    text += String.fromCharCode.apply(null, units.subarray(from, from + part) as unknown as number[]);
  }
  return text;
}

/** What every escape begins with, and what is dropped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' colours begin with it
const escaped = /\\|%[\da-f]{2}|&[#a-q]|\x1b|[\ufeff\u200b-\u200d]/i;

/** Undoes the escapes of a text. */
export function plainText(given: string): PlainText {
  // Most lines of a log have none.
  if (!escaped.test(given)) {
    const text = given.replace(foldedSign, plainSign);
    return { given, text, shown: given, depthAt: () => 0, originOf: (at) => at };
  }
  const draft: Draft = {
    units: new Uint16Array(given.length),
    origin: new Uint32Array(given.length + 1),
    depth: new Uint8Array(given.length),
    length: given.length,
  };
  for (let i = 0; i < given.length; i++) {
    draft.units[i] = given.charCodeAt(i);
    draft.origin[i] = i;
  }
  draft.origin[given.length] = given.length;
  for (let pass = 0; pass < mostPasses && unescapeOnce(draft); pass++);

  const { origin, depth } = draft;
  const shown = textOf(draft.units.subarray(0, draft.length));
  return {
    given,
    text: shown.replace(foldedSign, plainSign),
    shown,
    depthAt: (at) => depth[at] ?? 0,
    originOf: (at) => origin[at] as number,
  };
}
