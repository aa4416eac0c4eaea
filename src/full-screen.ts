import { Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { Prompt } from '@clack/core';
import { onExit } from 'signal-exit';
import type { Frame, ScreenSize } from './render/frame.ts';
import type { ScreenApp, ScreenEnd, ScreenKey, ScreenResult } from './terminal.ts';
import { typedKeys } from './typed-keys.ts';

const csi = '\u001b[';
/** xterm's alternate screen, no wrapping of lines, and marks around pasted text. */
const enterScreen = `${csi}?1049h${csi}?7l${csi}?2004h${csi}2J`;
const leaveScreen = `${csi}?2004l${csi}?7h${csi}?25h${csi}?1049l`;
/** Tells a terminal that can to show what follows at once (mode 2026); others pass over it. */
const beginUpdate = `${csi}?2026h${csi}?25l`;
const endUpdate = `${csi}?25h${csi}?2026l`;

/** The screen that takes the terminal's whole window, and gives it back as it was. */
class Screen {
  private shown: string[] = [];
  private isEntered = false;
  private size: ScreenSize = { columns: 0, rows: 0 };

  constructor(
    private readonly input: ReadStream,
    private readonly output: WriteStream,
  ) {}

  enter(): void {
    // Node sets only a mode that it takes for new, and a shell changes the mode of a stopped program.
    this.input.setRawMode(false);
    this.input.setRawMode(true);
    if (!this.isEntered) this.output.write(enterScreen);
    this.isEntered = true;
    this.shown = [];
  }

  leave(): void {
    if (!this.isEntered) return;
    this.isEntered = false;
    try {
      this.output.write(leaveScreen);
      this.input.setRawMode(false);
    } catch {
      // The terminal is gone, and there is nothing to give back.
    }
  }

  /** Has the next frame drawn anew, whatever is on the screen. */
  forget(): void {
    this.shown = [];
  }

  /** Draws the lines that are not on the screen yet. */
  paint(draw: (size: ScreenSize) => Frame): void {
    if (!this.isEntered) return;
    const { columns, rows } = this.output;
    if (columns !== this.size.columns || rows !== this.size.rows) this.forget();
    this.size = { columns, rows };
    const { lines, cursor } = draw(this.size);
    const texts = lines.map((spans) =>
      spans.map(({ column, text }) => `${csi}${column + 1}G${text}`).join(''),
    );
    const clear = this.shown.length === 0 ? `${csi}2J` : '';
    const changed = texts.map((text, row) =>
      this.shown[row] === text ? '' : `${csi}${row + 1}H${csi}2K${text}`,
    );
    this.shown = texts;
    const place = `${csi}1;${cursor + 1}H`;
    this.output.write(beginUpdate + clear + changed.join('') + place + endUpdate);
  }
}

/** Names that the line editor gives to keys which are not its own. */
const keyNames: Readonly<Record<string, ScreenKey>> = {
  up: 'up',
  down: 'down',
  pageup: 'page-up',
  pagedown: 'page-down',
};
const controlNames: Readonly<Record<string, ScreenKey>> = { p: 'up', n: 'down' };

/** Takes what the line editor writes beside its drawing, which is not for this screen. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** How long stopping may take, in milliseconds. */
const stopWait = 100;

/** Clack's line editor, which shows nothing itself: what it would draw, its cursor included, is the app's. */
class LinePrompt extends Prompt<string> {
  constructor(
    options: ConstructorParameters<typeof Prompt<string>>[0],
    private readonly mayFinish: (text: string) => boolean,
  ) {
    super(options);
  }

  get cursor(): number {
    return this._cursor;
  }

  protected override _shouldSubmit(): boolean {
    if (this.mayFinish(this.userInput)) return true;
    // Enter has emptied the line, and added it to a history that the arrows would put into the line.
    (this as unknown as { readonly rl: { readonly history: string[] } }).rl.history.length = 0;
    this._setUserInput(this.userInput, true);
    return false;
  }
}

/**
 * Runs an app on the whole screen until Enter, Esc or Ctrl-C, and leaves the terminal as it was, whatever happens: at the
 * end, at a fault, at a signal, and while the program is suspended.
 *
 * @param text what stands in the line at first
 * @param input a terminal
 * @param output a terminal
 * @throws what the app throws, once the terminal is as it was
 */
export async function showFullScreen(
  app: ScreenApp,
  text: string,
  input: ReadStream,
  output: WriteStream,
): Promise<ScreenResult> {
  const screen = new Screen(input, output);
  const abort = new AbortController();
  const failures: unknown[] = [];
  let end: ScreenEnd = 'chosen';
  let isScheduled = false;
  let isGone = false;
  let stopTimer: NodeJS.Timeout | undefined;

  /** Runs a part of the app; clack would lose what it throws. */
  function guarded<Result>(part: () => Result): Result | undefined {
    try {
      return part();
    } catch (error) {
      failures.push(error);
      abort.abort();
      return undefined;
    }
  }
  const paint = (): void => {
    isScheduled = false;
    guarded(() => screen.paint((size) => app.draw({ text: prompt.userInput, cursor: prompt.cursor }, size)));
  };
  // Pastes and input methods send many keys in one go, which are worth one drawing.
  const schedule = (): void => {
    if (!isScheduled) setImmediate(paint);
    isScheduled = true;
  };
  const leave = (): void => screen.leave();
  const resume = (): void => {
    clearTimeout(stopTimer);
    process.off('SIGTSTP', suspend).on('SIGTSTP', suspend);
    screen.enter();
    schedule();
  };
  /** Stops a process, or with 0 all that were started together, of which the shell waits for each. */
  const stop = (id: number): void => {
    leave();
    // Without a listener the signal does what it does to any program: nothing where no shell could continue it.
    process.off('SIGTSTP', suspend);
    process.kill(id, 'SIGTSTP');
    stopTimer = setTimeout(resume, stopWait);
  };
  const suspend = (): void => stop(process.pid);
  const suspendAll = (): void => {
    if (process.platform !== 'win32') stop(0);
  };
  const hangUp = (): void => {
    isGone = true;
    abort.abort();
  };

  const keys = typedKeys(suspendAll);
  const prompt = new LinePrompt(
    {
      input: keys,
      output: nowhere(),
      initialUserInput: text,
      signal: abort.signal,
      render: () => {
        schedule();
        return undefined;
      },
    },
    (typed) => guarded(() => app.mayFinish(typed)) ?? false,
  );
  prompt.on('key', (_character, { name = '', ctrl }) => {
    if (ctrl && name === 'c') end = 'interrupted';
    // The line editor ends at Ctrl-D in an empty line, and does not say so.
    if (ctrl && name === 'd' && prompt.userInput === '') prompt.state = 'cancel';
    if (ctrl && name === 'l') screen.forget();
    const key = ctrl ? controlNames[name] : keyNames[name];
    if (key !== undefined) guarded(() => app.press(key));
  });
  prompt.once('cancel', () => {
    if (end === 'chosen') end = 'left';
  });

  const stopListening = onExit(leave);
  // What a fault writes must not go to the screen that is about to vanish.
  process.on('uncaughtExceptionMonitor', leave);
  process.on('SIGTSTP', suspend);
  process.on('SIGCONT', resume);
  output.on('resize', schedule);
  // A terminal that went away ends the input, or fails, the latter also once the screen is left.
  input.once('end', hangUp);
  input.on('error', hangUp);
  output.on('error', hangUp);
  try {
    screen.enter();
    input.pipe(keys);
    await prompt.prompt();
  } finally {
    input.unpipe(keys);
    input.pause();
    input.off('end', hangUp);
    output.off('resize', schedule);
    clearTimeout(stopTimer);
    process.off('SIGCONT', resume);
    process.off('SIGTSTP', suspend);
    leave();
    process.off('uncaughtExceptionMonitor', leave);
    stopListening();
  }
  // The end of any program whose terminal is gone; Node 20 could not exit by itself then.
  if (isGone) process.kill(process.pid, 'SIGHUP');
  if (failures.length > 0) throw failures[0];
  return { end, text: prompt.userInput };
}
