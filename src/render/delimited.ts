import Papa from 'papaparse';
import { cellText, fieldOf } from './records.ts';

/**
 * Begins like a formula in a spreadsheet program (OWASP, "CSV injection"); a plain negative number, as the code -1,
 * does not.
 */
const formula = /^(?:[=@\t\r＝＋－＠]|[+-](?!\d+$))/;

function rowsOf(records: readonly object[], columns: readonly string[]): string[][] {
  return records.map((record) => columns.map((column) => cellText(fieldOf(record, column))));
}

/**
 * Comma-separated values as RFC 4180 has them, with a header line; every line ends as it asks for. Cells that a
 * spreadsheet program would run as a formula get an apostrophe in front.
 */
export function renderCsv(records: readonly object[], columns: readonly string[]): string {
  const data = [[...columns], ...rowsOf(records, columns)];
  return `${Papa.unparse(data, { escapeFormulae: formula })}\r\n`;
}

/** Tab-separated values, one record a line whatever its texts hold, for `cut` and `awk`. */
export function renderTsv(records: readonly object[], columns: readonly string[]): string {
  return [[...columns], ...rowsOf(records, columns)]
    .map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}
