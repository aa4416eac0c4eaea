import type { VendorTable } from '../catalog/catalog.ts';
import { pageAddress } from '../catalog/page-path.ts';
import type { Entry, Localized } from '../catalog/types.ts';
import { sectionName } from '../catalog/vendors.ts';
import { type AnswerLanguage, languagesOf, textsOf } from '../language.ts';
import type { Match, Range } from '../search/match.ts';
import { clip } from './frame.ts';
import { paintLayers } from './highlight.ts';
import { hyperlink, type Paint, type Style } from './style.ts';
import { displayWidth } from './width.ts';
import { sides, type Words, wordsIn } from './words.ts';
import { hang, wrap } from './wrap.ts';

/** What a card is drawn with. */
export interface CardSetting {
  /** All that is known, instead of what fits a screen. */
  readonly isFull: boolean;
  readonly language: AnswerLanguage;
  readonly style: Style;
  /** Width of the screen in columns. */
  readonly columns: number;
  readonly hyperlinks: boolean;
  /** Address of a site that has a page for every code; undefined for none. */
  readonly site?: string | undefined;
  vendor(id: string): VendorTable;
}

/** Below this, labels take too much of a line for texts to be indented to them. */
export const leastColumnsBesideLabels = 60;

/** Stands between the languages of a message. */
const messageGap = ' / ';
/** Stands between short items on one line. */
export const itemGap = ' · ';

/** A vendor's name, in all languages of the card. */
export function vendorName(setting: CardSetting, id: string): string {
  const names = languagesOf(setting.language).map((language) => setting.vendor(id).name[language]);
  return [...new Set(names)].join(' ');
}

/** Lines of one localized text, in all languages of the card, hung behind a lead. */
export function paragraphs(setting: CardSetting, columns: number, lead: string, text: Localized): string[] {
  return textsOf(setting.language, text).flatMap((own, i) =>
    hang(i === 0 ? lead : ' '.repeat(displayWidth(lead)), own, columns),
  );
}

/** The head line: whose code it is, what kind of failure, and whether a retry helps. */
export function header(setting: CardSetting, entry: Entry, columns: number): string[] {
  const { style } = setting;
  let facts = '';
  const retryRanges: Range[] = [];
  for (const language of languagesOf(setting.language)) {
    const { kinds, categories, retryInShort } = wordsIn(language);
    const isTelling = entry.category !== 'success' && entry.category !== 'unknown';
    const category = isTelling ? [categories[entry.category]] : [];
    const section =
      entry.section === null ? [] : [sectionName(setting.vendor(entry.vendor), entry.section)[language]];
    facts += `${facts && ' / '}${[kinds[entry.kind], ...category].join(' · ')} · `;
    const retryStart = facts.length;
    facts += retryInShort[entry.retry];
    retryRanges.push([retryStart, facts.length]);
    facts += section.map((name) => ` · ${name}`).join('');
  }
  const name = vendorName(setting, entry.vendor);
  const title = `${style.vendor(name)} ${style.code(entry.code)}`;
  const room = columns - displayWidth(`${name} ${entry.code}  `);
  const isBeside = displayWidth(facts) <= room;
  const lines = paintLayers(
    isBeside ? [facts] : wrap(facts, columns),
    facts,
    [{ ranges: retryRanges, paint: style.retry(entry.retry) }],
    style.kind(entry.kind),
  );
  if (isBeside) return [`${title}  ${lines}`];
  // Some words are longer than a narrow screen.
  const isWide = displayWidth(`${name} ${entry.code}`) > columns;
  const titleLines = isWide
    ? [...wrap(name, columns).map(style.vendor), ...wrap(entry.code, columns).map(style.code)]
    : [title];
  return [...titleLines, ...lines];
}

/**
 * The message in both languages, on one line where they fit.
 *
 * @param match what a search or a text matched; it is marked, and a variant that matched stands first
 */
export function messages(
  setting: CardSetting,
  entry: Entry,
  columns: number,
  match: Match | undefined,
): string[] {
  const { style } = setting;
  const language = setting.language === 'both' ? 'zh' : setting.language;
  const { own, other } = sides(entry.message, language);
  const paintOther = setting.language === 'both' ? style.message : style.dim;
  const ranges = (text: string): readonly Range[] => (match?.text === text ? match.ranges : []);
  const lines = (text: string, paint: Paint): readonly string[] =>
    paintLayers(wrap(text, columns), text, [{ ranges: ranges(text), paint: style.match }], paint);
  // A team's own table may have one language only.
  const both = (one: string, second: string): readonly string[] => {
    const first = lines(one, style.message);
    if (second === one) return first;
    const others = lines(second, paintOther);
    const isShort = displayWidth(one) + displayWidth(messageGap) + displayWidth(second) <= columns;
    return isShort ? [first + style.dim(messageGap) + others] : [...first, ...others];
  };
  if (match?.field !== 'variants') return [...both(own, other)];
  // One code, many messages: the one that was searched for stands first.
  const variant = sides(entry.variants[match.index ?? 0] ?? entry.message, language);
  return [
    ...both(variant.own, variant.other),
    ...wrap([...new Set([own, other])].join(' · '), columns).map(style.dim),
  ];
}

/** How an address looks: a link where the terminal makes some. */
export const addressPaint =
  ({ hyperlinks, style }: CardSetting, address: string): Paint =>
  (text) =>
    hyperlinks ? hyperlink(style.link(text), address) : style.link(text);

/** The address of the entry's page on the site of the settings; what is said of a kind of codes has no page. */
export function siteAddress({ site }: CardSetting, entry: Entry): string | undefined {
  const isOfKind = entry.own === null && entry.source.published.length === 0;
  return site === undefined || isOfKind ? undefined : pageAddress(site, entry);
}

/** One of the tool's own words, in all languages of the card. */
export function own(setting: Pick<CardSetting, 'language'>, pick: (words: Words) => string): string {
  return [...new Set(languagesOf(setting.language).map((language) => pick(wordsIn(language))))].join(' ');
}

/** What the card of a code that nobody explained says before its steps. */
export function briefNotice(words: Words, { steps }: Entry): string {
  const isOwn = steps.some(({ from }) => from === 'entry');
  return words.notExplained(isOwn ? 'own' : steps.length > 0 ? 'guide' : 'none');
}

/**
 * What a code is about, and the interfaces that return it.
 *
 * @param shown how many of the interfaces to name; all that are known when left out
 */
export function areaText(
  setting: Pick<CardSetting, 'language' | 'vendor'>,
  entry: Entry,
  shown = entry.interfaces.names.length,
): string {
  const { names, count } = entry.interfaces;
  const topic = setting.vendor(entry.vendor).topics[entry.topic];
  const title = topic ? textsOf(setting.language, topic).join(' / ') : '';
  if (shown === 0) return title;
  const lead = title === '' ? '' : `${title}${own(setting, ({ colon }) => colon)}`;
  const others = shown < count ? own(setting, ({ interfaceCount }) => interfaceCount(count)) : '';
  return lead + names.slice(0, shown).join(itemGap) + others;
}

/** The same as far as a line goes. */
export function areaLine(setting: CardSetting, entry: Entry, columns: number): string {
  const most = entry.interfaces.names.length;
  const texts = Array.from({ length: most + 1 }, (_, i) => areaText(setting, entry, most - i));
  return clip(texts.find((text) => displayWidth(text) <= columns) ?? (texts[0] as string), columns);
}
