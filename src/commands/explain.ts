import { existsSync } from 'node:fs';
import type { Suggestion } from '../catalog/suggest.ts';
import { createExplainer, type Explanation, type Meaning } from '../detect/explain.ts';
import { mask } from '../detect/mask.ts';
import { partialFailures } from '../detect/partial-failures.ts';
import { quotedMessages } from '../detect/quoted-messages.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { explainWords } from '../render/explain-words.ts';
import {
  type OccurrenceSetting,
  occurrenceLines,
  outerLine,
  platformName,
  renderUnknown,
} from '../render/occurrence.ts';
import { entryRecord, entryShape, type MatchRecord } from '../render/records.ts';
import { visible } from '../render/visible.ts';
import { wrap } from '../render/wrap.ts';
import { type Card, cardsOf, markdownCards, printAnswer } from './answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from './context.ts';
import { entryList } from './entry-list.ts';
import { reportSuggestions } from './lookup.ts';
import { type EncodingOptions, textParts } from './text-input.ts';

const vendorGuess = ({ certainty, reason }: Explanation) => ({ certainty, reason });

const occurrence = ({ line, column, message, facts }: Explanation) => ({ line, column, message, facts });

function matchRecord({ entry, match }: Meaning): MatchRecord {
  const none = { zh: [], en: [] };
  if (match === null) {
    const { code } = entry;
    return {
      field: 'code',
      language: null,
      index: null,
      text: code,
      ranges: [[0, code.length]],
      message: none,
    };
  }
  const isMessage = match.field === 'message';
  return { ...match, message: isMessage ? { ...none, [match.language]: match.ranges } : none };
}

/** The results of the machine formats: every meaning of every code. */
function records(context: Context, explanations: readonly Explanation[]): object[] {
  return explanations.flatMap((explanation) =>
    explanation.meanings.map((meaning) =>
      entryRecord(
        {
          query: explanation.code,
          entry: meaning.entry,
          matched: matchRecord(meaning),
          // Who named a vendor gave nothing to guess.
          vendorGuess: explanation.reason === 'option' ? null : vendorGuess(explanation),
          occurrence: occurrence(explanation),
        },
        vendorOf(context, meaning.entry.vendor),
      ),
    ),
  );
}

function unknownRecord({ catalog }: Context, explanation: Explanation): object {
  const { code, message, vendor } = explanation;
  return {
    code,
    message,
    vendor,
    vendorName: vendor === null ? null : platformName(vendor, catalog.vendors),
    vendorGuess: vendorGuess(explanation),
    occurrence: occurrence(explanation),
    similar: explanation.similar.map((entry) => ({
      vendor: entry.vendor,
      code: entry.code,
      message: entry.message,
    })),
  };
}

/** One line on each code, of which none is a failure, and what else tells of one. */
function successText({ words, style, terminal }: Context, { explanations, text: whole }: Explained): string {
  const failing = partialFailures(whole).map((name) => visible(name));
  const paint = failing.length > 0 ? style.kind('pending') : style.kind('success');
  return explanations
    .flatMap(({ code }) =>
      wrap(explainWords(words).success(visible(code), failing), terminal.columns).map(paint),
    )
    .join('\n');
}

/** A sub code with what the text tells of its outer codes, which have no cards of their own. */
function withOuter(explanation: Explanation, outers: readonly Explanation[]): Explanation {
  const all = [explanation, ...outers];
  const facts = new Map(all.flatMap((one) => one.facts).map((fact) => [`${fact.kind} ${fact.value}`, fact]));
  const message = all.find((one) => one.message !== null)?.message ?? null;
  return { ...explanation, message, facts: [...facts.values()] };
}

/** The cards of all codes in order; of several candidates the first has a card and the others a line. */
async function text(context: Context, explanations: readonly Explanation[]): Promise<string> {
  const { style, words, terminal, catalog } = context;
  const setting: OccurrenceSetting = {
    style,
    words,
    columns: terminal.columns,
    vendor: (id: string) => vendorOf(context, id),
  };
  const outers = explanations.filter(({ subCode }) =>
    explanations.some(({ code, meanings }) => code === subCode && meanings.length > 0),
  );
  const cards: (Card | string)[] = explanations
    .filter((one) => !outers.includes(one))
    .map((explanation) => {
      const [first, ...others] = explanation.meanings;
      if (!first) {
        const card = renderUnknown(explanation, setting, catalog.vendors);
        return explanation.similar.length > 0 ? `${card}\n${entryList(context, explanation.similar)}` : card;
      }
      const own = outers.filter(({ subCode }) => subCode === explanation.code);
      return {
        entry: first.entry,
        match: first.match ?? undefined,
        notes: [
          ...own.map((outer) => outerLine(outer, setting)),
          ...occurrenceLines(withOuter(explanation, own), setting),
        ],
        below:
          others.length === 0
            ? ''
            : entryList(
                context,
                others.map(({ entry }) => entry),
              ),
      };
    });
  return cardsOf(context, cards);
}

/** What the answer is made of. */
interface Explained {
  /** The text, null for standard input. */
  readonly query: string | null;
  readonly explanations: readonly Explanation[];
  /** The beginning of the text, or all of it. */
  readonly text: string;
  readonly isFile: boolean;
}

/** The codes whose message a text without any code quotes. */
function suggestionsFor(
  { catalog, vendors }: Context,
  { text, explanations, query }: Explained,
): Suggestion[] {
  if (explanations.length > 0) return [];
  return quotedMessages(text, catalog, vendors).map(({ vendor, code, message }) => ({
    query: query === null ? '' : mask(query),
    vendor,
    code,
    message,
    reason: 'same-message',
  }));
}

async function print(context: Context, explained: Explained): Promise<ExitCode> {
  const { query, explanations } = explained;
  const known = explanations.filter(({ meanings }) => meanings.length > 0);
  const unknown = explanations.filter(({ meanings }) => meanings.length === 0);
  const isSuccess = explanations.length > 0 && explanations.every((one) => one.isSuccess);
  const suggestions = suggestionsFor(context, explained);
  await printAnswer(context, {
    command: 'explain',
    query: query === null ? null : mask(query),
    shape: entryShape,
    records: () => records(context, explanations),
    suggestions,
    extra: { unknown: unknown.map((one) => unknownRecord(context, one)) },
    text: () => (isSuccess ? successText(context, explained) : text(context, explanations)),
    markdown: () =>
      markdownCards(
        context,
        known.flatMap(({ meanings: [first] }) => first?.entry ?? []),
      ),
  });
  if (explanations.length === 0 && hasRemarks(context)) {
    const { notFound, notFoundInFile } = explainWords(context.words);
    const sentence = explained.isFile ? notFoundInFile(visible(query ?? '')) : notFound;
    const example =
      suggestions.length > 0 || explained.isFile ? '' : explainWords(context.words).searchInstead;
    context.terminal.writeError(
      `${wrap(`errcode: ${sentence}${example}`, context.terminal.columns).join('\n')}\n`,
    );
    reportSuggestions(context, suggestions);
  }
  return known.length > 0 || isSuccess ? exitCodes.found : exitCodes.notFound;
}

/**
 * Explains a text if it holds a code.
 *
 * @returns undefined when it holds none, and nothing was printed
 */
export async function explainCodes(context: Context, given: string): Promise<ExitCode | undefined> {
  const explanations = explainText(context, given);
  if (explanations.length === 0) return undefined;
  return print(context, { query: given, explanations, text: given, isFile: false });
}

function explainText({ catalog, vendors }: Context, given: string): Explanation[] {
  const explainer = createExplainer(catalog, { vendors });
  explainer.add(given);
  return explainer.explanations();
}

/** Explains a text that is at hand, whatever it looks like: `-` and names of files are text. */
export async function explainGiven(context: Context, given: string): Promise<ExitCode> {
  const explanations = explainText(context, given);
  return print(context, { query: given, explanations, text: given, isFile: false });
}

/** Explains what is piped in, part by part, so that a log of any size is read. */
export async function explainInput(context: Context, options: EncodingOptions): Promise<ExitCode> {
  const explainer = createExplainer(context.catalog, { vendors: context.vendors });
  let first = '';
  for await (const part of textParts(context.terminal.input(), options)) {
    if (first.trim() === '') first = part;
    explainer.add(part);
  }
  if (first.trim() === '') throw new UsageError((words) => words.noInput);
  return print(context, { query: null, explanations: explainer.explanations(), text: first, isFile: false });
}

/**
 * `errcode explain [text|-]`: every code in a text, in order of appearance, each once.
 *
 * @throws UsageError when there is no text
 */
export async function explain(
  context: Context,
  words: readonly string[],
  options: EncodingOptions = {},
): Promise<ExitCode> {
  const given = words.join(' ');
  if (words.length === 0 ? !context.terminal.isInputInteractive : given === '-') {
    return explainInput(context, options);
  }
  if (given.trim() === '') throw new UsageError((usage) => usage.noText);
  const explanations = explainText(context, given);
  const isFile = explanations.length === 0 && words.length === 1 && existsSync(given);
  return print(context, { query: given, explanations, text: given, isFile });
}
