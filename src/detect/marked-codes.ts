/** Finds codes by the form of what holds them, without any field. */
import { textAfter, textBefore } from './beside.ts';
import { firstNotBelow } from './bisect.ts';
import {
  digitsOf,
  hasForm,
  hasSignal,
  isKnown,
  isLineInTrouble,
  isNamedVendors,
  type Scene,
} from './scene.ts';
import { bareSighting, type Places, type Sighting } from './sighting.ts';

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
  return [...plain.text.matchAll(oauthWord)].flatMap(({ 0: code, index: start }) => {
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
/** A word of failure before it, or what it says behind it. */
const told = {
  before: /(?:报错?|错误码?|error|code|返回|提示)[：:]? ?[`"']?$/i,
  after: /^[`"']? ?(?:-|–|—|:|：) ?[\u4e00-\u9fffA-Z]/,
};

/** Whether a dotted word that no table has is a code. */
function isToldWord(scene: Scene, code: string, start: number): boolean {
  const { text } = scene.plain;
  if (hasForm(scene, code)) {
    return code.split('.').length > 2 || hasSignal(scene, start);
  }
  const last = code.slice(code.lastIndexOf('.') + 1);
  if (
    !failing.test(last) ||
    /[a-z](?:Exception|Error|Result)$/.test(`.${last}`) ||
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
  return [...plain.text.matchAll(dottedWord)].flatMap(({ 0: code, index: start }) => {
    const isCode = isKnown(scene, code) || isToldWord(scene, code, start);
    if (!isCode || !places.admits(code)) return [];
    const end = start + code.length;
    return [bareSighting(code, { start, end }, textAfter(plain, end))];
  });
}

/** Words in capitals. */
const capitals = /(?<![\w.])[A-Z][A-Z\d]{1,23}(?:_[A-Z\d]{1,24}){0,5}(?![\w.(])/g;
/** What one says stands behind it: `NO_AUTH - 产品权限验证失败`. */
const saidBehind = /^[\s:：,，-]{1,4}[\u4e00-\u9fff]{2}/;
/** Shorter ones of one word are names of other things too. */
const longCapitals = 8;

/** Levels of log lines, and words that only say that something failed. */
const level = /^(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|NOTICE|CRITICAL|SEVERE|FAIL(?:ED|URE)?)$/;

/**
 * Words in capitals that have the form of a platform's codes, or that the table of a vendor has that is named on the line.
 *
 * @param others codes in fields
 */
export function capitalSightings(scene: Scene, places: Places, others: readonly Sighting[]): Sighting[] {
  const { plain } = scene;
  return [...plain.text.matchAll(capitals)].flatMap(({ 0: code, index: start }) => {
    if (level.test(code) || isInMessage(others, start)) return [];
    const end = start + code.length;
    const isSaid = saidBehind.test(plain.text.slice(end, end + 6));
    const isPlatforms = isSaid
      ? hasForm(scene, code) || isKnown(scene, code)
      : (code.includes('_') || code.length >= longCapitals) &&
        isNamedVendors(scene, code, start) &&
        isLineInTrouble(scene, start);
    if (!isPlatforms || !places.admits(code)) return [];
    return [bareSighting(code, { start, end }, textAfter(plain, end))];
  });
}

/** A message goes on so far before the link at its end. */
const linkReach = 400;

/** Links to the page of a code: `…/devtool/query?e=60020`. */
export function linkSightings({ plain, marks }: Scene, places: Places): Sighting[] {
  if (!plain.text.includes('?')) return [];
  return marks.links.flatMap(({ expression }) =>
    [...plain.text.matchAll(expression)].flatMap(({ 0: whole, 1: code, index }) => {
      if (code === undefined || !places.admits(code)) return [];
      const end = index + whole.length;
      const before = textBefore(plain, index, linkReach);
      // Inside quotes stands the message that the link belongs to.
      const quote = before ? plain.text.slice(before.start, before.end).lastIndexOf('"') : -1;
      const message = before && { start: before.start + quote + 1, end: before.end };
      return [bareSighting(code, { start: end - code.length, end }, message)];
    }),
  );
}
