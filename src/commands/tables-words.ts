import type { Language } from '../catalog/types.ts';
import { visible } from '../render/visible.ts';
import type { Mapped, Unit } from '../tables/convert.ts';
import type { Work } from '../tables/long-work.ts';
import type { Problem, ProblemKind } from '../tables/problem.ts';

/** What people call the types of JSON Schema. */
type TypeNames = Readonly<Record<string, string>>;
const zhTypes: TypeNames = { string: '文字', integer: '整数', array: '列表', object: '“键: 值”的对象' };
const enTypes: TypeNames = {
  string: 'a text',
  integer: 'a whole number',
  array: 'a list',
  object: 'an object of keys and values',
};

const typeNames = (types: string, names: TypeNames, or: string): string =>
  types
    .split(', ')
    .map((type) => names[type] ?? type)
    .join(or);

function columnZh(column: Mapped['column']): string {
  if (typeof column === 'object') return column.part === 'key' ? '键' : '值';
  return typeof column === 'number' ? `第 ${column} 列` : column;
}

function columnEn(column: Mapped['column']): string {
  if (typeof column === 'object') return column.part;
  return typeof column === 'number' ? `column ${column}` : column;
}

/** What the tool says about a team's own tables. */
const zh = {
  /** What is wrong, and what to do. */
  problem: {
    missing: () => '没有这个文件；请检查路径',
    unreadable: (about) => `无法读取：${about}；请检查路径和权限`,
    syntax: (about) => `格式有误：${about}；请检查这里和上一行的缩进、引号、括号和冒号`,
    tab: () => '这一行用制表符缩进；YAML 里请用空格',
    unquoted: () => '这段文字里有“: ”，或以 YAML 的保留字符开头；请给它加引号',
    'too-many-fields': (about) => `这一行的字段比表头多（${about}）；含有逗号的文字请加引号`,
    'repeated-key': () => '这个键在这里已有一个；请删掉多余的',
    'empty-file': () =>
      '不是错误码表；请写成条目的列表，或带 vendor 和 entries 的对象（errcode init 写一份示例）',
    'wrong-type': (about, instead) =>
      `${about ? `${about} ` : '这一项'}的类型不对；应为${typeNames(instead, zhTypes, '或')}`,
    'missing-key': (about) => `缺少 ${about}；请补上`,
    'unknown-key': (about, instead) => `没有“${about}”这个键；可用的键：${instead}`,
    'mistyped-key': (about, instead) => `没有“${about}”这个键；是不是 ${instead}？`,
    empty: (about) => `${about} 是空的；请填写，或删掉这个键`,
    'not-one-of': (about, instead) => `${about} 不是可用的值；可用的值：${instead}`,
    malformed: (about, instead) => `${about} 的写法不对；请写成 ${instead} 这样`,
    'too-large': (about) => `${about} 的数字太大，不再精确；请加引号`,
    repeated: (about) => `${about} 里有重复的项；请删掉重复的`,
    'new-vendor': (about) =>
      `不认识平台“${about}”；新平台的 id 只用小写字母、数字和连字符，以字母开头，中文名写在 vendor 的 name 里`,
    duplicate: (about, instead) =>
      `错误码 ${about} 在第 ${instead} 行已有；请合并成一条，多种消息写在 variants 里`,
    'no-such-code': (about) =>
      `related 里的“${about}”不是已有的错误码；请写同平台的码，或 平台:码，也可能是码写错了`,
    'no-such-guide': (about) => `没有“${about}”这份指南；请改正，或删掉 guide`,
  } satisfies Record<ProblemKind, (about: string, instead: string) => string>,
  skipped: (problem: string, file: string, others: number) =>
    `跳过了自有错误码表${others > 0 ? `（另有 ${others} 个）` : ''} ${problem}（errcode check ${file} 列出全部问题）`,
  /** While somebody waits; short enough for a narrow terminal. */
  longWork: {
    compile: '正在编译自有错误码表……',
    index: '正在为自有错误码表建索引……',
  } satisfies Record<Work, string>,
  sound: (file: string, codes: number) => `${file}：${codes} 个条目，没有问题`,
  noTables: (folder: string) => `“${folder}”里没有错误码表（.yaml、.yml、.json、.csv）`,
  exists: (file: string) => `“${file}”已存在，没有改动；请先移走或改名`,
  written: (file: string) => `已写入 ${file}`,
  nextStep: (file: string) => `改好后用 errcode check ${file} 检查`,
  noFiles: '请给出要检查的错误码表，例如：errcode check .errcode',
  noList: '请给出要转换的列表，例如：errcode import codes.csv --vendor pay',
  noVendor: '请用 --vendor 给出平台，例如：errcode import codes.csv --vendor pay',
  badVendor: (name: string) => `“${name}”不能用作平台的 id；请只用小写字母、数字和连字符，以字母开头`,
  noCodes: (source: string) =>
    `“${source}”里没有识别出错误码；可用：有 code 和 message 列的 CSV、JSON，或每行“码 消息”的文字`,
  leftOut: (unit: Unit, numbers: readonly number[], count: number) => {
    const name = unit === 'line' ? '行' : '项';
    const list = `第 ${numbers.join('、')} ${name}${count > numbers.length ? '等' : ''}`;
    return `有 ${count} ${name}没有识别出错误码，已略去：${list}`;
  },
  imported: (codes: number) => `转换了 ${codes} 个错误码`,
  /** What was made of the columns or keys of a list. */
  mapped: (mapping: readonly Mapped[]) =>
    `列的对应：${mapping.map(({ column, field }) => `${columnZh(column)} → ${field ?? '未使用'}`).join('，')}`,
};
export type TablesWords = typeof zh;

const en: TablesWords = {
  problem: {
    missing: () => 'there is no such file; check the path',
    unreadable: (about) => `cannot be read: ${about}; check its path and permissions`,
    syntax: (about) =>
      `${about}; check the indentation, quotes, brackets and colons here and on the line before`,
    tab: () => 'this line is indented with a tab; use spaces in YAML',
    unquoted: () => 'this text contains ": " or starts with a character that YAML reserves; put it in quotes',
    'too-many-fields': (about) =>
      `this row has more fields than the header (${about}); put text that contains a comma in quotes`,
    'repeated-key': () => 'this key is already used here; remove one of them',
    'empty-file': () =>
      'this is not a table; write a list of entries, or an object with vendor and entries (errcode init writes an example)',
    'wrong-type': (about, instead) =>
      `${about || 'this'} has the wrong type; make it ${typeNames(instead, enTypes, ' or ')}`,
    'missing-key': (about) => `${about} is missing; add it`,
    'unknown-key': (about, instead) => `there is no key "${about}"; use one of: ${instead}`,
    'mistyped-key': (about, instead) => `there is no key "${about}"; did you mean ${instead}?`,
    empty: (about) => `${about} is empty; fill it in or remove the key`,
    'not-one-of': (about, instead) => `${about} is not a known value; use one of: ${instead}`,
    malformed: (about, instead) => `${about} has the wrong form; write it like ${instead}`,
    'too-large': (about) => `the number of ${about} is too large to be exact; put it in quotes`,
    repeated: (about) => `${about} has the same item twice; remove one`,
    'new-vendor': (about) =>
      `"${about}" is not a known vendor; the id of a new one has only lower-case letters, digits and hyphens and starts with a letter; other names go into the vendor's name`,
    duplicate: (about, instead) =>
      `the code ${about} is already on line ${instead}; merge the two entries, with further messages in variants`,
    'no-such-code': (about) =>
      `"${about}" in related is not a known code; write a code of the same vendor, or vendor:code, and check the spelling`,
    'no-such-guide': (about) => `there is no guide "${about}"; correct it or remove guide`,
  },
  skipped: (problem, file, others) =>
    `skipped ${others > 0 ? `${others + 1} of your own tables; the first: ` : 'one of your own tables: '}${problem} (errcode check ${file} lists all problems)`,
  longWork: {
    compile: 'compiling your own tables ...',
    index: 'indexing your own tables ...',
  },
  sound: (file, codes) => `${file}: ${codes} ${codes === 1 ? 'entry' : 'entries'}, no problems`,
  noTables: (folder) => `there are no tables (.yaml, .yml, .json, .csv) in "${folder}"`,
  exists: (file) => `"${file}" already exists and was not changed; move or rename it first`,
  written: (file) => `wrote ${file}`,
  nextStep: (file) => `after your changes, check it with errcode check ${file}`,
  noFiles: 'name the tables to check, for example: errcode check .errcode',
  noList: 'name the list to convert, for example: errcode import codes.csv --vendor pay',
  noVendor: 'name the vendor with --vendor, for example: errcode import codes.csv --vendor pay',
  badVendor: (name) =>
    `"${name}" cannot be the id of a vendor; use only lower-case letters, digits and hyphens, starting with a letter`,
  noCodes: (source) =>
    `no codes were recognized in "${source}"; give CSV or JSON with code and message, or lines of "code message"`,
  leftOut: (unit, numbers, count) => {
    const name = count === 1 ? unit : `${unit}s`;
    const list = `${name} ${numbers.join(', ')}${count > numbers.length ? ' and more' : ''}`;
    return `${count} ${name} ${count === 1 ? 'was' : 'were'} left out because no code was recognized: ${list}`;
  },
  imported: (codes) => `converted ${codes} ${codes === 1 ? 'code' : 'codes'}`,
  mapped: (mapping) =>
    `columns: ${mapping.map(({ column, field }) => `${columnEn(column)} → ${field ?? 'not used'}`).join(', ')}`,
};

const words: Record<Language, TablesWords> = { zh, en };

/** What the tool says about own tables, in a language. */
export function tablesWords(language: Language): TablesWords {
  return words[language];
}

/** More of a value or of a list than this helps nobody. */
const longestPart = 300;

/** A problem with its place, as compilers write it: `file:line:column: what is wrong; what to do`. */
export function problemText(
  language: Language,
  { file, line, column, kind, about, instead }: Problem,
): string {
  const text = words[language].problem[kind](visible(about, longestPart), visible(instead, longestPart));
  return `${visible(file, longestPart)}:${line}:${column}: ${text}`;
}

/** One line about tables that were left out. @param problems at least one, one a table */
export function brokenTables(language: Language, problems: readonly Problem[]): string {
  const [first] = problems as readonly [Problem, ...Problem[]];
  const file = visible(first.file, longestPart);
  return words[language].skipped(problemText(language, first), file, problems.length - 1);
}
