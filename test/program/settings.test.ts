/** Settings in the user's folder and in the project's, read by the built program. */
import { afterEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/commands/settings.ts';
import { loadedFiles } from '../support/loaded-files.ts';
import { ownFolder } from '../support/own-folder.ts';

const user = process.platform === 'win32' ? 'config/errcode/Config' : 'config/errcode';
let folder: ReturnType<typeof ownFolder>;
const given = (files: Readonly<Record<string, string>>): ReturnType<typeof ownFolder> => {
  folder = ownFolder(files);
  return folder;
};
afterEach(() => folder.remove());

// macOS has no variable for the user's folder.
describe.skipIf(process.platform === 'darwin')('settings', () => {
  it('name the language, the vendor that comes first, and colour', () => {
    const { run } = given({
      [`${user}/settings.yaml`]: '# mine\n---\nlang: zh  # Chinese\nvendor: "轻推"\ncolor: \'always\'\n',
    });
    const { code, stdout, stderr } = run(['42001'], { env: { LANG: 'en_US.UTF-8' } });
    expect({ code, stderr: stderr.includes('settings') }).toEqual({ code: 0, stderr: false });
    const esc = '\u001b';
    expect(stdout).toContain(`${esc}[`);
    expect(stdout.replaceAll(new RegExp(`${esc}\\[[\\d;]*m`, 'g'), '')).toMatch(/^qingtui:42001 +轻推/);
  });

  it('give way to the environment and to options; the nearest folder wins over the others', () => {
    const { run } = given({
      [`${user}/settings.yaml`]: 'lang: zh\ncolor: always\n',
      'work/.errcode/settings.yaml': 'lang: en\n',
      'work/deep/.errcode/settings.yaml': 'lang: both\ncolor: never\n',
    });
    const first = (args: string[], cwd: string, env: object = {}): string =>
      run(['dingtalk:40014', ...args], { cwd, env }).stdout.split('\n')[0] as string;
    const colour = (text: string): boolean => text.includes('\u001b');
    expect(first([], 'config')).toContain('钉钉');
    expect(colour(first([], 'config'))).toBe(true);
    expect(first([], 'work')).toContain('DingTalk');
    expect(colour(first([], 'work'))).toBe(true);
    expect(colour(first([], 'work/deep'))).toBe(false);
    expect(first([], 'work', { ERRCODE_LANG: 'zh' })).toContain('钉钉');
    expect(first(['--lang', 'zh'], 'work', { ERRCODE_LANG: 'en' })).toContain('钉钉');
    expect(colour(first([], 'work', { NO_COLOR: '1' }))).toBe(false);
    expect(colour(first(['--color', 'always'], 'work/deep'))).toBe(true);
  });

  it('are in the language of errors and of help too', () => {
    const { run } = given({ 'work/.errcode/settings.yaml': 'lang: zh\n' });
    expect(run(['--help']).stdout).toContain('用法：');
    expect(run(['--nope']).stderr).toContain('没有选项');
  });

  it.each([
    [
      'langg: zh',
      ':1: there is no setting "langg", so it is ignored; use one of: vendor, lang, pager, color, site\n',
    ],
    ['\n# x\nlang: fr', ':3: "lang: fr" is not a valid value, so it is ignored; use one of: zh, en, both\n'],
    [
      'color: blue',
      ':1: "color: blue" is not a valid value, so it is ignored; use one of: auto, always, never\n',
    ],
    [
      'site: javascript:alert(1)',
      ':1: "site: javascript:alert(1)" is not a valid value, so it is ignored; use one of: https://…\n',
    ],
    [
      'site: errors.example.com',
      ':1: "site: errors.example.com" is not a valid value, so it is ignored; use one of: https://…\n',
    ],
    [
      'site: https://a:b@x.example',
      ':1: "site: https://a:b@x.example" is not a valid value, so it is ignored; use one of: https://…\n',
    ],
    ['vendor: nobody', ':1: "vendor: nobody" is not a valid value, so it is ignored; use one of: wechat, '],
    ['just words', ':1: "just words" is not "key: value"; it is ignored\n'],
    ['pager: less', ':1: pager runs a program, so it is only taken from your own settings; it is ignored\n'],
  ])('that are wrong stop nothing, and one sentence says so: %j', (text, sentence) => {
    const { run } = given({ 'work/.errcode/settings.yaml': `${text}\n` });
    const { code, stdout, stderr } = run(['dingtalk:40014']);
    expect(code).toBe(0);
    expect(stdout).toContain('DingTalk 40014');
    expect(stderr).toContain(`settings.yaml${sentence}`);
    expect(stderr.match(/\n/g)).toHaveLength(1);
    expect(run(['dingtalk:40014', '-q']).stderr).toBe('');
  });

  it('name a site, whose page ends a card, in the project’s too', () => {
    const { run } = given({ 'work/.errcode/settings.yaml': 'site: https://errors.example.com/codes/\n' });
    const last = (...args: string[]): string | undefined => run(args).stdout.trimEnd().split('\n').at(-1);
    expect(last('dingtalk:40014')).toBe('https://errors.example.com/codes/dingtalk/40014/');
    expect(last('dingtalk:40014', '--full')).toMatch(
      /^Page +https:\/\/errors\.example\.com\/codes\/dingtalk\/40014\/$/,
    );
    expect(last('wps:400009999')).not.toContain('errors.example.com');
  });

  it('are no table', () => {
    const { run } = given({
      'work/.errcode/settings.yaml': 'lang: en\n',
      'work/.errcode/pay.yaml': '- {vendor: pay, code: "1", message: closed}\n',
    });
    expect(run(['check', '.errcode'], { cwd: 'work' }).stdout).not.toContain('settings');
    expect(run(['pay:1'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('take a pager from the user’s own only', () => {
    const { at } = given({
      'config/errcode/settings.yaml': 'pager: less -R\n',
      'work/.errcode/settings.yaml': 'pager: "rm -rf x"\n',
    });
    const own = at('config', 'errcode');
    const { settings, problems } = readSettings([own, at('work', '.errcode')], own);
    expect(settings.pager).toBe('less -R');
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([['foreign-pager', 1]]);
  });

  it('load no module, and so no parser of YAML', () => {
    const { at, env, write } = given({ 'work/.errcode/README.txt': 'x' });
    const loaded = (): string[] => loadedFiles(['dingtalk:40014'], { cwd: at('work'), env });
    const without = loaded();
    write('work/.errcode/settings.yaml', 'lang: zh\n');
    expect(without.length).toBeGreaterThan(3);
    expect(loaded()).toEqual(without);
  });
});
