/** Keeps the answers of the MCP server short: a model pays for all that it reads, and clients cut what is too long. */

/** At most so many results, unknown codes, families and suggestions each. */
export const mostResults = 10;

/** The rest of a query is known to whoever sent it. */
const longestQuery = 1000;

/** At most so many characters for the model to read: about 6,000 tokens of English. */
const longestText = 24_000;

/** The parts of an answer that can be long. */
interface LongAnswer {
  readonly query: string | null;
  readonly results: readonly object[];
  readonly suggestions: readonly object[];
  readonly families?: readonly object[];
  /** Codes of a text that no table has. */
  readonly unknown?: readonly object[];
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

/**
 * Shortens what a command prints with `--json`.
 *
 * @returns the same value where it is short; else with `omitted`, the number of results and unknown codes left out
 */
export function shortenValue(answer: object): object {
  const { query, results, suggestions, families, unknown } = answer as LongAnswer;
  const over = (list: readonly object[] = []): number => Math.max(0, list.length - mostResults);
  const omitted = over(results) + over(unknown);
  return {
    ...answer,
    query: query && cut(query, longestQuery),
    ...(unknown && { unknown: unknown.slice(0, mostResults) }),
    ...(families && { families: families.slice(0, mostResults) }),
    results: results.slice(0, mostResults),
    suggestions: suggestions.slice(0, mostResults),
    ...(omitted > 0 && { omitted }),
  };
}

/**
 * Shortens what a command prints for people, at the end of a card where there is one.
 *
 * @param remark says that something was left out, and how to see it
 */
export function shortenText(text: string, remark: string): string {
  if (text.length <= longestText) return text;
  const end = text.lastIndexOf('\n\n', longestText);
  return `${text.slice(0, end > 0 ? end : longestText).trimEnd()}\n\n${remark}`;
}
