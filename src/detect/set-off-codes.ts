/** Finds numbers that are set off from a text as codes are: in headings, back-ticks, brackets, on a line of their own. */
import { textAfter } from './beside.ts';
import { listedBehind } from './field-codes.ts';
import { isInMessage } from './marked-codes.ts';
import { matchesOf } from './matches.ts';
import { isHttpStatus, readToldNumber, type Span } from './numbers.ts';
import { isCount } from './other-numbers.ts';
import {
  digitsOf,
  hasForm,
  hasSignal,
  isComplaint,
  isInTrouble,
  isKnown,
  isNamedVendors,
  isOtherSystems,
  proseDigits,
  type Scene,
} from './scene.ts';
import { bareSighting, type Places, type Sighting } from './sighting.ts';

/** How a number is set off, by how much else has to speak for it. */
interface Setting {
  /** Its first group is the number; bounded. */
  readonly expression: RegExp;
  /** What the words behind it have to be. */
  readonly words: 'complaint' | 'any' | 'none';
  /** Whether a platform or the form of its codes has to speak for it. */
  readonly isTold: boolean;
  /** So few digits are enough where a vendor that has the code is named on the line. */
  readonly least?: number;
  /** Whether it may stand in the message of another code, which repeats what failed inside. */
  readonly isInner?: boolean;
  /** Whether people speak of it in a sentence: then it is a code of one vendor only, or a platform is told. */
  readonly isSpoken?: boolean;
}

const number = '(-?\\d{4,10})';
const settings: readonly Setting[] = [
  // `## 60011: no privilege`, `### 8.1 `40068 invalid tagid``
  {
    expression: new RegExp(
      `^[ \\t]{0,4}#{1,6}[ \\t]{1,4}(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}[ \\t.、]{1,3})?[\`[("*]{0,3}${number}(?![\\w.])`,
      'gm',
    ),
    words: 'complaint',
    isTold: false,
  },
  // `` `40068 invalid tagid` ``
  { expression: new RegExp(`\`${number}(?=[ :：])`, 'g'), words: 'complaint', isTold: false },
  // `` `99991400` — Rate limit ``, and by itself where a platform is told
  {
    expression: new RegExp(`\`${number}\`(?= ?(?:-|–|—|:|：|\\(|（))`, 'g'),
    words: 'complaint',
    isTold: false,
  },
  { expression: new RegExp(`\`${number}\``, 'g'), words: 'none', isTold: true },
  // `→ **230027**`
  { expression: new RegExp(`\\*\\*${number}\\*\\*`, 'g'), words: 'none', isTold: true },
  // `failed to get bot info: [11205] app do not have bot`
  {
    expression: new RegExp(`[:：] ?\\[${number}\\](?= ?[A-Za-z\\u4e00-\\u9fff])`, 'g'),
    words: 'complaint',
    isTold: false,
  },
  // `Exception: (10008, 'DecryptData fail')`
  {
    expression: new RegExp(`(?:Exception|Error): ?\\(${number}(?=, ?["'])`, 'g'),
    words: 'any',
    isTold: false,
  },
  // `60020 - not allow to access` as a line, an item or a cell
  {
    expression: new RegExp(
      `^[ \\t|>*•-]{0,8}${number}(?=\\*{0,2} ?(?:-|–|—|:|：|\\|) ?[A-Za-z\\u4e00-\\u9fff])`,
      'gm',
    ),
    words: 'complaint',
    isTold: true,
  },
  // Alone on its line, as pages are copied.
  {
    expression: new RegExp(`^[ \\t]{0,4}${number}[ \\t]{0,4}(?=\\r?\\n)`, 'gm'),
    words: 'complaint',
    isTold: false,
  },
  // `error codes like 2200 (internal error) or 11232 (flow control)`
  {
    // What stands before is looked at last: at every place of a text it would take most of the time.
    expression: new RegExp(`\\b${number}(?= ?[(（][a-z\\u4e00-\\u9fff])(?<=\\bcodes?\\b[^\\n]{0,71})`, 'g'),
    words: 'any',
    isTold: true,
  },
  // `error message Error: collection.update:fail -502005 database collection not exists`
  { expression: /:fail (-\d{4,7})(?![\w.-])/g, words: 'none', isTold: true, isInner: true },
  // `collection.get:fail -501001 resource system error`
  { expression: /[\s:：([\u4e00-\u9fff](-\d{4,7})(?![\w.-])/g, words: 'none', isTold: true },
  // `GET /open-apis/base/v3/bases ❌ 5000`
  { expression: /[❌✗✘✖❎] ?(-?\d{4,10})(?![\w.%])/gu, words: 'none', isTold: true, least: 4 },
  // `code 1062507 as the destination parent folder`
  { expression: /\bcodes?:? (-?\d{5,10})(?= [a-z])/gi, words: 'none', isTold: true },
  // `重启后出现10012超时`, `然后报了43101的错误`
  {
    expression: /(?:出现|遇到|碰到|抛出|弹出|报)[了的]? ?(-?\d{4,10})(?![\w.%])/g,
    words: 'none',
    isTold: true,
    isSpoken: true,
  },
  // `没有 305001 这个错误码`
  {
    expression: /(-?\d{4,10}) ?(?:的|这个|這個)?(?:错误|報錯|报错|异常|錯誤)/g,
    words: 'none',
    isTold: true,
    isSpoken: true,
  },
  // `if (e.getErrorCode() != 84061)`
  {
    expression: /err(?:or)?_?code(?:\(\))?["'\])]{0,3} ?[!=]==? ?(-?\d{4,10})/gi,
    words: 'none',
    isTold: true,
  },
  // `send rate-limit errors (230020/230006)`
  { expression: /\berrors? ?\((-?\d{4,10})(?=[)/,、])/gi, words: 'none', isTold: true },
];

/** Nothing else has the form of so long a code by chance. */
const rareDigits = 7;

/** The words behind a number, on its line or, in copied pages, on one of the next. */
function wordsAfter({ plain }: Scene, end: number): Span | null {
  let from = end;
  while (from < end + 4 && /[\s)\]*`’"]/.test(plain.text.charAt(from))) from++;
  return textAfter(plain, from, 'table');
}

/** Whether exactly one vendor has a code. */
const isOnes = ({ known }: Scene, code: string): boolean =>
  new Set(known.entriesOf(code).map(({ vendor }) => vendor)).size === 1;

function isCode(
  scene: Scene,
  { words, isTold, least = proseDigits, isSpoken = false }: Setting,
  code: string,
  span: Span,
  message: Span | null,
): boolean {
  const { text } = scene.plain;
  const isPlatforms = isKnown(scene, code) || hasForm(scene, code);
  const isNamed = digitsOf(code) >= least && isNamedVendors(scene, code, span.start);
  if (digitsOf(code) < proseDigits && !hasForm(scene, code) && !isNamed) return false;
  if (isHttpStatus(code) || isCount(text, span.end)) return false;
  // Its name says whose the number is, where no platform's stands beside it.
  if (words === 'none' && isOtherSystems(scene, span) && !hasSignal(scene, span.start)) return false;
  if (words !== 'none') {
    if (message === null) return false;
    if (words === 'complaint' && !isComplaint(scene, message)) return false;
  }
  const isRare = hasForm(scene, code) && digitsOf(code) >= rareDigits;
  if (words === 'none') {
    const isSaid = isInTrouble(scene, span.start) && (!isSpoken || isOnes(scene, code));
    return isPlatforms && (isRare || isSaid || hasSignal(scene, span.start));
  }
  return !isTold || isPlatforms || hasSignal(scene, span.start);
}

/** All numbers that are set off as codes are. @param others codes in fields, whose messages hold none */
export function setOffSightings(scene: Scene, places: Places, others: readonly Sighting[]): Sighting[] {
  const { text } = scene.plain;
  return settings.flatMap((setting) =>
    matchesOf(text, setting.expression).flatMap((found) => {
      const code = found[1] as string;
      const start = found.index + found[0].lastIndexOf(code);
      const span = readToldNumber(text, start);
      if (
        !span ||
        (!setting.isInner && isInMessage(others, start)) ||
        text.slice(span.start, span.end) !== code ||
        !places.admits(code)
      )
        return [];
      const message = wordsAfter(scene, span.end);
      if (!isCode(scene, setting, code, span, message)) return [];
      const first = bareSighting(code, span, message);
      return [first, ...listedBehind(scene, first)];
    }),
  );
}
