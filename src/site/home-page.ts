/** The first page: search, a box for whole responses, and the vendors. */
import type { VendorTable } from '../catalog/catalog.ts';
import { vendorPath } from '../catalog/page-path.ts';
import { both, html } from './html.ts';
import { linkFrom, type Page, searchBox } from './layout.ts';
import { siteWords as words } from './words.ts';

/** A vendor with the number of its codes that somebody explained. */
export interface VendorSummary {
  readonly table: VendorTable;
  readonly codes: number;
  readonly explained: number;
}

/** The first page of a site. */
export function homePage(vendors: readonly VendorSummary[]): Page {
  const link = linkFrom('');
  const all = vendors.reduce((sum, { codes }) => sum + codes, 0);
  const cards = vendors.map(
    ({
      table,
      codes,
      explained,
    }) => html`<li><a href="${link(vendorPath(table.id))}"><b>${both(table.name)}</b>
<span class="muted">${both({ zh: `${codes} 个码`, en: `${codes} ${codes === 1 ? 'code' : 'codes'}` })}${
      explained > 0 && html` · ${explained} ${both(words.explained)}`
    }</span></a></li>
`,
  );
  return {
    path: '',
    title: { zh: 'errcode 错误码手册', en: 'errcode: error codes explained' },
    description: words.about,
    main: html`<div class="hero"><h1>${both(words.name)}</h1>
<p>${both(words.about)}</p>
${searchBox()}</div>
<section class="paste" hidden><h2>${both(words.paste)}</h2>
<form id="paste"><label class="hidden" for="text">${both(words.paste)}</label>
<textarea id="text" rows="4" spellcheck="false" autocomplete="off" placeholder="${'{"errcode": 40014, "errmsg": "…"}'}"></textarea>
<p class="buttons"><button type="submit">${both(words.pasteButton)}</button> <button type="reset">${both(words.clear)}</button> <span class="muted">${both(words.pasteNote)}</span></p></form>
<div id="explained" aria-live="polite"></div></section>
<section><h2>${both(words.platforms)}</h2>
<p class="muted">${both({ zh: `${vendors.length} 个平台，${all} 个错误码`, en: `${all} codes of ${vendors.length} platforms` })}</p>
<ul class="vendors">
${cards}</ul></section>`,
  };
}
