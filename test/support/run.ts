import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogOf } from '../../src/catalog/catalog.ts';
import type { Environment } from '../../src/language.ts';
import { run } from '../../src/main.ts';
import type { Frame } from '../../src/render/frame.ts';
import { openSearchData } from '../../src/search/files.ts';
import { openStore } from '../../src/store/files.ts';
import type { Surroundings } from '../../src/surroundings.ts';
import type { Terminal } from '../../src/terminal.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is tested: this folder, or, with ERRCODE_PACKAGE, the folder of an installed package. */
export const packageFolder = resolve(root, process.env.ERRCODE_PACKAGE ?? '.');
export const executable = join(packageFolder, 'bin/errcode.js');

/** Where the build put the compiled tables. */
export const bundledDirectory = join(packageFolder, 'dist/data');

/** The tables as the build compiled them. */
export const catalog = catalogOf([openStore(bundledDirectory)]);

/** What the build compiled for search. */
export const searchData = openSearchData(bundledDirectory);

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Screen {
  readonly env?: Environment;
  readonly columns?: number;
  readonly rows?: number;
  readonly isInteractive?: boolean;
  readonly hyperlinks?: boolean;
  /** What is piped into stdin; nothing when left out. */
  readonly input?: string | Uint8Array;
  /** Is told what an interactive command draws. */
  readonly onFrame?: (frame: Frame) => void;
}

/** A terminal that keeps what is written. */
function fakeTerminal({
  env = {},
  columns = 80,
  rows = 24,
  isInteractive = false,
  hyperlinks = false,
  input = '',
  onFrame = () => {},
}: Screen = {}) {
  const written = { stdout: '', stderr: '' };
  const terminal: Terminal = {
    isInteractive,
    isInputInteractive: isInteractive,
    closeInput: () => {},
    isOutputOpen: true,
    writeBytes: (bytes) => {
      written.stdout += Buffer.from(bytes).toString();
    },
    isErrorInteractive: false,
    onInterrupt: () => () => {},
    hasScreen: isInteractive,
    showScreen: async (app, text) => {
      // Who types this and presses Enter.
      onFrame(app.draw({ text, cursor: text.length }, { columns, rows }));
      return { end: app.mayFinish(text) ? 'chosen' : 'left', text };
    },
    async *input() {
      if (input.length > 0) yield Buffer.from(input);
    },
    columns,
    rows: isInteractive ? rows : undefined,
    hasColor: (choice) => choice === 'always' || (choice === 'auto' && isInteractive && !env.NO_COLOR),
    hasHyperlinks: async () => hyperlinks,
    write: (text) => {
      written.stdout += text;
    },
    show: async (text) => {
      written.stdout += text;
    },
    writeError: (text) => {
      written.stderr += text;
    },
  };
  return { terminal, written };
}

/** What a run in this process depends on. */
export function surroundingsOf(args: readonly string[], screen: Screen = {}) {
  const { terminal, written } = fakeTerminal(screen);
  const surroundings: Surroundings = {
    args,
    env: screen.env ?? {},
    terminal,
    openCatalog: () => catalog,
    openSearchData: async () => searchData,
    version: () => '0.0.0',
  };
  return { surroundings, written };
}

/** Runs the program in this process: fast enough to run it for every row. */
export async function runHere(args: readonly string[], screen?: Screen): Promise<Outcome> {
  const { surroundings, written } = surroundingsOf(args, screen);
  const code = await run(surroundings);
  return { code, ...written };
}

/** The environment that a child process needs and nothing of this one's terminal or language. */
export function cleanEnv(extra: Environment = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, SystemRoot } = process.env;
  return { PATH, HOME, TZ: 'Asia/Shanghai', ...(SystemRoot === undefined ? {} : { SystemRoot }), ...extra };
}

/** Runs the built program as a process of its own. */
export function runBuilt(
  args: readonly string[],
  options: { env?: Environment; input?: string } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...args], {
    encoding: 'utf8',
    env: cleanEnv(options.env),
    input: options.input ?? '',
    // The whole table as JSON is more than the default of one MiB.
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}
