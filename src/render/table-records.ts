import type { Problem } from '../tables/problem.ts';
import type { RecordShape } from './records.ts';

/** A problem of a team's own table in the machine formats. */
export interface ProblemRecord extends Pick<Problem, 'file' | 'line' | 'column' | 'kind'> {
  /** What is wrong and what to do, in the language of the answer. */
  readonly message: string;
}

/** A table that was checked. */
export interface CheckedFile {
  readonly file: string;
  /** Null for one that has problems. */
  readonly entries: number | null;
  readonly problems: number;
}

const problemFields = ['file', 'line', 'column', 'kind', 'message'];

export const problemShape: RecordShape = { fields: problemFields, columns: problemFields };

export const writtenShape: RecordShape = { fields: ['file'], columns: ['file'] };

/** Makes the record of a problem. @param message what is wrong and what to do */
export function problemRecord({ file, line, column, kind }: Problem, message: string): ProblemRecord {
  return { file, line, column, kind, message };
}
