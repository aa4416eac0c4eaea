/** Exit statuses, the same as grep's, so that scripts can branch on them. */
export const exitCodes = {
  /** Something was found (`retry`: a retry at once, or with growing pauses, can help). */
  found: 0,
  /** Nothing, or not everything, was found (`retry`: a retry cannot help). */
  notFound: 1,
  /** Wrong usage, input or output that failed, a fault of the program (`retry`: unknown). */
  usage: 2,
  /** `retry` only: the same request can succeed after something else, as a new token, or when a quota's window is over. */
  notYet: 3,
  /** Ctrl-C ended an interactive command: what shells make of the signal. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
