import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { completionLines } from '../../render/completion-lines.ts';
import { completionScript } from '../../render/completion-scripts.ts';
import { isFolder } from '../../tables/folders.ts';
import { type Context, UsageError } from '../context.ts';
import { describeProgram } from '../describe.ts';
import { shells } from './command.ts';
import { candidatesFor } from './completion-candidates.ts';

/** What `errcode completion` is to do. */
export interface CompletionOptions {
  /** The word at the cursor, up to it; the script is asked for when it is left out. */
  readonly word?: string;
}

/** A word without the quotes in which some shells hand it over; at the cursor there is only the first. */
const unquoted = (word: string): string => word.replace(/^(["'])(.*?)\1?$/su, '$2');

/** The folders of own tables that a command line names, as far as they can be found by these words. */
function tablesIn(before: readonly string[]): string[] {
  const end = before.indexOf('--');
  const words = end < 0 ? before : before.slice(0, end);
  const named = words.flatMap((word, i) => {
    if (words[i - 1] === '--tables') return [word];
    return word.startsWith('--tables=') ? [word.slice('--tables='.length)] : [];
  });
  return named.filter(isFolder);
}

/**
 * `errcode completion <shell>`: the script that makes a shell ask for completions, and, to that script, what may stand at
 * the cursor. Candidates are found (0), there are none (1), or the names of files belong there (0, and no line).
 *
 * @param name the shell's
 * @param before the words before the cursor, without the program's name
 */
export async function completion(
  context: Context,
  name: string | undefined,
  before: readonly string[],
  { word }: CompletionOptions,
): Promise<ExitCode> {
  const { terminal, words } = context;
  const shell = shells.find((known) => known === name);
  if (shell === undefined) throw new UsageError((usage) => usage.noShell(shells));
  if (word === undefined) {
    if (!context.quiet) terminal.write(completionScript(shell, words));
    return exitCodes.found;
  }
  const plain = before.map(unquoted);
  const folders = tablesIn(plain);
  const { catalog } = folders.length > 0 ? await context.withTables(folders) : context;
  const candidates = candidatesFor(
    { program: describeProgram(words), catalog, words },
    plain,
    unquoted(word),
  );
  if (candidates === 'files') return exitCodes.found;
  for (const line of completionLines(shell, candidates, terminal.columns)) terminal.write(`${line}\n`);
  return candidates.length > 0 ? exitCodes.found : exitCodes.notFound;
}
