import { visible } from '../render/visible.ts';
import { SourceError } from '../scan/sources.ts';
import { UsageError } from './context.ts';

/**
 * Turns a log that cannot be read into wrong usage, which the program tells in a sentence.
 *
 * @throws UsageError for a {@link SourceError}, and whatever else the work throws
 */
export async function orUsageError<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { problem, source, reason } = error;
    throw new UsageError((words) => words.source[problem](visible(source), visible(reason, 200)));
  }
}
