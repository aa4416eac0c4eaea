/** Habits of the command line: short options, options anywhere, vendors as words, values by their names on the screen. */
import { describe, expect, it } from 'vitest';
import { runHere } from '../support/run.ts';

describe('options', () => {
  it.each([
    [
      ['40014', '-l', 'zh'],
      ['40014', '--lang', 'zh'],
    ],
    [
      ['-l', 'zh', 'list', 'wps'],
      ['list', 'wps', '--lang', 'zh'],
    ],
    [
      ['40014', '-j'],
      ['40014', '--json'],
    ],
    [
      ['list', '-j', '-n', '2'],
      ['list', '--json', '--limit', '2'],
    ],
    [
      ['--limit', '2', 'search', 'token'],
      ['search', 'token', '--limit', '2'],
    ],
    [
      ['--vendor=wps', '--limit=2', 'search', 'token'],
      ['search', 'token', '--limit', '2', '--vendor', 'wps'],
    ],
    [
      ['--category', 'auth', '--vendor', 'wps', 'list'],
      ['list', '--category', 'auth', '--vendor', 'wps'],
    ],
    [
      ['-i', '--lang', 'zh', 'grep', 'TOKEN'],
      ['grep', '-i', 'TOKEN', '--lang', 'zh'],
    ],
    [
      ['-l', 'zh', 'grep', '-l', 'token'],
      ['grep', '--files-with-matches', 'token', '--lang', 'zh'],
    ],
    [
      ['--no-color', '40014'],
      ['--color', 'never', '40014'],
    ],
    [
      ['list', 'dingtalk'],
      ['list', '--vendor', 'dingtalk'],
    ],
    [
      ['list', '钉钉', 'wps,welink'],
      ['list', '--vendor', 'dingtalk,wps,welink'],
    ],
    [
      ['list', '--category', '限流'],
      ['list', '--category', 'rate-limit'],
    ],
    [
      ['list', '--category', 'credentials,不存在'],
      ['list', '--category', 'auth,not-found'],
    ],
    [
      ['list', '--category', 'Rate Limit'],
      ['list', '--category', 'rate-limit'],
    ],
    [
      ['list', '--retry', 'fix first'],
      ['list', '--retry', 'fix-first'],
    ],
    [
      ['list', '--retry', '先改再试'],
      ['list', '--retry', 'fix-first'],
    ],
    [
      ['list', '--retry', '临时故障，可以重试，间隔逐次加长'],
      ['list', '--retry', 'backoff'],
    ],
    [
      ['list', '--kind', '处理中'],
      ['list', '--kind', 'pending'],
    ],
  ])('%j is %j', async (short, long) => {
    const answer = await runHere(short);
    expect(answer.code).toBe(0);
    expect(answer).toEqual(await runHere(long));
  });

  it('--limit of list counts entries', async () => {
    const { stdout } = await runHere(['list', '-n', '3']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  });

  it('--no-color takes colour from a terminal', async () => {
    const coloured = await runHere(['list', '-n', '1'], { isInteractive: true });
    expect(coloured.stdout).toContain('\u001b[');
    const plain = await runHere(['list', '-n', '1', '--no-color'], { isInteractive: true });
    expect(plain.stdout).not.toContain('\u001b[');
  });

  it('are shown in the help of grep by the letters that they have there', async () => {
    expect((await runHere(['list', '--help'])).stdout).toContain('-l, --lang <language>');
    for (const args of [
      ['grep', '--help'],
      ['help', 'grep'],
    ]) {
      const { stdout } = await runHere(args);
      expect(stdout).toContain('-l, --files-with-matches');
      expect(stdout).not.toContain('-l, --lang');
    }
  });

  it.each([
    [['list', '--top', '5'], 'list has no --top (scan has)'],
    [['scan', 'app.log', '--output', 'json'], 'scan has no --output (import has)'],
    [['exprot', '--for', 'ts'], 'there is no command "exprot"; did you mean export?'],
    [['--for', 'ts'], 'the option --for belongs to export'],
    [['40014', '--json=1'], '--json takes no value'],
    [['list', '--quiet=yes'], '--quiet takes no value'],
    [['-v'], 'there is no option -v; did you mean -V, --version?'],
    [['version'], 'did you mean errcode --version?'],
    [['--list'], 'there is no option --list; did you mean errcode list?'],
    [['40014', '--colour', 'never'], 'did you mean --color?'],
    [['40014', '--language', 'zh'], 'did you mean --lang?'],
    [['40014', '--web'], 'there is no option --web; errcode --help lists them all'],
    [['40014', '--open'], 'there is no option --open; errcode --help lists them all'],
    [['40014', '--update'], 'there is no option --update; errcode --help lists them all'],
    [['40014', '--nope'], 'there is no option --nope; errcode --help lists them all'],
    [['list', '--category', 'credential'], 'did you mean auth? use one of: auth, permission'],
    [['list', '--category', '权限不足'], 'did you mean permission?'],
    [['list', 'dingtlk'], 'there is no vendor "dingtlk"; did you mean dingtalk?'],
  ])('%j are refused in one sentence that says why', async (args, sentence) => {
    const { code, stdout, stderr } = await runHere(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });
});
