/** The program in a real terminal: a pseudo-terminal whose screen is read back. */
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { cleanEnv, executable } from '../support/run.ts';

interface Shown {
  readonly code: number;
  /** Lines of the screen, without the empty ones at its end. */
  readonly lines: string[];
  /** Lines that the terminal had to wrap, because they were too wide for it. */
  readonly wrapped: string[];
  /** What the program wrote. */
  readonly raw: string;
}

/** Runs the program in a terminal of the given width. */
function show(args: readonly string[], columns: number, env: Record<string, string> = {}): Promise<Shown> {
  const screen = new xterm.Terminal({ cols: columns, rows: 200, allowProposedApi: true });
  return new Promise((resolve) => {
    let raw = '';
    const child = spawn(process.execPath, [executable, ...args], {
      cols: columns,
      rows: 50,
      env: cleanEnv({ TERM: 'xterm-256color', ...env }) as Record<string, string>,
    });
    child.onData((data) => {
      raw += data;
    });
    child.onExit(({ exitCode }) => {
      screen.write(raw, () => {
        const { active } = screen.buffer;
        const lines = Array.from(
          { length: active.length },
          (_, i) => active.getLine(i)?.translateToString(true) ?? '',
        );
        while (lines.at(-1) === '') lines.pop();
        const isWrapped = (i: number): boolean => active.getLine(i)?.isWrapped ?? false;
        const firstOf = (i: number): number => (isWrapped(i) ? firstOf(i - 1) : i);
        // An address stays whole, so that it can be opened.
        const wrapped = lines.filter((_, i) => isWrapped(i) && !lines[firstOf(i)]?.startsWith('https://'));
        resolve({ code: exitCode, lines, wrapped, raw });
      });
    });
  });
}

describe('in a terminal', () => {
  for (const lang of ['zh', 'en']) {
    for (const columns of [40, 80, 200]) {
      it(`shows a card in ${lang} at ${columns} columns in colour`, async () => {
        const { code, lines, wrapped, raw } = await show(
          ['60020', '--vendor', 'dingtalk', '--lang', lang],
          columns,
        );
        expect(code).toBe(0);
        expect(lines[0]).toMatch(lang === 'zh' ? /^钉钉 60020/ : /^DingTalk 60020/);
        expect(wrapped).toEqual([]);
        expect(raw).toContain('\u001b[1m');
      });
    }
  }

  it('lists at the terminal’s width', async () => {
    const { lines, wrapped } = await show(
      ['list', '--vendor', 'guanaitong', '--lang', 'zh', '--no-pager'],
      40,
    );
    expect(wrapped).toEqual([]);
    expect(lines.length).toBeGreaterThan(41);
  });

  it('keeps colours and links away from a dumb terminal', async () => {
    const { raw } = await show(['60020', '--vendor', 'dingtalk'], 80, { TERM: 'dumb' });
    expect(raw).not.toContain('\u001b');
  });

  it('keeps colours away where NO_COLOR is set', async () => {
    const { raw } = await show(['60020', '--vendor', 'dingtalk'], 80, { NO_COLOR: '1' });
    expect(raw).not.toContain('\u001b[');
  });

  it('links the documentation in a terminal that can', async () => {
    const { raw } = await show(['60020', '--vendor', 'dingtalk'], 80, { FORCE_HYPERLINK: '1' });
    expect(raw).toContain('\u001b]8;;https://open.dingtalk.com/');
  });

  it('greets without arguments', async () => {
    const { code, lines, wrapped } = await show([], 80);
    expect(code).toBe(0);
    expect(wrapped).toEqual([]);
    expect(lines).toContain('  errcode 40014 --vendor dingtalk');
  });
});
