import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { pagerCommand } from '../src/pager-command.ts';
import { executable } from './support/run.ts';
import { hasTmux, openTerminal } from './support/tmux.ts';

describe('the pager', () => {
  it.each([
    [{}, undefined, 'less'],
    [{ PAGER: 'more' }, undefined, 'more'],
    [{ PAGER: 'more', ERRCODE_PAGER: 'less -S' }, undefined, 'less -S'],
    [{ PAGER: 'more' }, 'most', 'most'],
    [{ ERRCODE_PAGER: 'more' }, 'most', 'more'],
    [{ PAGER: 'more' }, true, 'more'],
    [{ PAGER: 'more' }, false, undefined],
    [{ PAGER: 'cat' }, undefined, undefined],
    [{ PAGER: '' }, undefined, undefined],
    [{ PAGER: 'more', ERRCODE_PAGER: '' }, undefined, undefined],
    [{ PAGER: 'more' }, 'cat', undefined],
    [{ TERM: 'dumb' }, undefined, undefined],
    [{ TERM: 'dumb', PAGER: 'more' }, undefined, 'more'],
  ])('of %j and the setting %j is %j', (env, setting, command) => {
    expect(pagerCommand(env, setting)).toBe(command);
  });
});

describe.skipIf(!hasTmux)('in a terminal', () => {
  async function screenOf(command: string, env: Record<string, string>, pattern: RegExp): Promise<string[]> {
    const terminal = openTerminal(80, 12, env);
    try {
      terminal.type(`node ${executable} ${command}; echo "status $?"`);
      terminal.press('Enter');
      return await terminal.shows(pattern);
    } finally {
      terminal.close();
    }
  }

  const begin = 'dingtalk:40014';

  it('goes to what the user names, when it is longer than the screen', async () => {
    const env = { ERRCODE_PAGER: 'wc -c' };
    expect((await screenOf(begin, env, /status 0/)).join('\n')).toMatch(/^\d+\nstatus 0$/m);
    expect((await screenOf(`${begin} --no-pager`, env, /status 0/)).join('\n')).toContain(
      'https://open.dingtalk.com',
    );
    expect((await screenOf('retry dingtalk:40014', env, /status 3/)).join('\n')).toContain('DingTalk 40014');
    expect((await screenOf(`${begin} | cat`, env, /status 0/)).join('\n')).toContain(
      'https://open.dingtalk.com',
    );
    expect((await screenOf('scan --help', env, /status 0/)).join('\n')).toMatch(/^\d+\nstatus 0$/m);
    expect((await screenOf('guide', env, /status 0/)).join('\n')).toMatch(/^\d+\nstatus 0$/m);
  });

  it('keeps the exit status, and is quiet when it is left early or fails', async () => {
    const early = await screenOf('list', { ERRCODE_PAGER: 'head -1' }, /status 0/);
    expect(early.join('\n')).toMatch(/^WeChat /m);
    await screenOf(begin, { ERRCODE_PAGER: 'false' }, /status 0/);
  });

  it.skipIf(spawnSync('less', ['--version']).status !== 0)('is less, which Ctrl-C does not end', async () => {
    const terminal = openTerminal(80, 12);
    try {
      terminal.type(`node ${executable} list; echo "status $?"`);
      terminal.press('Enter');
      await terminal.shows(/^:$/m);
      terminal.press('C-c');
      terminal.press('G');
      await terminal.shows(/\(END\)/);
      terminal.press('q');
      expect((await terminal.shows(/status 0/)).join('\n')).not.toMatch(/Error|EPIPE|SIGINT/);
    } finally {
      terminal.close();
    }
  });

  it('prints plainly where the pager cannot be started', async () => {
    for (const pager of ['no-such-pager', 'no-such-pager "$HOME"']) {
      const lines = await screenOf(begin, { ERRCODE_PAGER: pager }, /status 0/);
      expect(lines.join('\n')).toContain('https://open.dingtalk.com');
    }
  });
});
