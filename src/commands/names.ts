/**
 * The commands, in the order of help. What describes them is in `all.ts`, which is loaded when it is asked for: every start
 * tells commands from codes by their names alone.
 */
export const commandNames = [
  'lookup',
  'search',
  'grep',
  'list',
  'browse',
  'vendors',
  'guide',
  'explain',
  'scan',
  'annotate',
  'retry',
  'export',
  'site',
  'schema',
  'check',
  'init',
  'import',
  'mcp',
  'completion',
  'help',
] as const;
export type CommandName = (typeof commandNames)[number];

/** Whether a word is a command's name. */
export const isCommandName = (word: string): boolean => commandNames.some((name) => name === word);

const longestWord = 20;

/** Whether a word may be a mistyped command, or one of other tools; `mistyped.ts` tells which. */
export const mayBeCommand = (word: string): boolean =>
  /^[a-z]{2,}$/i.test(word) && word.length <= longestWord;
