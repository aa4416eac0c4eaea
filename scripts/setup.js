/**
 * Makes a fresh clone ready to run: installs what package-lock.json names and builds, each only when something
 * changed. Runs before `npm start` and `npm test`, so it uses nothing that is not in Node. What it prints goes to
 * stderr: stdout belongs to the program.
 */
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...names) => join(root, ...names);
const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** When the newest file below a path changed. */
function newest(path) {
  if (!statSync(path).isDirectory()) return changed(path);
  return Math.max(...readdirSync(path).map((name) => newest(join(path, name))), changed(path));
}

function run(command) {
  try {
    execSync(command, { cwd: root, stdio: ['ignore', 2, 2] });
  } catch {
    // The command has said on stderr what went wrong.
    console.error(`set-up failed in ${root}: ${command}`);
    process.exit(2);
  }
}

if (changed(at('node_modules', '.package-lock.json')) < changed(at('package-lock.json'))) {
  run('npm ci --no-audit --no-fund --loglevel=error');
}
// The file that the build writes last.
const built = changed(at('dist', 'THIRD-PARTY-LICENSES.txt'));
const sources = [
  'src',
  'data',
  'scripts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.types.json',
].map((name) => newest(at(name)));
if (built < Math.max(...sources)) run('npm run --silent build');
