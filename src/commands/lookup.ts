import { looksLikeCode, refOf } from '../catalog/code.ts';
import { type LookupResult, lookupCodes } from '../catalog/lookup.ts';
import { parseQuery, type Query } from '../catalog/query.ts';
import type { Suggestion } from '../catalog/suggest.ts';
import type { Entry } from '../catalog/types.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { visible } from '../render/visible.ts';
import { sides, wordsIn } from '../render/words.ts';
import { besideOrBelow } from '../render/wrap.ts';
import { answerOfLookup, cardsOf, markdownCardsOf, printAnswer } from './answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from './context.ts';
import { entryList } from './entry-list.ts';
import { familyCards } from './families.ts';
import { defaultVendor, requireKnownVendors } from './vendor-names.ts';

/** With more meanings than this, a list comes instead of the cards. */
const mostCards = 3;

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
    // The card of its family says so.
    const isSaid = asked.families.length > 0 && ['text', 'markdown'].includes(context.format);
    if (!isSaid)
      terminal.writeError(
        `errcode: ${isCode ? words.notFound(what, names) : words.notCodeNorVendor(what)}\n`,
      );
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
  const answered = [...entries.map((entry) => ({ entry })), ...familyCards(context, result.missing)];
  const isList = entries.length > mostCards && query.codes.length < entries.length;

  await printAnswer(context, {
    command: 'lookup',
    query: words.join(' '),
    ...answerOfLookup(context, result),
    text: () => (isList ? entryList(context, entries) : cardsOf(context, answered)),
    markdown: () => markdownCardsOf(context, answered),
  });

  if (hasRemarks(context)) {
    reportMissing(context, result);
    // Several cards do not fit a screen: whoever sees the last one is told of the others.
    const isLong = context.terminal.isInteractive && query.codes.length < entries.length;
    if ((isList || isLong) && context.format === 'text') {
      const example = `errcode ${refOf(entries[0] as Entry)}`;
      context.terminal.writeError(`${wordsIn(context.words).narrow(entries.length, example)}\n`);
    }
  }
  return result.missing.length === 0 ? exitCodes.found : exitCodes.notFound;
}
