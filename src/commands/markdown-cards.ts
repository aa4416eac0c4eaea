/** Cards as Markdown, which few ask for. */
import type { Entry } from '../catalog/types.ts';
import { renderMarkdownCard } from '../render/markdown.ts';
import type { Card } from './answer.ts';
import { type Context, vendorOf } from './context.ts';

/** Cards as Markdown. */
export function markdownCardsOf(context: Context, all: readonly Card[]): string {
  const { language, words } = context;
  const setting = { language, words, vendor: (id: string) => vendorOf(context, id) };
  return all
    .map(({ entry, above }) => [above, renderMarkdownCard(entry, setting)].filter(Boolean).join('\n\n'))
    .join('\n\n---\n\n');
}

/** The cards of entries as Markdown. */
export const markdownCards = (context: Context, entries: readonly Entry[]): string =>
  markdownCardsOf(
    context,
    entries.map((entry) => ({ entry })),
  );
