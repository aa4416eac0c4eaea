/** The commands, in the order of help. */
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
  'schema',
  'check',
  'init',
  'import',
  'mcp',
  'completion',
  'help',
] as const;

/** Whether a word is a command's name. */
export function isCommandName(word: string): boolean {
  return commandNames.some((name) => name === word);
}

/** Fingers slip anywhere but on the first key: only a swap of the first two counts there. */
function beginsAlike(word: string, name: string): boolean {
  return word[0] === name[0] || (word[0] === name[1] && word[1] === name[0]);
}

/** The commands that a mistyped word may mean, best first. */
export async function nearestCommands(word: string): Promise<string[]> {
  if (!/^[a-z]{3,}$/i.test(word)) return [];
  const { nearestNames } = await import('../search/fuzzy.ts');
  const lower = word.toLowerCase();
  return nearestNames(lower, commandNames, 2).filter((name) => beginsAlike(lower, name));
}
