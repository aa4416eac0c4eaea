/** Opens a team's own tables. */
import { join } from 'node:path';
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import type { Store } from '../catalog/store.ts';
import { CacheError } from '../catalog/tables-error.ts';
import type { SearchData } from '../search/data.ts';
import { openStore, readingCache } from '../store/files.ts';
import { hashOf } from '../store/format.ts';
import { isFolder } from './folders.ts';
import type { LongWork } from './long-work.ts';
import { isFresh, readManifest, type Stamp, stampOf } from './manifest.ts';
import type { Problem } from './problem.ts';
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
  /** The program's version. */
  version(): string;
  readonly longWork: LongWork;
}

/** Compiled own tables, with where they lie and what was wrong. */
export interface OwnStore extends Pick<OwnTables, 'problems' | 'directory'> {
  readonly store: Store;
}

/** Tables of so many bytes take about a second to compile. */
const longBytes = 2_000_000;

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

/** Opens what is kept in a folder; undefined when there is nothing, or nothing sound. */
export function openKept(directory: string, problems: readonly Problem[]): OwnStore | undefined {
  try {
    return { store: openStore(directory, readingCache(directory)), directory, problems };
  } catch (error) {
    if (error instanceof CacheError) return undefined;
    throw error;
  }
}

/** What is kept of the same files; undefined when there is nothing, or nothing sound. */
function kept(folder: string, stamps: readonly Stamp[]): OwnStore | undefined {
  const manifest = readManifest(folder);
  if (!manifest || !isFresh(manifest, stamps)) return undefined;
  return openKept(join(folder, manifest.key), manifest.problems);
}

/**
 * Opens own tables beside the bundled ones. YAML and its like are read only when a file is new or has changed.
 *
 * @returns undefined when the folders hold no tables
 * @throws CacheError later, when what is kept turns out not to be readable
 */
export async function openOwnTables(setting: OpenSetting): Promise<OwnTables | undefined> {
  const { folders, bundled, bundledDirectory, cache, longWork } = setting;
  const { files, problems } = filesIn(folders);
  if (files.length === 0 && problems.length === 0) return undefined;
  const stamps = files.map(stampOf);
  const bundledStamp = stampOf(join(bundledDirectory, 'meta.json'));
  const name = hashOf(new TextEncoder().encode(folders.join('\0'))).toString(16);
  const folder = cache && join(cache, 'tables', name);
  let own = folder ? kept(folder, [bundledStamp, ...stamps]) : undefined;
  if (!own) {
    const isLong = stamps.reduce((bytes, { size }) => bytes + Number(size), 0) > longBytes;
    if (isLong) await longWork.begin('compile');
    const { buildTables } = await import('./build.ts');
    own = buildTables({ bundled, stamps, bundledStamp, problems, folder, version: setting.version() });
    if (isLong) longWork.end();
  }
  const { store, directory } = own;
  const catalog = catalogOf([...bundled.stores, store]);
  return {
    catalog,
    async openSearchData(bundledData) {
      const { openOwnSearch } = await import('./own-search.ts');
      return bundledData.with(await openOwnSearch(bundledData, catalog, store, directory, longWork));
    },
    problems: own.problems,
    directory,
  };
}
