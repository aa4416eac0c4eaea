/** Completions as they are typed: in real shells, in a terminal. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../support/find-program.ts';
import { cleanEnv } from '../support/run.ts';
import { installProgram, openShell, type ShellScreen } from '../support/shell.ts';

const shells = [
  {
    name: 'bash',
    args: ['--norc', '--noprofile', '-i'],
    start: 'PS1=\'$ \'; eval "$(errcode completion bash)"',
  },
  {
    name: 'zsh',
    args: ['-f', '-i'],
    start: "PS1='$ '; autoload -Uz compinit; compinit -u; source <(errcode completion zsh)",
  },
  {
    name: 'fish',
    args: ['--no-config', '-i'],
    start: "function fish_prompt; echo '$ '; end; errcode completion fish | source",
  },
];

const tab = '\t';

for (const { name, args, start } of shells) {
  const file = findProgram(name);
  // Skipped where the shell is not installed: there is nothing to type into.
  describe.skipIf(file === undefined)(`in ${name}`, () => {
    let shell: ShellScreen;
    beforeAll(async () => {
      shell = await openShell(file as string, args, start);
    });
    afterAll(() => shell.close());
    afterEach(() => shell.clear());

    it.each([
      [`errcode look${tab}`, /errcode lookup/m],
      [`errcode dingtalk:4001${tab}${tab}`, /40014 .*Invalid access_token/],
      [`errcode dingtalk:4200${tab}${tab}`, /42002/],
      [`errcode wel${tab}`, /errcode welink:/m],
      [`errcode welink:4710${tab}${tab}`, /47103 .*token has expired/i],
      [`errcode 6002${tab}${tab}`, /60020 .*not allow to access/],
      [`errcode --vendor guan${tab}`, /errcode --vendor guanaitong/m],
      [`errcode list --vendor=guan${tab}`, /errcode list --vendor=guanaitong/m],
      [`errcode --vendor wps,guan${tab}`, /errcode --vendor wps,guanaitong/m],
      [`errcode search x --lang ${tab}${tab}`, /both.*en.*zh|zh.*en.*both/s],
      [`errcode search x --lang=b${tab}`, /--lang=both/],
      [`errcode completion pow${tab}`, /errcode completion powershell/m],
      [`errcode help retr${tab}`, /errcode help retry/m],
      [`errcode list --cat${tab}`, /errcode list --category/m],
      [`errcode "dingtalk:6002${tab}${tab}`, /60020 .*allow-list/],
      [`errcode --vendor "钉钉" 6002${tab}${tab}`, /60020 .*allow-list/],
      [`errcode scan err${tab}`, /errcode scan errcode/],
      [`errcode scan --html=err${tab}`, /errcode scan --html=errcode/],
      [`errcode 钉钉:4001${tab}${tab}`, /40014 .*Invalid access_token/],
    ])('completes %j', async (line, shown) => {
      shell.type(line);
      await shell.shows(shown);
    });

    it('runs nothing of a line that is being completed', async () => {
      shell.type(`errcode "$(touch ran)" 6002${tab}${tab}`);
      await shell.shows(/60020/);
      expect(existsSync(join(shell.folder, 'ran'))).toBe(false);
    });
  });
}

const pwsh = findProgram('pwsh');

// Skipped where PowerShell is not installed. It says itself what it would offer, without keys.
describe.skipIf(pwsh === undefined)('in PowerShell', () => {
  it.each([
    ['errcode look', 'lookup'],
    ['errcode dingtalk:4001', 'dingtalk:40014|Invalid access_token'],
    ['errcode list --vendor guan', 'guanaitong'],
  ])('completes %j', (line, shown) => {
    const folder = installProgram();
    const script = [
      'errcode completion powershell | Out-String | Invoke-Expression',
      `(TabExpansion2 '${line}' ${line.length}).CompletionMatches | % { $_.CompletionText + '|' + $_.ToolTip }`,
    ].join('; ');
    const { stdout } = spawnSync(pwsh as string, ['-NoProfile', '-Command', script], {
      encoding: 'utf8',
      env: cleanEnv({ ERRCODE_LANG: 'en', PATH: `${folder}${delimiter}${process.env.PATH}` }),
    });
    rmSync(folder, { recursive: true });
    expect(stdout).toContain(shown);
  });
});
