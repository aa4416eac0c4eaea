import { mask } from '../../detect/mask.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import type { ScreenSize } from '../../render/frame.ts';
import { loadStyle, type Style } from '../../render/style.ts';
import { wrap } from '../../render/wrap.ts';
import { matchOf } from '../../search/match.ts';
import type { Hit } from '../../search/search.ts';
import type { ScreenApp } from '../../terminal.ts';
import { answerOfEntries, answerOfLookup, cards, printAnswer } from '../answer.ts';
import { type Context, hasRemarks, UsageError } from '../context.ts';
import { unknownRecords } from '../unknown.ts';
import { type BrowseFound, createFind, type Find } from './browse-find.ts';
import { cardLines, drawBrowse, layoutOf } from './browse-view.ts';

/** The interactive search: keys in, screens out. */
interface Browser extends ScreenApp {
  /** The hit that is selected. */
  chosen(): Hit | undefined;
  /** What the list was made of. */
  found(): BrowseFound;
}

const within = (value: number, most: number, least = 0): number => Math.max(least, Math.min(value, most));

function createBrowser(context: Context, find: Find, plain: Style): Browser {
  let query: string | undefined;
  let found: BrowseFound = { unknown: null, missing: [], hits: [] };
  let selected = 0;
  let listTop = 0;
  let cardTop = 0;
  let card: { readonly hit: Hit; readonly columns: number; readonly lines: readonly string[] } | undefined;
  let size: ScreenSize = { columns: 0, rows: 0 };

  /** No entry is chosen in place of an unknown code, unless one moves to it. */
  const least = (): number => (found.unknown === null ? 0 : -1);

  function select(position: number): void {
    selected = within(position, found.hits.length - 1, least());
    cardTop = 0;
  }

  function update(text: string): void {
    if (text === query) return;
    query = text;
    found = find(text);
    listTop = 0;
    select(least());
  }

  function linesOfCard(columns: number): readonly string[] {
    const hit = found.hits[selected];
    if (hit === undefined) return found.unknown === null ? [] : wrap(found.unknown, columns);
    if (card?.hit !== hit || card.columns !== columns)
      card = { hit, columns, lines: cardLines(context, hit, columns) };
    return card.lines;
  }

  return {
    chosen: () => found.hits[selected],
    found: () => found,
    mayFinish(text) {
      update(text);
      return found.hits.length > 0 || found.unknown !== null;
    },
    press(key) {
      const { list, card: area } = layoutOf(size);
      const page = Math.max(1, (area ?? list).rows - 1);
      const step = key === 'up' || key === 'page-up' ? -1 : 1;
      if (key === 'up' || key === 'down') select(selected + step);
      else if (area) cardTop += step * page;
      else select(selected + step * page);
    },
    draw(typed, newSize) {
      size = newSize;
      update(typed.text);
      const layout = layoutOf(size);
      const { unknown, hits } = found;
      const rows = Math.max(1, layout.list.rows - (unknown === null ? 0 : 1));
      listTop = within(listTop, Math.max(0, selected));
      listTop = Math.max(listTop, selected - rows + 1);
      const lines = layout.card ? linesOfCard(layout.card.columns) : [];
      cardTop = within(cardTop, lines.length - (layout.card?.rows ?? 0));
      return drawBrowse(
        context,
        { typed, unknown, hits, selected, listTop, card: lines, cardTop },
        size,
        plain,
      );
    },
  };
}

/**
 * `errcode browse`: searches while one types, and prints the entry that is chosen.
 *
 * @param words what to begin with
 * @throws UsageError when there is no terminal to draw on and to type at
 */
export async function browse(context: Context, words: readonly string[]): Promise<ExitCode> {
  const { terminal } = context;
  if (!terminal.hasScreen) throw new UsageError((usage) => usage.noScreen);
  const find = await createFind(context, await context.openSearchData());
  const onScreen = { ...context, style: await context.screenStyle() };
  const browser = createBrowser(onScreen, find, await loadStyle(false));
  const { end, text } = await terminal.showScreen(browser, words.join(' '));
  if (end === 'interrupted') return exitCodes.interrupted;
  const hit = end === 'chosen' ? browser.chosen() : undefined;
  if (hit === undefined) {
    const { unknown, missing } = browser.found();
    if (end !== 'chosen' || unknown === null) return exitCodes.notFound;
    await printAnswer(context, {
      command: 'browse',
      query: mask(text),
      ...answerOfLookup(context, { results: [], missing }),
      extra: { unknown: unknownRecords(context, missing, text) },
      text: () => '',
    });
    if (hasRemarks(context)) terminal.writeError(`errcode: ${unknown}\n`);
    return exitCodes.notFound;
  }
  const { entry, closest, marker } = hit;
  await printAnswer(context, {
    command: 'browse',
    query: text,
    ...answerOfEntries(context, [{ query: text, entry }]),
    text: () => cards(context, [entry], matchOf(entry, closest, marker)),
    markdown: async () => (await import('../markdown-cards.ts')).markdownCards(context, [entry]),
  });
  return exitCodes.found;
}
