/** Finds codes in tables: CSV, tab-separated values and Markdown, by the name of their column. */
import { type FieldKind, type FieldNames, foldName, labelAt } from './field-names.ts';
import { isHttpStatus, readNumber } from './numbers.ts';
import { digitsOf, isKnown, type Scene } from './scene.ts';
import type { Places, Sighting } from './sighting.ts';

/** A cell of a row: its text without blanks and quotes around it, and its place. */
interface Cell {
  readonly text: string;
  readonly start: number;
}

/** What the header of a table says. */
interface Header {
  readonly delimiter: string;
  readonly cells: number;
  readonly code: number;
  readonly kind: FieldKind;
  readonly name: string;
  /** Position of the column with messages; -1 for none. */
  readonly message: number;
  /** Position of the column in which somebody says what the codes mean; -1 for none. */
  readonly meaning: number;
}

const delimiters = ['|', '\t', ',', ';'];
const mostCells = 60;
const longestHeader = 600;
/** Names of columns that hold words of whoever wrote the table. */
const meaningColumn = /^(?:含义|说明|描述|意思|原因|meaning|description|cause|reason)$/i;
const ruler = /^[\s|:-]+$/;

/** The cells of a line; delimiters in double quotes part none. */
function cellsOf(text: string, from: number, to: number, delimiter: string): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  let isQuoted = false;
  for (let at = from; at <= to && cells.length <= mostCells; at++) {
    if (text.charAt(at) === '"' && delimiter !== '|') isQuoted = !isQuoted;
    if (at < to && (isQuoted || text.charAt(at) !== delimiter)) continue;
    const raw = text.slice(start, at);
    const trimmed = raw.replace(/^[\s"'`*]{1,8}/, '');
    cells.push({
      text: trimmed.replace(/[\s"'`*]{1,8}$/, ''),
      start: start + raw.length - trimmed.length,
    });
    start = at + 1;
  }
  return cells;
}

/** What the name of a column says of its cells: that of its last word, as `errcode` in `DingTalk errcode`. */
function columnKind(name: string, names: FieldNames): FieldKind | undefined {
  if (name.length > 40) return undefined;
  const word = /[A-Za-z][\w-]{0,30}$/.exec(name)?.[0];
  const folded = foldName(word ?? name);
  const kind = word === undefined ? labelAt(name, 0)?.[1] : names.kindOf(folded);
  return kind === 'prose' ? undefined : kind;
}

function readHeader({ plain: { text }, known }: Scene, from: number, to: number): Header | undefined {
  if (to - from > longestHeader) return undefined;
  for (const delimiter of delimiters) {
    const cells = cellsOf(text, from, to, delimiter);
    if (cells.length < 2) continue;
    const kinds = cells.map((cell) => columnKind(cell.text, known.names));
    const code = kinds.findIndex((kind) => kind === 'code' || kind === 'sub' || kind === 'weak');
    // A name with its value is no column: `errcode=40014, errmsg=x`.
    if (code < 0 || cells.some((cell) => /[A-Za-z_\u4e00-\u9fff]\s?[:=]\s?\S/.test(cell.text))) continue;
    return {
      delimiter,
      cells: cells.length,
      code,
      kind: kinds[code] as FieldKind,
      name: foldName(cells[code]?.text ?? ''),
      message: kinds.indexOf('message'),
      meaning: cells.findIndex((cell) => meaningColumn.test(cell.text)),
    };
  }
  return undefined;
}

function sightingInRow(scene: Scene, header: Header, cells: readonly Cell[]): Sighting | undefined {
  const { text } = scene.plain;
  const cell = cells[header.code] as Cell;
  const span = readNumber(text, cell.start);
  if (!span || span.end - span.start !== cell.text.length) return undefined;
  const isPlausible = header.kind !== 'weak' && digitsOf(cell.text) > 1 && !isHttpStatus(cell.text);
  if (cell.text === '0' || !(isPlausible || isKnown(scene, cell.text))) return undefined;
  // A column of codes may be of anything: of goods, of countries.
  if (header.kind === 'weak' && header.message < 0) return undefined;
  const message = cells[header.message];
  const said = message ?? cells[header.meaning];
  return {
    ...span,
    code: cell.text,
    message: said?.text ? { start: said.start, end: said.start + said.text.length } : null,
    codeField: header.name,
    messageField: message ? 'message' : null,
    isText: false,
    isSub: header.kind === 'sub',
  };
}

/** The codes that stand in columns named as fields of codes are. */
export function tableSightings(scene: Scene, places: Places): Sighting[] {
  const { text } = scene.plain;
  const found: Sighting[] = [];
  let header: Header | undefined;
  for (let from = 0; from < text.length; ) {
    const lineEnd = text.indexOf('\n', from);
    const to = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(from, Math.min(to, from + longestHeader));
    if (header) {
      const cells = cellsOf(text, from, to, header.delimiter);
      if (cells.length === header.cells) {
        const sighting = sightingInRow(scene, header, cells);
        if (sighting && places.admits(sighting.code)) found.push(sighting);
      } else header = undefined;
    }
    if (!header && lineEnd >= 0 && !ruler.test(line)) header = readHeader(scene, from, to);
    from = to + 1;
  }
  return found;
}
