/** Tables as comma-separated values: the columns that `errcode list --format csv` prints, in any order. */
import Papa from 'papaparse';
import { type Located, type Path, placeIn, placesOfOffsets } from './located.ts';
import { type Place, TableSyntaxError } from './problem.ts';

/** A row with the offsets at which it and its cells begin. */
interface Row {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly delimiter: string;
}

/** Reads the rows; the delimiter (comma, tab, semicolon) is found out. @throws TableSyntaxError */
export function readRows(text: string): Row[] {
  const rows: Row[] = [];
  let start = 0;
  Papa.parse<string[]>(text, {
    step({ data, errors, meta }) {
      const [error] = errors.filter(({ code }) => code !== 'UndetectableDelimiter');
      if (error) throw new TableSyntaxError(placeIn(text, start), error.message);
      if (data.some((cell) => cell.trim() !== '')) {
        rows.push({ cells: data, start, end: meta.cursor, delimiter: meta.delimiter });
      }
      start = meta.cursor;
    },
  });
  return rows;
}

/** Where the cells of a row begin; quotes count to the cell. */
function cellStarts(text: string, { start, end, cells, delimiter }: Row): number[] {
  const starts = [start];
  let isQuoted = false;
  for (let at = start; at < end && starts.length < cells.length; at++) {
    const character = text[at] as string;
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === delimiter) starts.push(at + 1);
  }
  return starts;
}

/** Columns whose cells hold one item a line. */
const lists = ['variants', 'phrases', 'steps'];
/** Columns whose cells hold words. */
const wordLists = ['related', 'published'];

/** The apostrophe that keeps spreadsheet programs from running a cell. */
const escaped = /^'(?=[=+@＝＋－＠-])/;

/** Puts a cell into its entry: `message.zh` is the part `zh` of `message`. */
function put(entry: Record<string, unknown>, column: string, cell: string): void {
  const [key = '', part] = column.split('.');
  const items = cell.split('\n').map((item) => item.trim());
  const known = entry[key];
  if (wordLists.includes(key)) entry[key] = cell.split(/[\s,;]+/).filter(Boolean);
  else if (!lists.includes(key)) {
    entry[key] = part === undefined ? cell : { ...(known as object | undefined), [part]: cell };
  } else if (key === 'phrases') entry[key] = { ...(known as object | undefined), [part ?? 'zh']: items };
  else if (part === undefined) entry[key] = items;
  else {
    const former = (known ?? []) as object[];
    entry[key] = items.map((item, i) => ({ ...former[i], [part]: item }));
  }
}

/**
 * Reads a table with a header line.
 *
 * @returns a list of entries
 * @throws TableSyntaxError
 */
export function parseCsv(text: string): Located {
  const [header, ...rows] = readRows(text);
  const columns = header?.cells.map((cell) => cell.trim()) ?? [];
  const value = rows.map((row) => {
    const { cells } = row;
    const last = cells.findLastIndex((cell) => cell.trim() !== '');
    if (last >= columns.length) {
      throw new TableSyntaxError(
        placeIn(text, cellStarts(text, row)[columns.length] ?? row.start),
        `${last + 1} > ${columns.length}`,
        'too-many-fields',
      );
    }
    const entry: Record<string, unknown> = {};
    for (const [i, cell] of cells.entries()) {
      const own = cell.replace(escaped, '').trim();
      if (own !== '') put(entry, columns[i] || `column ${i + 1}`, own);
    }
    return entry;
  });
  let find: ((offset: number) => Place) | undefined;
  const placeOfCell = (row: Row | undefined, cell: number): Place => {
    const starts = row ? cellStarts(text, row) : [];
    find ??= placesOfOffsets(text);
    return find(starts[cell] ?? row?.start ?? 0);
  };
  const placeOf = ([row, ...keys]: Path): Place => {
    if (typeof row !== 'number') return { line: 1, column: 1 };
    const exact = columns.indexOf(keys.filter((key) => typeof key === 'string').join('.'));
    const cell = exact >= 0 ? exact : columns.findIndex((column) => column.split('.')[0] === keys[0]);
    return placeOfCell(rows[row], Math.max(0, cell));
  };
  return {
    value,
    placeOf,
    // A key of a row is the name of its column.
    placeOfKey: (path, key) => {
      const name = [...path.slice(1), key].join('.');
      const cell = columns.findIndex((column) => column === name || column.startsWith(`${name}.`));
      return cell < 0 ? placeOf(path) : placeOfCell(header, cell);
    },
  };
}
