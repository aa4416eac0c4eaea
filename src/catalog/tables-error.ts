/** The compiled tables are missing, unreadable or not what the build wrote. */
export class TablesError extends Error {}

/** The cache of a team's own tables is not what was written to it; it can be made anew. */
export class DamagedCacheError extends Error {}

/** Runs something that reads the tables. @throws TablesError for whatever fails in it */
export function readingTables<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new TablesError((error as Error).message);
  }
}
