import { parseQuery } from '../catalog/query.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { visible } from '../render/visible.ts';
import { type Context, UsageError } from './context.ts';
import { lookup } from './lookup.ts';
import { isReservedName, nearestCommands } from './names.ts';

/** `errcode <what...>`: decides what the words are when no command is named. */
export async function implicit(context: Context, what: readonly string[]): Promise<ExitCode> {
  if (what.length === 0) {
    if (!context.terminal.isInputInteractive) throw new UsageError((words) => words.noCode);
    const { shortHelp } = await import('./usage-words.ts');
    context.terminal.write(shortHelp(context.words, context.terminal.columns));
    return exitCodes.found;
  }
  const first = what[0] as string;
  if (isReservedName(first)) throw new UsageError((words) => words.reserved(first));
  const query = parseQuery(context.catalog, what, context.vendors);
  if (query.words.length === 0) return lookup(context, what, query);
  const near = await nearestCommands(first);
  if (near.length > 0)
    throw new UsageError((words) => words.unknownCommand(first, near, near.filter(isReservedName)));
  if (query.codes.length > 0) return lookup(context, what, query);
  throw new UsageError((words) => words.notACode(visible(what.join(' '))));
}
