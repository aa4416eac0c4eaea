import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { catalogOf } from './catalog/catalog.ts';
import { CacheError, TablesError } from './catalog/tables-error.ts';
import type { Language } from './catalog/types.ts';
import { UsageError } from './commands/context.ts';
import { implicit } from './commands/implicit/implicit.ts';
import { readSettings } from './commands/settings.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { interfaceLanguage } from './language.ts';
import { readPlainArguments, wantsJson } from './options.ts';
import { renderJsonError } from './render/json-answer.ts';
import { visible } from './render/visible.ts';
import { openStore } from './store/files.ts';
import { askedLanguage, contextOf, type Surroundings } from './surroundings.ts';
import { cacheFolder, configFolder, tableFolders, trustedUsers } from './tables/folders.ts';
import { OutputError, processTerminal } from './terminal.ts';

/**
 * Runs the program: from arguments to exit status.
 *
 * @param isSecond whether what was kept of own tables could not be read, and is to be made anew
 * @returns `usage` for faults of the program too: 1 would say that nothing was found
 */
export async function run(surroundings: Surroundings, isSecond = false): Promise<ExitCode> {
  const words = interfaceLanguage(askedLanguage(surroundings), surroundings.env);
  try {
    const plain = readPlainArguments(surroundings.args);
    if (plain) {
      const context = await contextOf(surroundings, plain.options);
      if (plain.command === 'auto') return await implicit(context, plain.what);
      const { search } = await import('./commands/search/search.ts');
      return await search(context, plain.what);
    }
    const { runProgram } = await import('./program.ts');
    return await runProgram(surroundings, words);
  } catch (error) {
    if (error instanceof CacheError && !isSecond) {
      error.discard();
      return run(surroundings, true);
    }
    const message = await errorMessage(error, words);
    surroundings.terminal.writeError(`errcode: ${message}\n`);
    if (surroundings.env.ERRCODE_DEBUG === '1' && error instanceof Error) {
      surroundings.terminal.writeError(`${error.stack}\n`);
    }
    // With --json stdout always holds one JSON value. Output that failed cannot be mended by more output.
    if (wantsJson(surroundings.args) && !(error instanceof OutputError)) {
      surroundings.terminal.write(`${renderJsonError(message)}\n`);
    }
    return exitCodes.usage;
  }
}

/** What is said where even the words cannot be loaded. */
const lastWords = 'this copy of errcode is damaged, please install it again';

async function errorMessage(error: unknown, language: Language): Promise<string> {
  try {
    const { usageWords } = await import('./commands/usage-words.ts');
    const words = usageWords(language);
    if (error instanceof UsageError) return error.say(words);
    if (error instanceof OutputError) return words.output(error.message);
    if (error instanceof TablesError || error instanceof CacheError)
      return words.noTables(visible(error.message, 300));
    return words.fault(
      visible(error instanceof Error ? `${error.name}: ${error.message}` : String(error), 300),
    );
  } catch {
    return lastWords;
  }
}

/** Each further thread takes memory, and two read faster than most disks. */
const mostThreads = 3;

/** The working directory; undefined where it is gone. */
function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/**
 * The process: arguments, environment and terminal as they are.
 *
 * @param root directory of the package
 */
export async function main(root: string): Promise<void> {
  const { env, platform } = process;
  const bundledDirectory = join(root, 'dist', 'data');
  const users = trustedUsers(process.getuid?.(), env.SUDO_UID);
  const machine = { env, platform, users, home: homedir };
  const version = (): string => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  const settings = readSettings(tableFolders(machine, workingDirectory(), []).folders, configFolder(machine));
  process.exitCode = await run({
    args: process.argv.slice(2),
    env,
    terminal: processTerminal(env),
    openCatalog: () => catalogOf([openStore(bundledDirectory)]),
    openOwnTables: async (bundled, asked, longWork, skip) => {
      const { folders, foreign } = tableFolders(machine, workingDirectory(), asked);
      for (const folder of foreign) await skip(folder);
      if (folders.length === 0) return undefined;
      const { openOwnTables } = await import('./tables/open.ts');
      const cache = cacheFolder(machine);
      return openOwnTables({ folders, bundled, bundledDirectory, cache, version, longWork });
    },
    openSearchData: async () => {
      const { openSearchData } = await import('./search/files.ts');
      return openSearchData(bundledDirectory);
    },
    scanThreads: {
      file: join(root, 'dist', 'scan-worker.cjs'),
      tables: { bundled: bundledDirectory, own: undefined },
      get threads() {
        return Math.min(availableParallelism(), mostThreads);
      },
    },
    siteAssets: join(root, 'dist', 'site'),
    version,
    settings,
  });
}
