import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnv } from './run.ts';

/** Whether there is a tmux to run programs in. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** How long to wait for the screen, in milliseconds; slow machines need it, others do not notice. */
const patience = 15_000;

/** A terminal in tmux with a shell in it. */
export interface TmuxTerminal {
  /** Types text, character by character, as an input method sends it. */
  type(text: string): void;
  /** Presses keys by tmux's names. */
  press(...keys: string[]): void;
  /** Pastes, with the marks around it that the program asked for. */
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  /** The lines of the screen. */
  lines(): string[];
  /** The same with the sequences that colour them. */
  coloredLines(): string[];
  /** Waits until the screen matches. @throws Error with the screen when it does not in time */
  shows(pattern: RegExp): Promise<string[]>;
  /** What tmux tells of the terminal, as `#{cursor_x}`. */
  fact(format: string): string;
  /** Takes the terminal away from its programs, as a window that is closed does. */
  hangUp(): void;
  close(): void;
}

let count = 0;

/** Opens a terminal with a POSIX shell whose prompt is `$ `. */
export function openTerminal(columns: number, rows: number, env: Record<string, string> = {}): TmuxTerminal {
  count++;
  const socket = `errcode-test-${process.pid}-${count}`;
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-u', '-L', socket, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: cleanEnv({ LC_ALL: 'C.UTF-8', ERRCODE_LANG: 'en', ENV: '', ...env }),
    });
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), 'sh -i');
  tmux('set', '-g', 'escape-time', '0');
  // Shells have prompts of their own for root.
  tmux('send-keys', "PS1='$ '; clear", 'Enter');
  const lines = (): string[] => tmux('capture-pane', '-p').split('\n').slice(0, -1);
  return {
    type: (text) => void tmux('send-keys', '-l', text),
    press: (...keys) => void tmux('send-keys', ...keys),
    paste(text) {
      tmux('set-buffer', text);
      tmux('paste-buffer', '-p');
    },
    resize: (newColumns, newRows) =>
      void tmux('resize-window', '-x', String(newColumns), '-y', String(newRows)),
    lines,
    coloredLines: () => tmux('capture-pane', '-p', '-e').split('\n').slice(0, -1),
    async shows(pattern) {
      const end = Date.now() + patience;
      for (;;) {
        const shown = lines();
        if (pattern.test(shown.join('\n'))) return shown;
        if (Date.now() > end) throw new Error(`${pattern} is not on the screen:\n${shown.join('\n')}`);
        await sleep(30);
      }
    },
    fact: (format) => tmux('display-message', '-p', format).trim(),
    hangUp() {
      // Another session keeps tmux, and with it what `close` ends.
      tmux('new-session', '-d', 'sh');
      tmux('kill-session', '-t', '0');
    },
    close: () => void tmux('kill-server'),
  };
}
