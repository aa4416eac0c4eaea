import { spawnSync } from 'node:child_process';

/** A command line with its name in the table. */
export interface Candidate {
  readonly name: string;
  readonly command: readonly string[];
}

function time([file, ...args]: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = process.hrtime.bigint();
  const { error } = spawnSync(file as string, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (error) throw error;
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/**
 * Times whole processes side by side and prints a table. The commands take turns, so that what else the machine does
 * falls on all of them; a ratio is the median of the ratios to the first command of each turn.
 *
 * @param candidates the first is what the others are compared with; those that are not installed are left out
 * @param version of the Node that runs them
 */
export function printTimings(
  candidates: readonly Candidate[],
  turns: number,
  env: NodeJS.ProcessEnv = process.env,
  version = process.version,
): void {
  const present = candidates.filter(({ name, command: [file, ...args] }) => {
    const isPresent = spawnSync(file as string, args, { env }).error === undefined;
    if (!isPresent) console.log(`${name}: not installed`);
    return isPresent;
  });
  const times = present.map((): number[] => []);
  for (let turn = 0; turn < turns; turn++) {
    for (const [i, { command }] of present.entries()) times[i]?.push(time(command, env));
  }

  console.log(`Node ${version}, ${turns} turns, milliseconds of the whole process\n`);
  console.log(`${'command'.padEnd(44)}${'median'.padStart(8)}${'fastest'.padStart(9)}${'ratio'.padStart(8)}`);
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
    console.log(`${name.padEnd(44)}${cells.join('')}`);
  }
}
