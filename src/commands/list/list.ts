import type { Category, Kind, Retry } from '../../catalog/types.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { wordsIn } from '../../render/words.ts';
import { answerOfEntries, printAnswer } from '../answer.ts';
import { type Context, hasRemarks } from '../context.ts';
import { entryList } from '../entry-list.ts';
import { platformWithoutTable } from '../unknown.ts';
import { resolveVendors } from '../vendor-names.ts';

/** What to list; everything where nothing is given. */
export interface ListOptions {
  readonly category?: readonly Category[];
  readonly retry?: readonly Retry[];
  readonly kind?: readonly Kind[];
  /** At most so many entries. */
  readonly limit?: number;
}

/**
 * `errcode list`: the table itself.
 *
 * @param names vendors, beside those of `--vendor`
 * @throws UsageError when one is unknown
 */
export async function list(
  context: Context,
  names: readonly string[],
  { category, retry, kind, limit }: ListOptions,
): Promise<ExitCode> {
  const named = names.length > 0 ? await resolveVendors(context.catalog, names) : [];
  const vendors = names.length > 0 ? [...(context.vendors ?? []), ...named] : context.vendors;
  const entries = context.catalog
    .entries(vendors)
    .filter((entry) => category?.includes(entry.category) ?? true)
    .filter((entry) => retry?.includes(entry.retry) ?? true)
    .filter((entry) => kind?.includes(entry.kind) ?? true)
    .slice(0, limit);
  await printAnswer(context, {
    command: 'list',
    query: null,
    ...answerOfEntries(
      context,
      entries.map((entry) => ({ query: null, entry })),
    ),
    text: () => entryList(context, entries),
  });
  if (entries.length === 0 && hasRemarks(context)) {
    const { nothingListed, noTableOf } = wordsIn(context.words);
    const platform = platformWithoutTable(context, context.vendors);
    const sentence = platform === undefined ? nothingListed : noTableOf(platform);
    context.terminal.writeError(`errcode: ${sentence}\n`);
  }
  return entries.length > 0 ? exitCodes.found : exitCodes.notFound;
}
