/** Opens a team's own tables. */
import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import type { SearchData } from '../search/data.ts';
import { hashOf } from '../search/index-format.ts';
import { isFolder } from './folders.ts';
import { layeredCatalog } from './layered-catalog.ts';
import type { LongWork } from './long-work.ts';
import { isFresh, readManifest, type Stamp, stampOf } from './manifest.ts';
import type { Problem } from './problem.ts';
import { type OwnStore, openKept } from './store.ts';
import { tablesIn } from './table-name.ts';

/** The bundled tables and a team's own as one. */
export interface OwnTables {
  readonly catalog: Catalog;
  /** What search reads of both. @param bundled what it reads of the bundled ones */
  openSearchData(bundled: SearchData): Promise<SearchData>;
  /** What was wrong with tables that were left out. */
  readonly problems: readonly Problem[];
  /** Where the compiled own tables lie, for other threads; undefined where they could not be kept. */
  readonly directory: string | undefined;
}

/** What own tables are opened with. */
export interface OpenSetting {
  /** Folders that hold tables; of two that have an entry the later one wins. */
  readonly folders: readonly string[];
  readonly bundled: Catalog;
  /** Directory of the bundled tables. */
  readonly bundledDirectory: string;
  /** Where compiled tables are kept; nothing is kept when left out. */
  readonly cache: string | undefined;
  /** Whether what is kept is known to be damaged. */
  readonly isDamaged: boolean;
  /** The program's version. */
  version(): string;
  readonly longWork: LongWork;
}

/** Tables of so many bytes take about a second to compile. */
const longBytes = 2_000_000;

/** Counts up with every change of what is kept, so that another version's is not taken for one's own. */
const form = 2;

/** The tables of the folders, tables that are named themselves, and the folders that cannot be read. */
function filesIn(folders: readonly string[]): { files: string[]; problems: Problem[] } {
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const folder of folders) {
    try {
      files.push(...(isFolder(folder) ? tablesIn(folder) : [folder]));
    } catch (error) {
      const about = (error as Error).message;
      problems.push({ file: folder, line: 1, column: 1, kind: 'unreadable', about, instead: '' });
    }
  }
  return { files, problems };
}

/** What is kept of the same files; undefined when there is nothing, or nothing sound. */
function kept(folder: string, stamps: readonly Stamp[]): OwnStore | undefined {
  const manifest = readManifest(folder);
  if (!manifest || !isFresh(manifest, stamps)) return undefined;
  return openKept(join(folder, manifest.key));
}

/**
 * Opens own tables beside the bundled ones. YAML and its like are read only when a file is new or has changed.
 *
 * @returns undefined when the folders hold no tables
 */
export async function openOwnTables(setting: OpenSetting): Promise<OwnTables | undefined> {
  const { folders, bundled, bundledDirectory, cache, isDamaged, longWork } = setting;
  const { files, problems } = filesIn(folders);
  if (files.length === 0 && problems.length === 0) return undefined;
  const stamps = files.map(stampOf);
  const bundledStamp = stampOf(join(bundledDirectory, 'index.json'));
  const name = hashOf(new TextEncoder().encode(folders.join('\0'))).toString(16);
  const folder = cache && join(cache, `tables-${form}`, name);
  let store = folder && !isDamaged ? kept(folder, [bundledStamp, ...stamps]) : undefined;
  if (!store) {
    const isLong = stamps.reduce((bytes, { size }) => bytes + Number(size), 0) > longBytes;
    if (isLong) await longWork.begin('compile');
    const { buildTables } = await import('./build.ts');
    const bundledEntries = join(bundledDirectory, 'entries.json');
    const version = setting.version();
    store = buildTables({
      bundled,
      bundledEntries,
      stamps,
      bundledStamp,
      problems,
      folder,
      isDamaged,
      version,
    });
    if (isLong) longWork.end();
  }
  const own = store;
  return {
    catalog: layeredCatalog(bundled, own),
    async openSearchData(bundledData) {
      const { openLayeredSearch } = await import('./layered-search.ts');
      return openLayeredSearch(bundledData, own, longWork);
    },
    problems: own.meta.problems,
    directory: own.directory,
  };
}
