/** The commands of this release. */
export const commandNames = [
  'lookup',
  'search',
  'grep',
  'explain',
  'scan',
  'annotate',
  'retry',
  'list',
  'vendors',
  'schema',
  'help',
] as const;

/** Names that become commands in later releases; they are no text today, so that nothing changes its meaning then. */
export const reservedNames = ['browse', 'mcp', 'completion', 'check'] as const;

const allNames: readonly string[] = [...commandNames, ...reservedNames];

/** Whether a word is a command's name, now or later. */
export function isCommandName(word: string): boolean {
  return allNames.includes(word);
}

/** Whether a word is the name of a command of a later release. */
export function isReservedName(word: string): boolean {
  return reservedNames.some((name) => name === word);
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
  return nearestNames(lower, allNames, 2).filter((name) => beginsAlike(lower, name));
}
