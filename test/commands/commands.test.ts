/** What the commands print and how they end, in this process and a terminal of the test's own. */
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalog/types.ts';
import { commands } from '../../src/commands/all.ts';
import { UsageError } from '../../src/commands/context.ts';
import { examples } from '../../src/commands/examples.ts';
import { commandNames } from '../../src/commands/names.ts';
import { usageWords } from '../../src/commands/usage-words.ts';
import { readPlainArguments } from '../../src/options.ts';
import { runProgram } from '../../src/program.ts';
import { displayWidth } from '../../src/render/width.ts';
import { catalog, runHere, type Screen, surroundingsOf } from '../support/run.ts';

describe('lookup', () => {
  it('prints the card', async () => {
    const { code, stdout, stderr } = await runHere(['40014', '--vendor', 'dingtalk']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^DingTalk 40014 {2}error · credentials · renew, then retry\nInvalid access_token \/ 不合法的access_token\n/,
    );
    expect(stderr).toBe('');
  });

  it('speaks the language asked for, or the environment’s', async () => {
    const chinese = await runHere(['40014', '--vendor', 'ding', '--lang', 'zh']);
    expect(chinese.stdout).toMatch(
      /^钉钉 40014 {2}错误 · 凭证 · 重新获取 token\n不合法的access_token \/ Invalid access_token\n/,
    );
    expect(await runHere(['40014', '--vendor', 'ding'], { env: { LANG: 'zh_CN.UTF-8' } })).toEqual(chinese);
    expect(
      await runHere(['40014', '--vendor', 'ding'], { env: { ERRCODE_LANG: 'zh', LANG: 'en_US' } }),
    ).toEqual(chinese);
  });

  it('puts cards one below the other for two or three meanings, the default vendor’s first', async () => {
    const { stdout } = await runHere(['40014', '--vendor', 'dingtalk,qingtui'], {
      env: { ERRCODE_VENDOR: '轻推' },
    });
    expect(stdout).toMatch(/^qingtui:40014 .*\ndingtalk:40014 .*\n\n─+\n/);
    const qingtui = stdout.indexOf('\nQingtui 40014  error');
    expect(qingtui).toBeGreaterThan(0);
    expect(stdout.indexOf('\nDingTalk 40014  error')).toBeGreaterThan(qingtui);
  });

  it('lists the meanings to choose from where their cards do not fit the screen', async () => {
    const screen: Screen = { env: { LANG: 'en', NO_COLOR: '1' }, isInteractive: true, columns: 60, rows: 24 };
    const { stdout, stderr } = await runHere(['40014', '--vendor', 'dingtalk,qingtui'], screen);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['dingtalk:40014', 'qingtui:40014']);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(60);
    expect(stderr).toContain('errcode dingtalk:40014');
    const tall = await runHere(['40014', '--vendor', 'dingtalk,qingtui'], { ...screen, rows: 100 });
    expect(tall.stdout).toMatch(/^DingTalk 40014 {2}error/);
    expect(tall.stdout).toMatch(/\nQingtui 40014\s+error/);
    // No command chooses between two meanings at one vendor.
    expect((await runHere(['qingtui:45001'], screen)).stdout).toMatch(/^Qingtui 45001\s+error/);
  });

  it('shows all that is known of a code with --full', async () => {
    const short = await runHere(['dingtalk:40014', '--lang', 'en']);
    expect(short.stdout).toContain('errcode dingtalk:40014 --full');
    const { guide, related, steps } = catalog.find('40014', ['dingtalk'])[0] as Entry;
    for (const option of ['--full', '-f']) {
      const words = (await runHere(['dingtalk:40014', '--lang', 'en', option])).stdout.replace(/\s+/g, ' ');
      expect(words).toContain(guide?.title.en);
      for (const { en } of steps) expect(words).toContain(en);
      for (const { message } of related) expect(words).toContain(message.en);
    }
    for (const format of ['json', 'markdown']) {
      const args = ['dingtalk:40014', '--format', format];
      expect(await runHere([...args, '--full'])).toEqual(await runHere(args));
    }
  });

  it('lists more than three meanings and says how to narrow', async () => {
    const { stdout, stderr } = await runHere(['0']);
    const meanings = catalog.find('0');
    expect(meanings.length).toBeGreaterThan(3);
    expect(stdout.trimEnd().split('\n')).toHaveLength(meanings.length);
    expect(stderr).toContain(`errcode ${(meanings[0] as Entry).vendor}:0`);
  });

  it('shows the card of each of many codes that have one meaning', async () => {
    const { stdout } = await runHere(['dingtalk', '60001', '60002', '60003', '60004']);
    expect(stdout.match(/^DingTalk 6000\d/gm)).toHaveLength(4);
  });

  it('takes negative codes for arguments', async () => {
    expect((await runHere(['-1', '--vendor', 'dingtalk'])).stdout).toMatch(/^DingTalk -1 /);
    expect((await runHere(['lookup', '--vendor', 'dingtalk', '-1'])).stdout).toMatch(/^DingTalk -1 /);
  });

  it('says what may have been meant by an unknown code', async () => {
    const { code, stdout, stderr } = await runHere(['40041', '--vendor', 'dingtalk']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('the code 40041 is not in the table of DingTalk');
    expect(stderr).toContain('DingTalk 40014  Invalid access_token (two digits swapped)');
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .filter((line) => /^ {2}\S/.test(line)).length,
    ).toBeLessThanOrEqual(5);
  });

  it('prints what it found although other codes are missing', async () => {
    const { code, stdout, stderr } = await runHere(['dingtalk', '40014', '7777777']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^DingTalk 40014 /);
    expect(stderr).toContain('7777777');
  });

  it('is silent when asked to be', async () => {
    expect(await runHere(['40014', '-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await runHere(['7777777', '--quiet'])).toEqual({ code: 1, stdout: '', stderr: '' });
  });
});

describe('formats', () => {
  it('write one JSON object a line', async () => {
    const { stdout } = await runHere(['40014', '--format', 'ndjson', '--vendor', 'dingtalk,qingtui']);
    const vendors = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).vendor);
    expect(vendors).toEqual(['dingtalk', 'qingtui']);
  });
  it('write a table for a spreadsheet, with a byte order mark on demand', async () => {
    const args = ['list', '--vendor', 'wps', '--format', 'csv', '--fields', 'code,message.zh'];
    const { stdout } = await runHere(args);
    const [head, ...rows] = stdout.split('\r\n');
    expect(head).toBe('code,message.zh');
    expect(rows).toContain('0,成功');
    expect((await runHere([...args, '--bom'])).stdout).toBe(`\ufeff${stdout}`);
  });
  it('write a card for an issue', async () => {
    const { stdout } = await runHere(['dingtalk:40014', '--format', 'markdown']);
    expect(stdout).toMatch(/^### DingTalk 40014: Invalid access\\_token\n/);
    expect(stdout).toMatch(/^\d\. /m);
  });
});

describe('retry', () => {
  it.each([
    [['dingtalk:-1'], 0],
    [['90006', '--vendor', 'dingtalk'], 3],
    [['dingtalk:40014'], 3],
    [['dingtalk:60020'], 1],
    [['dingtalk:0'], 1],
    [['dingtalk:400001'], 2],
    [['7777777'], 2],
    [['45002'], 1],
  ])('%j ends with %i', async (args, code) => {
    expect((await runHere(['retry', ...args])).code).toBe(code);
  });
  it.each([
    ['频率限制', 0, 'backoff'],
    ['签名错误', 1, 'fix-first'],
    ['Bill Creating', 3, 'later'],
  ])('chooses among several meanings by the message %s', async (message, code, advice) => {
    const text = `<xml><return_code>FAIL</return_code><return_msg>${message}</return_msg></xml>`;
    const answer = await runHere(['retry', text]);
    expect([answer.code, answer.stdout.trimEnd().split('\n')]).toEqual([
      code,
      [expect.stringContaining(`(${advice})`)],
    ]);
  });

  it('asks for the message where meanings of one vendor disagree', async () => {
    const { code, stderr } = await runHere(['retry', 'wechatpay:FAIL', '--lang', 'zh']);
    expect([code, stderr]).toEqual([2, expect.stringContaining("errcode retry '<返回>'")]);
  });

  it.each([
    ['zh', '钉钉 40014  重新获取 token（凭证）后重试一次（refresh-token）', '退出码 3'],
    ['en', 'DingTalk 40014  Get a new token (credential), then retry once (refresh-token)', 'Exit status 3'],
  ])('says one sentence in %s, and what it comes to with --full', async (lang, sentence, status) => {
    const args = ['retry', 'dingtalk:40014', '--lang', lang];
    expect((await runHere(args)).stdout).toBe(`${sentence}\n`);
    const [first, ...rest] = (await runHere([...args, '--full'])).stdout.split('\n');
    expect([first, rest.join('')]).toEqual([sentence, expect.stringContaining(status)]);
  });

  it('cannot tell where vendors disagree, and says so', async () => {
    const { code, stdout, stderr } = await runHere(['retry', '60011', '--vendor', 'dingtalk,welink']);
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toContain('--vendor');
  });
});

describe('list and vendors', () => {
  it('filters by what was judged', async () => {
    const { stdout } = await runHere([
      'list',
      '--category',
      'rate-limit',
      '--retry',
      'later',
      '--format',
      'ndjson',
    ]);
    const entries = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.every(({ category, retry }) => category === 'rate-limit' && retry === 'later')).toBe(true);
  });
  it('keeps one entry a line outside a terminal', async () => {
    const { stdout } = await runHere(['list'], { columns: 40 });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .every((line) => /^\S/.test(line)),
    ).toBe(true);
  });
  it('shows names, numbers and sources of the vendors', async () => {
    const { stdout } = await runHere(['vendors', '--lang', 'zh']);
    for (const { id, name } of catalog.vendors) {
      const codes = new Set(catalog.entries([id]).map(({ code }) => code));
      expect(stdout).toContain(`${name.zh}  ${id}  ${codes.size} 个错误码`);
    }
  });
});

describe('search', () => {
  it('lists hits, the best first, one a line where it is no terminal', async () => {
    const { code, stdout, stderr } = await runHere(['search', 'token 过期', '--lang', 'zh']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^华为 WeLink +47103 +Token过期 · The token has expired$/);
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
    expect(stderr).toBe('');
  });

  it('is what words are without a command', async () => {
    expect(await runHere(['token 过期'])).toEqual(await runHere(['search', 'token 过期']));
    expect((await runHere(['60011', 'foobar', '没有权限'])).stdout).toContain('60011');
    expect((await runHere(['vendor', 'not', 'found', 'department'])).code).toBe(0);
    expect((await runHere(['token', '过期', '--limit', '2'])).stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  it('shows the card when the first hit is far ahead, and the list when a number is asked for', async () => {
    const query = ['search', '一个群只能被一个ISV套件绑定一次'];
    expect((await runHere(query)).stdout).toMatch(/^DingTalk 49002 {2}error/);
    expect((await runHere([...query, '--limit', '3'])).stdout).toMatch(/^DingTalk +49002 {2}/);
  });

  it('shows the variant that matched, on cards and in lists', async () => {
    const card = await runHere(['search', 'page_size is required', '--lang', 'en']);
    expect(card.stdout).toMatch(/^Qingtui 40100 .*\npage_size is required \/ /);
    const list = await runHere(['search', 'page_size is required', '--limit', '2', '--lang', 'en']);
    expect(list.stdout.split('\n')[0]).toContain('page_size is required · ');
    expect(list.stdout.split('\n')[0]).toContain('(invalid param)');
  });

  it('says why an entry is found by none of its messages’ words', async () => {
    const { stdout } = await runHere(['search', '想删部门但下面还有员工', '--limit', '1', '--lang', 'zh']);
    expect(stdout).toContain('≈ 想删部门但下面还有员工');
  });

  it('marks what matched, and dims the other language', async () => {
    const { stdout } = await runHere([
      'search',
      '部门不存在',
      '--limit',
      '1',
      '--vendor',
      'wps',
      '--lang',
      'zh',
      '--color',
      'always',
    ]);
    expect(stdout).toContain('\u001b[1m\u001b[31m部门不存在\u001b[39m\u001b[22m');
    expect(stdout).toContain('\u001b[2m · ');
  });

  it('lists as many as fit the screen', async () => {
    const lines = async (rows: number) =>
      (await runHere(['search', 'token 过期'], { isInteractive: true, rows })).stdout.trimEnd().split('\n')
        .length;
    expect(await lines(8)).toBeLessThanOrEqual(5);
    expect(await lines(40)).toBeGreaterThan(8);
  });

  it('tells a terminal how to go on', async () => {
    const list = await runHere(['search', 'token 过期'], { isInteractive: true });
    expect(list.stderr).toContain('errcode welink:47103');
    const card = await runHere(['search', '部门不存在', '--vendor', 'wps'], { isInteractive: true });
    expect(card.stderr).toBe('');
  });

  it('says so when nothing is relevant, and which words nobody knows', async () => {
    const { code, stdout, stderr } = await runHere(['search', 'kubernetes', 'pod', 'evicted']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^errcode: nothing found for "kubernetes pod evicted"; .*kubernetes/);
  });

  it('says when another platform is meant', async () => {
    const { stderr } = await runHere(['search', 'slack token 过期']);
    expect(stderr).toBe('errcode: there is no table for Slack here; these results are from other vendors\n');
  });

  it('reaches the names of commands as text', async () => {
    expect((await runHere(['search', '--', 'list'])).code).toBeLessThan(2);
    expect((await runHere(['search', 'list'])).code).toBeLessThan(2);
  });

  it('prefers the vendor of the environment', async () => {
    const { stdout } = await runHere(['search', '部门不存在'], { env: { ERRCODE_VENDOR: 'wps' } });
    expect(stdout).toMatch(/^WPS Open Platform/);
  });

  it('makes a short table of Markdown', async () => {
    const { stdout } = await runHere(['search', 'token 过期', '--format', 'markdown', '--lang', 'en']);
    expect(stdout.split('\n')[0]).toBe('| vendor | code | message.en |');
  });
});

describe('grep', () => {
  const grep = async (...args: string[]) => runHere(['grep', ...args]);

  it('prints vendor:code:message, one line a hit', async () => {
    const { code, stdout, stderr } = await grep('^访问ip', '--vendor', 'dingtalk', '-m1');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('dingtalk:60020:访问ip不在白名单之中\n');
  });

  it('exits with 1 when nothing matches, and says nothing', async () => {
    expect(await grep('no such text')).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(await grep('-c', 'no such text')).toEqual({ code: 1, stdout: '0\n', stderr: '' });
  });

  it('takes flags as grep does', async () => {
    const all = (await grep('.', '--vendor', 'wps')).stdout.trimEnd().split('\n');
    expect((await grep('-c', '.', '--vendor', 'wps')).stdout).toBe(`${all.length}\n`);
    expect(all.length).toBeGreaterThan(100);
    expect((await grep('-l', 'page', '--vendor', 'qingtui')).stdout).toBe('qingtui:40100\n');
    expect((await grep('-oi', 'PAGE_[a-z]+', '--vendor', 'qingtui', '-m1')).stdout).toBe(
      'qingtui:40100:page_size\n',
    );
    expect((await grep('-n', '-F', 'page_size is required')).stdout).toMatch(/^qingtui:40100:\d+:page_size/);
    expect((await grep('-x', '-e', '部门不存在', '-e', '空文件', '--vendor', 'wps')).stdout).toBe(
      'wps:110002:部门不存在\nwps:120002:空文件\n',
    );
    expect((await grep('-e', '-1$', '--vendor', 'qingtui')).stdout).toMatch(/^qingtui:-1:/);
    expect((await grep('-v', '-c', '', '--vendor', 'wps')).stdout).toBe('0\n');
    expect((await grep('-cl', 'page', '--vendor', 'qingtui')).stdout).toBe('qingtui:40100\n');
    expect((await grep('-o', ':4001[34]$', '--vendor', 'qingtui')).stdout).toBe(
      'qingtui:40013::40013\nqingtui:40014::40014\n',
    );
    expect(await grep('-iq', 'TOKEN')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await grep('-qi', 'TOKEN')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse((await grep('-c', 'page', '--json')).stdout)).toMatchObject({ results: [] });
    expect((await grep('-q', 'token')).stdout).toBe('');
    expect((await grep('--all', 'da39a3ee', '--lang', 'zh')).stdout).toMatch(/^wps:120002:打印 sha1/);
  });

  it('marks what matches', async () => {
    const { stdout } = await grep('--color', 'always', 'ip', '--vendor', 'dingtalk', '-m', '1');
    expect(stdout).toContain('\u001b[1m\u001b[31mip\u001b[39m\u001b[22m');
  });

  it('stops a pattern that never ends', async () => {
    const { code, stderr } = await grep('((((.*)*)*)*)*y{3}$');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^errcode: the pattern took too long and was stopped;[^\n]+\n$/);
  });
});

describe('wrong usage', () => {
  it.each([
    [['foo:40014'], 'no vendor "foo"'],
    [['40014', '--vendor', 'dingtlk'], 'did you mean dingtalk?'],
    [['--vendor', 'ding', '--fields', 'x', '40014', '--json'], 'no field "x"'],
    [['--vender', 'x', '1'], 'did you mean --vendor?'],
    [['40014', '--format', 'xml'], 'use one of: text, json, ndjson, csv, tsv, markdown'],
    [['40014', '--lang', 'fr'], 'use one of: zh, en, both'],
    [['list', '--retry', 'maybe'], 'use one of: fix-first, backoff'],
    [['40014', '--vendor'], 'needs a value'],
    [['40014', '--json', '--fields', 'code,nope'], 'no field "nope"; the fields are: query, vendor'],
    [['lookup'], 'give a code'],
    [['retry', '1', '2'], 'one code at a time'],
    [['retry', 'xyz'], 'no error code in it'],
    [['schema', 'x'], 'use one of: output, tables'],
    [['serch', 'x'], 'did you mean search'],
    [['lokup', '40014'], 'did you mean lookup'],
    [['search'], 'give words to search for'],
    [['search', ' '], 'give words to search for'],
    [['search', '钉钉'], '"钉钉" is a vendor; add a code or words'],
    [['welink'], '"welink" is a vendor; add a code or words'],
    [['--limit', '3', 'grep', 'x'], 'grep has no --limit (search, list have)'],
    [['search', 'x', '--limit', '0'], 'use one of: 1-100'],
    [['grep'], 'give a regular expression'],
    [['grep', 'a', 'b'], '"b" is one too many'],
    [['grep', '-e', 'a', 'b'], '"b" is one too many'],
    [['grep', '(a'], '"(a" is wrong at character 3: Unterminated group'],
    [['grep', '-m', 'x', 'a'], 'is not a valid value of --max-count'],
    [['browse', 'token'], 'browse needs a terminal'],
    [[], 'give a code'],
    [['40014', '--vendor', ''], 'the option --vendor needs a value'],
    [['list', '--fields', ',', '--json'], 'the option --fields needs a value'],
    [['list', '--fields', 'code'], '--fields is for the machine formats'],
    [['help', 'lisst'], 'did you mean list?'],
    [['help', 'nosuch'], 'there is no command "nosuch"'],
    [['help', 'mpc'], 'did you mean mcp?'],
    [['--vendor', 'dingtalk', 'completion', 'x'], 'give the name of a shell'],
    [['check', '-i', 'x'], 'check has no -i (grep has)'],
    [['schema', 'x'], 'use one of: output, tables'],
    [['compltion', 'x'], 'did you mean completion?'],
    [['anotate', 'x'], 'annotate'],
  ])('%j is told in one sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await runHere(args);
    expect(code).toBe(2);
    expect(args.includes('--json') || stdout === '').toBe(true);
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^errcode: [^\n]+\n$/);
  });

  it('tells when it is the environment’s vendor that is unknown', async () => {
    const { code, stderr } = await runHere(['40014'], { env: { ERRCODE_VENDOR: 'nobody' } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^errcode: ERRCODE_VENDOR: there is no vendor "nobody"; /);
  });

  it.each(['40014.5', '040014', '+40014'])(
    'takes %s for an unknown code, never for 40014',
    async (spelling) => {
      const { code, stdout } = await runHere([spelling, '--vendor', 'dingtalk']);
      expect(code).toBe(1);
      expect(stdout).toBe('');
    },
  );

  it('is told in Chinese too', async () => {
    expect((await runHere(['serch', 'x'], { env: { LANG: 'zh_CN' } })).stderr).toContain('没有命令“serch”');
    expect((await runHere(['40014', '--format', 'xml', '--lang', 'zh'])).stderr).toContain(
      '可用的值：text, json',
    );
  });

  it('never passes control characters on', async () => {
    for (const args of [
      ['\u001b[31m'],
      ['\u001b[31m:40014'],
      ['--\u001b[31m'],
      ['lookup', '\u001b]0;x\u0007'],
    ]) {
      const { stdout, stderr } = await runHere(args);
      expect((stdout + stderr).replace(/\r?\n/g, '')).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('help', () => {
  it('greets a terminal with three examples', async () => {
    const { code, stdout } = await runHere([], { isInteractive: true });
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}.*\berrcode\b/gm)).toHaveLength(3);
  });
  it.each(['en', 'zh'])('in %s stays below 80 columns and names every command', async (lang) => {
    const { code, stdout } = await runHere(['--help', '--lang', lang], { columns: 200 });
    expect(code).toBe(0);
    expect(stdout).toMatch(lang === 'zh' ? /^用法：/ : /^Usage:/);
    for (const name of commandNames) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    await expect(stdout).toMatchFileSnapshot(`screens/help-${lang}.txt`);
  });
  it.each(commandNames.filter((name) => name !== 'help'))(
    'of %s has examples and fits 79 columns',
    async (name) => {
      for (const lang of ['en', 'zh']) {
        const { code, stdout } = await runHere([name, '--help', '--lang', lang], { columns: 200 });
        expect(code).toBe(0);
        expect(stdout.split('\n').filter((line) => displayWidth(line) > 79)).toEqual([]);
        expect(stdout).toMatch(lang === 'zh' ? /\n例子：\n {2}\S/ : /\nExamples:\n {2}\S/);
        const narrow = await runHere([name, '--help', '--lang', lang], { columns: 40 });
        // Examples are lines to be typed, which stay whole.
        const [described = ''] = narrow.stdout.split(/\n例子：|\nExamples:/);
        expect(described.split('\n').filter((line) => displayWidth(line) > 40)).toEqual([]);
      }
    },
  );
  const shown = [...examples, ...commands.flatMap((command) => command.examples)];
  // Those that begin with another program, read a file that is not there, write one or need a screen cannot be run here.
  const runnable = shown.filter((line) =>
    /^errcode (?!scan|annotate|browse|check|init|import|site)/.test(line),
  );
  it.each(runnable)('shows an example that works: %s', async (line) => {
    const [own = ''] = line.split(/ (?:[|>]|&&) /);
    const words = own.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
    const args = words.slice(1).map((word) => word.replace(/^["'](.*)["']$/, '$1'));
    const { code, stdout } = await runHere(args);
    expect(code).toBeLessThan(2);
    expect(stdout !== '' || args[0] === 'mcp').toBe(true);
  });
  it('comes by option and by command', async () => {
    const { stdout } = await runHere(['--help']);
    expect((await runHere(['help'])).stdout).toBe(stdout);
    expect((await runHere(['help', 'list'])).stdout).toBe((await runHere(['list', '--help'])).stdout);
  });
  it('shows the version', async () => {
    const { code, stdout, stderr } = await runHere(['--version']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^errcode 0\.0\.0 \(data checked \d{4}-\d\d-\d\d\)\n$/);
    const json = JSON.parse((await runHere(['--version', '--json'])).stdout);
    expect(json).toEqual({ name: 'errcode', version: '0.0.0', data: stdout.slice(-12, -2) });
    expect((await runHere(['-V', '-l', 'zh'])).stdout).toBe(`errcode 0.0.0（数据核对于 ${json.data}）\n`);
  });
});

describe('plain arguments', () => {
  const lines = [
    ['40014'],
    ['40014', '60011', '--vendor', 'dingtalk'],
    ['--vendor', 'ding,wps', '--vendor', 'welink', '0'],
    ['-1', '--lang', 'zh'],
    ['dingtalk:40014', '--full'],
    ['-f', 'dingtalk:40014', '--json'],
    ['dingtalk:40014', '--no-pager'],
    ['dingtalk', '-1', '--json'],
    ['--lang', 'both', '钉钉:40014', '--format', 'csv'],
    ['40014', '--json', '--format', 'tsv'],
    ['40041'],
    ['nobody:1'],
    ['no code at all'],
    ['search', '部门不存在', '--vendor', 'wps'],
    ['search', 'token', '过期', '--json', '--lang', 'zh'],
    ['search', 'list'],
    ['token', '过期'],
    ['40014', '-q'],
    ['40014', '--color', 'always', '--no-color'],
    ['40014', '--bom', '--format', 'csv', '--fields', 'code,vendor'],
    ['40014', '--lang', 'fr'],
    ['serch', 'x'],
  ];
  it.each(lines)('are read as commander reads them: %j', async (...args) => {
    const screen: Screen = { env: { LANG: 'en' } };
    const plain = await runHere(args, screen);
    const { surroundings, written } = surroundingsOf(args, screen);
    const failure = await runProgram(surroundings, 'en').catch((error: UsageError) => error);
    expect(written.stdout).toBe(plain.stdout);
    const expected =
      failure instanceof UsageError
        ? { code: 2, stderr: `errcode: ${failure.say(usageWords('en'))}\n` }
        : { code: failure, stderr: written.stderr };
    expect(plain).toMatchObject(expected);
  });

  it.each([
    [['list']],
    [['lookup', '40014']],
    [['search', 'x', '--limit', '3']],
    [['search']],
    [['--help']],
    [['40014', '--vendor']],
    [['40014', '--vendor=dingtalk']],
    [['40014', '-qj']],
    [['--', '40014']],
    [[]],
  ])('leave %j to commander', (args) => expect(readPlainArguments(args)).toBeUndefined());
});
