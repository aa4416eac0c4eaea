import type { Localized } from '../../src/catalog/types.ts';
import type { DataFile, RawEntry, Tables, VendorFiles } from '../data/read-tables.ts';

/** Something wrong in the data, told so that the reader can mend it. */
export interface Problem {
  /** Path from the data directory. */
  readonly file: string;
  readonly line: number;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** One rule that all data must keep. */
export interface Rule {
  readonly name: string;
  readonly description: string;
  check(tables: Tables): Problem[];
}

/** An entry with where it stands. */
export interface Located {
  readonly vendor: VendorFiles;
  readonly file: DataFile<RawEntry[]>;
  readonly entry: RawEntry;
  /** Makes the problem of this entry; `keys` lead to the value in question. */
  problem(message: string, ...keys: (string | number)[]): Problem;
}

/** All entries of all vendors with their places. Files with syntax errors are left out: another rule reports them. */
export function locateEntries(tables: Tables): Located[] {
  return tables.vendors.flatMap((vendor) =>
    [...vendor.topics.values()]
      .filter((file) => file.errors.length === 0 && Array.isArray(file.value))
      .flatMap((file) =>
        file.value.map((entry, position) => ({
          vendor,
          file,
          entry,
          problem: (message: string, ...keys: (string | number)[]) => ({
            file: file.path,
            line: file.lineOf([position, ...keys]),
            message: `${vendor.id}:${entry.code}: ${message}`,
          }),
        })),
      ),
  );
}

/** A text in both languages with where it stands: in an entry or in a guide. */
export interface LocatedText {
  readonly text: Localized;
  /** Makes the problem of this text; `keys` lead to the part in question. */
  problem(message: string, ...keys: (string | number)[]): Problem;
}

/** One text of an entry with where it stands. @param path leads to it from the entry */
export function textAt(located: Located, text: Localized, ...path: (string | number)[]): LocatedText {
  return { text, problem: (message, ...keys) => located.problem(message, ...path, ...keys) };
}

/** The cause and the own steps of an entry, as far as it has them. */
export function explanationOf(located: Located): { causes: LocatedText[]; steps: LocatedText[] } {
  const { cause, steps = [] } = located.entry;
  return {
    causes: cause ? [textAt(located, cause, 'cause')] : [],
    steps: steps.map((text, position) => textAt(located, text, 'steps', position)),
  };
}

/** All steps of all guides, in their order. */
export function locateGuideSteps(tables: Tables): LocatedText[] {
  return [...tables.guides].flatMap(([vendor, file]) =>
    Object.entries(file.value).flatMap(([name, { steps }]) =>
      steps.map((text, position) => ({
        text,
        problem: (message: string, ...keys: (string | number)[]) => ({
          file: file.path,
          line: file.lineOf([name, 'steps', position, ...keys]),
          message: `${vendor}/${name}: ${message}`,
        }),
      })),
    ),
  );
}

/** All data files, whatever they hold. */
export function allFiles(tables: Tables): DataFile<unknown>[] {
  return [
    ...tables.vendors.flatMap((vendor) => [vendor.vendor, ...vendor.topics.values()]),
    ...tables.guides.values(),
    tables.platforms,
  ];
}
