import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { type ConstantTable, constantTable, type ProgramSetting } from '../../render/export/constants.ts';
import { renderGo } from '../../render/export/go.ts';
import { renderJava } from '../../render/export/java.ts';
import {
  type LookupRow,
  lookupRows,
  renderBulk,
  renderLogstashDictionary,
  renderLookupCsv,
} from '../../render/export/lookup-table.ts';
import { renderPython } from '../../render/export/python.ts';
import { renderTypeScript } from '../../render/export/typescript.ts';
import { visible } from '../../render/visible.ts';
import { type Context, UsageError } from '../context.ts';
import { platformWithoutTable } from '../unknown.ts';
import { type ExportTarget, exportTargets, type ProgramTarget, type TableTarget } from './command.ts';

/** What to write. */
export interface ExportOptions {
  readonly for?: ExportTarget;
  /** Package of a Go or Java program, as it was typed. */
  readonly package?: string;
}

const programs: Record<ProgramTarget, (tables: readonly ConstantTable[], setting: ProgramSetting) => string> =
  { ts: renderTypeScript, go: renderGo, java: renderJava, python: renderPython };

const lookupTables: Record<TableTarget, (rows: readonly LookupRow[]) => string> = {
  clickhouse: renderLookupCsv,
  splunk: renderLookupCsv,
  vector: renderLookupCsv,
  duckdb: renderLookupCsv,
  logstash: renderLogstashDictionary,
  elasticsearch: renderBulk,
  opensearch: renderBulk,
};

const isProgram = (target: ExportTarget): target is ProgramTarget => target in programs;

/** What a package's name looks like; Java's may have several parts. Other languages name none in the file. */
const packageNames: Partial<Record<ExportTarget, RegExp>> = {
  go: /^[a-z][a-z0-9_]*$/,
  java: /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/,
};

/** Words of the languages that no part of a package's name may be, from their specifications. */
const keywords: Partial<Record<ExportTarget, ReadonlySet<string>>> = {
  go: new Set(
    (
      'break case chan const continue default defer else fallthrough for func go goto if import interface map package ' +
      'range return select struct switch type var'
    ).split(' '),
  ),
  java: new Set(
    (
      'abstract assert boolean break byte case catch char class const continue default do double else enum extends false ' +
      'final finally float for goto if implements import instanceof int interface long native new null package private ' +
      'protected public return short static strictfp super switch synchronized this throw throws transient true try ' +
      'void volatile while'
    ).split(' '),
  ),
};

/** @throws UsageError when the name is none, or nothing in the file has it */
function checkPackage(target: ExportTarget, name: string | undefined): void {
  if (name === undefined) return;
  const form = packageNames[target];
  if (!form) throw new UsageError((words) => words.noPackages(target));
  const isKeyword = name.split('.').some((part) => keywords[target]?.has(part));
  if (isKeyword || !form.test(name)) {
    throw new UsageError((words) => words.badPackage(visible(name), target));
  }
}

/** The command line that writes the same program again, here or elsewhere. */
function commandOf({ vendors, askedLanguage }: Context, options: ExportOptions): string {
  return [
    `errcode export --for ${options.for}`,
    ...(vendors ? [`--vendor ${vendors.join(',')}`] : []),
    ...(options.package === undefined ? [] : [`--package ${options.package}`]),
    ...(askedLanguage === undefined ? [] : [`--lang ${askedLanguage}`]),
  ].join(' ');
}

/** The package where none is asked for. */
const defaultPackage = 'errcodes';

/** A program in a language. Its comments are in both languages unless one is asked for, whoever writes it. */
function program(context: Context, target: ProgramTarget, options: ExportOptions): string {
  const { catalog, vendors, askedLanguage } = context;
  const tables = catalog.vendors
    .filter(({ id }) => vendors?.includes(id) ?? true)
    .map((vendor) => constantTable(vendor, catalog.entries([vendor.id])));
  return programs[target](tables, {
    generator: `errcode ${context.version()} (${commandOf(context, options)})`,
    language: askedLanguage ?? 'both',
    package: options.package ?? defaultPackage,
  });
}

/**
 * `errcode export`: the codes as constants of a programming language, or as a lookup table of a log engine.
 *
 * @throws UsageError when it is not said for what, or an option does not go with it
 */
export async function exportTable(context: Context, options: ExportOptions): Promise<ExitCode> {
  const { catalog, vendors, terminal, format, fields, quiet } = context;
  const platform = platformWithoutTable(context, vendors);
  if (platform !== undefined) throw new UsageError((words) => words.noTableOf(platform));
  const { for: target } = options;
  if (target === undefined) throw new UsageError((words) => words.noTarget(exportTargets.join(', ')));
  if (format !== 'text' || fields) throw new UsageError((words) => words.noExportFormat);
  checkPackage(target, options.package);
  const text = isProgram(target)
    ? program(context, target, options)
    : lookupTables[target](lookupRows(catalog.entries(vendors)));
  if (!quiet) terminal.write(text);
  return exitCodes.found;
}
