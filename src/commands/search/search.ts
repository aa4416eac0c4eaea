import { refOf } from '../../catalog/code.ts';
import { findPlatform } from '../../catalog/platforms.ts';
import { readAsked } from '../../detect/asked.ts';
import { mask } from '../../detect/mask.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { languagesOf } from '../../language.ts';
import { platformName } from '../../render/occurrence.ts';
import { entryRecord, hitShape, type MatchRecord } from '../../render/records.ts';
import { visible } from '../../render/visible.ts';
import { wordsIn } from '../../render/words.ts';
import { wrap } from '../../render/wrap.ts';
import { matchOf } from '../../search/match.ts';
import { type Hit, type SearchResult, search as searchTables } from '../../search/search.ts';
import { cards, markdownTable, printAnswer } from '../answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from '../context.ts';
import { hitList } from '../hit-list.ts';
import { answerUnknown, isPublishedMessage, platformWithoutTable } from '../unknown.ts';
import { defaultVendor } from '../vendor-names.ts';

/** How to show what was found. */
export interface SearchCommandOptions {
  /** At most so many hits; as many as fit the screen, or ten, when left out. */
  readonly limit?: number;
}

const defaultLimit = 10;

/** The first of several hits is the answer when it is this much better than the second. */
const farAhead = 1.5;

/** Lines that the prompt and a remark need below a list. */
const linesBelow = 3;

/** Less of the query than this in an entry is not sure enough to show that entry alone. */
const leastSureness = 0.6;

/** Another vendor's entry that holds this much of what the first one does may be what is meant as well. */
const rivalShare = 0.8;

/** A response, or a part of one: what its codes are is not for a search to say. */
const response = /\{[^{}]{0,2000}[:=]|["'][\w.-]{1,40}["']\s{0,8}:/;

/**
 * Whether the first hit is the answer: all words are known to the tables, it is far ahead, and no other vendor has one that
 * says as much, unless its message is just what was asked.
 */
function isClear({ hits, unknownWords, otherPlatform }: SearchResult, query: string): boolean {
  const [first, second] = hits;
  if (first === undefined || first.sureness < leastSureness || response.test(query)) return false;
  if (unknownWords.length > 0 || otherPlatform !== undefined) return false;
  const isRival = ({ entry, sureness }: Hit): boolean =>
    entry.vendor !== first.entry.vendor && sureness >= first.sureness * rivalShare;
  return first.score >= (second?.score ?? 0) * farAhead && (first.score === 1 || !hits.some(isRival));
}

function matchRecord({ entry, closest, marker }: Hit): MatchRecord {
  const { zh, en } = entry.message;
  return { ...matchOf(entry, closest, marker), message: { zh: marker.ranges(zh), en: marker.ranges(en) } };
}

/** The list of as many hits as fit the screen; of all where it is none. */
function fittingList(context: Context, hits: readonly Hit[], isLimited: boolean): string {
  const { rows } = context.terminal;
  for (let count = hits.length; ; count--) {
    const list = hitList(context, hits.slice(0, count));
    if (isLimited || rows === undefined || count <= 1 || list.split('\n').length + linesBelow <= rows)
      return list;
  }
}

/** Ids and names of platforms without a table that a search names. */
function withoutTable({ catalog }: Context, { otherPlatform }: SearchResult): object[] {
  const id = otherPlatform === undefined ? undefined : findPlatform(catalog, otherPlatform);
  return id === undefined ? [] : [{ vendor: id, vendorName: platformName(id, catalog) }];
}

/**
 * `errcode search`: entries by words. Words that hold a code of no table are answered with that: it is unknown, and what the
 * other words find is no answer.
 *
 * @throws UsageError when there are no words, or when `ERRCODE_VENDOR` names no vendor
 */
export async function search(
  context: Context,
  words: readonly string[],
  { limit }: SearchCommandOptions = {},
): Promise<ExitCode> {
  const query = words.join(' ');
  if (query.trim() === '') throw new UsageError((usage) => usage.noWords);
  const onlyVendor = context.catalog.findVendor(query.trim());
  if (onlyVendor) throw new UsageError((usage) => usage.onlyVendor(visible(query), onlyVendor.id));
  const asked = readAsked(context.catalog, words, context.vendors);
  const unknown = (await isPublishedMessage(context, asked, query))
    ? undefined
    : await answerUnknown(context, asked, { command: 'search', query, limit });
  if (unknown !== undefined) return unknown;
  const data = await context.openSearchData();
  const result = searchTables(context.catalog, data, query, {
    vendors: context.vendors,
    preferredVendor: await defaultVendor(context),
    limit: limit ?? defaultLimit,
  });
  const { hits } = result;
  const [first] = hits;
  const shown = mask(query);
  if (hasRemarks(context)) remarkPlatform(context, result);
  // Whoever asks for a number of hits wants to see them side by side.
  const isCard = first !== undefined && limit === undefined && isClear(result, query);

  const records = (): object[] =>
    hits.map((hit) => {
      const score = Math.round(hit.score * 1000) / 1000;
      return entryRecord(
        { query: shown, entry: hit.entry, score, matched: matchRecord(hit) },
        vendorOf(context, hit.entry.vendor),
      );
    });

  await printAnswer(context, {
    command: 'search',
    query,
    shape: hitShape,
    records,
    extra: { withoutTable: withoutTable(context, result) },
    text: () =>
      isCard
        ? cards(context, [first.entry], matchOf(first.entry, first.closest, first.marker))
        : fittingList(context, hits, limit !== undefined),
    markdown: async () => {
      if (isCard) return (await import('../markdown-cards.ts')).markdownCards(context, [first.entry]);
      const columns = languagesOf(context.language).map((language) => `message.${language}`);
      return markdownTable(records(), ['vendor', 'code', ...columns]);
    },
  });

  if (hasRemarks(context)) remark(context, shown, result, isCard);
  return hits.length > 0 ? exitCodes.found : exitCodes.notFound;
}

/** Says on stderr, before all else, that there is no table of the platform that is asked for. */
function remarkPlatform(context: Context, { hits, otherPlatform }: SearchResult): void {
  const { terminal, catalog } = context;
  const { noTableOf, othersResults, semicolon } = wordsIn(context.words);
  const asked = platformWithoutTable(context, context.vendors);
  const named = otherPlatform === undefined ? undefined : findPlatform(catalog, otherPlatform);
  const name = asked ?? (named && platformName(named, catalog)?.[context.words]);
  if (name === undefined) return;
  const results = hits.length > 0 ? semicolon + othersResults : '';
  terminal.writeError(`errcode: ${noTableOf(name)}${results}\n`);
}

/** Says on stderr that nothing was found, or how to see more. */
function remark(
  context: Context,
  query: string,
  { hits, unknownWords }: SearchResult,
  isCard: boolean,
): void {
  const { terminal, words, format } = context;
  const { nothingFound, moreHits, openHit } = wordsIn(words);
  const [first] = hits;
  if (first === undefined) {
    if (platformWithoutTable(context, context.vendors) !== undefined) return;
    const unknown = unknownWords
      .filter((word) => query.includes(word))
      .slice(0, 3)
      .map((word) => visible(mask(word)));
    terminal.writeError(`errcode: ${nothingFound(visible(query), unknown)}\n`);
  } else if (format === 'text' && terminal.isInteractive && (!isCard || hits.length > 1)) {
    const text = isCard ? moreHits(hits.length - 1, hits.length) : openHit(`errcode ${refOf(first.entry)}`);
    terminal.writeError(`${wrap(text, terminal.columns).join('\n')}\n`);
  }
}
