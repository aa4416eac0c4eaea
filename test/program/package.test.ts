/** The package as users get it: packed, installed into an empty prefix, run from there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnv, root } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'errcode-package-'));
const prefix = join(folder, 'prefix');
const isWindows = process.platform === 'win32';
const command = isWindows ? join(prefix, 'errcode.cmd') : join(prefix, 'bin', 'errcode');
const packageFolder = join(prefix, isWindows ? 'node_modules' : 'lib/node_modules', 'errcode-cli');

function npm(...args: string[]): string {
  return execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_config_loglevel: 'error' },
    shell: isWindows,
  });
}

let packed: { filename: string; size: number; files: { path: string }[] };

beforeAll(() => {
  // `--ignore-scripts`: the build is there already, and must not change under the other tests.
  [packed] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder));
  // `--offline`: the package needs nothing but itself.
  npm('install', '--global', '--offline', '--prefix', prefix, join(folder, packed.filename));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the program, the library, the tables and what belongs to them, and nothing else', () => {
    const tops = new Set(packed.files.map(({ path }) => path.split('/')[0]));
    expect([...tops].sort()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'README.zh-CN.md',
      'bin',
      'dist',
      'docs',
      'package.json',
    ]);
    expect(packed.files.map(({ path }) => path)).toContain('dist/THIRD-PARTY-LICENSES.txt');
    expect(packed.size).toBeLessThan(2_000_000);
  });

  it('depends on no other package', () => {
    const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
  });

  it('runs from where it was installed, whatever the working directory', () => {
    const run = (...args: string[]) =>
      spawnSync(command, args, { cwd: tmpdir(), encoding: 'utf8', env: cleanEnv(), shell: isWindows });
    expect(run('40014', '--vendor', 'dingtalk').stdout).toMatch(/^DingTalk 40014 /);
    expect(run('--help').status).toBe(0);
    expect(run('list', '--vendor', 'wps', '--format', 'csv').stdout).toMatch(/^vendor,code,/);
    expect(run('40041', '--vendor', 'dingtlk').status).toBe(2);
  });

  it('is a typed library', () => {
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    npm('install', '--offline', '--prefix', project, join(folder, packed.filename));
    const program = `
      import { lookup, search } from 'errcode-cli';
      const retry: string | undefined = lookup('40014', { vendor: '钉钉' }).results[0]?.entry.retry;
      const found: string | undefined = search('bumen bucunzai', { vendor: 'wps' }).hits[0]?.entry.code;
      console.log(retry, lookup('dingtalk:40041').missing[0]?.suggestions[0]?.code, found);
    `;
    writeFileSync(join(project, 'typed.ts'), program);
    writeFileSync(join(project, 'plain.js'), program.replaceAll(': string | undefined', ''));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--types', '', 'typed.ts'];
    expect(spawnSync(process.execPath, [tsc, ...options], { cwd: project, encoding: 'utf8' }).stdout).toBe(
      '',
    );
    const { stdout } = spawnSync(process.execPath, ['plain.js'], { cwd: project, encoding: 'utf8' });
    expect(stdout).toBe('refresh-token 40014 110002\n');
  });
});
