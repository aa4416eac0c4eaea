import { refOf } from '../../catalog/code.ts';
import { lookupCodes } from '../../catalog/lookup.ts';
import { parseQuery, type Query } from '../../catalog/query.ts';
import type { Entry } from '../../catalog/types.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { wordsIn } from '../../render/words.ts';
import { answerOfLookup, cards, cardsOf, printAnswer, ruleOf } from '../answer.ts';
import { type Context, hasRemarks, UsageError } from '../context.ts';
import { refList } from '../entry-list.ts';
import { familyCards } from '../families.ts';
import { defaultVendor, requireKnownVendors } from '../vendor-names.ts';

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

/** What a lookup was given beside its words. */
export interface LookupCommandOptions {
  /** What the words ask for, where they were read already. */
  readonly query?: Query;
  /** The command that the codes were given to. */
  readonly command?: 'lookup' | 'explain';
}

/** The codes on standard input. */
async function codesOfInput({ terminal }: Context): Promise<string> {
  // Encodings take as much room as cards do, and most codes are typed.
  const { readInput } = await import('../text-input.ts');
  return readInput(terminal.input());
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
  const words = isInput ? [await codesOfInput(context)] : given;
  const query = known ?? parseQuery(context.catalog, words, context.vendors);
  await requireCodes(context, query);
  const result = lookupCodes(context.catalog, query, await defaultVendor(context));
  const entries = result.results.map(({ entry }) => entry);
  const isOneCode = query.codes.length === 1 && entries.length > 1;
  const meanings = isOneCode && context.format === 'text' ? await meaningsText(context, entries) : undefined;
  const text = words.join(' ').trim();
  // Most lookups find what they look for, and start faster without it.
  const unknown = result.missing.length > 0 ? await import('../unknown.ts') : undefined;
  const answered = [...entries.map((entry) => ({ entry })), ...familyCards(context, result.missing)];

  const found = answerOfLookup(context, result);
  await printAnswer(context, {
    command,
    query: text,
    ...found,
    extra: { ...found.extra, unknown: unknown?.unknownRecords(context, result.missing, text) ?? [] },
    text: () => meanings?.text ?? cardsOf(context, answered),
    markdown: async () => (await import('../markdown-cards.ts')).markdownCardsOf(context, answered),
  });

  if (hasRemarks(context)) {
    unknown?.reportMissing(context, result);
    if (meanings?.isList) {
      const example = `errcode ${refOf(entries[0] as Entry)}`;
      context.terminal.writeError(`${wordsIn(context.words).narrow(entries.length, example)}\n`);
    }
  }
  return result.missing.length === 0 ? exitCodes.found : exitCodes.notFound;
}
