import { lookupCodes } from '../../catalog/lookup.ts';
import { parseQuery, type Query } from '../../catalog/query.ts';
import type { Suggestion } from '../../catalog/suggest.ts';
import { type Asked, isWordsOnly, readAsked } from '../../detect/asked.ts';
import { factsIn } from '../../detect/detect.ts';
import {
  createExplainer,
  type Explainer,
  type Explanation,
  type Meaning,
  meantBy,
} from '../../detect/explain.ts';
import { messageWords } from '../../detect/message-words.ts';
import { partialFailures } from '../../detect/partial-failures.ts';
import { isPasted } from '../../detect/pasted.ts';
import { plainText } from '../../detect/plain-text.ts';
import { Resemblance } from '../../detect/resemblance.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { explainWords } from '../../render/explain-words.ts';
import {
  factLines,
  type OccurrenceSetting,
  occurrenceLines,
  outerLine,
  platformName,
  renderUnknown,
} from '../../render/occurrence.ts';
import { entryRecord, entryShape, type MatchRecord } from '../../render/records.ts';
import { visible } from '../../render/visible.ts';
import { wrap } from '../../render/wrap.ts';
import { type Card, cardsOf, printAnswer } from '../answer.ts';
import { type Context, hasRemarks, UsageError, vendorOf } from '../context.ts';
import { entryList } from '../entry-list.ts';
import { familyCards, familyRecords, type OfFamilies } from '../families.ts';
import { isFileName } from '../file-name.ts';
import { lookup } from '../lookup/lookup.ts';
import { mcpWords } from '../mcp/mcp-words.ts';
import { otherPlatforms } from '../other-platforms.ts';
import { type EncodingOptions, textParts } from '../text-input.ts';
import { answerUnknown, isPublishedMessage, reportSuggestions } from '../unknown.ts';

const vendorGuess = ({ certainty, reason }: Explanation) => ({ certainty, reason });

const occurrence = ({ line, column, message, facts, codeFrom }: Explanation) => ({
  line,
  column,
  message,
  facts,
  codeFrom,
});

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
  const language = match.field === 'message' ? match.language : null;
  return { ...match, message: language === null ? none : { ...none, [language]: match.ranges } };
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
    vendorName: vendor === null ? null : platformName(vendor, catalog),
    vendorGuess: vendorGuess(explanation),
    candidates: explanation.candidates.map((one) => one.vendor),
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

/** What is known of the kinds of codes that no table has, where it is known whose they are. */
function ofFamilies({ catalog }: Context, unknown: readonly Explanation[]): OfFamilies[] {
  return unknown.flatMap(({ code, vendor }) =>
    vendor === null ? [] : [{ query: code, code, families: catalog.families(code, [vendor]) }],
  );
}

/** A sub code with what the text tells of its outer codes, which have no cards of their own. */
function withOuter(explanation: Explanation, outers: readonly Explanation[]): Explanation {
  const all = [explanation, ...outers];
  const facts = new Map(all.flatMap((one) => one.facts).map((fact) => [`${fact.kind} ${fact.value}`, fact]));
  const message = all.find((one) => one.message !== null)?.message ?? null;
  return { ...explanation, message, facts: [...facts.values()] };
}

function settingOf(context: Context): OccurrenceSetting {
  const { style, words, terminal, catalog } = context;
  return {
    style,
    words,
    columns: terminal.columns,
    catalog,
    vendor: (id: string) => vendorOf(context, id),
  };
}

/** A wording so much like the text's message is what the text says. */
const leastSaid = 0.6;

/** Whether the text says what of a meaning matched, and not only something with words in common: then it heads the card. */
function isSaid({ match, likeness }: Meaning, { message }: Explanation): boolean {
  if (match === null || message === null || likeness >= leastSaid) return true;
  return message.toLowerCase().includes(match.text.toLowerCase());
}

/** The line above several cards names no more codes. */
const mostNamed = 8;

/** One line on the codes whose cards follow: the first card alone may fill the screen. */
function severalCodes({ catalog, words, style, terminal }: Context, all: readonly Explanation[]): string {
  const names = all.slice(0, mostNamed).map(({ code, vendor, meanings: [first] }) => {
    const id = first?.entry.vendor ?? vendor;
    const name = id === null ? undefined : platformName(id, catalog)?.[words];
    return [...(name === undefined ? [] : [name]), visible(code)].join(' ');
  });
  const codes = [...names, ...(all.length > mostNamed ? ['…'] : [])].join(' · ');
  return wrap(explainWords(words).several(all.length, codes), terminal.columns).map(style.dim).join('\n');
}

/** The cards of all codes in order; of several candidates the first has a card and the others a line. */
async function text(context: Context, explanations: readonly Explanation[]): Promise<string> {
  const setting = settingOf(context);
  const outers = explanations.filter(({ subCode }) =>
    explanations.some(({ code, meanings }) => code === subCode && meanings.length > 0),
  );
  const shown = explanations.filter((one) => !outers.includes(one));
  const cards = shown.flatMap((explanation): Card | (Card | string)[] => {
    const [first, ...others] = meantBy(explanation.meanings);
    if (!first) {
      const card = renderUnknown(explanation, setting);
      const { similar } = explanation;
      return [
        similar.length > 0 ? `${card}\n${entryList(context, similar)}` : card,
        ...familyCards(context, ofFamilies(context, [explanation])),
      ];
    }
    const own = outers.filter(({ subCode }) => subCode === explanation.code);
    return {
      entry: first.entry,
      match: isSaid(first, explanation) ? (first.match ?? undefined) : undefined,
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
  const text = await cardsOf(context, cards);
  return shown.length > 1 ? `${severalCodes(context, shown)}\n\n${text}` : text;
}

type Others = ReturnType<Explainer['others']>;

/** What the answer is made of. */
interface Explained {
  /** The text, null for standard input. */
  readonly query: string | null;
  readonly explanations: readonly Explanation[];
  /** Codes of other platforms than those asked for. */
  readonly others: Others;
  /** See {@link Explainer.quoted}. */
  readonly quoted: Explainer['quoted'];
  /** See {@link Explainer.told}. */
  readonly told: Explainer['told'];
  /** The beginning of the text, or all of it. */
  readonly text: string;
  readonly isFile: boolean;
}

/** One line on the codes of other platforms than those asked for. */
function otherCodes(context: Context, others: Others): string {
  const counts = new Map<string, number>();
  for (const { vendor } of others) counts.set(vendor as string, (counts.get(vendor as string) ?? 0) + 1);
  return otherPlatforms(
    context,
    [...counts].map(([vendor, count]) => ({ vendor, count })),
  );
}

/** The codes whose message a text without any code quotes, where several fit. */
function suggestionsFor({ explanations, quoted, query }: Explained): Suggestion[] {
  if (explanations.length > 0) return [];
  return quoted().map(({ vendor, code, message }) => ({
    query: query ?? '',
    vendor,
    code,
    message,
    reason: 'same-message',
  }));
}

/** How to search for what a text says, in words of its own; empty where it has none. */
function searchAdvice({ words, isTool }: Context, text: string): string {
  const message = messageWords(text);
  if (message === null) return '';
  return isTool ? mcpWords(words).searchInstead(message) : explainWords(words).searchInstead(message);
}

async function print(context: Context, explained: Explained): Promise<ExitCode> {
  const { query, explanations, others } = explained;
  const known = explanations.filter(({ meanings }) => meanings.length > 0);
  const unknown = explanations.filter(({ meanings }) => meanings.length === 0);
  const isSuccess = explanations.length > 0 && explanations.every((one) => one.isSuccess);
  const suggestions = suggestionsFor(explained);
  const told = explanations.length > 0 ? [] : explained.told();
  await printAnswer(context, {
    command: 'explain',
    query,
    shape: entryShape,
    records: () => records(context, explanations),
    suggestions,
    extra: {
      unknown: unknown.map((one) => unknownRecord(context, one)),
      others: others.map(({ vendor, code }) => ({ vendor, code })),
      families: familyRecords(context, ofFamilies(context, unknown)),
      byMessage: records(context, told),
    },
    text: () => {
      if (isSuccess) return successText(context, explained);
      if (explanations.length + told.length > 0) return text(context, [...explanations, ...told]);
      return factLines(factsIn(plainText(explained.text), context.catalog), settingOf(context)).join('\n');
    },
    markdown: async () =>
      (await import('../markdown-cards.ts')).markdownCards(
        context,
        [...known, ...told].flatMap(({ meanings: [first] }) => first?.entry ?? []),
      ),
  });
  if (others.length > 0 && hasRemarks(context)) {
    context.terminal.writeError(
      `${wrap(otherCodes(context, others), context.terminal.columns).join('\n')}\n`,
    );
  }
  if (explanations.length + told.length + others.length === 0 && hasRemarks(context)) {
    const { notFound, notFoundInFile } = explainWords(context.words);
    const sentence = explained.isFile ? notFoundInFile(visible(query ?? '')) : notFound;
    const example = suggestions.length > 0 || explained.isFile ? '' : searchAdvice(context, explained.text);
    context.terminal.writeError(
      `${wrap(`errcode: ${sentence}${example}`, context.terminal.columns).join('\n')}\n`,
    );
    reportSuggestions(context, suggestions);
  }
  return known.length > 0 || isSuccess ? exitCodes.found : exitCodes.notFound;
}

/** Which command the words were given to: none, or `explain`. */
type Way = 'implicit' | 'explain';

/** What stands in texts with fields, which say more than their codes. */
const fieldSign = /[{}=<>"]/;

/** A list of codes by hand or from a script is no longer than this. */
const longestList = 20_000;

/** What a text holds. */
type Found = Pick<Explained, 'explanations' | 'others' | 'quoted' | 'told'>;

const nothing: Found = { explanations: [], others: [], quoted: () => [], told: () => [] };

function explainText({ catalog, vendors }: Context, given: string): Found {
  const explainer = createExplainer(catalog, { vendors });
  explainer.add(given);
  return foundBy(explainer, vendors);
}

/** What was found. */
function foundBy(explainer: Explainer, vendors: readonly string[] | undefined): Found {
  return {
    explanations: ofNamedPlatform(vendors, explainer.explanations()),
    others: explainer.others(),
    quoted: () => explainer.quoted(),
    told: () => explainer.told(),
  };
}

/** Where `--vendor` names one platform, codes that no table has are its own. */
function ofNamedPlatform(vendors: readonly string[] | undefined, all: readonly Explanation[]): Explanation[] {
  const [only, ...more] = vendors ?? [];
  return all.map((one) =>
    one.vendor === null && only !== undefined && more.length === 0 ? { ...one, vendor: only } : one,
  );
}

/** The codes that were asked for, without what stood beside them. */
const queryOf = ({ codes }: Asked): Query => ({ codes, words: [], unknownVendors: [] });

/**
 * Whether a user's own words ask for codes and say nothing of a failure, and their platform is named or no table has any of them: then there is
 * nothing to find out about them.
 */
function isPlainQuestion(context: Context, asked: Asked): boolean {
  const { codes, words } = asked;
  if (words.length > 0 || codes.length === 0) return false;
  if (codes.every(({ vendors }) => vendors?.length === 1)) return true;
  return lookupCodes(context.catalog, queryOf(asked)).results.length === 0;
}

/** A number that any system may return, in words that name no platform. */
function unclearCode({ catalog, vendors }: Context, code: string, text: string): Explanation {
  const start = text.indexOf(code);
  const having = [...new Set(catalog.find(code, vendors).map(({ vendor }) => vendor))];
  return {
    code,
    message: null,
    start,
    end: start + code.length,
    known: [],
    vendor: null,
    certainty: 'open',
    reason: 'none',
    candidates: having.map((vendor) => ({ vendor, reason: 'none' })),
    isSuccess: false,
    subCode: null,
    facts: [],
    line: 1,
    column: start + 1,
    meanings: [],
    similar: [],
    codeFrom: 'text',
  };
}

/** A code in a user's own words: they are no returned message, but may quote one of those that the code has. */
function inOwnWords(explanation: Explanation, given: string): Explanation {
  const resemblance = new Resemblance();
  const meanings = explanation.meanings.map((meaning) => {
    const { match } = resemblance.likeness(given, meaning.entry);
    const isQuoted = match !== null && given.toLowerCase().includes(match.text.toLowerCase());
    return isQuoted ? { ...meaning, match } : meaning;
  });
  return { ...explanation, message: null, meanings };
}

/** Codes that were asked for, each with whose it is where the words beside it tell. */
function withVendorsOf(asked: Asked, explanations: readonly Explanation[]): Asked {
  const vendorOfCode = (code: string): string | null | undefined =>
    explanations.find((one) => one.code === code)?.vendor;
  return {
    ...asked,
    codes: asked.codes.map((one) => {
      const vendor = one.vendors === undefined ? vendorOfCode(one.code) : undefined;
      return vendor ? { ...one, vendors: [vendor] } : one;
    }),
  };
}

/**
 * Answers a text that holds codes: bare ones are looked up, those of a response or a log are explained, and those in typed words are
 * looked up, or named as unknown.
 *
 * @param input what was found in the text, where it is known, and what to call it
 * @returns undefined when it holds none, and nothing was printed
 */
export async function answerCodes(
  context: Context,
  given: string,
  way: Way,
  input?: Found & Pick<Explained, 'query'>,
): Promise<ExitCode | undefined> {
  const { catalog, vendors } = context;
  const command = way === 'explain' ? 'explain' : 'lookup';
  const isList = given.length <= longestList && !fieldSign.test(given);
  const bare = isList ? parseQuery(catalog, [given], vendors) : undefined;
  const isBare =
    bare !== undefined && bare.codes.length > 0 && bare.words.length + bare.unknownVendors.length === 0;
  if (isBare && way === 'implicit') return lookup(context, [given], { query: bare, command });
  const isOwnWords = isWordsOnly(given);
  const asked = isOwnWords ? readAsked(catalog, [given], vendors) : undefined;
  if (asked && isPlainQuestion(context, asked))
    return lookup(context, [given], { query: queryOf(asked), command });
  const text = input ?? explainText(context, given);
  const { explanations, others } = text;
  const found = explanations.length + others.length;
  if (isBare && found < bare.codes.length) return lookup(context, [given], { query: bare, command });
  const asksUnknown =
    isOwnWords && others.length === 0 && explanations.every(({ meanings }) => meanings.length === 0);
  if (found > 0 && !asksUnknown) {
    // What the user wrote is not what an interface returned.
    const shown = isOwnWords ? explanations.map((one) => inOwnWords(one, given)) : explanations;
    const query = input ? input.query : given;
    return print(context, { ...text, query, explanations: shown, text: given, isFile: false });
  }
  const held = asked ?? readAsked(catalog, [given], vendors);
  if (held.codes.length === 0 && held.unclear.length > 0) {
    return print(context, {
      ...nothing,
      query: input ? input.query : given,
      explanations: held.unclear.map((code) => unclearCode(context, code, given)),
      text: given,
      isFile: false,
    });
  }
  if (held.codes.length === 0) {
    const isTold = !isOwnWords && text.told().length > 0;
    const query = input ? input.query : given;
    return isTold ? print(context, { ...text, query, text: given, isFile: false }) : undefined;
  }
  if (isOwnWords && (await isPublishedMessage(context, held, given)))
    return (await import('../search/search.ts')).search(context, [given]);
  const unknown = await answerUnknown(context, withVendorsOf(held, explanations), {
    command: way === 'explain' ? 'explain' : 'search',
    query: given,
  });
  return unknown ?? lookup(context, [given], { query: queryOf(held), command });
}

/** Explains a text that is at hand, whatever it looks like: `-` and names of files are text. */
export async function explainGiven(context: Context, given: string): Promise<ExitCode> {
  const found = explainText(context, given);
  const code = await answerCodes(context, given, 'explain', { ...found, query: given });
  return code ?? print(context, { ...found, query: given, text: given, isFile: false });
}

/**
 * Explains what is piped in, part by part, so that a log of any size is read. What is as short as typed words is answered as those
 * are.
 */
export async function explainInput(context: Context, options: EncodingOptions, way: Way): Promise<ExitCode> {
  const explainer = createExplainer(context.catalog, { vendors: context.vendors });
  let first = '';
  let parts = 0;
  for await (const part of textParts(context.terminal.input(), options)) {
    if (first.trim() === '') first = part;
    parts++;
    explainer.add(part);
  }
  if (first.trim() === '') throw new UsageError((words) => words.noInput);
  const found = foundBy(explainer, context.vendors);
  const given = first.trim();
  if (parts === 1 && given.length <= longestList) {
    const code = await answerCodes(context, given, way, { ...found, query: null });
    if (code !== undefined) return code;
    if (way === 'implicit' && !isPasted(given))
      return (await import('../search/search.ts')).search(context, [given]);
  }
  return print(context, { query: null, ...found, text: first, isFile: false });
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
    return explainInput(context, options, 'explain');
  }
  if (given.trim() === '') throw new UsageError((usage) => usage.noText);
  if (words.length === 1 && isFileName(given)) {
    return print(context, { ...nothing, query: given, text: given, isFile: true });
  }
  return explainGiven(context, given);
}
