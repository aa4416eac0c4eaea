/** The program with a team's own tables: in this process, but for what depends on its working directory, its threads and its settings. */
import { afterAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../support/own-folder.ts';

const payTable = `
vendor:
  id: pay
  name: { zh: 支付网关, en: Pay gateway }
  aliases: [payment]
  envelope: { code: [bizCode], message: [bizMsg] }
  hosts: [pay.example.com]
entries:
  - code: 9000123
    message: { zh: 订单已关闭, en: Order is closed }
    category: state
    retry: fix-first
    related: ["dingtalk:40014"]
  - code: ORDER_GONE
    message: 订单不见了
`;
const overrides = `
- vendor: 钉钉
  code: "40014"
  message: { zh: 换我们的令牌 }
  steps: [ 先到配置中心换令牌 ]
- { vendor: dingtalk, code: "12345678", message: a code of our own }
`;

const folders: ReturnType<typeof ownFolder>[] = [];
function make(files: Readonly<Record<string, string>>) {
  const folder = ownFolder(files);
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) folder.remove();
});

const team = make({ 'work/.errcode/pay.yaml': payTable, 'work/.errcode/ding.yml': overrides });
const json = async (args: readonly string[], input = '') =>
  JSON.parse((await team.runHere([...args, '--json'], { input })).stdout);

describe('own tables', () => {
  it('add a vendor', async () => {
    const { code, stdout, stderr } = await team.runHere(['payment:9000123']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Pay gateway 9000123 {2}error · state · [^\n]+\nOrder is closed \/ 订单已关闭\n/);
    expect(stdout.replace(/\n\s*/g, '')).toContain(`own table ${team.at('work/.errcode/pay.yaml')}`);
    expect(stdout).toMatch(/Related {2}DingTalk 40014/);
  });

  it('add a code to a bundled vendor', async () => {
    expect((await json(['dingtalk:12345678'])).results).toMatchObject([
      { vendor: 'dingtalk', message: { zh: 'a code of our own', en: 'a code of our own' }, retry: 'unknown' },
    ]);
    expect((await team.runHere(['order_gone'])).stdout).toMatch(
      /^Pay gateway ORDER_GONE {2}error · [^\n]+\n订单不见了\n/,
    );
  });

  it('override an entry, which the card says; what they leave out stays', async () => {
    const { stdout } = await team.runHere(['40014', '--vendor', 'ding', '--lang', 'zh']);
    expect(stdout).toMatch(/^钉钉 40014 {2}错误 · 凭证 · [^\n]+\n换我们的令牌\n\n原因 /);
    expect(stdout).toContain('1. 先到配置中心换令牌');
    expect(stdout.replace(/\n\s*/g, '')).toContain(
      'ding.yml，覆盖了内置条目的消息、排查步骤；其余仍是内置的',
    );
    const [entry, ...others] = (await json(['dingtalk:40014'])).results;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      retry: 'refresh-token',
      source: { message: 'own', published: ['zh'], steps: 'own', date: null },
      own: { file: team.at('work/.errcode/ding.yml'), replaces: ['message', 'steps'] },
    });
  });

  it('are listed and counted', async () => {
    const listed = (await json(['list', '--vendor', 'dingtalk', '--fields', 'code,own'])).results as {
      code: string;
      own: object | null;
    }[];
    expect(listed.filter(({ code }) => code === '40014')).toHaveLength(1);
    expect(listed.filter(({ own }) => own !== null).map(({ code }) => code)).toEqual(['40014', '12345678']);
    const vendors = (await json(['vendors'])).results as { id: string; codes: number; entries: number }[];
    expect(vendors.find(({ id }) => id === 'pay')).toMatchObject({ codes: 2, entries: 2 });
    expect(vendors.find(({ id }) => id === 'dingtalk')).toMatchObject({
      codes: new Set(listed.map(({ code }) => code)).size,
      entries: listed.length,
    });
  });

  it('are searched, in pinyin too, and what they override is not', async () => {
    const codes = async (...words: string[]): Promise<string[]> =>
      (await json(['search', ...words])).results.map(
        ({ vendor, code }: { vendor: string; code: string }) => `${vendor}:${code}`,
      );
    expect((await codes('订单关闭', '--vendor', 'pay'))[0]).toBe('pay:9000123');
    expect((await codes('dingdan', 'yiguanbi', '--vendor', 'pay'))[0]).toBe('pay:9000123');
    expect((await codes('支付网关', '不见了'))[0]).toBe('pay:ORDER_GONE');
    expect((await codes('换我们的令牌'))[0]).toBe('dingtalk:40014');
    const all = await codes('不合法的access_token', '--vendor', 'dingtalk', '--limit', '100');
    expect(all.filter((code) => code === 'dingtalk:40014').length).toBeLessThanOrEqual(1);
  });

  it('are grepped', async () => {
    expect(
      (await team.runHere(['grep', '^订单|令牌$', '--vendor', 'pay,dingtalk', '--lang', 'zh'])).stdout,
    ).toContain('dingtalk:40014:换我们的令牌\n');
    expect((await team.runHere(['grep', '不合法的access_token', '--lang', 'zh'])).stdout).not.toContain(
      'dingtalk:40014:',
    );
  });

  it('are explained and scanned', async () => {
    const line = '{"bizCode":9000123,"bizMsg":"订单已关闭"}';
    expect((await json(['explain'], line)).results).toMatchObject([{ vendor: 'pay', code: '9000123' }]);
    team.write('work/deep/app.log', `2026-11-22 08:00:00 POST https://pay.example.com ${line}\n`.repeat(3));
    expect(JSON.parse(team.run(['scan', 'app.log', '--json']).stdout).results).toMatchObject([
      { vendor: 'pay', code: '9000123', count: 3 },
    ]);
  });

  it('annotate', async () => {
    const line = '{"bizCode":9000123,"bizMsg":"订单已关闭","host":"pay.example.com"}\n';
    const { code, stdout } = await team.runHere(['annotate'], { input: line });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\{"bizCode".*\n.*Pay gateway 9000123 .*Order is closed/);
  });

  it('are completed, vendors and codes', async () => {
    const candidates = async (word: string): Promise<string> =>
      (await team.runHere(['completion', 'fish', `--word=${word}`, '--'])).stdout;
    expect(await candidates('pa')).toMatch(/^pay:\tPay gateway/m);
    expect(await candidates('pay:9')).toMatch(/^pay:9000123\tOrder is closed/m);
    expect(await candidates('dingtalk:1234567')).toMatch(/^dingtalk:12345678\ta code of our own/m);
  });

  it('are completed in the folders that the line names', () => {
    team.write('work/deep/more/a.yaml', '- {vendor: more, code: 777001, message: from more}\n');
    const candidates = (...before: string[]): string =>
      team.run(['completion', 'fish', '--word=77700', '--', ...before]).stdout;
    for (const before of [['--tables', 'more'], ['--tables=more'], ['--tables', '"more"']])
      expect(candidates(...before)).toMatch(/^777001\tfrom more/m);
    for (const before of [[], ['--tables', 'nowhere'], ['--', '--tables', 'more']])
      expect(candidates(...before)).toBe('');
  });

  it('are exported, under names of their own', async () => {
    const { code, stdout } = await team.runHere(['export', '--for', 'ts', '--vendor', 'pay,dingtalk']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/export const Pay = /);
    expect(stdout).toMatch(/ORDER_GONE: /);
    expect(stdout).toMatch(/CODE_9000123: /);
    expect(stdout).toMatch(/CODE_12345678: 12345678,/);
    // What overrides an entry keeps its name.
    expect(stdout).toMatch(/换我们的令牌 \*\/\s+INVALID_ACCESS_TOKEN: 40014,/);
    const { stdout: csv } = await team.runHere(['export', '--for', 'clickhouse', '--vendor', 'pay']);
    expect(csv).toContain('"pay","9000123","pay:9000123","CODE_9000123"');
  });

  it('are seen by every thread of a scan', () => {
    const line = `2026-11-22 08:00:00 POST https://pay.example.com {"bizCode":9000123,"bizMsg":"订单已关闭"} ${'x'.repeat(900)}\n`;
    team.write('work/deep/large.log', line.repeat(40_000));
    const { results } = JSON.parse(team.run(['scan', 'large.log', '--json']).stdout);
    expect(results).toMatchObject([{ vendor: 'pay', code: '9000123', count: 40_000 }]);
  });

  it('suggest their codes', async () => {
    expect((await team.runHere(['pay:9000132'])).stderr).toContain(
      'Pay gateway 9000123  Order is closed (two digits swapped)',
    );
  });

  it('lie in settings, parents, the working directory and --tables, the later ones winning', () => {
    const table = (name: string) =>
      `[{"vendor":"pay","code":1,"message":"${name}"},{"vendor":"pay","code":"${name}","message":"x"}]`;
    const settings = process.platform === 'darwin' ? 'home/Library/Preferences' : 'config';
    const { run, at } = make({
      [`${settings}/errcode/${process.platform === 'win32' ? 'Config/' : ''}a.json`]: table('SETTINGS_1'),
      '.errcode/a.json': table('OUTER_1'),
      'work/deep/.errcode/a.json': table('INNER_1'),
      'other/a.csv': 'vendor,code,message\npay,1,OTHER_1\npay,OTHER_1,x\n',
    });
    const message = (...args: string[]): string =>
      JSON.parse(run(['pay:1', '--json', ...args]).stdout).results[0].message.en;
    expect(message()).toBe('INNER_1');
    expect(message('--tables', at('other'))).toBe('OTHER_1');
    expect(run(['pay:1'], { cwd: 'work' }).stdout).toContain('OUTER_1');
    expect(run(['pay:1'], { cwd: 'work', env: { XDG_CONFIG_HOME: 'relative' } }).code).toBe(0);
    for (const code of ['SETTINGS_1', 'OUTER_1', 'INNER_1']) expect(run([code]).code).toBe(0);
    const { code, stderr } = run(['pay:1', '--tables', 'nowhere']);
    expect([code, stderr]).toEqual([
      2,
      'errcode: "nowhere" of --tables is neither a folder nor a table; name a table of your own or the folder that holds them\n',
    ]);
  });

  it('that are broken are left out with one line, and the others work', async () => {
    const { runHere, at } = make({
      'work/.errcode/a.yaml': '- {vendor: pay, code: 1}\n- {vendor: pay}\n',
      'work/.errcode/b.yaml': '[',
      'work/.errcode/c.yaml': '- {vendor: pay, code: 1, message: fine}\n',
    });
    for (const args of [['pay:1'], ['pay:1', '--json'], ['grep', 'fine']]) {
      const { code, stdout, stderr } = await runHere(args);
      expect(code).toBe(0);
      expect(stdout).toContain('fine');
      expect(stderr).toMatch(
        /^errcode: skipped 2 of your own tables; the first: .*a\.yaml:1:3: message is missing; add it \(errcode check .*\)\n$/,
      );
    }
    expect((await runHere(['40014', '--vendor', 'dingtalk', '-q'])).stderr).toBe('');
    expect((await runHere(['check', at('work/.errcode')])).code).toBe(2);
  });

  it('cannot write to the terminal what they should not', async () => {
    const { runHere } = make({
      'work/.errcode/a.yaml': '- {vendor: pay, code: 1, message: "a\\u001b[2Jb\\u202ec"}\n',
    });
    expect((await runHere(['pay:1'])).stdout).toMatch(/\na \[2Jb c\n/);
  });
});
