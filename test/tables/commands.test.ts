/** The commands for own tables, as processes. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../support/own-folder.ts';

const { run, at, write, remove } = ownFolder({});
afterAll(remove);

describe('the commands for own tables', () => {
  it('write an example that works at once, and never over another', () => {
    expect(run(['init']).code).toBe(0);
    expect(run(['example:10001']).stdout).toMatch(/^Example 10001 /);
    expect(run(['check', '.errcode'])).toMatchObject({ code: 0, stderr: '' });
    const schema = JSON.parse(readFileSync(at('work/deep/.errcode/errcode.schema.json'), 'utf8'));
    expect(schema).toEqual(JSON.parse(run(['schema', 'tables']).stdout));
    const { code, stderr } = run(['init']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^errcode: "\.errcode.example\.yaml" already exists and was not changed; [^\n]+\n$/,
    );
  });

  it('say which file or folder cannot be written', () => {
    write('work/deep/file', '');
    expect(run(['init', 'file'])).toMatchObject({ code: 2, stdout: '' });
    expect(run(['init', 'file/folder']).stderr).toMatch(
      /^errcode: cannot write .*"file.folder.example\.yaml": [^\n]+\n$/,
    );
    // Node's own way of making folders never ends here.
    if (process.platform === 'linux') expect(run(['init', '/proc/nowhere']).code).toBe(2);
    const imported = run(['import', '-', '--vendor', 'x', '--output', 'file/x.yaml'], { input: '1 one\n' });
    expect([imported.code, imported.stderr]).toEqual([
      2,
      expect.stringMatching(/^errcode: cannot write [^\n]+\n$/),
    ]);
  });

  it('check files, in both languages and as JSON', () => {
    write('work/deep/bad.yaml', '- vendor: pay\n  code: 1\n');
    expect(run(['check', 'bad.yaml'])).toMatchObject({
      code: 2,
      stdout: 'bad.yaml:1:3: message is missing; add it\n',
      stderr: '',
    });
    expect(run(['check', 'bad.yaml', '--lang', 'zh']).stdout).toBe('bad.yaml:1:3: 缺少 message；请补上\n');
    expect(JSON.parse(run(['check', 'bad.yaml', '--json']).stdout).results).toEqual([
      { file: 'bad.yaml', line: 1, column: 3, kind: 'missing-key', message: 'message is missing; add it' },
    ]);
    expect(run(['check', 'nowhere.yaml']).code).toBe(2);
    expect(run(['check'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('check what tables refer to, in the bundled ones and in those beside them', () => {
    write(
      'work/deep/refs/a.yaml',
      'vendor: {id: pay, name: 支付}\nentries:\n- {code: 1, message: x, related: ["2", "店铺:3", "ding:40014"], guide: dingtalk/ip-allowlist}\n- {code: 2, message: y}\n',
    );
    write('work/deep/refs/b.yaml', 'vendor: {id: shop, name: 店铺}\nentries: [{code: 3, message: z}]\n');
    expect(run(['check', 'refs'])).toMatchObject({ code: 0 });
    expect(run(['check', 'refs/a.yaml'])).toMatchObject({ code: 0 });
    expect(run(['pay:1', '--tables', 'refs']).stdout).toMatch(/Related {2}2 .* · 店铺 3 .* · DingTalk 40014/);
    write(
      'work/deep/refs/c.yaml',
      '- vendor: pay\n  code: 4\n  message: x\n  related: ["1", "9"]\n  guide: no/such\n',
    );
    expect(run(['check', 'refs/c.yaml'])).toMatchObject({
      code: 2,
      stdout:
        'refs/c.yaml:4:18: "9" in related is not a known code; write a code of the same vendor, or vendor:code, and check the spelling\n' +
        'refs/c.yaml:5:10: there is no guide "no/such"; correct it or remove guide\n',
    });
    // Lookups do without what is not there.
    expect(run(['pay:4', '--tables', 'refs'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('check JSON for keys that stand twice, which lookups put up with', () => {
    write('work/deep/twice/a.json', '[{"vendor":"pay","code":1,"message":"x","message":"y"}]');
    expect(run(['check', 'twice']).stdout).toBe(
      'twice/a.json:1:41: this key is already used here; remove one of them\n',
    );
    expect(run(['pay:1', '--tables', 'twice'])).toMatchObject({ code: 0, stderr: '' });
  });

  it.each([
    [
      'columns',
      '错误码,描述,负责人\n1001,余额不足,张三\n',
      '列的对应：错误码 → code，描述 → message，负责人 → 未使用',
      'columns: 错误码 → code, 描述 → message, 负责人 → not used',
    ],
    [
      'keys of objects',
      '[{"errCode":"1001","msg":"余额不足","description":"先充值"}]',
      '列的对应：errCode → code，msg → message，description → cause',
      'columns: errCode → code, msg → message, description → cause',
    ],
    [
      'keys that are codes',
      '{"1001":"余额不足","1002":"已下架"}',
      '列的对应：键 → code，值 → message',
      'columns: key → code, value → message',
    ],
    [
      'lines',
      '1001 余额不足\n',
      '列的对应：第 1 列 → code，第 2 列 → message',
      'columns: column 1 → code, column 2 → message',
    ],
  ])('import says what was made of %s', (_, input, zh, en) => {
    const remarkIn = (lang: string): string | undefined =>
      run(['import', '-', '--vendor', 'shop', '--lang', lang], { input }).stderr.split('\n')[0];
    expect([remarkIn('zh'), remarkIn('en')]).toEqual([zh, en]);
  });

  it('import a list that lookups then see', () => {
    const { code, stderr } = run(['import', '-', '--vendor', 'shop', '--output', '.errcode/shop.yaml'], {
      input: '5550001 卖完了\nnothing here\n',
    });
    expect([code, stderr]).toEqual([
      0,
      'columns: column 1 → code, column 2 → message\n' +
        'errcode: 1 line was left out because no code was recognized: line 2\nconverted 1 code\n',
    ]);
    const card = run(['shop:5550001', '--lang', 'zh']).stdout;
    expect(card).toMatch(/^shop 5550001 .*\n卖完了\n/);
    // The list says nothing of what kind of failure it is.
    expect(card).not.toMatch(/系统|权限|参数|未分类/);
    expect(JSON.parse(run(['shop:5550001', '--json']).stdout).results[0].category).toBe('unknown');
    const made = run(['import', '-', '--vendor', 'x', '--output', 'made/now/x.yaml'], { input: '1 one\n' });
    expect([made.code, run(['check', 'made/now']).code]).toEqual([0, 0]);
    for (const args of [
      ['import', '-'],
      ['import', '-', '--vendor', 'A B'],
      ['import', 'x.csv', '--vendor', 'x'],
      ['import'],
    ])
      expect(run(args, { input: '1 one\n' })).toMatchObject({ code: 2, stdout: '' });
    expect(run(['import', '-', '--vendor', 'x'], { input: 'nothing\n' }).code).toBe(2);
  });
});
