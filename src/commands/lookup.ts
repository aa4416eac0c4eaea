import { refOf } from '../catalog/code.ts';
import { lookupCodes } from '../catalog/lookup.ts';
import { parseQuery, type Query } from '../catalog/query.ts';
import type { Entry } from '../catalog/types.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wordsIn } from '../render/words.ts';
import { answerOfLookup, cards, markdownCards, printAnswer } from './answer.ts';
import { type Context, hasRemarks, UsageError } from './context.ts';
import { entryList } from './entry-list.ts';
import { readInput } from './text-input.ts';
import { reportMissing, unknownRecords } from './unknown.ts';
import { defaultVendor, requireKnownVendors } from './vendor-names.ts';

/** With more meanings than this, a list comes instead of the cards. */
const mostCards = 3;

/** @throws UsageError when a vendor is unknown or no code is there */
export async function requireCodes(context: Context, query: Query): Promise<void> {
  await requireKnownVendors(context.catalog, query.unknownVendors);
  if (query.codes.length === 0 && query.words.length === 0) throw new UsageError((words) => words.noCode);
}

/** What a lookup was given beside its words. */
export interface LookupCommandOptions {
  /** What the words ask for, where they were read already. */
  readonly query?: Query;
  /** The command that the codes were given to. */
  readonly command?: 'lookup' | 'explain';
}

/**
 * `errcode lookup`: exact lookup of codes; with `-` of those on standard input.
 *
 * @throws UsageError when a vendor is unknown or no code is there
 */
export async function lookup(
  context: Context,
  given: readonly string[],
  { query: known, command = 'lookup' }: LookupCommandOptions = {},
): Promise<ExitCode> {
  const isInput = known === undefined && given.length === 1 && given[0] === '-';
  const words = isInput ? [await readInput(context.terminal.input())] : given;
  const query = known ?? parseQuery(context.catalog, words, context.vendors);
  await requireCodes(context, query);
  const result = lookupCodes(context.catalog, query, await defaultVendor(context));
  const entries = result.results.map(({ entry }) => entry);
  const isList = entries.length > mostCards && query.codes.length < entries.length;
  const text = words.join(' ').trim();

  await printAnswer(context, {
    command,
    query: text,
    ...answerOfLookup(context, result),
    extra: { unknown: unknownRecords(context, result.missing, text) },
    text: () => (isList ? entryList(context, entries) : cards(context, entries)),
    markdown: () => markdownCards(context, entries),
  });

  if (hasRemarks(context)) {
    await reportMissing(context, result);
    // Several cards do not fit a screen: whoever sees the last one is told of the others.
    const isLong = context.terminal.isInteractive && query.codes.length < entries.length;
    if ((isList || isLong) && context.format === 'text') {
      const example = `errcode ${refOf(entries[0] as Entry)}`;
      context.terminal.writeError(`${wordsIn(context.words).narrow(entries.length, example)}\n`);
    }
  }
  return result.missing.length === 0 ? exitCodes.found : exitCodes.notFound;
}
