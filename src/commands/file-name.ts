import { existsSync } from 'node:fs';

const longestName = 1000;

/** Whether a word is the name of a file at hand; words without a dot or a slash are words, whatever lies there. */
export function isFileName(word: string): boolean {
  return word.length <= longestName && /[./\\]/.test(word) && existsSync(word);
}
