import type { Entry, Localized } from '../catalog/types.ts';
import { languagesOf, textsOf } from '../language.ts';
import type { Match } from '../search/match.ts';
import {
  addressPaint,
  areaText,
  briefNotice,
  type CardSetting,
  header,
  leastColumnsBesideLabels,
  messages,
  own,
  paragraphs,
  siteAddress,
  vendorName,
} from './card-parts.ts';
import { shortBody } from './short-card.ts';
import type { Paint, Style } from './style.ts';
import { displayWidth, padEnd, textColumns } from './width.ts';
import { type Words, wordsIn } from './words.ts';
import { besideOrBelow, hang, wrap } from './wrap.ts';

export type { CardSetting };

function section(setting: CardSetting, columns: number, heading: string, lines: readonly string[]): string[] {
  return ['', ...wrap(heading, columns).map(setting.style.heading), ...lines];
}

/** The line that parts a code's own steps from those of its guide. */
function guideTitle(setting: CardSetting, columns: number, title: Localized): string[] {
  return languagesOf(setting.language)
    .flatMap((language) => {
      const { guide, colon } = wordsIn(language);
      return hang('  ', `${guide}${colon}${title[language]}`, columns);
    })
    .map(setting.style.dim);
}

function explanation(setting: CardSetting, entry: Entry, columns: number): string[] {
  const lines: string[] = [];
  if (!entry.explained && entry.own === null) {
    const notice = own(setting, (words) => briefNotice(words, entry));
    lines.push('', ...wrap(notice, columns).map(setting.style.dim));
  }
  if (entry.cause)
    lines.push(
      ...section(
        setting,
        columns,
        own(setting, (words) => words.cause),
        paragraphs(setting, columns, '  ', entry.cause),
      ),
    );
  if (entry.steps.length > 0) {
    const firstOfGuide = entry.steps.findIndex(({ from }) => from === 'guide');
    const steps = entry.steps.flatMap((step, i) => [
      ...(i === firstOfGuide && entry.guide ? guideTitle(setting, columns, entry.guide.title) : []),
      ...paragraphs(setting, columns, `${i < 9 ? '  ' : ' '}${i + 1}. `, step),
    ]);
    lines.push(
      ...section(
        setting,
        columns,
        own(setting, (words) => words.steps),
        steps,
      ),
    );
  }
  if (entry.variants.length > 0) {
    lines.push(
      ...section(
        setting,
        columns,
        own(setting, (words) => words.variants),
        entry.variants.flatMap((variant) => paragraphs(setting, columns, '  - ', variant)),
      ),
    );
  }
  return lines;
}

/** A label with one or more texts, each of which may have a lead that its further lines are indented to. */
interface FactRow {
  readonly label: string;
  readonly items: readonly FactItem[];
  readonly paint: Paint;
}

interface FactItem {
  readonly lead: string;
  readonly text: string;
}

/** The lines of one text, its lead painted as a code and the rest as its row says. */
function factLines({ lead, text }: FactItem, columns: number, style: Style, paint: Paint): string[] {
  return besideOrBelow(lead, text, columns).map((line, i) => {
    const code = i === 0 && line.startsWith(lead.trimEnd()) ? lead.trimEnd() : '';
    return (code && style.code(code)) + paint(line.slice(code.length));
  });
}

/** The short facts at the card's end: a label, and lines beside it or below it. */
function facts(setting: CardSetting, entry: Entry, columns: number): string[] {
  const { style } = setting;
  const rows: FactRow[] = [];
  const add = (label: (words: Words) => string, paint: Paint, items: readonly FactItem[]): void => {
    if (items.length > 0) rows.push({ label: own(setting, label), paint, items });
  };
  const texts = (pick: (words: Words) => string): FactItem[] =>
    languagesOf(setting.language).map((language) => ({ lead: '', text: pick(wordsIn(language)) }));

  add(
    (words) => words.retryLabel,
    style.retry(entry.retry),
    texts((words) => words.retry[entry.retry] + words.aside(entry.retry)),
  );
  const area = areaText(setting, entry);
  if (area !== '')
    add(
      (words) => words.area,
      (text) => text,
      [{ lead: '', text: area }],
    );
  const related = entry.related.map(({ vendor, code, message }) => {
    const name = vendor === entry.vendor ? '' : `${vendorName(setting, vendor)} `;
    return {
      lead: `${name}${code}  `,
      text: textsOf(setting.language, message).join(' · '),
    };
  });
  add(
    (words) => words.related,
    (text) => text,
    related,
  );
  if (entry.docs) {
    const address = entry.docs;
    add((words) => words.docs, addressPaint(setting, address), [{ lead: '', text: address }]);
  }
  if (entry.retired) {
    const { retired } = entry;
    add(
      () => '!',
      style.error,
      texts((words) => words.retired(retired)),
    );
  }
  const { text: wording } = entry.source;
  const source = texts((words) => words.sourceLine(entry.source, entry.own));
  if (wording !== null)
    source.push({
      lead: '',
      text: own(setting, ({ fullWording, colon }) => `${fullWording}${colon}`) + wording,
    });
  add((words) => words.source, style.dim, source);
  const page = siteAddress(setting, entry);
  if (page !== undefined) add((words) => words.page, addressPaint(setting, page), [{ lead: '', text: page }]);

  if (columns < leastColumnsBesideLabels) {
    return rows.flatMap(({ label, items, paint }) =>
      section(
        setting,
        columns,
        label,
        items.flatMap((item) => factLines(item, columns - 2, style, paint).map((line) => `  ${line}`)),
      ),
    );
  }
  const labelWidth = Math.max(...rows.map(({ label }) => displayWidth(label))) + 2;
  const indent = ' '.repeat(labelWidth);
  return [
    '',
    ...rows.flatMap(({ label, items, paint }) =>
      items
        .flatMap((item) => factLines(item, columns - labelWidth, style, paint))
        .map((line, i) => (i === 0 ? style.heading(padEnd(label, labelWidth)) : indent) + line),
    ),
  ];
}

/**
 * The explanation card of one entry: what the code means, whether a retry can help, why it comes, what to check in
 * which order. The short one is for a screen; the full one has the guide's steps, related messages and sources too.
 *
 * @param match what a search or a text matched; it is marked, and a variant that matched stands first
 * @param notes lines that follow the messages
 * @returns lines without a newline at the end
 */
export function renderCard(
  entry: Entry,
  setting: CardSetting,
  match?: Match,
  notes: readonly string[] = [],
): string {
  const columns = textColumns(setting.columns);
  return [
    ...header(setting, entry, columns),
    ...messages(setting, entry, columns, match),
    ...notes,
    ...(setting.isFull
      ? [...explanation(setting, entry, columns), ...facts(setting, entry, columns)]
      : shortBody(setting, entry, columns, match)),
  ].join('\n');
}
