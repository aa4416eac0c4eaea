/** A vendor is files in a folder of its own and nothing else: one is added to a copy of the tables, and to the built program. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileTables } from '../../scripts/data/compile.ts';
import { readTables } from '../../scripts/data/read-tables.ts';
import { writeStore } from '../../scripts/data/write-store.ts';
import { rules } from '../../scripts/lint/rules.ts';
import { cleanEnv, root } from '../support/run.ts';
import { vendorTexts } from '../support/vendor-texts.ts';

const vendor = join(root, 'test/fixtures/vendors/acme');
const { samples, queries } = vendorTexts(vendor);
/** A small one of those that are there, so that compiling takes no minute. */
const other = 'guanaitong';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errcode-vendor-'));
  const copy = (from: string, to: string): void =>
    cpSync(join(root, from), join(folder, to), { recursive: true });
  for (const path of ['bin', 'package.json', 'dist/main.cjs', 'dist/chunks']) copy(path, path);
  for (const path of ['platforms.yaml', 'synonyms.yaml', `vendors/${other}`])
    copy(`data/${path}`, `data/${path}`);
  cpSync(vendor, join(folder, 'data/vendors/acme'), { recursive: true });
  const names = readFileSync(join(root, 'data/released-names.tsv'), 'utf8').split('\n');
  const kept = names.filter((line, i) => i === 0 || line.startsWith(`${other}\t`));
  writeFileSync(
    join(folder, 'data/released-names.tsv'),
    `${[kept[0], 'acme\t8340021\tSEAL_TOKEN_DISABLED', ...kept.slice(1)].join('\n')}\n`,
  );
  const tables = readTables(join(folder, 'data'));
  writeStore(join(folder, 'dist/data'), compileTables(tables), tables.synonyms.value);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => {
  const { stdout, status } = spawnSync(process.execPath, [join(folder, 'bin/errcode.js'), ...args], {
    encoding: 'utf8',
    env: cleanEnv(),
  });
  return { stdout, status };
};
interface Found {
  readonly results: readonly { vendor: string; code: string; explained: boolean }[];
  readonly families: readonly { vendor: string; name: { en: string } }[];
}
const answer = (...args: string[]): Found => JSON.parse(run(...args, '--json').stdout);
const refs = ({ results }: Found): string[] => results.map(({ vendor, code }) => `${vendor}:${code}`);

describe('a vendor that is added', () => {
  it('keeps all rules', () => {
    const tables = readTables(join(folder, 'data'));
    expect(rules.flatMap((rule) => rule.check(tables))).toEqual([]);
  });

  it('is looked up by its id, names and aliases, in any case of a code', () => {
    for (const name of ['acme', '艾克米', 'acmecloud'])
      expect(refs(answer(`${name}:8340021`))).toEqual(['acme:8340021']);
    expect(refs(answer('STOCK.SHELFLOCKED', '8340022'))).toEqual(['acme:stock.shelfLocked', 'acme:8340022']);
    expect(answer('8340021', '8340022').results.map(({ explained }) => explained)).toEqual([true, false]);
    expect(run('vendors', '--fields', 'id', '--format', 'csv').stdout).toContain('acme');
  });

  it('answers by a family for a code that its table lacks', () => {
    const { families, results } = answer('quota.perMinute');
    expect(results).toEqual([]);
    expect(families.map(({ vendor, name }) => [vendor, name.en])).toEqual([['acme', 'Too much use']]);
  });

  it.each(samples)('is detected: $text', ({ codes, text }) => {
    expect(refs(answer('explain', text))).toEqual(codes.map((code) => `acme:${code}`));
  });

  it('is counted in logs by fields that only it has, and told apart from what those hold else', () => {
    const log = join(folder, 'app.log');
    const lines = [
      '{"rtnCode":17,"rtnMsg":"货架已停用","rtnTrace":"tr-7f3a90"}',
      '{"rtnCode":18,"rtnMsg":"货架正在盘点"}',
      '{"rtnCode":0,"rtnMsg":"ok"}',
      '{"ackNo":8340022,"ackText":"货架编号为空"}',
      '{"ackNo":8340021,"ackText":"印章令牌已停用"}',
      '{"ackNo":5,"ackText":"已收到"}',
    ];
    writeFileSync(log, `${[...lines, ...lines].map((line) => `2026-11-22 08:30:00 ${line}`).join('\n')}\n`);
    const { results } = JSON.parse(run('scan', log, '--json').stdout);
    const counts = results.map((one: { code: string; count: number }) => [one.code, one.count]);
    expect(Object.fromEntries(counts)).toEqual({ 17: 2, 18: 2, 8340021: 2, 8340022: 2 });
  });

  it('tells the id of a call that stands in a field of its own', () => {
    const { stdout } = run('explain', '{"rtnCode":17,"rtnMsg":"货架已停用","rtnTrace":"tr-7f3a90"}', '--json');
    expect(stdout).toMatch(/"kind": "request-id",\s+"value": "tr-7f3a90"/);
  });

  it.each(queries)('is found by "$query"', ({ query, expect: wanted }) => {
    const found = refs(answer('search', query)).slice(0, 5);
    expect(
      wanted.some((code) => found.includes(`acme:${code}`)),
      found.join(' '),
    ).toBe(true);
  });
});
