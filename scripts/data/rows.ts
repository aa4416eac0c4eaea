/** `codes.tsv`: every published row of a vendor, a line each. */
import { compareCodes } from '../../src/catalog/code.ts';

/** The columns that every file has, in their order. */
const usualColumns = ['code', 'section', 'kind', 'category', 'retry', 'topic', 'guide', 'zh', 'en'] as const;
/** The columns that a file has where one of its rows fills them, in their order behind the others. */
const rareColumns = [
  'published',
  'table',
  'text',
  'docs',
  'retired',
  'interfaces',
  'step.zh',
  'step.en',
] as const;
export const rowColumns = [...usualColumns, ...rareColumns];
export type RowColumn = (typeof rowColumns)[number];

/** The only columns that a further message of a row fills. */
const variantColumns: readonly RowColumn[] = ['code', 'section', 'zh', 'en'];

/** A line of the file; an empty cell is left out. */
export interface Row {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: Readonly<Partial<Record<RowColumn, string>>>;
}

/** What is wrong with a line. */
export interface RowError {
  readonly line: number;
  readonly message: string;
}

/** A vendor's `codes.tsv`. */
export interface RowFile {
  /** Path from the data directory, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly rows: readonly Row[];
  readonly errors: readonly RowError[];
}

const escaped: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };
const unescaped: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

/** A cell that holds a text. */
const cellOf = (text: string): string =>
  text.replace(/[\t\n\r\\]/g, (character) => escaped[character] as string);

/** The text that a cell holds; what `cellOf` never writes is reported. */
function textOf(cell: string, report: (message: string) => void): string {
  return cell.replace(/\\(.?)/g, (sequence, character: string) => {
    const text = unescaped[character];
    if (text === undefined) report(`"${sequence}" is no escape; a backslash is written \\\\`);
    return text ?? sequence;
  });
}

/** Parses the text of a `codes.tsv`. @param path where it stands in the data directory, for messages */
export function parseRows(path: string, text: string): RowFile {
  const errors: RowError[] = [];
  const [header = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const columns = header.split('\t') as RowColumn[];
  const report = (line: number) => (message: string) => errors.push({ line, message });
  for (const column of columns) {
    if (!rowColumns.includes(column))
      report(1)(`there is no column "${column}"; there are ${rowColumns.join(', ')}`);
  }
  for (const column of usualColumns)
    if (!columns.includes(column)) report(1)(`the column "${column}" is missing`);
  if (new Set(columns).size < columns.length) report(1)('a column stands twice');
  const rows = lines.map((content, index): Row => {
    const line = index + 2;
    const cells = content.split('\t');
    if (cells.length > columns.length)
      report(line)(`has ${cells.length} cells; there are ${columns.length} columns`);
    return {
      line,
      cells: Object.fromEntries(
        columns.flatMap((column, i) => (cells[i] ? [[column, textOf(cells[i], report(line))]] : [])),
      ),
    };
  });
  return { path, text, rows, errors };
}

/** Whether a row is a further message of the row that has the same code and section. */
export function isVariant({ cells }: Row): boolean {
  return Object.keys(cells).every((column) => variantColumns.includes(column as RowColumn));
}

function compareRows({ cells: a }: Row, { cells: b }: Row): number {
  const [left = '', right = ''] = [a.code, b.code];
  const bySection = (a.section ?? '') < (b.section ?? '') ? -1 : Number(a.section !== b.section);
  return compareCodes(left, right) || (left < right ? -1 : Number(left > right)) || bySection;
}

/** The canonical form: rows by code and section, further messages behind theirs, no column that nobody fills. */
export function formatRows({ rows }: Pick<RowFile, 'rows'>): string {
  const sorted = [...rows].sort((a, b) => compareRows(a, b) || Number(isVariant(a)) - Number(isVariant(b)));
  const rare = rareColumns.filter((column) => sorted.some(({ cells }) => cells[column] !== undefined));
  const columns = [...usualColumns, ...rare];
  const lines = sorted.map(({ cells }) => columns.map((column) => cellOf(cells[column] ?? '')).join('\t'));
  return `${[columns.join('\t'), ...lines].join('\n')}\n`;
}
