/** Work on own tables that takes more than about a second when they are large, done once after each change. */
export type Work = 'compile' | 'index';

/** Is told of long work, for somebody who waits. */
export interface LongWork {
  begin(work: Work): Promise<void>;
  end(): void;
}
