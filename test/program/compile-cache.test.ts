/** Where the program is kept compiled: in a folder that is this user's alone, or nowhere. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/language.ts';
import { cleanEnv, executable } from '../support/run.ts';

/** Lets the program believe to be another user's. */
const spy = `
  if (process.env.USER_ID) process.getuid = () => Number(process.env.USER_ID);
`;

describe.skipIf(process.platform !== 'linux')('the compiled program', () => {
  let folder = '';
  const at = (...names: string[]): string => join(folder, ...names);
  const make = (mode: number, ...names: string[]): string => {
    mkdirSync(at(...names), { recursive: true });
    chmodSync(at(...names), mode);
    return at(...names);
  };

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'errcode-compiled-')));
    make(0o700, 'home');
    make(0o1777, 'tmp');
    writeFileSync(at('spy.cjs'), spy);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The folders in which the program is kept after a start; undefined for none. */
  function kept(env: Environment = {}, ...args: string[]): string[] | undefined {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['-r', at('spy.cjs'), executable, ...(args.length > 0 ? args : ['40014', '--vendor', 'dingtalk'])],
      {
        cwd: make(0o700, 'work'),
        encoding: 'utf8',
        env: cleanEnv({ HOME: at('home'), TMPDIR: at('tmp'), ...env }),
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    // Nothing is left where nobody looks for it, whatever is decided.
    expect([...readdirSync(at('tmp')), ...readdirSync(at('work'))]).toEqual([]);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const kept = files.filter((file) => /(?:^|\/)main\.cjs-/.test(file));
    // A link leads to the same one.
    const folders = new Set(kept.map((file) => dirname(realpathSync(at(file)))));
    return folders.size > 0 ? [...folders] : undefined;
  }
  const cache = ['home', '.cache'] as const;
  const inCache = [...cache, 'errcode', 'compiled'] as const;

  it('is kept in a folder of the user’s own, which nobody else can look into', () => {
    expect(kept()).toEqual([at(...inCache)]);
    expect(lstatSync(at(...inCache)).mode & 0o777).toBe(0o700);
    // The second start finds it.
    expect(kept()).toEqual([at(...inCache)]);
  });

  it('is made anew where it is damaged or another program’s', () => {
    kept();
    const names = readdirSync(at(...inCache));
    expect(names).toEqual([expect.stringMatching(/^main\.cjs-[\da-f]{16}-v\d+\.\d+\.\d+-\w+$/)]);
    const file = at(...inCache, names[0] as string);
    const sound = readFileSync(file);
    // A start that finds it leaves it alone.
    const { mtimeMs } = lstatSync(file);
    kept();
    expect(lstatSync(file).mtimeMs).toBe(mtimeMs);
    const half = sound.subarray(0, sound.length / 2);
    for (const damaged of [Buffer.alloc(0), half, Buffer.concat([half, Buffer.alloc(half.length)])]) {
      writeFileSync(file, damaged);
      kept();
      expect(readFileSync(file).length).toBeGreaterThan(0.9 * sound.length);
      expect(lstatSync(file).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(at(...inCache))).toEqual(names);
  });

  it('is kept with what the files of another command needed of it', () => {
    kept();
    const [main = ''] = readdirSync(at(...inCache));
    const { size } = lstatSync(at(...inCache, main));
    kept({}, 'search', 'token');
    expect(readdirSync(at(...inCache)).length).toBeGreaterThan(1);
    const { size: later, mtimeMs } = lstatSync(at(...inCache, main));
    expect(later).toBeGreaterThan(size);
    // Then all is there, and left alone.
    kept({}, 'search', 'token');
    kept();
    expect(lstatSync(at(...inCache, main)).mtimeMs).toBe(mtimeMs);
  });

  it('is kept in XDG_CACHE_HOME, which is made where it is missing', () => {
    const other = at('home', 'own');
    expect(kept({ XDG_CACHE_HOME: other })).toEqual([join(other, 'errcode', 'compiled')]);
    expect(existsSync(at(...cache))).toBe(false);
  });

  it('is kept where a link of the user’s own leads', () => {
    symlinkSync(make(0o700, 'disk'), at(...cache));
    expect(kept()).toEqual([at('disk', 'errcode', 'compiled')]);
  });

  it.each<[string, () => Environment | undefined]>([
    ['the temporary folder is the folder for caches', () => ({ XDG_CACHE_HOME: at('tmp') })],
    ['the folder for caches is a link to it', () => void symlinkSync(at('tmp'), at(...cache))],
    ['the folder for caches is a link to nothing', () => void symlinkSync(at('none'), at(...cache))],
    [
      'the program’s folder is a link',
      () => {
        make(0o700, ...cache);
        symlinkSync(at('tmp'), at(...cache, 'errcode'));
        return undefined;
      },
    ],
    [
      'the folder itself is a link',
      () => {
        make(0o700, ...cache, 'errcode');
        symlinkSync(make(0o700, 'elsewhere'), at(...inCache));
        return undefined;
      },
    ],
    [
      'the folder itself is a file',
      () => {
        make(0o700, ...cache, 'errcode');
        writeFileSync(at(...inCache), '');
        return undefined;
      },
    ],
    ['others may write into the folder for caches', () => void make(0o777, ...cache)],
    ['the group may write into the program’s folder', () => void make(0o770, ...cache, 'errcode')],
    ['others may look into the folder itself', () => void make(0o755, ...inCache)],
    [
      'others could put another folder for caches there',
      () => {
        make(0o700, 'open', 'cache');
        chmodSync(at('open'), 0o777);
        return { XDG_CACHE_HOME: at('open', 'cache') };
      },
    ],
    ['there is no home', () => ({ HOME: '' })],
    ['the home is a relative path', () => ({ HOME: '.' })],
    ['the home is gone', () => ({ HOME: at('gone') })],
  ])('is kept nowhere when %s', (_, prepare) => {
    expect(kept(prepare())).toBeUndefined();
    expect(existsSync(at('gone'))).toBe(false);
    for (const name of ['elsewhere', 'open/cache'].filter((name) => existsSync(at(name))))
      expect(readdirSync(at(name))).toEqual([]);
  });

  it('is kept nowhere in another user’s home, where nothing is made either', () => {
    // The folders are this user's, and the program believes to be another; root's folders are believed in.
    make(0o700, ...inCache);
    expect(kept({ USER_ID: '65533' })).toBeUndefined();
    if (process.getuid?.() === 0) return;
    rmSync(at(...cache), { recursive: true });
    expect(kept({ USER_ID: '65533' })).toBeUndefined();
    expect(readdirSync(at('home'))).toEqual([]);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'is kept nowhere by root in a home that it was lent (needs root)',
    () => {
      chownSync(at('home'), 65533, 65533);
      expect(kept()).toBeUndefined();
      expect(readdirSync(at('home'))).toEqual([]);
    },
  );
});
