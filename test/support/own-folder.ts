import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run as runProgram } from '../../src/main.ts';
import type { Surroundings } from '../../src/surroundings.ts';
import { cacheFolder, type Machine, tableFolders } from '../../src/tables/folders.ts';
import { openOwnTables } from '../../src/tables/open.ts';
import { bundledDirectory, cleanEnv, executable, type Outcome, surroundingsOf } from './run.ts';

/** A folder with own tables, in which the built program can be run, with folders of its own for settings and cache. */
export function ownFolder(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'errcode-own-'));
  const at = (...names: string[]): string => join(root, ...names);
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  mkdirSync(at('work', 'deep'), { recursive: true });
  const env = {
    ...cleanEnv(),
    HOME: at('home'),
    XDG_CONFIG_HOME: at('config'),
    XDG_CACHE_HOME: at('cache'),
    APPDATA: at('config'),
    LOCALAPPDATA: at('cache'),
  };
  return {
    at,
    write,
    env,
    run(args: readonly string[], options: { cwd?: string; input?: string; env?: object } = {}): Outcome {
      const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...args], {
        cwd: at(options.cwd ?? 'work/deep'),
        encoding: 'utf8',
        env: { ...env, ...options.env },
        input: options.input ?? '',
      });
      return { code: status, stdout, stderr };
    },
    /** Runs the program in this process, with the same tables and the same cache: takes a tenth of the time. */
    async runHere(args: readonly string[], { input = '' } = {}): Promise<Outcome> {
      const machine: Machine = { env, platform: process.platform, home: () => env.HOME };
      const cache = cacheFolder(machine);
      const { surroundings, written } = surroundingsOf(args, { input });
      const opening: Surroundings['openOwnTables'] = (bundled, asked, longWork) => {
        const { folders } = tableFolders(machine, at('work/deep'), asked);
        return openOwnTables({ folders, bundled, bundledDirectory, cache, version: () => '0.0.0', longWork });
      };
      const code = await runProgram({ ...surroundings, openOwnTables: opening });
      return { code, ...written };
    },
    /** Runs it beside others. */
    start: (args: readonly string[]): Promise<string> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [executable, ...args], { cwd: at('work/deep'), env });
        let text = '';
        child.stdout.on('data', (chunk) => {
          text += chunk;
        });
        child.on('close', () => resolve(text));
      }),
    remove: (): void => rmSync(root, { recursive: true, force: true }),
  };
}
