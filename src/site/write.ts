/** Writes a site into a folder: only what has changed, and nothing of anybody else's. */
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from './files.ts';

/** The list of what a site's maker wrote, by which the next one knows it. */
export const manifestName = 'errcode-site.json';
const form = 1;

/** What became of the files. */
export interface Written {
  readonly files: number;
  /** Those that were new or had changed. */
  readonly written: number;
  readonly removed: number;
  /** All files together. */
  readonly bytes: number;
}

/** The folder holds something else than a site. */
export class NotASite extends Error {}

/** Something in the folder leads out of it. */
export class LeadsAway extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** A path that a site may have: the list may come from anywhere. */
const sitePath = /^(?:[a-z0-9~_.-]+\/){0,4}[a-zA-Z0-9~_.-]+$/;
const isSitePath = (path: unknown): path is string =>
  typeof path === 'string' && sitePath.test(path) && path.split('/').every((part) => !/^\.{1,2}$/.test(part));

/** What is in a folder; nothing where there is none. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The paths that an earlier maker wrote; undefined where none did. */
function earlierPaths(folder: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
    const { form: own, files } = list as { form?: unknown; files?: unknown };
    return own === form && Array.isArray(files) ? files.filter(isSitePath) : undefined;
  } catch {
    return undefined;
  }
}

/** Removes a file of the site's, and the folders that it leaves empty. @returns whether it was there */
function remove(folder: string, path: string): boolean {
  const file = join(folder, path);
  try {
    rmSync(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    try {
      rmdirSync(join(folder, at));
    } catch {
      // There is something else in it.
      break;
    }
  }
  return true;
}

const isSame = (file: string, bytes: Buffer): boolean => {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
};

/**
 * Writes a site.
 *
 * @param isForced write beside files that are no site's; none of them is touched but those that a page stands in place of
 * @param tell is told of every file
 * @throws NotASite when the folder holds something else
 * @throws LeadsAway when a link in it leads out of it
 * @throws Error of the file system
 */
export function writeSite(
  folder: string,
  files: Iterable<SiteFile>,
  isForced: boolean,
  tell: () => void,
): Written {
  const earlier = earlierPaths(folder);
  if (earlier === undefined && !isForced && namesIn(folder).length > 0) throw new NotASite(folder);
  mkdirSync(folder, { recursive: true });
  const ready = new Set(['.']);
  /** Makes the folder of a file, and sees that it is one. */
  function makeFolderOf(path: string): void {
    const own = dirname(path);
    if (ready.has(own)) return;
    makeFolderOf(own);
    const at = join(folder, own);
    try {
      mkdirSync(at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!lstatSync(at).isDirectory()) throw new LeadsAway(at);
    }
    ready.add(own);
  }
  const isLink = (file: string): boolean =>
    lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

  const now = new Set<string>();
  const list = (paths: Iterable<string>): void => {
    const file = join(folder, manifestName);
    if (isLink(file)) throw new LeadsAway(file);
    writeFileSync(file, `${JSON.stringify({ form, files: [...paths].sort() }, null, 1)}\n`);
  };
  let written = 0;
  let bytes = 0;
  const known = earlier ?? [];
  // First of all: after a run that breaks off, the next one knows the folder.
  list(known);
  for (const { path, text } of files) {
    const file = join(folder, path);
    const content = Buffer.from(text);
    bytes += content.length;
    now.add(path);
    makeFolderOf(path);
    if (isLink(file)) throw new LeadsAway(file);
    if (!isSame(file, content)) {
      writeFileSync(file, content);
      written++;
    }
    tell();
  }
  const gone = known.filter((path) => !now.has(path));
  const removed = gone.filter((path) => safeToRemove(folder, path) && remove(folder, path)).length;
  list(now);
  return { files: now.size, written, removed, bytes };
}

/** Whether no link on the way to a file leads out of the folder. */
function safeToRemove(folder: string, path: string): boolean {
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    if (!lstatSync(join(folder, at), { throwIfNoEntry: false })?.isDirectory()) return false;
  }
  return true;
}
