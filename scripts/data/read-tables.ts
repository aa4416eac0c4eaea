import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type {
  Author,
  Category,
  CodeType,
  Forms,
  Kind,
  Language,
  Localized,
  Phrases,
  Retry,
  Traces,
} from '../../src/catalog/types.ts';

/** An entry as its file has it; see `data/schema/entries.schema.json`. */
export interface RawEntry {
  code: string;
  name: string;
  section?: string | string[];
  status?: { retired: string };
  kind?: Exclude<Kind, 'error'>;
  category: Category;
  retry: Retry;
  message: Localized;
  published?: Language[];
  variants?: Localized[];
  phrases?: Phrases;
  cause?: Localized;
  steps?: Localized[];
  guide?: string;
  related?: string[];
  docs?: string;
  source?: { table?: string; text?: string; steps?: Author };
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
  envelope: { code: string[]; message: string[]; types?: CodeType[]; outer?: string[] };
  hosts?: string[];
  traces?: Partial<Traces>;
  forms?: Partial<Forms>;
  topics: Record<string, Localized>;
  sections?: Record<string, string>;
  sources: Record<string, { title: Localized; url?: string; checked: string }>;
}

export interface RawPlatform {
  name: Localized;
  names: string[];
  hosts?: string[];
  traces?: Partial<Traces>;
  forms?: Partial<Forms>;
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
  readonly document: Document;
  readonly value: T;
  /** Syntax errors, each with its place in the text; `value` is then not to be relied on. */
  readonly errors: readonly string[];
  /**
   * The line, counted from 1, on which a value stands.
   *
   * @param path keys and indexes from the top of the file; the nearest existing parent is used
   */
  lineOf(path: readonly (string | number)[]): number;
}

export interface VendorFiles {
  readonly id: string;
  readonly vendor: DataFile<RawVendor>;
  /** By topic. */
  readonly topics: ReadonlyMap<string, DataFile<RawEntry[]>>;
}

export interface Tables {
  readonly vendors: readonly VendorFiles[];
  /** Platforms without a table, by id. */
  readonly platforms: DataFile<Record<string, RawPlatform>>;
  /** Lists of words of one meaning. */
  readonly synonyms: DataFile<string[][]>;
  /** By vendor id. */
  readonly guides: ReadonlyMap<string, DataFile<Record<string, RawGuide>>>;
}

/**
 * Parses the text of a data file.
 *
 * @param path where it stands in the data directory, for messages
 */
export function parseDataFile<T>(path: string, text: string): DataFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return {
    path,
    text,
    document,
    value: document.toJS() as T,
    errors: [...document.errors, ...document.warnings].map((error) => error.message),
    lineOf(keys) {
      for (let length = keys.length; length >= 0; length--) {
        const node = length === 0 ? document.contents : document.getIn(keys.slice(0, length), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

function readDataFile<T>(directory: string, path: string): DataFile<T> {
  return parseDataFile(path, readFileSync(join(directory, path), 'utf8'));
}

function namesIn(directory: string): string[] {
  return existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];
}

/** Reads all tables and guides. @param directory the data directory */
export function readTables(directory: string): Tables {
  const vendors = namesIn(join(directory, 'vendors')).map((id): VendorFiles => {
    const files = namesIn(join(directory, 'vendors', id)).filter((name) => name.endsWith('.yaml'));
    return {
      id,
      vendor: readDataFile(directory, `vendors/${id}/vendor.yaml`),
      topics: new Map(
        files
          .filter((name) => name !== 'vendor.yaml')
          .map((name) => [name.replace(/\.yaml$/, ''), readDataFile(directory, `vendors/${id}/${name}`)]),
      ),
    };
  });
  const guides = namesIn(join(directory, 'guides'))
    .filter((name) => name.endsWith('.yaml'))
    .map(
      (name) =>
        [
          name.replace(/\.yaml$/, ''),
          readDataFile<Record<string, RawGuide>>(directory, `guides/${name}`),
        ] as const,
    );
  return {
    vendors,
    platforms: readDataFile(directory, 'platforms.yaml'),
    synonyms: readDataFile(directory, 'synonyms.yaml'),
    guides: new Map(guides),
  };
}
