/** Finds codes among the numbers that stand in no field. */
import { textAfter, textBefore } from './beside.ts';
import { isDigitUnit, isQuote } from './characters.ts';
import { type Field, readText } from './fields.ts';
import { isStandalone, readNumber, readToldNumber, type Span } from './numbers.ts';
import { isCount, isNamed } from './other-numbers.ts';
import { isInTrouble, isKnown, isLikeMessage, isNamedVendors, proseDigits, type Scene } from './scene.ts';
import { bareSighting, Places, type Sighting } from './sighting.ts';
import { platformsOfForm, signalsAround } from './signals.ts';

/** What WeCom and WeChat write behind a message, with the message before it on one line. */
const hintAfter = /^(?:[^\d\n]{1,120}?|[\])][^\n]{3,140}?)\b(?:hints?: ?\[|rid: ?[\da-f]{8}-)/;
const hintBefore = /(?:hints?: ?\[|rid: ?)[^\]\n]{0,60}\]?[\s`]?[([]$/;
const shortestBare = 4;
/** So far behind a short code its response's own words may stand. */
export const responseReach = 12;
const longDigits = 8;
/** So often a number is compared with the messages of its code. */
const mostComparisons = 8;
/** A vendor's name right before a number: `钉钉 40035`. */
const nameBefore = /^(?:[^\s\d:]{2,20}\s?|[^\s\d:.]{2,20}:\s?)$/;
const longestNameBefore = 21;

/** Lines of logs are no sentences: they hold numbers of all kinds. */
const logLine = /\d\d:\d\d:\d\d|\b(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE)\b/;
const longestLine = 300;

/** Whether a sentence speaks of a vendor's failure around a number: `一开始60011，加完权限变 50002`, `says 33012 on DingTalk`. */
function isSpokenOf(scene: Scene, code: string, { start, end }: Span): boolean {
  const { text } = scene.plain;
  if (code.length < proseDigits || !isInTrouble(scene, start)) return false;
  const line = text.slice(
    Math.max(text.lastIndexOf('\n', start) + 1, start - longestLine),
    end + longestLine,
  );
  return !logLine.test(line.split('\n', 1)[0] as string) && isNamedVendors(scene, code, start);
}

/** What speaks for a number that some table has: its length, the vendor's name before it, the message beside it. */
function messageOfKnown(scene: Scene, code: string, span: Span): Span | null | undefined {
  const { text } = scene.plain;
  const after = textAfter(scene.plain, span.end, 'table');
  // Nothing else has the form of the longest codes by chance.
  if (code.length >= longDigits && isInTrouble(scene, span.start)) return after;
  const isVendors =
    code.length >= proseDigits &&
    signalsAround(scene.signals(), span.start, longestNameBefore).some(
      ({ at, kind }) =>
        (kind === 'name' || kind === 'trace') &&
        at < span.start &&
        nameBefore.test(text.slice(at, span.start)),
    );
  if (isVendors || isSpokenOf(scene, code, span)) return after;
  return [after, textBefore(scene.plain, span.start)].find((side) => isLikeMessage(scene, code, side));
}

/** Whether a sentence that names a platform holds a number of the form of its codes. */
function isSpokenForm(scene: Scene, code: string, { start }: Span): boolean {
  const { text } = scene.plain;
  if (!/[ \u4e00-\u9fff]$/.test(text.slice(Math.max(0, start - 1), start)) || logLine.test(text))
    return false;
  const platforms = platformsOfForm(scene.marks, code);
  return signalsAround(scene.signals(), start, 200).some(({ platform }) => platforms.includes(platform));
}

/**
 * Whether right behind a place stands what only one platform's responses say: `40163，code been used`, `88，出现 ding talk error`.
 *
 * @param within how far behind
 */
const isSaidBehind = ({ plain: { text }, signals }: Scene, end: number, within: number): boolean =>
  signalsAround(signals(), end, within).some(
    ({ kind, at }) =>
      kind === 'response' && at >= end && !isQuote(text.charAt(at)) && !/[\d\n]/.test(text.slice(end, at)),
  );

/** What the hints that make a code of any number begin with. */
const hint = /hint|rid:/;

/** Where a number stands. */
interface Situation {
  /** Whether the text has what may make a code of a number that no table has. */
  readonly hasHint: boolean;
  /** Whether a message begins with it, so that the field's name is not the number's own. */
  readonly isAtMessage: boolean;
}

/**
 * Judges one number.
 *
 * @returns undefined when nothing shows that it is a code
 */
function judge(
  scene: Scene,
  span: Span,
  places: Places,
  { hasHint, isAtMessage }: Situation,
): Sighting | undefined {
  const { plain } = scene;
  const { text } = plain;
  const code = text.slice(span.start, span.end);
  const hasEntries = isKnown(scene, code);
  const isFormed = !hasEntries && code.length >= longDigits && isSpokenForm(scene, code, span);
  const isSaid = !hasEntries && code.length >= proseDigits && isSaidBehind(scene, span.end, 4);
  if (!hasEntries && !hasHint && !isFormed && !isSaid) return undefined;
  if ((!isAtMessage && isNamed(text, span)) || isCount(text, span.end)) return undefined;
  const isOuter = hasEntries && code.length > 1 && isSaidBehind(scene, span.end, responseReach);
  if ((code.length < shortestBare && !isOuter) || !places.admits(code)) return undefined;
  if (isSaid || (isFormed && isInTrouble(scene, span.start)))
    return bareSighting(code, span, textAfter(plain, span.end));
  const isBeforeHint = code.length >= proseDigits && hintAfter.test(text.slice(span.end, span.end + 160));
  if (isOuter || isBeforeHint) return bareSighting(code, span, textAfter(plain, span.end));
  if (hintBefore.test(text.slice(Math.max(0, span.start - 100), span.start))) {
    return bareSighting(code, span, textBefore(plain, span.start));
  }
  const message = hasEntries ? messageOfKnown(scene, code, span) : undefined;
  return message === undefined ? undefined : bareSighting(code, span, message);
}

/** A code whose message ends with the field that it stands in. */
const endingWith = (sighting: Sighting, end: number): Sighting =>
  sighting.message && sighting.message.end > end
    ? { ...sighting, message: { start: sighting.message.start, end } }
    : sighting;

/** Whether a lost blank parts a number from the sentence before it: `request fail.109000 rid: …`. */
export const isBehindSentence = (text: string, at: number): boolean =>
  /[a-z]{3}\.$/.test(text.slice(Math.max(0, at - 4), at));

/**
 * Finds the numbers that are codes by what stands beside them: `50004: 请求的部门id不在授权范围内`.
 *
 * @param known places of codes that need no closer look
 * @param messages the fields of messages, by where their values begin
 */
export function bareSightings(
  scene: Scene,
  known: ReadonlySet<number>,
  messages: ReadonlyMap<number, Field>,
): Sighting[] {
  const { text } = scene.plain;
  const places = new Places(mostComparisons);
  const hasHint = hint.test(text);
  const found: Sighting[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isDigitUnit(text.charCodeAt(at))) continue;
    const isNew = !known.has(at) && (isStandalone(text, at) || (hasHint && isBehindSentence(text, at)));
    const span = isNew ? (hasHint ? readToldNumber : readNumber)(text, at) : undefined;
    const field = messages.get(at);
    const sighting = span && judge(scene, span, places, { hasHint, isAtMessage: field !== undefined });
    if (sighting) found.push(field ? endingWith(sighting, readText(scene.plain, field).end) : sighting);
    while (isDigitUnit(text.charCodeAt(at + 1))) at++;
  }
  return found;
}
