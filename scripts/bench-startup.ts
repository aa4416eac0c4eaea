/**
 * Times whole processes side by side: a lookup against the bare start of Node, and other tools that explain error
 * numbers. `npm run bench -- 100` sets the number of turns.
 */
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTimings } from './timing.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const errcode = [process.execPath, at('bin/errcode.js')];

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
    {
      name: 'errcode <a response>',
      command: [...errcode, '{"errcode":88,"sub_code":"60011","sub_msg":"no permission"}'],
    },
    { name: 'errcode mcp (start and end)', command: [...errcode, 'mcp'] },
    { name: 'errno 2 (npm package)', command: [process.execPath, at('node_modules/errno/cli.js'), '2'] },
    { name: 'errno 2 (moreutils)', command: ['errno', '2'] },
  ],
  Number(process.argv[2] ?? 60),
  env,
);
