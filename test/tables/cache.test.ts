/** What the program keeps of own tables: fresh, changed, damaged, not to be written, built by several at once. */
import { readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { loadedFiles } from '../support/loaded-files.ts';
import { ownFolder } from '../support/own-folder.ts';

const folders: ReturnType<typeof ownFolder>[] = [];
const table = (message: string): string => `- {vendor: pay, code: 1, message: ${message}}\n`;
function make() {
  const folder = ownFolder({ 'work/.errcode/a.yaml': table('unicorn') });
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) folder.remove();
});

const first = (text: string): string => text.split('\n')[1] as string;

describe('the cache of own tables', () => {
  it('spares later starts the reading of YAML', async () => {
    const folder = make();
    const loaded = () => loadedFiles(['pay:1'], { env: folder.env, cwd: folder.at('work', 'deep') });
    expect(loaded()).toContain('./build.cjs');
    // A change just before could have left the same times.
    await setTimeout(2100);
    folder.run(['pay:1']);
    // Of the program's files one more than without own tables.
    expect(loaded().filter((name) => name.startsWith('./'))).toEqual(['./chunks/own-tables.cjs']);
  });

  it('is none of another content, whatever the times say', async () => {
    const { runHere, write, at } = make();
    const path = at('work/.errcode/a.yaml');
    const past = new Date(2020, 1, 1);
    utimesSync(path, past, past);
    expect(first((await runHere(['pay:1'])).stdout)).toBe('unicorn');
    write('work/.errcode/a.yaml', table('unicode'));
    utimesSync(path, past, past);
    expect(first((await runHere(['pay:1'])).stdout)).toBe('unicode');
    write('work/.errcode/b.yaml', table('six'));
    expect(first((await runHere(['pay:1'])).stdout)).toBe('six');
  });

  it('is made anew when a file is missing, cut off or another program’s', async () => {
    const { runHere, at } = make();
    const answers = async () => [
      first((await runHere(['pay:1'])).stdout),
      (await runHere(['search', 'unicorn', '--vendor', 'pay'])).code,
      (await runHere(['pay:2', '--json'])).code,
    ];
    const sound = ['unicorn', 0, 1];
    expect(await answers()).toEqual(sound);
    const files = () =>
      readdirSync(at('cache'), { recursive: true, encoding: 'utf8' })
        // What is compiled of the program is Node's, or the launcher's.
        .filter((name) => !/(?:^|[\\/])compiled[\\/]/.test(name) && statSync(at('cache', name)).isFile())
        .map((name) => name.slice(name.search(/[^\\/]+$/)))
        .sort();
    const pathOf = (name: string): string =>
      at(
        'cache',
        readdirSync(at('cache'), { recursive: true, encoding: 'utf8' }).find((path) =>
          path.endsWith(name),
        ) as string,
      );
    const all = files();
    expect(all).toEqual([
      'codes.bin',
      'codes.txt',
      'entries.json',
      'families.json',
      'guides.json',
      'index.bin',
      'manifest.json',
      'meta.json',
      'platforms.json',
      'texts.json',
      'vendors.json',
      'vocabulary.json',
    ]);
    const damages = [
      (path: string) => truncateSync(path, 1),
      (path: string) => writeFileSync(path, 'something else'),
      (path: string) => rmSync(path),
    ];
    for (const [i, name] of all.entries()) {
      // Two of the three for each file: all that is damaged is made anew, which takes its time.
      for (const damage of damages.filter((_, kind) => kind !== i % damages.length)) {
        damage(pathOf(name));
        expect([name, ...(await answers())]).toEqual([name, ...sound]);
      }
    }
  });

  it.runIf(process.platform === 'linux')('may be a file, no path, or not to be written', () => {
    const { run, write, at } = make();
    write('file', '');
    for (const cache of [at('file'), '/dev/full/x', '/proc/nowhere', 'relative']) {
      // Reads what a lookup reads, and the index.
      const { code, stderr } = run(['search', 'unicorn', '--vendor', 'pay'], {
        env: { XDG_CACHE_HOME: cache },
      });
      expect([code, stderr]).toEqual([0, '']);
    }
  });

  it('lies nowhere in the working directory, whatever HOME is', () => {
    const { run, at } = make();
    const before = readdirSync(at('work/deep'));
    for (const HOME of ['', 'relative']) {
      const env = {
        HOME,
        XDG_CACHE_HOME: '',
        XDG_CONFIG_HOME: '',
        APPDATA: '',
        LOCALAPPDATA: '',
        USERPROFILE: HOME,
      };
      expect(run(['pay:1'], { env })).toMatchObject({ code: 0, stderr: '' });
    }
    expect(readdirSync(at('work/deep'))).toEqual(before);
  });

  it('holds nothing of tables that changed, are gone, or were cut off, after an hour', () => {
    const { run, write, at } = make();
    const anHourAgo = new Date(Date.now() - 3_700_000);
    const kept = () => readdirSync(at('cache'), { recursive: true, encoding: 'utf8' });
    const manifests = () => kept().filter((name) => name.endsWith('manifest.json'));
    write('gone/a.yaml', table('x'));
    for (const args of [
      ['pay:1', '--tables', at('gone')],
      ['search', 'unicorn'],
    ])
      run(args);
    const parts = kept().length;
    expect(manifests()).toHaveLength(2);
    const search = kept().find((name) => name.endsWith('search')) as string;
    write(join('cache', `${search}-cut`, 'index.bin'), '');
    rmSync(at('gone'), { recursive: true });
    write('work/.errcode/a.yaml', table('six'));
    run(['pay:1']);
    expect(kept().length).toBeGreaterThan(parts);
    for (const name of kept()) utimesSync(at('cache', name), anHourAgo, anHourAgo);
    write('work/.errcode/a.yaml', table('seven'));
    run(['pay:1']);
    expect(manifests()).toHaveLength(1);
    expect(kept().filter((name) => name.endsWith('meta.json'))).toHaveLength(1);
  });

  it('is built by several processes at once', async () => {
    const { start, at } = make();
    const texts = await Promise.all(Array.from({ length: 4 }, () => start(['pay:1'])));
    expect(texts.map(first)).toEqual(Array(4).fill('unicorn'));
    const forms = readdirSync(at('cache'), { recursive: true, encoding: 'utf8' });
    const manifest = forms.find((name) => name.endsWith('manifest.json')) as string;
    expect(readdirSync(join(at('cache'), manifest, '..'))).toHaveLength(2);
  });
});
