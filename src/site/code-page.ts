/** The page of a code, with all that it means at one vendor. */
import type { VendorTable } from '../catalog/catalog.ts';
import { refOf } from '../catalog/code.ts';
import { codePath, guidePath, vendorPath } from '../catalog/page-path.ts';
import type { CodeRef, Entry, Localized, Step } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import { briefNotice } from '../render/card-parts.ts';
import { both, type Html, html, inLanguage, outer, type Part, say, spoken } from './html.ts';
import { linkFrom, type Page, retryBadge } from './layout.ts';
import { siteWords as words } from './words.ts';

/** What the pages of a site share. */
export interface SiteTables {
  vendor(id: string): VendorTable;
  /** Whether a code has a page. */
  hasPage(ref: CodeRef): boolean;
}

/** A code as its vendor's table writes it, with its meanings. */
export interface CodeOnPage extends CodeRef {
  readonly entries: readonly Entry[];
}

/** What stands around a code. */
export interface CodeNeighbours {
  readonly previous: CodeRef | undefined;
  readonly next: CodeRef | undefined;
  /** The same code at other vendors. */
  readonly others: readonly CodeOnPage[];
}

const messageOf = ({ zh, en }: Localized): Html =>
  zh === en
    ? html`<p class="message"><span>${zh}</span></p>`
    : html`<p class="message">${inLanguage('zh', zh)} ${inLanguage('en', en)}</p>`;

/** A further message of the code, in both languages: one of them is what the interface returns. */
const variantOf = ({ zh, en }: Localized): Html =>
  zh === en
    ? html`<span>${zh}</span>`
    : html`${inLanguage('zh', zh)} <span class="muted">${inLanguage('en', en)}</span>`;

function stepList(steps: readonly Step[], from: Step['from'], start: number): Part {
  const own = steps.filter((step) => step.from === from);
  if (own.length === 0) return null;
  return html`<ol${start > 1 && html` start="${start}"`}>${own.map((step) => html`<li>${both(step)}</li>`)}</ol>`;
}

function meaning(entry: Entry, tables: SiteTables, link: (path: string) => string, level: 2 | 3): Html {
  const { cause, steps, guide, variants, retired } = entry;
  const heading = (text: Part): Html => (level === 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);
  const ownSteps = steps.filter(({ from }) => from === 'entry').length;
  const isBrief = !entry.explained && entry.own === null && entry.kind !== 'success';
  const facts: [Part, Part][] = [
    [
      say(({ retryLabel }) => retryLabel),
      html`${retryBadge(entry.retry)} <p>${say(({ retry, aside }) => retry[entry.retry] + aside(entry.retry))}</p>`,
    ],
  ];
  if (entry.related.length > 0) {
    const items = entry.related.map((related) => {
      const name = related.vendor === entry.vendor ? '' : html`${both(tables.vendor(related.vendor).name)} `;
      const text = html`${name}<code>${related.code}</code>`;
      const linked = tables.hasPage(related) ? html`<a href="${link(codePath(related))}">${text}</a>` : text;
      return html`<li>${linked} <span class="muted">${both(related.message)}</span></li>`;
    });
    facts.push([say(({ related }) => related), html`<ul class="related">${items}</ul>`]);
  }
  if (entry.docs !== null) facts.push([say(({ docs }) => docs), outer(entry.docs)]);
  const { text: wording } = entry.source;
  facts.push([
    say(({ source }) => source),
    html`<p>${say(({ sourceLine }) => sourceLine(entry.source, entry.own))}</p>${
      wording !== null &&
      html`<p>${say(({ fullWording, colon }) => fullWording + colon)}<bdi>${wording}</bdi></p>`
    }`,
  ]);
  return html`${messageOf(entry.message)}
${retired !== null && html`<p class="note">${say((own) => own.retired(retired))}</p>`}
<div class="columns"><div class="explanation">
${isBrief && html`<p class="brief">${say((own) => briefNotice(own, entry))}</p>`}
${cause && html`${heading(say((own) => own.cause))}<p>${both(cause)}</p>`}
${steps.length > 0 && heading(say((own) => own.steps))}
${stepList(steps, 'entry', 1)}
${guide && html`<p class="guide">${say((own) => own.guide + own.colon)}<a href="${link(guidePath(guide.id))}">${both(guide.title)}</a></p>`}
${stepList(steps, 'guide', ownSteps + 1)}
${
  variants.length > 0 &&
  html`${heading(say((own) => own.variants))}<ul class="variants">${variants.map((variant) => html`<li>${variantOf(variant)}</li>`)}</ul>`
}
</div>
<dl class="facts">${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>\n`)}</dl></div>`;
}

const headOf = (entry: Entry, table: VendorTable): Html => {
  const { section } = entry;
  return html`<p class="kind">${say(({ kinds }) => kinds[entry.kind])}${
    entry.category !== 'success' && html` · ${say(({ categories }) => categories[entry.category])}`
  }${section !== null && html` · ${both(sectionName(table, section))}`}</p>`;
};

/** The page of a code. */
export function codePage(
  { vendor, code, entries }: CodeOnPage,
  { previous, next, others }: CodeNeighbours,
  tables: SiteTables,
): Page {
  const table = tables.vendor(vendor);
  const path = codePath({ vendor, code });
  const link = linkFrom(path);
  const [first] = entries as [Entry, ...Entry[]];
  const isOne = entries.length === 1;
  const title = (language: 'zh' | 'en'): string =>
    `${table.name[language]} ${code}: ${first.message[language]}`.replace(
      ': ',
      language === 'zh' ? '：' : ': ',
    );
  const command = `errcode ${refOf({ vendor, code: /^[\w.:-]+$/.test(code) ? code : `'${code.replaceAll("'", "'\\''")}'` })}`;
  const neighbour = (ref: CodeRef | undefined, label: Localized, rel: 'prev' | 'next'): Part =>
    ref &&
    html`<a rel="${rel}" class="${rel}" href="${link(codePath(ref))}">${both(label)} <code>${ref.code}</code></a>`;
  const main = html`<article>
<header class="head"><h1>${both(table.name)} <code>${code}</code></h1>
${isOne ? headOf(first, table) : html`<p class="kind">${both(words.meanings)} ${entries.length}</p>`}</header>
${
  isOne
    ? meaning(first, tables, link, 2)
    : entries.map(
        (
          entry,
          i,
        ) => html`<section class="meaning"><h2>${both(words.meaning)} ${i + 1}</h2>${headOf(entry, table)}
${meaning(entry, tables, link, 3)}</section>`,
      )
}
${
  others.length > 0 &&
  html`<section class="others"><h2>${both(words.atOthers)}</h2><ul class="related">${others.map(
    (other) =>
      html`<li><a href="${link(codePath(other))}">${both(tables.vendor(other.vendor).name)} <code>${other.code}</code></a> <span class="muted">${both((other.entries[0] as Entry).message)}</span></li>`,
  )}</ul></section>`
}
<p class="command"><span class="muted">${both(words.command)}</span> <code>${command}</code></p>
<nav class="neighbours" ${spoken(words.neighbours, 'aria-label')}>${neighbour(previous, words.previous, 'prev')}${neighbour(next, words.next, 'next')}</nav>
</article>`;
  return {
    path,
    title: { zh: title('zh'), en: title('en') },
    description: first.cause ?? first.message,
    vendor,
    crumbs: [{ path: vendorPath(vendor), name: table.name }],
    main,
  };
}
