import { parseQuery } from '../catalog/query.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type Context, UsageError } from './context.ts';
import { lookup } from './lookup.ts';
import { nearestCommands } from './names.ts';
import type { SearchCommandOptions } from './search.ts';

/** Whether a word is one of the tables' or of their synonyms, and so no mistyped command. */
async function isWordOfTables(context: Context, word: string): Promise<boolean> {
  const { vocabulary } = await context.openSearchData();
  return vocabulary.includes(word.toLowerCase());
}

/** Whether words have what no code in a text is without: a digit, or the dot or the capital within a word of newer interfaces. */
function mayHoldCode(text: string): boolean {
  return /[0-9０-９]|[A-Za-z]\.[A-Za-z]|[a-z][A-Z]|_/.test(text);
}

/** `errcode <what...>`: decides what the words are when no command is named. */
export async function implicit(
  context: Context,
  what: readonly string[],
  options?: SearchCommandOptions,
): Promise<ExitCode> {
  if (what.length === 0) {
    if (!context.terminal.isInputInteractive) {
      const { explainInput } = await import('./explain.ts');
      return explainInput(context, {});
    }
    const { shortHelp } = await import('./usage-words.ts');
    context.terminal.write(shortHelp(context.words, context.terminal.columns));
    return exitCodes.found;
  }
  const first = what[0] as string;
  // Other tools have a command for it.
  if (what.length === 1 && first === 'version') {
    throw new UsageError((words) => words.unknownCommand(first, ['errcode --version']));
  }
  const query = parseQuery(context.catalog, what, context.vendors);
  const isCodes = query.words.length === 0 && (query.codes.length > 0 || query.unknownVendors.length > 0);
  if (isCodes) return lookup(context, what, query);
  const text = what.join(' ');
  if (text === '-' || mayHoldCode(text)) {
    const { explainCodes, explainInput } = await import('./explain.ts');
    if (text === '-') return explainInput(context, {});
    const code = await explainCodes(context, text);
    if (code !== undefined) return code;
  }
  const near = query.words.length > 0 ? await nearestCommands(first) : [];
  if (near.length > 0 && !(await isWordOfTables(context, first))) {
    throw new UsageError((words) => words.unknownCommand(first, near));
  }
  const { search } = await import('./search.ts');
  return search(context, what, options);
}
