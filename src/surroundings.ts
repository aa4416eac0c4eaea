import type { Catalog } from './catalog/catalog.ts';
import type { Context, ScanThreads } from './commands/context.ts';
import { resolveVendors } from './commands/vendor-names.ts';
import { type AnswerLanguage, type Environment, interfaceLanguage, languageOf } from './language.ts';
import { answerLanguages, type SharedOptions } from './options.ts';
import { loadStyle } from './render/style.ts';
import type { SearchData } from './search/data.ts';
import type { Terminal } from './terminal.ts';

/** Everything outside that a run depends on. */
export interface Surroundings {
  /** Command-line arguments, without the program's own. */
  readonly args: readonly string[];
  readonly env: Environment;
  readonly terminal: Terminal;
  openCatalog(): Catalog;
  /** @throws TablesError when it cannot be read */
  openSearchData(): Promise<SearchData>;
  version(): string;
  /** What scanning starts further threads with; none are started when left out. */
  readonly scanThreads?: ScanThreads;
}

/** The language that the arguments name, read before they are parsed: errors and help are in it already. */
export function askedLanguage({ args, env }: Surroundings): AnswerLanguage {
  const position = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const arg = args[position] ?? '';
  const value = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : args[position + 1];
  return answerLanguages.find((language) => position >= 0 && language === value) ?? languageOf(env);
}

/**
 * What a command works with, from the options that all commands share.
 *
 * @throws UsageError when a vendor is unknown
 */
export async function contextOf(surroundings: Surroundings, options: SharedOptions): Promise<Context> {
  const { env, terminal } = surroundings;
  const language = options.lang ?? askedLanguage(surroundings);
  const words = interfaceLanguage(language, env);
  const catalog = surroundings.openCatalog();
  return {
    catalog,
    openSearchData: surroundings.openSearchData,
    terminal,
    scanThreads: surroundings.scanThreads,
    style: await loadStyle(terminal.hasColor(options.color ?? 'auto')),
    language,
    words,
    vendors: options.vendor && (await resolveVendors(catalog, options.vendor)),
    defaultVendor: env.ERRCODE_VENDOR || undefined,
    format: options.json ? 'json' : (options.format ?? 'text'),
    fields: options.fields,
    byteOrderMark: options.bom === true,
    quiet: options.quiet === true,
  };
}
