import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { codeKey, compareCodes } from '../../src/catalog/code.ts';
import type {
  Author,
  Category,
  CodeType,
  Forms,
  Kind,
  Language,
  Localized,
  LookUpPages,
  Phrases,
  Retry,
  Traces,
} from '../../src/catalog/types.ts';
import type { RawEnvelope } from '../../src/catalog/vendors.ts';
import { isVariant, parseRows, type Row, type RowFile } from './rows.ts';

/** What is explained of a code, as its file has it; see `data/schema/entries.schema.json`. */
export interface Explanation {
  code: string;
  /** One of the row's headings, where the code has several rows. */
  section?: string;
  name: string;
  phrases: Phrases;
  cause: Localized;
  steps: Localized[];
  related?: string[];
  source: { steps: Author };
}

/** A published row with what is explained of it. */
export interface RawEntry {
  readonly code: string;
  readonly sections: readonly string[];
  readonly kind: Kind;
  readonly category: Category;
  readonly retry: Retry;
  readonly topic: string;
  readonly guide: string | undefined;
  readonly message: Localized;
  readonly variants: readonly Localized[];
  readonly published: readonly Language[] | undefined;
  /** Key of the vendor's sources. */
  readonly table: string | undefined;
  /** The vendor's whole wording. */
  readonly text: string | undefined;
  readonly docs: string | undefined;
  readonly retired: string | undefined;
  /** The one step of its own that a row without an explanation may have. */
  readonly step: Localized | undefined;
  readonly explanation: Explanation | undefined;
}

/** A vendor as `vendor.yaml` has it; see `data/schema/vendor.schema.json`. */
export interface RawVendor {
  id: string;
  name: Localized;
  identifier: string;
  aliases?: string[];
  homepage: string;
  docs?: string;
  published: Language[];
  envelope: RawEnvelope | RawEnvelope[];
  hosts?: string[];
  traces?: Partial<Traces>;
  forms?: Partial<Forms>;
  lookUp?: Partial<LookUpPages>;
  topics: Record<string, Localized>;
  sections?: Record<string, string>;
  products?: Record<string, Localized>;
  popularity: number;
  families?: RawFamily[];
  sources: Record<string, { title: Localized; url?: string; checked: string }>;
}

export interface RawPlatform {
  name: Localized;
  names: string[];
  software?: boolean;
  docs?: string;
  lookUp?: Partial<LookUpPages>;
  codeFields?: string[];
  types?: CodeType[];
  hosts?: string[];
  traces?: Partial<Traces>;
  forms?: Partial<Forms>;
}

/** What is known of codes that no row has: of all that begin alike, of a range, of a form. */
export interface RawFamily {
  prefix?: string;
  range?: [first: number, last: number];
  pattern?: string;
  name: Localized;
  category: Category;
  retry: Retry;
  guide?: string;
  cause?: Localized;
  steps?: Localized[];
}

export interface RawGuide {
  title: Localized;
  steps: Localized[];
}

/** A parsed data file that can say on which line a value stands. */
export interface DataFile<T> {
  /** Path from the data directory, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly value: T;
  /** The same with places and comments, which takes ten times as long to parse: parsed when first asked for. */
  readonly document: Document;
  /** Syntax errors, each with its place in the text; `value` is then not to be relied on. */
  readonly errors: readonly string[];
  /**
   * The line, counted from 1, on which a value stands.
   *
   * @param path keys and indexes from the top of the file; the nearest existing parent is used
   */
  lineOf(path: readonly (string | number)[]): number;
}

/** An entry with where it stands. */
export interface Placed {
  readonly entry: RawEntry;
  /** The row, then those of its further messages. */
  readonly rows: readonly Row[];
  /** Where it is explained, and at which position of the file. */
  readonly explained: { readonly file: DataFile<Explanation[]>; readonly position: number } | undefined;
}

/** A problem of rows and explanations that do not fit together. */
export interface Misfit {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface VendorFiles {
  readonly id: string;
  readonly vendor: DataFile<RawVendor>;
  readonly codes: RowFile;
  /** What is explained, by topic. */
  readonly topics: ReadonlyMap<string, DataFile<Explanation[]>>;
  readonly guides: DataFile<Record<string, RawGuide>> | undefined;
  /** Rows with what is explained of them, by code, then in the order of vendor.yaml's headings. */
  readonly entries: readonly Placed[];
  readonly misfits: readonly Misfit[];
}

export interface Tables {
  readonly vendors: readonly VendorFiles[];
  /** Platforms without a table, by id. */
  readonly platforms: DataFile<Record<string, RawPlatform>>;
  /** Lists of words of one meaning. */
  readonly synonyms: DataFile<string[][]>;
  /** `released-names.tsv`: every name that was ever released, as vendor, code and name. */
  readonly releasedNames: string;
}

/**
 * Parses the text of a data file.
 *
 * @param path where it stands in the data directory, for messages
 */
export function parseDataFile<T>(path: string, text: string): DataFile<T> {
  const lines = new LineCounter();
  let document: Document | undefined;
  const read = (): Document => {
    document ??= parseDocument(text, { lineCounter: lines });
    return document;
  };
  const value = ((): unknown => {
    try {
      return load(text, { schema: CORE_SCHEMA });
    } catch {
      return read().toJS();
    }
  })() as T;
  return {
    path,
    text,
    value,
    get document() {
      return read();
    },
    // What the quick parser took has none.
    errors: document ? [...document.errors, ...document.warnings].map((error) => error.message) : [],
    lineOf(keys) {
      for (let length = keys.length; length >= 0; length--) {
        const node = length === 0 ? read().contents : read().getIn(keys.slice(0, length), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

const textIn = ({ cells }: Row): Localized => ({ zh: cells.zh ?? '', en: cells.en ?? '' });

function entryOf(row: Row, variants: readonly Row[], explanation: Explanation | undefined): RawEntry {
  const { cells } = row;
  return {
    code: cells.code ?? '',
    sections: cells.section?.split(' | ') ?? [],
    kind: (cells.kind as Kind | undefined) ?? 'error',
    category: cells.category as Category,
    retry: cells.retry as Retry,
    topic: cells.topic ?? '',
    guide: cells.guide,
    message: textIn(row),
    variants: variants.map(textIn),
    published: cells.published?.split(',') as Language[] | undefined,
    table: cells.table,
    text: cells.text,
    docs: cells.docs,
    retired: cells.retired,
    step:
      cells['step.zh'] || cells['step.en']
        ? { zh: cells['step.zh'] ?? '', en: cells['step.en'] ?? '' }
        : undefined,
    explanation,
  };
}

/** Puts rows and what is explained of them together. */
function place(
  codes: RowFile,
  topics: ReadonlyMap<string, DataFile<Explanation[]>>,
): { entries: Placed[]; misfits: Misfit[] } {
  const misfits: Misfit[] = [];
  const groups = new Map<string, { row: Row; variants: Row[]; explained?: Placed['explained'] }>();
  const byCode = new Map<string, (typeof groups extends Map<string, infer Group> ? Group : never)[]>();
  const rowKey = ({ cells }: Row): string => `${codeKey(cells.code ?? '')}\t${cells.section ?? ''}`;
  for (const row of codes.rows.filter((one) => !isVariant(one))) {
    const key = rowKey(row);
    const earlier = groups.get(key);
    if (earlier) {
      const message = `${row.cells.code}: stands on line ${earlier.row.line} too; merge the two or give each its section`;
      misfits.push({ file: codes.path, line: row.line, message });
      continue;
    }
    const group = { row, variants: [] };
    groups.set(key, group);
    const code = codeKey(row.cells.code ?? '');
    const same = byCode.get(code);
    if (same) same.push(group);
    else byCode.set(code, [group]);
  }
  for (const row of codes.rows.filter(isVariant)) {
    const group = groups.get(rowKey(row));
    if (group) group.variants.push(row);
    else {
      const message = `${row.cells.code}: has neither category nor retry, and no row with the same code and section has`;
      misfits.push({ file: codes.path, line: row.line, message });
    }
  }
  for (const [topic, file] of topics) {
    if (file.errors.length > 0 || !Array.isArray(file.value)) continue;
    for (const [position, { code, section }] of file.value.entries()) {
      const say = (message: string): void => {
        misfits.push({ file: file.path, line: file.lineOf([position]), message: `${code}: ${message}` });
      };
      const all = byCode.get(codeKey(String(code))) ?? [];
      const [group, ...others] = all.filter(
        ({ row }) => section === undefined || row.cells.section?.split(' | ').includes(section),
      );
      if (!group) say('codes.tsv has no such row; add it there');
      else if (others.length > 0) say('codes.tsv has several rows of this code; name the section of one');
      else if (section !== undefined && all.length === 1) say('has one row; take the section out');
      else if (group.explained) say(`is explained in ${group.explained.file.path} too; merge the two`);
      else {
        group.explained = { file, position };
        if (group.row.cells.topic !== topic)
          say(`codes.tsv says topic "${group.row.cells.topic}"; move one of them`);
        if (group.row.cells.code !== code) say(`codes.tsv writes it "${group.row.cells.code}"`);
      }
    }
  }
  const entries = [...groups.values()].map(({ row, variants, explained }) => ({
    entry: entryOf(row, variants, explained?.file.value[explained.position]),
    rows: [row, ...variants],
    explained,
  }));
  return { entries, misfits };
}

/** The files of one vendor, put together. */
export function vendorFiles(files: Omit<VendorFiles, 'entries' | 'misfits'>): VendorFiles {
  const { entries, misfits } = place(files.codes, files.topics);
  const { sections = {}, products = {} } = files.vendor.value ?? {};
  const headings = [...Object.keys(sections), ...Object.keys(products)];
  const rank = ({ entry }: Placed): number => headings.indexOf(entry.sections[0] ?? '');
  const sorted = entries.sort((a, b) => compareCodes(a.entry.code, b.entry.code) || rank(a) - rank(b));
  return { ...files, entries: sorted, misfits };
}

function namesIn(directory: string): string[] {
  return existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];
}

/** Files of a vendor's folder that hold no topic. */
const otherFiles = ['vendor.yaml', 'guides.yaml'];

/** Reads all tables and guides. @param directory the data directory */
export function readTables(directory: string): Tables {
  const textOf = (path: string): string => readFileSync(join(directory, path), 'utf8');
  const readDataFile = <T>(path: string): DataFile<T> => parseDataFile(path, textOf(path));
  return {
    vendors: namesIn(join(directory, 'vendors')).map((id) => {
      const names = namesIn(join(directory, 'vendors', id));
      const path = (name: string): string => `vendors/${id}/${name}`;
      return vendorFiles({
        id,
        vendor: readDataFile(path('vendor.yaml')),
        codes: parseRows(path('codes.tsv'), textOf(path('codes.tsv'))),
        topics: new Map(
          names
            .filter((name) => name.endsWith('.yaml') && !otherFiles.includes(name))
            .map((name) => [name.replace(/\.yaml$/, ''), readDataFile(path(name))]),
        ),
        guides: names.includes('guides.yaml') ? readDataFile(path('guides.yaml')) : undefined,
      });
    }),
    platforms: readDataFile('platforms.yaml'),
    synonyms: readDataFile('synonyms.yaml'),
    releasedNames: textOf('released-names.tsv'),
  };
}
