/** Finds the error codes of a text, whatever it is: a response, a log line, a stack trace, a sentence. */
import type { Catalog } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import { lazily } from '../catalog/lazily.ts';
import type { Entry } from '../catalog/types.ts';
import { address, writtenAddress } from './addresses.ts';
import { type Fact, type FactKind, findFacts } from './facts.ts';
import { fieldNamesOf } from './field-names.ts';
import { mask, maskIdentifier, maskPart } from './mask.ts';
import type { Span } from './numbers.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { Resemblance } from './resemblance.ts';
import { isComplaint, isLikeMessage, type Scene } from './scene.ts';
import type { Sighting } from './sighting.ts';
import { findSightings } from './sightings.ts';
import { findSignals, type Signal, signalMarks } from './signals.ts';
import { openKnownCodes } from './tables.ts';
import {
  type Guess,
  guessAsked,
  guessBeside,
  guessVendor,
  isPassedOver,
  moreCertain,
} from './vendor-guess.ts';

/** A code found in a text. */
export interface Detection extends Guess {
  /** The code as the text has it. */
  readonly code: string;
  /** What stands beside it, without secrets. */
  readonly message: string | null;
  /** Where the code stands first: UTF-16 units of the text as it was given, `end` after the last one. */
  readonly start: number;
  /** See `start`. */
  readonly end: number;
  /** The entries that have the code, those of the best candidate first; empty where no candidate has it, or none is meant. */
  readonly known: readonly Entry[];
  /** Whether it says that all went well, as 0 does. */
  readonly isSuccess: boolean;
  /** The code of the same response that says what this one, an outer code as DingTalk's 88, does not; null for none. */
  readonly subCode: string | null;
  /** What the text tells of this failure. */
  readonly facts: readonly Fact[];
}

export interface DetectOptions {
  /** Ids of the vendors asked for; all when left out. A code is theirs unless the text proves that it is another's. */
  readonly vendors?: readonly string[] | undefined;
  /** Whether to look for facts; yes when left out. */
  readonly hasFacts?: boolean;
}

/** All places of one code of one vendor. */
interface Finding {
  readonly first: Sighting;
  sightings: Sighting[];
  guess: Guess;
}

const successWords = /^["']?(?:ok|success|succeed|succeeded|成功|操作成功|请求成功)["'.。!]?$/i;

/** Puts the places of one code of one vendor together. A guess follows what another place tells for certain. */
function gather(scene: Scene, asked: Scene | undefined): Finding[] {
  const byCode = new Map<string, Finding[]>();
  for (const sighting of findSightings(scene)) {
    const guess = asked ? guessAsked(scene, asked, sighting) : guessVendor(scene, sighting, false);
    const key = codeKey(sighting.code);
    const same = byCode.get(key) ?? [];
    byCode.set(key, same);
    const finding = same.find(
      (one) =>
        one.guess.certainty !== 'certain' ||
        guess.certainty !== 'certain' ||
        one.guess.vendor === guess.vendor,
    );
    if (!finding) same.push({ first: sighting, sightings: [sighting], guess });
    else {
      finding.sightings.push(sighting);
      finding.guess = moreCertain(finding.guess, guess);
    }
  }
  const all = [...byCode.values()].flat().sort((a, b) => a.first.start - b.first.start);
  return withBeside(all);
}

/** Codes so close to each other come from one answer, or are told of by one person. */
const besideReach = 300;
const mostBeside = 6;

/** Settles whose a code is by those beside it. */
function withBeside(all: readonly Finding[]): Finding[] {
  return all.map((finding, i) => {
    if (finding.guess.certainty !== 'open') return finding;
    const isBeside = (other: Finding): boolean =>
      other !== finding && Math.abs(other.first.start - finding.first.start) <= besideReach;
    // In order, so that only the neighbours are looked at.
    const others = [...all.slice(Math.max(0, i - mostBeside), i), ...all.slice(i + 1, i + 1 + mostBeside)];
    const guess = guessBeside(
      finding.guess,
      others.filter(isBeside).map((other) => other.guess),
    );
    return guess === finding.guess ? finding : { ...finding, guess };
  });
}

/** The two stand at most so far from each other. */
const subReach = 1000;

/** Puts a code that says nothing itself but that a sub code does, as DingTalk's 88, behind that of the same response. */
function withSubCodesFirst(
  { known }: Scene,
  findings: readonly Finding[],
): { ordered: Finding[]; outer?: Finding; inner?: Finding } {
  const ordered = [...findings];
  const outerPlace = ordered.findIndex(({ first }) => known.isOuter(first.code));
  const outer = ordered[outerPlace];
  if (outer === undefined) return { ordered };
  const { start } = outer.first;
  const innerPlace = ordered.findLastIndex(({ sightings }) =>
    sightings.some((one) => one.isSub && Math.abs(one.start - start) < subReach),
  );
  const inner = ordered[innerPlace];
  if (inner === undefined) return { ordered };
  if (innerPlace > outerPlace) ordered.splice(innerPlace, 0, ...ordered.splice(outerPlace, 1));
  return { ordered, outer, inner };
}

/** Leaves out the outer codes, as DingTalk's 88, whose sub code a table has: that one says all. */
export function withoutToldOuters(all: readonly Detection[]): Detection[] {
  const isKnown = (asked: string): boolean =>
    all.some(({ code, known }) => code === asked && known.length > 0);
  return all.filter(({ subCode }) => subCode === null || !isKnown(subCode));
}

/** Facts stand at most so far from their code. */
const factReach = 2000;

/** How much speaks against two places belonging together: the end of a line between them, the end of an object. */
function apart(text: string, from: number, to: number): number {
  if (to - from > factReach) return 3;
  const between = text.slice(from, to);
  return (between.includes('\n') ? 1 : 0) + (between.includes('}') ? 1 : 0);
}

/** A fact without secrets. Identifiers are shown to be quoted: they look like tokens. */
function maskFact(kind: FactKind, value: string): string {
  if (kind === 'ip') return value;
  return kind === 'request-id' || kind === 'hint' ? maskIdentifier(value) : mask(value);
}

/** Gives every fact to the code of the same object or line, else to the one that it stands closest to. */
function factsByFinding({ plain, known }: Scene, findings: readonly Finding[]): Map<Finding, Fact[]> {
  const facts = new Map(findings.map((finding) => [finding, [] as Fact[]]));
  const places = findings
    .flatMap((finding) => finding.sightings.map(({ start }) => ({ finding, start })))
    .sort((a, b) => a.start - b.start);
  const add = (finding: Finding, { kind, value }: Fact): void => {
    const own = facts.get(finding) as Fact[];
    const masked = maskFact(kind, value);
    if (!own.some((fact) => fact.kind === kind && fact.value === masked)) own.push({ kind, value: masked });
  };
  let next = 0;
  for (const fact of places.length > 0 ? findFacts(plain, known.names) : []) {
    while (next < places.length && (places[next] as { start: number }).start < fact.at) next++;
    const [before, after] = [places[next - 1], places[next]];
    const nearer =
      before && after
        ? apart(plain.text, before.start, fact.at) - apart(plain.text, fact.at, after.start)
        : 0;
    const isBefore =
      before && (!after || nearer < 0 || (nearer === 0 && fact.at - before.start <= after.start - fact.at));
    const closest = isBefore ? before : after;
    if (!closest || Math.abs(closest.start - fact.at) > factReach) continue;
    add(closest.finding, fact);
  }
  return facts;
}

/** All facts of a text, each once. */
export function factsIn(plain: PlainText, catalog: Catalog): Fact[] {
  const facts = new Map<string, Fact>();
  for (const { kind, value } of findFacts(plain, fieldNamesOf(catalog))) {
    const masked = maskFact(kind, value);
    facts.set(`${kind} ${masked}`, { kind, value: masked });
  }
  return [...facts.values()];
}

/** What serialisers write for a message that there is none of. */
const nothing = /^(?:null|none|nil|undefined)$/i;

/** What people write around a code themselves: questions, and words that only say that there is one. */
const ownWords =
  /怎么办|怎么回事|怎么解决|怎么处理|是?什么意思|啥意思|什么原因|求助|请问|一直|又?报错?|错误代?码?|返回|提示|机器人|是|了|的|呀|吗|\b(?:code|error|errcode|what|is|the|does|mean|how|to|fix|help|why|please|says?|returns?|got)\b/gi;

/** Whether words beside a code are those of who asks: names of platforms, and questions. */
function isOwnWords(text: string, { marks: { expression } }: Scene): boolean {
  return !/[\p{L}\d]{2}/u.test(text.replace(expression, ' ').replace(ownWords, ' '));
}

/** A message with its addresses as they were written, but for those that hold secrets. */
function withWrittenAddresses(plain: PlainText, { start, end }: Span, masked: string): string {
  if (!masked.includes('://')) return masked;
  let message = masked;
  for (const { 0: found, index } of plain.shown.slice(start, end).matchAll(address)) {
    const given = writtenAddress(plain, start + index);
    if (given?.includes('%') && mask(given) === given) message = message.replace(found, () => given);
  }
  return message;
}

/** Whether words that stand beside a code without any field may be its message: they are like one, or tell of a failure. */
const saysFailure = (scene: Scene, { code, message }: Sighting): boolean =>
  message !== null && (isLikeMessage(scene, code, message) || isComplaint(scene, message));

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;

/** Words beside a code without the signs that close what they and the code stand in together: back-ticks, cells, quotes. */
function withoutSigns(text: string): string {
  const [whole = text, quoted] = /^\(?"([^"]{4,200})"\)?/.exec(text) ?? [];
  if (quoted !== undefined && whole !== text) return quoted;
  const inTicks = countOf(text, '`') % 2 === 1 ? text.slice(0, text.indexOf('`')) : text;
  const inCell = inTicks.replace(/^[|\s]{1,4}|\s?\|\s{0,4}$/g, '');
  const [closing = ''] = /["'][)\]}]{0,2}$/.exec(inCell) ?? [];
  const isUnopened = closing !== '' && countOf(inCell, closing.charAt(0)) % 2 === 1;
  return (isUnopened ? inCell.slice(0, -closing.length) : inCell).trim();
}

function messageOf(scene: Scene, { sightings }: Finding): string | null {
  const { shown } = scene.plain;
  const told =
    sightings.find(({ message, messageField }) => message && messageField) ??
    sightings.find(({ message }) => message);
  const text = told?.message
    ? withWrittenAddresses(scene.plain, told.message, maskPart(shown, told.message).trim())
    : '';
  if (text === '' || nothing.test(text)) return null;
  if (told?.messageField) return text;
  const isSaid = told !== undefined && saysFailure(scene, told) && !isOwnWords(text, scene);
  return isSaid ? withoutSigns(text) || null : null;
}

function isSuccess({ first }: Finding, known: readonly Entry[], messageOf: () => string | null): boolean {
  if (first.code === '0' || successWords.test(first.code)) return true;
  if (known.length > 0) return known.every(({ kind }) => kind === 'success');
  return successWords.test(messageOf() ?? '');
}

/** The entries of a code in the order of its candidates. */
function entriesOf({ known }: Scene, { first, guess }: Finding): Entry[] {
  if (guess.vendor === null) return [];
  const entries = known.entriesOf(first.code);
  return guess.candidates.flatMap(({ vendor }) => entries.filter((entry) => entry.vendor === vendor));
}

function detectionOf(
  finding: Finding,
  scene: Scene,
  facts: readonly Fact[],
  sub: Finding | undefined,
): Detection {
  const { plain } = scene;
  const { first, guess } = finding;
  const entries = entriesOf(scene, finding);
  // Hiding secrets takes longer than finding the code, and a scan reads the messages of few records.
  const message = lazily(() => messageOf(scene, finding));
  return {
    code: first.code,
    get message() {
      return message();
    },
    start: plain.originOf(first.start),
    end: plain.originOf(first.end),
    known: entries,
    // Named one by one: spreading costs as much as all the rest.
    vendor: guess.vendor,
    certainty: guess.certainty,
    reason: guess.reason,
    candidates: guess.candidates,
    isSuccess: isSuccess(finding, entries, message),
    subCode: sub?.first.code ?? null,
    facts,
  };
}

/**
 * Finds the codes of one text after another, and keeps what it has read of the tables. `plain`: where it is at hand. Codes of
 * others than the vendors asked for are among them; {@link isPassedOver} tells which.
 */
export type Detector = (text: string, plain?: PlainText) => Detection[];

/** Makes a {@link detect} for many texts, as the records of a log. */
export function createDetector(catalog: Catalog, { vendors, hasFacts = true }: DetectOptions = {}): Detector {
  const known = openKnownCodes(catalog);
  const askedKnown = vendors && openKnownCodes(catalog, vendors);
  const resemblance = new Resemblance();
  const marks = signalMarks(catalog);
  return (text, plain = plainText(text)) => {
    let found: readonly Signal[] | undefined;
    const signals = (): readonly Signal[] => {
      found ??= findSignals(plain.text, marks);
      return found;
    };
    const scene: Scene = { plain, known, resemblance, signals, marks };
    const asked = askedKnown && { ...scene, known: askedKnown };
    const { ordered: findings, outer, inner } = withSubCodesFirst(scene, gather(scene, asked));
    const facts = hasFacts ? factsByFinding(scene, findings) : new Map<Finding, Fact[]>();
    return findings.map((finding) =>
      detectionOf(finding, scene, facts.get(finding) ?? [], finding === outer ? inner : undefined),
    );
  };
}

/**
 * Finds the codes of a text, in order of appearance, each code of each vendor once; DingTalk's 88 behind the sub code that
 * it carries. Takes time in proportion to the text's length, whatever is in it.
 *
 * @param text anything
 */
export function detect(text: string, catalog: Catalog, options?: DetectOptions): Detection[] {
  return createDetector(catalog, options)(text).filter((one) => !isPassedOver(one, options?.vendors));
}
