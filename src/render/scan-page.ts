import { localClockOf } from '../scan/instant.ts';
import type { Place, ScanReport } from '../scan/scan-report.ts';
import { escapeHtml, htmlLanguages, shortened } from './html.ts';
import { clockText, countText, sizeText, zoneText } from './scan-figures.ts';
import { renderPageCard } from './scan-page-card.ts';
import { renderTimeline } from './scan-page-chart.ts';
import { openScanPage, type ScanPage, type ScanPageSetting } from './scan-page-model.ts';
import { scanPageScript } from './scan-page-script.ts';
import { scanPageStyle } from './scan-page-style.ts';
import { renderTable } from './scan-page-table.ts';

export type { ScanPageSetting };

/** So many files are named in the title. */
const mostNames = 2;

function titleOf(page: ScanPage, files: readonly string[]): string {
  const names = files.slice(0, mostNames).map((file) => shortened(page.fileName(file), 120));
  const others = files.length - names.length;
  const named = names.join(page.cardWords.separator);
  return page.words.title(
    others > 0 ? page.words.moreFiles(named, countText(files.length), countText(others)) : named,
  );
}

/** From the earliest to the latest time that a failure was logged at, with the zone. */
function spanOf({ codes, zone }: ScanReport): { from: string; to: string; zone: string } | null {
  const times = codes.flatMap(({ first, last }: { first: Place; last: Place }) =>
    [first.time, last.time].filter((time) => time !== null),
  );
  if (times.length === 0) return null;
  const clocks = times.map(localClockOf);
  return {
    from: clockText(clocks.reduce((least, clock) => Math.min(least, clock))),
    to: clockText(clocks.reduce((most, clock) => Math.max(most, clock))),
    zone: escapeHtml(zoneText(zone)),
  };
}

/** The figures at the page's top. */
function figures(page: ScanPage, report: ScanReport): string {
  const { figures: labels, unknownAmong } = page.words;
  const span = spanOf(report);
  const unknown = page.unknown.length;
  const rows = [
    [labels.failures, `<b>${countText(report.failures)}</b>`],
    [
      labels.codes,
      `<b>${countText(report.codes.length)}</b>${unknown > 0 ? `<small>${unknownAmong(countText(unknown))}</small>` : ''}`,
    ],
    [labels.lines, `<b>${countText(report.lines)}</b>`],
    [labels.size, `<b>${sizeText(report.bytes)}</b>`],
    [
      labels.span,
      span
        ? `<span class="span"><time>${span.from}</time>${span.to === span.from ? '' : ` – <time>${span.to}</time>`} ${span.zone}</span>`
        : '',
    ],
  ] as const;
  const tiles = rows
    .filter(([, html]) => html !== '')
    .map(([label, html]) => `<div><dt>${label}</dt><dd>${html}</dd></div>`);
  return `<dl class="figures">${tiles.join('')}</dl>`;
}

/** All files, where the title does not name them all. */
function fileList(page: ScanPage, { files }: ScanReport): string {
  if (files.length <= mostNames) return '';
  const items = files.map((file) => `<li><bdi>${escapeHtml(page.fileName(file))}</bdi></li>`);
  return `<details class="files"><summary>${page.words.figures.files} <span class="muted">${countText(files.length)}</span></summary><ul>${items.join('')}</ul></details>`;
}

/** The box is of no use without the script, which shows it. */
function filterBox({ words }: ScanPage): string {
  return `<div class="filter" role="search" hidden>
<label for="filter">${words.filter}</label>
<input id="filter" type="search" placeholder="${words.filterHint}" autocomplete="off" spellcheck="false">
<kbd aria-hidden="true">/</kbd>
<output for="filter" data-words="${words.shown}"></output>
</div>
<p class="none" hidden>${words.noneShown}</p>`;
}

function findings(page: ScanPage, report: ScanReport): string {
  const { words } = page;
  if (report.codes.length === 0) return `<p class="nothing">${words.nothing}</p>`;
  return [
    report.timeline
      ? renderTimeline(report.timeline, page.setting.words)
      : `<p class="chartless">${words.noTimeline}</p>`,
    filterBox(page),
    page.known.length > 0 ? `<section>${renderTable(page, 'known', words.known)}</section>` : '',
    page.unknown.length > 0
      ? `<section>${renderTable(page, 'unknown', words.unknown)}<p class="muted">${words.unknownNote}</p></section>`
      : '',
    page.cards.length > 0
      ? `<section class="cards"><h2>${words.cards}</h2>\n${page.cards.map((card) => renderPageCard(page, card)).join('\n')}</section>`
      : '',
  ].join('\n');
}

/**
 * The report of a scan as one HTML page that needs no other file and asks no network for anything: figures, a chart over
 * time, a table of the codes, and the explanation of each. It can be read without its script, which sorts and filters.
 *
 * @returns the whole document; everything from the logs is text in it
 */
export function renderScanPage(report: ScanReport, setting: ScanPageSetting): string {
  const page = openScanPage(report, setting);
  const { words } = page;
  const title = escapeHtml(titleOf(page, report.files));
  return `<!doctype html>
<html lang="${htmlLanguages[setting.words]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${scanPageStyle}</style>
</head>
<body>
<main>
<h1><bdi>${title}</bdi></h1>
${report.isComplete ? '' : `<p class="notice">${words.incomplete}</p>`}
${figures(page, report)}
${fileList(page, report)}
${findings(page, report)}
</main>
<footer>${words.generated(`<time>${escapeHtml(setting.generated)}</time>`)}</footer>
<script>${scanPageScript}</script>
</body>
</html>
`;
}
