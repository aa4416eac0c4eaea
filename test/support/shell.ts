import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { cleanEnv, executable } from './run.ts';

/** Puts the built program as `errcode` into an empty folder. @returns the folder, which the caller removes */
export function installProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'errcode-shell-'));
  const command = join(folder, 'errcode');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${executable}" "$@"\n`);
  chmodSync(command, 0o755);
  return folder;
}

/** A shell in a terminal, with the built program as `errcode` in its `PATH`. */
export interface ShellScreen {
  /** Its working directory, empty but for the program. */
  readonly folder: string;
  /** Types keys. */
  type(keys: string): void;
  /** Throws away what stands in the line, and empties the screen. */
  clear(): Promise<void>;
  /** Waits for the screen to show something, and gives the screen then. @throws Error with the screen when it never does */
  shows(what: RegExp): Promise<string>;
  close(): Promise<void>;
}

const columns = 100;
/** In milliseconds. */
const patience = 6_000;

/**
 * Starts an interactive shell.
 *
 * @param args keep it from reading the user's own settings
 * @param start a line to run first
 */
export async function openShell(file: string, args: readonly string[], start: string): Promise<ShellScreen> {
  const folder = installProgram();
  const screen = new xterm.Terminal({ cols: columns, rows: 60, allowProposedApi: true });
  const child = spawn(file, [...args], {
    cols: columns,
    rows: 60,
    cwd: folder,
    env: cleanEnv({
      TERM: 'xterm-256color',
      LC_ALL: 'C.UTF-8',
      ERRCODE_LANG: 'en',
      HOME: folder,
      PATH: `${folder}${delimiter}${process.env.PATH}`,
    }) as Record<string, string>,
  });
  child.onData((data) => screen.write(data));
  // Some shells ask the terminal what it can do, and wait for the answer.
  screen.onData((answer) => child.write(answer));

  const text = (): string => {
    const { active } = screen.buffer;
    return Array.from({ length: active.length }, (_, i) => active.getLine(i)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  };
  let lines = 0;
  const shell: ShellScreen = {
    folder,
    type: (keys) => child.write(keys),
    async clear() {
      lines++;
      // Ctrl-U empties the line; once the shell has run the next one, it waits for keys again.
      child.write(`\u0015echo rea''dy${lines}\r`);
      await shell.shows(new RegExp(`^ready${lines}$`, 'm'));
      screen.reset();
    },
    async shows(what) {
      const end = Date.now() + patience;
      while (Date.now() < end) {
        if (what.test(text())) return text();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`the screen never showed ${what}:\n${text()}`);
    },
    async close() {
      const ended = new Promise((resolve) => child.onExit(resolve));
      child.kill();
      // It writes its history at the end.
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  shell.type(`${start}\r`);
  await shell.clear();
  return shell;
}
