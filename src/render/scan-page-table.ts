import type { CodeCount, Place } from '../scan/scan-report.ts';
import { escapeHtml, innerLink, logText, shortened, textIn } from './html.ts';
import { countText } from './scan-figures.ts';
import { renderSparkline } from './scan-page-chart.ts';
import { type PageRow, type ScanPage, type SortKey, sortKeys } from './scan-page-model.ts';
import { sides } from './words.ts';

/** Time and place of a record. */
export function placeHtml(page: ScanPage, place: Place): string {
  const time = page.timeOf(place);
  return (
    (time === null ? '' : `<time>${time}</time> `) +
    `<span class="place"><bdi>${escapeHtml(shortened(page.fileName(place.file), 200))}</bdi>:${place.line}</span>`
  );
}

/** The ids of the vendors whose code it may be, the one it is taken for first. */
function vendorsOf({ vendor, candidates, entries }: CodeCount): string[] {
  const ids = [...candidates, ...entries].map((one) => one.vendor);
  return [...new Set(vendor === null ? ids : [vendor, ...ids])];
}

function vendorCell(page: ScanPage, { code }: PageRow): string {
  const { words } = page;
  const mark = (text: string): string => ` <span class="mark">${text}</span>`;
  if (code.vendor !== null)
    return escapeHtml(page.nameOf(code.vendor)) + (code.certainty !== 'certain' ? mark(words.guessed) : '');
  const names = vendorsOf(code).map((id) => escapeHtml(page.nameOf(id)));
  if (names.length === 0) return `<span class="muted">${words.noVendor}</span>`;
  return names.join(page.cardWords.separator) + mark(words.noVendor);
}

/** How many meanings of one code the table spells out. */
const mostMeanings = 3;

function messageCell(page: ScanPage, { code, cards }: PageRow): string {
  if (cards.length === 0) return code.message === null ? '' : logText(code.message);
  const language = page.setting.words;
  const meanings = cards.map(({ entry }) => {
    const { own, other } = sides(entry.message, language);
    return (
      `<p>${textIn(language, own)}</p>` +
      (other === own ? '' : `<p class="other">${textIn(language === 'zh' ? 'en' : 'zh', other)}</p>`)
    );
  });
  // Two vendors may say the same.
  const different = [...new Set(meanings)];
  const others = different.length - mostMeanings;
  return (
    different.slice(0, mostMeanings).join('') +
    (others > 0 ? `<p class="other">${page.words.moreMeanings(countText(others))}</p>` : '')
  );
}

function retryCell(page: ScanPage, { cards }: PageRow): string {
  return [...new Set(cards.map(({ entry }) => entry.retry))]
    .map(
      (retry) =>
        `<span class="badge ${retry}" title="${escapeHtml(page.cardWords.retry[retry] + page.cardWords.aside(retry))}">${page.cardWords.retryInShort[retry]}</span>`,
    )
    .join(' ');
}

/** Everything that the filter finds a code by, in any language, as the page's script compares it. */
function filterText(page: ScanPage, { code, cards }: PageRow): string {
  const vendors = vendorsOf(code).flatMap((id) => {
    const table = page.setting.vendor(id);
    const name = table?.name ?? page.setting.platformName(id);
    return [id, name?.zh ?? '', name?.en ?? '', ...(table?.aliases ?? [])];
  });
  const messages = cards.flatMap(({ entry }) => [
    ...[entry.message, ...entry.variants].flatMap(({ zh, en }) => [zh, en]),
    entry.retry,
  ]);
  return [...new Set([code.code, ...vendors, ...messages, shortened(code.message ?? '', 600)])]
    .join(' ')
    .normalize('NFKC')
    .toLowerCase();
}

type Column = keyof ScanPage['words']['columns'];

const knownColumns: readonly Column[] = [
  'vendor',
  'code',
  'count',
  'trend',
  'message',
  'retry',
  'first',
  'last',
];
const unknownColumns = knownColumns.filter((column) => column !== 'retry');

/** What does not tell by itself what it is, where the headings are out of sight. */
const labelled: readonly Column[] = ['first', 'last'];

/** @param largest the count whose bar is full */
function cell(page: ScanPage, row: PageRow, column: Column, largest: number): string {
  const { code, cards } = row;
  switch (column) {
    case 'vendor':
      return vendorCell(page, row);
    case 'code': {
      const text = escapeHtml(shortened(code.code, 80));
      return `<div>${cards[0] ? innerLink(cards[0].id, text) : text}</div>`;
    }
    case 'count':
      return `<span class="number">${countText(code.count)}</span><span class="bar"><i style="width:${((100 * code.count) / largest).toFixed(1)}%"></i></span>`;
    case 'trend':
      return renderSparkline(code.timeline);
    case 'message':
      return messageCell(page, row);
    case 'retry':
      return retryCell(page, row);
    case 'first':
      return placeHtml(page, code.first);
    case 'last':
      return placeHtml(page, code.last);
  }
}

const isSortKey = (column: Column): column is Column & SortKey =>
  (sortKeys as readonly string[]).includes(column);

/**
 * A table of codes, most frequent first. The page's script sorts and filters it; without one it can be read as it is.
 *
 * @param id of the table
 * @param heading its caption
 */
export function renderTable(page: ScanPage, id: 'known' | 'unknown', heading: string): string {
  const rows = page[id];
  const hasTrend = rows.some(({ code }) => code.timeline.length > 0);
  const columns = (id === 'known' ? knownColumns : unknownColumns).filter(
    (column) => column !== 'trend' || hasTrend,
  );
  const largest = rows[0]?.code.count ?? 1;
  const head = columns.map((column) => {
    const sort = isSortKey(column) ? ` data-sort="${column}"` : '';
    return `<th scope="col" class="${column}"${sort}>${page.words.columns[column]}</th>`;
  });
  const body = rows.map((row) => {
    const ranks = sortKeys.map((key) => `data-${key}="${row.ranks[key]}"`).join(' ');
    const cards = row.cards.map((card) => escapeHtml(card.id)).join(' ');
    const cells = columns.map(
      (column) =>
        `<td class="${column}"${labelled.includes(column) ? ` data-label="${page.words.columns[column]}"` : ''}>${cell(page, row, column, largest)}</td>`,
    );
    return `<tr ${ranks} data-cards="${cards}" data-text="${escapeHtml(filterText(page, row))}">${cells.join('')}</tr>`;
  });
  return `<table id="${id}">
<caption>${heading} <span class="muted">${countText(rows.length)}</span></caption>
<thead><tr data-sort-by="${page.words.sortBy}">${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}
