/** Exit statuses, the same as grep's, so that scripts can branch on them. */
export const exitCodes = {
  /** Something was found (`retry`: a retry can help). */
  found: 0,
  /** Nothing, or not everything, was found (`retry`: a retry cannot help). */
  notFound: 1,
  /** Wrong usage, or input or output that failed (`retry`: unknown). */
  usage: 2,
  /** Ctrl-C ended an interactive command: what shells make of the signal. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
