/**
 * Runs the tests on other versions of Node and prints a table.
 *
 * `npm run test:nodes` takes 20, 22 and 24; `npm run test:nodes -- 22 24 test/search` these versions and tests. Each Node
 * comes from the npm package `node`, into a folder of its own that is removed at the end. With `--package` the program and
 * the library that the tests start are those of the packed package, installed elsewhere. Exit status 1 when a test failed or
 * a Node could not be had.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

/** What the tests said on one Node. */
interface Outcome {
  readonly node: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** Installs a Node into a folder. @param version as npm takes it: `22`, `22.12.0` @returns its executable */
function installNode(folder: string, version: string): string {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', `node@${version}`], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  });
  return join(folder, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');
}

/** Packs the package and installs it as users do. @returns the folder of the installed package */
function installPackage(folder: string): string {
  const npm = (...args: string[]): string =>
    execFileSync('npm', [...args, '--loglevel=error'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
      shell: isWindows,
    });
  const [{ filename }] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder));
  npm('install', '--offline', '--prefix', folder, join(folder, filename));
  return join(folder, 'node_modules/errcode-cli');
}

/** Runs the tests. @param tests files and folders; all when empty @param env in addition to this environment @throws Error when the runner did not come to its end */
function runTests(node: string, tests: readonly string[], env: NodeJS.ProcessEnv, report: string): Outcome {
  const start = process.hrtime.bigint();
  const runner = join(root, 'node_modules/vitest/vitest.mjs');
  spawnSync(
    node,
    [runner, 'run', ...tests, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      // What the tests start by name, as npm, has to be run by this Node too.
      env: { ...process.env, ...env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
    },
  );
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (!existsSync(report)) throw new Error(`the tests did not run with ${node}`);
  const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return {
    node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
    passed: numPassedTests,
    // A file that could not be loaded has no tests, and makes the run fail all the same.
    failed: numFailedTests || (success ? 0 : 1),
    skipped: numPendingTests,
    seconds,
  };
}

const { values, positionals: given } = parseArgs({
  options: { package: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const isVersion = (word: string): boolean => /^\d+(\.\d+)*$/.test(word);
const versions = given.some(isVersion) ? given.filter(isVersion) : ['20', '22', '24'];
const tests = given.filter((word) => !isVersion(word));

/** Does something with a temporary folder. */
function inFolder<T>(name: string, act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), name));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const outcomes = inFolder('errcode-package-', (place) => {
  const env = values.package ? { ERRCODE_PACKAGE: installPackage(place) } : {};
  return versions.map((version) =>
    inFolder('errcode-node-', (folder) =>
      runTests(installNode(folder, version), tests, env, join(folder, 'report.json')),
    ),
  );
});

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(12) : String(cell).padStart(9))).join('');
console.log(row(['Node', 'passed', 'failed', 'skipped', 'seconds']));
for (const { node, passed, failed, skipped, seconds } of outcomes) {
  console.log(row([node, passed, failed, skipped, seconds.toFixed(0)]));
}
if (outcomes.some(({ failed }) => failed > 0)) process.exitCode = 1;
