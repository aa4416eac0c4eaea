import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundledCatalog } from './catalog/bundled.ts';
import type { Language } from './catalog/types.ts';
import { UsageError } from './commands/context.ts';
import { implicit } from './commands/implicit.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { interfaceLanguage } from './language.ts';
import { readPlainArguments } from './options.ts';
import { askedLanguage, contextOf, type Surroundings } from './surroundings.ts';
import { OutputError, processTerminal, ReaderGone } from './terminal.ts';

/**
 * Runs the program: from arguments to exit status.
 *
 * @throws nothing but faults of the program itself
 */
export async function run(surroundings: Surroundings): Promise<ExitCode> {
  const words = interfaceLanguage(askedLanguage(surroundings), surroundings.env);
  try {
    const plain = readPlainArguments(surroundings.args);
    if (plain) return await implicit(await contextOf(surroundings, plain.options), plain.what);
    const { runProgram } = await import('./program.ts');
    return await runProgram(surroundings, words);
  } catch (error) {
    // Whoever read the output has seen enough.
    if (error instanceof ReaderGone) return exitCodes.found;
    surroundings.terminal.writeError(`errcode: ${await errorMessage(error, words)}\n`);
    return exitCodes.usage;
  }
}

async function errorMessage(error: unknown, language: Language): Promise<string> {
  const { usageWords } = await import('./commands/usage-words.ts');
  const words = usageWords(language);
  if (error instanceof UsageError) return error.say(words);
  if (error instanceof OutputError) return words.output(error.message);
  // The tables' files are missing, unreadable or not what the build wrote.
  const isAboutTables = error instanceof SyntaxError || (error instanceof Error && 'syscall' in error);
  if (isAboutTables) return words.noTables(error.message);
  throw error;
}

/**
 * The process: arguments, environment and terminal as they are.
 *
 * @param root directory of the package
 */
export async function main(root: string): Promise<void> {
  const { env } = process;
  process.exitCode = await run({
    args: process.argv.slice(2),
    env,
    terminal: processTerminal(env),
    openCatalog: () => openBundledCatalog(join(root, 'dist', 'data')),
    version: () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  });
}
