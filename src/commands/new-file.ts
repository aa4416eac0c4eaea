import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { visible } from '../render/visible.ts';
import { makeFolder } from '../tables/place-files.ts';
import { type Context, UsageError } from './context.ts';
import { tablesWords } from './tables-words.ts';

function writeWhole(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
  } catch (error) {
    closeSync(file);
    rmSync(path);
    throw error;
  }
  closeSync(file);
}

/**
 * Writes a file that is not there yet, whole or not at all, and makes its folder where there is none.
 *
 * @throws UsageError when it is there already, or cannot be written
 */
export function writeNewFile({ words }: Context, path: string, text: string): void {
  try {
    makeFolder(dirname(path));
    writeWhole(path, text);
  } catch (error) {
    const { code, message, path: at } = error as NodeJS.ErrnoException;
    const shown = visible(path, 300);
    throw new UsageError((usage) =>
      code === 'EEXIST' && at === path
        ? tablesWords(words).exists(shown)
        : usage.unwritable(shown, visible(message, 300)),
    );
  }
}
