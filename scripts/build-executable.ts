/**
 * Builds `dist-executable/`: the program as one file that needs no Node installed, and the licences of what is in it.
 *
 * `npm run build:executable` puts the built package into a copy of the Node that runs this script, as a single executable
 * application. So the file is for this system only, and as new as this Node, which has to be 20.16 or newer and one that
 * carries its own code (those of nodejs.org do; some distributions keep it in a shared library).
 *
 * @see https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist-executable');
const isMac = process.platform === 'darwin';
const executable = join(target, process.platform === 'win32' ? 'errcode.exe' : 'errcode');

/** The files that the program reads, by path from the package's root: not the library and its types. */
function packageFiles(): string[] {
  const built = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .filter((name) => !/\.d\.ts$|^dist\/[^/]+\.js$/.test(name));
  return [...built, 'package.json', 'LICENSE'];
}

/** Bundles what the executable and its threads start with. @param folder gets `main.cjs` and `thread.cjs` */
async function bundleEntries(folder: string): Promise<void> {
  for (const name of ['main', 'thread']) {
    const bundle = await rolldown({
      input: { [name]: join(root, 'src/executable', `${name}.ts`) },
      platform: 'node',
    });
    await bundle.write({ dir: folder, format: 'cjs', minify: true, entryFileNames: '[name].cjs' });
  }
}

/** Runs a program. What it prints is shown when it fails only. @throws Error with what it printed */
function run(file: string, ...args: string[]): void {
  execFileSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * Writes what Node makes the executable, or the blob for it, from.
 *
 * @param folder has the bundled entries
 * @param output what Node shall write
 * @returns path of the configuration
 */
function writeConfiguration(folder: string, output: string): string {
  const path = join(folder, 'sea-config.json');
  const assets = Object.fromEntries(packageFiles().map((name) => [name, join(root, name)]));
  const configuration = {
    main: join(folder, 'main.cjs'),
    output,
    disableExperimentalSEAWarning: true,
    assets: { ...assets, 'thread.cjs': join(folder, 'thread.cjs') },
  };
  writeFileSync(path, JSON.stringify(configuration));
  return path;
}

/** Puts the package into a copy of this Node with postject, as Node before 25.5 needs it. @param folder for the blob */
function inject(folder: string): void {
  const blob = join(folder, 'package.blob');
  run(process.execPath, '--experimental-sea-config', writeConfiguration(folder, blob));
  copyFileSync(process.execPath, executable);
  chmodSync(executable, 0o755);
  // A signature covers the whole file, so Node's own has to go first.
  if (isMac) run('codesign', '--remove-signature', executable);
  run(
    process.execPath,
    join(root, 'node_modules/postject/dist/cli.js'),
    executable,
    'NODE_SEA_BLOB',
    blob,
    '--sentinel-fuse',
    'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
    ...(isMac ? ['--macho-segment-name', 'NODE_SEA'] : []),
  );
}

/** Writes a copy of this Node that runs the package instead of a script. @param folder for files in between */
async function buildExecutable(folder: string): Promise<void> {
  await bundleEntries(folder);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  // Newer Nodes do all of it, and postject comes to no end on Node 26.
  if (major > 25 || (major === 25 && minor >= 5)) {
    run(process.execPath, '--build-sea', writeConfiguration(folder, executable));
  } else inject(folder);
  // macOS on ARM runs no unsigned file; `-` signs for running, not for a publisher. On Windows Node's signature is
  // left broken: such a file counts as unsigned and runs; whoever has a certificate signs it with
  // `signtool sign /fd SHA256 errcode.exe`.
  if (isMac) run('codesign', '--sign', '-', executable);
}

/** Node's licence as it was installed with it, or where it is to be read. */
function nodeLicense(): string {
  const folder = dirname(process.execPath);
  const file = [join(folder, '..', 'LICENSE'), join(folder, 'LICENSE')].find((path) => existsSync(path));
  const text = file && readFileSync(file, 'utf8');
  // A LICENSE above another folder of programs may be anybody's.
  if (text?.startsWith('Node.js is licensed')) return text;
  return `https://github.com/nodejs/node/blob/${process.version}/LICENSE\n`;
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
const folder = mkdtempSync(join(tmpdir(), 'errcode-executable-'));
try {
  await buildExecutable(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
writeFileSync(
  join(target, 'LICENSES.txt'),
  [
    `errcode\n\n${read('LICENSE')}`,
    read('dist/THIRD-PARTY-LICENSES.txt'),
    `Node.js ${process.version}\n\n${nodeLicense()}`,
  ].join(`\n${'-'.repeat(80)}\n\n`),
);
console.log(
  `${executable}: ${(statSync(executable).size / 1e6).toFixed(1)} MB, with Node ${process.version}`,
);
