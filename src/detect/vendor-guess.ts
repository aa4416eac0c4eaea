/** Says whose a code is that stands in a text, and why. */
import type { VendorTable } from '../catalog/catalog.ts';
import { wordForms } from '../catalog/code.ts';
import { oncePer } from '../catalog/lazily.ts';
import type { CodeType, Entry, Envelope, Language } from '../catalog/types.ts';
import { foldName } from './field-names.ts';
import type { Span } from './numbers.ts';
import type { Scene } from './scene.ts';
import type { Sighting } from './sighting.ts';
import { countLineEnds, platformsOfForm, type Signal, signalsAround } from './signals.ts';

/** All values of {@link Reason}. */
export const reasons = [
  'option', 'host', 'response', 'name', 'message', 'beside', 'envelope', 'only', 'none',
] as const; // biome-ignore format: one list, not one word a line
/**
 * What speaks for a vendor: the one who asked, a host name, what only its responses hold, its name, the message, that another code of
 * the text is its, the names and types of the fields, that nobody else has the code, or nothing.
 */
export type Reason = (typeof reasons)[number];

/** A vendor whose the code may be. */
export interface Candidate {
  /** Id of the vendor. */
  readonly vendor: string;
  /** What speaks for it. */
  readonly reason: Reason;
}

/** All values of {@link Certainty}. */
export const certainties = ['open', 'likely', 'certain'] as const;
/** `certain`: asked for or told by the text; `likely`: guessed, and nobody else comes close; `open`: any of the candidates. */
export type Certainty = (typeof certainties)[number];

/** Whose a code is, as far as the text tells. */
export interface Guess {
  /** Id of the vendor, or of a platform without tables; null when nothing tells it, or what the text says with the code is no candidate's. */
  readonly vendor: string | null;
  /** How sure that is. */
  readonly certainty: Certainty;
  /** What speaks most for the vendor. */
  readonly reason: Reason;
  /** The vendors that have the code, best first; none for a platform without tables. */
  readonly candidates: readonly Candidate[];
}

/** Of two guesses about one code the one that is more certain, the first of equals. */
export function moreCertain<Some extends Guess>(first: Some, second: Some): Some {
  return certainties.indexOf(second.certainty) > certainties.indexOf(first.certainty) ? second : first;
}

/** How much each kind of evidence counts. */
const weights = {
  host: 8,
  response: 8,
  name: 5,
  trace: 5,
  message: 6,
  alone: 6,
  form: 3,
  envelope: 2,
} as const;
type Evidence = keyof typeof weights;
const reasonOf: Readonly<Record<Evidence, Exclude<Reason, 'option' | 'beside' | 'none'>>> = {
  host: 'host', response: 'response', name: 'name', trace: 'name', message: 'message', alone: 'name', form: 'only', envelope: 'envelope',
}; // biome-ignore format: pairs, not one a line
const kinds = Object.keys(weights) as Evidence[];
/** Where a standing keeps each kind. */
const places = Object.fromEntries(kinds.map((kind, i) => [kind, i])) as Readonly<Record<Evidence, number>>;

/** A message less like an entry's says nothing. */
const leastLikeness = 0.5;
/** A message so much like an entry's is the one that the vendor publishes, and the names in it are part of it. */
const published = 0.95;
/** A message in a language in which the vendor does not answer may be its document's, and is more likely another's response. */
const otherLanguagePart = 0.6;
/** Signals stand at most so far away. */
const farthest = 2000;

/** How much a signal so many lines away still says. */
const partOf = (lines: number): number => Math.max(0.3, 1 / (1 + lines / 4));
/** Of two names on the code's own line the nearer one says a little more. */
const onLinePart = (distance: number): number => 1 - Math.min(distance, 500) / 5000;
/** In a log, other lines are about other calls: where the code's own line tells something, they say less. */
const besideOwnLine = 0.3;
/** Evidence that counts less than this part of its weight stands too far away to be certain. */
const certainPart = 0.5;
/** A name is certain on the code's own line. */
const besidePart = 0.9;

/** What the names of fields and the rareness of a code say is outweighed by a message. */
const isWeak = (reason: Reason): boolean => reason === 'envelope' || reason === 'only' || reason === 'none';
/** Shorter texts are no messages that others could be compared with. */
const isSaying = (text: string): boolean => /[a-z]{3,40}[ _-][a-z]{2,40}|[\u4e00-\u9fff]{3}/i.test(text);

/** A guess that is so much ahead of the next one is likely: more than what the names of fields say. */
const farAhead = 2.5;

/** A platform with what speaks for it. */
class Standing {
  /** Id of the platform. */
  readonly id: string;
  total = 0;
  /** By the places of the kinds; nothing speaks for most. */
  #evidence: number[] | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** @param part from 0 to 1 */
  add(evidence: Evidence, part: number): void {
    const weight = weights[evidence] * part;
    if (weight <= this.#of(evidence)) return;
    this.#evidence ??= kinds.map(() => 0);
    this.#evidence[places[evidence]] = weight;
    let total = 0;
    for (const one of this.#evidence) total += one;
    this.total = total;
  }

  #of(evidence: Evidence): number {
    return this.#evidence?.[places[evidence]] ?? 0;
  }

  /** Whether it is more than a guess. */
  get isCertain(): boolean {
    const partOf = (evidence: Evidence): number => this.#of(evidence) / weights[evidence];
    return partOf('name') >= besidePart || Math.max(partOf('host'), partOf('response')) >= certainPart;
  }

  /** The evidence that counts most. */
  get strongest(): Exclude<Reason, 'option' | 'beside' | 'none'> | undefined {
    let strongest: Evidence | undefined;
    for (const evidence of kinds) {
      if (this.#of(evidence) > (strongest ? this.#of(strongest) : 0)) strongest = evidence;
    }
    return strongest === undefined ? undefined : reasonOf[strongest];
  }
}

const isWord = (code: string): boolean => /^[A-Za-z]/.test(code);

const typeOf = ({ code, isText }: Sighting): CodeType =>
  wordForms.identifier.test(code) ? 'word' : isText ? 'text' : 'number';

const foldedNames = /* @__PURE__ */ oncePer((names: readonly string[]) => new Set(names.map(foldName)));

/** Whether a field has one of some names. @param field folded; null for none */
const isNamed = (names: readonly string[], field: string | null): boolean =>
  field !== null && foldedNames(names).has(field);

/** How well the names and types of the fields fit a vendor's responses, from 0 to 1. */
function envelopeFit({ envelope, envelopes }: VendorTable, sighting: Sighting): number {
  const type = typeOf(sighting);
  if (envelopes === undefined) return fitOf(envelope, sighting, type);
  return Math.max(...envelopes.map((one) => fitOf(one, sighting, type)));
}

function fitOf(envelope: Envelope, sighting: Sighting, type: CodeType): number {
  if (type === 'word') return envelope.types.includes(type) ? 1 : 0;
  if (!isNamed(envelope.code, sighting.codeField)) return 0;
  if (!isNamed(envelope.message, sighting.messageField)) return 0.5;
  // Where both answer with `code` and `message`, quotes tell the one that writes its codes as text.
  return sighting.codeField !== 'code' || envelope.types.includes(type) ? 1 : 0.75;
}

/** Whether a platform's codes are written as one is, in the field that it stands in. */
function isWrittenLike({ known, marks }: Scene, id: string, sighting: Sighting): boolean {
  const { code, codeField } = sighting;
  const vendor = known.vendors.find((one) => one.id === id);
  if (vendor !== undefined) {
    // Words of OAuth are everybody's.
    const isFit = wordForms.identifier.test(code)
      ? vendor.envelope.types.includes('word')
      : isWord(code) || isNumbered(vendor);
    return isFit || known.entriesOf(code).some((entry) => entry.vendor === id);
  }
  const platform = marks.platforms.get(id);
  if (platform === undefined) return true;
  if (
    !(isWord(code) ? ['word'] : ['number', 'text']).some((type) => platform.types.includes(type as CodeType))
  )
    return false;
  const isOthers = known.vendors.some(({ envelope }) => isNamed(envelope.code, codeField));
  return platform.codeFields.length === 0 || !isOthers || isNamed(platform.codeFields, codeField);
}

const isNumbered = ({ envelope: { types } }: VendorTable): boolean =>
  types.includes('number') || types.includes('text');

/** What the signals around a code say of each platform. */
function addSignals(
  standings: readonly Standing[],
  signals: readonly Signal[],
  text: string,
  at: number,
): void {
  const [first] = signals;
  if (!first) return;
  const isBefore = first.at < at;
  const between = countLineEnds(text, Math.min(at, first.at), Math.max(at, first.at));
  const own = first.line + (isBefore ? between : -between);
  const isOnLine = signals.some(({ line }) => line === own);
  for (const { platform, kind, line, at: place } of signals) {
    const lines = Math.abs(line - own);
    const part =
      lines > 0 ? partOf(lines) * (isOnLine ? besideOwnLine : 1) : onLinePart(Math.abs(at - place));
    standingOf(standings, platform)?.add(kind, part);
  }
}

/** The standing of a platform; of a dozen, looking at each is quickest. */
const standingOf = (standings: readonly Standing[], platform: string): Standing | undefined =>
  standings.find(({ id }) => id === platform);

const isWithin = (span: Span | null, at: number): boolean =>
  span !== null && span.start <= at && at < span.end;

/** Platforms in the order in which the text speaks for them. */
function ranked(scene: Scene, sighting: Sighting, entries: readonly Entry[], isChosen: boolean): Standing[] {
  const { plain, known, resemblance } = scene;
  const message = sighting.message && plain.text.slice(sighting.message.start, sighting.message.end);
  const likenesses = message ? entries.map((entry) => resemblance.degree(message, entry)) : [];
  const isVendors = (platform: string): boolean => known.vendors.some(({ id }) => id === platform);
  // WeLink speaks of 公众号 too: what a published message names is told by nobody but those that have the code.
  const isPublished = Math.max(0, ...likenesses) >= published;
  const having = entries.map(({ vendor }) => vendor);
  const around = signalsAround(scene.signals(), sighting.start, farthest);
  const isFitting = new Map<string, boolean>();
  for (const { platform } of around) {
    if (!isFitting.has(platform)) isFitting.set(platform, isWrittenLike(scene, platform, sighting));
  }
  const isNaming = ({ kind }: Signal): boolean => kind === 'name' || kind === 'trace';
  const signals = around.filter(
    (signal) =>
      isFitting.get(signal.platform) === true &&
      // Nor is a name inside the code itself anybody's.
      !(isNaming(signal) && isWithin(sighting, signal.at)) &&
      (!isPublished ||
        !isNaming(signal) ||
        having.includes(signal.platform) ||
        !isWithin(sighting.message, signal.at)),
  );
  const standings = known.vendors.map(({ id }) => new Standing(id));
  const forms =
    entries.length > 0 && !isWord(sighting.code) ? [] : platformsOfForm(scene.marks, sighting.code);
  // Who asks for a vendor knows whose the text is.
  const addPlatform = (platform: string): void => {
    if (standingOf(standings, platform) === undefined) standings.push(new Standing(platform));
  };
  if (!isChosen) {
    for (const { platform } of signals) addPlatform(platform);
    for (const platform of forms) addPlatform(platform);
  }
  for (const platform of forms) standingOf(standings, platform)?.add('form', 1);
  addSignals(standings, signals, plain.text, sighting.start);
  for (const [i, vendor] of known.vendors.entries())
    (standings[i] as Standing).add('envelope', envelopeFit(vendor, sighting));
  for (const id of scene.marks.platformsOfField.get(sighting.codeField ?? '') ?? [])
    standingOf(standings, id)?.add('envelope', 1);
  const language: Language = message && isChineseText(message) ? 'zh' : 'en';
  for (const [i, likeness] of likenesses.entries()) {
    const { vendor: id } = entries[i] as Entry;
    const languages = known.vendors.find((vendor) => vendor.id === id)?.envelope.languages;
    const part = languages?.includes(language) === false ? otherLanguagePart : 1;
    if (likeness >= leastLikeness) standingOf(standings, id)?.add('message', part * likeness ** 2);
  }
  // Platforms word their messages alike: where only one without a table is named, the message is its own.
  if (!signals.some(({ platform }) => isVendors(platform))) {
    for (const { platform } of signals) standingOf(standings, platform)?.add('alone', 1);
  }
  // Where nothing else parts them, those that have a word of the message in common come first.
  const commons = new Map<string, number>();
  const commonOf = (id: string): number => {
    if (message === null || !having.includes(id)) return 0;
    let most = commons.get(id);
    if (most === undefined) {
      const own = entries.filter(({ vendor }) => vendor === id);
      most = Math.max(...own.map((entry) => resemblance.common(message, entry)));
      commons.set(id, most);
    }
    return most;
  };
  return standings.sort((a, b) => b.total - a.total || commonOf(b.id) - commonOf(a.id));
}

/** A vendor that the text names so clearly that a code which only others have is not theirs. */
const tells = (reason: Reason): boolean => reason === 'host' || reason === 'response' || reason === 'name';

const nobody: Guess = { vendor: null, certainty: 'open', reason: 'none', candidates: [] };

/** Whose a code is that no table has for the vendor. */
function ofUnknown(vendor: string | undefined, reason: Reason, isCertain: boolean): Guess {
  if (vendor === undefined) return nobody;
  return { vendor, certainty: isCertain ? 'certain' : 'likely', reason, candidates: [] };
}

/** Whose a code is that no table has, where nothing names a platform: that of the code's form or of a dotted word. */
function byForm([best, next]: readonly Standing[], code: string): Guess {
  const reason = best?.strongest;
  if (best === undefined || reason === undefined) return nobody;
  const isAlone = !next || best.total > next.total;
  const isTold = reason === 'only' || reason === 'message' || wordForms.identifier.test(code);
  return ofUnknown(isAlone && isTold ? best.id : undefined, reason, false);
}

/** Nothing else has the form of so long a code by chance; of six digits, with a sign. */
const rareCode = /^(?:\d{7,}|-\d{6,})$/;
/** One digit less, and the message decides where it is in the vendor's language: ours of the other one is a translation. */
const rareUntranslated = /^\d{6}$/;

const isRare = (
  { marks }: Pick<Scene, 'marks'>,
  code: string,
  message: string,
  entries: readonly Entry[],
): boolean => {
  const forms = rareCode.test(code) || rareUntranslated.test(code) ? platformsOfForm(marks, code) : [];
  const language: Language = isChineseText(message) ? 'zh' : 'en';
  return entries.some(
    ({ vendor, source }) =>
      forms.includes(vendor) && (rareCode.test(code) || !source.published.includes(language)),
  );
};

/** Whether a word has the form of its vendor's codes, beside a message in the vendor's language: each call words its message anew. */
function isOwnWord(
  { marks, known }: Pick<Scene, 'marks' | 'known'>,
  code: string,
  message: string,
  entries: readonly Entry[],
): boolean {
  const forms = platformsOfForm(marks, code);
  const language: Language = isChineseText(message) ? 'zh' : 'en';
  return entries.some(
    ({ vendor, source }) =>
      forms.includes(vendor) &&
      source.published.includes(language) &&
      known.vendors.some(
        ({ id, envelope }) => id === vendor && envelope.types.every((type) => type === 'word'),
      ),
  );
}

const isChineseText = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);

/** Whether the text says with a code what no table says with it: then the number is another system's as well. */
function isContradicted(
  { plain, known, resemblance, marks }: Scene,
  { code, message, messageField }: Sighting,
  entries: readonly Entry[],
): boolean {
  // An outer code comes with the message of any inner one, and nothing else has the form of the longest codes by chance.
  if (message === null || messageField === null || known.isOuter(code)) return false;
  const text = plain.text.slice(message.start, message.end);
  if (isRare({ marks }, code, text, entries)) return false;
  if (isWord(code) && (text.includes(code) || isOwnWord({ marks, known }, code, text, entries))) return false;
  return isSaying(text) && entries.every((entry) => resemblance.degree(text, entry) < leastLikeness);
}

/** Numbers up to these are every program's: in a field of the vendor's names, and anywhere. */
const everybodys = { field: 999, bare: 1100 };

/** Words of OAuth are every server's. */
const isOfOAuth = (code: string): boolean => /^[a-z]+(?:_[a-z]+)+$/.test(code);

/** Whether a code is one that any program has, and nothing but that some vendor has it too speaks for a vendor. */
function isAnybodys({ known }: Scene, sighting: Sighting, vendor: string, reason: Reason): boolean {
  const { code, codeField } = sighting;
  const size = Math.abs(Number(code));
  if (!isWeak(reason)) return false;
  if (isOfOAuth(code)) return true;
  if (isWord(code) || known.isOuter(code)) return false;
  if (reason !== 'envelope') return size <= everybodys.bare;
  const table = known.vendors.find(({ id }) => id === vendor);
  const isOwnField = codeField !== 'code' && table !== undefined && envelopeFit(table, sighting) === 1;
  return size <= everybodys.field && !isOwnField;
}

/**
 * A guess that leaves open whose the code is, where the other codes beside it are told to be of one of its candidates: then it is
 * as well.
 *
 * @param others guesses about the codes beside it
 */
export function guessBeside(guess: Guess, others: readonly Guess[]): Guess {
  if (guess.certainty !== 'open' || guess.candidates.length === 0) return guess;
  const told = new Set(others.flatMap(({ vendor, certainty }) => (certainty === 'open' ? [] : vendor)));
  const [only, ...more] = told;
  const own = guess.candidates.find(({ vendor }) => vendor === only);
  if (own === undefined || more.length > 0) return guess;
  const candidates = [own, ...guess.candidates.filter((one) => one !== own)];
  return { vendor: own.vendor, certainty: 'likely', reason: 'beside', candidates };
}

/** Whether a code is another platform's than those that were asked for. */
export function isPassedOver({ vendor }: Guess, asked: readonly string[] | undefined): boolean {
  return asked !== undefined && vendor !== null && !asked.includes(vendor);
}

/**
 * Says whose a code is for somebody who asks for some vendors: another's where the text itself proves that, else theirs.
 *
 * @param scene of all vendors
 * @param asked the same scene of those that were asked for
 */
export function guessAsked(scene: Scene, asked: Scene, sighting: Sighting): Guess {
  const told = guessVendor(scene, sighting, false);
  const ids = asked.known.vendors.map(({ id }) => id);
  const isProven = told.certainty !== 'open' && tells(told.reason);
  return isProven && isPassedOver(told, ids)
    ? { ...told, candidates: [] }
    : guessVendor(asked, sighting, true);
}

/**
 * Says whose a code is.
 *
 * @param isChosen whether the vendors of the scene are those that the user asked for
 */
export function guessVendor(scene: Scene, sighting: Sighting, isChosen: boolean): Guess {
  const entries = scene.known.entriesOf(sighting.code);
  const having = new Set(entries.map(({ vendor }) => vendor));
  const ranking = ranked(scene, sighting, entries, isChosen);
  const [standing] = ranking;
  const first = standing?.id;
  const evidence: Reason = standing?.strongest ?? 'none';
  const isOurs = scene.known.vendors.some(({ id }) => id === first);
  if (first !== undefined && !having.has(first) && !isChosen && (!isOurs || tells(evidence))) {
    const isForm = having.size === 0 && !tells(evidence);
    return isForm ? byForm(ranking, sighting.code) : ofUnknown(first, evidence, standing?.isCertain ?? false);
  }
  if (having.size === 0) {
    if (isChosen) return ofUnknown(scene.known.vendors.length === 1 ? first : undefined, 'option', true);
    return byForm(ranking, sighting.code);
  }
  const own = ranking.filter(({ id }) => having.has(id));
  const ownReason = (one: Standing): Reason =>
    isChosen ? 'option' : (one.strongest ?? (having.size === 1 ? 'only' : 'none'));
  const candidates = own.map((one): Candidate => ({ vendor: one.id, reason: ownReason(one) }));
  const { vendor, reason } = candidates[0] as Candidate;
  if (!isChosen && isWeak(reason) && isContradicted(scene, sighting, entries))
    return { ...nobody, candidates };
  if (!isChosen && isAnybodys(scene, sighting, vendor, reason)) return { ...nobody, candidates };
  const [best, next] = own;
  const isOnlyCertain = (best as Standing).isCertain && !next?.isCertain;
  const isClear = !next || isOnlyCertain || (best as Standing).total - next.total >= farAhead;
  const isCertain = isChosen ? having.size === 1 : (best as Standing).isCertain;
  return { vendor, certainty: !isClear ? 'open' : isCertain ? 'certain' : 'likely', reason, candidates };
}
