/**
 * Times whole processes side by side: a lookup against the bare start of Node, and other tools of the command line.
 * `npm run bench -- 100` sets the number of turns, `npm run bench -- 100 /opt/node24/bin/node` the Node too.
 */
import { execFileSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTimings } from './timing.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [turns = '60', node = process.execPath] = process.argv.slice(2);
const errcode = [node, at('bin/errcode.js')];

/** A command line of plain words in a terminal of its own, by the `script` of util-linux. */
const inTerminal = (command: readonly string[]): string[] => [
  'script',
  '-qec',
  command.join(' '),
  '/dev/null',
];

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
    { name: 'node -e 0', command: [node, '-e', '0'] },
    { name: 'errcode 40014 --vendor dingtalk', command: [...errcode, '40014', '--vendor', 'dingtalk'] },
    {
      name: 'errcode 40014 --vendor dingtalk --json',
      command: [...errcode, '40014', '--vendor', 'dingtalk', '--json'],
    },
    {
      name: 'errcode 40014 --vendor dingtalk (executable)',
      command: [at('dist-executable/errcode'), '40014', '--vendor', 'dingtalk'],
    },
    { name: 'errcode 4004177 (unknown)', command: [...errcode, '4004177'] },
    { name: 'TAB after errcode 400', command: [...errcode, 'completion', 'zsh', '--word=400', '--'] },
    { name: 'errcode search "token 过期"', command: [...errcode, 'search', 'token 过期'] },
    {
      name: 'errcode <a response>',
      command: [...errcode, '{"errcode":88,"sub_code":"60011","sub_msg":"no permission"}'],
    },
    { name: 'errcode mcp (start and end)', command: [...errcode, 'mcp'] },
    { name: 'errno 2 (npm package)', command: [node, at('node_modules/errno/cli.js'), '2'] },
    { name: 'errno 2 (moreutils)', command: ['errno', '2'] },
    { name: 'gh --version', command: ['gh', '--version'] },
    { name: 'rg --version', command: ['rg', '--version'] },
    { name: 'node -e 0, in a terminal', command: inTerminal([node, '-e', '0']) },
    {
      name: 'errcode 40014 …, in a terminal',
      command: inTerminal([...errcode, '40014', '--vendor', 'dingtalk']),
    },
  ],
  Number(turns),
  env,
  execFileSync(node, ['-p', 'process.version'], { encoding: 'utf8' }).trim(),
);
