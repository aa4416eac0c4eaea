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
  readonly topic: string;
  readonly file: DataFile<RawEntry[]>;
  readonly position: number;
  readonly entry: RawEntry;
  /** `vendor:code`, for messages. */
  readonly name: string;
  /** Makes the problem of this entry; `keys` lead to the value in question. */
  problem(message: string, ...keys: (string | number)[]): Problem;
}

/** All entries of all vendors with their places. Files with syntax errors are left out: another rule reports them. */
export function locateEntries(tables: Tables): Located[] {
  return tables.vendors.flatMap((vendor) =>
    [...vendor.topics]
      .filter(([, file]) => file.errors.length === 0 && Array.isArray(file.value))
      .flatMap(([topic, file]) =>
        file.value.map((entry, position) => {
          const name = `${vendor.id}:${entry.code}`;
          return {
            vendor,
            topic,
            file,
            position,
            entry,
            name,
            problem: (message: string, ...keys: (string | number)[]) => ({
              file: file.path,
              line: file.lineOf([position, ...keys]),
              message: `${name}: ${message}`,
            }),
          };
        }),
      ),
  );
}

/** A text in both languages with where it stands: in an entry or in a guide. */
export interface LocatedText {
  readonly text: Localized;
  /** Makes the problem of this text; `keys` lead to the part in question. */
  problem(message: string, ...keys: (string | number)[]): Problem;
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
  ];
}
