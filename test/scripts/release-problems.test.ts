/** What keeps a tag from being released. */
import { describe, expect, it } from 'vitest';
import { type Manifest, releaseProblems } from '../../scripts/release/problems.ts';

const manifest: Manifest = {
  version: '1.2.3',
  repository: { url: 'git+https://github.com/someone/errcode.git' },
  bugs: { url: 'https://github.com/someone/errcode/issues' },
  homepage: 'https://github.com/someone/errcode#readme',
};
const changelog = '# Changelog\n\n## 1.2.3 (2026-11-22)\n\n## 1.2.2\n';
const problems = (tag: string, changed: Partial<Manifest> = {}, text = changelog): string[] =>
  releaseProblems(tag, 'someone/errcode', { ...manifest, ...changed }, text);

describe('a tag', () => {
  it('is released when everything agrees', () => {
    expect(problems('v1.2.3')).toEqual([]);
  });

  it.each([
    'https://github.com/someone/errcode',
    'git+https://github.com/someone/errcode.git',
    'git+ssh://git@github.com/someone/errcode.git',
    'git://github.com/someone/errcode.git',
    'github:someone/errcode',
    'someone/errcode',
  ])('may have its repository written as %s', (repository) => {
    expect(problems('v1.2.3', { repository })).toEqual([]);
  });

  it.each([
    ['v1.2.4', {}, changelog, /^the tag v1\.2\.4 is not the version/],
    ['1.2.3', {}, changelog, /^the tag 1\.2\.3 is not the version/],
    ['v1.2.3', { repository: 'another/errcode' }, changelog, /is not someone\/errcode/],
    ['v1.2.3', { repository: 'https://example.com/someone/errcode' }, changelog, /is not someone\/errcode/],
    ['v1.2.3', { repository: {} }, changelog, /is not someone\/errcode/],
    [
      'v1.2.3',
      {},
      '# Changelog\n\n## Unreleased\n\n## 1.2.30\n',
      /^CHANGELOG\.md has no section "## 1\.2\.3"/,
    ],
  ])('is not: %s %j', (tag, changed, text, problem) => {
    expect(problems(tag, changed, text)).toEqual([expect.stringMatching(problem)]);
  });

  it('is not without the fields that npm shows or asks for', () => {
    const { version } = manifest;
    expect(releaseProblems('v1.2.3', 'someone/errcode', { version }, changelog)).toEqual([
      expect.stringContaining('set it to git+https://github.com/someone/errcode.git'),
      expect.stringContaining('lacks "bugs" or "homepage"'),
    ]);
  });
});
