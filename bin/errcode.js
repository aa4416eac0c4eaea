#!/usr/bin/env node
const {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} = require('node:fs');
const { homedir } = require('node:os');
const { basename, dirname, isAbsolute, join } = require('node:path');
const { Script } = require('node:vm');

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
 * A checksum of one word of every 16, because a disk damages whole sectors. V8 makes none, and crashes on what is damaged.
 *
 * @param bytes a whole number of words
 */
function checksum({ buffer, byteOffset, length }) {
  const words = new Int32Array(buffer, byteOffset, length / 4);
  let sum = words.length;
  for (let i = 0; i < words.length; i += 16) sum = Math.imul(sum ^ words[i], 0x01000193);
  return sum;
}

/** Reads what was kept of a file; undefined where nothing sound was. */
function readKept(path) {
  try {
    const kept = readFileSync(path);
    const compiled = kept.subarray(0, -4);
    return kept.readInt32LE(compiled.length) === checksum(compiled) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a compiled file, whole or not at all: another start may read it at the same time. */
function writeKept(path, script) {
  try {
    const compiled = script.createCachedData();
    const kept = Buffer.alloc(Math.ceil(compiled.length / 4) * 4 + 4);
    compiled.copy(kept);
    kept.writeInt32LE(checksum(kept.subarray(0, -4)), kept.length - 4);
    writeFileSync(`${path}.${process.pid}`, kept, { mode: 0o600 });
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // The next start compiles again.
  }
}

/** What `wrap` of node:module puts around a file, in bytes. */
const opening = Buffer.from('(function (exports, require, module, __filename, __dirname) { ');
const closing = Buffer.from('\n});');

/**
 * The source of one of the program's files, as one text of single bytes, which the build sees to. A second one, or one of two bytes
 * each, would fill the young memory of V8, and cleaning that takes as long as the rest of the file.
 */
const readSource = (path) => Buffer.concat([opening, readFileSync(path), closing]).latin1Slice();

/** Keeps the program's files compiled. Newer versions of Node can do so too, but start later with what they kept. */
function keepFiles(folder) {
  const scripts = new Map();
  let isComplete = true;
  // At the end, with the functions that this run needed. What a file further on needed of an earlier one goes to what is kept of that.
  process.once('exit', () => {
    if (!isComplete) for (const [path, script] of scripts) writeKept(path, script);
  });
  require.extensions['.cjs'] = (module, path) => {
    const source = readSource(path);
    // The build ends each file with a hash of it. V8 takes what this version of it compiled, and else says so.
    const hash = /\/\/(\w+)\n\n\}\);$/.exec(source.slice(-40))?.[1];
    const kept = join(folder, `${basename(path)}-${hash}-${process.version}-${process.arch}`);
    const cachedData = hash && readKept(kept);
    const script = new Script(source, { filename: path, cachedData });
    if (hash) {
      scripts.set(kept, script);
      if (!cachedData || script.cachedDataRejected) isComplete = false;
    }
    const load = (id) => module.require(id);
    script.runInThisContext().call(module.exports, module.exports, load, module, path, dirname(path));
  };
}

/**
 * Keeps the compiled program for the next start. What lies there runs as this user: nobody else may put files there, as they
 * could in the system's temporary folder, which Node would take.
 */
function keepCompiled() {
  try {
    const folder = compiledFolder();
    if (folder !== undefined) keepFiles(folder);
  } catch {
    // Without a folder of its own the program is compiled at each start.
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

/** Status 1 would say that nothing was found. */
function fail(error) {
  const [what] = String(error?.message ?? error).split('\n');
  console.error(process.env.ERRCODE_DEBUG === '1' ? error : `errcode: errcode itself failed (${what})`);
  process.exit(2);
}

process.on('uncaughtException', fail);
keepCompiled();
load()?.main(join(__dirname, '..'));
