/** What the READMEs show is what the program prints: every `console` block is run, in a shell and among the files they name. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable, root } from '../support/run.ts';

/** Commands of the console blocks, each with the output that follows it. */
function shownIn(file: string): { command: string; output: string }[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...output] = part.split('\n');
        return { command, output: output.join('\n') };
      }),
  );
}

/** What a reader's machine may not have, or what does not end. */
const beyond = / (?:\| jq|&& sleep) .*/;

/** Command lines of the shell blocks that run errcode on what a clone has. */
function linesIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => /^(?:errcode|cat) /.test(line))
    .map((line) =>
      line
        .replace(/ {2,}#.*/, '')
        .replace(beyond, '')
        .trim(),
    );
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errcode-readme-'));
  cpSync(join(root, 'test/fixtures/readme'), folder, { recursive: true });
  symlinkSync(executable, join(folder, 'errcode'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runLine(line: string): { code: number | null; output: string } {
  const path = `${folder}:${process.execPath.replace(/\/[^/]*$/, '')}:/usr/bin:/bin`;
  // Both streams in the order in which a terminal would show them.
  const { status, stdout } = spawnSync('sh', ['-c', `exec 2>&1\n${line}`], {
    cwd: folder,
    env: { PATH: path, LANG: 'C' },
    encoding: 'utf8',
  });
  return { code: status, output: stdout };
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  it.each(shownIn(file))('shows what `$command` prints', ({ command, output }) => {
    expect(runLine(command).output).toBe(output);
  });
  it.each(linesIn(file))('has a command line that works: %s', (line) => {
    expect(runLine(line).code).toBe(0);
  });
});
