import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isFolder } from './folders.ts';

/**
 * Makes a folder and those that it lies in. Node's own way of it never ends below folders of the system, as /proc.
 *
 * @param mode who may read and write it
 * @throws the error of the system
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process was quicker.
    if (!isFolder(path)) throw error;
  }
}

/** What renaming onto a folder that is there fails with. */
const isThere = ['ENOTEMPTY', 'EEXIST', 'EPERM'];

/**
 * Puts a folder of files in its place, whole or not at all: it is written under another name first.
 *
 * @param isSound whether what is there already, by another process perhaps, is as good
 * @throws the error of the system when it cannot be written
 */
export function placeFiles(
  target: string,
  files: Readonly<Record<string, Uint8Array>>,
  isSound: () => boolean,
): void {
  const temporary = mkdtempSync(`${target}-`);
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(temporary, name), content);
    try {
      renameSync(temporary, target);
    } catch (error) {
      if (!isThere.includes((error as NodeJS.ErrnoException).code ?? '') || isSound()) throw error;
      rmSync(target, { recursive: true, force: true });
      renameSync(temporary, target);
    }
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}
