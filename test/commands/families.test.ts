/** Answers about codes that nobody explained: brief entries, and kinds of codes. */
import { describe, expect, it } from 'vitest';
import { catalogOf } from '../../src/catalog/catalog.ts';
import { run } from '../../src/main.ts';
import { withFamilies } from '../support/families.ts';
import { surroundingsOf } from '../support/run.ts';

const catalog = catalogOf([withFamilies()]);

async function answer(...args: string[]) {
  const { surroundings, written } = surroundingsOf(args);
  const code = await run({ ...surroundings, openCatalog: () => catalog });
  return { code, ...written };
}

describe('a brief entry', () => {
  it('says that nobody explained it, with its own step and the guide’s', async () => {
    const { code, stdout } = await answer('dingtalk:40014');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^DingTalk 40014 .*\nInvalid access_token \/ 不合法的access_token\n\nNot explained in full yet; /,
    );
    expect(stdout).toContain('1. Get a new token.');
    expect(stdout).toContain('errcode dingtalk:40014 --full');
    expect(stdout).not.toContain('Cause');
    expect((await answer('dingtalk:40014', '--lang', 'zh')).stdout).toContain('尚未详细说明');
    expect((await answer('dingtalk:40014', '--format', 'markdown')).stdout).toContain(
      '*Not explained in full yet; ',
    );
  });

  it('is told from explained ones by programs', async () => {
    const { results } = JSON.parse((await answer('dingtalk:40014', 'dingtalk:60020', '--json')).stdout);
    expect(results).toMatchObject([
      { explained: false, cause: null, source: { steps: null }, name: 'CODE_40014' },
      { explained: true },
    ]);
  });
});

describe('a code that no table has, of a known kind', () => {
  it('is named as unknown before its kind is told', async () => {
    const { code, stdout, stderr } = await answer('dingtalk:invalidParameter.none');
    expect(code).toBe(1);
    expect(stdout.split('\n\n')[0]?.replaceAll('\n', ' ')).toBe(
      'the code invalidParameter.none is not in the table of DingTalk, this is what the codes invalidParameter.* have in common',
    );
    expect(stdout).toContain(
      'DingTalk invalidParameter.none  error · parameter · fix first\nInvalid parameter / 参数不合法\n',
    );
    expect(stdout).toContain('1. Read the name of the field in the code.');
    expect(stdout).toContain('about a whole kind of codes');
    expect(stderr).not.toContain('no code');
  });

  it('has a card of each vendor that knows such codes', async () => {
    const { code, stdout } = await answer('777001', '--lang', 'zh');
    expect(code).toBe(1);
    expect(stdout).toContain('未收录钉钉 777001');
    expect(stdout).toContain('未收录华为 WeLink 777001');
    expect(stdout).toContain('777000 - 777999');
  });

  it('is told in Markdown and JSON', async () => {
    const markdown = await answer('dingtalk:invalidParameter.none', '--format', 'markdown');
    expect(markdown.stdout).toContain('### DingTalk invalidParameter.none: Invalid parameter');
    const { code, stdout, stderr } = await answer('dingtalk:invalidParameter.none', '--json');
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      results: [],
      families: [
        {
          vendor: 'dingtalk',
          code: 'invalidParameter.none',
          prefix: 'invalidParameter.',
          range: null,
          name: { zh: '参数不合法', en: 'Invalid parameter' },
          category: 'parameter',
          retry: 'fix-first',
        },
      ],
    });
  });

  it('is advised on by retry as its kind is', async () => {
    const no = await answer('retry', 'dingtalk:invalidParameter.none');
    expect(no.code).toBe(1);
    expect(no.stdout).toContain('is not in the table of DingTalk');
    const yes = await answer('retry', '777001');
    expect(yes.code).toBe(0);
    expect(JSON.parse((await answer('retry', '777001', '--json')).stdout)).toMatchObject({
      verdict: 'yes',
      families: [{ vendor: 'dingtalk' }, { vendor: 'welink' }],
    });
    expect((await answer('retry', 'wps:777001')).code).toBe(2);
  });

  it('is explained in a text whose vendor is known', async () => {
    const text = '{"errcode":777001,"errmsg":"x","host":"oapi.dingtalk.com"}';
    const { code, stdout } = await answer('explain', text);
    expect(code).toBe(1);
    expect(stdout).toContain('Rate limits');
    const { families } = JSON.parse((await answer('explain', text, '--json')).stdout);
    expect(families).toMatchObject([{ vendor: 'dingtalk', code: '777001' }]);
  });
});
