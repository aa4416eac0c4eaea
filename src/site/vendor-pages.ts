/** A vendor's pages: what is known of it, its codes, its guides, and the kinds of codes that its table lacks. */
import type { VendorTable } from '../catalog/catalog.ts';
import type { FullGuide } from '../catalog/guides.ts';
import { codePath, guidePath, vendorPath } from '../catalog/page-path.ts';
import type { Entry, Family, Localized } from '../catalog/types.ts';
import { spaced } from '../render/spaced.ts';
import type { CodeOnPage, SiteTables } from './code-page.ts';
import { both, type Html, html, outer, type Part, say, spoken } from './html.ts';
import { linkFrom, type Page, retryBadge } from './layout.ts';
import { familyAnchor } from './vendor-anchors.ts';
import { siteWords as words } from './words.ts';

/** More codes on a page would take too long to load on a phone. */
const codesOnPage = 250;

/** What a vendor's pages are made of. */
export interface VendorContent {
  readonly table: VendorTable;
  readonly codes: readonly CodeOnPage[];
  readonly guides: readonly FullGuide[];
  readonly families: readonly Family[];
}

/** The path of a part of a vendor's codes. @param number counted from 1 */
const partPath = (vendor: string, number: number): string =>
  number === 1 ? vendorPath(vendor) : `${vendorPath(vendor)}codes/${number}/`;

const rowOf = (code: CodeOnPage, link: (path: string) => string): Html => {
  const [first] = code.entries as [Entry, ...Entry[]];
  const messages = code.entries.length > 1 ? code.entries.map(({ message }) => message) : [first.message];
  return html`<tr><th scope="row"><a href="${link(codePath(code))}"><code>${code.code}</code></a></th><td>${messages.map(
    (message, i) => html`${i > 0 && html`<br>`}${both(message)}`,
  )}</td><td>${retryBadge(first.retry)}</td></tr>
`;
};

const codeTable = (
  codes: readonly CodeOnPage[],
  link: (path: string) => string,
): Html => html`<table class="codes">
<thead><tr><th scope="col">${both(words.codes)}</th><th scope="col">${both(words.message)}</th><th scope="col">${say(({ retryLabel }) => retryLabel)}</th></tr></thead>
<tbody>
${codes.map((code) => rowOf(code, link))}</tbody></table>`;

const partLinks = (
  vendor: string,
  parts: readonly (readonly CodeOnPage[])[],
  current: number,
  link: (path: string) => string,
): Part =>
  parts.length > 1 &&
  html`<ul class="parts">${parts.map((part, i) => {
    const text = html`<code>${part[0]?.code}</code> – <code>${part.at(-1)?.code}</code>`;
    return i + 1 === current
      ? html`<li><span aria-current="page">${text}</span></li>`
      : html`<li><a href="${link(`${partPath(vendor, i + 1)}#codes`)}">${text}</a></li>`;
  })}</ul>`;

function familyList(families: readonly Family[]): Part {
  if (families.length === 0) return null;
  return html`<section id="families"><h2>${both(words.families)}</h2><p class="muted">${both(words.familiesNote)}</p>
${families.map(
  (
    family,
  ) => html`<div class="family" id="${familyAnchor(family)}"><h3><code>${family.range ? family.range.join(' – ') : `${family.prefix}…`}</code> ${both(family.name)}</h3>
<p>${retryBadge(family.retry)} <span class="muted">${say(({ categories }) => categories[family.category])}</span></p>
${family.cause && html`<p>${both(family.cause)}</p>`}
${family.steps.length > 0 && html`<ol>${family.steps.map((step) => html`<li>${both(step)}</li>`)}</ol>`}</div>
`,
)}</section>`;
}

function about({ table }: VendorContent): Html {
  const { aliases, docs, homepage, sources } = table;
  const rows: [Part, Part][] = [];
  if (homepage !== '') rows.push([both(words.homepage), outer(homepage)]);
  if (docs !== null) rows.push([say((own) => own.docs), outer(docs)]);
  if (aliases.length > 0) rows.push([both(words.names), aliases.join(', ')]);
  if (sources.length > 0)
    rows.push([
      both(words.sources),
      html`<ul>${sources.map(
        ({ title, url, checked }) =>
          html`<li>${url === null ? both(title) : outer(url, both(title))} <span class="muted">${both(words.checked)} <time>${checked}</time></span></li>`,
      )}</ul>`,
    ]);
  return html`<dl class="about">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The pages of a vendor: the first with all that is known of it, further ones with more of its codes. */
export function* vendorPages(content: VendorContent): Generator<Page> {
  const { table, codes, guides, families } = content;
  const { id, name } = table;
  const parts = Array.from({ length: Math.max(1, Math.ceil(codes.length / codesOnPage)) }, (_, i) =>
    codes.slice(i * codesOnPage, (i + 1) * codesOnPage),
  );
  const explained = codes.filter(({ entries }) => entries.some((entry) => entry.explained)).length;
  for (const [i, part] of parts.entries()) {
    const path = partPath(id, i + 1);
    const link = linkFrom(path);
    const isFirst = i === 0;
    const range = isFirst ? '' : ` ${part[0]?.code} – ${part.at(-1)?.code}`;
    const count: Localized = {
      zh: `${codes.length} 个错误码`,
      en: `${codes.length} ${codes.length === 1 ? 'code' : 'codes'}`,
    };
    const main = html`<header class="head"><h1>${both(name)}</h1>
<p class="kind">${both(count)}${explained > 0 && html` · ${explained} ${both(words.explained)}`}</p></header>
${isFirst && about(content)}
${
  isFirst &&
  guides.length > 0 &&
  html`<section><h2>${both(words.guides)}</h2><ul class="guides">${guides.map(
    (guide) => html`<li><a href="${link(guidePath(guide.id))}">${both(guide.title)}</a></li>`,
  )}</ul></section>`
}
<section id="codes"><h2>${both(words.codes)}</h2>
<nav ${spoken(words.pages, 'aria-label')}>${partLinks(id, parts, i + 1, link)}</nav>
${codeTable(part, link)}
${partLinks(id, parts, i + 1, link)}</section>
${isFirst && familyList(families)}`;
    yield {
      path,
      title: { zh: spaced`${name.zh}错误码` + range, en: `${name.en} error codes${range}` },
      description: { zh: spaced`${name.zh}的${count.zh}`, en: `${count.en} of ${name.en}` },
      vendor: id,
      ...(isFirst ? {} : { crumbs: [{ path: vendorPath(id), name }] }),
      main,
    };
  }
}

/** The page of a guide: its steps, and the codes that it is for. */
export function guidePage(guide: FullGuide, tables: SiteTables): Page {
  const { id, vendor, title, steps, codes } = guide;
  const { name } = tables.vendor(vendor);
  const path = guidePath(id);
  const link = linkFrom(path);
  const items = codes.map((ref) =>
    tables.hasPage(ref)
      ? html`<li><a href="${link(codePath(ref))}"><code>${ref.code}</code></a></li>`
      : html`<li><code>${ref.code}</code></li>`,
  );
  return {
    path,
    title: { zh: `${name.zh}：${title.zh}`, en: `${name.en}: ${title.en}` },
    description: title,
    vendor,
    crumbs: [{ path: vendorPath(vendor), name }],
    main: html`<article><header class="head"><h1>${both(title)}</h1><p class="kind">${both(name)} · ${both(words.guides)}</p></header>
<div class="explanation"><ol>${steps.map((step) => html`<li>${both(step)}</li>`)}</ol></div>
<h2>${say(({ codesOfGuide }) => codesOfGuide(codes.length))}</h2><ul class="chips">${items}</ul></article>`,
  };
}
