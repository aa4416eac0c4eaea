#!/usr/bin/env node
const { existsSync, lstatSync, mkdirSync, realpathSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { homedir } = require('node:os');
const { basename, dirname, isAbsolute, join } = require('node:path');

const isWindows = process.platform === 'win32';

/** Whether a folder is this user's or root's, and none of these bits of its mode is set. Windows has neither. */
function isSafe(folder, bits) {
  const { uid, mode } = lstatSync(folder);
  return isWindows || ((uid === process.getuid() || uid === 0) && (mode & bits) === 0);
}

/** Whether nobody else can put another folder in the place of this one: all that it lies in is safe, or sticky as /tmp is. */
function isHeld(folder) {
  const isSticky = (lstatSync(folder).mode & 0o1000) !== 0;
  if (!isSafe(folder, isSticky ? 0 : 0o022)) return false;
  const parent = dirname(folder);
  return parent === folder || isHeld(parent);
}

/**
 * The real path of a folder, which is made where it is missing, but not what it lies in: that would be the home of a user who has
 * none. Undefined where somebody else could put another there.
 */
function heldFolder(folder) {
  const isThere = existsSync(folder);
  const real = realpathSync(isThere ? folder : dirname(folder));
  if (!isHeld(real)) return undefined;
  if (isThere) return real;
  const made = join(real, basename(folder));
  mkdirSync(made, { mode: 0o700 });
  return made;
}

/** The user's folder for caches, as `cacheFolder` of src/tables/folders.ts has it. */
function userCache({ XDG_CACHE_HOME, LOCALAPPDATA } = process.env) {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (isWindows) return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
}

/** The folder for the compiled program, which nobody else can read or change; undefined where there can be none. */
function compiledFolder() {
  const cache = userCache();
  const base = isAbsolute(cache) ? heldFolder(cache) : undefined;
  if (base === undefined || !isSafe(base, 0o022)) return undefined;
  const own = join(base, 'errcode');
  const folder = join(own, 'compiled');
  for (const [at, bits] of [
    [own, 0o022],
    [folder, 0o077],
  ]) {
    mkdirSync(at, { recursive: true, mode: 0o700 });
    // A symbolic link is none of this program's making.
    if (!lstatSync(at).isDirectory() || !isSafe(at, bits)) return undefined;
  }
  return isWindows || lstatSync(folder).uid === process.getuid() ? folder : undefined;
}

/**
 * Has Node 22 and newer keep the compiled program for the next start. What lies there runs as this user: nobody else may put
 * files there, as they could in the system's temporary folder, which Node would take.
 */
function keepCompiled() {
  if (!enableCompileCache) return;
  try {
    const folder = compiledFolder();
    if (folder !== undefined) enableCompileCache(folder);
  } catch {
    // Without a folder of its own the program starts as it does on Node 20.
  }
}

/** The built program; undefined, with a line on stderr, where it is missing or cannot be loaded. */
function load() {
  try {
    return require('../dist/main.cjs');
  } catch (error) {
    if (process.env.ERRCODE_DEBUG === '1') console.error(error);
    const [what] = String(error?.message ?? error).split('\n');
    const isMissing = error?.code === 'MODULE_NOT_FOUND';
    console.error(
      isMissing
        ? 'errcode: this copy is not built; run `npm run build` in it, or install errcode-cli from npm'
        : `errcode: the program cannot be loaded (${what}); please install errcode-cli again`,
    );
    process.exitCode = 2;
    return undefined;
  }
}

keepCompiled();
load()?.main(join(__dirname, '..'));
