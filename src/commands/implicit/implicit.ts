import { mayHoldCode } from '../../catalog/code.ts';
import { parseQuery } from '../../catalog/query.ts';
import { isPasted } from '../../detect/pasted.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { visible } from '../../render/visible.ts';
import { type Context, UsageError } from '../context.ts';
import { isFileName } from '../file-name.ts';
import { lookup } from '../lookup/lookup.ts';
import { mayBeCommand } from '../names.ts';
import type { SearchCommandOptions } from '../search/search.ts';

/** Whether a word is one of the tables' or of their synonyms, and so no mistyped command. */
async function isWordOfTables(context: Context, word: string): Promise<boolean> {
  const { vocabulary } = await context.openSearchData();
  return vocabulary.includes(word.toLowerCase());
}

/**
 * Words that are meant for another command: a name of a file, or a mistyped command or one of other tools, alone or before files.
 *
 * @throws UsageError that says what to type
 */
async function refuseCommands(context: Context, what: readonly string[]): Promise<void> {
  const [first = '', ...others] = what;
  if (what.every(isFileName))
    throw new UsageError((words) => words.isFile(what.map((file) => visible(file))));
  if (!mayBeCommand(first)) return;
  const { commandMeantBy, nearestCommands } = await import('../mistyped.ts');
  const areFiles = others.every((word) => /[./\\*]/.test(word));
  const meant = areFiles ? await commandMeantBy(first) : undefined;
  if (meant !== undefined) throw new UsageError((words) => words.otherCommand(visible(first), meant));
  const near = nearestCommands(first);
  if (near.length > 0 && !(await isWordOfTables(context, first))) {
    throw new UsageError((words) => words.unknownCommand(visible(first), near));
  }
}

/** `errcode <what...>`: decides what the words are when no command is named. */
export async function implicit(
  context: Context,
  what: readonly string[],
  options?: SearchCommandOptions,
): Promise<ExitCode> {
  if (what.length === 0) {
    if (!context.terminal.isInputInteractive) {
      const { explainInput } = await import('../explain/explain.ts');
      return explainInput(context, {}, 'implicit');
    }
    const { shortHelp } = await import('../usage-words.ts');
    context.terminal.write(shortHelp(context.words, context.terminal.columns));
    return exitCodes.found;
  }
  const first = what[0] as string;
  // Other tools have a command for it.
  if (what.length === 1 && first === 'version') {
    throw new UsageError((words) => words.unknownCommand(first, ['errcode --version']));
  }
  const query = parseQuery(context.catalog, what, context.vendors);
  const text = what.join(' ');
  // Several codes in braces are those of one response.
  const isResponse = query.codes.length > 1 && text.includes('{');
  const isCodes =
    query.words.length === 0 && query.codes.length + query.unknownVendors.length > 0 && !isResponse;
  const areKnown = query.codes.every(({ code }) => context.catalog.has(code));
  if (isCodes && areKnown) return lookup(context, what, { query });
  await refuseCommands(context, what);
  if (isCodes) return lookup(context, what, { query });
  if (text === '-' || mayHoldCode(text)) {
    const { answerCodes, explainInput } = await import('../explain/explain.ts');
    if (text === '-') return explainInput(context, {}, 'implicit');
    const code = await answerCodes(context, text, 'implicit');
    if (code !== undefined) return code;
  }
  if (isPasted(text)) return (await import('../explain/explain.ts')).explainGiven(context, text);
  const { search } = await import('../search/search.ts');
  return search(context, what, options);
}
