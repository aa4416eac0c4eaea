/** The interactive search in a real terminal: tmux, whose screen is read back. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { executable, packageFolder, runBuilt } from '../support/run.ts';
import { hasTmux, openTerminal, type TmuxTerminal } from '../support/tmux.ts';

const program = `"${process.execPath}" "${executable}"`;

describe.skipIf(!hasTmux)('errcode browse (needs tmux)', () => {
  let terminal: TmuxTerminal;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'errcode-browse-'));
    terminal = openTerminal(80, 24, { FOLDER: folder });
    await terminal.shows(/^\$ *$/m);
    terminal.type('stty -a > $FOLDER/before');
    terminal.press('Enter');
  });
  afterEach(() => {
    terminal.close();
    rmSync(folder, { recursive: true });
  });

  /** Starts it, and waits for its screen. */
  async function start(rest = '', executed = program): Promise<void> {
    terminal.type(`clear; ${executed} browse ${rest}`);
    terminal.press('Enter');
    await terminal.shows(/Esc leave/);
  }

  /** Waits for its end, and checks that the terminal is as it was. */
  async function end(status: number): Promise<string[]> {
    await terminal.shows(/^\$ *$/m);
    terminal.type('echo "status $?"');
    terminal.press('Enter');
    const shown = await terminal.shows(/^status \d+$/m);
    expect(shown).toContain(`status ${status}`);
    expect(terminal.fact('#{alternate_on} #{wrap_flag} #{cursor_flag}')).toBe('0 1 1');
    terminal.type('stty -a > $FOLDER/after; echo com""pared');
    terminal.press('Enter');
    await terminal.shows(/^compared$/m);
    const settings = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(settings('after')).toBe(settings('before'));
    return shown;
  }

  /** The id of its process. */
  const processId = (): number =>
    Number(
      readFileSync(
        `/proc/${terminal.fact('#{pane_pid}')}/task/${terminal.fact('#{pane_pid}')}/children`,
        'utf8',
      ).trim(),
    );

  it('shows the table, and the card of what is selected', async () => {
    await start('--vendor wps');
    const shown = terminal.lines();
    expect(shown).toHaveLength(24);
    expect(shown[0]).toBe('> type a code, words or pinyin, or paste a response');
    expect(shown[1]).toMatch(/^> WPS Open Platform {2}/);
    expect(shown.slice(2, 8).every((line) => line.startsWith('  WPS Open Platform'))).toBe(true);
    expect(shown[8]).toBe('─'.repeat(80));
    expect(shown[9]).toMatch(/^WPS Open Platform \S+/);
    expect(terminal.fact('#{alternate_on} #{cursor_x},#{cursor_y}')).toBe('1 2,0');
  });

  it('searches for the Chinese that an input method sends, and prints the card on Enter', async () => {
    await start();
    terminal.type('部门下面还有人');
    await terminal.shows(/^[ >] DingTalk +60005 /m);
    // Where the input method opens its window.
    expect(terminal.fact('#{cursor_x},#{cursor_y}')).toBe('16,0');
    terminal.type('删不掉');
    await terminal.shows(/^> 部门下面还有人删不掉$/m);
    await terminal.shows(/^> DingTalk +60005 /m);
    terminal.press('BSpace', 'Left');
    await terminal.shows(/^> 部门下面还有人删不$/m);
    expect(terminal.fact('#{cursor_x},#{cursor_y}')).toBe('18,0');
    terminal.type('得');
    await terminal.shows(/^> 部门下面还有人删得不$/m);
    terminal.press('Enter');
    const shown = await end(0);
    expect(shown.join('\n')).toMatch(/^Related {2}60006 /m);
  });

  it('takes text and Enter that arrive in one go', async () => {
    await start('--vendor dingtalk');
    terminal.press('4', '0', '0', '1', '4', 'Enter');
    const shown = await end(0);
    expect(shown.join('\n')).toMatch(/https:\/\/open\.dingtalk\.com/);
  });

  it('selects with arrows and scrolls the card', async () => {
    await start('--vendor dingtalk 4000');
    const [, first, second] = await terminal.shows(/^> DingTalk +4000/m);
    terminal.press('Down');
    await terminal.shows(/^2\/\d+ {2}/m);
    expect(terminal.lines()[1]).toBe(first?.replace(/^>/, ' '));
    expect(terminal.lines()[2]).toBe(second?.replace(/^ /, '>'));
    terminal.press('NPage');
    await terminal.shows(/ card (?!1-)\d+-\d+\//);
    terminal.press('PPage');
    await terminal.shows(/ card 1-14\//);
    terminal.press('Up', 'Up');
    await terminal.shows(/^1\/\d+ {2}/m);
    terminal.press('Escape');
    await end(1);
  });

  it('keeps typing where nothing is found', async () => {
    await start('--vendor wps');
    terminal.type('qwxzqwxz');
    await terminal.shows(/^nothing found/m);
    terminal.press('Enter');
    terminal.type('7');
    await terminal.shows(/^> qwxzqwxz7$/m);
    terminal.press('C-u');
    await terminal.shows(/^1\/\d+ {2}/m);
    // Neither Enter nor the arrows bring back what was typed before.
    terminal.press('Down', 'Up', 'Up', 'C-p');
    await terminal.shows(/^1\/\d+ {2}/m);
    expect(terminal.lines()[0]).toMatch(/^> type a code/);
    terminal.press('C-d');
    await end(1);
  });

  it('puts the card beside the list on a wide screen, and follows the window’s size', async () => {
    await start('60020');
    terminal.resize(120, 30);
    const wide = await terminal.shows(/^> WeCom.* │ WeCom 60020 {2}/m);
    expect(wide).toHaveLength(30);
    expect(wide.slice(1, 29).every((line) => line.includes('│'))).toBe(true);
    terminal.resize(40, 12);
    const small = await terminal.shows(/^WeCom 60020/m);
    expect(small).toHaveLength(12);
    expect(small[0]).toBe('> 60020');
    expect(small.at(-1)).toMatch(/^1\/\d+ {2}↑↓ choose {2}Enter print {2}Esc leave$/);
    terminal.resize(12, 3);
    await terminal.shows(/^1\/\d+$/m);
    terminal.press('NPage');
    await terminal.shows(/^2\/\d+$/m);
    terminal.resize(80, 24);
    await terminal.shows(/Esc leave/);
    terminal.press('C-c');
    await end(130);
  });

  it('takes a pasted response for one line, and scrolls it', async () => {
    await start();
    terminal.paste(
      `{\n  "errcode": 60020,\n  "errmsg": "访问ip不在白名单之中",\n  "x": "${'长'.repeat(60)}"\n}\n`,
    );
    await terminal.shows(/^> DingTalk +60020 /m);
    const [line = ''] = terminal.lines();
    expect(line).toMatch(/^> 长+" } *$/);
    terminal.press('Home');
    await terminal.shows(/^> \{ {3}"errcode": 60020, {3}"errmsg": "访问ip不在白名单之中"/m);
    terminal.press('Enter');
    await end(0);
  });

  it('draws on the terminal where stdout is a file', async () => {
    await start('60020 --vendor dingtalk > $FOLDER/card');
    expect(terminal.coloredLines()[1]?.startsWith('\u001b[7m> DingTalk')).toBe(true);
    terminal.press('Enter');
    await end(0);
    expect(readFileSync(join(folder, 'card'), 'utf8')).toMatch(/^DingTalk 60020 {2}error/);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('gives the terminal back at %s', async (signal, status) => {
    await start();
    process.kill(processId(), signal);
    await end(status);
  });

  it('finds own codes', async () => {
    const table = '- {vendor: pay, code: ORDER_GONE, message: {zh: 订单不见了, en: The order is gone}}\n';
    writeFileSync(join(folder, 'pay.yaml'), table);
    await start('--tables $FOLDER --vendor pay');
    terminal.type('dingdan');
    await terminal.shows(/ORDER_GONE .*The order is gone/);
    terminal.press('Enter');
    const shown = await end(0);
    expect(shown.join('\n')).toContain('ORDER_GONE  error · retry unclear');
  });

  it('gives the terminal back while it is suspended', async () => {
    await start('60020 --vendor dingtalk');
    for (const stop of [() => terminal.press('C-z'), () => process.kill(processId(), 'SIGTSTP')]) {
      stop();
      await terminal.shows(/^\$ *$/m);
      expect(terminal.fact('#{alternate_on}')).toBe('0');
      terminal.type('stty -a > $FOLDER/meanwhile; clear; fg');
      terminal.press('Enter');
      await terminal.shows(/^> 60020\n> DingTalk/m);
      expect(readFileSync(join(folder, 'meanwhile'), 'utf8')).toBe(
        readFileSync(join(folder, 'before'), 'utf8'),
      );
    }
    terminal.press('Escape');
    await end(1);
  });

  it('stops with all that it was started with', async () => {
    await start('60020 --vendor dingtalk --json | cat > $FOLDER/chosen');
    terminal.press('C-z');
    await terminal.shows(/^\$ *$/m);
    terminal.type('clear; fg');
    terminal.press('Enter');
    await terminal.shows(/^> 60020\n> DingTalk/m);
    terminal.press('Enter');
    await end(0);
    expect(JSON.parse(readFileSync(join(folder, 'chosen'), 'utf8'))).toMatchObject({ command: 'browse' });
  });

  it('goes on where no shell could continue it', async () => {
    await start('60020', `exec ${program}`);
    terminal.press('C-z');
    terminal.type('1');
    await terminal.shows(/^> 600201$/m);
  });

  it('ends in silence when its terminal is gone', async () => {
    terminal.type('echo "process $$" > $FOLDER/shell');
    terminal.press('Enter');
    await start('2> $FOLDER/errors', `exec ${program}`);
    const [, id] = readFileSync(join(folder, 'shell'), 'utf8').split(' ');
    terminal.hangUp();
    await expect.poll(() => existsSync(`/proc/${Number(id)}`), { timeout: 5000 }).toBe(false);
    expect(readFileSync(join(folder, 'errors'), 'utf8')).toBe('');
  });

  it('gives the terminal back when the tables go missing', async () => {
    const copy = join(folder, 'package');
    for (const part of ['bin', 'dist', 'package.json'])
      cpSync(join(packageFolder, part), join(copy, part), { recursive: true });
    await start('', `"${process.execPath}" "${join(copy, 'bin/errcode.js')}"`);
    rmSync(join(copy, 'dist/data/search/texts.json'));
    terminal.type('token');
    const shown = await end(2);
    expect(shown.join('\n')).toContain('errcode: cannot read the tables, please reinstall errcode');
  });
});

describe('errcode browse without a terminal', () => {
  it.each([
    ['en', 'errcode: browse needs a terminal'],
    ['zh', 'errcode: browse 要在终端里用'],
  ])('says in %s what to do', (lang, sentence) => {
    const { code, stdout, stderr } = runBuilt(['browse', '--lang', lang]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
