import type { Entry, Related } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import { languagesOf } from '../language.ts';
import type { CodeCount } from '../scan/scan-report.ts';
import { escapeHtml, innerLink, logText, outerLink, textIn, textsIn } from './html.ts';
import { countText } from './scan-figures.ts';
import type { PageCard, ScanPage } from './scan-page-model.ts';
import { placeHtml } from './scan-page-table.ts';
import { sides, type Words, wordsIn } from './words.ts';

/** A sentence of the tool's own, in all languages of the answer. */
function sentence(page: ScanPage, pick: (words: Words) => string): string {
  return languagesOf(page.setting.language)
    .map((language) => textIn(language, pick(wordsIn(language))))
    .join('<br>');
}

function heading(page: ScanPage, { entry }: PageCard): string {
  const { cardWords, setting } = page;
  const facts = [cardWords.kinds[entry.kind]];
  if (entry.category !== 'success' && entry.category !== 'unknown')
    facts.push(cardWords.categories[entry.category]);
  const table = setting.vendor(entry.vendor);
  if (entry.section !== null)
    facts.push(table ? sectionName(table, entry.section)[setting.words] : entry.section);
  const { own, other } = sides(entry.message, setting.words);
  return `<header>
<h3>${escapeHtml(page.nameOf(entry.vendor))} <code>${escapeHtml(entry.code)}</code></h3>
<span class="facts">${escapeHtml(facts.join(' · '))}</span>
<a class="back" href="#known">${page.words.backToTable}</a>
</header>
<p class="message">${textIn(setting.words, own)}</p>
${other === own ? '' : `<p class="other">${textIn(setting.words === 'zh' ? 'en' : 'zh', other)}</p>`}`;
}

/** Says that the vendor is not certain, and whose the code may be. */
function guessNotes(page: ScanPage, { id, counts }: PageCard): string {
  const { words, cardWords } = page;
  return counts
    .filter(({ certainty, vendor }) => certainty !== 'certain' || vendor === null)
    .map((count) => {
      const candidates = count.candidates.map(({ vendor, reason }) => {
        const name = escapeHtml(page.nameOf(vendor));
        const card = page.cardOf({ vendor, code: count.code });
        return `<li>${card && card.id !== id ? innerLink(card.id, name) : name}${cardWords.aside(words.reasons[reason])}</li>`;
      });
      const note = count.vendor === null ? words.noVendorNote : words.guessNote;
      return `<div class="note"><p>${note}</p><ul>${candidates.join('')}</ul></div>`;
    })
    .join('');
}

function explanation(page: ScanPage, entry: Entry): string {
  const { cardWords, setting } = page;
  const parts: string[] = [];
  if (entry.cause)
    parts.push(`<h4>${cardWords.cause}</h4><p class="cause">${textsIn(setting.language, entry.cause)}</p>`);
  const list = (from: 'entry' | 'guide'): string =>
    entry.steps
      .map((step, i) =>
        step.from === from ? `<li value="${i + 1}">${textsIn(setting.language, step)}</li>` : '',
      )
      .join('');
  if (entry.steps.length > 0) parts.push(`<h4>${cardWords.steps}</h4>`);
  const ownSteps = list('entry');
  if (ownSteps) parts.push(`<ol>${ownSteps}</ol>`);
  const guideSteps = list('guide');
  if (entry.guide && guideSteps)
    parts.push(
      `<p class="guide">${cardWords.guide}${cardWords.colon}${textsIn(setting.language, entry.guide.title)}</p>`,
    );
  if (guideSteps) parts.push(`<ol>${guideSteps}</ol>`);
  if (entry.variants.length > 0) {
    const variants = entry.variants.map((variant) => `<li>${textsIn(setting.language, variant)}</li>`);
    parts.push(`<h4>${cardWords.variants}</h4><ul>${variants.join('')}</ul>`);
  }
  return parts.join('\n');
}

function relatedItem(page: ScanPage, entry: Entry, { vendor, code, message }: Related): string {
  const name = vendor === entry.vendor ? '' : `${escapeHtml(page.nameOf(vendor))} `;
  const card = page.cardOf({ vendor, code });
  const text = `${name}<code>${escapeHtml(code)}</code>`;
  return `<li>${card ? innerLink(card.id, text) : text} ${textsIn(page.setting.language, message)}</li>`;
}

/** What the logs hold of a code. */
function inLogs(page: ScanPage, count: CodeCount): string {
  const { columns, records, logged } = page.words;
  return `<p><strong>${records(countText(count.count), count.count === 1)}</strong></p>
<p><span class="muted">${columns.first}</span> ${placeHtml(page, count.first)}</p>
${count.count > 1 ? `<p><span class="muted">${columns.last}</span> ${placeHtml(page, count.last)}</p>` : ''}
${count.message === null ? '' : `<p><span class="muted">${logged}</span> ${logText(count.message)}</p>`}`;
}

function facts(page: ScanPage, { entry, counts }: PageCard): string {
  const { cardWords, words } = page;
  const rows = [
    [words.inLogs, counts.map((count) => inLogs(page, count)).join('')],
    [
      cardWords.retryLabel,
      `<span class="badge ${entry.retry}">${cardWords.retryInShort[entry.retry]}</span><p>${sentence(page, ({ retry, aside }) => retry[entry.retry] + aside(entry.retry))}</p>`,
    ],
    [
      cardWords.related,
      entry.related.length > 0
        ? `<ul>${entry.related.map((related) => relatedItem(page, entry, related)).join('')}</ul>`
        : '',
    ],
    [cardWords.docs, entry.docs === null ? '' : outerLink(entry.docs)],
    [
      cardWords.source,
      sentence(page, ({ sourceLine }) => sourceLine(entry.source, entry.own)) +
        (entry.source.text === null
          ? ''
          : `<p>${cardWords.fullWording}${cardWords.colon}${logText(entry.source.text)}</p>`),
    ],
  ] as const;
  return rows
    .filter(([, html]) => html !== '')
    .map(([label, html]) => `<dt>${label}</dt><dd>${html}</dd>`)
    .join('\n');
}

/** The explanation of one meaning: the same facts as the card on the terminal, and what the logs hold of it. */
export function renderPageCard(page: ScanPage, card: PageCard): string {
  const { entry, id } = card;
  const { retired } = entry;
  const retiredNote =
    retired === null
      ? ''
      : `<div class="note"><p>${sentence(page, (words) => words.retired(retired))}</p></div>`;
  return `<article class="card" id="${escapeHtml(id)}" aria-label="${escapeHtml(`${page.nameOf(entry.vendor)} ${entry.code}`)}">
${heading(page, card)}
${retiredNote}${guessNotes(page, card)}
<div class="body"><div class="explanation">${explanation(page, entry)}</div>
<dl>${facts(page, card)}</dl></div>
</article>`;
}
