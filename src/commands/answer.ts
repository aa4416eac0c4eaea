import type { LookupResult } from '../catalog/lookup.ts';
import type { Suggestion } from '../catalog/suggest.ts';
import type { Entry } from '../catalog/types.ts';
import { type CardSetting, renderCard } from '../render/card.ts';
import { jsonValue, renderJson } from '../render/json-answer.ts';
import {
  entryRecord,
  entryShape,
  pickFields,
  type RecordShape,
  type RecordSource,
} from '../render/records.ts';
import { safeJson, visible } from '../render/visible.ts';
import { mostTextColumns } from '../render/width.ts';
import type { Match } from '../search/match.ts';
import { type Context, UsageError, vendorOf } from './context.ts';
import { familyRecords } from './families.ts';

/** One answer of a command, whatever the format. */
export interface Answer {
  readonly command: string;
  readonly query: string | null;
  readonly shape: RecordShape;
  /** The machine formats' results. */
  records(): readonly object[];
  /** The rows of the formats that are tables, and of ndjson; the records when left out. */
  rows?(): readonly object[];
  readonly missing?: readonly string[];
  readonly suggestions?: readonly Suggestion[];
  /** Further top-level fields of the JSON. */
  readonly extra?: object;
  /** The answer for people. */
  text(): string | Promise<string>;
  /** The answer as Markdown; a table of the records when left out. */
  markdown?(): Promise<string>;
}

/**
 * The columns of a table.
 *
 * @throws UsageError naming all fields when one is unknown, and when the format has no fields
 */
function columnsOf(context: Context, shape: RecordShape): readonly string[] {
  const unknown = context.fields?.find((field) => !shape.fields.includes(field));
  if (unknown !== undefined) {
    throw new UsageError((words) => words.unknownField(visible(unknown), shape.fields.join(', ')));
  }
  if (context.fields?.length === 0) throw new UsageError((words) => words.missingValue('--fields'));
  if (context.fields && context.format === 'text') throw new UsageError((words) => words.fieldsNeedFormat);
  return context.fields ?? shape.columns;
}

/** What is typed for a code: too short for a secret, and not worth loading anything for. */
const plainQuery = /^(?:[a-z]{1,16}[: ])?-?\d{1,12}$/;

/** What somebody typed, without the secrets that came along with it. */
async function unsecret(typed: string): Promise<string> {
  if (plainQuery.test(typed)) return typed;
  const { mask } = await import('../detect/mask.ts');
  return mask(typed);
}

/** The value that an answer is with `--json`. */
async function answerObject({ fields }: Context, answer: Answer): Promise<object> {
  const { query, missing = [], suggestions = [] } = answer;
  return jsonValue(
    {
      command: answer.command,
      query: query === null ? null : await unsecret(query),
      results: answer.records().map((record) => pickFields(record, fields)),
      missing: await Promise.all(missing.map(unsecret)),
      suggestions: await Promise.all(
        suggestions.map(async (one) => ({ ...one, query: await unsecret(one.query) })),
      ),
    },
    answer.extra,
  );
}

async function render(context: Context, answer: Answer): Promise<string> {
  const columns = columnsOf(context, answer.shape);
  if (context.format === 'text') return answer.text();
  if (context.format === 'json') return renderJson(await answerObject(context, answer));
  const records = answer.rows ? answer.rows() : answer.records();
  switch (context.format) {
    case 'ndjson':
      return records.map((record) => safeJson(pickFields(record, context.fields))).join('\n');
    case 'csv': {
      const { renderCsv } = await import('../render/delimited.ts');
      return (context.byteOrderMark ? '\ufeff' : '') + renderCsv(records, columns);
    }
    case 'tsv': {
      const { renderTsv } = await import('../render/delimited.ts');
      return renderTsv(records, columns);
    }
    case 'markdown': {
      if (answer.markdown && context.fields === undefined) return answer.markdown();
      return markdownTable(records, columns);
    }
  }
}

/** Records as a Markdown table. @param columns fields of the records */
export async function markdownTable(records: readonly object[], columns: readonly string[]): Promise<string> {
  const { renderMarkdownTable } = await import('../render/markdown.ts');
  return renderMarkdownTable(records, columns);
}

/**
 * Prints an answer in the format asked for; nothing when there is nothing to print. Where the
 * value is asked for, hands it over too.
 *
 * @throws UsageError when a field is unknown
 */
export async function printAnswer(context: Context, answer: Answer): Promise<void> {
  context.takeValue?.(await answerObject(context, answer));
  const text = await render(context, answer);
  if (context.quiet || text === '') return;
  const pager = context.format === 'text' ? context.pager : undefined;
  await context.terminal.show(text.endsWith('\n') ? text : `${text}\n`, pager);
}

/** The part of an answer that entries make in the machine formats. */
export function answerOfEntries(
  context: Context,
  found: readonly RecordSource[],
): Pick<Answer, 'shape' | 'records'> {
  return {
    shape: entryShape,
    records: () => found.map((one) => entryRecord(one, vendorOf(context, one.entry.vendor))),
  };
}

/** The part of an answer that a lookup makes in the machine formats. */
export function answerOfLookup(
  context: Context,
  { results, missing }: LookupResult,
): Pick<Answer, 'shape' | 'records' | 'missing' | 'suggestions' | 'extra'> {
  return {
    ...answerOfEntries(context, results),
    missing: missing.map(({ query }) => query),
    suggestions: missing.flatMap(({ suggestions }) => suggestions),
    extra: { families: familyRecords(context, missing) },
  };
}

/** An entry to be shown as a card, with what is to be said about it there. */
export interface Card {
  readonly entry: Entry;
  /** Text above the card. */
  readonly above?: string;
  /** What a search or a text matched. */
  readonly match?: Match | undefined;
  /** Lines that follow the messages. */
  readonly notes?: readonly string[];
  /** Text below the card; empty for none. */
  readonly below?: string;
}

/**
 * The cards of entries, one below the other.
 *
 * @param match what a search matched, to be shown on the card of its entry
 */
export function cards(context: Context, entries: readonly Entry[], match?: Match): Promise<string> {
  return cardsOf(
    context,
    entries.map((entry) => ({ entry, match })),
  );
}

/** The line between cards. */
export function ruleOf({ style, terminal }: Context): string {
  return style.dim('─'.repeat(Math.min(terminal.columns, mostTextColumns)));
}

/** Cards one below the other. @param all cards, or texts to stand among them */
export async function cardsOf(context: Context, all: readonly (Card | string)[]): Promise<string> {
  const { language, style, terminal, settings } = context;
  const setting: CardSetting = {
    isFull: context.full,
    language,
    style,
    columns: terminal.columns,
    hyperlinks: await terminal.hasHyperlinks(),
    site: settings.site,
    vendor: (id) => vendorOf(context, id),
  };
  return all
    .map((card) => {
      if (typeof card === 'string') return card;
      const { entry, match, notes, above, below } = card;
      return [above, renderCard(entry, setting, match, notes), below].filter(Boolean).join('\n\n');
    })
    .join(`\n\n${ruleOf(context)}\n\n`);
}
