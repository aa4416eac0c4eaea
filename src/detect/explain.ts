/** Explains a text: the codes in it, each with what it means at the platform that the text is from. */
import type { Catalog } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import { oncePer } from '../catalog/lazily.ts';
import type { Entry } from '../catalog/types.ts';
import type { Match } from '../search/match.ts';
import { firstNotBelow } from './bisect.ts';
import { createDetector, type Detection, factsIn } from './detect.ts';
import { maskPart } from './mask.ts';
import { plainText } from './plain-text.ts';
import { longestQuoting, quotedMessages, toldByMessage } from './quoted-messages.ts';
import { Resemblance } from './resemblance.ts';
import { signalMarks } from './signals.ts';
import { isPassedOver, moreCertain } from './vendor-guess.ts';

/** One meaning that a code may have in a text. */
export interface Meaning {
  /** What the tables say of it. */
  readonly entry: Entry;
  /** The message or variant that the text says; null when it says none. */
  readonly match: Match | null;
  /** How much the two are alike, from 0 to 1. */
  readonly likeness: number;
}

/** A message so much like one meaning's, and so much less like all others', tells which one is meant. */
const told = { likeness: 0.8, lead: 0.25 };

/** Of several meanings that a code has at one vendor, the one that the message tells; all where it tells none. */
export function meantBy(meanings: readonly Meaning[]): readonly Meaning[] {
  const [first, ...others] = meanings;
  if (first === undefined || first.likeness < told.likeness) return meanings;
  const isTold = others.every(
    ({ entry, likeness }) => entry.vendor === first.entry.vendor && first.likeness - likeness >= told.lead,
  );
  return isTold ? [first] : meanings;
}

/** A code of a text, explained. */
export interface Explanation extends Detection {
  /** Where it stands first, both counted from 1; columns in UTF-16 units. */
  readonly line: number;
  /** See `line`. */
  readonly column: number;
  /** Best first: those at its vendor, or at all candidates where it is open whose it is; none for an unknown code. */
  readonly meanings: readonly Meaning[];
  /** For an unknown code of a vendor with a table: its entries whose message is what the text says, best first. */
  readonly similar: readonly Entry[];
  /** Whether the code itself stands in the text, or only the message that no other code of its vendor has, at the place of both. */
  readonly codeFrom: 'text' | 'message';
}

export interface ExplainOptions {
  /** Ids of the vendors to look at; all when left out. */
  readonly vendors?: readonly string[] | undefined;
}

/** Explains one part of a text after another. */
export interface Explainer {
  /** Reads the next part, which should end with a line. */
  add(text: string): void;
  /**
   * What all parts hold: each code of each vendor once, in order; successes only where nothing failed.
   */
  explanations(): Explanation[];
  /** Where they hold no code: the one that is told by the message, as nothing else of its proven vendor has it; else none. */
  told(): Explanation[];
  /** Where nothing is explained, the entries whose message stands in the text, though several fit. */
  quoted(): Entry[];
  /** The failing codes of other platforms than those asked for. */
  others(): Pick<Detection, 'vendor' | 'code'>[];
}

/**
 * The meanings that a code may have.
 *
 * @param known all entries that have it
 */
export function meaningsOf(
  {
    vendor,
    candidates,
    certainty,
    message,
  }: Pick<Detection, 'vendor' | 'candidates' | 'certainty' | 'message'>,
  known: readonly Entry[],
  resemblance: Resemblance,
): Meaning[] {
  const isCandidate = (id: string): boolean => candidates.some((candidate) => candidate.vendor === id);
  const own = known.filter((entry) =>
    certainty === 'open' ? isCandidate(entry.vendor) : entry.vendor === vendor,
  );
  const rank = (id: string): number => candidates.findIndex((candidate) => candidate.vendor === id);
  return own
    .map((entry) => ({ entry, ...resemblance.likeness(message ?? '', entry) }))
    .sort((a, b) => rank(a.entry.vendor) - rank(b.entry.vendor) || b.degree - a.degree)
    .map(({ entry, match, degree }) => ({ entry, match, likeness: degree }));
}

/** A detection with its place. */
type Placed = Omit<Explanation, 'meanings' | 'similar' | 'codeFrom'>;

/** Where the lines of a text end. */
function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}

/** A message that is hardly different from an entry's. */
const nearlySame = 0.8;
const mostSimilar = 3;
/** Nobody reads of more; each is compared with all messages of a vendor. */
const mostCompared = 20;

/** All entries of vendors that texts were compared with, by id: who reads many texts compares with the same ones. */
const entriesOfCatalog = /* @__PURE__ */ oncePer((_: Catalog) => new Map<string, readonly Entry[]>());

function entriesOf(catalog: Catalog, vendor: string | null): readonly Entry[] {
  if (vendor === null || !catalog.vendors.some(({ id }) => id === vendor)) return [];
  const entries = entriesOfCatalog(catalog);
  const known = entries.get(vendor) ?? catalog.entries([vendor]);
  entries.set(vendor, known);
  return known;
}

/** The entries of a vendor whose message the text says with another code, as newer interfaces do. */
function similarEntries(message: string, entries: readonly Entry[], resemblance: Resemblance): Entry[] {
  return entries
    .map((entry) => ({ entry, degree: resemblance.degree(message, entry) }))
    .filter(({ degree }) => degree >= nearlySame)
    .sort((a, b) => b.degree - a.degree)
    .slice(0, mostSimilar)
    .map(({ entry }) => entry);
}

/** Makes an {@link Explainer}, for texts that are too long for one go. */
export function createExplainer(catalog: Catalog, options: ExplainOptions = {}): Explainer {
  const detector = createDetector(catalog, options);
  const resemblance = new Resemblance();
  const found: Placed[] = [];
  /** Positions in `found` by {@link codeKey}. */
  const placesOfCode = new Map<string, number[]>();
  let lines = 0;
  /** The beginning of all parts, in which a message may stand. */
  let beginning = '';

  /** Puts a code that an earlier part has to what is known of it. */
  function merge(detection: Placed): void {
    const key = codeKey(detection.code);
    const places = placesOfCode.get(key) ?? [];
    placesOfCode.set(key, places);
    const same = places.find((place) => {
      const { vendor, certainty } = found[place] as Placed;
      return vendor === detection.vendor || certainty !== 'certain' || detection.certainty !== 'certain';
    });
    const earlier = same === undefined ? undefined : found[same];
    if (same === undefined || !earlier) {
      places.push(found.push(detection) - 1);
      return;
    }
    const { start, end, line, column } = earlier;
    found[same] = { ...moreCertain(earlier, detection), start, end, line, column };
  }

  /** What stands where a text holds no code: the one that its message tells. */
  function byMessage(): Explanation[] {
    const plain = plainText(beginning);
    const told = toldByMessage(plain, catalog, signalMarks(catalog), options.vendors);
    const [first] = told?.entries ?? [];
    if (told === undefined || first === undefined) return [];
    const { entries: known, span, reason } = told;
    const start = plain.originOf(span.start);
    const ends = lineEnds(beginning);
    const before = firstNotBelow(ends, start, (end) => end);
    const message = maskPart(plain.shown, span);
    const { vendor, code } = first;
    return [
      {
        code,
        message,
        start,
        end: plain.originOf(span.end),
        line: before + 1,
        column: start - (ends[before - 1] ?? -1),
        known,
        vendor,
        certainty: 'certain',
        reason,
        candidates: [{ vendor, reason }],
        isSuccess: false,
        subCode: null,
        facts: factsIn(plain, catalog),
        meanings: meaningsOf({ vendor, candidates: [], certainty: 'certain', message }, known, resemblance),
        similar: [],
        codeFrom: 'message',
      },
    ];
  }

  return {
    add(text) {
      if (beginning.length < longestQuoting) beginning += text.slice(0, longestQuoting - beginning.length);
      const detections = detector(text);
      const ends = detections.length > 0 ? lineEnds(text) : [];
      for (const detection of detections) {
        const before = firstNotBelow(ends, detection.start, (end) => end);
        merge({
          ...detection,
          line: lines + before + 1,
          column: detection.start - (ends[before - 1] ?? -1),
        });
      }
      lines += ends.length > 0 ? ends.length : lineEnds(text).length;
    },
    others: () => found.filter((one) => !one.isSuccess && isPassedOver(one, options.vendors)),
    quoted: () =>
      found.length > 0
        ? []
        : quotedMessages(plainText(beginning), catalog, signalMarks(catalog), options.vendors),
    told: () => (found.length > 0 ? [] : byMessage()),
    explanations() {
      const own = found.filter((one) => !isPassedOver(one, options.vendors));
      const failures = own.filter(({ isSuccess }) => !isSuccess);
      let compared = 0;
      return (failures.length > 0 ? failures : own).map((detection): Explanation => {
        const meanings = meaningsOf(detection, detection.known, resemblance);
        const { vendor, message } = detection;
        const isCompared = meanings.length === 0 && message !== null && compared++ < mostCompared;
        const similar = isCompared ? similarEntries(message, entriesOf(catalog, vendor), resemblance) : [];
        return { ...detection, meanings, similar, codeFrom: 'text' };
      });
    },
  };
}
