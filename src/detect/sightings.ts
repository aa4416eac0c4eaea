/** Finds all codes of a text, with what is said of each. */
import { bareSightings } from './bare-numbers.ts';
import { firstNotBelow } from './bisect.ts';
import { sightingAtStart, sightingsIn } from './field-codes.ts';
import { findFields } from './fields.ts';
import { capitalSightings, linkSightings, oauthSightings, wordSightings } from './marked-codes.ts';
import { matchesOf } from './matches.ts';
import { digitsOf, type Scene } from './scene.ts';
import { setOffSightings } from './set-off-codes.ts';
import { bareSighting, Places, type Sighting } from './sighting.ts';
import { tableSightings } from './table-columns.ts';

/** After so many places of one code further ones say nothing new. */
const mostPlaces = 60;

/** What a response that a message quotes brings with it. */
const quoted = /[{<]\s{0,4}["'\\]{0,4}[A-Za-z]|\bhint: ?\[|https?:\/\//;

/** The end of an object right behind a code. */
const closedBehind = /^\\?["']?\s{0,4}[}\]]/;

/**
 * Whether a code is the caller's own, of an envelope around a response: -1 or 1 and the response's code in the same object, or a
 * response as its message.
 */
function isWrapper(
  { plain: { text } }: Scene,
  sighting: Sighting,
  all: readonly Sighting[],
  starts: readonly number[],
): boolean {
  const { message, end, codeField, code, messageField } = sighting;
  if (codeField === null || message === null) return false;
  // What stands behind the object's end is another's.
  if (messageField === null && closedBehind.test(text.slice(end, end + 8))) return false;
  const inner: Sighting[] = [];
  for (let i = firstNotBelow(starts, message.start + 1, Number); (starts[i] ?? Infinity) < message.end; i++) {
    const one = all[i] as Sighting;
    if (one.code !== code && !one.isSub) inner.push(one);
  }
  if (inner.length > 0) {
    if (codeField === 'code' && digitsOf(code) === 1) return true;
    return inner.some((one) => quoted.test(text.slice(message.start, one.end)));
  }
  const isUnsaid = /^-?1$/.test(code) && /exception|caught/i.test(text.slice(message.start, message.end));
  return isUnsaid && all.some((one) => one.start > end && one.start < end + 400 && digitsOf(one.code) > 3);
}

/** Words of fields that only say whether a call failed. */
const statusFields = new Set(['returncode', 'resultcode']);

/** Whether a word says only that a call failed, and a code beside it says why: `"result_code":"FAIL","err_code":"ORDERPAID"`. */
function isStatusBeside({ codeField, code, start }: Sighting, all: readonly Sighting[]): boolean {
  if (codeField === null || !statusFields.has(codeField) || !/^[A-Z]+$/.test(code)) return false;
  return all.some(
    (one) =>
      one.codeField !== null && !statusFields.has(one.codeField) && Math.abs(one.start - start) < statusReach,
  );
}

const statusReach = 1500;

/** Inner codes within the messages of outer ones: `ext=ErrCode: 11310; ErrMsg: …`. */
function innerSightings({ plain: { text }, marks }: Scene, places: Places): Sighting[] {
  return marks.inner.flatMap(({ expression }) =>
    matchesOf(text, expression).flatMap(({ 0: whole, 1: code, 2: said = '', index }) => {
      if (code === undefined || !places.admits(code)) return [];
      const start = index + whole.indexOf(code);
      const message = said.trimEnd();
      const from = index + whole.lastIndexOf(said);
      const span = message === '' ? null : { start: from, end: from + message.length };
      const found = bareSighting(code, { start, end: start + code.length }, span);
      return [{ ...found, messageField: span && 'errmsg', isSub: true }];
    }),
  );
}

/** Sightings in order of appearance; of two at one place, the first given. */
function inOrder(sightings: readonly Sighting[]): Sighting[] {
  const byPlace = new Map<number, Sighting>();
  for (const sighting of sightings) {
    if (!byPlace.has(sighting.start)) byPlace.set(sighting.start, sighting);
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start);
}

/** All codes that a text holds, in order of appearance; one code as often as it stands there. */
export function findSightings(scene: Scene): Sighting[] {
  const fields = findFields(scene.plain, scene.known.names);
  const places = new Places(mostPlaces);
  const inFields = fields.flatMap((field, position) => {
    const found =
      field.kind === 'message' ? sightingAtStart(scene, field) : sightingsIn(scene, fields, position, places);
    return found ?? [];
  });
  const marked = [
    ...innerSightings(scene, places),
    ...inFields,
    ...linkSightings(scene, places),
    ...oauthSightings(scene, places, inFields),
    ...wordSightings(scene, places),
    ...capitalSightings(scene, places, inFields),
    ...setOffSightings(scene, places, inFields),
    ...tableSightings(scene, places),
  ];
  const known = new Set(marked.map(({ start }) => start));
  const messages = new Map(fields.filter(({ kind }) => kind === 'message').map((one) => [one.value, one]));
  const all = inOrder([...marked, ...bareSightings(scene, known, messages)]);
  const starts = all.map(({ start }) => start);
  return all.filter((sighting) => !isWrapper(scene, sighting, all, starts) && !isStatusBeside(sighting, all));
}
