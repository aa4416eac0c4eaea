/** What is offered at the cursor, and what each shell is told of it. Real shells are in test/program. */
import { describe, expect, it } from 'vitest';
import { shells } from '../../src/commands/completion/command.ts';
import { commandNames } from '../../src/commands/names.ts';
import { completionLines } from '../../src/render/completion-lines.ts';
import { catalog, runHere } from '../support/run.ts';

/** Offers for a command line with the cursor at its end, as fish is told them. */
async function offers(line: string, lang = 'en') {
  const words = line.split(' ');
  const args = ['completion', 'fish', '--lang', lang, `--word=${words.at(-1)}`, '--', ...words.slice(1, -1)];
  const { code, stdout } = await runHere(args);
  const rows = stdout.split('\n').slice(0, -1);
  const pairs = rows.map((row) => row.split('\t') as [value: string, description: string]);
  return { code, values: pairs.map(([value]) => value), described: Object.fromEntries(pairs) };
}

describe('completion', () => {
  it('offers commands and vendors where nothing is there yet', async () => {
    const { values, described } = await offers('errcode ');
    expect([...values].sort()).toEqual(
      [...commandNames, ...catalog.vendors.map(({ id }) => `${id}:`)].sort(),
    );
    expect(described['dingtalk:']).toBe(`DingTalk, ${catalog.codesOf('dingtalk').length} codes`);
    expect(Object.values(described).every((description) => description !== '')).toBe(true);
  });

  it('offers codes with their messages, those of all vendors in one', async () => {
    const { values, described } = await offers('errcode 4001');
    expect(values).toContain('40014');
    expect(values.every((value) => value.startsWith('4001'))).toBe(true);
    expect(described['40014']).toContain('DingTalk Invalid access_token · Qingtui Invalid access_token');
    expect((await offers('errcode lookup dingtalk 4001')).described['40014']).toBe('Invalid access_token');
    expect((await offers('errcode --vendor ding 4001', 'zh')).described['40014']).toBe(
      '不合法的access_token',
    );
  });

  it('offers every code of a vendor behind its name, under whatever name', async () => {
    for (const name of ['dingtalk', 'ding', '钉钉']) {
      const { values } = await offers(`errcode ${name}:`);
      expect(values).toEqual(catalog.codesOf('dingtalk').map((code) => `${name}:${code}`));
      expect(values.every((value) => value.startsWith(`${name}:`))).toBe(true);
    }
    expect((await offers('errcode retry wps:1100')).values).toContain('wps:110002');
    expect((await offers('errcode -1')).values).toContain('-1');
  });

  it.each([
    ['errcode --vendor ', catalog.vendors.map(({ id }) => id)],
    ['errcode --vendor 钉', ['钉钉', '钉钉开放平台']],
    ['errcode --vendor wps,gua', ['wps,guanaitong']],
    [
      'errcode list --vendor=we',
      ['--vendor=wechat', '--vendor=wecom', '--vendor=wechatpay', '--vendor=welink'],
    ],
    ['errcode search x --lang ', ['zh', 'en', 'both']],
    ['errcode --format n', ['ndjson']],
    ['errcode list --retry f', ['fix-first']],
    ['errcode list --fields message.z', ['message.zh']],
    ['errcode scan --by ', ['code', 'vendor', 'hour']],
    ['errcode grep --ign', ['--ignore-case']],
    ['errcode grep -m ', []],
    ['errcode --lim', ['--limit']],
    ['errcode vendors --lim', []],
    ['errcode completion ', [...shells]],
    ['errcode completion zsh ', []],
    ['errcode help ret', ['retry']],
    ['errcode search -- --', []],
    ['errcode search tok', []],
    ['errcode retry 40014 --vendor=dingtalk --js', ['--json']],
  ])('after %j offers %j', async (line, expected) => {
    const { code, values } = await offers(line);
    expect(values).toEqual(expected);
    expect(code).toBe(expected.length > 0 ? 0 : 1);
  });

  it('leaves names of files to the shell', async () => {
    for (const line of [
      'errcode scan app',
      'errcode scan a.log ',
      'errcode scan --html ',
      'errcode scan --html=r',
    ]) {
      expect(await offers(line)).toMatchObject({ code: 0, values: [] });
    }
  });

  it('is told in one sentence how it is used', async () => {
    for (const args of [['completion'], ['completion', 'tcsh']]) {
      const { code, stderr } = await runHere(args);
      expect(code).toBe(2);
      expect(stderr).toBe(
        'errcode: give the name of a shell (bash, zsh, fish, powershell), for example: errcode completion zsh\n',
      );
    }
  });

  it.each(shells)('has a script for %s that says how to enable it', async (shell) => {
    const { code, stdout } = await runHere(['completion', shell]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^(#compdef errcode\n)?# To enable it, add this line to \S+(, after compinit)?:\n# {3}.*errcode completion/,
    );
    expect((await runHere(['completion', shell, '--lang', 'zh'])).stdout).toContain('# 启用：');
  });
});

describe('lines', () => {
  const hostile = { value: 'a:b', description: 'two\nlines\tand \u001b[31m: red' };

  it('hold no character that ends a line, divides it or reaches the terminal', () => {
    const other = { value: 'c', description: '' };
    expect(completionLines('fish', [hostile], 80)).toEqual(['a:b\ttwo lines and \\u{1b}[31m: red']);
    expect(completionLines('zsh', [hostile], 80)).toEqual(['a\\:b:two lines and \\u{1b}[31m: red']);
    expect(completionLines('zsh', [other], 80)).toEqual(['c']);
    expect(completionLines('bash', [hostile, other], 80)).toEqual([
      'a:b  two lines and \\u{1b}[31m: red',
      'c',
    ]);
    expect(completionLines('powershell', [other], 80)).toEqual(['c\tc']);
  });

  it('fit the screen in bash, and are the bare value where there is one', () => {
    const long = { value: '40014', description: '不合法的access_token'.repeat(9) };
    expect(completionLines('bash', [long], 80)).toEqual(['40014']);
    const [line = ''] = completionLines('bash', [long, long], 40);
    expect(line).toMatch(/^40014 {2}不合法.*…$/);
    expect(completionLines('bash', [long, long], 10)).toEqual(['40014', '40014']);
  });
});
