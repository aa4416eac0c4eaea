import type { Catalog, VendorTable } from '../catalog/catalog.ts';
import type { Language } from '../catalog/types.ts';
import type { AnswerLanguage } from '../language.ts';
import type { Style } from '../render/style.ts';
import type { SearchData } from '../search/data.ts';
import type { TableDirectories } from '../tables/directories.ts';
import type { Terminal } from '../terminal.ts';
import type { Settings } from './settings.ts';
import type { UsageWords } from './usage-words.ts';

/** The program of a scanning thread, the tables that it reads, and how many to start. */
export interface ScanThreads {
  readonly file: string;
  readonly tables: TableDirectories;
  readonly threads: number;
}

export const formats = ['text', 'json', 'ndjson', 'csv', 'tsv', 'markdown'] as const;
export type Format = (typeof formats)[number];

/** What every command works with: the tables, the terminal and the options that all commands share. */
export interface Context {
  readonly catalog: Catalog;
  /** Opens what search reads beside the catalog. @throws TablesError when it cannot be read */
  readonly openSearchData: () => Promise<SearchData>;
  readonly terminal: Terminal;
  /** What scanning starts further threads with; none are started when left out. */
  readonly scanThreads: ScanThreads | undefined;
  readonly style: Style;
  /** How what takes the whole screen looks, wherever stdout goes. */
  readonly screenStyle: () => Promise<Style>;
  readonly language: AnswerLanguage;
  /** What `--lang` names; undefined where the surroundings decide. */
  readonly askedLanguage: AnswerLanguage | undefined;
  /** Language of the tool's own words. */
  readonly words: Language;
  /** Ids that `--vendor` names; undefined for all vendors. */
  readonly vendors: readonly string[] | undefined;
  /** What `ERRCODE_VENDOR` holds, known or not, or else the vendor of the settings. */
  readonly defaultVendor: string | undefined;
  /** What the user's and the project's settings say. */
  readonly settings: Settings;
  readonly format: Format;
  readonly fields: readonly string[] | undefined;
  /** Start CSV with the byte order mark that some spreadsheet programs need. */
  readonly byteOrderMark: boolean;
  /** Cards with all that is known, instead of what fits a screen. */
  readonly full: boolean;
  /** The command that shows what is longer than the screen; undefined for none. */
  readonly pager: string | undefined;
  /** Print nothing; the exit status is the answer. */
  readonly quiet: boolean;
  /** The same with the own tables in further folders. @throws UsageError when one is no folder */
  readonly withTables: (folders: readonly string[]) => Promise<Context>;
  /** Takes the value that `--json` prints, beside what is printed; see `answersOf`. */
  readonly takeValue?: (value: object) => void;
  /** Whether a tool of the MCP server asks, whose texts name its tools and no commands. */
  readonly isTool?: boolean;
  /** The folder with what all pages of a site share. */
  readonly siteAssets: string | undefined;
  /** The program's version. */
  readonly version: () => string;
}

/** Wrong usage, told in one sentence: what, where, what to do. */
export class UsageError extends Error {
  /**
   * @param say makes the sentence of the tool's words about its use; they are loaded only when one is needed
   */
  constructor(readonly say: (words: UsageWords) => string) {
    super('wrong usage');
  }
}

/** The vendor of an id that is known to exist. */
export function vendorOf({ catalog }: Context, id: string): VendorTable {
  return catalog.vendors.find((vendor) => vendor.id === id) as VendorTable;
}

/** Whether remarks go to stderr: JSON has a place for them itself, and silence was perhaps asked for. */
export function hasRemarks({ quiet, format }: Context): boolean {
  return !quiet && format !== 'json';
}
