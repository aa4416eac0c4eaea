/** Tells what was copied into a command from what was typed. */

/** What people type fills few lines. */
export const mostLines = 2;

/** How many lines a text has, without blank ones around it. */
export const linesOf = (text: string): number => text.trim().split('\n').length;

/** Braces, addresses, times of log lines, elements of XML, names of hosts. Bounded. */
const copied = /[{}]|:\/\/|<[/!a-z]|\d\d:\d\d:\d\d|(?<![\w.-])(?:[\w-]{1,40}\.){2,4}[a-z]{2,6}(?![\w.(-])/i;

/**
 * Whether a text was copied from a response or a program's output, and so is no search in somebody's own words, which may be many but
 * fill few lines.
 */
export const isPasted = (text: string): boolean => linesOf(text) > mostLines || copied.test(text);
