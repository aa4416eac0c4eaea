/** `errcode site` as a command: what it takes, says and leaves in the folder. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run as runProgram } from '../../src/main.ts';
import { cleanEnv, executable, packageFolder, surroundingsOf } from '../support/run.ts';
import { type SmallTables, smallTables } from '../support/small-site.ts';

let base: string;
let tables: SmallTables;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'errcode-site-command-'));
  tables = smallTables();
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs the command over the small tables. */
async function site(args: readonly string[], isTerminal = false) {
  const { surroundings, written } = surroundingsOf(['site', ...args], { columns: 80 });
  const code = await runProgram({
    ...surroundings,
    terminal: { ...surroundings.terminal, isErrorInteractive: isTerminal },
    openCatalog: () => tables.catalog,
    openSearchData: async () => tables.search,
    siteAssets: join(packageFolder, 'dist/site'),
  });
  return { code, ...written };
}

describe('errcode site', () => {
  it('writes a site, says what it wrote, and writes nothing the second time', async () => {
    const folder = join(base, 'first');
    const { code, stdout, stderr } = await site([folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/first: (\d+) files, \1 written, 0 removed, [\d.]+ s\n$/);
    expect(readdirSync(folder).sort()).toEqual([
      'acme',
      'assets',
      'errcode-site.json',
      'guanaitong',
      'index.html',
    ]);
    expect((await site([folder])).stdout).toContain(' 0 written, 0 removed');
  });

  it('keeps to vendors, and removes the pages of others', async () => {
    const folder = join(base, 'one');
    await site([folder]);
    const { stdout } = await site([folder, '--vendor', 'acme']);
    expect(stdout).not.toContain(' 0 removed');
    expect(readdirSync(folder).sort()).toEqual(['acme', 'assets', 'errcode-site.json', 'index.html']);
    expect(readdirSync(join(folder, 'assets/data')).sort()).toEqual([
      'acme-1.js',
      'acme-2.js',
      'core.js',
      'languages.js',
    ]);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).not.toContain('guanaitong');
  });

  it('has figures for programs', async () => {
    const folder = join(base, 'json');
    const { stdout } = await site([folder, '--json']);
    const { command, results } = JSON.parse(stdout);
    expect(command).toBe('site');
    expect(results).toMatchObject([{ folder, removed: 0 }]);
    expect(results[0].pages).toBe(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('index.html'))
        .length,
    );
    expect(results[0].bytes).toBeGreaterThan(100_000);
  });

  it('shows how far it is on a terminal only, and leaves nothing of that', async () => {
    const { stderr } = await site([join(base, 'progress')], true);
    expect(stderr).toMatch(/making the site: \d+ of \d+ pages/);
    expect(stderr.endsWith('\r\u001b[K')).toBe(true);
    expect((await site([join(base, 'progress'), '-q'], true)).stderr).toBe('');
  });

  it.each([
    [[], /^errcode: into which folder\? For example: errcode site public\n$/],
    [['a', 'b'], /^errcode: too many arguments/],
    [['x', '--port', '99999'], /^errcode: .*--port.*0-65535/],
  ])('says what is wrong with %j, and ends with 2', async (args, sentence) => {
    const { code, stdout, stderr } = await site(args as string[]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  it('writes beside other files only when it is told to', async () => {
    const folder = join(base, 'mine');
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    const { code, stderr } = await site([folder]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "holds other files and no site of errcode's; name an empty folder, or add --force",
    );
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
    expect((await site([folder, '--force'])).code).toBe(0);
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('mine');
  });

  it('cannot write where a file is', async () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    const { code, stderr } = await site([file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^errcode: .+\n$/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('shows the site to this machine alone until Ctrl-C', async () => {
    const own = join(base, 'tables');
    mkdirSync(own);
    writeFileSync(join(own, 'pay.yaml'), '- {vendor: pay, code: "1", message: closed}\n');
    const args = ['site', join(base, 'served'), '--vendor', 'pay', '--tables', own, '--serve', '--port', '0'];
    const child = spawn(process.execPath, [executable, ...args], { env: cleanEnv(), cwd: base });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const address = await new Promise<string>((resolve, reject) => {
      let told = '';
      child.stderr.on('data', (bytes) => {
        told += bytes;
        const [, found] = /the site is at (http:\/\/127\.0\.0\.1:\d+\/) until/.exec(told) ?? [];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error(told)));
    });
    const get = (path: string, host?: string): Promise<[number | undefined, string]> =>
      new Promise((resolve, reject) => {
        const asked = request(address + path, host ? { headers: { host } } : {}, (response) => {
          let text = '';
          response.on('data', (bytes) => {
            text += bytes;
          });
          response.on('end', () => resolve([response.statusCode, text]));
        });
        asked.on('error', reject);
        asked.end();
      });
    const [status, page] = await get('pay/1/');
    expect(status).toBe(200);
    expect(page).toContain('closed');
    expect((await get('nothing/'))[0]).toBe(404);
    expect((await get('%2e%2e/%2e%2e/etc/passwd'))[0]).not.toBe(200);
    expect((await get('pay/1/', 'evil.example'))[0]).toBe(421);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});
