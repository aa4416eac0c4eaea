/**
 * The exported table in a real engine, from the log to the counts: DuckDB runs the statements that the documents show,
 * and gets what `errcode scan` counts.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root, runBuilt } from '../support/run.ts';

/** DuckDB; undefined on platforms that it has no binary for. */
const duckdb = await import('@duckdb/node-api').catch(() => undefined);

const folder = mkdtempSync(join(tmpdir(), 'errcode-duckdb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What services log of the platforms that they call, with how often: failures, successes, and a code of no table. */
const calls: readonly (readonly [count: number, host: string, response: string])[] = [
  [41, 'https://oapi.dingtalk.com/user/get', '{"errcode":40014,"errmsg":"不合法的access_token"}'],
  [17, 'https://oapi.dingtalk.com/gettoken', '{"errcode":-1,"errmsg":"系统繁忙"}'],
  [300, 'https://oapi.dingtalk.com/user/get', '{"errcode":0,"errmsg":"ok"}'],
  [23, 'https://oapi.dingtalk.com/robot/send', '{"errcode":310000,"errmsg":"keywords not in content"}'],
  [29, 'https://open.welink.huaweicloud.com/api/auth', '{"code":"47103","message":"Token过期"}'],
  [5, 'https://qingtui.cn/v1/org', '{"errcode":45001,"errmsg":"org grade is over 15"}'],
  [11, 'https://openapi.wps.cn/oauthapi/v2/token', '{"result":100014,"msg":"access token过期"}'],
  [3, 'https://openapi.guanaitong.com/token', '{"code":1000210002,"msg":"sign check failed"}'],
];

/** The lines in an order that mixes the calls, with lines between that are about none. */
function logLines(): string[] {
  const lines = calls.flatMap(([count, host, response]) =>
    Array.from({ length: count }, (_, i) => ({
      place: (i + 0.5) / count,
      text: `POST ${host} -> ${response}`,
    })),
  );
  return lines
    .sort((a, b) => a.place - b.place)
    .flatMap(({ text }, i) => [
      `2026-11-22 08:${String(i % 60).padStart(2, '0')}:00 WARN ${text}`,
      `2026-11-22 08:${String(i % 60).padStart(2, '0')}:01 INFO job ${40000 + i} took ${i} ms, "quoted, text"`,
    ]);
}

/** The statements under a document's heading for DuckDB, with the files that they name in the test's folder. */
function statementsOf(file: string): string[] {
  const text = readFileSync(join(root, 'docs', file), 'utf8');
  const [, section = ''] = text.split(/^## DuckDB$/m);
  const [, sql = ''] = /```sql\n([\s\S]*?)```/.exec(section) ?? [];
  return sql
    .replace(/'(errcode\.csv|app\.log)'/g, (_, name) => `'${join(folder, name).replaceAll('\\', '/')}'`)
    .split(/;\n/)
    .filter((statement) => statement.trim() !== '');
}

interface Counted {
  readonly vendor: string;
  readonly code: string;
  readonly count: number;
  readonly name?: string;
}

describe.skipIf(duckdb === undefined)('the exported table in DuckDB', () => {
  it.each(['enrichment.md', 'enrichment.zh-CN.md'])(
    'gives the counts of a scan, as %s shows',
    async (file) => {
      const log = join(folder, 'app.log');
      writeFileSync(log, `${logLines().join('\n')}\n`);
      writeFileSync(join(folder, 'errcode.csv'), runBuilt(['export', '--for', 'duckdb']).stdout);

      const instance = await duckdb?.DuckDBInstance.create();
      const connection = await instance?.connect();
      const statements = statementsOf(file);
      for (const statement of statements.slice(0, -1)) await connection?.run(statement);
      const reader = await connection?.runAndReadAll(statements.at(-1) ?? '');
      const joined = (reader?.getRowObjectsJson() ?? []).map(({ vendor, code, count, name }) => ({
        vendor,
        code,
        count: Number(count),
        name,
      }));
      connection?.closeSync();

      const { results, unknown } = JSON.parse(runBuilt(['scan', log, '--json']).stdout);
      const scanned = [...results, ...unknown].map(({ vendor, code, count, name }: Counted) => ({
        vendor,
        code,
        count,
        name: name ?? null,
      }));
      const order = (a: { count: number }, b: { count: number }): number => b.count - a.count;
      // A code with two meanings is told apart by the message of a log, and not by the number alone.
      const meant = scanned.map((one) =>
        one.name === 'ORG_TOO_DEEP' ? { ...one, name: 'MEDIA_FILE_TOO_LARGE / ORG_TOO_DEEP' } : one,
      );
      expect(joined.sort(order)).toEqual(meant.sort(order));
      expect(joined.map(({ count }) => count)).toEqual([41, 29, 23, 17, 11, 5, 3]);
    },
  );
});
