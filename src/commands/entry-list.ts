import type { Entry } from '../catalog/types.ts';
import { renderList } from '../render/list.ts';
import { sectionName, sides, wordsIn } from '../render/words.ts';
import { type Context, vendorOf } from './context.ts';

/**
 * Entries as a list: vendor, code, message. In a terminal long messages wrap; elsewhere each entry is one line, for
 * other programs.
 *
 * @param notes what to say behind each message; none when left out
 */
export function entryList(context: Context, entries: readonly Entry[], notes?: readonly string[]): string {
  const { style, words, terminal, language } = context;
  if (entries.length === 0) return '';
  const message = (entry: Entry, position: number): string => {
    const { own, other } = sides(entry.message, language === 'both' ? 'zh' : language);
    const heading =
      entry.section === null
        ? ''
        : ` [${sectionName(vendorOf(context, entry.vendor), entry.section, words)}]`;
    const note = notes === undefined ? '' : ` (${notes[position]})`;
    return `${own}${language === 'both' ? ` · ${other}` : ''}${heading}${note}`;
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
