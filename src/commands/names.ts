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

/** What other tools have a command for, and this one something else. */
const otherForms: Readonly<Record<string, string>> = {
  categories: 'list --category',
  version: '--version',
  config: '--help',
  settings: '--help',
  update: '--help',
  upgrade: '--help',
};

/** What is to be typed in place of a subcommand that other tools have; undefined for all other words. */
export async function commandMeantBy(word: string): Promise<string | undefined> {
  const name = word.toLowerCase();
  if (Object.hasOwn(otherForms, name)) return otherForms[name];
  if (!/^[a-z]{2,12}$/.test(name)) return undefined;
  const { commands } = await import('./all.ts');
  return commands.find(({ otherNames }) => otherNames?.includes(name))?.name;
}

/** How many slips make one word of another: a letter missing, too many or another, or two that changed places. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (isSame ? 0 : 1),
          isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(a.length, b.length);
}

/** In longer names two slips leave no doubt. */
const longName = 6;
const longestWord = 20;

/** Fingers slip anywhere but on the first key: only a swap of the first two counts there. */
function beginsAlike(word: string, name: string): boolean {
  return word[0] === name[0] || (word[0] === name[1] && word[1] === name[0]);
}

/** The commands that a mistyped word may mean, best first. */
export function nearestCommands(word: string): string[] {
  if (!/^[a-z]{3,}$/i.test(word) || word.length > longestWord) return [];
  const lower = word.toLowerCase();
  return commandNames
    .map((name) => ({ name, slips: slipsBetween(lower, name) }))
    .filter(({ name, slips }) => slips <= (name.length >= longName ? 2 : 1) && beginsAlike(lower, name))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 2)
    .map(({ name }) => name);
}
