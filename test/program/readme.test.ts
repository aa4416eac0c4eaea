/** What the READMEs show is what the program prints: every `console` block is run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, runBuilt } from '../support/run.ts';

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

/** Command lines of the shell blocks that call errcode and nothing else. */
function linesIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => line.startsWith('errcode '))
    .map((line) => line.replace(/ #.*| (?:[|>]|&&) .*/, '').trim());
}

const argumentsOf = (command: string): string[] =>
  (command.match(/"[^"]*"|\S+/g) ?? []).slice(1).map((argument) => argument.replaceAll('"', ''));

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  it.each(shownIn(file))('shows what `$command` prints', ({ command, output }) => {
    const { stdout, stderr } = runBuilt(argumentsOf(command), { env: { LANG: 'C' } });
    expect(`${stdout}${stderr}`).toBe(output);
  });
  it.each(linesIn(file))('has a command line that works: %s', (line) => {
    expect(runBuilt(argumentsOf(line)).code).toBe(0);
  });
});
