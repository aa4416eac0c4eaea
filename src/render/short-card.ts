import { refOf } from '../catalog/code.ts';
import type { Entry, Language, Related, Step } from '../catalog/types.ts';
import { languagesOf, textsOf } from '../language.ts';
import type { Match } from '../search/match.ts';
import {
  addressPaint,
  areaLine,
  briefNotice,
  type CardSetting,
  itemGap,
  leastColumnsBesideLabels,
  own,
  paragraphs,
  siteAddress,
  vendorName,
} from './card-parts.ts';
import { clip } from './frame.ts';
import { displayWidth } from './width.ts';
import { type Words, wordsIn } from './words.ts';
import { wrap } from './wrap.ts';

const gap = '  ';
const indent = '  ';
/** A guide's title of which less can be shown tells nothing. */
const leastTitleColumns = 8;

/** The first text that fits a width; the last one when none does. */
function firstThatFits(texts: readonly string[], columns: number): string {
  return texts.find((text) => displayWidth(text) <= columns) ?? (texts.at(-1) as string);
}

/** Items on one line, as many as fit whole; an ellipsis tells of the others. */
function wholeItems(items: readonly string[], columns: number): string {
  const all = items.join(itemGap);
  if (displayWidth(all) <= columns) return all;
  let line = '';
  for (const item of items) {
    const longer = line + item + itemGap;
    if (displayWidth(longer) >= columns) break;
    line = longer;
  }
  return line === '' ? clip(all, columns) : `${line}…`;
}

/** More related codes than these leave no room for what they say. */
const mostRelated = 5;

/** Codes on one line: their numbers, and what they say as far as the line goes. */
function relatedLine(
  setting: CardSetting,
  entry: Entry,
  columns: number,
): { text: string; isWhole: boolean } {
  const isForeign = ({ vendor }: Related): boolean => vendor !== entry.vendor;
  // Whoever is stuck with a vendor looks at its codes first.
  const sorted = [...entry.related].sort((a, b) => Number(isForeign(a)) - Number(isForeign(b)));
  const shown = sorted.slice(0, mostRelated);
  const items = shown.map((one) => (isForeign(one) ? `${vendorName(setting, one.vendor)} ` : '') + one.code);
  let isWhole = shown.length === sorted.length;
  if (!isWhole) items.push('…');
  for (const [i, { message }] of shown.entries()) {
    const longer = `${items[i]} ${textsOf(setting.language, message).join(' / ')}`;
    if (displayWidth(items.with(i, longer).join(itemGap)) <= columns) items[i] = longer;
    else isWhole = false;
  }
  return { text: wholeItems(items, columns), isWhole };
}

const fullCommand = (entry: Entry): string => `errcode ${refOf(entry)} --full`;

/** Whether nobody has explained a code yet. */
const isBrief = (entry: Entry): boolean => !entry.explained && entry.own === null && entry.kind !== 'success';

/** As many of a guide's steps leave room for the rest of a card. */
const mostGuideSteps = 3;

/** The steps of a short card: the entry's own, or, where nobody wrote any for it, the first ones of its guide. */
function shownSteps(entry: Entry): readonly Step[] {
  const ownSteps = entry.steps.filter(({ from }) => from === 'entry');
  return ownSteps.length === 0 && isBrief(entry) ? entry.steps.slice(0, mostGuideSteps) : ownSteps;
}

/** The command that shows the rest, with how much that is as far as the line goes. */
function moreText(setting: CardSetting, entry: Entry, columns: number): string {
  const command = fullCommand(entry);
  const count = entry.steps.length - shownSteps(entry).length;
  if (count === 0 || entry.guide === null) return command;
  const [language] = languagesOf(setting.language) as [Language];
  const { moreSteps } = wordsIn(language);
  const title = clip(entry.guide.title[language], columns - displayWidth(moreSteps(count, '', command)));
  const withTitle = displayWidth(title) < leastTitleColumns ? [] : [moreSteps(count, title, command)];
  return firstThatFits([...withTitle, moreSteps(count, null, command), command], columns);
}

/** The vendor's page with the day of its check as far as the line goes, or the team's own table. */
function sourceLines(setting: CardSetting, entry: Entry, columns: number): string[] {
  const { style } = setting;
  const { docs, source } = entry;
  const origin =
    entry.own || source.published.length === 0
      ? own(setting, (words) => words.sourceLine(source, entry.own))
      : own(setting, (words) => (source.date === null ? '' : words.sourceInShort(source.date)));
  if (docs === null) return origin === '' ? [] : wrap(origin, columns).map(style.dim);
  const link = addressPaint(setting, docs);
  const room = columns - displayWidth(docs) - gap.length;
  const beside = firstThatFits([origin, source.date ?? '', ''], room);
  // An address is cut by no ellipsis and broken by no line end, or it would lead nowhere.
  const address = link(docs);
  if (entry.own && beside !== origin) return [address, ...wrap(origin, columns).map(style.dim)];
  return [beside === '' ? address : `${address}${gap}${style.dim(beside)}`];
}

/**
 * What a short card says below the message: the cause and the entry's own steps whole, and the rest on one line each, of which
 * what does not fit is left out.
 *
 * @param match what heads the card
 */
export function shortBody(setting: CardSetting, entry: Entry, columns: number, match?: Match): string[] {
  const { style } = setting;
  const label = (pick: (words: Words) => string): string => own(setting, pick) + gap;
  const lines: string[] = [];
  if (entry.cause) {
    const lead = label((words) => words.cause);
    const cause =
      columns < leastColumnsBesideLabels
        ? textsOf(setting.language, entry.cause).flatMap((text, i) =>
            wrap((i === 0 ? lead : '') + text, columns),
          )
        : paragraphs(setting, columns, lead, entry.cause);
    const heading = lead.trimEnd();
    lines.push(
      '',
      ...cause.map((line, i) => (i === 0 ? style.heading(heading) + line.slice(heading.length) : line)),
    );
  }
  if (isBrief(entry))
    lines.push(
      '',
      ...wrap(
        own(setting, (words) => briefNotice(words, entry)),
        columns,
      ),
    );
  const steps = shownSteps(entry);
  if (entry.cause === null && steps.length > 0) lines.push('');
  for (const [i, step] of steps.entries()) {
    lines.push(...paragraphs(setting, columns, `${i < 9 ? indent : ' '}${i + 1}. `, step));
  }

  const facts: string[] = [];
  const labelled = (pick: (words: Words) => string, line: (room: number) => string): void => {
    const lead = label(pick);
    facts.push(style.heading(lead.trimEnd()) + gap + line(columns - displayWidth(lead)));
  };
  if (isBrief(entry)) {
    const area = areaLine(setting, entry, columns - displayWidth(label((words) => words.area)));
    if (area !== '')
      labelled(
        (words) => words.area,
        () => area,
      );
  }
  const related = relatedLine(setting, entry, columns - displayWidth(label((words) => words.related)));
  // What heads the card is not said again.
  const headed = match?.field === 'variants' ? match.index : null;
  const variants = entry.variants
    .filter((_, i) => i !== headed)
    .map((variant) => textsOf(setting.language, variant).join(' / '));
  let isWhole = related.isWhole && steps.length === entry.steps.length && entry.source.text === null;
  if (variants.length > 0) {
    labelled(
      (words) => words.otherMessages,
      (room) => {
        const shown = wholeItems(variants, room);
        isWhole &&= shown === variants.join(itemGap);
        return shown;
      },
    );
  }
  if (entry.related.length > 0)
    labelled(
      (words) => words.related,
      () => related.text,
    );
  if (!isWhole) {
    const command = fullCommand(entry);
    const isNarrow = displayWidth(label((words) => words.more) + command) > columns;
    // A command is cut by no ellipsis, or it could not be typed.
    if (isNarrow) facts.push(...wrap(command, columns));
    else {
      labelled(
        (words) => words.more,
        (room) => moreText(setting, entry, room),
      );
    }
  }
  if (entry.retired !== null) {
    const { retired } = entry;
    const text = own(setting, (words) => words.retired(retired));
    facts.push(...wrap(`! ${text}`, columns).map(style.error));
  }
  facts.push(...sourceLines(setting, entry, columns));
  const page = siteAddress(setting, entry);
  if (page !== undefined) facts.push(addressPaint(setting, page)(page));
  return [...lines, ...(facts.length > 0 ? ['', ...facts] : [])];
}
