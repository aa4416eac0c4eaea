#!/usr/bin/env node
const { lstatSync, mkdirSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');

const isWindows = process.platform === 'win32';

/** Whether only this user, and root, can change what lies in a folder. */
function isPrivate(folder) {
  const stat = lstatSync(folder);
  if (!stat.isDirectory()) return false;
  if (isWindows) return true;
  const user = process.getuid();
  return (stat.uid === user || stat.uid === 0) && (stat.mode & 0o022) === 0;
}

/** The user's folder for caches, as `cacheFolder` of src/tables/folders.ts has it. */
function userCache({ XDG_CACHE_HOME, LOCALAPPDATA } = process.env) {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (isWindows) return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
}

/**
 * Has Node 22 and newer keep the compiled program for the next start. What lies there runs as this user: nobody else may put
 * files there, as they could in the system's temporary folder, which Node would take.
 */
function keepCompiled() {
  if (!enableCompileCache) return;
  try {
    const base = userCache();
    const folder = join(base, 'errcode', 'compiled');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const isSafe = isAbsolute(folder) && [base, dirname(folder), folder].every(isPrivate);
    const isOwn = isWindows || lstatSync(folder).uid === process.getuid();
    if (isSafe && isOwn && (isWindows || (lstatSync(folder).mode & 0o077) === 0)) enableCompileCache(folder);
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
