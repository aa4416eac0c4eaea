/** The frame of every page. */
import type { Localized, Retry } from '../catalog/types.ts';
import { both, type Html, html, type Part, say, spoken } from './html.ts';
import { siteWords as words } from './words.ts';

/** A page in its frame. */
export interface Page {
  /** From the site's root, ending with a slash; empty for the first page. */
  readonly path: string;
  readonly title: Localized;
  /** In one sentence. */
  readonly description: Localized;
  /** Id of the vendor that the page is about. */
  readonly vendor?: string;
  /** The way to the page. */
  readonly crumbs?: readonly { readonly path: string; readonly name: Localized }[];
  readonly main: Html;
}

/** Nothing is loaded but the site's own files, nothing runs that stands in a page, and nothing is sent. */
const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The way from a page to a path from the site's root. Files are named: where there is no server, folders have no page. */
export const linkFrom =
  (page: string) =>
  (path: string): string => {
    const [plain = '', anchor] = path.split('#');
    const file = plain === '' || plain.endsWith('/') ? `${plain}index.html` : plain;
    return `${'../'.repeat(page.split('/').length - 1)}${file}${anchor === undefined ? '' : `#${anchor}`}`;
  };

/** The box in which one searches; shown by the script that it needs. */
export const searchBox = (): Html => html`<form class="search" role="search" hidden>
<label class="hidden" for="q">${both(words.search)}</label>
<input id="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="20000" role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list" ${spoken(words.searchHint, 'placeholder')}>
<kbd aria-hidden="true">/</kbd>
<button type="submit" class="hidden" tabindex="-1">${both(words.searchButton)}</button>
<div class="panel" hidden>
<div id="hits" role="listbox" ${spoken(words.search, 'aria-label')}></div>
<p class="status" role="status"></p>
</div>
</form>`;

/** The whole document of a page. */
export function renderPage({ path, title, description, vendor, crumbs = [], main }: Page): string {
  const link = linkFrom(path);
  const way: Part =
    crumbs.length > 0 &&
    html`<nav class="crumbs" ${spoken(words.way, 'aria-label')}><ol>
<li><a href="${link('')}">${both(words.home)}</a></li>
${crumbs.map(({ path: to, name }) => html`<li><a href="${link(to)}">${both(name)}</a></li>\n`)}</ol></nav>`;
  const titles = [...new Set([title.zh, title.en])].join(' · ');
  return html`<!DOCTYPE html>
<html lang="zh-CN" data-root="${link('').slice(0, -'index.html'.length)}"${vendor !== undefined && html` data-vendor="${vendor}"`}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${[...new Set([description.zh, description.en])].join(' ')}">
<title data-zh="${title.zh}" data-en="${title.en}">${titles}</title>
<link rel="icon" href="${link('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${link('assets/site.css')}">
<script src="${link('assets/boot.js')}"></script>
<script src="${link('assets/page.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">${both(words.skip)}</a>
<header class="top">
<div class="bar">
<a class="brand" href="${link('')}"><b>errcode</b> <span class="tagline">${both(words.name)}</span></a>
${path !== '' && searchBox()}
<div class="tools" hidden>
<button type="button" id="language" ${spoken(words.languageLabel, 'aria-label')}>${both(words.language)}</button>
<button type="button" id="theme" ${spoken(words.theme, 'aria-label')}><span class="sun" aria-hidden="true"></span></button>
</div>
</div>
</header>
<main id="main" tabindex="-1">
${way}
${main}
</main>
<footer class="foot">
<p>${both(words.made)}</p>
<noscript><p>${both(words.needsScript)}</p></noscript>
</footer>
</body>
</html>
`.text;
}

/** What a retry does, in short. */
export const retryBadge = (retry: Retry): Html =>
  html`<span class="badge ${retry}">${say(({ retryInShort }) => retryInShort[retry])}</span>`;
