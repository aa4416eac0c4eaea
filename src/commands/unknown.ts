/** Says of codes that no table has that they are unknown, before anything else, the same in every way in. */
import { looksLikeCode } from '../catalog/code.ts';
import { type LookupResult, lookupCodes, type MissingCode } from '../catalog/lookup.ts';
import { hasTable } from '../catalog/platforms.ts';
import type { Suggestion } from '../catalog/suggest.ts';
import { lookUpAddress } from '../catalog/vendors.ts';
import type { Asked } from '../detect/asked.ts';
import { mask } from '../detect/mask.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { platformName } from '../render/occurrence.ts';
import { visible } from '../render/visible.ts';
import { sides, wordsIn } from '../render/words.ts';
import { besideOrBelow, wrap } from '../render/wrap.ts';
import { answerOfLookup, cards, printAnswer } from './answer.ts';
import { type Context, hasRemarks, vendorOf } from './context.ts';
import { defaultVendor } from './vendor-names.ts';

/** The commands that name unknown codes. */
type CommandName = 'lookup' | 'search' | 'explain';

/** More entries that were found by other words than the code are noise. */
const mostByWords = 5;

/** The name of the only platform that a code was asked of, where there is no table of it. */
export function platformWithoutTable(
  { catalog, words }: Context,
  vendors: readonly string[] | undefined,
): string | undefined {
  const [only, ...more] = vendors ?? [];
  if (only === undefined || more.length > 0 || hasTable(catalog, only)) return undefined;
  return platformName(only, catalog)?.[words];
}

/** The sentence that names an unknown code, with whose it is. */
function unknownSentence(context: Context, { code, vendors }: MissingCode): string {
  const words = wordsIn(context.words);
  const what = visible(mask(code));
  const platform = platformWithoutTable(context, vendors);
  if (platform !== undefined) return words.unknownOfPlatform(what, platform);
  const { catalog } = context;
  const names =
    vendors?.flatMap((id) => platformName(id, catalog)?.[context.words] ?? []).join(words.separator) ?? null;
  return looksLikeCode(code) || /^[A-Z_0-9]+$/.test(code)
    ? words.notFound(what, names)
    : words.notCodeNorVendor(what);
}

/** Where the only platform that a code was asked of tells of it; empty for none. */
function whereToLook({ catalog, words }: Context, { code, vendors }: MissingCode): string {
  const [only, ...more] = vendors ?? [];
  if (only === undefined || more.length > 0) return '';
  const platform = catalog.platforms.find(({ id }) => id === only);
  const pages = (platform ?? catalog.vendors.find(({ id }) => id === only))?.lookUp;
  const address = (pages && lookUpAddress(pages, code, undefined)) ?? platform?.docs;
  return address ? wordsIn(words).lookUpAt(address) : '';
}

/** Says on stderr what was not found, and what is similar to it. */
export function reportMissing(context: Context, { missing }: LookupResult): void {
  for (const asked of missing) {
    context.terminal.writeError(
      `errcode: ${unknownSentence(context, asked)}${whereToLook(context, asked)}\n`,
    );
    reportSuggestions(context, asked.suggestions, wordsIn(context.words).similar);
  }
}

/**
 * Says on stderr which codes there are instead; nothing when there are none.
 *
 * @param heading what they are
 */
export function reportSuggestions(
  context: Context,
  suggestions: readonly Suggestion[],
  heading = wordsIn(context.words).perhaps,
): void {
  if (suggestions.length === 0) return;
  const words = wordsIn(context.words);
  const { terminal } = context;
  terminal.writeError(`${wrap(heading, terminal.columns).join('\n')}\n`);
  for (const { vendor, code, message, reason } of suggestions) {
    const lead = `  ${vendorOf(context, vendor).name[context.words]} ${code}  `;
    const aside = reason === 'other-words' ? '' : words.aside(words.reasons[reason]);
    const text = sides(message, context.words).own + aside;
    terminal.writeError(`${besideOrBelow(lead, text, terminal.columns).join('\n')}\n`);
  }
}

/** The unknown codes of an answer in the machine formats. @param text what they were asked in */
export function unknownRecords(
  { catalog }: Context,
  missing: readonly MissingCode[],
  text: string,
): readonly object[] {
  return missing.map(({ query, code, vendors }) => {
    const vendor = vendors?.length === 1 ? (vendors[0] as string) : null;
    const column = Math.max(0, text.indexOf(query)) + 1;
    return {
      code: mask(code),
      message: null,
      vendor,
      vendorName: vendor === null ? null : platformName(vendor, catalog),
      vendorGuess: null,
      candidates: [],
      occurrence: { line: 1, column, message: null, facts: [], codeFrom: 'text' },
      similar: [],
    };
  });
}

/** Whether words with a number that no table has are a message of some entry, as they stand: `limit is above its maximum of 1000`. */
export async function isPublishedMessage(
  context: Context,
  { codes, words }: Asked,
  query: string,
): Promise<boolean> {
  const { catalog, vendors } = context;
  if (words.length === 0 || codes.every(({ code, vendors: ids }) => catalog.find(code, ids).length > 0))
    return false;
  const { search } = await import('../search/search.ts');
  const { hits } = search(catalog, await context.openSearchData(), query, { vendors, limit: 1 });
  return hits[0]?.score === 1;
}

/** Entries that the words beside unknown codes find: at the platforms with tables that are named, else at all. */
async function byOtherWords(
  context: Context,
  { words, platforms }: Asked,
  codes: string,
  limit = mostByWords,
): Promise<Suggestion[]> {
  if (words.length === 0) return [];
  const named = platforms.filter((id) => hasTable(context.catalog, id));
  const { search } = await import('../search/search.ts');
  const { hits } = search(context.catalog, await context.openSearchData(), words.join(' '), {
    vendors: named.length > 0 ? named : context.vendors,
    preferredVendor: await defaultVendor(context),
    limit: Math.min(limit, mostByWords),
  });
  return hits.map(({ entry: { vendor, code, message } }) => ({
    query: codes,
    vendor,
    code,
    message,
    reason: 'other-words',
  }));
}

/**
 * Answers words that hold an unknown code: names it, shows what is known of the others, and lists what the other words find, which
 * is no answer.
 *
 * @returns undefined when the words hold no unknown code, and nothing was printed
 */
export async function answerUnknown(
  context: Context,
  asked: Asked,
  { command, query, limit }: { command: CommandName; query: string; limit?: number | undefined },
): Promise<ExitCode | undefined> {
  const result = lookupCodes(
    context.catalog,
    { codes: asked.codes, words: [], unknownVendors: [] },
    await defaultVendor(context),
  );
  if (result.missing.length === 0) return undefined;
  const codes = result.missing.map(({ code }) => visible(code)).join(wordsIn(context.words).separator);
  const others = await byOtherWords(context, asked, codes, limit);
  const entries = result.results.map(({ entry }) => entry);
  const found = answerOfLookup(context, result);
  await printAnswer(context, {
    command,
    query: mask(query),
    ...found,
    suggestions: [...(found.suggestions ?? []), ...others],
    extra: { ...found.extra, unknown: unknownRecords(context, result.missing, query) },
    text: () => cards(context, entries),
    markdown: async () => (await import('./markdown-cards.ts')).markdownCards(context, entries),
  });
  if (hasRemarks(context)) {
    reportMissing(context, result);
    reportSuggestions(context, others, wordsIn(context.words).byOtherWords(codes));
  }
  return exitCodes.notFound;
}
