/** Takes away what is kept of tables and not asked for any more. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestName, readManifest } from './manifest.ts';

/** What is no longer asked for is kept so long, in milliseconds: another process may still be reading or writing it. */
const keptFor = 3_600_000;

/** Whether a folder holds what no tables can be any more: one of them is gone, as with a project that was deleted. */
function isOrphan(folder: string): boolean {
  const stamps = readManifest(folder)?.stamps;
  return !stamps?.every(({ path }) => existsSync(path));
}

function removeOld(folder: string, isLeftOver: (name: string) => boolean): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (isLeftOver(name) && Date.now() - statSync(path).mtimeMs > keptFor)
      rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Takes away what earlier contents of the same tables left, what was cut off while it was written, and what is kept of
 * tables that are gone.
 *
 * @param folder what is kept of these tables; others lie beside it
 * @param key the name of what holds now
 */
export function pruneCache(folder: string, key: string): void {
  try {
    removeOld(folder, (name) => name !== key && name !== manifestName);
    removeOld(join(folder, key), (name) => name.startsWith('search-'));
    const others = dirname(folder);
    removeOld(others, (name) => join(others, name) !== folder && isOrphan(join(others, name)));
  } catch {
    // Another process does the same just now.
  }
}
