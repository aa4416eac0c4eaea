import { type LookupResult, lookupCodes } from '../catalog/lookup.ts';
import { type AskedCode, parseQuery, type Query } from '../catalog/query.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { visible } from '../render/visible.ts';
import { displayWidth } from '../render/width.ts';
import { sides, wordsIn } from '../render/words.ts';
import { hang } from '../render/wrap.ts';
import { answerOfEntries, cards, markdownCards, printAnswer } from './answer.ts';
import { type Context, UsageError, vendorOf } from './context.ts';
import { entryList } from './entry-list.ts';
import { requireKnownVendors } from './vendor-names.ts';

/** With more meanings than this, a list comes instead of the cards. */
const mostCards = 3;

/** @throws UsageError when a vendor is unknown or no code is there */
export async function requireCodes(context: Context, query: Query): Promise<void> {
  await requireKnownVendors(context.catalog, query.unknownVendors);
  if (query.codes.length === 0 && query.words.length === 0) throw new UsageError((words) => words.noCode);
}

/** Words that are no code in any spelling are asked for as they stand, and are missing. */
function withWords(query: Query, context: Context): AskedCode[] {
  return [
    ...query.codes,
    ...query.words.map((word) => ({ query: word, code: word, vendors: context.vendors })),
  ];
}

/** Says on stderr what was not found, and what may have been meant. */
export function reportMissing(context: Context, { missing, suggestions }: LookupResult): void {
  const words = wordsIn(context.words);
  const { terminal } = context;
  for (const asked of missing) {
    const names =
      asked.vendors?.map((id) => vendorOf(context, id).name[context.words]).join(words.separator) ?? null;
    terminal.writeError(`errcode: ${words.notFound(visible(asked.code), names)}\n`);
    const own = suggestions.filter((suggestion) => suggestion.query === asked.query);
    if (own.length === 0) continue;
    terminal.writeError(`${words.perhaps}\n`);
    for (const { vendor, code, message, reason } of own) {
      const lead = `  ${vendorOf(context, vendor).name[context.words]} ${code}  `;
      const text = `${sides(message, context.words).own} (${words.reasons[reason]})`;
      const lines = hang(' '.repeat(displayWidth(lead)), text, terminal.columns);
      terminal.writeError(`${lead}${lines.join('\n').trimStart()}\n`);
    }
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
  const result = lookupCodes(context.catalog, withWords(query, context), context.preferredVendor);
  const entries = result.results.map(({ entry }) => entry);
  const isList = entries.length > mostCards && query.codes.length < entries.length;

  await printAnswer(context, {
    command: 'lookup',
    query: words.join(' '),
    ...answerOfEntries(context, result.results),
    missing: result.missing.map((asked) => asked.query),
    suggestions: result.suggestions,
    text: () => (isList ? entryList(context, entries) : cards(context, entries)),
    markdown: () => markdownCards(context, entries),
  });

  if (!context.quiet && context.format !== 'json') {
    reportMissing(context, result);
    if (isList && context.format === 'text') {
      const [first] = entries;
      const example = `errcode ${first?.vendor}:${first?.code}`;
      context.terminal.writeError(`${wordsIn(context.words).narrow(entries.length, example)}\n`);
    }
  }
  return result.missing.length === 0 ? exitCodes.found : exitCodes.notFound;
}
