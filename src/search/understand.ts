import { havingOf, isKnown as isKnownIn, type SearchData } from './data.ts';
import { soundKey, syllablesOf } from './han.ts';
import { weightIn } from './index-format.ts';
import { nearWords } from './near-words.ts';
import { initialsKeys } from './packed-texts.ts';
import { codeTermKey } from './prepare.ts';
import { normalText, type Piece, piecesOf, stemOf, type TermKind, termsOf, wholeKey } from './terms.ts';

/** Something to look for in the index. */
export interface QueryTerm {
  readonly key: string;
  /** How much it says about what is meant, from 0 up. */
  readonly weight: number;
  /** How sure it is that the query means this, from 0 to 1. */
  readonly certainty: number;
  /** Positions of the query's pieces that it stands for. */
  readonly pieces: readonly number[];
}

/** A query as search reads it. */
export interface Understood {
  readonly terms: readonly QueryTerm[];
  /** What the query was cut into. */
  readonly pieces: readonly Piece[];
  /** How much each piece of the query says; 0 for words without a meaning of their own. */
  readonly pieceWeights: readonly number[];
  /** Words that no entry has, and that are no slips of others, as they were typed. */
  readonly unknownWords: readonly string[];
}

/** What a way to find a term makes of it. */
type Finding = Pick<QueryTerm, 'weight' | 'certainty'>;

/**
 * What terms say, by the way they were found. Set by hand, and found to matter little: a third more or less of any weight
 * moves the relevance figures by less than a hundredth.
 */
const findings = {
  pair: { weight: 1, certainty: 1 },
  character: { weight: 0.3, certainty: 0.45 },
  word: { weight: 1.3, certainty: 1 },
  joined: { weight: 0.6, certainty: 1 },
  concept: { weight: 0.8, certainty: 0.9 },
  soundConcept: { weight: 0.5, certainty: 0.7 },
  oneSlip: { weight: 1.3, certainty: 0.8 },
  moreSlips: { weight: 0.85, certainty: 0.5 },
  syllables: { weight: 1, certainty: 1 },
  syllable: { weight: 0.25, certainty: 0.3 },
  initials: { weight: 1, certainty: 0.9 },
  homophone: { weight: 0.6, certainty: 0.8 },
  swapped: { weight: 0.6, certainty: 0.8 },
  skipped: { weight: 0.5, certainty: 0.6 },
  whole: { weight: 2, certainty: 1 },
  code: { weight: 4, certainty: 1 },
  shortCode: { weight: 1, certainty: 0.5 },
} satisfies Record<TermKind, Finding> & Record<string, Finding>;

/** Words that say nothing about which failure is meant. */
const stopWords = new Set(
  (
    'a an the is are was were be been am to of in on at by for with from and or as it its this that these those there ' +
    'i im my me we our you your he she his her they their what when why how do does did so if then but just ' +
    'errcode errmsg err msg errorcode error message sub subcode submsg requestid rid please help thanks hello hi ' +
    '的 了 吗 呢 吧 啊 我 你 他 她 它 们 这 那 是 就 都 也 还 又 和 与 及 或 把 被 给 让 在 着 过 得 地 之 其 请 该 个 为 么 怎 什'
  ).split(' '),
);

/** Words that are found by their sound have at most so many syllables. */
const longestSound = 4;

/** Longer queries are cut: what a failure is stands in fewer words, and the time must not grow with what is pasted. */
const longestQuery = 1500;

const letters = /^[a-z]+$/;
const digits = /^\d+$/;
/** Numbers of fewer digits are counts, sizes and times as often as codes. */
const shortestCode = 4;

/** Collects terms; of a term found twice the weightier finding counts, for all its pieces. */
class TermBag {
  readonly #terms = new Map<string, { finding: Finding; pieces: Set<number> }>();

  add(key: string, finding: Finding, ...pieces: number[]): void {
    const term = this.#terms.get(key);
    if (!term) this.#terms.set(key, { finding, pieces: new Set(pieces) });
    else {
      if (finding.weight > term.finding.weight) term.finding = finding;
      for (const piece of pieces) term.pieces.add(piece);
    }
  }

  list(): QueryTerm[] {
    return [...this.#terms].map(([key, { finding, pieces }]) => ({ key, ...finding, pieces: [...pieces] }));
  }
}

/** How much it tells that an entry has a term: the inverse document frequency. @param having entries that have it */
export function rarity(having: number, entries: number): number {
  return Math.log(1 + entries / (having + 1));
}

/** What the readers of a query share. */
interface Reading {
  readonly data: SearchData;
  readonly pieces: readonly Piece[];
  readonly bag: TermBag;
  isKnown(key: string): boolean;
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/**
 * Reads runs of words that are pinyin, syllables apart or together: `bu men bucunzai`.
 *
 * @param unknown which pieces no entry has; those that pinyin explains are taken out
 */
function readPinyin({ data, pieces, bag, isKnown }: Reading, unknown: boolean[]): void {
  const syllables = pieces.map(({ text, isHan }) =>
    isHan || !letters.test(text) ? undefined : syllablesOf(text, data.readings.syllables),
  );
  let end = 0;
  for (let start = 0; start < pieces.length; start = Math.max(end, start + 1)) {
    end = start;
    while (syllables[end]) end++;
    // English words can be syllables too; a run of pinyin holds at least one that is no word of the tables.
    if (!unknown.slice(start, end).includes(true)) continue;
    const run = numbers(start, end).flatMap((piece) =>
      (syllables[piece] as string[]).map((syllable) => ({ syllable, piece })),
    );
    let known = 0;
    for (const [i, { syllable, piece }] of run.entries()) {
      const isAlone = run.length === 1;
      bag.add(soundKey([syllable]), isAlone ? findings.syllables : findings.syllable, piece);
      const next = run[i + 1];
      if (!next) continue;
      const key = soundKey([syllable, next.syllable]);
      if (isKnown(key)) known++;
      bag.add(key, findings.syllables, piece, next.piece);
      for (let last = i + 2; last <= Math.min(run.length, i + longestSound); last++) {
        const sounds = run.slice(i, last);
        for (const meaning of data.concepts.bySound(sounds.map((one) => one.syllable))) {
          bag.add(meaning, findings.soundConcept, ...sounds.map((one) => one.piece));
        }
      }
    }
    if (run.length === 1 || known * 2 >= run.length - 1) unknown.fill(false, start, end);
  }
}

/** The keys of a word as first letters of syllables. @returns none unless some entry has them all */
function knownInitials(text: string, data: SearchData): string[] {
  // No syllable begins with these.
  if (text.length > 16 || /[iuv]/.test(text)) return [];
  const keys = initialsKeys(text);
  const [first, ...others] = keys.map((key) => data.postings(key));
  const holdsAll = (entry: number): boolean => others.every((postings) => weightIn(postings, entry) > 0);
  return first && Array.from(first.entries).some(holdsAll) ? keys : [];
}

/**
 * Reads words that no entry has: as slips of words that some have, and as first letters of syllables.
 *
 * @param unknown which pieces no entry has; those that are first letters are taken out
 * @returns the pieces with slips mended
 */
function readUnknownWords({ data, pieces, bag }: Reading, unknown: boolean[]): Piece[] {
  return pieces.map((piece, position) => {
    if (!unknown[position]) return piece;
    const { text } = piece;
    const near = nearWords(text, data.vocabulary);
    for (const { word, slips } of near) {
      bag.add(stemOf(word), slips === 1 ? findings.oneSlip : findings.moreSlips, position);
    }
    const initials = knownInitials(text, data);
    for (const key of initials) bag.add(key, findings.initials, position);
    if (initials.length > 0) unknown[position] = false;
    return near[0] ? { ...piece, text: near[0].word, key: stemOf(near[0].word) } : piece;
  });
}

/** A word that this many times as many entries have as another one is what the other one is a slip of. */
const commoner = 100;

/**
 * Reads words that few entries have: vendors' messages hold slips too, and whoever types the same one means all entries
 * that hold the word itself.
 */
function readRareWord({ data, pieces, bag }: Reading, position: number): void {
  const { text, key, isHan } = pieces[position] as Piece;
  if (isHan || !letters.test(text) || text.length < shortestRare) return;
  const having = havingOf(key, data);
  if (having === 0 || having > mostRare) return;
  for (const { word } of nearWords(text, data.vocabulary, text)) {
    const near = stemOf(word);
    if (near !== key && havingOf(near, data) >= having * commoner) bag.add(near, findings.oneSlip, position);
  }
}

/** Reads two Chinese characters that stand together nowhere, so that one of them is a slip. */
function readHanSlip({ data, pieces, bag, isKnown }: Reading, position: number): void {
  const [piece, next] = [pieces[position], pieces[position + 1]];
  if (!piece?.isHan || !next?.isHan || !next.isGlued || isKnown(piece.text + next.text)) return;
  const own = [position, position + 1];
  const readings = [piece, next].flatMap(({ text }) => data.readings.readingOf(text) ?? []);
  if (readings.length === 2) {
    const sound = soundKey(readings);
    // One character of the two is wrong: what holds neither is another word that sounds so.
    const written = [piece, next].map(({ key }) => data.postings(key));
    const holdsOne = (entry: number): boolean => written.some((postings) => weightIn(postings, entry) > 0);
    if (Array.from(data.postings(sound).entries).some(holdsOne)) bag.add(sound, findings.homophone, ...own);
    for (const meaning of data.concepts.bySound(readings)) bag.add(meaning, findings.soundConcept, ...own);
  }
  if (isKnown(next.text + piece.text)) bag.add(next.text + piece.text, findings.swapped, ...own);
  const [before, after] = [pieces[position - 1], pieces[position + 2]];
  if (piece.isGlued && before && isKnown(before.text + next.text)) {
    bag.add(before.text + next.text, findings.skipped, position - 1, ...own);
  }
  if (after?.isGlued && after.isHan && isKnown(piece.text + after.text)) {
    bag.add(piece.text + after.text, findings.skipped, ...own, position + 2);
  }
}

/** Reads two words that the tables write as one: `user id`. */
function readSplitWord({ pieces, bag, isKnown }: Reading, position: number): void {
  const [piece, next] = [pieces[position], pieces[position + 1]];
  if (!piece || !next || piece.isHan || next.isHan || next.isGlued) return;
  const key = stemOf(piece.text + next.text);
  if (isKnown(key)) bag.add(key, findings.joined, position, position + 1);
}

/** What numbers count, right behind them: `超过1000人`. */
const counted =
  /^ ?(?:人|次|个|条|天|秒|分钟|小时|字|张|份|位|件|元|万|(?:kb|mb|ms|times|users|people|characters)(?![a-z]))/;

/** Whether a piece is a number that may be a code: of enough digits, and no count. */
const isLongNumber = ({ text, end }: Piece, query: string): boolean =>
  text.length >= shortestCode && digits.test(text) && !counted.test(query.slice(end, end + 12));

/** Reads a number as a code: a long or negative one is hardly anything else. */
function readCode({ pieces, bag, isKnown }: Reading, query: string, position: number): void {
  const piece = pieces[position] as Piece;
  const { text, start } = piece;
  const isNegative = /(?:^|[^\w])[-−]$/u.test(query.slice(Math.max(0, start - 2), start));
  const key = codeTermKey(isNegative ? `-${text}` : text);
  if (isKnown(key))
    bag.add(key, isNegative || isLongNumber(piece, query) ? findings.code : findings.shortCode, position);
}

/** Shorter words are as near to others by chance. */
const shortestRare = 5;
/** A word that more entries have is no slip. */
const mostRare = 8;

/** How much a piece of the query says: the more entries have it, the less. */
function pieceWeight(piece: Piece, query: string, data: SearchData): number {
  const { text, key, isHan } = piece;
  if (stopWords.has(text)) return 0;
  // Letters by themselves are names of things that only the writer knows.
  if (/^[a-z]$/.test(text)) return 0.3;
  if (isLongNumber(piece, query) && isKnownIn(codeTermKey(text), data)) return 2;
  const entries = havingOf(key, data);
  // Numbers and machine-made names in what was pasted are this call's, not the failure's.
  if (entries === 0 && /\d/.test(text)) return 0.1;
  return (rarity(entries, data.entries) / rarity(0, data.entries)) * (isHan ? 0.5 : 1);
}

/**
 * Reads a query: which terms to look for, and how much each of them says.
 *
 * @param query as it was typed; Chinese, English, pinyin, first letters, with slips of all kinds
 */
export function understand(query: string, data: SearchData): Understood {
  const bag = new TermBag();
  const isKnown = (key: string): boolean => isKnownIn(key, data);
  const normal = normalText(query.slice(0, longestQuery), data.simplify);
  const { text } = normal;
  const pieces = piecesOf(normal);
  const reading: Reading = { data, pieces, bag, isKnown };

  const unknown = pieces.map(
    ({ text, key, isHan }) => !isHan && letters.test(text) && !stopWords.has(text) && !isKnown(key),
  );
  if (unknown.includes(true)) readPinyin(reading, unknown);
  const mended = unknown.includes(true) ? readUnknownWords(reading, unknown) : pieces;

  const pieceAt = new Map(pieces.map((piece, position) => [piece.start, position]));
  /** Positions of the pieces that a part of the query, beginning with a piece, is made of. */
  const piecesIn = (start: number, end: number): number[] => {
    const first = pieceAt.get(start) as number;
    let last = first;
    while ((pieces[last]?.end ?? end) < end) last++;
    return numbers(first, last + 1);
  };
  for (const { kind, key, start, end } of termsOf(pieces)) {
    if (stopWords.has(key) || /^[a-z\d]$/.test(key)) continue;
    // Where a character is all there is, it is what is meant.
    const finding = kind === 'character' && pieces.length === 1 ? findings.pair : findings[kind];
    bag.add(key, finding, ...piecesIn(start, end));
  }
  const whole = wholeKey(pieces);
  if (whole !== undefined && isKnown(whole)) bag.add(whole, findings.whole, ...pieces.keys());
  for (const [position, { text, isHan }] of pieces.entries()) {
    if (!isHan && digits.test(text)) readCode(reading, text, position);
    readSplitWord(reading, position);
    readRareWord(reading, position);
    readHanSlip(reading, position);
  }
  for (const { keys, start, end } of data.concepts.find(mended)) {
    const weight = findings.concept.weight / Math.sqrt(keys.length);
    for (const key of keys) bag.add(key, { ...findings.concept, weight }, ...piecesIn(start, end));
  }
  return {
    terms: bag.list(),
    pieces,
    pieceWeights: pieces.map((piece) => pieceWeight(piece, text, data)),
    unknownWords: pieces.filter((piece, i) => unknown[i] && mended[i] === piece).map(({ text }) => text),
  };
}
