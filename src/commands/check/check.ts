import { dirname, normalize } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { type CheckedFile, problemRecord, problemShape } from '../../render/table-records.ts';
import { visible } from '../../render/visible.ts';
import { isFolder } from '../../tables/folders.ts';
import type { OwnTable } from '../../tables/raw-table.ts';
import { readTable } from '../../tables/read-table.ts';
import { referenceProblems } from '../../tables/references.ts';
import { tablesIn } from '../../tables/table-name.ts';
import { printAnswer } from '../answer.ts';
import { type Context, UsageError } from '../context.ts';
import { problemText, tablesWords } from '../tables-words.ts';

/** The tables that an argument means: itself, or those of a folder. @throws UsageError when a folder holds none */
function tablesAt({ words }: Context, path: string): string[] {
  if (!isFolder(path)) return [path];
  const tables = tablesIn(path);
  if (tables.length === 0) throw new UsageError(() => tablesWords(words).noTables(visible(path)));
  return tables;
}

/** The sound tables in the same folders, to which tables may refer. */
function tablesBeside(files: readonly string[], catalog: Catalog): OwnTable[] {
  const checked = new Set(files.map((file) => normalize(file)));
  const folders = new Set([...checked].map((file) => dirname(file)));
  return [...folders]
    .filter(isFolder)
    .flatMap(tablesIn)
    .filter((path) => !checked.has(path))
    .flatMap((path) => readTable(path, catalog).table ?? []);
}

/**
 * `errcode check`: what is wrong with a team's own tables.
 *
 * @param paths tables, and folders that hold them
 * @throws UsageError when none are given
 */
export async function check(context: Context, paths: readonly string[]): Promise<ExitCode> {
  const { words, catalog } = context;
  const own = tablesWords(words);
  if (paths.length === 0) throw new UsageError(() => own.noFiles);
  const read = paths
    .flatMap((path) => tablesAt(context, path))
    .map((file) => ({ file, result: readTable(file, catalog) }));
  const sound = read.flatMap(({ result }) => (result.table ? result : []));
  let unresolved = referenceProblems(catalog, sound, []);
  // Other files of the folder may be large, and no tables: they are read where something is to be found in them.
  if (unresolved.length > 0) {
    const files = read.map(({ file }) => file);
    unresolved = referenceProblems(catalog, sound, tablesBeside(files, catalog));
  }
  const checked = read.map(({ file, result }) => {
    const problems = [...result.problems, ...unresolved.filter((problem) => problem.file === file)];
    return { file, entries: result.table?.entries.length ?? null, problems };
  });
  const problems = checked.flatMap((one) => one.problems);
  const files = checked.map(
    ({ file, entries, problems: found }): CheckedFile => ({
      file,
      entries: found.length > 0 ? null : entries,
      problems: found.length,
    }),
  );
  await printAnswer(context, {
    command: 'check',
    query: paths.join(' '),
    shape: problemShape,
    records: () =>
      problems.map((problem) =>
        problemRecord(problem, own.problem[problem.kind](problem.about, problem.instead)),
      ),
    extra: { files },
    text: () =>
      [
        ...problems.map((problem) => problemText(words, problem)),
        ...files.flatMap(({ file, entries }) =>
          entries === null ? [] : [own.sound(visible(file, 300), entries)],
        ),
      ].join('\n'),
  });
  return problems.length === 0 ? exitCodes.found : exitCodes.usage;
}
