/**
 * Times whole processes side by side: a lookup against the bare start of Node, and other tools that explain error
 * numbers.
 *
 * `npm run bench -- 100` sets the number of turns; `npm run bench -- 100 --entries 9000` measures tables of that many
 * entries, made of the real ones.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileTables } from './data/compile.ts';
import { generateTables, writeProgram } from './data/generated-tables.ts';
import { readTables } from './data/read-tables.ts';
import { printTimings } from './timing.ts';

const { values, positionals } = parseArgs({
  options: { entries: { type: 'string' } },
  allowPositionals: true,
});
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const made = values.entries === undefined ? undefined : mkdtempSync(join(tmpdir(), 'errcode-bench-'));
if (made !== undefined) {
  const tables = readTables(at('data'));
  writeProgram(
    at('.'),
    made,
    generateTables(compileTables(tables), Number(values.entries)),
    tables.synonyms.value,
  );
  process.on('exit', () => rmSync(made, { recursive: true }));
}
const errcode = [process.execPath, made === undefined ? at('bin/errcode.js') : join(made, 'bin/errcode.js')];

/** The environment without the folder that npm puts in front of PATH: its `errno` is the npm package's. */
const env = {
  ...process.env,
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter),
};

printTimings(
  [
    { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
    { name: 'errcode 40014 --vendor dingtalk', command: [...errcode, '40014', '--vendor', 'dingtalk'] },
    {
      name: 'errcode 40014 --vendor dingtalk --json',
      command: [...errcode, '40014', '--vendor', 'dingtalk', '--json'],
    },
    {
      name: 'errcode 40014 --vendor dingtalk (executable)',
      command: [at('dist-executable/errcode'), '40014', '--vendor', 'dingtalk'],
    },
    { name: 'errcode 40041 (unknown)', command: [...errcode, '40041'] },
    { name: 'TAB after errcode 400', command: [...errcode, 'completion', 'zsh', '--word=400', '--'] },
    { name: 'errcode search "token 过期"', command: [...errcode, 'search', 'token 过期'] },
    { name: 'errcode mcp (start and end)', command: [...errcode, 'mcp'] },
    { name: 'errno 2 (npm package)', command: [process.execPath, at('node_modules/errno/cli.js'), '2'] },
    { name: 'errno 2 (moreutils)', command: ['errno', '2'] },
  ],
  Number(positionals[0] ?? 60),
  env,
);
