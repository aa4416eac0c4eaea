import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a name is that of a table: by its ending. The schema that lies beside tables for editors is none, nor are settings. */
function isTableName(name: string): boolean {
  return /\.(?:ya?ml|json|csv)$/i.test(name) && !/^\.|^settings\.ya?ml$|\.schema\.json$/i.test(name);
}

/** Paths of the tables in a folder, in the order in which they count. @throws the error of the system */
export const tablesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(isTableName)
    .sort()
    .map((name) => join(folder, name));
