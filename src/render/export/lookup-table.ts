/**
 * The table as log engines take it: one row a code, because a lookup by vendor and code finds one.
 *
 * Facts about the formats are from the engines' documentation; `docs/enrichment.md` shows each in use.
 */
import Papa from 'papaparse';
import { codeKey, refOf } from '../../catalog/code.ts';
import type { Entry } from '../../catalog/types.ts';
import { safeJson } from '../visible.ts';

/** Fields of a row, in their order, the key first. Names that every engine takes unquoted. */
const columns = [
  'vendor',
  'code',
  'ref',
  'name',
  'kind',
  'category',
  'retry',
  'message_zh',
  'message_en',
  'docs',
] as const;

/** One code of one vendor; every field is a text, empty where there is nothing to say. */
export type LookupRow = Readonly<Record<(typeof columns)[number], string>>;

/** What the meanings of one code say, each once. */
function joined(texts: readonly string[]): string {
  return [...new Set(texts)].join(' / ');
}

/** The row without halves of characters, which are no text in UTF-8 and which engines refuse. */
function wellFormed(row: LookupRow): LookupRow {
  return Object.fromEntries(columns.map((key) => [key, row[key].toWellFormed()])) as LookupRow;
}

/** The row of one code. @param meanings its entries, at least one */
function rowOf(meanings: readonly [Entry, ...Entry[]]): LookupRow {
  const [{ vendor, code, retry }] = meanings;
  return wellFormed({
    vendor,
    code,
    ref: refOf({ vendor, code }),
    name: joined(meanings.map((entry) => entry.name)),
    kind: joined(meanings.map((entry) => entry.kind)),
    category: joined(meanings.map((entry) => entry.category)),
    // Programs act on it: advice that holds for one meaning only is none.
    retry: meanings.every((entry) => entry.retry === retry) ? retry : 'unknown',
    message_zh: joined(meanings.map((entry) => entry.message.zh)),
    message_en: joined(meanings.map((entry) => entry.message.en)),
    docs: joined(meanings.flatMap((entry) => entry.docs ?? [])),
  });
}

/** The rows of the table, in the entries' order. */
export function lookupRows(entries: readonly Entry[]): LookupRow[] {
  const byCode = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const key = refOf({ vendor: entry.vendor, code: codeKey(entry.code) });
    const meanings = byCode.get(key);
    if (meanings) meanings.push(entry);
    else byCode.set(key, [entry]);
  }
  return [...byCode.values()].map(rowOf);
}

/**
 * CSV with a header line, every value in quotes and Unix line ends, which ClickHouse (`CSVWithNames`), Splunk, Vector
 * and DuckDB all take. Values are as they are: these readers run no formulas.
 */
export function renderLookupCsv(rows: readonly LookupRow[]): string {
  return `${Papa.unparse([...rows], { columns: [...columns], quotes: true, newline: '\n' })}\n`;
}

/** A dictionary of Logstash's translate filter: one JSON object, by `vendor:code`, one code a line. */
export function renderLogstashDictionary(rows: readonly LookupRow[]): string {
  const lines = rows.map(({ ref, ...fields }) => `${safeJson(ref)}: ${safeJson(fields)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The index that the bulk file fills. */
const bulkIndex = 'errcode';

/**
 * A file for the bulk interface of Elasticsearch and OpenSearch: for each code the action and the document, one a line.
 * Sent again, it replaces what it wrote before, because `vendor:code` is the document's id.
 */
export function renderBulk(rows: readonly LookupRow[]): string {
  return rows
    .map((row) => `${safeJson({ index: { _index: bulkIndex, _id: row.ref } })}\n${safeJson(row)}\n`)
    .join('');
}
