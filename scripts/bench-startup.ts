/**
 * Times whole processes side by side: a lookup against the bare start of Node, and other tools that explain error
 * numbers. The commands take turns, so that what else the machine does falls on all of them; the ratio is the median
 * of the ratios of each turn.
 *
 * `npm run bench -- 100` sets the number of turns.
 */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const turns = Number(process.argv[2] ?? 60);

const candidates = [
  { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
  {
    name: 'errcode 40014 --vendor dingtalk',
    command: [process.execPath, at('bin/errcode.js'), '40014', '--vendor', 'dingtalk'],
  },
  {
    name: 'errcode 40014 --vendor dingtalk --json',
    command: [process.execPath, at('bin/errcode.js'), '40014', '--vendor', 'dingtalk', '--json'],
  },
  { name: 'errcode 40041 (unknown)', command: [process.execPath, at('bin/errcode.js'), '40041'] },
  { name: 'errno 2 (npm package)', command: [process.execPath, at('node_modules/errno/cli.js'), '2'] },
  { name: 'errno 2 (moreutils)', command: ['errno', '2'] },
];

/** The environment without the folder that npm puts in front of PATH: its `errno` is the npm package's. */
const env = {
  ...process.env,
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter),
};

function time([file, ...args]: string[]): number {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(file as string, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (error) throw error;
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

const present = candidates.filter(({ name, command }) => {
  const isPresent = spawnSync(command[0] as string, command.slice(1), { env }).error === undefined;
  if (!isPresent) console.log(`${name}: not installed`);
  return isPresent;
});
const times = present.map((): number[] => []);
for (let turn = 0; turn < turns; turn++) {
  for (const [i, { command }] of present.entries()) times[i]?.push(time(command));
}

console.log(`Node ${process.version}, ${turns} turns, milliseconds of the whole process\n`);
console.log(`${'command'.padEnd(42)}${'median'.padStart(8)}${'fastest'.padStart(9)}${'ratio'.padStart(8)}`);
for (const [i, { name }] of present.entries()) {
  const own = times[i] as number[];
  const ratio = median(own.map((value, turn) => value / (times[0]?.[turn] as number)));
  const cells = [
    median(own).toFixed(1).padStart(8),
    Math.min(...own)
      .toFixed(1)
      .padStart(9),
    ratio.toFixed(2).padStart(8),
  ];
  console.log(`${name.padEnd(42)}${cells.join('')}`);
}
