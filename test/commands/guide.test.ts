import { describe, expect, it } from 'vitest';
import { findGuides, guidesOf } from '../../src/catalog/guides.ts';
import { catalog, runHere } from '../support/run.ts';

describe('guide', () => {
  const idsFor = (...words: string[]): string[] =>
    findGuides(catalog, guidesOf(catalog), words).map(({ id }) => id);

  it.each([
    [['dingtalk/access-token']],
    [['dingtalk:access-token']],
    [['dingtalk', 'access-token']],
    [['钉钉', 'access-token']],
    [['钉钉/Access-Token']],
  ])('finds a guide by %j', (words) => {
    expect(idsFor(...words)).toEqual(['dingtalk/access-token']);
  });

  it('finds a guide by the end of its name, where only one ends so', () => {
    expect(idsFor('wps', 'uri')).toEqual(['wps/redirect-uri']);
    expect(idsFor('transfer')).toEqual(['wps/file-transfer']);
    expect(idsFor('nothing-like-it')).toEqual([]);
    expect(idsFor('nobody/access-token')).toEqual([]);
  });

  it('knows every guide that an entry has, with all of its steps and codes', () => {
    const guides = guidesOf(catalog);
    for (const entry of catalog.entries()) {
      if (entry.guide === null) continue;
      const guide = guides.find(({ id }) => id === entry.guide?.id);
      expect(guide?.steps).toEqual(
        entry.steps.filter(({ from }) => from === 'guide').map(({ zh, en }) => ({ zh, en })),
      );
      expect(guide?.codes).toContainEqual({ vendor: entry.vendor, code: entry.code });
    }
  });

  for (const language of ['zh', 'en']) {
    it(`prints a guide in ${language}`, async () => {
      const args = ['guide', 'access-token', '--vendor', 'dingtalk', '--lang', language];
      const { code, stdout } = await runHere(args);
      expect(code).toBe(0);
      await expect(stdout).toMatchFileSnapshot(`screens/guide-${language}.txt`);
    });
  }

  it('lists all of them, one a line', async () => {
    const { code, stdout } = await runHere(['guide', '--vendor', 'wps', '--lang', 'en']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(guidesOf(catalog, ['wps']).length);
    expect(lines).toContain('wps/access-token     5 steps  Storing, refreshing and losing the access_token');
  });

  it('lists those that a name leaves open', async () => {
    const { code, stdout } = await runHere(['guide', 'access-token']);
    expect(code).toBe(0);
    const named = guidesOf(catalog).filter(({ id }) => id.endsWith('/access-token'));
    expect(named.length).toBeGreaterThan(3);
    expect(stdout.match(/^\w+\/access-token /gm)).toHaveLength(named.length);
  });

  it('suggests others for one that there is none of', async () => {
    const { code, stdout, stderr } = await runHere(['guide', 'dingtalk/acess-token', '--lang', 'en']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^errcode: there is no guide "dingtalk\/acess-token"/);
    expect(stderr).toContain('  errcode guide dingtalk/access-token\n');
  });

  it('says all of it as JSON and as Markdown', async () => {
    const { stdout } = await runHere(['guide', 'dingtalk/access-token', '--json']);
    const { command, results } = JSON.parse(stdout);
    expect(command).toBe('guide');
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ id: 'dingtalk/access-token', vendor: 'dingtalk' });
    expect(results[0].codes).toContain('40014');
    const missing = await runHere(['guide', 'no-such-guide', '--json']);
    expect(missing.code).toBe(1);
    expect(JSON.parse(missing.stdout)).toMatchObject({ results: [], missing: ['no-such-guide'] });
    const markdown = await runHere([
      'guide',
      'dingtalk/access-token',
      '--format',
      'markdown',
      '--lang',
      'en',
    ]);
    expect(markdown.stdout).toMatch(/^## Getting, caching.*\n\n1\. See which/);
  });

  it('completes its id', async () => {
    const { stdout } = await runHere(['completion', 'bash', '--word', 'wps/r', '--', 'guide']);
    expect(stdout).toMatch(/^wps\/redirect-uri/);
  });
});
