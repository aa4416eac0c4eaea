/** Values that know where in their file they stand. */
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import {
  type Document,
  type ErrorCode,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { type Place, type SyntaxKind, TableSyntaxError } from './problem.ts';

/** Keys and positions from the top of a file. */
export type Path = readonly (string | number)[];

/** Where the values and keys of a file stand. */
interface Places {
  /** Where a value stands; its nearest parent where there is none. */
  placeOf(path: Path): Place;
  /** Where a key stands. */
  placeOfKey(path: Path, key: string): Place;
}

/** What a file holds. */
export interface Located extends Places {
  readonly value: unknown;
}

/** The first line of what the parser says: what follows it draws the place. */
const reasonOf = ({ message }: YAMLError): string =>
  (message.split('\n')[0] as string).replace(/ at line.*$/, '');

/** The mistakes that people make most often, by what the parser calls them. */
const usualMistakes: Partial<Record<ErrorCode, SyntaxKind>> = {
  // A text with a colon and a blank in it, or one that begins with a sign.
  BLOCK_AS_IMPLICIT_KEY: 'unquoted',
  BAD_SCALAR_START: 'unquoted',
  DUPLICATE_KEY: 'repeated-key',
};

/** Where a tab indents the line of an offset: the parser has many names for what comes of it. */
function tabInIndent(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [indent = ''] = /^[ \t]*/.exec(text.slice(start)) ?? [];
  return indent.includes('\t') ? start + indent.indexOf('\t') : undefined;
}

/** A parsed text, and where its UTF-16 units stand. */
interface ReadText {
  readonly document: Document.Parsed<ParsedNode>;
  placeAt(offset: number): Place;
}

/** Every scalar is a text as it stands there: `010` and 2345678901 are codes and no numbers. */
const schema = 'failsafe';

function readText(text: string, uniqueKeys: boolean): ReadText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema, version: '1.2', uniqueKeys });
  return {
    document,
    placeAt(offset) {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    },
  };
}

function placesIn({ document, placeAt }: ReadText): Places {
  const startOf = (node: unknown): number | undefined =>
    isNode(node) ? (node as Node).range?.[0] : undefined;
  const placeOf = (path: Path): Place => {
    for (let length = path.length; length > 0; length--) {
      const start = startOf(document.getIn(path.slice(0, length), true));
      if (start !== undefined) return placeAt(start);
    }
    return placeAt(startOf(document.contents) ?? 0);
  };
  return {
    placeOf,
    placeOfKey(path, key) {
      const map = path.length > 0 ? document.getIn(path, true) : document.contents;
      const pair = isMap(map)
        ? map.items.find((one) => isScalar(one.key) && one.key.value === key)
        : undefined;
      const start = startOf(pair?.key);
      return start === undefined ? placeOf(path) : placeAt(start);
    },
  };
}

/** A value whose places are found when the first is asked for. */
function locatedLater(value: unknown, find: () => Places): Located {
  let places: Places | undefined;
  const found = (): Places => {
    places ??= find();
    return places;
  };
  return {
    value,
    placeOf: (path) => found().placeOf(path),
    placeOfKey: (path, key) => found().placeOfKey(path, key),
  };
}

/** Something that may be an anchor or an alias, which the quick parser expands without end. */
const reference = /(?:^|[\s[{,:])[&*][^\s&*]/;

/** What a YAML text holds, by a parser that is ten times as fast and knows no places; undefined when it does not take the text. */
function quickValue(text: string): { readonly value: unknown } | undefined {
  if (reference.test(text)) return undefined;
  try {
    return { value: load(text, { schema: FAILSAFE_SCHEMA }) };
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

/**
 * Reads YAML, every scalar as a text: quickly where all is well; places, and what is wrong, are found by reading it once
 * more.
 *
 * @throws TableSyntaxError
 */
export function parseYaml(text: string): Located {
  const quick = quickValue(text);
  if (quick) return locatedLater(quick.value, () => placesIn(readText(text, true)));
  const read = readText(text, true);
  const { document, placeAt } = read;
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const tab = tabInIndent(text, error.pos[0]);
    if (tab !== undefined) throw new TableSyntaxError(placeAt(tab), reasonOf(error), 'tab');
    throw new TableSyntaxError(placeAt(error.pos[0]), reasonOf(error), usualMistakes[error.code]);
  }
  try {
    return { value: document.toJS(), ...placesIn(read) };
  } catch (thrown) {
    // An alias of nothing, or aliases that stand for more and more aliases.
    const { message } = thrown as Error;
    const [, alias] = /Unresolved alias.*: (.+)$/.exec(message) ?? [];
    const at = alias === undefined ? -1 : text.indexOf(`*${alias}`);
    throw new TableSyntaxError(placeAt(Math.max(0, at)), message);
  }
}

/** Makes what tells where a text's UTF-16 units stand. */
export function placesOfOffsets(text: string): (offset: number) => Place {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}

/** Where one of a text's UTF-16 units stands. */
export const placeIn = (text: string, offset: number): Place => placesOfOffsets(text)(offset);

/** A JSON value, or what the system says is wrong, and where: in some cases it does not say where. */
type JsonResult =
  | { readonly value: unknown }
  | { readonly message: string; readonly offset: number | undefined };

function tryJson(text: string): JsonResult {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as Error;
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    if (message.includes('end of JSON input')) return { message, offset: text.length };
    return { message, offset: position === undefined ? undefined : Number(position) };
  }
}

/** Where a JSON text goes wrong: behind its longest beginning that further text could make whole. */
function jsonErrorOffset(text: string): number {
  let sound = 0;
  let wrong = text.length;
  while (wrong - sound > 1) {
    const middle = (sound + wrong) >> 1;
    const result = tryJson(text.slice(0, middle));
    const isCutOff =
      'value' in result || result.offset === middle || result.message.startsWith('Unterminated string');
    if (isCutOff) sound = middle;
    else wrong = middle;
  }
  return sound;
}

/**
 * Reads JSON: quickly where all is well; places are found by reading it once more as YAML, which JSON is too.
 *
 * @throws TableSyntaxError
 */
export function parseJson(text: string): Located {
  const result = tryJson(text);
  // A key may stand in it twice.
  if ('value' in result) return locatedLater(result.value, () => placesIn(readText(text, false)));
  const { message, offset = jsonErrorOffset(text) } = result;
  const reason = message.replace(/ in JSON at position.*$|, (?:\.{3})?".*is not valid JSON$| \(line.*$/s, '');
  throw new TableSyntaxError(placeIn(text, offset), reason);
}

/** Where keys of a JSON text stand that stand in the same object before; of them, reading JSON takes the last. */
export function repeatedKeys(text: string): Place[] {
  const { document, placeAt } = readText(text, true);
  return document.errors.flatMap(({ code, pos }) => (code === 'DUPLICATE_KEY' ? placeAt(pos[0]) : []));
}
