/** The package as users get it: packed, installed into an empty prefix, run from there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
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

let packed: { filename: string; size: number; unpackedSize: number; files: { path: string }[] };

beforeAll(() => {
  // `--ignore-scripts`: the build is there already, and must not change under the other tests.
  [packed] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder));
  // `--offline`: the package needs nothing but itself.
  npm('install', '--global', '--offline', '--prefix', prefix, join(folder, packed.filename));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the program, the library, the tables and what belongs to them, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    const belongs = [
      /^(?:package\.json|LICENSE|README(?:\.zh-CN)?\.md|CHANGELOG\.md|CONTRIBUTING\.md)$/,
      /^bin\/(?:errcode\.js|package\.json)$/,
      /^docs\/errcode-(?:en|zh)\.svg$/,
      /^docs\/(?:api\/README|architecture|(?:usage|logs|own-tables|programs|agents|speed|enrichment|site)(?:\.zh-CN)?)\.md$/,
      /^man\/(?:zh_CN\/man1\/)?errcode\.1$/,
      /^dist\/(?:main\.cjs|scan-worker\.cjs|index\.js|web(?:-[\w-]+)?\.js|THIRD-PARTY-LICENSES\.txt)$/,
      /^dist\/chunks\/[\w-]+\.cjs$/,
      /^dist\/data\/(?:[a-z]+\.(?:bin|txt|json)|(?:search|languages)\/[a-z]+\.(?:bin|json))$/,
      /^dist\/site\/(?:(?:boot|page|engine|explain)\.js|site\.css|icon\.svg)$/,
      /^dist\/types\/[\w/-]+\.d\.ts$/,
    ];
    expect(paths.filter((path) => !belongs.some((one) => one.test(path)))).toEqual([]);
    expect(belongs.filter((one) => !paths.some((path) => one.test(path)))).toEqual([]);
    expect(paths.filter((path) => /^LICENSE|LICENSES\.txt$/.test(path))).toEqual([
      'LICENSE',
      'dist/THIRD-PARTY-LICENSES.txt',
    ]);
  });

  it('is as small as the README says', () => {
    const sizes = /under ([\d.]+) MB to download and under ([\d.]+) MB on disk/;
    const [, download, disk] = sizes.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    expect(packed.size).toBeLessThan(Number(download) * 1e6);
    expect(packed.unpackedSize).toBeLessThan(Number(disk) * 1e6);
  });

  it('depends on no other package', () => {
    const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
  });

  it.skipIf(isWindows)('puts the manual where man finds it', () => {
    expect(readFileSync(join(prefix, 'share/man/man1/errcode.1'), 'utf8')).toMatch(/^\.TH ERRCODE 1 /m);
  });

  it('runs from where it was installed, whatever the working directory', () => {
    const run = (...args: string[]) =>
      spawnSync(command, args, { cwd: tmpdir(), encoding: 'utf8', env: cleanEnv(), shell: isWindows });
    expect(run('40014', '--vendor', 'dingtalk').stdout).toMatch(/^DingTalk 40014 /);
    expect(run('--help').status).toBe(0);
    expect(run('list', '--vendor', 'wps', '--format', 'csv').stdout).toMatch(/^vendor,code,/);
    expect(run('40041', '--vendor', 'dingtlk').status).toBe(2);
  });

  it('is what publint and are-the-types-wrong expect', async () => {
    const tarball = readFileSync(join(folder, packed.filename));
    const { buffer, byteOffset, byteLength } = tarball;
    const { messages } = await publint({
      strict: true,
      pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer },
    });
    expect(messages).toEqual([]);
    const result = await checkPackage(createPackageFromTarballData(tarball));
    // A module only: CommonJS loads it with `import()`, or with `require` in later releases of Node 20, 22 and 24.
    const meant = ['CJSResolvesToESM'];
    expect(result.types && [...new Set(result.problems.map(({ kind }) => kind))]).toEqual(meant);
  });

  it('is a typed library', () => {
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    npm('install', '--offline', '--prefix', project, join(folder, packed.filename));
    const program = `
      import { createCatalog, explain, lookup, search } from 'errcode-cli';
      const retry: string | undefined = lookup('40014', { vendor: '钉钉' }).results[0]?.entry.retry;
      const found: string | undefined = search('bumen bucunzai', { vendor: 'wps' }).hits[0]?.entry.code;
      const said: string | undefined = explain('{"errcode":60020}')[0]?.code;
      const own: number = createCatalog([{ vendor: 'pay', code: 1, message: 'x' }]).ownEntries.length;
      console.log(said, String(own), retry, lookup('dingtalk:40041').missing[0]?.suggestions[0]?.code, found);
    `;
    writeFileSync(
      join(project, 'typed.ts'),
      `declare const console: { log(...values: unknown[]): void };${program}`,
    );
    writeFileSync(
      join(project, 'plain.js'),
      program.replaceAll(/: (?:string \| undefined|number)(?= =)/g, ''),
    );
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    // The strictest settings, in which the types of neither Node.js nor browsers are there.
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--lib', 'es2022', '--types', ''];
    for (const resolution of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ]) {
      const options = ['--noEmit', ...strict, ...resolution, 'typed.ts'];
      const { stdout } = spawnSync(process.execPath, [tsc, ...options], { cwd: project, encoding: 'utf8' });
      expect(stdout).toBe('');
    }
    const { stdout } = spawnSync(process.execPath, ['plain.js'], { cwd: project, encoding: 'utf8' });
    expect(stdout).toBe('60020 1 refresh-token 40014 110002\n');
  });
});
