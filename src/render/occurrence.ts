/** What a text says of a code that it holds, as lines on the code's card. */
import type { Catalog, VendorTable } from '../catalog/catalog.ts';
import type { Language, Localized } from '../catalog/types.ts';
import { lookUpAddress } from '../catalog/vendors.ts';
import type { Explanation } from '../detect/explain.ts';
import { type Fact, factKinds } from '../detect/facts.ts';
import { explainWords } from './explain-words.ts';
import { clip } from './frame.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { displayWidth, padEnd, textColumns } from './width.ts';
import { wordsIn } from './words.ts';
import { hang, wrap } from './wrap.ts';

/** What the lines are drawn with. */
export interface OccurrenceSetting {
  readonly words: Language;
  readonly style: Style;
  /** Width of the screen in columns. */
  readonly columns: number;
  readonly catalog: Platforms;
  vendor(id: string): VendorTable;
}

/** Longer messages are cut: the text is at hand. */
const longestMessage = 300;
/** A text rarely holds more of a kind that matter. */
const mostOfKind = 5;

/** A label with its value, wrapped beside it; an address stays whole, so that it can be clicked and copied. */
function row([label, value]: Row, width: number, columns: number, { heading }: Style): string[] {
  const lead = `  ${padEnd(label, width)}  `;
  const isAddress = /^https?:\S+$/.test(value);
  if (isAddress && displayWidth(lead + value) > columns) return [heading(lead.trimEnd()), `    ${value}`];
  return hang(lead, value, columns).map((line, i) =>
    i === 0 ? heading(lead) + line.slice(lead.length) : line,
  );
}

type Row = readonly [label: string, value: string];

/** The rows that tell what the text says: its message where it says more than the table, and the facts. */
function rows({ message, meanings, facts }: Explanation, language: Language): Row[] {
  const words = explainWords(language);
  const published = meanings[0]?.match?.text;
  const said = message === null ? '' : visible(message, longestMessage);
  return [
    ...(said !== '' && said !== published ? [[words.said, said] as Row] : []),
    ...factRows(facts, language),
  ];
}

/** The rows that name facts, a kind after another. */
function factRows(facts: readonly Fact[], language: Language): Row[] {
  const words = explainWords(language);
  const { separator } = wordsIn(language);
  return factKinds.flatMap((kind): Row[] => {
    const values = facts
      .filter((fact) => fact.kind === kind)
      .map(({ value }) => visible(value, longestMessage));
    const some = values.slice(0, mostOfKind);
    // Addresses are to be clicked, each by itself.
    const texts = kind === 'apply-link' ? some : [some.join(separator)];
    return some.length > 0 ? texts.map((text) => [words.facts[kind], text]) : [];
  });
}

/** What a text tells beside a code, or without one, as lines. */
export function factLines(facts: readonly Fact[], setting: OccurrenceSetting): string[] {
  return drawn(factRows(facts, setting.words), setting, textColumns(setting.columns));
}

const rowLines = (explanation: Explanation, setting: OccurrenceSetting, columns: number): string[] =>
  drawn(rows(explanation, setting.words), setting, columns);

function drawn(all: readonly Row[], { style }: OccurrenceSetting, columns: number): string[] {
  const width = Math.max(...all.map(([label]) => displayWidth(label)));
  return all.flatMap((one) => row(one, width, columns, style));
}

/** A catalog, as far as names are concerned. */
export type Platforms = Pick<Catalog, 'vendors' | 'platforms'>;

/** The name of a vendor, or of a platform without a table. */
export function platformName(id: string, { vendors, platforms }: Platforms): Localized | null {
  return [...vendors, ...platforms].find((platform) => platform.id === id)?.name ?? null;
}

/**
 * What the text says of a code: its message, what was refused or is missing, what to quote to the vendor's support, and
 * that the vendor is guessed, where it is.
 *
 * @returns lines for {@link renderCard}
 */
export function occurrenceLines(explanation: Explanation, setting: OccurrenceSetting): string[] {
  const { style, words } = setting;
  const columns = textColumns(setting.columns);
  const lines = rowLines(explanation, setting, columns);
  const [first] = explanation.meanings;
  if (first && explanation.codeFrom === 'message') {
    const { vendor, code } = first.entry;
    const remark = explainWords(words).byMessage(setting.vendor(vendor).name[words], visible(code));
    lines.push(...wrap(remark, columns).map(style.dim));
  }
  if (first && explanation.certainty !== 'certain') {
    const others = [...new Set(explanation.meanings.map(({ entry }) => entry.vendor))].slice(1);
    const names = others.map((id) => setting.vendor(id).name[words]);
    const guess = explainWords(words).guessed(
      setting.vendor(first.entry.vendor).name[words],
      explanation.reason,
      names,
    );
    lines.push(...wrap(guess, columns).map(style.dim));
  }
  return [...lines, ...lookUpLines(explanation, setting)];
}

/** The line with the platform's own page about a failure, for codes of which the tables do not say everything. */
function lookUpLines({ code, facts, meanings, vendor }: Explanation, setting: OccurrenceSetting): string[] {
  const [first] = meanings;
  if (vendor === null || (first && (first.entry.explained || first.entry.own !== null))) return [];
  const pages = [...setting.catalog.vendors, ...setting.catalog.platforms].find(
    ({ id }) => id === vendor,
  )?.lookUp;
  const requestId = facts.find(({ kind }) => kind === 'request-id')?.value;
  const address = pages && lookUpAddress(pages, code, requestId);
  if (!address) return [];
  const { style, words } = setting;
  // An address is broken by no line end, or it could not be clicked.
  return [style.dim(explainWords(words).lookUp(address))];
}

/** One line on an outer code, for the card of its sub code. */
export function outerLine(outer: Explanation, { style, words, columns }: OccurrenceSetting): string {
  const message = outer.meanings[0]?.entry.message[words];
  const line = explainWords(words).outer(visible(outer.code), message ?? '');
  return style.dim(clip(line, textColumns(columns)));
}

/** The card of a code that no table has. */
export function renderUnknown(explanation: Explanation, setting: OccurrenceSetting): string {
  const { style, words, catalog } = setting;
  const columns = textColumns(setting.columns);
  const { code, vendor, message } = explanation;
  const hasMessage = message !== null && message !== '';
  const text = explainWords(words);
  const table = catalog.vendors.find(({ id }) => id === vendor);
  const name = vendor === null ? undefined : platformName(vendor, catalog)?.[words];
  const docs = catalog.platforms.find(({ id }) => id === vendor)?.docs ?? null;
  const title = [...(name ? [style.vendor(name)] : []), style.code(visible(code))].join(' ');
  const isShared = vendor === null && explanation.candidates.length > 0;
  const remark = table
    ? text.unknownOf(table.name[words], table.docs, hasMessage)
    : name
      ? text.unknownOfOther(name, docs, hasMessage)
      : isShared
        ? text.sharedNumber(
            explanation.candidates.map((one) => setting.vendor(one.vendor).name[words]),
            hasMessage,
          )
        : text.unknownOfNobody(hasMessage);
  return [
    `${title}  ${style.error(isShared ? text.vendorUnclear : text.notInTables)}`,
    ...rowLines(explanation, setting, columns),
    ...wrap(remark, columns),
    ...lookUpLines(explanation, setting),
    ...(explanation.similar.length > 0 ? ['', style.heading(text.similar)] : []),
  ].join('\n');
}
