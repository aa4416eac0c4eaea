import { readFileSync } from 'node:fs';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import { visible } from '../../render/visible.ts';
import { convertList, type List, readList, tableYaml } from '../../tables/convert.ts';
import { newVendorId } from '../../tables/own-vendors.ts';
import { decodeText } from '../../tables/parse.ts';
import { type Context, UsageError } from '../context.ts';
import { writeNewFile } from '../new-file.ts';
import { tablesWords } from '../tables-words.ts';

/** What to make of a list, and where to. */
export interface ImportCommandOptions {
  /** The vendor of all codes, known or new. */
  readonly vendor?: readonly string[];
  /** Standard output when left out. */
  readonly output?: string;
}

/** @throws UsageError when none is given, or a new one has a name that no vendor can have */
function vendorOf({ catalog, words }: Context, { vendor = [] }: ImportCommandOptions): string {
  const own = tablesWords(words);
  const [name] = vendor;
  if (name === undefined || vendor.length > 1) throw new UsageError(() => own.noVendor);
  const known = catalog.findVendor(name);
  if (!known && !newVendorId.test(name)) throw new UsageError(() => own.badVendor(visible(name)));
  return known?.id ?? name;
}

async function textOf({ terminal }: Context, path: string): Promise<string> {
  if (path !== '-') return decodeText(readFileSync(path));
  const chunks: Uint8Array[] = [];
  for await (const chunk of terminal.input()) chunks.push(chunk);
  return decodeText(Buffer.concat(chunks));
}

/** @throws UsageError when it cannot be read, or holds no codes */
async function listAt(context: Context, path: string): Promise<List> {
  const shown = visible(path, 300);
  let list: List;
  try {
    list = readList(path, await textOf(context, path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = code === 'ENOENT' ? 'missing' : 'unreadable';
    throw new UsageError((usage) => usage.source[problem](shown, visible(message, 300)));
  }
  if (list.listed.length === 0) throw new UsageError(() => tablesWords(context.words).noCodes(shown));
  return list;
}

/** Of the lines that were left out so many are named. */
const mostNamed = 5;

/**
 * `errcode import`: makes an own table of an existing list.
 *
 * @param paths one list; `-` for standard input
 * @throws UsageError when the list cannot be read, or the table not be written
 */
export async function importList(
  context: Context,
  paths: readonly string[],
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const { terminal, words, quiet, format } = context;
  const own = tablesWords(words);
  const [path] = paths;
  if (path === undefined) throw new UsageError(() => own.noList);
  if (paths.length > 1) throw new UsageError((usage) => usage.tooMany);
  const vendor = vendorOf(context, options);
  const list = await listAt(context, path);
  const table = convertList(list, vendor);
  const text = format === 'json' ? `${JSON.stringify(table, null, 2)}\n` : tableYaml(table);
  const { output } = options;
  if (output !== undefined) writeNewFile(context, output, text);
  else if (!quiet) terminal.write(text);

  if (!quiet) {
    const { unit, leftOut } = list;
    if (leftOut.length > 0)
      terminal.writeError(`errcode: ${own.leftOut(unit, leftOut.slice(0, mostNamed), leftOut.length)}\n`);
    terminal.writeError(`${own.imported(table.entries.length)}\n`);
  }
  return exitCodes.found;
}
