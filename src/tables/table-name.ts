import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Whether a path is that of a table: by its ending. The schema that lies beside tables for editors is none, nor are settings. */
export function isTableName(path: string): boolean {
  const name = basename(path);
  return /\.(?:ya?ml|json|csv)$/i.test(name) && !/^\.|^settings\.ya?ml$|\.schema\.json$/i.test(name);
}

/** Paths of the tables in a folder, in the order in which they count. @throws the error of the system */
export const tablesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(isTableName)
    .sort()
    .map((name) => join(folder, name));
