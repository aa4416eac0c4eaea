/** The compiled tables are missing, unreadable or not what the build wrote. */
export class TablesError extends Error {}

/** What is kept of a team's own tables cannot be read; it can be made anew. */
export class CacheError extends Error {
  /** @param discard takes away what is kept */
  constructor(
    message: string,
    readonly discard: () => void,
  ) {
    super(message);
  }
}
