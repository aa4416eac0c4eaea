import type { VendorTable } from '../catalog/catalog.ts';
import type { Entry, Language, Localized } from '../catalog/types.ts';
import type { AnswerLanguage } from '../language.ts';
import { hyperlink, type Paint, type Style } from './style.ts';
import { displayWidth, padEnd } from './width.ts';
import { sides, wordsIn } from './words.ts';
import { hang, wrap } from './wrap.ts';

/** What a card is drawn with. */
export interface CardSetting {
  readonly language: AnswerLanguage;
  /** Language of the labels. */
  readonly words: Language;
  readonly style: Style;
  /** Width of the screen in columns. */
  readonly columns: number;
  readonly hyperlinks: boolean;
  vendor(id: string): VendorTable | undefined;
}

/** Longer lines are hard to read, whatever the screen offers. */
const mostColumns = 100;
/** Below this, labels stand on lines of their own. */
const leastColumnsBesideLabels = 60;
const mostVariants = 30;

/** The languages of a card's texts, in their order. */
function languagesOf({ language }: CardSetting): Language[] {
  return language === 'both' ? ['zh', 'en'] : [language];
}

function vendorName(setting: CardSetting, id: string): string {
  return setting.vendor(id)?.name[setting.words] ?? id;
}

/** Lines of one localized text, in all languages of the card, hung behind a lead. */
function paragraphs(setting: CardSetting, columns: number, lead: string, text: Localized): string[] {
  return languagesOf(setting).flatMap((language, i) =>
    hang(i === 0 ? lead : ' '.repeat(displayWidth(lead)), text[language], columns),
  );
}

function header(setting: CardSetting, entry: Entry, columns: number): string[] {
  const { style } = setting;
  const words = wordsIn(setting.words);
  const section = entry.section === null ? undefined : sectionName(setting, entry);
  const facts = [
    words.kinds[entry.kind],
    ...(entry.category === 'success' ? [] : [words.categories[entry.category]]),
    ...(section === undefined ? [] : [section]),
  ].join(' · ');
  const name = vendorName(setting, entry.vendor);
  const title = `${style.vendor(name)} ${style.code(entry.code)}`;
  const titleWidth = displayWidth(`${name} ${entry.code}`);
  return titleWidth + 2 + displayWidth(facts) <= columns
    ? [`${title}  ${style.kind(entry.kind)(facts)}`]
    : [title, ...wrap(facts, columns).map(style.kind(entry.kind))];
}

/** The published heading in the card's language. */
function sectionName(setting: CardSetting, entry: Entry): string {
  const heading = entry.section as string;
  return setting.words === 'zh' ? heading : (setting.vendor(entry.vendor)?.sections[heading] ?? heading);
}

function messages(setting: CardSetting, entry: Entry, columns: number): string[] {
  const { style } = setting;
  const { own, other } = sides(entry.message, setting.language === 'both' ? 'zh' : setting.language);
  const paintOther = setting.language === 'both' ? style.message : style.dim;
  return [...wrap(own, columns).map(style.message), ...wrap(other, columns).map(paintOther)];
}

function section(setting: CardSetting, heading: string, lines: readonly string[]): string[] {
  return ['', setting.style.heading(heading), ...lines];
}

/** The line that parts a code's own steps from those of its guide. */
function guideTitle(setting: CardSetting, columns: number, title: Localized): string[] {
  const { guide, colon } = wordsIn(setting.words);
  return paragraphs(setting, columns, `  ${guide}${colon}`, title).map(setting.style.dim);
}

function explanation(setting: CardSetting, entry: Entry, columns: number): string[] {
  const words = wordsIn(setting.words);
  const lines: string[] = [];
  if (entry.cause)
    lines.push(...section(setting, words.cause, paragraphs(setting, columns, '  ', entry.cause)));
  if (entry.steps.length > 0) {
    const firstOfGuide = entry.steps.findIndex(({ from }) => from === 'guide');
    const steps = entry.steps.flatMap((step, i) => [
      ...(i === firstOfGuide && entry.guide ? guideTitle(setting, columns, entry.guide.title) : []),
      ...paragraphs(setting, columns, `${i < 9 ? '  ' : ' '}${i + 1}. `, step),
    ]);
    lines.push(...section(setting, words.steps, steps));
  }
  if (entry.variants.length > 0) {
    const shown = entry.variants.slice(0, mostVariants);
    lines.push(
      ...section(
        setting,
        words.variants,
        shown.flatMap((variant) => paragraphs(setting, columns, '  - ', variant)),
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

/** A lead this wide, in parts of the line, is better followed by an ordinary line. */
const widestLead = 1 / 3;

/** The lines of one text, its lead painted as a code and the rest as its row says. */
function factLines({ lead, text }: FactItem, columns: number, style: Style, paint: Paint): string[] {
  const isHanging = displayWidth(lead) <= columns * widestLead;
  const lines = isHanging ? hang(lead, text, columns) : wrap(lead + text, columns);
  return lines.map((line, i) => {
    const code = i === 0 && line.startsWith(lead.trimEnd()) ? lead.trimEnd() : '';
    return (code && style.code(code)) + paint(line.slice(code.length));
  });
}

/** The short facts at the card's end: a label, and lines beside it or below it. */
function facts(setting: CardSetting, entry: Entry, columns: number): string[] {
  const words = wordsIn(setting.words);
  const { style } = setting;
  const rows: FactRow[] = [];
  const add = (label: string, paint: Paint, ...texts: string[]): void => {
    rows.push({ label, paint, items: texts.map((text) => ({ lead: '', text })) });
  };
  add(words.retryLabel, style.retry(entry.retry), `${words.retry[entry.retry]} (${entry.retry})`);
  const related = entry.related.map(({ vendor, code, message }) => {
    const name = vendor === entry.vendor ? '' : `${vendorName(setting, vendor)} `;
    return { lead: `${name}${code}  `, text: sides(message, setting.words).own };
  });
  if (related.length > 0) rows.push({ label: words.related, paint: (text) => text, items: related });
  if (entry.docs) {
    const address = entry.docs;
    const link = (text: string) =>
      setting.hyperlinks ? hyperlink(style.link(text), address) : style.link(text);
    add(words.docs, link, address);
  }
  if (entry.retired) add('!', style.error, words.retired(entry.retired));
  const wording =
    entry.source.text === null ? [] : [`${words.fullWording}${words.colon}${entry.source.text}`];
  add(words.source, style.dim, words.sourceLine(entry.source), ...wording);

  if (columns < leastColumnsBesideLabels) {
    return rows.flatMap(({ label, items, paint }) =>
      section(
        setting,
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
 * The explanation card of one entry: what the code means, why it comes, what to check in which order, and whether a
 * retry can help.
 *
 * @returns lines without a newline at the end
 */
export function renderCard(entry: Entry, setting: CardSetting): string {
  const columns = Math.min(setting.columns, mostColumns);
  return [
    ...header(setting, entry, columns),
    ...messages(setting, entry, columns),
    ...explanation(setting, entry, columns),
    ...facts(setting, entry, columns),
  ].join('\n');
}
