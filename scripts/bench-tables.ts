/**
 * Times whole processes with 100,000 codes of one's own beside the bare start of Node: `npm run bench:tables`; a number of
 * turns may follow. The first run, which compiles the table and keeps the result, is timed on its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { printTimings } from './timing.ts';

const count = 100_000;
const things = ['order 订单', 'refund 退款', 'coupon 优惠券', 'stock 库存', 'address 地址', 'invoice 发票'];
const faults = ['does not exist 不存在', 'has expired 已过期', 'is not allowed 不允许', 'is duplicated 重复'];

/** A table in which every code has a message of its own, in both languages. */
function largeTable(): string {
  const entries = Array.from({ length: count }, (_, i) => {
    const [en = '', zh = ''] = (things[i % things.length] as string).split(' ');
    const fault = faults[Math.floor(i / things.length) % faults.length] as string;
    const zhFault = fault.slice(fault.lastIndexOf(' ') + 1);
    const message = `{ zh: ${zh} ${i} ${zhFault}, en: ${en} ${i} ${fault.slice(0, fault.lastIndexOf(' '))} }`;
    return `  - code: "${7_000_000 + i}"\n    message: ${message}\n`;
  });
  return `vendor: large\nentries:\n${entries.join('')}`;
}

const executable = fileURLToPath(new URL('../bin/errcode.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'errcode-bench-'));
try {
  const tables = join(folder, 'tables');
  mkdirSync(tables);
  writeFileSync(join(tables, 'large.yaml'), largeTable());
  const env = {
    ...process.env,
    HOME: folder,
    XDG_CACHE_HOME: join(folder, 'cache'),
    LOCALAPPDATA: join(folder, 'cache'),
  };
  const errcode = (...args: string[]): string[] => [
    process.execPath,
    executable,
    ...args,
    '--tables',
    tables,
  ];
  const lookup = errcode('large:7012345');
  const search = errcode('search', '优惠券 12344 已过期');
  for (const [name, [file, ...args]] of Object.entries({ lookup, search })) {
    const start = performance.now();
    spawnSync(file as string, args, { env });
    console.log(`first ${name}, which compiles: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  // What was changed a moment ago is read once more.
  await setTimeout(2100);
  spawnSync(lookup[0] as string, lookup.slice(1), { env });
  printTimings(
    [
      { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
      {
        name: 'errcode 40014 --vendor dingtalk',
        command: [process.execPath, executable, '40014', '--vendor', 'dingtalk'],
      },
      { name: `errcode large:7012345, ${count} own codes`, command: lookup },
      {
        name: 'errcode 40014 --vendor dingtalk, with them',
        command: errcode('40014', '--vendor', 'dingtalk'),
      },
      { name: 'errcode search, with them', command: search },
    ],
    Number(process.argv[2] ?? 40),
    env,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
