import { stripVTControlCharacters } from 'node:util';
import { browseWords } from '../../render/browse-words.ts';
import { type CardSetting, renderCard } from '../../render/card.ts';
import { clip, type Frame, type ScreenSize, type Span, windowAround } from '../../render/frame.ts';
import { renderList } from '../../render/list.ts';
import type { Style } from '../../render/style.ts';
import { displayWidth, padEnd } from '../../render/width.ts';
import { matchOf } from '../../search/match.ts';
import type { Hit } from '../../search/search.ts';
import type { TypedText } from '../../terminal.ts';
import { type Context, vendorOf } from '../context.ts';
import { hitColumns } from '../hit-list.ts';
import type { BrowseHit } from './browse-find.ts';

/** From this width on the card stands beside the list. */
const leastColumnsBeside = 110;
/** Less room than this shows the list only. */
const leastRowsForCard = 8;
const leastListRows = 3;
/** How much of the screen the list takes: of its lines above the card, of its columns beside it. */
const listShareOfRows = 1 / 3;
const listShareOfColumns = 0.42;
const mostListColumns = 64;

/** A part of the screen. */
export interface Area extends ScreenSize {
  readonly row: number;
  readonly column: number;
}

/** Where things stand on a screen; the query is on its first line, the keys are on its last. */
export interface Layout {
  readonly list: Area;
  /** Undefined where the screen is too small for it. */
  readonly card: Area | undefined;
  readonly isBeside: boolean;
}

/** Divides a screen. */
export function layoutOf({ columns, rows }: ScreenSize): Layout {
  const row = 1;
  const body = Math.max(0, rows - 2);
  if (body < leastRowsForCard) {
    return { list: { row, column: 0, columns, rows: body }, card: undefined, isBeside: false };
  }
  if (columns >= leastColumnsBeside) {
    const listColumns = Math.min(mostListColumns, Math.floor(columns * listShareOfColumns));
    const column = listColumns + 3;
    return {
      list: { row, column: 0, columns: listColumns, rows: body },
      card: { row, column, columns: columns - column, rows: body },
      isBeside: true,
    };
  }
  const listRows = Math.max(leastListRows, Math.floor(body * listShareOfRows));
  const cardRow = row + listRows + 1;
  return {
    list: { row, column: 0, columns, rows: listRows },
    card: { row: cardRow, column: 0, columns, rows: row + body - cardRow },
    isBeside: false,
  };
}

/** What the screen is to show. */
export interface View {
  readonly typed: TypedText;
  /** Stands above the hits, and is selected at first; null for none. */
  readonly unknown: string | null;
  readonly hits: readonly BrowseHit[];
  /** Place of a hit; -1 is the line above them. */
  readonly selected: number;
  /** The first hit that the list shows. */
  readonly listTop: number;
  /** Lines of the selected hit's card; none where nothing was found. */
  readonly card: readonly string[];
  /** The first of them that is shown. */
  readonly cardTop: number;
}

const prompt = '> ';
/** Stands in front of the selected hit; the others are indented as much. */
const pointer = '> ';
/** Stands between the parts of the last line. */
const gap = '  ';

/** Control and format characters, which would move what stands behind them. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The lines of a hit's card. @param columns width of the card */
export function cardLines(context: Context, { entry, closest, marker }: Hit, columns: number): string[] {
  const { language, style } = context;
  const setting: CardSetting = {
    isFull: false,
    language,
    style,
    columns,
    hyperlinks: false,
    vendor: (id) => vendorOf(context, id),
  };
  const lines = renderCard(entry, setting, matchOf(entry, closest, marker)).split('\n');
  // A command to type and an address stay whole on a card, and would leave a narrow screen.
  return lines.map((line) => {
    const text = stripVTControlCharacters(line);
    return displayWidth(text) > columns ? clip(text, columns) : line;
  });
}

/** Hits of the list, one a line. */
function listLines(context: Context, hits: readonly BrowseHit[], columns: number): string[] {
  if (hits.length === 0) return [];
  const names = hits.map(({ entry }) => vendorOf(context, entry.vendor).name[context.words]);
  const most = [Math.floor(columns / 4), Math.floor(columns / 3)];
  const widest = [names, hits.map(({ entry }) => entry.code)].map((texts, i) =>
    Math.min(most[i] as number, Math.max(...texts.map(displayWidth))),
  );
  const rest = columns - widest.reduce((sum, width) => sum + width + 2, 0);
  return renderList(
    hitColumns(context, hits, (text, column) => clip(text, widest[column] ?? rest)),
    undefined,
  ).split('\n');
}

function queryLine(
  { typed }: View,
  { columns }: ScreenSize,
  context: Context,
): { spans: Span[]; cursor: number } {
  const { style, words } = context;
  const lead = { column: 0, text: style.heading(prompt) };
  const room = Math.max(1, columns - prompt.length);
  if (typed.text === '') {
    const hint = style.dim(clip(browseWords(words).placeholder, room));
    return { spans: [lead, { column: prompt.length, text: hint }], cursor: prompt.length };
  }
  const { text, cursor } = windowAround(typed.text.replace(unprintable, ' '), typed.cursor, room);
  return { spans: [lead, { column: prompt.length, text }], cursor: prompt.length + cursor };
}

/** How many are found, and the keys; where there is little room, those that are guessed first are left out. */
function statusLine(
  { unknown, hits, selected, card, cardTop }: View,
  layout: Layout,
  columns: number,
  context: Context,
): string {
  const { position, nothingFound, keys, cardLines: shownLines } = browseWords(context.words);
  const { choose, scroll, print, leave } = keys;
  const rows = layout.card?.rows ?? card.length;
  const shown = card.length > rows ? shownLines(cardTop + 1, cardTop + rows, card.length) : '';
  const found =
    hits.length === 0 ? (unknown === null ? nothingFound : '') : position(selected + 1, hits.length);
  let parts = [found, shown, choose, scroll, print, leave].filter((part) => part !== '');
  for (const dispensable of [scroll, shown, choose, print, leave]) {
    if (displayWidth(parts.join(gap)) <= columns) break;
    parts = parts.filter((part) => part !== dispensable);
  }
  return clip(parts.join(gap), columns);
}

/**
 * Draws the screen: the query on the first line, the list, the card below or beside it, the keys on the last line.
 *
 * @param plain the style of the selected hit, whose line is painted as a whole
 */
export function drawBrowse(context: Context, view: View, size: ScreenSize, plain: Style): Frame {
  const { style } = context;
  const layout = layoutOf(size);
  const { list, card } = layout;
  const lines: Span[][] = Array.from({ length: size.rows }, () => []);
  const { spans, cursor } = queryLine(view, size, context);
  lines[0]?.push(...spans);

  const above = view.unknown === null ? [] : [view.unknown];
  const shown = view.hits.slice(view.listTop, view.listTop + list.rows - above.length);
  const columns = Math.max(0, list.columns - pointer.length);
  const painted = [
    ...above.map((text) => style.error(clip(text, columns))),
    ...listLines(context, shown, columns),
  ];
  const unpainted = [
    ...above.map((text) => clip(text, columns)),
    ...listLines({ ...context, style: plain }, shown, columns),
  ];
  for (const [i, line] of painted.slice(0, list.rows).entries()) {
    const place = i - above.length;
    const isSelected = (place < 0 ? place : view.listTop + place) === view.selected;
    const text = isSelected ? style.selected(padEnd(pointer + unpainted[i], list.columns)) : `  ${line}`;
    lines[list.row + i]?.push({ column: list.column, text });
  }

  if (card) {
    if (layout.isBeside) {
      for (let row = card.row; row < card.row + card.rows; row++)
        lines[row]?.push({ column: card.column - 2, text: style.dim('│') });
    } else {
      lines[card.row - 1]?.push({ column: 0, text: style.dim('─'.repeat(size.columns)) });
    }
    for (const [i, text] of view.card.slice(view.cardTop, view.cardTop + card.rows).entries())
      lines[card.row + i]?.push({ column: card.column, text });
  }
  if (size.rows > 1)
    lines.at(-1)?.push({ column: 0, text: style.dim(statusLine(view, layout, size.columns, context)) });
  return { lines, cursor };
}
