/** Compiles own tables when they are new or changed, and keeps the result for the next start. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { type StoreContent, storeFiles } from '../store/format.ts';
import { memoryStore } from '../store/memory.ts';
import { compileTables } from './compile.ts';
import { readManifest, type Stamp, writeManifest } from './manifest.ts';
import { type OwnStore, openKept } from './open.ts';
import { decodeText } from './parse.ts';
import { makeFolder, placeFiles } from './place-files.ts';
import type { Problem } from './problem.ts';
import { pruneCache } from './prune-cache.ts';
import type { OwnTable } from './raw-table.ts';
import { checkTable, unreadable } from './read-table.ts';

/** What own tables are compiled with. */
export interface BuildSetting {
  readonly bundled: Catalog;
  /** The files of the tables, the later ones winning, with what the system says of them. */
  readonly stamps: readonly Stamp[];
  /** The bundled meta, on which the result depends too. */
  readonly bundledStamp: Stamp;
  /** Problems that were found before the files were read. */
  readonly problems: readonly Problem[];
  /** Folder to keep the result in; nothing is kept when left out. */
  readonly folder: string | undefined;
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
function keyOf(contents: readonly Content[], { bundled, problems, version }: BuildSetting): string {
  const hash = createHash('sha256').update(`${version}\0${JSON.stringify(problems)}\0`);
  for (const { meta } of bundled.stores) hash.update(`${meta.form} ${meta.revision}\0`);
  for (const { path, bytes } of contents) {
    hash.update(`${path}\0${bytes?.length ?? -1}\0`);
    if (bytes) hash.update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}

function compile(contents: readonly Content[], { bundled, problems }: BuildSetting) {
  const found: Problem[] = [...problems];
  const tables: OwnTable[] = [];
  for (const { path, bytes, problem } of contents) {
    const result = bytes && checkTable(path, decodeText(bytes), bundled);
    if (problem) found.push(problem);
    if (result?.table) tables.push(result.table);
    // The first tells that the table is broken; `errcode check` tells all.
    if (result?.problems[0]) found.push(result.problems[0]);
  }
  return { content: compileTables(bundled, tables), problems: found };
}

/** Compiles own tables, and keeps them where that can be done. */
export function buildTables(setting: BuildSetting): OwnStore {
  const { stamps, bundledStamp, folder } = setting;
  const contents = stamps.map(({ path }) => read(path));
  const key = keyOf(contents, setting);
  const directory = folder && join(folder, key);
  const last = folder ? readManifest(folder) : undefined;
  const known = directory && last?.key === key ? openKept(directory, last.problems) : undefined;
  const { content, problems } = known
    ? { content: undefined, problems: known.problems }
    : compile(contents, setting);
  if (folder && directory) {
    try {
      makeFolder(folder, 0o700);
      if (content) place(directory, content);
      writeManifest(folder, { stamps: [bundledStamp, ...stamps], key, problems, written: Date.now() });
      pruneCache(folder, key);
      const kept = known ?? openKept(directory, problems);
      if (kept) return kept;
    } catch {
      // The disk is full, the folder is another user's, or another process changes it: the next start tries again.
    }
  }
  return known ?? { store: memoryStore(content as StoreContent), directory: undefined, problems };
}

/** Keeps compiled tables. @throws the error of the system */
function place(directory: string, content: StoreContent): void {
  const isSound = (): boolean => openKept(directory, []) !== undefined;
  if (isSound()) return;
  try {
    placeFiles(directory, storeFiles(content), isSound);
  } catch (error) {
    // Another process was quicker, with the same.
    if (!isSound()) throw error;
  }
}
