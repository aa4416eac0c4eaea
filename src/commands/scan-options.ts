import type { EncodingOptions } from './text-input.ts';

export const groupings = ['code', 'vendor', 'hour'] as const;

/** What to scan for, and what to show of it. */
export interface ScanCommandOptions extends EncodingOptions {
  /** At most so many rows. */
  readonly top?: number;
  /** As they were typed. */
  readonly since?: string;
  readonly until?: string;
  readonly by?: (typeof groupings)[number];
  /** File to write a page to. */
  readonly html?: string;
}
