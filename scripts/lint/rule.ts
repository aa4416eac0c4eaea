import type { Localized } from '../../src/catalog/types.ts';
import type { DataFile, Explanation, Placed, RawEntry, Tables, VendorFiles } from '../data/read-tables.ts';

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
  readonly entry: RawEntry;
  /** Makes the problem of this entry; `keys` lead to the value in question, `variants` with a number to that row. */
  problem(message: string, ...keys: (string | number)[]): Problem;
}

/** What the row has; all else is explained. */
const rowKeys = ['kind', 'category', 'retry', 'topic', 'guide', 'message', 'variants', 'table', 'step'];

function locate(vendor: VendorFiles, { entry, rows, explained }: Placed): Located {
  return {
    vendor,
    entry,
    problem(message, ...keys) {
      const told = { message: `${vendor.id}:${entry.code}: ${message}` };
      const [key, position] = keys;
      if (!explained || rowKeys.includes(String(key))) {
        const row = key === 'variants' ? rows[Number(position) + 1] : rows[0];
        return { file: vendor.codes.path, line: row?.line ?? 1, ...told };
      }
      const { file } = explained;
      return { file: file.path, line: file.lineOf([explained.position, ...keys]), ...told };
    },
  };
}

/** All entries of all vendors with their places. */
export function locateEntries(tables: Tables): Located[] {
  return tables.vendors.flatMap((vendor) => vendor.entries.map((placed) => locate(vendor, placed)));
}

/** An entry that somebody explained. */
export type Explained = Located & { readonly entry: { readonly explanation: Explanation } };

/** The entries that somebody explained. */
export function locateExplained(tables: Tables): Explained[] {
  return locateEntries(tables).filter((one): one is Explained => one.entry.explanation !== undefined);
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

/** The steps that are an entry's own. */
export function locateSteps(located: Located): LocatedText[] {
  const { explanation, step } = located.entry;
  if (explanation) return explanation.steps.map((text, i) => textAt(located, text, 'steps', i));
  return step ? [textAt(located, step, 'step')] : [];
}

/** The causes and the own steps of all entries. */
export function locateExplanations(tables: Tables): { causes: LocatedText[]; steps: LocatedText[] } {
  return {
    causes: locateExplained(tables).map((one) => textAt(one, one.entry.explanation.cause, 'cause')),
    steps: locateEntries(tables).flatMap(locateSteps),
  };
}

/** All steps that are no entry's own, of guides and of families, in their order. */
export function locateSharedSteps(tables: Tables): LocatedText[] {
  return tables.vendors.flatMap(({ id, vendor, guides }) => {
    const locate = (
      file: DataFile<unknown>,
      title: string,
      steps: readonly Localized[],
      ...path: (string | number)[]
    ) =>
      steps.map((text, position) => ({
        text,
        problem: (message: string, ...keys: (string | number)[]) => ({
          file: file.path,
          line: file.lineOf([...path, 'steps', position, ...keys]),
          message: `${title}: ${message}`,
        }),
      }));
    return [
      ...(guides
        ? Object.entries(guides.value ?? {}).flatMap(([name, { steps }]) =>
            locate(guides, `${id}/${name}`, steps, name),
          )
        : []),
      ...(vendor.value.families ?? []).flatMap(({ name, steps = [] }, position) =>
        locate(vendor, `${id}, family "${name.en}"`, steps, 'families', position),
      ),
    ];
  });
}

/** All YAML files of the vendors, whatever they hold. */
export function allFiles(tables: Tables): DataFile<unknown>[] {
  return [
    ...tables.vendors.flatMap(({ vendor, topics, guides }) =>
      [vendor, ...topics.values(), guides ?? []].flat(),
    ),
    tables.platforms,
  ];
}
