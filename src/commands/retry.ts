import { lookupCodes } from '../catalog/lookup.ts';
import { parseQuery } from '../catalog/query.ts';
import type { Entry, Retry } from '../catalog/types.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wordsIn } from '../render/words.ts';
import { answerOfEntries, printAnswer } from './answer.ts';
import { type Context, UsageError, vendorOf } from './context.ts';
import { reportMissing, requireCodes } from './lookup.ts';
import { usageWords } from './usage-words.ts';

type Verdict = 'yes' | 'no' | 'unknown';

const verdicts: Record<Retry, Verdict> = {
  backoff: 'yes',
  'refresh-token': 'yes',
  later: 'yes',
  poll: 'yes',
  'fix-first': 'no',
  'none-needed': 'no',
  unknown: 'unknown',
};

const verdictCodes: Record<Verdict, ExitCode> = {
  yes: exitCodes.found,
  no: exitCodes.notFound,
  unknown: exitCodes.usage,
};

/** `errcode retry`: may a script send the same request again? The exit status is the answer. */
export async function retry(context: Context, words: readonly string[]): Promise<ExitCode> {
  const query = parseQuery(context.catalog, words, context.vendors);
  await requireCodes(context, query);
  const [asked, ...more] = query.codes;
  if (asked === undefined || more.length > 0 || query.words.length > 0) {
    throw new UsageError((words) => words.oneCode);
  }

  const result = lookupCodes(context.catalog, [asked], context.preferredVendor);
  const entries = result.results.map(({ entry }) => entry);
  const found = new Set(entries.map((entry) => verdicts[entry.retry]));
  const verdict = found.size === 1 ? ([...found][0] as Verdict) : 'unknown';

  await printAnswer(context, {
    command: 'retry',
    query: words.join(' '),
    ...answerOfEntries(context, result.results),
    missing: result.missing.map(({ query: typed }) => typed),
    suggestions: result.suggestions,
    extra: { verdict },
    text: () => entries.map((entry) => adviceLine(context, entry)).join('\n'),
  });
  if (!context.quiet && context.format !== 'json') {
    reportMissing(context, result);
    if (found.size > 1) {
      const ids = [...new Set(entries.map((entry) => entry.vendor))];
      context.terminal.writeError(`errcode: ${usageWords(context.words).ambiguous(asked.code, ids)}\n`);
    }
  }
  return verdictCodes[verdict];
}

function adviceLine(context: Context, entry: Entry): string {
  const words = wordsIn(context.words);
  const { style } = context;
  const name = vendorOf(context, entry.vendor).name[context.words];
  const advice = style.retry(entry.retry)(`${entry.retry}${words.colon}${words.retry[entry.retry]}`);
  return `${style.vendor(name)} ${style.code(entry.code)}  ${advice}`;
}
