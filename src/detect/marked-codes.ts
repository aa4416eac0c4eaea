/** Finds codes by the form of what holds them, without any field. */
import { textAfter, textBefore } from './beside.ts';
import { firstNotBelow } from './bisect.ts';
import { matchesOf } from './matches.ts';
import type { Span } from './numbers.ts';
import type { PlainText } from './plain-text.ts';
import {
  digitsOf,
  hasForm,
  hasSignal,
  isKnown,
  isLineInTrouble,
  isNamedVendors,
  longCapitals,
  type Scene,
} from './scene.ts';
import { bareSighting, type Places, type Sighting } from './sighting.ts';
import { signalsAround } from './signals.ts';

/** OAuth's error codes are words: `invalid_scope: The requested scope …`, `"error":"invalid_grant"`. */
const oauthWord =
  /\b(?:invalid_(?:scope|grant|client|request|token)|unauthorized_client|unsupported_grant_type|insufficient_scope)\b/g;

/** One of them stands in each of these words, and in few lines of a log. */
const oauthParts = ['invalid_', '_client', '_grant', '_scope'];

/** Whether a place stands in the message of the code before or behind it. @param sightings in order */
export function isInMessage(sightings: readonly Sighting[], at: number): boolean {
  const next = firstNotBelow(sightings, at, ({ start }) => start);
  return [sightings[next - 1], sightings[next]].some(
    (one) => one?.message && digitsOf(one.code) > 1 && one.message.start <= at && at < one.message.end,
  );
}

/** @param others codes in fields; what is part of the message of one says no more than it */
export function oauthSightings({ plain }: Scene, places: Places, others: readonly Sighting[]): Sighting[] {
  if (!oauthParts.some((part) => plain.text.includes(part))) return [];
  return matchesOf(plain.text, oauthWord).flatMap(({ 0: code, index: start }) => {
    const end = start + code.length;
    if (isInMessage(others, start)) return [];
    const isTold = /error["']?\s?[:=]\s?["']?$/i.test(plain.text.slice(Math.max(0, start - 12), start));
    const isHeading = /^: [A-Za-z]/.test(plain.text.slice(end, end + 3));
    if ((!isTold && !isHeading) || !places.admits(code)) return [];
    return [bareSighting(code, { start, end }, textAfter(plain, end))];
  });
}

/** Codes that are words with dots: `Forbidden.AccessDenied.AccessTokenPermissionDenied`. */
const dottedWord = /\b[A-Za-z]\w{1,40}(?:\.[A-Za-z]\w{0,60}){1,5}\b/g;
/** What the last part of such a code says, beside names of files, hosts and properties. */
const failing =
  /(?:[nN]ot|[iI]nvalid|[eE]rror|[fF]ail|[mM]iss|[iI]llegal|[eE]xist|[eE]xpire|[dD]enied|[fF]orbid|[lL]imit|[eE]xceed)/;

/** Whether the last part of a word with dots says that something failed. */
export const saysFailure = (word: string): boolean => failing.test(word.slice(word.lastIndexOf('.') + 1));

/** A word of failure before it, or what it says behind it. */
const told = {
  // In capitals it is the level of a log line.
  before: /(?:报错?|错误码?|[Ee]rror|[Cc]ode|返回|提示)[：:]? ?[`"']?$/,
  after: /^[`"']? ?(?:-|–|—|:|：) ?[\u4e00-\u9fffA-Z]/,
};

/** Whether a dotted word that no table has is a code. */
function isToldWord(scene: Scene, code: string, start: number): boolean {
  const { text } = scene.plain;
  if (hasForm(scene, code)) {
    return code.split('.').length > 2 || hasSignal(scene, start);
  }
  if (
    !saysFailure(code) ||
    /[a-z](?:Exception|Error|Result)$/.test(code) ||
    text.charAt(start + code.length) === '('
  )
    return false;
  const isTold =
    told.before.test(text.slice(Math.max(0, start - 8), start)) ||
    told.after.test(text.slice(start + code.length, start + code.length + 5));
  return isTold && hasSignal(scene, start);
}

/** Words with dots that some table has, or that have the form of a platform's codes, wherever they stand. */
export function wordSightings(scene: Scene, places: Places): Sighting[] {
  const { plain } = scene;
  return matchesOf(plain.text, dottedWord).flatMap(({ 0: code, index: start }) => {
    const isCode = isKnown(scene, code) || isToldWord(scene, code, start);
    if (!isCode || !places.admits(code)) return [];
    const end = start + code.length;
    return [bareSighting(code, { start, end }, textAfter(plain, end))];
  });
}

/** Words in capitals, with digits or without: `NO_AUTH`, `NOT_UTF8`, `PC_1002`. */
const capitals = /(?<![\w.])[A-Z][A-Z\d]{1,23}(?:_[A-Z\d]{1,24}){0,5}(?![\w.(])/g;
/** What one says stands behind it: `NO_AUTH - 产品权限验证失败`. */
const saidBehind = /^[\s:：,，-]{1,4}[\u4e00-\u9fff]{2}/;

/** Levels of log lines, and words that only say that something failed. */
const level = /^(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|NOTICE|CRITICAL|SEVERE|FAIL(?:ED|URE)?)$/;

const longestNameBefore = 24;

/** Whether the name of a vendor that has a code stands right before it: `微信支付 NOT_UTF8`. */
function isBehindName({ plain: { text }, known, signals }: Scene, code: string, start: number): boolean {
  return signalsAround(signals(), start, longestNameBefore).some(
    ({ kind, platform, end }) =>
      kind === 'name' &&
      /^[ :：]{1,2}$/.test(text.slice(Math.min(end, start), start)) &&
      known.entriesOf(code).some(({ vendor }) => vendor === platform),
  );
}

/**
 * Words in capitals that have the form of a platform's codes, or that the table of a vendor has that is named on the line.
 *
 * @param others codes in fields
 */
export function capitalSightings(scene: Scene, places: Places, others: readonly Sighting[]): Sighting[] {
  const { plain } = scene;
  return matchesOf(plain.text, capitals).flatMap(({ 0: code, index: start }) => {
    if (level.test(code) || isInMessage(others, start)) return [];
    const end = start + code.length;
    const isSaid = saidBehind.test(plain.text.slice(end, end + 6));
    const isPlatforms = isSaid
      ? hasForm(scene, code) || isKnown(scene, code)
      : (code.includes('_') || code.length >= longCapitals) &&
        isNamedVendors(scene, code, start) &&
        (isLineInTrouble(scene, start) || isBehindName(scene, code, start));
    if (!isPlatforms || !places.admits(code)) return [];
    return [bareSighting(code, { start, end }, textAfter(plain, end))];
  });
}

/** A message goes on so far before the link at its end. */
const linkReach = 400;

/** The address that a place stands in, with the words that lead to it, as they close a message. */
const linkHead = /(?:[,;，；]?\s{0,12}more info at\s{0,4})?(?:https?:\/\/\S{0,200})?$/;
/** What stands before a message: what is quoted with it, or its own name. */
const messageHead = /^.*["']|^\s*\w{0,20}(?:msg|message)\s?(?:->|[:=])\s?/i;

/** The message that a link belongs to. @param at a place within its address */
function messageBeforeLink(plain: PlainText, at: number): Span | null {
  const from = Math.max(0, at - linkReach);
  const head = linkHead.exec(plain.text.slice(from, at));
  const before = textBefore(plain, head ? from + head.index : at, linkReach);
  if (before === null) return null;
  const [lead = ''] = messageHead.exec(plain.text.slice(before.start, before.end)) ?? [];
  const start = before.start + lead.length;
  return start < before.end ? { start, end: before.end } : null;
}

/** Links to the page of a code: `…/devtool/query?e=60020`. */
export function linkSightings({ plain, marks }: Scene, places: Places): Sighting[] {
  if (!plain.text.includes('?')) return [];
  return marks.links.flatMap(({ expression }) =>
    matchesOf(plain.text, expression).flatMap(({ 0: whole, 1: code, index }) => {
      if (code === undefined || !places.admits(code)) return [];
      const end = index + whole.length;
      const message = messageBeforeLink(plain, index);
      return [bareSighting(code, { start: end - code.length, end }, message)];
    }),
  );
}
