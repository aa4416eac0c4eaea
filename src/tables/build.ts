/** Compiles own tables when they are new or changed, and keeps the result for the next start. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { compileTables } from './compile.ts';
import { type Stamp, writeManifest } from './manifest.ts';
import { decodeText } from './parse.ts';
import { makeFolder, placeFiles } from './place-files.ts';
import type { Problem } from './problem.ts';
import { pruneCache } from './prune-cache.ts';
import type { OwnTable } from './raw-table.ts';
import { checkTable, unreadable } from './read-table.ts';
import { type OwnStore, openDirectory, openFiles, openKept, type StoreFiles, storeFiles } from './store.ts';

/** What own tables are compiled with. */
export interface BuildSetting {
  readonly bundled: Catalog;
  /** The bundled entries file, whose length own positions are counted from. */
  readonly bundledEntries: string;
  /** The files of the tables, the later ones winning, with what the system says of them. */
  readonly stamps: readonly Stamp[];
  /** The bundled index, on which the result depends too. */
  readonly bundledStamp: Stamp;
  /** Problems that were found before the files were read. */
  readonly problems: readonly Problem[];
  /** Folder to keep the result in; nothing is kept when left out. */
  readonly folder: string | undefined;
  /** Whether what is kept is known to be damaged. */
  readonly isDamaged: boolean;
  /** The program's version: another one may compile the same tables to something else. */
  readonly version: string;
}

interface Content {
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
  readonly problem: Problem | undefined;
}

function read(path: string): Content {
  try {
    return { path, bytes: readFileSync(path), problem: undefined };
  } catch (error) {
    return { path, bytes: undefined, problem: unreadable(path, error) };
  }
}

/** One name for what the files hold: the same contents under the same paths, to the same program, the same name. */
function keyOf(contents: readonly Content[], version: string): string {
  const hash = createHash('sha256').update(`${version}\0`);
  for (const { path, bytes } of contents) {
    hash.update(`${path}\0${bytes?.length ?? -1}\0`);
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

function compile(
  contents: readonly Content[],
  { bundled, bundledEntries, problems }: BuildSetting,
): StoreFiles {
  const found: Problem[] = [...problems];
  const tables: OwnTable[] = [];
  for (const { path, bytes, problem } of contents) {
    const result = bytes && checkTable(path, decodeText(bytes), bundled);
    if (problem) found.push(problem);
    if (result?.table) tables.push(result.table);
    // The first tells that the table is broken; `errcode check` tells all.
    if (result?.problems[0]) found.push(result.problems[0]);
  }
  return storeFiles(
    compileTables(bundled, tables),
    {
      entries: bundled.spans().reduce((sum, [from, to]) => sum + to - from, 0),
      bytes: statSync(bundledEntries).size,
    },
    found,
  );
}

/** Compiles own tables, or opens what was compiled of the same contents. A cache that cannot be written is gone without. */
export function buildTables(setting: BuildSetting): OwnStore {
  const { stamps, bundledStamp, folder, isDamaged } = setting;
  const contents = stamps.map(({ path }) => read(path));
  const key = keyOf([...contents, read(bundledStamp.path)], setting.version);
  const directory = folder && join(folder, key);
  const known = directory && !isDamaged ? openKept(directory) : undefined;
  const files = known ? undefined : compile(contents, setting);
  if (folder && directory) {
    try {
      makeFolder(folder, 0o700);
      if (files) place(directory, files, isDamaged);
      writeManifest(folder, { stamps: [bundledStamp, ...stamps], key, written: Date.now() });
      pruneCache(folder, key);
      return known ?? openDirectory(directory);
    } catch {
      // The disk is full, the folder is another user's, or another process changes it: the next start tries again.
    }
  }
  return known ?? openFiles(files as StoreFiles);
}

/** Keeps compiled tables. @throws the error of the system */
function place(directory: string, files: StoreFiles, isDamaged: boolean): void {
  const isSound = (): boolean => !isDamaged && openKept(directory) !== undefined;
  try {
    placeFiles(directory, files, isSound);
  } catch (error) {
    // Another process was quicker, with the same.
    if (!isSound()) throw error;
  }
}
