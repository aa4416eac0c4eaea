import { refOf } from '../catalog/code.ts';
import type { Entry } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import { textsOf } from '../language.ts';
import { clip } from '../render/frame.ts';
import { renderList } from '../render/list.ts';
import { displayWidth } from '../render/width.ts';
import { wordsIn } from '../render/words.ts';
import { type Context, vendorOf } from './context.ts';

/** What an entry says, with the heading that tells it from another meaning of the same code. */
function messageText(context: Context, { vendor, section, message }: Entry): string {
  const { words, language } = context;
  const heading = section === null ? '' : ` [${sectionName(vendorOf(context, vendor), section)[words]}]`;
  return textsOf(language, message).join(' · ') + heading;
}

/**
 * Meanings to choose from, one a line: the code to type, vendor, message. In a terminal long messages are cut; elsewhere they are
 * whole, for other programs.
 */
export function refList(context: Context, entries: readonly Entry[]): string {
  const { style, words, terminal } = context;
  const refs = entries.map(refOf);
  const names = entries.map(({ vendor }) => vendorOf(context, vendor).name[words]);
  const gaps = 4;
  const leadWidth = Math.max(...refs.map(displayWidth)) + Math.max(...names.map(displayWidth)) + gaps;
  const room = terminal.isInteractive ? Math.max(terminal.columns - leadWidth, 0) : Infinity;
  return renderList(
    [
      { texts: refs, paint: style.code },
      { texts: names, paint: style.vendor },
      { texts: entries.map((entry) => clip(messageText(context, entry), room)), paint: (text) => text },
    ],
    undefined,
  );
}

/**
 * Entries as a list: vendor, code, category, message. In a terminal long messages wrap; elsewhere each entry is one
 * line, for other programs.
 */
export function entryList(context: Context, entries: readonly Entry[]): string {
  const { style, words, terminal } = context;
  if (entries.length === 0) return '';
  return renderList(
    [
      { texts: entries.map((entry) => vendorOf(context, entry.vendor).name[words]), paint: style.vendor },
      { texts: entries.map((entry) => entry.code), paint: style.code },
      {
        texts: entries.map((entry) => wordsIn(words).categories[entry.category]),
        paint: (text, row) => style.kind((entries[row] as Entry).kind)(text),
      },
      { texts: entries.map((entry) => messageText(context, entry)), paint: (text) => text },
    ],
    terminal.isInteractive ? terminal.columns : undefined,
  );
}
