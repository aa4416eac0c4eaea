/** Finds the codes that somebody asks for in a few typed words, known or not. */
import { tellingWordsOf } from '../catalog/asking-words.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { withoutFraction, wordForms } from '../catalog/code.ts';
import { oncePer } from '../catalog/lazily.ts';
import { findPlatform } from '../catalog/platforms.ts';
import type { AskedCode } from '../catalog/query.ts';
import { namesOf } from '../catalog/vendors.ts';
import { isChinese } from './characters.ts';
import { literal } from './expressions.ts';
import type { Span } from './numbers.ts';
import { isCount, isNamed } from './other-numbers.ts';
import { isPasted, linesOf, mostLines } from './pasted.ts';

/** What typed words ask for. */
export interface Asked {
  /** The codes among them, each once, in order; at the platform that is named with them. */
  readonly codes: readonly AskedCode[];
  /** Numbers of fewer digits behind a word for codes, as every program returns them, where no platform is named. */
  readonly unclear: readonly string[];
  /** What else the words say of the failure. */
  readonly words: readonly string[];
  /** Ids of the platforms that they name, with tables or without. */
  readonly platforms: readonly string[];
}

/** Longer texts are no words that somebody typed, and hold numbers of all kinds. */
const longestTyped = 200;

/** Whether a text is as short as what people type. */
const isTyped = (text: string): boolean => text.trim().length <= longestTyped && linesOf(text) <= mostLines;

/** What responses and log lines have, and typed words do not. */
const structure = /[{}[\]=<>"`\t\n]|\d\d:\d\d|:\/\/|: ./;
/** Labels before a code are typed with a sign too. */
const signedLabel = /(?:err(?:or)?[ _]?code|code|error|错误代?[码号]|返回码|报错)\s?[:：]\s?(?=-?\d)/giu;

/** Whether a text is words only, so that all of it is the user's own and nothing in it is a returned message. */
export const isWordsOnly = (text: string): boolean =>
  isTyped(text) && !structure.test(text.trim().replace(signedLabel, ' '));

interface Name extends Span {
  readonly platform: string;
}

const shortestLatin = 2;

/** Any name of a platform, longer ones first; Latin ones by themselves or right before a number. */
const nameExpression = /* @__PURE__ */ oncePer(({ vendors, platforms }: Catalog) => {
  const names = [
    ...vendors.flatMap(namesOf),
    ...platforms.flatMap(({ id, name, names: others }) => [id, name.zh, name.en, ...others]),
  ];
  const sources = [...new Set(names)]
    .filter((name) => name.length >= shortestLatin)
    .sort((one, other) => other.length - one.length)
    .map((name) =>
      isChinese(name.charAt(0)) ? literal(name) : `(?<![\\w.@/-])${literal(name)}(?![a-z_@/]|[.-][a-z])`,
    );
  return new RegExp(sources.join('|'), 'giu');
});

/** The platforms that a text names, in order. A name run together with the one before it is its product: `钉钉小程序`. */
function namesIn(catalog: Catalog, text: string): Name[] {
  const names: Name[] = [];
  for (const { 0: name, index: start } of text.matchAll(nameExpression(catalog))) {
    const platform = findPlatform(catalog, name);
    const end = start + name.length;
    const before = names.at(-1);
    if (before?.end === start) names[names.length - 1] = { ...before, end };
    else if (platform !== undefined) names.push({ platform, start, end });
  }
  // Beside a platform, software is what the service runs with.
  const isSoftware = ({ platform }: Name): boolean =>
    catalog.platforms.some((one) => one.id === platform && one.isSoftware);
  return names.every(isSoftware) ? names : names.filter((name) => !isSoftware(name));
}

/** A number of 4 digits or more that is no part of a time, an address, a version or an identifier. */
const number = /(?<![\w.$¥￥%/\\@+*-])-?[1-9]\d{3,9}(?:\.0{1,3})?(?![\w%]|[.:/\-+@]\d)/g;
/** A shorter one, which is a code only behind a word for codes. */
const smallNumber = /(?<![\w.$¥￥%/\\@+*-])-?(?:[1-9]\d{0,2})(?![\w%]|[.:/\-+@]\d)/g;
/** A word that may be a code: `Forbidden.AccessDenied`, `isv.BUSINESS_LIMIT_CONTROL`, `NO_AUTH`. */
const word = /(?<![\w.@/:-])[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*(?![\w@/]|\.\w)/g;
/** Shorter ones in capitals, without an underscore, are abbreviations. */
const shortestUpper = 6;
/** Names of classes, hosts and files have the same form. */
const otherDotted =
  /(?:Exception|Error)$|^(?:[a-z]\w*\.){2,}[A-Z]\w*$|\.(?:com|cn|net|org|io|dev|log|txt|json|xml|ya?ml|js|ts|py|go|java|php|conf|gz|zip)$/i;
/** Parameters of requests are written like codes, and name no failure. */
const parameter = /(?:^|_)(?:TOKEN|KEY|ID|SECRET|URL|IP|NAME|LIST|TICKET|SIGN|SIGNATURE|TIME|TIMESTAMP)$/;
const failure = /INVALID|ILLEGAL|ERR|NO_|NOT|MISS|EXPIRE|EXIST|LIMIT|DENIED|FAIL|UNAUTH|FORBID|WRONG/;

/** What stands before a code: a word for errors, or the name of a field. */
const label =
  /(?:err(?:or)?[ _-]?(?:code|no)?|\bcode|\bret(?:urn)?(?:code)?|报错?了?码?|错误代?[码号]?|返回[码了的]?|提示|异常|出现|遇到|收到|代码)["']?\s?(?:[:=：是为]|码)?\s?["']?$/iu;
/** Words after which a number is a size, a limit, an address or somebody's own. */
const quantity =
  /(?:超过|超出|最多|至少|上限|限制|大于|小于|不足|约|qps|max|min|over|than|least|most|limit|timeout|localhost|host|ipv4|手机号?|电话|工号|邮编|金额|余额|版本|\bv|\bjava|\bnode|\bpython|\bwindows|\bserver|(?:issue|pr|ticket|bug) ?#|[a-z]:)\s?(?:of|is|为|是|:)?\s?$/iu;
/** Four digits that are most often a year, ten that are most often a time. */
const year = /^(?:19[5-9]|20[0-4])\d$/;
const epoch = /^1[5-9]\d{8}$/;

/** Before the process of a line of Android's log: `E/Sdk(6867)`. */
const logcatTag = /\b[VDIWEF]\/[\w.-]{1,35}\( ?$/;

/** A platform's name stands at most so far before its code. */
const nameReach = 12;

const isRightAfter = (names: readonly Name[], at: number): boolean =>
  names.some(({ end }) => end <= at && at - end <= nameReach);

/** Whether a number of at least 4 digits among words is a code. */
function isCodeNumber(text: string, span: Span, names: readonly Name[]): boolean {
  const before = text.slice(Math.max(0, span.start - 40), span.start);
  if (isCount(text, span.end) || /\d:$/.test(before) || logcatTag.test(before)) return false;
  if (label.test(before) || /^\s*#$/.test(before)) return true;
  if (names.some(({ end }) => end <= span.start && /^\s?[:#-]?\s?$/.test(text.slice(end, span.start))))
    return true;
  if (before.endsWith('#') || isNamed(text, span) || quantity.test(before)) return false;
  const digits = text.slice(span.start, span.end);
  return !year.test(digits) && !epoch.test(digits);
}

/** Whether a number of fewer digits among words is a code: `报错 -1`, and not `返回 3 条`. */
const isSmallCode = (text: string, span: Span): boolean =>
  label.test(text.slice(Math.max(0, span.start - 40), span.start)) &&
  !isCount(text, span.end) &&
  !/^\s?[、）)．.:：]?\s?[\p{L}]/u.test(
    text.slice(span.end, span.end + 3).replace(/^\s?(?:怎么|是|什么|啥|吗|呢)/u, ''),
  );

/** Whether a word among words is a code, by its form and by what stands before it. */
function isCodeWord(text: string, { start, end }: Span, names: readonly Name[]): boolean {
  const written = text.slice(start, end);
  const isAlone = text.slice(0, start).trim() === '';
  const isTold = label.test(text.slice(Math.max(0, start - 40), start)) || isRightAfter(names, start);
  if (wordForms.dotted.test(written)) {
    return (
      !otherDotted.test(written) &&
      (isTold || (isAlone && (wordForms.pascalDotted.test(written) || /^is[pv]\./.test(written))))
    );
  }
  if (parameter.test(written) && !failure.test(written)) return false;
  const isWhole = isAlone && text.slice(end).trim() === '';
  return (
    (wordForms.upperSnake.test(written) && (isTold || isWhole)) ||
    (isTold && written.length >= shortestUpper && wordForms.upper.test(written))
  );
}

/** The platform that a code is of, among those that the words name: the only one, or the last one before it. */
function platformOf(names: readonly Name[], at: number): string | undefined {
  return (names.findLast(({ end }) => end <= at) ?? names[0])?.platform;
}

/** A text with blanks in place of some parts. */
function blanked(text: string, spans: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

/** What a response that tells of a failure has. */
const tellsOfFailure = /err|msg|message|fail|exception|错|失败|异常/i;

/** What is asked for by a text without codes and names. */
const none = (text: string): Asked => ({
  codes: [],
  unclear: [],
  words: tellingWordsOf(text),
  platforms: [],
});

/**
 * Reads what typed words ask for: numbers of 4 digits and more that stand by themselves, also within Chinese text, and words of the
 * form of codes, at the platform that is named beside them. Years, counts, ports and the like are none. What is longer than people
 * type has none, as it is for {@link detect}.
 *
 * @param words one or more arguments
 * @param vendors ids that the caller restricts the search to; a platform named with a code wins over them
 */
export function readAsked(catalog: Catalog, words: readonly string[], vendors?: readonly string[]): Asked {
  const text = words
    .join(' ')
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/gu, '-');
  if (!isTyped(text)) return none(text);
  const names = namesIn(catalog, text);
  const spansOf = (expression: RegExp): Span[] =>
    [...text.matchAll(expression)].map(({ 0: found, index: start }) => ({
      start,
      end: start + found.length,
    }));
  const spans = [
    ...spansOf(number).filter((span) => isCodeNumber(text, span, names)),
    ...(isWordsOnly(text) ? spansOf(word) : []).filter(
      (span) => isCodeWord(text, span, names) && !names.some(({ start }) => start === span.start),
    ),
  ].sort((a, b) => a.start - b.start);
  const small =
    spans.length > 0 || !isWordsOnly(text)
      ? []
      : spansOf(smallNumber).filter((span) => isSmallCode(text, span));
  if (names.length > 0) spans.push(...small);
  const codes = new Map<string, AskedCode>();
  for (const { start, end } of spans) {
    const query = text.slice(start, end);
    const code = withoutFraction(query);
    const platform = platformOf(names, start);
    const ids = platform === undefined ? vendors : [platform];
    codes.set(`${ids}:${code.toLowerCase()}`, { query, code, vendors: ids });
  }
  const asked = [...codes.values()];
  // Of the numbers of a pasted text, detect has read those that are known codes: the others are counts, articles, departments.
  const isUnknown = tellsOfFailure.test(text) && !asked.some(({ code }) => catalog.has(code));
  if (isPasted(text) && !isUnknown) return none(text);
  return {
    codes: asked,
    unclear: names.length > 0 ? [] : small.map(({ start, end }) => text.slice(start, end)),
    words: tellingWordsOf(blanked(text, [...spans, ...names])),
    platforms: [...new Set(names.map(({ platform }) => platform))],
  };
}
