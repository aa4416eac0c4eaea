/** Converts lists of codes that were not written for this program. */
import { Document, isMap, isPair, isScalar, isSeq, Scalar, visit } from 'yaml';
import { codeKey, compareCodes, isListedCode } from '../catalog/code.ts';
import type { Language } from '../catalog/types.ts';
import { readRows } from './csv.ts';
import { placesOfOffsets } from './located.ts';
import { isJsonName } from './parse.ts';
import { languagesIn, plainText } from './texts.ts';

/** A code of a list, with what the list says of it. */
interface Listed {
  readonly code: string;
  readonly texts: Partial<Record<Language, string>>;
  readonly cause: string | undefined;
  readonly step: string | undefined;
}

/** What was read of a list. */
export interface List {
  readonly listed: readonly Listed[];
  /** What is numbered: the lines of a text, or the items of JSON. */
  readonly unit: Unit;
  /** Numbers, from 1, of those in which no code was recognized. */
  readonly leftOut: readonly number[];
  /** What was made of each column or key, in order. */
  readonly mapping: readonly Mapped[];
}

/** A column or key of a list, and the field of an entry that it became. */
export interface Mapped {
  /** Its name; where it has none its position, from 1, or what of a member of an object it is. */
  readonly column: string | number | { readonly part: 'key' | 'value' };
  /** Null for one that was not used. */
  readonly field: Field | null;
}

/** A field of an entry. */
export type Field = 'code' | 'message' | 'message.zh' | 'message.en' | 'cause' | 'steps';

export type Unit = 'line' | 'item';

type Column = 'code' | 'zh' | 'en' | 'message' | 'description' | 'cause' | 'step';

/** The names that columns and keys have, without case, blanks and signs. */
const names: Readonly<Record<Column, readonly string[]>> = {
  code: [
    'code', 'errcode', 'errorcode', 'retcode', 'returncode', 'resultcode', 'bizcode', 'subcode', '错误码', '返回码',
    '错误代码', '返回代码', '状态码', '业务码', '编码', '代码', '码',
  ],
  zh: ['zh', 'cn', 'zhcn', 'chinese', 'messagezh', 'messagecn', 'msgzh', 'msgcn', '中文', '中文说明', '中文描述', '中文消息'],
  en: ['en', 'enus', 'english', 'messageen', 'msgen', '英文', '英文说明', '英文描述', '英文消息'],
  message: [
    'message', 'msg', 'errmsg', 'errormsg', 'errormessage', 'errmessage', 'text', '错误信息', '错误描述', '错误消息', '返回信息',
    '提示', '提示信息', '消息', '信息',
  ],
  // The message where there is no other, and otherwise what explains it.
  description: ['description', 'desc', 'reason', '说明', '描述', '错误说明', '含义', '备注'],
  cause: ['cause', '原因', '错误原因', '可能原因'],
  step: ['solution', 'step', 'steps', 'action', 'fix', '解决方案', '解决办法', '解决方法', '处理方法', '处理办法', '排查建议', '建议'],
}; // biome-ignore format: lists, not one word a line

const columnOf = (name: string): Column | undefined => {
  const folded = name.toLowerCase().replace(/[\s_.-]+/g, '');
  return (Object.keys(names) as Column[]).find((column) => names[column].includes(folded));
};

const fieldOf: Readonly<Record<Exclude<Column, 'description'>, Field>> = {
  code: 'code',
  zh: 'message.zh',
  en: 'message.en',
  message: 'message',
  cause: 'cause',
  step: 'steps',
};

/** What became of columns or keys of some names. */
function mappingOf(columns: readonly string[]): Mapped[] {
  const hasMessage = columns.some((name) => columnOf(name) === 'message');
  return columns.map((name) => {
    const column = columnOf(name);
    if (column === 'description') return { column: name, field: hasMessage ? 'cause' : 'message' };
    return { column: name, field: column === undefined ? null : fieldOf[column] };
  });
}

/** The first two columns of a list without a header. */
const byPosition: readonly Mapped[] = [
  { column: 1, field: 'code' },
  { column: 2, field: 'message' },
];

/** A text by the language that it is in. */
function inItsLanguage(text: string): Partial<Record<Language, string>> {
  const [language = 'en'] = languagesIn(text);
  return { [language]: text };
}

/** Makes a listed code of named values. @returns undefined when code or message is missing, or the code has blanks */
function fromValues(values: Partial<Record<Column, string>>): Listed | undefined {
  const { code, zh, en, message, description, cause, step } = values;
  const own = { ...(message && inItsLanguage(message)), ...(zh && { zh }), ...(en && { en }) };
  // What the list says in the other language than its message is the message in that one.
  const described = description ? inItsLanguage(description) : {};
  const isMessage = !message && Object.keys(described).every((language) => !(language in own));
  const texts = isMessage ? { ...described, ...own } : own;
  if (!code || /\s/.test(code) || Object.keys(texts).length === 0) return undefined;
  return { code, texts, cause: cause ?? (isMessage ? undefined : description), step };
}

/** Puts together what was made of each line or item. */
function listOf(
  unit: Unit,
  mapping: readonly Mapped[],
  items: readonly { number: number; listed: Listed | undefined }[],
): List {
  return {
    unit,
    mapping,
    listed: items.flatMap(({ listed }) => listed ?? []),
    leftOut: items.filter(({ listed }) => !listed).map(({ number }) => number),
  };
}

/** Reads values that stand under names; of two under the same name the first counts. */
function namedValues(
  pairs: Iterable<readonly [name: string, value: unknown]>,
): Partial<Record<Column, string>> {
  const values: Partial<Record<Column, string>> = {};
  for (const [name, value] of pairs) {
    const column = columnOf(name);
    if (!column || value === null || typeof value === 'object') continue;
    const text = plainText(String(value));
    if (text !== '') values[column] ??= text;
  }
  return values;
}

/** Makes a listed code of a JSON object, whose message may be an object of languages. */
function fromObject(object: Readonly<Record<string, unknown>>): Listed | undefined {
  const flat = Object.entries(object).flatMap(([name, value]): (readonly [string, unknown])[] =>
    columnOf(name) === 'message' && typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [[name, value]],
  );
  return fromValues(namedValues(flat));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in a list: an object, or code and message side by side. */
function fromItem(item: unknown): Listed | undefined {
  if (isObject(item)) return fromObject(item);
  if (!Array.isArray(item)) return undefined;
  const [code, message] = item;
  return fromObject({ code, message });
}

/** What stands under a code, or under a name: an object, which may tell the code itself, or a message. */
const fromMember = (name: string, value: unknown): Listed | undefined =>
  isObject(value) ? fromObject({ code: name, ...value }) : fromObject({ code: name, message: value });

/** The lists in a value, however deep. */
function listsIn(value: unknown): (readonly unknown[])[] {
  if (Array.isArray(value)) return [value];
  return isObject(value) ? Object.values(value).flatMap(listsIn) : [];
}

/** The objects in an object whose members stand for codes: itself, or, where its members are groups, those. */
function mapsIn(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  const members = Object.entries(value);
  if (members.some(([name, member]) => fromMember(name, member) !== undefined)) return [value];
  return members.flatMap(([, member]) => (isObject(member) ? mapsIn(member) : []));
}

/** What became of the keys of objects that hold codes, or of those that are codes. */
function mappingOfJson(value: unknown): Mapped[] {
  const keysIn = (items: readonly unknown[]): string[] => [
    ...new Set(items.filter(isObject).flatMap((item) => Object.keys(item))),
  ];
  const keys = keysIn(listsIn(value).flat());
  if (keys.length > 0) return mappingOf(keys);
  const members = isObject(value) ? mapsIn(value).flatMap((map) => Object.values(map)) : [];
  if (members.length === 0) return [...byPosition];
  const inner = keysIn(members);
  const rest =
    inner.length > 0 ? mappingOf(inner) : [{ column: { part: 'value' }, field: 'message' } as const];
  return inner.some((key) => columnOf(key) === 'code')
    ? rest
    : [{ column: { part: 'key' }, field: 'code' }, ...rest];
}

/** Reads lists of codes, wherever they stand, or messages or objects by code. */
function fromJson(value: unknown): List {
  const lists = listsIn(value).filter((list) => list.some((item) => fromItem(item) !== undefined));
  const found =
    lists.length > 0
      ? lists.flat().map(fromItem)
      : (isObject(value) ? mapsIn(value) : []).flatMap((map) =>
          Object.entries(map).map(([name, member]) => fromMember(name, member)),
        );
  return listOf(
    'item',
    mappingOfJson(value),
    found.map((listed, i) => ({ number: i + 1, listed })),
  );
}

/** Numbers that JSON.parse would round, put in quotes; texts are passed by. */
const exactNumbers = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|(?<![.\w])-?\b\d{16,}\b(?![.eE])/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );

/** Reads comma-separated values; without a header, the first column is the code and the second the message. */
function fromCsv(text: string): List {
  const [first, ...rest] = readRows(text);
  if (!first) return listOf('line', byPosition, []);
  const hasHeader = first.cells.some((cell) => columnOf(cell) === 'code');
  const header = hasHeader ? first.cells : ['code', 'message'];
  const place = placesOfOffsets(text);
  return listOf(
    'line',
    hasHeader ? mappingOf(header) : byPosition,
    (hasHeader ? rest : [first, ...rest]).map(({ cells, start }) => ({
      number: place(start).line,
      listed: fromValues(namedValues(header.map((name, column) => [name, cells[column] ?? '']))),
    })),
  );
}

/** A line: a code, also in brackets, what parts the two, a message; also a row of a Markdown table. */
const line =
  /^[|\s]*["'`[]?([\w.-]{1,100})["'`\]]?\s*(?:=>|->|--|[-–—](?=\s)|[:：=,，|\t\s](?:\s*[-–—]\s)?)\s*(.*)$/u;
const comment = /^\s*(?:#|\/\/|--|[|:\s-]*$)/;

/** Reads lines of `code message`. */
function fromLines(text: string): List {
  const lines = text
    .split(/\r?\n/)
    .map((own, i) => ({ number: i + 1, own }))
    .filter(({ own }) => !comment.test(own));
  return listOf(
    'line',
    byPosition,
    lines.map(({ number, own }) => {
      const [, code = '', rest = ''] = line.exec(own) ?? [];
      const message = plainText(rest.replace(/^["'`]|["'`]?[\s,;|]*$/g, ''));
      const isCode = isListedCode(code) && message !== '';
      return { number, listed: isCode ? fromValues({ code, message }) : undefined };
    }),
  );
}

/**
 * Reads a list of codes.
 *
 * @param name its file's name, whose ending tells the format; otherwise its text does
 * @throws TableSyntaxError for a CSV that is none, SyntaxError for JSON that is none
 */
export function readList(name: string, text: string): List {
  if (isJsonName(name) || /^\s*(?:\{|\[\s*[[{])/.test(text)) return fromJson(JSON.parse(exactNumbers(text)));
  const [header = ''] = text.split('\n');
  const isCsv =
    /\.csv$/i.test(name) || header.split(/[,;\t]/).some((cell) => columnOf(cell.trim()) === 'code');
  return isCsv ? fromCsv(text) : fromLines(text);
}

/** A table in the form in which it is written. */
export interface ConvertedTable {
  readonly vendor: string;
  readonly entries: readonly object[];
}

/**
 * Makes a table of a list. A code that stands in the list more than once becomes one entry; its further messages become
 * variants.
 */
export function convertList({ listed }: List, vendor: string): ConvertedTable {
  const byCode = new Map<
    string,
    { first: Listed; cause: string | undefined; variants: Listed['texts'][]; steps: string[] }
  >();
  for (const one of listed) {
    const key = codeKey(one.code);
    const known = byCode.get(key);
    const entry = known ?? { first: one, cause: one.cause, variants: [], steps: [] };
    const isNew = [entry.first.texts, ...entry.variants].every(
      (texts) => JSON.stringify(texts) !== JSON.stringify(one.texts),
    );
    if (isNew) entry.variants.push(one.texts);
    entry.cause ??= one.cause;
    if (one.step && !entry.steps.includes(one.step)) entry.steps.push(one.step);
    byCode.set(key, entry);
  }
  const entries = [...byCode.values()]
    .sort((a, b) => compareCodes(a.first.code, b.first.code))
    .map(({ first, cause, variants, steps }) => ({
      code: first.code,
      message: first.texts,
      ...(variants.length > 0 && { variants }),
      ...(cause !== undefined && { cause: inItsLanguage(cause) }),
      ...(steps.length > 0 && { steps: steps.map(inItsLanguage) }),
    }));
  return { vendor, entries };
}

/** Writes a table as YAML: codes in quotes, texts on one line. */
export function tableYaml(table: ConvertedTable): string {
  const document = new Document(table);
  visit(document, {
    Pair(_, pair) {
      const isCode = isScalar(pair.key) && pair.key.value === 'code';
      if (isCode && isScalar(pair.value)) pair.value.type = Scalar.QUOTE_DOUBLE;
      if (isMap(pair.value)) pair.value.flow = true;
    },
    Seq(_, seq) {
      for (const item of seq.items) if (isMap(item) && !item.has('code')) item.flow = true;
    },
    Map(_, map, path) {
      const owner = path.at(-1);
      if (isSeq(owner) && map.has('code')) map.spaceBefore = owner.items[0] !== map;
      if (isPair(owner) && isScalar(owner.key) && owner.key.value === 'entries') map.flow = false;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
