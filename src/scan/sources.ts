/** Where logs come from: files, patterns of files, standard input. */
import { accessSync, constants, createReadStream, existsSync, statSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import { pipeline } from 'node:stream';
import zlib from 'node:zlib';

/** One log. */
export interface Source {
  /** As it was given, or as a pattern found it; `-` for standard input. */
  readonly name: string;
  /** Bytes on disk; null where that is not known. */
  readonly size: number | null;
  /** Whether it can be read by position. */
  readonly isPlain: boolean;
  /** Its bytes, decompressed. @throws SourceError while it is read */
  open(): AsyncIterable<Uint8Array>;
}

export type SourceProblem = 'missing' | 'directory' | 'unreadable' | 'no-match' | 'no-zstd' | 'broken';

/** A log that cannot be read. */
export class SourceError extends Error {
  /**
   * @param source the name of the log
   * @param reason what the system says; empty where the problem says all
   */
  constructor(
    readonly problem: SourceProblem,
    readonly source: string,
    readonly reason = '',
  ) {
    super(`${source}: ${problem} ${reason}`);
  }
}

const isPattern = (name: string): boolean => /[*?[\]{}]/.test(name);

/** The files that a pattern stands for, in order; itself when there is a file of that name. */
async function expand(name: string): Promise<string[]> {
  if (!isPattern(name) || existsSync(name)) return [name];
  const { glob } = await import('tinyglobby');
  // In a pattern of Windows a backslash parts folders.
  const pattern = sep === '\\' ? name.replaceAll('\\', '/') : name;
  const found = await glob(pattern, { dot: true, expandDirectories: false, absolute: isAbsolute(name) });
  if (found.length === 0) throw new SourceError('no-match', name);
  return found.sort();
}

/** Makes what decompresses a file by its name; undefined for a plain one. */
function decompressor(name: string): (() => NodeJS.ReadWriteStream) | undefined {
  if (/\.gz$/i.test(name)) return zlib.createGunzip;
  if (!/\.zst$/i.test(name)) return undefined;
  // Since Node 22.15.
  const create = (zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream }).createZstdDecompress;
  if (!create) throw new SourceError('no-zstd', name);
  return create;
}

async function* decompressed(name: string, create: () => NodeJS.ReadWriteStream): AsyncGenerator<Uint8Array> {
  const stream = pipeline(createReadStream(name), create(), () => {});
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw new SourceError('broken', name, (error as Error).message);
  }
}

function fileSource(name: string): Source {
  let stats: ReturnType<typeof statSync>;
  try {
    stats = statSync(name);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new SourceError(code === 'ENOENT' ? 'missing' : 'unreadable', name, message);
  }
  if (stats.isDirectory()) throw new SourceError('directory', name);
  try {
    accessSync(name, constants.R_OK);
  } catch (error) {
    throw new SourceError('unreadable', name, (error as Error).message);
  }
  const create = decompressor(name);
  return {
    name,
    size: stats.isFile() ? stats.size : null,
    isPlain: stats.isFile() && !create,
    open: () => (create ? decompressed(name, create) : createReadStream(name)),
  };
}

/**
 * Opens the logs that the arguments name; files that several of them name are read once. What cannot be opened keeps no
 * other from being read.
 *
 * @param names files, patterns, `-` for standard input
 * @param onProblem is told of each that cannot be opened
 * @throws SourceError when none can be
 */
export async function openSources(
  names: readonly string[],
  input: () => AsyncIterable<Uint8Array>,
  onProblem: (problem: SourceError) => void,
): Promise<Source[]> {
  const problems: SourceError[] = [];
  const note = (error: unknown): [] => {
    if (!(error instanceof SourceError)) throw error;
    problems.push(error);
    return [];
  };
  const expanded = await Promise.all(names.map((name) => (name === '-' ? ['-'] : expand(name).catch(note))));
  const sources = [...new Set(expanded.flat())].flatMap((name): Source | [] => {
    if (name === '-') return { name, size: null, isPlain: false, open: input };
    try {
      return fileSource(name);
    } catch (error) {
      return note(error);
    }
  });
  const [first] = problems;
  if (first && sources.length === 0) throw first;
  problems.forEach(onProblem);
  return sources;
}
