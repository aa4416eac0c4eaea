import { platformName } from '../render/occurrence.ts';
import { scanWords } from '../render/scan-words.ts';
import type { Context } from './context.ts';

/** One line on the codes of other platforms than those asked for. */
export function otherPlatforms(
  { catalog, words }: Context,
  others: readonly { readonly vendor: string; readonly count: number }[],
): string {
  return scanWords(words).others(
    others.map(({ vendor, count }) => ({
      name: platformName(vendor, catalog)?.[words] ?? vendor,
      count,
    })),
  );
}
