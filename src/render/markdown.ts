import type { VendorTable } from '../catalog/catalog.ts';
import type { FullGuide } from '../catalog/guides.ts';
import type { Entry, Language, Localized } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import { type AnswerLanguage, textsOf } from '../language.ts';
import { areaText, briefNotice } from './card-parts.ts';
import { cellText, fieldOf } from './records.ts';
import { sides, wordsIn } from './words.ts';

/** Takes away the meaning that Markdown gives to characters of a text. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** A table with the columns as header. */
export function renderMarkdownTable(records: readonly object[], columns: readonly string[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (record: object, column: string): string =>
    escapeText(cellText(fieldOf(record, column))).replace(/\r?\n/g, '<br>');
  return [
    row(columns),
    row(columns.map(() => '---')),
    ...records.map((record) => row(columns.map((column) => cell(record, column)))),
  ].join('\n');
}

/** A guide as Markdown. */
export function renderMarkdownGuide({ title, steps }: FullGuide, language: AnswerLanguage): string {
  const inList = (text: Localized): string => textsOf(language, text).map(escapeText).join('<br>');
  return [
    `## ${textsOf(language, title).map(escapeText).join(' / ')}`,
    '',
    ...steps.map((step, i) => `${i + 1}. ${inList(step)}`),
  ].join('\n');
}

/** What a card in Markdown is drawn with. */
export interface MarkdownSetting {
  readonly language: AnswerLanguage;
  readonly words: Language;
  vendor(id: string): VendorTable;
}

/** The explanation card as Markdown, to paste into an issue or a chat. */
export function renderMarkdownCard(entry: Entry, setting: MarkdownSetting): string {
  const words = wordsIn(setting.words);
  const name = (id: string): string => setting.vendor(id).name[setting.words];
  const texts = (text: Localized): string[] => textsOf(setting.language, text);
  const inList = (text: Localized): string => texts(text).map(escapeText).join('<br>');
  const { own, other } = sides(entry.message, setting.words);
  const heading =
    entry.section === null
      ? ''
      : ` [${sectionName(setting.vendor(entry.vendor), entry.section)[setting.words]}]`;
  const firstOfGuide = entry.steps.findIndex(({ from }) => from === 'guide');

  const lines = [
    `### ${escapeText(`${name(entry.vendor)} ${entry.code}${heading}: ${own}`)}`,
    '',
    ...(entry.retired ? [escapeText(words.retired(entry.retired)), ''] : []),
    ...(other === own ? [] : [`*${escapeText(other)}*`, '']),
    ...(entry.explained || entry.own ? [] : [`*${briefNotice(words, entry)}*`, '']),
    ...(entry.cause ? [`**${words.cause}** ${texts(entry.cause).map(escapeText).join('\n\n')}`, ''] : []),
    ...(entry.steps.length > 0 ? [`**${words.steps}**`, ''] : []),
    ...entry.steps.flatMap((step, i) => [
      ...(i === firstOfGuide && entry.guide
        ? ['', `*${words.guide}${words.colon}${texts(entry.guide.title).map(escapeText).join(' ')}*`, '']
        : []),
      `${i + 1}. ${inList(step)}`,
    ]),
    ...(entry.steps.length > 0 ? [''] : []),
    ...(entry.variants.length > 0 ? [`**${words.variants}**`, ''] : []),
    ...entry.variants.map((variant) => `- ${inList(variant)}`),
    ...(entry.variants.length > 0 ? [''] : []),
    `**${words.retryLabel}** ${words.retry[entry.retry]} (\`${entry.retry}\`)`,
    '',
  ];
  const related = entry.related.map(({ vendor, code, message }) => {
    const owner = vendor === entry.vendor ? '' : `${name(vendor)} `;
    return `- ${escapeText(`${owner}${code}: ${sides(message, setting.words).own}`)}`;
  });
  if (related.length > 0) lines.push(`**${words.related}**`, '', ...related, '');
  const area = areaText(setting, entry);
  if (area !== '') lines.push(`**${words.area}** ${escapeText(area)}`, '');
  if (entry.docs) lines.push(`**${words.docs}** <${entry.docs}>`, '');
  const wording =
    entry.source.text === null
      ? ''
      : `${words.separator}${words.fullWording}${words.colon}${entry.source.text}`;
  lines.push(`**${words.source}** ${escapeText(words.sourceLine(entry.source, entry.own) + wording)}`);
  return lines.join('\n');
}
