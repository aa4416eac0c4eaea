/** Keeps the answers of the MCP server short: a model pays for all that it reads, and clients cut what is too long. */

/** A search answers at most so many entries. */
export const mostResults = 10;

/** At most so many characters for the model to read: about 6,000 tokens of English. */
const longestText = 24_000;

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
