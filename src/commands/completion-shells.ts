/** The shells whose completion scripts there are. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** What `errcode completion` is to do. */
export interface CompletionOptions {
  /** The word at the cursor, up to it; the script is asked for when it is left out. */
  readonly word?: string;
}
