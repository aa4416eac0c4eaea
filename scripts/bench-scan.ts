/**
 * Times `errcode scan` beside `grep -o | sort | uniq -c` over the same log of 250 MB, in which every 50th line is a failing
 * call: `npm run bench:scan`. Does so once more over a log in which no two failing calls have the same text. Checks that both count
 * the same, and prints how much memory errcode takes.
 *
 * `npm run bench:scan -- 9` sets the number of turns; `npm run bench:scan -- 9 2000` also measures the memory over
 * 2,000 MB, as files and through a pipe; `npm run bench:scan -- 9 0 50` takes a log of 50 MB.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  createReadStream,
  linkSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type FailingTexts, writeSampleLog } from './scan/sample-log.ts';
import { printTimings } from './timing.ts';

const [turns = 5, largeSize = 0, size = 250] = process.argv.slice(2).map(Number);
const megabyte = 1e6;
const executable = fileURLToPath(new URL('../bin/errcode.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'errcode-bench-'));
const pattern = '"errcode": ?-?[0-9]+';
/** What finds the codes of more platforms, and looks at as many fields as errcode does. */
const widePattern = '"?(errcode|code)"?[:=] ?"?-?[0-9]+';

/** What is no failure by itself: a success, and DingTalk's 88, which is counted as its sub code. */
const leftOut = ['0', '88'];

/** Counts by code, as grep finds them. */
function grepCounts(log: string): Map<string, number> {
  const line = `grep -oE '${pattern}' "$1" | sort | uniq -c`;
  const { stdout } = spawnSync('sh', ['-c', line, 'sh', log], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const counts = new Map<string, number>();
  for (const [, count, code] of stdout.matchAll(/(\d+) "errcode": ?(-?\d+)/g)) {
    if (!leftOut.includes(code as string))
      counts.set(code as string, (counts.get(code as string) ?? 0) + Number(count));
  }
  return counts;
}

/** Counts by code, as errcode finds them. */
function errcodeCounts(log: string): Map<string, number> {
  const { stdout } = spawnSync(process.execPath, [executable, 'scan', log, '--format', 'ndjson'], {
    encoding: 'utf8',
  });
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ code, count }) => [code, count]),
  );
}

/** Prints both counts of every code. @returns whether they agree where both count */
function printCounts(log: string): boolean {
  const grep = grepCounts(log);
  const errcode = errcodeCounts(log);
  console.log(`\n${'code'.padEnd(14)}${'errcode'.padStart(9)}${'grep'.padStart(9)}`);
  for (const [code, count] of errcode) {
    console.log(`${code.padEnd(14)}${String(count).padStart(9)}${String(grep.get(code) ?? '-').padStart(9)}`);
  }
  return [...grep].every(([code, count]) => errcode.get(code) === count);
}

/** Runs errcode with a hook that tells the most memory it had. @param input what is piped in; files are named when left out */
async function peakMemory(
  files: readonly string[],
  input?: Readable,
): Promise<{ peak: number; time: number }> {
  const hook = join(folder, 'hook.cjs');
  const told = join(folder, 'peak');
  const write = `require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(hook, `if (require('node:worker_threads').isMainThread) process.on('exit', () => ${write});`);
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', hook, executable, 'scan', '-q', ...files], {
    stdio: [input ? 'pipe' : 'ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  if (input && child.stdin) await pipeline(input, child.stdin);
  await ended;
  return { peak: (Number(readFileSync(told, 'utf8')) * 1024) / megabyte, time: performance.now() - start };
}

/** The log as often as it takes. */
async function* repeated(log: string, times: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < times; i++) yield* createReadStream(log);
}

async function printMemory(name: string, files: readonly string[], input?: Readable): Promise<void> {
  const { peak, time } = await peakMemory(files, input);
  console.log(`${name.padEnd(44)}${peak.toFixed(0).padStart(5)} MB${(time / 1000).toFixed(1).padStart(8)} s`);
}

/** Times the ways to count the codes of a log, and compares what they count. */
function printLog(log: string, texts: FailingTexts): void {
  writeSampleLog(log, size * megabyte, texts);
  const bytes = statSync(log).size;
  console.log(`\na log of ${(bytes / megabyte).toFixed(0)} MB, the texts of failing calls ${texts}\n`);
  const grep = (locale: string, own: string): string[] => [
    'sh',
    '-c',
    `export LC_ALL=${locale}; grep -oE '${own}' '${log}' | sort | uniq -c`,
  ];
  printTimings(
    [
      { name: 'grep of errcode and code, UTF-8', command: grep('C.UTF-8', widePattern) },
      { name: 'grep of errcode, UTF-8', command: grep('C.UTF-8', pattern) },
      { name: 'grep of errcode, C locale', command: grep('C', pattern) },
      { name: 'errcode scan', command: [process.execPath, executable, 'scan', log] },
      {
        name: 'errcode scan, through a pipe',
        command: ['sh', '-c', `cat '${log}' | '${process.execPath}' '${executable}' scan`],
      },
    ],
    turns,
  );
  const isSame = printCounts(log);
  console.log(isSame ? '\nthe same counts' : '\nthe counts differ');
  if (!isSame) process.exitCode = 1;
}

try {
  const log = join(folder, 'app.log');
  printLog(join(folder, 'different.log'), 'different');
  printLog(log, 'alike');

  console.log(`\n${'most memory'.padEnd(44)}`);
  await printMemory(`errcode scan, ${size} MB`, [log]);
  if (largeSize > 0) {
    const times = Math.ceil(largeSize / size);
    const links = Array.from({ length: times }, (_, i) => join(folder, `app-${i}.log`));
    for (const link of links) linkSync(log, link);
    await printMemory(`errcode scan, ${times * size} MB in files`, links);
    await printMemory(
      `errcode scan, ${times * size} MB through a pipe`,
      [],
      Readable.from(repeated(log, times)),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
