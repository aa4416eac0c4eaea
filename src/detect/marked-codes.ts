/** Finds codes by the form of what holds them, without any field. */
import { textAfter, textBefore } from './beside.ts';
import { firstNotBelow } from './bisect.ts';
import { digitsOf, isKnown, type Scene } from './scene.ts';
import { bareSighting, type Places, type Sighting } from './sighting.ts';

/** OAuth's error codes are words: `invalid_scope: The requested scope …`, `"error":"invalid_grant"`. */
const oauthWord =
  /\b(?:invalid_(?:scope|grant|client|request|token)|unauthorized_client|unsupported_grant_type|insufficient_scope)\b/g;

/** One of them stands in each of these words, and in few lines of a log. */
const oauthParts = ['invalid_', '_client', '_grant', '_scope'];

/** Whether a place stands in the message of the code before or behind it. @param sightings in order */
function isInMessage(sightings: readonly Sighting[], at: number): boolean {
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

/** Words with dots that some table has, wherever they stand. */
export function wordSightings(scene: Scene, places: Places): Sighting[] {
  const { plain, known } = scene;
  if (!known.hasDottedCodes()) return [];
  return [...plain.text.matchAll(dottedWord)].flatMap(({ 0: code, index: start }) => {
    if (!isKnown(scene, code) || !places.admits(code)) return [];
    const end = start + code.length;
    return [bareSighting(code, { start, end }, textAfter(plain, end))];
  });
}

/** WeCom's link to the page of a code: `…/devtool/query?e=60020`. */
const helpLink = /devtool\/query\?e=(\d{1,10})\b/g;

export function linkSightings({ plain }: Scene, places: Places): Sighting[] {
  if (!plain.text.includes('query?e=')) return [];
  return [...plain.text.matchAll(helpLink)].flatMap(({ 0: whole, 1: digits, index }) => {
    const code = digits as string;
    if (!places.admits(code)) return [];
    const end = index + whole.length;
    return [bareSighting(code, { start: end - code.length, end }, textBefore(plain, index))];
  });
}
