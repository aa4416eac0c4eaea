/** The package's files, which lie in the executable itself as assets. */
import { sep } from 'node:path';
import { getRawAsset } from 'node:sea';

type FileSystem = typeof import('node:fs');

/** Where the package's files seem to lie. The executable is a file, so nothing on disk can have a path below it. */
export const embeddedRoot = process.execPath;

/**
 * The name of a file of the package, from the package's root and with slashes, by the path where it seems to lie.
 *
 * @returns undefined for all other paths
 */
export function embeddedName(path: unknown): string | undefined {
  if (typeof path !== 'string' || !path.startsWith(embeddedRoot + sep)) return undefined;
  return path.slice(embeddedRoot.length + 1).replaceAll(sep, '/');
}

/**
 * The bytes of a file of the package. They are the executable's own: writing to them ends the process.
 *
 * @throws Error when there is no such file
 */
function embeddedBytes(name: string): Buffer {
  return Buffer.from(getRawAsset(name) as ArrayBuffer);
}

/** The text of a file of the package. @throws Error when there is no such file */
export function embeddedText(name: string): string {
  return embeddedBytes(name).toString('utf8');
}

/** The bytes of what lies at a path; undefined when that is no file of the package. */
function embeddedAt(path: unknown): Buffer | undefined {
  const name = embeddedName(path);
  try {
    return name === undefined ? undefined : embeddedBytes(name);
  } catch {
    // The file system says in its usual words that there is nothing.
    return undefined;
  }
}

/** A function of the file system, as far as it matters for handing a call on to it. */
type Call = (...args: unknown[]) => unknown;

/**
 * `node:fs` with the package's files in it. The functions that the package's files are read with take their paths too,
 * in the forms in which the package calls them; everything else is the file system's as before.
 */
export function withEmbeddedFiles(fileSystem: FileSystem): FileSystem {
  /** By descriptor, from -1 downwards: the system's are never negative. */
  const opened: Buffer[] = [];

  const replaced: Record<string, Call> = {
    openSync(path, ...rest) {
      const bytes = embeddedAt(path);
      return bytes ? -opened.push(bytes) : (fileSystem.openSync as Call)(path, ...rest);
    },
    readSync(file, ...rest) {
      const bytes = opened[-(file as number) - 1];
      if (!bytes) return (fileSystem.readSync as Call)(file, ...rest);
      const [target, targetStart, length, from] = rest as [Uint8Array, number, number, number];
      return bytes.copy(target, targetStart, from, from + length);
    },
    readFileSync(path, encoding) {
      const bytes = embeddedAt(path);
      if (bytes) return encoding === undefined ? bytes : bytes.toString(encoding as BufferEncoding);
      return (fileSystem.readFileSync as Call)(path, encoding);
    },
    statSync(path, options) {
      const bytes = embeddedAt(path);
      return bytes ? { size: bytes.length } : (fileSystem.statSync as Call)(path, options);
    },
  };
  // Descriptors, because reading a property such as `promises` loads what is behind it.
  return Object.defineProperties({} as FileSystem, {
    ...Object.getOwnPropertyDescriptors(fileSystem),
    ...Object.getOwnPropertyDescriptors(replaced),
  });
}
