import { looksLikeCode, refOf } from '../catalog/code.ts';
import { type LookupResult, lookupCodes } from '../catalog/lookup.ts';
import { parseQuery, type Query } from '../catalog/query.ts';
import type { Suggestion } from '../catalog/suggest.ts';
import type { Entry } from '../catalog/types.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { visible } from '../render/visible.ts';
import { sides, wordsIn } from '../render/words.ts';
import { besideOrBelow } from '../render/wrap.ts';
import { answerOfLookup, cards, markdownCards, printAnswer, ruleOf } from './answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from './context.ts';
import { refList } from './entry-list.ts';
import { defaultVendor, requireKnownVendors } from './vendor-names.ts';

/** With more meanings than this, a list comes instead of the cards. */
const mostCards = 3;
/** Where no screen is, its usual height is what cards have to fit. */
const usualRows = 24;
/** Lines of a screen that the command and the next prompt take. */
const promptRows = 2;

/**
 * Several meanings as text: the cards where they fit the screen, else a list to choose from. A pipe has room for both.
 */
async function meaningsText(
  context: Context,
  entries: readonly Entry[],
): Promise<{ text: string; isList: boolean }> {
  const all = await cards(context, entries);
  const rows = (context.terminal.rows ?? usualRows) - promptRows;
  // Meanings of one code of one vendor are chosen by no command.
  const isChoice = new Set(entries.map(refOf)).size > 1;
  if (!isChoice || all.split('\n').length <= rows) return { text: all, isList: false };
  const list = refList(context, entries);
  const isListAlone = entries.length > mostCards || (context.terminal.isInteractive && !context.full);
  return { text: isListAlone ? list : `${list}\n\n${ruleOf(context)}\n\n${all}`, isList: true };
}

/** @throws UsageError when a vendor is unknown or no code is there */
export async function requireCodes(context: Context, query: Query): Promise<void> {
  await requireKnownVendors(context.catalog, query.unknownVendors);
  if (query.codes.length === 0 && query.words.length === 0) throw new UsageError((words) => words.noCode);
}

/** Says on stderr what was not found, and what may have been meant. */
export function reportMissing(context: Context, { missing }: LookupResult): void {
  const words = wordsIn(context.words);
  const { terminal } = context;
  for (const asked of missing) {
    const names =
      asked.vendors?.map((id) => vendorOf(context, id).name[context.words]).join(words.separator) ?? null;
    const what = visible(asked.code);
    const isCode = looksLikeCode(asked.code);
    terminal.writeError(`errcode: ${isCode ? words.notFound(what, names) : words.notCodeNorVendor(what)}\n`);
    reportSuggestions(context, asked.suggestions);
  }
}

/** Says on stderr which codes may have been meant; nothing when there are none. */
export function reportSuggestions(context: Context, suggestions: readonly Suggestion[]): void {
  if (suggestions.length === 0) return;
  const words = wordsIn(context.words);
  const { terminal } = context;
  terminal.writeError(`${words.perhaps}\n`);
  for (const { vendor, code, message, reason } of suggestions) {
    const lead = `  ${vendorOf(context, vendor).name[context.words]} ${code}  `;
    const text = sides(message, context.words).own + words.aside(words.reasons[reason]);
    terminal.writeError(`${besideOrBelow(lead, text, terminal.columns).join('\n')}\n`);
  }
}

/**
 * `errcode lookup`: exact lookup of codes.
 *
 * @param query what the words ask for, where it was read already
 * @throws UsageError when a vendor is unknown or no code is there
 */
export async function lookup(
  context: Context,
  words: readonly string[],
  query = parseQuery(context.catalog, words, context.vendors),
): Promise<ExitCode> {
  await requireCodes(context, query);
  const result = lookupCodes(context.catalog, query, await defaultVendor(context));
  const entries = result.results.map(({ entry }) => entry);
  const isOneCode = query.codes.length === 1 && entries.length > 1;
  const meanings = isOneCode && context.format === 'text' ? await meaningsText(context, entries) : undefined;

  await printAnswer(context, {
    command: 'lookup',
    query: words.join(' '),
    ...answerOfLookup(context, result),
    text: () => meanings?.text ?? cards(context, entries),
    markdown: () => markdownCards(context, entries),
  });

  if (hasRemarks(context)) {
    reportMissing(context, result);
    if (meanings?.isList) {
      const example = `errcode ${refOf(entries[0] as Entry)}`;
      context.terminal.writeError(`${wordsIn(context.words).narrow(entries.length, example)}\n`);
    }
  }
  return result.missing.length === 0 ? exitCodes.found : exitCodes.notFound;
}
