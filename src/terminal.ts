import { fstatSync, statSync, writeSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Environment } from './language.ts';
import type { Frame, ScreenSize } from './render/frame.ts';
import { displayWidth } from './render/width.ts';

export const colorChoices = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof colorChoices)[number];

/** A line that is being typed. */
export interface TypedText {
  readonly text: string;
  /** Where the next character goes, in UTF-16 units. */
  readonly cursor: number;
}

/** Keys that are no part of typing a line. */
export type ScreenKey = 'up' | 'down' | 'page-up' | 'page-down';

/** What takes the whole screen: a line to type into, and what belongs to it. */
export interface ScreenApp {
  draw(typed: TypedText, size: ScreenSize): Frame;
  press(key: ScreenKey): void;
  /** Whether Enter is an end; where it is none, typing goes on. */
  mayFinish(text: string): boolean;
}

/** How it ended: by Enter, by Esc, by Ctrl-C. */
export type ScreenEnd = 'chosen' | 'left' | 'interrupted';

export interface ScreenResult {
  readonly end: ScreenEnd;
  /** What was typed last. */
  readonly text: string;
}

/** Everything about the terminal, in one object that is handed in, so that screens can be tested. */
export interface Terminal {
  /** Whether stdout is a terminal. */
  readonly isInteractive: boolean;
  /** Whether stdin is a terminal, and so nothing was piped in. */
  readonly isInputInteractive: boolean;
  /** Width of stdout in columns; 80 where nothing tells. */
  readonly columns: number;
  /** Height of stdout in lines; undefined where it is no terminal. */
  readonly rows: number | undefined;
  /** What is piped or typed into stdin, as it comes. */
  input(): AsyncIterable<Uint8Array>;
  /** Reads stdin no further, so that the process can end before its input does. */
  closeInput(): void;
  /** Whether stderr is a terminal. */
  readonly isErrorInteractive: boolean;
  /**
   * Tells a listener of the first Ctrl-C instead of ending the process; a second one ends it.
   *
   * @returns ends that
   */
  onInterrupt(listener: () => void): () => void;
  /** Whether there is a screen to draw on, and somebody to type at it. */
  readonly hasScreen: boolean;
  /**
   * Gives an app the whole screen until it ends, and leaves the terminal as it was.
   *
   * @param text what is typed already
   * @throws what the app throws
   */
  showScreen(app: ScreenApp, text: string): Promise<ScreenResult>;
  /**
   * Whether text may be coloured, given what the user chose.
   *
   * @param place where it goes: stdout, or the screen, which stays in sight when stdout is a file
   */
  hasColor(choice: ColorChoice, place: 'output' | 'screen'): boolean;
  /** Whether stdout turns OSC 8 sequences into links. */
  hasHyperlinks(): Promise<boolean>;
  /** Writes to stdout. @throws OutputError when it cannot be written */
  write(text: string): void;
  /**
   * Writes to stdout, in a pager where the text is longer than the screen.
   *
   * @param pager its command; undefined for none
   * @throws OutputError when it cannot be written
   */
  show(text: string, pager: string | undefined): Promise<void>;
  /** Writes bytes to stdout as they are. @throws OutputError when they cannot be written */
  writeBytes(bytes: Uint8Array): void;
  /** Whether somebody still reads stdout, as far as the last writing told. */
  readonly isOutputOpen: boolean;
  /** Writes to stderr; a stderr that fails is passed over. */
  writeError(text: string): void;
}

/** stdout could not be written, for another reason than a reader that went away. */
export class OutputError extends Error {}

const stdin = 0;
const stdout = 1;
const stderr = 2;
const defaultColumns = 80;

/**
 * Writes all of some bytes, waiting where a pipe is full. A reader that went away has seen enough; the exit status stays.
 *
 * @returns whether there is still a reader
 * @throws OutputError when it cannot be written
 */
function writeFully(file: number, bytes: Uint8Array): boolean {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(file, bytes, written);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // Windows says EOF where others say EPIPE.
      if (code === 'EPIPE' || code === 'EOF') return false;
      if (code !== 'EAGAIN') throw new OutputError(message);
      // The pipe is full and does not block: give its reader a millisecond.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
  return true;
}

/** The null device, which programs get for a terminal that they have none of; undefined on Windows. */
const nullDevice = (): number | undefined => statSync('/dev/null', { throwIfNoEntry: false })?.rdev;

/**
 * Whether a file is a terminal. `process.stdout.isTTY` would say the same but loads Node's stream and network
 * modules, which costs a twentieth of the program's running time; only character devices need the question.
 */
function isTerminal(file: number, stream: () => { isTTY?: boolean }): boolean {
  try {
    const status = fstatSync(file);
    return status.isCharacterDevice() && status.rdev !== nullDevice() && stream().isTTY === true;
  } catch {
    return false;
  }
}

/** How many lines a text takes on a screen that breaks longer ones. */
function linesOnScreen(text: string, columns: number): number {
  return stripVTControlCharacters(text)
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / columns)), -1);
}

/** The terminal of this process. @param env the process's environment */
export function processTerminal(env: Environment): Terminal {
  const isInteractive = isTerminal(stdout, () => process.stdout);
  let isOutputOpen = true;
  const columns = Number(isInteractive ? process.stdout.columns : env.COLUMNS);
  return {
    isInteractive,
    get isInputInteractive() {
      return isTerminal(stdin, () => process.stdin);
    },
    columns: columns > 0 ? columns : defaultColumns,
    rows: isInteractive ? process.stdout.rows : undefined,
    input: () => process.stdin,
    closeInput: () => void process.stdin.destroy(),
    get isErrorInteractive() {
      return isTerminal(stderr, () => process.stderr);
    },
    onInterrupt(listener) {
      process.once('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
    get hasScreen() {
      return env.TERM !== 'dumb' && this.isInputInteractive && (isInteractive || this.isErrorInteractive);
    },
    async showScreen(app, text) {
      const { showFullScreen } = await import('./full-screen.ts');
      // With stdout in a file or a pipe, the screen is drawn where it can be seen.
      return showFullScreen(app, text, process.stdin, isInteractive ? process.stdout : process.stderr);
    },
    hasColor(choice, place) {
      if (choice !== 'auto') return choice === 'always';
      const force = env.FORCE_COLOR;
      if (force !== undefined) return force !== '0' && force !== 'false';
      const isSeen = place === 'screen' ? this.hasScreen : isInteractive;
      return !env.NO_COLOR && env.TERM !== 'dumb' && isSeen;
    },
    async hasHyperlinks() {
      if (!isInteractive || env.TERM === 'dumb') return false;
      const { createSupportsHyperlinks } = await import('supports-hyperlinks');
      return createSupportsHyperlinks(process.stdout);
    },
    // A terminal gets its text from Node's stream, which speaks Unicode to the Windows console; the rest is
    // written at once, so that an exit cannot cut it off.
    write: (text) => {
      if (isInteractive) process.stdout.write(text);
      else isOutputOpen = writeFully(stdout, Buffer.from(text));
    },
    async show(text, pager) {
      const { rows } = this;
      if (pager !== undefined && rows !== undefined && linesOnScreen(text, this.columns) >= rows) {
        const { showInPager } = await import('./pager.ts');
        if (showInPager(text, pager, env)) return;
      }
      this.write(text);
    },
    writeBytes: (bytes) => {
      if (isInteractive) process.stdout.write(bytes);
      else isOutputOpen = writeFully(stdout, bytes);
    },
    get isOutputOpen() {
      return isOutputOpen;
    },
    writeError: (text) => {
      if (isTerminal(stderr, () => process.stderr)) return void process.stderr.write(text);
      try {
        writeFully(stderr, Buffer.from(text));
      } catch {
        // There is no place left to say it, and the exit status must not depend on it.
      }
    },
  };
}
