/** What in a text tells the platform that it comes from: host names, forms of request ids, names. */
import { type OtherPlatform, otherPlatforms } from '../catalog/other-platforms.ts';
import type { Traces, Vendor } from '../catalog/types.ts';
import { namesOf } from '../catalog/vendors.ts';
import { firstNotBelow } from './bisect.ts';
import { isChinese, isLetter, isWordCharacter } from './characters.ts';

/** What tells a platform: one of its host names, what only its responses hold, or a name. */
export type SignalKind = 'host' | 'response' | 'name';

/** One thing in a text that tells a platform. */
export interface Signal {
  readonly platform: string;
  readonly kind: SignalKind;
  readonly at: number;
  /** Its line, counted from 0. */
  readonly line: number;
}

interface Mark {
  readonly platform: string;
  readonly kind: SignalKind;
}

/** Short aliases, as `dd`, are too often something else. */
const isTellingName = (name: string): boolean => name.length >= 3 || (name.length > 1 && isChinese(name));

/** Everything that tells a platform, ready to be looked for. */
export interface SignalMarks {
  /** In small letters. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** Any of the marks, longer ones first, or the beginning of an ending. */
  readonly expression: RegExp;
}

const special = /[\\^$.*+?()[\]{}|]/g;

function marksOf(
  { id, hosts, traces }: { id: string; hosts: readonly string[]; traces: Traces },
  names: readonly string[],
): [string, Mark][] {
  const marks = (texts: readonly string[], kind: SignalKind): [string, Mark][] =>
    texts.map((text) => [text.toLowerCase(), { platform: id, kind }]);
  return [
    ...marks([...names, ...traces.likely], 'name'),
    ...marks(traces.certain, 'response'),
    ...marks(hosts, 'host'),
  ];
}

/** Collects what tells each of the vendors, and the platforms without tables. */
export function signalMarks(vendors: readonly Vendor[]): SignalMarks {
  const marks = new Map([
    ...otherPlatforms.flatMap((platform) => marksOf(platform, platform.names)),
    ...vendors.flatMap((vendor) => marksOf(vendor, namesOf(vendor).filter(isTellingName))),
  ]);
  // Of two marks that begin alike, the longer one says more: a host begins as the name does.
  const longerFirst = [...marks.keys()].sort((a, b) => b.length - a.length);
  const alternatives = longerFirst.map((mark) => mark.replace(special, '\\$&'));
  return { marks, expression: new RegExp(`${alternatives.join('|')}|hints?: ?\\[|rid: ?(?=[\\da-f])`, 'gi') };
}

const endings = otherPlatforms.flatMap((platform: OtherPlatform) =>
  platform.endings.map((expression) => ({ platform: platform.id, expression })),
);

/** Latin names of few letters count only by themselves: `wps`, not `swaps`. */
function isWhole(text: string, mark: string, at: number): boolean {
  if (mark.length > 5 || !isLetter(mark.charAt(0))) return true;
  return (
    !isLetter(text.charAt(at - 1)) &&
    !(isWordCharacter(text.charAt(at + mark.length)) && isLetter(mark.at(-1) as string))
  );
}

/** How many lines end in a part of a text. */
export function countLineEnds(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count++;
  return count;
}

/**
 * Finds everything in a text that tells a platform, in order.
 *
 * @param text without escapes
 */
export function findSignals(text: string, { marks, expression }: SignalMarks): Signal[] {
  const signals: Signal[] = [];
  let line = 0;
  let counted = 0;
  for (const { 0: found, index: at } of text.matchAll(expression)) {
    line += countLineEnds(text, counted, at);
    counted = at;
    const mark = marks.get(found.toLowerCase());
    if (mark) {
      if (isWhole(text, found, at)) signals.push({ platform: mark.platform, kind: mark.kind, at, line });
      continue;
    }
    const ending = endings.find((one) => {
      one.expression.lastIndex = at;
      return one.expression.test(text);
    });
    if (ending) signals.push({ platform: ending.platform, kind: 'response', at, line });
  }
  return signals;
}

/** More signals than these around one place repeat themselves. */
const mostAround = 8;

/**
 * The signals around a place.
 *
 * @param signals in order
 * @param within how far away they may stand
 */
export function signalsAround(signals: readonly Signal[], at: number, within: number): Signal[] {
  const position = firstNotBelow(signals, at, (signal) => signal.at);
  return signals
    .slice(Math.max(0, position - mostAround), position + mostAround)
    .filter((signal) => Math.abs(signal.at - at) <= within);
}
