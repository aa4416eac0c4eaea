import { existsSync } from 'node:fs';
import type { Catalog } from './catalog/catalog.ts';
import type { Language } from './catalog/types.ts';
import { type Context, type ScanThreads, UsageError } from './commands/context.ts';
import type { ReadSettings, SettingProblem, Settings } from './commands/settings.ts';
import { resolveVendors } from './commands/vendor-names.ts';
import {
  type AnswerLanguage,
  answerLanguages,
  type Environment,
  interfaceLanguage,
  languageOf,
} from './language.ts';
import type { SharedOptions } from './options.ts';
import { pagerCommand } from './pager-command.ts';
import { loadStyle } from './render/style.ts';
import { visible } from './render/visible.ts';
import { wrap } from './render/wrap.ts';
import type { SearchData } from './search/data.ts';
import { isFolder } from './tables/folders.ts';
import type { LongWork } from './tables/long-work.ts';
import type { OwnTables } from './tables/open.ts';
import { isTableName } from './tables/table-name.ts';
import type { ColorChoice, Terminal } from './terminal.ts';

/** Everything outside that a run depends on. */
export interface Surroundings {
  /** Command-line arguments, without the program's own. */
  readonly args: readonly string[];
  readonly env: Environment;
  readonly terminal: Terminal;
  openCatalog(): Catalog;
  /** @throws TablesError when it cannot be read */
  openSearchData(): Promise<SearchData>;
  /**
   * Opens a team's own tables beside the bundled ones; undefined when there are none. There are none to look for when left out.
   *
   * @param asked folders that `--tables` names
   * @param longWork is told when that takes long, or the first search of them
   * @param skip is told of each folder that is not read because it is another user's
   */
  openOwnTables?(
    bundled: Catalog,
    asked: readonly string[],
    longWork: LongWork,
    skip: (folder: string) => Promise<void>,
  ): Promise<OwnTables | undefined>;
  version(): string;
  /** The user's and the project's settings; none when left out. */
  readonly settings?: ReadSettings;
  /** What scanning starts further threads with; none are started when left out. */
  readonly scanThreads?: ScanThreads;
  /** The folder with what all pages of a site share; no site is made where there is none. */
  readonly siteAssets?: string;
}

/** The language that the arguments name, read before they are parsed: errors and help are in it already. */
export function askedLanguage({ args, env, settings }: Surroundings): AnswerLanguage {
  // To grep, -l is something else.
  const short = args.includes('grep') ? '--lang' : '-l';
  const position = args.findIndex((arg) => arg === '--lang' || arg === short || arg.startsWith('--lang='));
  const arg = args[position] ?? '';
  const value = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : args[position + 1];
  return (
    answerLanguages.find((language) => position >= 0 && language === value) ??
    languageOf(env, settings?.settings.lang)
  );
}

/** @throws UsageError when one is neither a folder nor a table */
function requireFolders(asked: readonly string[]): void {
  const wrong = asked.find((path) => !isFolder(path) && !(isTableName(path) && existsSync(path)));
  if (wrong !== undefined) throw new UsageError((words) => words.noFolder('--tables', visible(wrong)));
}

/** Own tables that could not be kept are in this thread only, which then scans alone. */
function threadsFor({ scanThreads }: Surroundings, own: OwnTables | undefined): ScanThreads | undefined {
  if (!scanThreads || !own) return scanThreads;
  if (own.directory === undefined) return undefined;
  const { file, threads, tables } = scanThreads;
  return { file, threads, tables: { ...tables, own: own.directory } };
}

/** Says on stderr that something takes long, where somebody looks at it. */
function longWorkOn(terminal: Terminal, words: Language): LongWork {
  return {
    async begin(work) {
      if (!terminal.isErrorInteractive) return;
      const { tablesWords } = await import('./commands/tables-words.ts');
      const text = tablesWords(words).longWork[work];
      terminal.writeError(`\r\u001b[K${wrap(text, terminal.columns - 1)[0] ?? ''}`);
    },
    end() {
      if (terminal.isErrorInteractive) terminal.writeError('\r\u001b[K');
    },
  };
}

/** The setting of colour, where the environment has nothing to say of it. */
function colorSetting({ color }: Settings, { FORCE_COLOR, NO_COLOR }: Environment): ColorChoice | undefined {
  return FORCE_COLOR === undefined && !NO_COLOR ? color : undefined;
}

/** The same, with nothing more to say about its settings. */
function toldOf({ settings, ...others }: Surroundings): Surroundings {
  return settings ? { ...others, settings: { ...settings, problems: [] } } : others;
}

/** The settings and the vendor that they prefer. Says on stderr what is wrong with them; that stops nothing. */
async function usedSettings(
  { settings: read, terminal }: Surroundings,
  catalog: Catalog,
  words: Language,
  isQuiet: boolean,
): Promise<{ settings: Settings; vendor: string | undefined }> {
  const { settings = {}, problems = [] } = read ?? {};
  const { vendor } = settings;
  const known = vendor && catalog.findVendor(vendor.value);
  const all: SettingProblem[] = [...problems];
  if (vendor && !known) {
    const instead = catalog.vendors.map(({ id }) => id).join(', ');
    all.push({ ...vendor, kind: 'bad-value', about: `vendor: ${vendor.value}`, instead });
  }
  if (all.length > 0 && !isQuiet) {
    const { settingProblem } = await import('./commands/settings-words.ts');
    for (const problem of all) terminal.writeError(`errcode: ${settingProblem(words, problem)}\n`);
  }
  return { settings, vendor: known?.id };
}

/** No work is too long to wait for in silence. */
const inSilence: LongWork = { begin: async () => {}, end: () => {} };

/**
 * What a command works with, from the options that all commands share.
 *
 * @throws UsageError when a vendor is unknown
 */
export async function contextOf(surroundings: Surroundings, options: SharedOptions): Promise<Context> {
  const { env, terminal } = surroundings;
  const language = options.lang ?? askedLanguage(surroundings);
  const words = interfaceLanguage(language, env);
  const { tables: asked = [] } = options;
  const bundled = surroundings.openCatalog();
  requireFolders(asked);
  const longWork = options.quiet ? inSilence : longWorkOn(terminal, words);
  const own = await surroundings.openOwnTables?.(bundled, asked, longWork, async (folder) => {
    if (options.quiet) return;
    const { usageWords } = await import('./commands/usage-words.ts');
    terminal.writeError(`errcode: ${usageWords(words).foreignFolder(visible(folder, 300))}\n`);
  });
  if (own && own.problems.length > 0 && options.quiet !== true) {
    const { brokenTables } = await import('./commands/tables-words.ts');
    terminal.writeError(`errcode: ${brokenTables(words, own.problems)}\n`);
  }
  const catalog = own?.catalog ?? bundled;
  const { settings, vendor: preferred } = await usedSettings(
    surroundings,
    catalog,
    words,
    options.quiet === true,
  );
  const color = options.color ?? colorSetting(settings, env) ?? 'auto';
  return {
    catalog,
    openSearchData: async () => {
      const data = await surroundings.openSearchData();
      return own ? own.openSearchData(data) : data;
    },
    terminal,
    scanThreads: threadsFor(surroundings, own),
    style: await loadStyle(terminal.hasColor(color, 'output')),
    screenStyle: () => loadStyle(terminal.hasColor(color, 'screen')),
    language,
    askedLanguage: options.lang,
    words,
    vendors: options.vendor && (await resolveVendors(catalog, options.vendor)),
    defaultVendor: env.ERRCODE_VENDOR || preferred,
    settings,
    format: options.json ? 'json' : (options.format ?? 'text'),
    fields: options.fields,
    byteOrderMark: options.bom === true,
    full: options.full === true,
    pager: pagerCommand(env, options.pager === false ? false : settings.pager),
    quiet: options.quiet === true,
    siteAssets: surroundings.siteAssets,
    version: surroundings.version,
    withTables: (folders) => contextOf(toldOf(surroundings), { ...options, tables: [...asked, ...folders] }),
  };
}
