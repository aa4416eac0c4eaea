/** Takes out of a text without a code the words to search for: most likely its message. */
import { findFields, readText } from './fields.ts';
import { mask } from './mask.ts';
import { plainText } from './plain-text.ts';

/** More words are no help to a search, and no line to type. */
const longestWords = 60;
const shortestWords = 4;
/** Of a longer text, the message stands in the first lines that tell of a failure, or nowhere. */
const longestRead = 20_000;

const trouble =
  /\berr|errmsg|报错|fail|exception|invalid|denied|refused|illegal|错误|失败|异常|不|无效|過期|过期|錯誤|失敗/i;
/** What is no part of a message: times, levels, addresses, places in programs, values of this one call. */
const noise = [
  /\b[a-z]{2,10}:\/\/\S{1,2000}/gi,
  /\d{4}[-/]\d\d[-/]\d\d[T ]?/g,
  /\d\d:\d\d:\d\d[\d.,]{0,12}(?:Z|[+-]\d\d:?\d\d)?/g,
  /\b(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\b/g,
  /^\W{0,20}[\w$]{1,40}(?:\.[\w$]{1,40}){1,12}\s{1,3}-\s/g,
  /\([\w./-]{1,80}:\d{1,6}\)/g,
  /\*\*\*|\S{0,40}\*\*\*\S{0,40}/g,
  /[\w-]{20,}/g,
  /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\b/g,
  /\b\d{6,}\b/g,
];
/** The name of an exception, a logger or a program before what it says. */
const heading = /^.{0,200}?(?:[\w$]{1,80}(?:Exception|Error)|[\w$.]{1,80})\s{0,3}[:：]\s{1,3}(?=\S)/;
const edges = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

function cleaned(text: string): string {
  const plain = noise.reduce((rest, expression) => rest.replace(expression, ' '), text);
  const message = plain.replace(heading, '').replace(/[^\p{L}\p{N}_.,，。 -]+/gu, ' ');
  const words = message.replace(/\s+/gu, ' ').replace(edges, '');
  if (words.length <= longestWords) return words;
  const cut = words.slice(0, longestWords);
  const blank = cut.lastIndexOf(' ');
  return (blank > longestWords / 2 ? cut.slice(0, blank) : cut).replace(edges, '');
}

/** The value of the first field that holds a message. */
function messageInField(text: string): string | undefined {
  const plain = plainText(text);
  const field = findFields(plain).find(({ kind, joint }) => kind === 'message' && joint === 'sign');
  if (!field) return undefined;
  const { start, end } = readText(plain, field);
  return plain.text.slice(start, end);
}

/**
 * The words of a text that a search finds its failure by: its message, without secrets and without what only this call has.
 *
 * @returns a few words without quotes; null where the text has none
 */
export function messageWords(text: string): string | null {
  const shown = mask(text.slice(0, longestRead));
  const lines = shown.split('\n').filter((line) => /\p{L}/u.test(line));
  // Of several lines that all tell of no failure, none is a message.
  const line = lines.find((one) => trouble.test(one)) ?? (lines.length === 1 ? (lines[0] as string) : '');
  const words = [messageInField(shown) ?? '', line]
    .map(cleaned)
    .find(({ length }) => length >= shortestWords);
  return words ?? null;
}
