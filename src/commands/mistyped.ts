/** What is meant by words that are no commands. */
import { editDistance } from '../search/near-words.ts';
import { commandNames, mayBeCommand } from './names.ts';

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
  const { commands } = await import('./all.ts');
  return commands.find(({ otherNames }) => otherNames?.includes(name))?.name;
}

/** In longer names two slips leave no doubt. */
const longName = 6;
const mostSlips = (name: string): number => (name.length >= longName ? 2 : 1);

/** Fingers slip anywhere but on the first key: only a swap of the first two counts there. */
function beginsAlike(word: string, name: string): boolean {
  return word[0] === name[0] || (word[0] === name[1] && word[1] === name[0]);
}

const shortestWord = 3;

/** The commands that a mistyped word may mean, best first. */
export function nearestCommands(word: string): string[] {
  if (!mayBeCommand(word) || word.length < shortestWord) return [];
  const lower = word.toLowerCase();
  return commandNames
    .map((name) => ({ name, slips: editDistance(lower, name, mostSlips(name)) }))
    .filter(({ name, slips }) => slips <= mostSlips(name) && beginsAlike(lower, name))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 2)
    .map(({ name }) => name);
}
