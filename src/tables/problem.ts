/** What can be wrong with a team's own table. */
export const problemKinds = [
  'missing',
  'unreadable',
  'syntax',
  'tab',
  'unquoted',
  'too-many-fields',
  'repeated-key',
  'empty-file',
  'wrong-type',
  'missing-key',
  'unknown-key',
  'mistyped-key',
  'empty',
  'not-one-of',
  'malformed',
  'too-large',
  'repeated',
  'new-vendor',
  'duplicate',
  'no-such-code',
  'no-such-guide',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** A place in a file, both counted from 1; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a table, with where it stands. */
export interface Problem extends Place {
  /** Path of the file. */
  readonly file: string;
  readonly kind: ProblemKind;
  /** What it is about: a key, a value, what the parser or the system says. */
  readonly about: string;
  /** What would be right, where the kind alone does not say it: known keys, allowed values, an earlier place. */
  readonly instead: string;
}

/** What a file can be that is no YAML, JSON or CSV. */
export type SyntaxKind = Extract<
  ProblemKind,
  'syntax' | 'tab' | 'unquoted' | 'too-many-fields' | 'repeated-key'
>;

/** A file is no YAML, JSON or CSV. */
export class TableSyntaxError extends Error {
  /** @param reason what the parser says */
  constructor(
    readonly place: Place,
    readonly reason: string,
    readonly kind: SyntaxKind = 'syntax',
  ) {
    super(reason);
  }
}
