/** What the parts of a scan's page share: the cards with their anchors, and how texts are written on this page. */
import type { VendorTable } from '../catalog/catalog.ts';
import { codeKey, compareCodes } from '../catalog/code.ts';
import type { CodeRef, Entry, Language, Localized } from '../catalog/types.ts';
import type { AnswerLanguage } from '../language.ts';
import { instantOf } from '../scan/instant.ts';
import type { CodeCount, Place, ScanReport } from '../scan/scan-report.ts';
import { timeText } from './scan-figures.ts';
import { type ScanPageWords, scanPageWordsIn } from './scan-page-words.ts';
import { type Words, wordsIn } from './words.ts';

/** What the page is drawn with. */
export interface ScanPageSetting {
  readonly language: AnswerLanguage;
  /** The language of the page's own words. */
  readonly words: Language;
  vendor(id: string): VendorTable | undefined;
  /** The name of a platform without tables. */
  platformName(id: string): Localized | undefined;
  /** When the page was made, as an ISO 8601 time. */
  readonly generated: string;
}

/** One meaning of a code that the logs hold. */
export interface PageCard {
  /** Its anchor on the page. */
  readonly id: string;
  readonly entry: Entry;
  /** What the logs hold of it: more than one where a code was told once and guessed once. */
  readonly counts: readonly CodeCount[];
}

/** One line of a table. */
export interface PageRow {
  readonly code: CodeCount;
  readonly cards: readonly PageCard[];
  /** Positions when the rows are sorted by a column. */
  readonly ranks: Readonly<Record<SortKey, number>>;
}

export const sortKeys = ['count', 'code', 'first', 'last'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface ScanPage {
  readonly setting: ScanPageSetting;
  readonly words: ScanPageWords;
  readonly cardWords: Words;
  readonly known: readonly PageRow[];
  readonly unknown: readonly PageRow[];
  readonly cards: readonly PageCard[];
  /** The first card of a code. */
  cardOf(ref: CodeRef): PageCard | undefined;
  nameOf(platform: string): string;
  /** A file as the page names it. */
  fileName(file: string): string;
  /** The time by the user's clocks. */
  timeOf(place: Place): string | null;
}

const keyOf = ({ vendor, code }: CodeRef): string => `${vendor}:${codeKey(code)}`;

/** The cards of all codes, each meaning once, in the order of the table. */
function cardsOf(codes: readonly CodeCount[]): Map<Entry, PageCard> {
  const byMeaning = new Map<string, PageCard & { counts: CodeCount[] }>();
  const byEntry = new Map<Entry, PageCard>();
  const ids = new Set<string>();
  for (const code of codes) {
    for (const entry of code.entries) {
      const meaning = JSON.stringify([entry.vendor, codeKey(entry.code), entry.section]);
      let card = byMeaning.get(meaning);
      if (!card) {
        // Links and the page's script name it too, in other spellings: only what is the same in all of them.
        const plainId = `${entry.vendor}-${entry.code}`.replace(/[\s\p{C}\p{Z}]/gu, '_');
        let id = plainId;
        for (let i = 2; ids.has(id); i++) id = `${plainId}-${i}`;
        ids.add(id);
        card = { id, entry, counts: [] };
        byMeaning.set(meaning, card);
      }
      card.counts.push(code);
      byEntry.set(entry, card);
    }
  }
  return byEntry;
}

/** The instant of a place; what has no time comes last. */
const instantAt = ({ time }: Place): number => (time === null ? Number.POSITIVE_INFINITY : instantOf(time));

/** Orders places by time, and where times do not tell by file and line. */
function comparePlaces(a: Place, b: Place, files: ReadonlyMap<string, number>): number {
  const [one, other] = [instantAt(a), instantAt(b)];
  if (one !== other) return one < other ? -1 : 1;
  return (files.get(a.file) ?? 0) - (files.get(b.file) ?? 0) || a.line - b.line;
}

/** The position of each item when they are sorted; equal ones keep their order. */
function ranksBy(codes: readonly CodeCount[], compare: (a: CodeCount, b: CodeCount) => number): number[] {
  const ranks: number[] = [];
  const order = codes.map((code, i) => ({ code, i })).sort((a, b) => compare(a.code, b.code));
  order.forEach(({ i }, rank) => {
    ranks[i] = rank;
  });
  return ranks;
}

/** Lines for codes, which come with the most frequent first. */
function rowsOf(
  codes: readonly CodeCount[],
  cards: ReadonlyMap<Entry, PageCard>,
  files: ReadonlyMap<string, number>,
): PageRow[] {
  const byCode = ranksBy(codes, (a, b) => compareCodes(a.code, b.code));
  const byFirst = ranksBy(codes, (a, b) => comparePlaces(a.first, b.first, files));
  const byLast = ranksBy(codes, (a, b) => comparePlaces(a.last, b.last, files));
  return codes.map((code, i) => ({
    code,
    cards: code.entries.map((entry) => cards.get(entry) as PageCard),
    ranks: { count: i, code: byCode[i] as number, first: byFirst[i] as number, last: byLast[i] as number },
  }));
}

/** Puts together what the parts of the page are drawn from. */
export function openScanPage(report: ScanReport, setting: ScanPageSetting): ScanPage {
  const words = scanPageWordsIn(setting.words);
  const files = new Map(report.files.map((file, i) => [file, i]));
  const known = report.codes.filter(({ entries }) => entries.length > 0);
  const byEntry = cardsOf(known);
  const cards = [...new Set(byEntry.values())];
  const firstCards = new Map([...cards].reverse().map((card) => [keyOf(card.entry), card]));
  return {
    setting,
    words,
    cardWords: wordsIn(setting.words),
    known: rowsOf(known, byEntry, files),
    unknown: rowsOf(
      report.codes.filter(({ entries }) => entries.length === 0),
      byEntry,
      files,
    ),
    cards,
    cardOf: (ref) => firstCards.get(keyOf(ref)),
    nameOf: (platform) =>
      (setting.vendor(platform)?.name ?? setting.platformName(platform))?.[setting.words] ?? platform,
    fileName: (file) => (file === '-' ? words.standardInput : file),
    timeOf: ({ time }) => time && timeText(time),
  };
}
