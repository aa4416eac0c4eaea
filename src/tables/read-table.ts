/** Reads a team's own table and tells what is wrong with it. */
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Catalog } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import { namesOf, vendorKey } from '../catalog/vendors.ts';
import { nearestName } from '../search/near-words.ts';
import { type Located, type Path, repeatedKeys } from './located.ts';
import { newVendorId } from './own-vendors.ts';
import { decodeText, isJsonName, parseTable } from './parse.ts';
import { type Place, type Problem, type ProblemKind, TableSyntaxError } from './problem.ts';
import type { OwnTable, RawOwnEntry, RawOwnVendor } from './raw-table.ts';
import { listSchema, vendorTableSchema } from './schema.ts';
import { localizedText } from './texts.ts';

/** A table with where its parts stand, or what is wrong with it. */
export type ReadResult =
  | { readonly table: OwnTable; readonly placeOfEntry: PlaceOfEntry; readonly problems: readonly [] }
  | { readonly table: undefined; readonly problems: readonly Problem[] };

/** Where a part of an entry stands. @param entry its position among the table's entries */
export type PlaceOfEntry = (entry: number, part: Path) => Place;

/** The two forms of a table. */
interface Validators {
  readonly list: ValidateFunction;
  readonly vendorTable: ValidateFunction;
}

let compiled: Validators | undefined;

function validators(): Validators {
  if (!compiled) {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true });
    compiled = { list: ajv.compile(listSchema), vendorTable: ajv.compile(vendorTableSchema) };
  }
  return compiled;
}

/** What a finding of the validator is about, in the program's own terms. */
interface Finding {
  readonly kind: ProblemKind;
  readonly about: string;
  readonly instead?: string;
  /** Set where a key, and not its value, is in question. */
  readonly key?: string;
}

/** How a text has to be written: an example where the schema has one. */
const exampleOf = (schema: AnySchemaObject | undefined, { pattern }: Record<string, string>): string =>
  schema?.examples?.[0] ?? pattern;

const nameOf = (path: Path): string => String(path.findLast((part) => typeof part === 'string') ?? '');

/** Translates what the validator found; undefined for what another finding says better. */
function findingOf({ keyword, params, parentSchema, data }: ErrorObject, path: Path): Finding | undefined {
  const name = nameOf(path);
  switch (keyword) {
    case 'required':
      return { kind: 'missing-key', about: params.missingProperty };
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {});
      const key = params.additionalProperty as string;
      const meant = nearestName(key, known);
      return meant === undefined
        ? { kind: 'unknown-key', about: key, instead: known.join(', '), key }
        : { kind: 'mistyped-key', about: key, instead: meant, key };
    }
    case 'enum':
      return {
        kind: 'not-one-of',
        about: `${name}: ${String(data)}`,
        instead: params.allowedValues.join(', '),
      };
    case 'type':
      return { kind: 'wrong-type', about: name, instead: [params.type].flat().join(', ') };
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { kind: 'empty', about: name };
    case 'pattern':
      return String(data).trim() === ''
        ? { kind: 'empty', about: name }
        : { kind: 'malformed', about: `${name}: ${String(data)}`, instead: exampleOf(parentSchema, params) };
    case 'uniqueItems':
      return { kind: 'repeated', about: name };
    case 'maximum':
    case 'minimum':
      return { kind: 'too-large', about: name };
    default:
      return undefined;
  }
}

/** The keys that lead to a finding, from JSON Pointer. */
const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** Makes a problem of a place in the table. */
type Report = (path: Path, finding: Finding) => Problem;

function schemaProblems({ value }: Located, report: Report): Problem[] {
  const { list, vendorTable } = validators();
  const validate = Array.isArray(value) ? list : vendorTable;
  if (validate(value)) return [];
  const problems = (validate.errors ?? []).flatMap((error) => {
    const path = pathOf(error.instancePath);
    const finding = findingOf(error, path);
    return finding ? [report(path, finding)] : [];
  });
  // An empty text breaks two rules of the schema.
  const told = new Set<string>();
  return problems
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .filter(({ line, column, kind, about }) => {
      const problem = [line, column, kind, kind === 'empty' ? '' : about].join(' ');
      return told.size < told.add(problem).size;
    });
}

/** What the schema cannot say: vendors that can be told, codes that stand once. */
function entryProblems(
  entries: readonly RawOwnEntry[],
  vendor: RawOwnVendor | string | undefined,
  root: Path,
  catalog: Catalog,
  { placeOf }: Located,
  report: Report,
): Problem[] {
  const described = typeof vendor === 'object' ? vendor : undefined;
  const names = described
    ? namesOf({
        id: described.id,
        name: localizedText(described.name ?? described.id),
        aliases: described.aliases ?? [],
      })
    : [];
  const own = new Set(names.map(vendorKey));
  const isVendor = (name: string): boolean =>
    newVendorId.test(name) || own.has(vendorKey(name)) || catalog.findVendor(name) !== undefined;
  const problems: Problem[] = [];
  if (typeof vendor === 'string' && !isVendor(vendor))
    problems.push(report(['vendor'], { kind: 'new-vendor', about: vendor }));

  const first = new Map<string, number>();
  for (const [i, entry] of entries.entries()) {
    const name = entry.vendor ?? described?.id ?? (vendor as string);
    if (entry.vendor !== undefined && !isVendor(name))
      problems.push(report([...root, i, 'vendor'], { kind: 'new-vendor', about: name }));
    const id = catalog.findVendor(name)?.id ?? vendorKey(name);
    const key = [id, codeKey(String(entry.code)), ...[entry.section ?? []].flat()].join('\n');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, i);
    else {
      const { line } = placeOf([...root, earlier, 'code']);
      problems.push(
        report([...root, i, 'code'], { kind: 'duplicate', about: String(entry.code), instead: String(line) }),
      );
    }
  }
  return problems;
}

/**
 * Checks the text of a table.
 *
 * @param file its path, for problems and for what its ending says
 * @param catalog the bundled tables, whose vendors it may name
 */
export function checkTable(file: string, text: string, catalog: Catalog): ReadResult {
  const failed = (...problems: Problem[]): ReadResult => ({ table: undefined, problems });
  let located: Located;
  try {
    located = parseTable(file, text);
  } catch (error) {
    if (!(error instanceof TableSyntaxError)) throw error;
    return failed({ file, ...error.place, kind: error.kind, about: error.reason, instead: '' });
  }
  const { value } = located;
  // A table of comments is one whose entries are still to be written.
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return {
      table: { file, vendor: undefined, entries: [] },
      placeOfEntry: () => ({ line: 1, column: 1 }),
      problems: [],
    };
  if (typeof value !== 'object')
    return failed({ file, line: 1, column: 1, kind: 'empty-file', about: '', instead: '' });

  const report: Report = (path, { kind, about, instead = '', key }) => {
    const place = key === undefined ? located.placeOf(path) : located.placeOfKey(path, key);
    return { file, ...place, kind, about, instead };
  };
  const broken = schemaProblems(located, report);
  if (broken.length > 0) return failed(...broken);
  const isList = Array.isArray(value);
  const { vendor, entries = [] } = (isList ? { entries: value } : value) as {
    vendor?: RawOwnVendor | string;
    entries?: RawOwnEntry[];
  };
  const root = isList ? [] : ['entries'];
  const problems = entryProblems(entries, vendor, root, catalog, located, report);
  if (problems.length > 0) return failed(...problems);
  const described = typeof vendor === 'object' ? vendor : undefined;
  const ofAll = described?.id ?? (vendor as string | undefined);
  return {
    table: {
      file,
      vendor: described,
      entries: entries.map((entry) => ({ ...entry, vendor: entry.vendor ?? (ofAll as string) })),
    },
    placeOfEntry: (entry, part) => located.placeOf([...root, entry, ...part]),
    problems: [],
  };
}

/** The problem of a file or folder that the system does not give. */
export function unreadable(file: string, error: unknown): Problem {
  const { code, message } = error as NodeJS.ErrnoException;
  const kind = code === 'ENOENT' ? 'missing' : 'unreadable';
  return { file, line: 1, column: 1, kind, about: message, instead: '' };
}

/**
 * Reads a table, for people who want to know all that is wrong: a key that stands twice in JSON does not stop lookups.
 *
 * @param catalog the bundled tables
 */
export function readTable(file: string, catalog: Catalog): ReadResult {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { table: undefined, problems: [unreadable(file, error)] };
  }
  const text = decodeText(bytes);
  const result = checkTable(file, text, catalog);
  const repeated = result.table && isJsonName(file) ? repeatedKeys(text) : [];
  if (repeated.length === 0) return result;
  const problems = repeated.map((place): Problem => {
    return { file, ...place, kind: 'repeated-key', about: '', instead: '' };
  });
  return { table: undefined, problems };
}
