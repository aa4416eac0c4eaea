/** Lines beside those that match, as grep has them. */
import { describe, expect, it } from 'vitest';
import { runHere } from '../support/run.ts';

const codesIn = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => /^dingtalk:\d+[:-]|^--$/.exec(line)?.[0].replace('dingtalk:', '') ?? line);
const grep = async (...args: string[]): Promise<string[]> =>
  codesIn((await runHere(['grep', ...args, '--vendor', 'dingtalk'])).stdout);

describe('grep with context', () => {
  it.each([
    [
      ['40014', '-C', '1'],
      ['40013-', '40014:', '40015-'],
    ],
    [
      ['40014', '-A', '2'],
      ['40014:', '40015-', '40016-'],
    ],
    [
      ['40014', '-B', '2'],
      ['40012-', '40013-', '40014:'],
    ],
    [
      ['40014', '-B', '1', '-C', '2'],
      ['40013-', '40014:', '40015-', '40016-'],
    ],
    [
      ['-E', '4001[38]', '-C', '1'],
      ['40012-', '40013:', '40014-', '--', '40017-', '40018:', '40019-'],
    ],
    [
      ['-E', '4001[35]', '-A', '1', '-B', '1'],
      ['40012-', '40013:', '40014-', '40015:', '40016-'],
    ],
    [
      ['-E', '4001[38]', '-m', '1', '-A', '1'],
      ['40013:', '40014-'],
    ],
    [
      ['-E', '4001[38]', '-C', '0'],
      ['40013:', '40018:'],
    ],
  ])('%j prints %j', async (args, lines) => {
    expect(await grep(...args)).toEqual(lines);
  });

  it('counts and names matches only', async () => {
    expect(await grep('-c', '40014', '-C', '3')).toEqual(['1']);
    expect((await runHere(['grep', '-l', '40014', '-C', '3', '--vendor', 'dingtalk'])).stdout).toBe(
      'dingtalk:40014\n',
    );
    const { stdout } = await runHere(['grep', '40014', '-C', '3', '--json', '--vendor', 'dingtalk']);
    expect(JSON.parse(stdout)).toMatchObject({ count: 1, results: [{ code: '40014' }] });
  });

  it.each(['-A', '-B', '-C'])('%s takes a number', async (flag) => {
    const { code, stderr } = await runHere(['grep', flag, 'x', 'token']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^errcode: "x" is not a valid value of --[a-z-]*context; [^\n]+\n$/);
  });
});
