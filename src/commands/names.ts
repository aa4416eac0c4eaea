/** The commands of this release. */
export const commandNames = ['lookup', 'retry', 'list', 'vendors', 'schema', 'help'] as const;

/** Names that become commands in later releases; they are no text today, so that nothing changes its meaning then. */
export const reservedNames = [
  'search',
  'grep',
  'explain',
  'scan',
  'annotate',
  'browse',
  'mcp',
  'completion',
  'check',
] as const;

const allNames: readonly string[] = [...commandNames, ...reservedNames];

/** Whether a word is a command's name, now or later. */
export function isCommandName(word: string): boolean {
  return allNames.includes(word);
}

/** The commands that a mistyped word may mean, best first. */
export async function nearestCommands(word: string): Promise<string[]> {
  if (!/^[a-z]{3,}$/i.test(word)) return [];
  const { nearestNames } = await import('../search/nearest.ts');
  return nearestNames(word.toLowerCase(), allNames, 2);
}
