/** Loads the package's CommonJS files, which lie in the executable, where Node's own `require` finds none. */
import { dirname, join, posix } from 'node:path';
import { compileFunction } from 'node:vm';
import { embeddedRoot, embeddedText, withEmbeddedFiles } from './embedded-files.ts';
import { withEmbeddedThreads } from './embedded-threads.ts';

interface Loaded {
  exports: unknown;
}

/** By the path from the package's root, or the name of Node's module. */
const loaded = new Map<string, Loaded>();

/** A module of Node's, with the package's files in it where that matters. @throws Error when Node has no such module */
function builtin(name: string): unknown {
  const module: unknown = process.getBuiltinModule(name);
  if (module === undefined) throw new Error(`neither Node nor the executable has a module ${name}`);
  switch (name) {
    case 'fs':
      return withEmbeddedFiles(module as typeof import('node:fs'));
    case 'worker_threads':
      return withEmbeddedThreads(module as typeof import('node:worker_threads'));
    default:
      return module;
  }
}

/** Runs a file of the package, which adds to what it exports. */
function run(name: string, module: Loaded): void {
  const require = (request: string): unknown =>
    requireEmbedded(
      request.startsWith('.') ? posix.join(posix.dirname(name), request) : request.replace('node:', ''),
    );
  const path = join(embeddedRoot, name);
  const wrapped = compileFunction(
    embeddedText(name),
    ['exports', 'require', 'module', '__filename', '__dirname'],
    { filename: path },
  );
  wrapped(module.exports, require, module, path, dirname(path));
}

/**
 * Loads a file of the package or a module of Node's, once.
 *
 * @param name path from the package's root, with slashes; of Node's modules the name without `node:`
 * @returns what it exports
 * @throws Error when there is none, and whatever the file throws
 */
export function requireEmbedded(name: string): unknown {
  const known = loaded.get(name);
  if (known) return known.exports;
  const module: Loaded = { exports: {} };
  // Before the file runs: files that need each other get what is there so far, as with Node's own.
  loaded.set(name, module);
  if (name.endsWith('.cjs')) run(name, module);
  else module.exports = builtin(name);
  return module.exports;
}
