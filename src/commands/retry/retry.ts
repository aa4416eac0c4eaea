import { type LookupResult, lookupCodes } from '../../catalog/lookup.ts';
import { parseQuery, type Query } from '../../catalog/query.ts';
import type { Entry, Retry } from '../../catalog/types.ts';
import { sectionName } from '../../catalog/vendors.ts';
import { isWordsOnly } from '../../detect/asked.ts';
import { createExplainer, meantBy } from '../../detect/explain.ts';
import { mask } from '../../detect/mask.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { wordsIn } from '../../render/words.ts';
import { besideOrBelow, hang } from '../../render/wrap.ts';
import { answerOfLookup, printAnswer } from '../answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from '../context.ts';
import { familyEntry, familyNotice } from '../families.ts';
import { requireCodes } from '../lookup/lookup.ts';
import { readInput } from '../text-input.ts';
import { reportMissing } from '../unknown.ts';
import { usageWords } from '../usage-words.ts';
import { defaultVendor } from '../vendor-names.ts';

/** What a script may do: send again now or with growing pauses, only after something else, or not at all. */
type Verdict = 'yes' | 'not-yet' | 'no' | 'unknown';

const verdicts: Record<Retry, Verdict> = {
  backoff: 'yes',
  'refresh-token': 'not-yet',
  later: 'not-yet',
  poll: 'not-yet',
  'fix-first': 'no',
  'none-needed': 'no',
  unknown: 'unknown',
};

const verdictCodes: Record<Verdict, ExitCode> = {
  yes: exitCodes.found,
  'not-yet': exitCodes.notYet,
  no: exitCodes.notFound,
  unknown: exitCodes.usage,
};

/** What several pieces of advice come to; where they differ, nobody knows which holds. */
function verdictOf(advice: readonly Retry[]): Verdict {
  const [only, another] = new Set(advice.map((one) => verdicts[one]));
  return only === undefined || another !== undefined ? 'unknown' : only;
}

/** What a retry is asked of. */
interface RetryQuestion extends LookupResult {
  /** The code, or the first of the text. */
  readonly code: string;
}

/**
 * What a text says of its failure: the entries of its first code, which a sub code is where there is one. Other codes of the text
 * that tell something else about a retry leave it open.
 *
 * @throws UsageError when the text holds no code
 */
function questionOfText({ catalog, vendors }: Context, text: string): RetryQuestion {
  const explainer = createExplainer(catalog, { vendors });
  explainer.add(text);
  const found = explainer.explanations();
  const [first, ...others] = found.length > 0 ? found : explainer.told();
  if (first === undefined) throw new UsageError((words) => words.noCodeToRetry);
  // What is behind it and tells nothing of a retry is its envelope.
  const telling = others.filter(
    ({ meanings }) =>
      meanings.length === 0 || meantBy(meanings).some(({ entry }) => entry.retry !== 'unknown'),
  );
  const all = [first, ...telling];
  return {
    code: first.code,
    results: all.flatMap(({ code, meanings }) =>
      meantBy(meanings).map(({ entry }) => ({ query: code, entry })),
    ),
    missing: all
      .filter(({ meanings }) => meanings.length === 0)
      .map(({ code, vendor }) => ({
        query: code,
        code,
        vendors: vendor === null ? undefined : [vendor],
        suggestions: [],
        families: vendor === null ? [] : catalog.families(code, [vendor]),
      })),
  };
}

/** What is asked: one code, or a text, which `-` or a pipe hands in. */
async function questionOf(
  context: Context,
  words: readonly string[],
): Promise<RetryQuestion & { readonly query: string }> {
  const { terminal, catalog, vendors } = context;
  const isInput = words.length === 0 ? !terminal.isInputInteractive : words.length === 1 && words[0] === '-';
  const given = isInput ? [(await readInput(terminal.input())).trim()] : words;
  const text = given.join(' ');
  const query: Query = parseQuery(catalog, given, vendors);
  const isResponse = query.codes.length > 1 && !isWordsOnly(text);
  if (query.words.length > 0 || isResponse) return { query: text, ...questionOfText(context, text) };
  await requireCodes(context, query);
  const [asked, ...more] = query.codes;
  if (asked === undefined || more.length > 0) throw new UsageError((usage) => usage.oneCode);
  return {
    query: text,
    code: asked.code,
    ...lookupCodes(catalog, query, await defaultVendor(context)),
  };
}

/** `errcode retry`: may a script send the same request again? The exit status is the answer. */
export async function retry(context: Context, words: readonly string[]): Promise<ExitCode> {
  const result = await questionOf(context, words);
  const entries = result.results.map(({ entry }) => entry);
  const ofFamilies = result.missing.flatMap(({ code, families }) =>
    families.map((family) => ({ family, code, entry: familyEntry(family, code) })),
  );
  const all = [...entries, ...ofFamilies.map(({ entry }) => entry)];
  const isAnswered = result.missing.every(({ families }) => families.length > 0);
  const verdict = isAnswered ? verdictOf(all.map((entry) => entry.retry)) : 'unknown';

  const lookedUp = answerOfLookup(context, result);
  await printAnswer(context, {
    command: 'retry',
    query: mask(result.query),
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
    if (new Set(all.map((entry) => verdicts[entry.retry])).size > 1) {
      const ids = [...new Set(all.map((entry) => entry.vendor))];
      const { ambiguous, severalMeanings } = usageWords(context.words);
      const remark = ids.length > 1 ? ambiguous(result.code, ids) : severalMeanings(result.code);
      context.terminal.writeError(`errcode: ${remark}\n`);
    }
  }
  return verdictCodes[verdict];
}

/** One meaning's advice in a sentence, with what it comes to where all is asked for; in a terminal it wraps, elsewhere it is one line. */
function adviceLines(context: Context, entry: Entry): string[] {
  const words = wordsIn(context.words);
  const { style, terminal } = context;
  const vendor = vendorOf(context, entry.vendor);
  const name = `${vendor.name[context.words]} ${entry.code}`;
  const section = entry.section === null ? '' : ` [${sectionName(vendor, entry.section)[context.words]}]`;
  const advice = `${words.retry[entry.retry]}${words.aside(entry.retry)}${section}`;
  const paint = style.retry(entry.retry);
  const columns = terminal.isInteractive ? terminal.columns : Infinity;
  const lines = besideOrBelow(`${name}  `, advice, columns).map((line, i) =>
    i === 0 ? style.code(name) + paint(line.slice(name.length)) : paint(line),
  );
  return context.full ? [...lines, ...hang('  ', words.retryInFull[entry.retry], columns)] : lines;
}
