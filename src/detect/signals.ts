/** What in a text tells the platform that it comes from: host names, forms of request ids, names. */
import type { Catalog } from '../catalog/catalog.ts';
import { oncePer } from '../catalog/lazily.ts';
import type { Platform, Vendor } from '../catalog/types.ts';
import { namesOf } from '../catalog/vendors.ts';
import { Beginnings } from './beginnings.ts';
import { firstNotBelow } from './bisect.ts';
import { isChinese, isLetter, isWordCharacter } from './characters.ts';
import { literal } from './expressions.ts';
import { foldName } from './field-names.ts';

/** What tells a platform: one of its host names, what only its responses hold, its name, or what its libraries are called. */
export type SignalKind = 'host' | 'response' | 'name' | 'trace';

/** One thing in a text that tells a platform. */
export interface Signal {
  readonly platform: string;
  readonly kind: SignalKind;
  readonly at: number;
  /** Where it ends. */
  readonly end: number;
  /** Its line, counted from 0. */
  readonly line: number;
}

interface Mark {
  readonly platform: string;
  readonly kind: SignalKind;
  /** A field's name in quotes, in which letter case counts: `"requestid"` and not `"requestId"`. */
  readonly exact: string | undefined;
  /** Whether it counts by itself only, and in no identifier, package or address. */
  readonly isAlone: boolean;
}

/** Short aliases, as `dd`, are too often something else. */
const isTellingName = (name: string): boolean => name.length >= 3 || (name.length > 1 && isChinese(name));

/** A form of a platform, ready to be tried at a place. */
interface Form {
  readonly platform: string;
  readonly expression: RegExp;
}

/** Everything that tells a platform, ready to be looked for. */
export interface SignalMarks {
  /** What each tells, by its text in small letters: a word may speak for the several services of one company. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  /** What messages end with. */
  readonly endings: readonly Form[];
  /** Any of the marks, longer ones first, or an ending. */
  readonly expression: RegExp;
  /** The same, at one place. */
  readonly atPlace: RegExp;
  /** Where marks may stand. */
  readonly beginnings: Beginnings;
  /** Any ending. */
  readonly anyEnding: RegExp;
  /** What codes look like, as a whole. */
  readonly codes: readonly Form[];
  /** Any of them. */
  readonly anyCode: RegExp;
  /** Links that hold a code. */
  readonly links: readonly Form[];
  /** Inner codes within the messages of outer ones. */
  readonly inner: readonly Form[];
  /** The platforms without tables, by id; no software. */
  readonly platforms: ReadonlyMap<string, Platform>;
  /** The ids of those that are told by the name of the field that holds a code, folded. */
  readonly platformsOfField: ReadonlyMap<string, readonly string[]>;
  /** What names other software: its codes look the same. */
  readonly software: RegExp;
}

/** A platform with or without a table, as far as it is told by its texts. */
type Told = Pick<Vendor, 'id' | 'hosts' | 'traces' | 'forms'>;

function marksOf({ id, hosts, traces }: Told, names: readonly string[], areAlone: boolean): [string, Mark][] {
  const marks = (texts: readonly string[], kind: SignalKind): [string, Mark][] =>
    texts.map((text) => [
      text.toLowerCase(),
      {
        platform: id,
        kind,
        exact: /^["']/.test(text) ? text : undefined,
        isAlone: areAlone && kind === 'name' && isLetter(text.charAt(0)),
      },
    ]);
  return [
    ...marks(names, 'name'),
    ...marks(traces.likely, 'trace'),
    ...marks(traces.certain, 'response'),
    ...marks(hosts, 'host'),
  ];
}

function formsOf(platforms: readonly Told[], form: keyof Told['forms'], flags: string): Form[] {
  return platforms.flatMap(({ id, forms }) =>
    forms[form].map((source) => ({ platform: id, expression: new RegExp(source, flags) })),
  );
}

/** The ids of platforms by the folded names of their fields; `code` is everybody's. */
function platformsOfFields(platforms: readonly Platform[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, codeFields } of platforms) {
    for (const field of codeFields.map(foldName).filter((name) => name !== 'code')) {
      ids.set(field, [...(ids.get(field) ?? []), id]);
    }
  }
  return ids;
}

/** Any name of some software, and what its drivers write. */
function softwareExpression(software: readonly Platform[]): RegExp {
  const parts = software.flatMap(({ names, traces, forms }) => [
    ...names.map((name) => `(?<![a-z])${literal(name)}(?![a-z])`),
    ...[...traces.likely, ...traces.certain].map(literal),
    ...forms.endings,
  ]);
  return new RegExp(parts.join('|') || '(?!)', 'i');
}

/** Where vendors and platforms come from. */
type Platforms = Pick<Catalog, 'vendors' | 'platforms'>;

function collectMarks(catalog: Platforms): SignalMarks {
  const { vendors } = catalog;
  const platforms = catalog.platforms.filter(({ isSoftware }) => !isSoftware);
  const marks = new Map<string, Mark[]>();
  for (const [text, mark] of [
    ...vendors.flatMap((vendor) => marksOf(vendor, namesOf(vendor).filter(isTellingName), false)),
    ...platforms.flatMap((platform) => marksOf(platform, platform.names, true)),
  ]) {
    const same = marks.get(text);
    if (same) same.push(mark);
    else marks.set(text, [mark]);
  }
  const all: Told[] = [...platforms, ...vendors];
  const endings = formsOf(all, 'endings', 'iy');
  // Of two marks that begin alike, the longer one says more: a host begins as the name does.
  const longerFirst = [...marks.keys()].sort((a, b) => b.length - a.length);
  const anyEnding = [...new Set(endings.map(({ expression }) => expression.source))].join('|') || '(?!)';
  const anything = [...longerFirst.map((mark) => literal(mark)), anyEnding].join('|');
  return {
    marks,
    endings,
    expression: new RegExp(anything, 'gi'),
    atPlace: new RegExp(anything, 'iy'),
    beginnings: new Beginnings(marks.keys()),
    anyEnding: new RegExp(anyEnding, 'gi'),
    codes: all.flatMap(({ id, forms }) =>
      forms.codes.map((source) => ({ platform: id, expression: new RegExp(`^(?:${source})$`) })),
    ),
    anyCode: new RegExp(`^(?:${all.flatMap(({ forms }) => forms.codes).join('|') || '(?!)'})$`),
    links: formsOf(all, 'links', 'gi'),
    inner: formsOf(all, 'inner', 'g'),
    platforms: new Map(platforms.map((platform) => [platform.id, platform])),
    platformsOfField: platformsOfFields(platforms),
    software: softwareExpression(catalog.platforms.filter(({ isSoftware }) => isSoftware)),
  };
}

/** What tells each of the vendors, the platforms without tables, and other software; collected once for a catalog. */
export const signalMarks = /* @__PURE__ */ oncePer(collectMarks);

/** Whether a number has the form of some platform's codes. */
export const hasCodeForm = (catalog: Platforms, code: string): boolean =>
  signalMarks(catalog).anyCode.test(code);

/** The platforms whose codes have the form of a code. */
export function platformsOfForm({ codes, anyCode }: SignalMarks, code: string): string[] {
  if (!anyCode.test(code)) return [];
  return [...new Set(codes.flatMap(({ platform, expression }) => (expression.test(code) ? [platform] : [])))];
}

const isCapital = (character: string): boolean => character >= 'A' && character <= 'Z';
const isSmall = (character: string): boolean => character >= 'a' && character <= 'z';

/** Whether a word of an identifier ends between two characters: `WeCom|Client`, `wecom|_client`, `my|Wecom`. */
const isWordBreak = (before: string, after: string): boolean =>
  !isLetter(before) || !isWordCharacter(after) || (isSmall(before) && isCapital(after)) || after === '_';

/** Latin names of few letters count only as whole words, also of an identifier: `wps`, `WpsClient`, not `swaps`. */
function isWhole(text: string, mark: string, at: number): boolean {
  if (mark.length > 5 || !isLetter(mark.charAt(0))) return true;
  const end = at + mark.length;
  const isBegun = !isLetter(text.charAt(at - 1)) || isWordBreak(text.charAt(at - 1), mark.charAt(0));
  return isBegun && isWordBreak(mark.at(-1) as string, text.charAt(end));
}

/** Whether a name stands by itself: `github`, and not `github.com/larksuite`, `com.aliyun.tea` or `aliyun-sdk`. */
function standsAlone(text: string, at: number, end: number): boolean {
  return (
    !/[\w./@-]$/.test(text.slice(Math.max(0, at - 1), at)) &&
    !/^(?:[\w/@-]|\.\w)/.test(text.slice(end, end + 2))
  );
}

/** How many lines end in a part of a text. */
export function countLineEnds(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count++;
  return count;
}

/** The marks and endings of a text, in order: what the expression of all of them finds, in a fraction of the time. */
function marksIn(
  text: string,
  { atPlace, beginnings, anyEnding }: SignalMarks,
): { found: string; at: number }[] {
  const all: { found: string; at: number }[] = [];
  const endingFrom = (from: number): number => {
    anyEnding.lastIndex = from;
    return anyEnding.exec(text)?.index ?? text.length;
  };
  let mark = beginnings.next(text, 0);
  let ending = endingFrom(0);
  for (let at = Math.min(mark, ending); at < text.length; at = Math.min(mark, ending)) {
    atPlace.lastIndex = at;
    const [found = ''] = atPlace.exec(text) ?? [];
    if (found !== '') all.push({ found, at });
    const next = at + Math.max(1, found.length);
    if (mark < next) mark = beginnings.next(text, next);
    if (ending < next) ending = endingFrom(next);
  }
  return all;
}

/**
 * Finds everything in a text that tells a platform, in order.
 *
 * @param text without escapes
 */
export function findSignals(text: string, all: SignalMarks): Signal[] {
  const { marks, endings } = all;
  const signals: Signal[] = [];
  let line = 0;
  let counted = 0;
  /** Where the name before ends: one run together with it is its product, as in `钉钉小程序`. */
  let nameEnd = -1;
  for (const { found, at } of marksIn(text, all)) {
    line += countLineEnds(text, counted, at);
    counted = at;
    const told = marks.get(found.toLowerCase());
    if (told) {
      const isProduct = at === nameEnd && isChinese(found.charAt(0));
      for (const { platform, kind, exact, isAlone } of isWhole(text, found, at) ? told : []) {
        if ((exact !== undefined && exact !== found) || (isProduct && kind === 'name')) continue;
        if (isAlone && !standsAlone(text, at, at + found.length)) continue;
        signals.push({ platform, kind, at, end: at + found.length, line });
        if (kind === 'name') nameEnd = at + found.length;
      }
      continue;
    }
    for (const one of endings) {
      one.expression.lastIndex = at;
      if (!one.expression.test(text)) continue;
      signals.push({ platform: one.platform, kind: 'response', at, end: one.expression.lastIndex, line });
    }
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
