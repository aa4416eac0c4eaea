import { lookupCodes } from '../catalog/lookup.ts';
import { parseQuery } from '../catalog/query.ts';
import type { Entry, Retry } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wordsIn } from '../render/words.ts';
import { besideOrBelow } from '../render/wrap.ts';
import { answerOfLookup, printAnswer } from './answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from './context.ts';
import { familyEntry, familyNotice } from './families.ts';
import { reportMissing, requireCodes } from './lookup.ts';
import { usageWords } from './usage-words.ts';
import { defaultVendor } from './vendor-names.ts';

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

  const result = lookupCodes(context.catalog, query, await defaultVendor(context));
  const entries = result.results.map(({ entry }) => entry);
  const ofFamilies = result.missing.flatMap(({ code, families }) =>
    families.map((family) => ({ family, code, entry: familyEntry(family, code) })),
  );
  const all = [...entries, ...ofFamilies.map(({ entry }) => entry)];
  const found = new Set(all.map((entry) => verdicts[entry.retry]));
  const verdict = found.size === 1 ? ([...found][0] as Verdict) : 'unknown';

  const lookedUp = answerOfLookup(context, result);
  await printAnswer(context, {
    command: 'retry',
    query: words.join(' '),
    ...lookedUp,
    extra: { ...lookedUp.extra, verdict },
    text: () =>
      [
        ...entries.flatMap((entry) => adviceLines(context, entry)),
        ...ofFamilies.flatMap(({ family, code, entry }) => [
          familyNotice(context, code, family),
          ...adviceLines(context, entry),
        ]),
      ].join('\n'),
  });
  if (hasRemarks(context)) {
    reportMissing(context, result);
    if (found.size > 1) {
      const ids = [...new Set(all.map((entry) => entry.vendor))];
      context.terminal.writeError(`errcode: ${usageWords(context.words).ambiguous(asked.code, ids)}\n`);
    }
  }
  return verdictCodes[verdict];
}

/** One meaning's advice; in a terminal it wraps, elsewhere it is one line. */
function adviceLines(context: Context, entry: Entry): string[] {
  const words = wordsIn(context.words);
  const { style, terminal } = context;
  const vendor = vendorOf(context, entry.vendor);
  const name = `${vendor.name[context.words]} ${entry.code}`;
  const section = entry.section === null ? '' : ` [${sectionName(vendor, entry.section)[context.words]}]`;
  const advice = `${words.retry[entry.retry]}${words.aside(entry.retry)}${section}`;
  const paint = style.retry(entry.retry);
  return besideOrBelow(`${name}  `, advice, terminal.isInteractive ? terminal.columns : Infinity).map(
    (line, i) => (i === 0 ? style.code(name) + paint(line.slice(name.length)) : paint(line)),
  );
}
