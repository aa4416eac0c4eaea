import type { Entry } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import { textsOf } from '../language.ts';
import { renderList } from '../render/list.ts';
import { wordsIn } from '../render/words.ts';
import { type Context, vendorOf } from './context.ts';

/**
 * Entries as a list: vendor, code, category, message. In a terminal long messages wrap; elsewhere each entry is one
 * line, for other programs.
 */
export function entryList(context: Context, entries: readonly Entry[]): string {
  const { style, words, terminal, language } = context;
  if (entries.length === 0) return '';
  const message = ({ vendor, section, message: text }: Entry): string => {
    const texts = textsOf(language, text);
    const heading = section === null ? '' : ` [${sectionName(vendorOf(context, vendor), section)[words]}]`;
    return texts.join(' · ') + heading;
  };
  return renderList(
    [
      { texts: entries.map((entry) => vendorOf(context, entry.vendor).name[words]), paint: style.vendor },
      { texts: entries.map((entry) => entry.code), paint: style.code },
      {
        texts: entries.map((entry) => wordsIn(words).categories[entry.category]),
        paint: (text, row) => style.kind((entries[row] as Entry).kind)(text),
      },
      { texts: entries.map(message), paint: (text) => text },
    ],
    terminal.isInteractive ? terminal.columns : undefined,
  );
}
