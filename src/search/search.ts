import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { type Candidate, candidatesOf, type NamedPieces } from './candidates.ts';
import { closenessOf, textCoverage } from './closeness.ts';
import { isKnown, type SearchData } from './data.ts';
import { type FieldText, tellingTexts } from './fields.ts';
import { createMarker, exactText, type Marker, skeleton } from './match.ts';
import { readQuery, vendorsNamedIn } from './search-query.ts';
import { isWordCharacter, normalText, piecesOf, wholeKey } from './terms.ts';
import { type Understood, understand } from './understand.ts';

/** Where and how to search. */
export interface SearchOptions {
  /** Ids of the vendors to look at; all when left out. */
  readonly vendors?: readonly string[] | undefined;
  /** Id of the vendor whose entries go before others that match about as well. */
  readonly preferredVendor?: string | undefined;
  /** At most so many hits. */
  readonly limit: number;
}

/** What a search found. */
export interface SearchResult {
  /** Best first; empty where nothing is relevant. */
  readonly hits: readonly Hit[];
  /** Words that no entry has, and that are no slips of others. */
  readonly unknownWords: readonly string[];
  /** A platform that the query names, and of which there is no table. */
  readonly otherPlatform?: string | undefined;
}

/** An entry that a search found. */
export interface Hit {
  /** What was found. */
  readonly entry: Entry;
  /** How well it matches, from 0 to 1; a preferred vendor can stand before a higher score. */
  readonly score: number;
  /** How much of the query it holds, or of its text the query, from 0 to 1. */
  readonly sureness: number;
  /** The text that came closest. */
  readonly closest: FieldText;
  /** Marks what of a text matched. */
  readonly marker: Marker;
}

/** What the index says (how many of the query's terms, by their rarity in all tables) against the closest text. */
const indexShare = 0.5;
/** A score falls to this part where the query is about much else. */
const leastForCoverage = 0.5;
/** The score of the closest entry whose message is not just what was asked. */
const shortOfExact = 0.99;
/** Of entries that match alike, those of the platforms that most people use go first, and those that are explained. */
const priors = { popularity: 0.02, explained: 0.03, own: 0.01 };
/** Entries that fall behind the first one by more than this are not shown. */
const leastOfBest = 0.45;
/** A preferred vendor's entries overtake others that are better by up to this. */
const preference = 1.15;
/** How much of a query a message that is just that holds at least: single characters and slips count for less. */
const leastOfExact = 0.3;
/** An exact message is looked for among so many of the best, whatever the limit. */
const mostRead = 10;

/** A message that names another platform, as the query does at its head, holds at least so much of the query. */
const leastOfMessage = 0.8;

/** What is longer is cut: the time must not grow with what is pasted. */
const longestQuery = 6000;

/** Less of a short query in an entry, or of a pasted page, is chance. */
const leastRelevance = { short: 0.5, long: 0.3 };
/** Where short ends and long begins, in words that say something. */
const shortEnds = 6;
const longBegins = 15;
/** How much the part of a text that the query holds adds to the part of the query that the entry holds. */
const textShare = 0.3;

/** How much of a query must be in an entry: the longer the query, the more of it is about something else. */
function leastRelevanceFor({ pieceWeights }: Understood): number {
  const length = pieceWeights.reduce((sum, weight) => sum + weight, 0);
  const along = Math.min(1, Math.max(0, (length - shortEnds) / (longBegins - shortEnds)));
  return leastRelevance.short + along * (leastRelevance.long - leastRelevance.short);
}

/** A candidate that is no chance find, with how much of the query or of its text is the other's. */
interface Relevant extends Candidate {
  readonly sureness: number;
}

function relevantOf(candidates: readonly Candidate[], understood: Understood, data: SearchData): Relevant[] {
  const least = leastRelevanceFor(understood);
  return candidates.flatMap((candidate): Relevant[] => {
    const { number, coverage } = candidate;
    if (coverage >= least) return [{ ...candidate, sureness: coverage }];
    const ofText = textCoverage(data.texts(number, false), understood.terms);
    const isRelevant = coverage + textShare * ofText >= least;
    return isRelevant ? [{ ...candidate, sureness: Math.max(coverage, ofText) }] : [];
  });
}

/** The pieces of a query that are names of vendors. */
function namedPieces(
  catalog: Catalog,
  data: SearchData,
  text: string,
  { pieces }: Understood,
): NamedPieces[] {
  return vendorsNamedIn(catalog, data, text).map(({ id, start, end }) => ({
    spans: catalog.spans([id]),
    pieces: pieces.flatMap((piece, position) => (piece.start < end && piece.end > start ? [position] : [])),
  }));
}

/**
 * Finds the entries for words that say what is meant.
 *
 * @param asked what a message must be to be just what was asked
 */
function find(
  catalog: Catalog,
  data: SearchData,
  text: string,
  asked: readonly string[],
  { vendors, preferredVendor, limit }: SearchOptions,
): SearchResult {
  const understood = understand(text, data);
  const candidates = candidatesOf(
    understood,
    data,
    catalog.spans(vendors),
    namedPieces(catalog, data, text, understood),
    limit,
  );
  const relevant = relevantOf(candidates, understood, data);
  const closeness = closenessOf(relevant, understood.terms, data);
  const scored = relevant
    .map(({ number, sum, sureness, isWhole }, i) => {
      const { value = 0, position = 0 } = closeness[i] ?? {};
      const close = indexShare * sum + (1 - indexShare) * value;
      return {
        number,
        position,
        sureness,
        isWhole,
        score: shortOfExact * close * (leastForCoverage + (1 - leastForCoverage) * sureness),
      };
    })
    .sort((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.score - a.score);

  const least = Math.max(0, ...scored.map(({ score }) => score)) * leastOfBest;
  const popularity = new Map(catalog.vendors.map((vendor) => [vendor.id, vendor.popularity]));
  /** From a little under 1 to 1: more for platforms that most people use, and for what is explained. */
  // A team's own code is the likeliest to be meant.
  const prior = ({ vendor, explained, own }: Entry): number =>
    own !== null
      ? 1 + priors.own
      : 1 -
        priors.popularity * (1 - (popularity.get(vendor) ?? 0) / 100) -
        priors.explained * Number(!explained);
  const read = scored
    .filter(({ score, isWhole }) => isWhole || score >= least)
    .slice(0, Math.max(limit, mostRead))
    .map(({ number, position, sureness, score }) => {
      const entry = catalog.entry(number);
      // What is just what was asked holds all of it.
      const exact = sureness < leastOfExact ? undefined : exactText(entry, asked, data);
      const closest = exact ?? (tellingTexts(entry)[position] as FieldText);
      const found = exact
        ? { score: 1, sureness: 1 }
        : { score: Math.min(1, score * prior(entry)), sureness };
      const rank = found.score * (entry.vendor === preferredVendor ? preference : 1);
      return { hit: { entry, closest, ...found }, rank, prior: prior(entry) };
    });
  const marker = createMarker(understood.terms, data);
  const hits = read
    .sort((a, b) => b.rank - a.rank || b.prior - a.prior)
    .slice(0, limit)
    .map(({ hit }) => ({ ...hit, marker }));
  return { hits, unknownWords: understood.unknownWords };
}

/**
 * Searches the tables: by words of the messages or of one's own, in either language, in pinyin or its first letters, with
 * slips, in Traditional characters, or by a pasted message.
 *
 * A vendor that the words name narrows the search to it, as far as that finds anything.
 *
 * @param query words as they were typed
 */
export function search(
  catalog: Catalog,
  data: SearchData,
  query: string,
  options: SearchOptions,
): SearchResult {
  const plain = normalText(query.slice(0, longestQuery), data.simplify).cased;
  const { text, message, vendors, otherPlatform } = readQuery(catalog, data, plain);
  const asked = [...new Set([text, message, plain].map((one) => skeleton(one, data)))];
  const isMeant = options.vendors === undefined || vendors.every((id) => options.vendors?.includes(id));
  let result: SearchResult | undefined;
  // A vendor's name may be a word of a message: `invalid miniprogram appid`.
  const whole = vendors.length > 0 ? wholeKey(piecesOf(normalText(message, data.simplify))) : undefined;
  if (whole !== undefined && isKnown(whole, data)) result = find(catalog, data, message, asked, options);
  else if (isMeant && vendors.length > 0) result = find(catalog, data, text, asked, { ...options, vendors });
  if (!result || result.hits.length === 0) result = find(catalog, data, message, asked, options);
  // Beside a vendor's name, the name of another platform is that of a thing, as in `welink 公众号`.
  if (otherPlatform === undefined || vendors.length > 0) return { ...result, otherPlatform: undefined };
  // A vendor's own message may name another platform.
  const [first] = result.hits;
  const isMessage = first?.closest.field === 'message' || first?.closest.field === 'variants';
  // At the head of a query it is whose the failure is, unless the message is about all of it.
  const isHead = plain.trimStart().startsWith(otherPlatform);
  const isAbout = isMessage && first.closest.text.includes(otherPlatform);
  if (isAbout && (!isHead || first.sureness >= leastOfMessage))
    return { ...result, otherPlatform: undefined };
  // To all others its name says nothing: phrases of theirs have it by chance.
  const rest = message.replaceAll(otherPlatform, ' ');
  if (![...rest].some(isWordCharacter)) return { hits: [], unknownWords: [], otherPlatform };
  return { ...find(catalog, data, rest, asked, options), otherPlatform };
}
