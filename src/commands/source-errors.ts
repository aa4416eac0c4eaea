import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { visible } from '../render/visible.ts';
import { SourceError } from '../scan/sources.ts';
import { type Context, UsageError } from './context.ts';

function sentenceOf({ problem, source, reason }: SourceError): UsageError {
  return new UsageError((words) => words.source[problem](visible(source), visible(reason, 200)));
}

/** Logs that cannot be read, beside others that can: each is told in a sentence when the others were read. */
export function sourceProblems({ terminal, words }: Context) {
  const problems: SourceError[] = [];
  return {
    add: (problem: SourceError): void => {
      problems.push(problem);
    },
    /** Says them on stderr. @returns the status: that of wrong usage where there are some */
    async report(status: ExitCode): Promise<ExitCode> {
      if (problems.length === 0) return status;
      const { usageWords } = await import('./usage-words.ts');
      for (const problem of problems) {
        terminal.writeError(`errcode: ${sentenceOf(problem).say(usageWords(words))}\n`);
      }
      return exitCodes.usage;
    },
  };
}

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
    throw sentenceOf(error);
  }
}
