/** Groups: counts by vendor, and by stretches of time. */
import { describe, expect, it } from 'vitest';
import { groupByTime, groupByVendor } from '../../src/scan/groups.ts';
import { createScanner } from '../../src/scan/scanner.ts';
import { catalog } from '../support/run.ts';
import { makeCount } from '../support/scan-report.ts';

const hour = 3_600_000;

function tallyOf(log: string) {
  const scanner = createScanner(catalog);
  scanner.begin(0);
  scanner.read(Buffer.from(log), 0, 'utf-8', true);
  return scanner.take();
}

describe('groups', () => {
  it('of vendors: the most frequent first, with their codes, each record once', () => {
    const ding = 'https://oapi.dingtalk.com {"errcode":40014} {"errcode":60011}\n';
    const both =
      'https://oapi.dingtalk.com {"errcode":40014} https://open.welink.huaweicloud.com {"code":"47103"}\n';
    const tally = tallyOf(`${ding}${ding}${both}`);
    const codes = [
      makeCount({ vendor: 'dingtalk', code: '60011', count: 2 }),
      makeCount({ vendor: 'dingtalk', code: '40014', count: 3 }),
      makeCount({ vendor: 'welink', code: '47103', count: 1 }),
    ];
    expect(groupByVendor(codes, tally)).toEqual([
      {
        id: 'dingtalk',
        count: 3,
        codes: [
          { vendor: 'dingtalk', code: '40014', count: 3 },
          { vendor: 'dingtalk', code: '60011', count: 2 },
        ],
      },
      { id: 'welink', count: 1, codes: [{ vendor: 'welink', code: '47103', count: 1 }] },
    ]);
  });

  it('of hours: one for the records without a time, so that all add up to the failing records', () => {
    const line = 'https://oapi.dingtalk.com {"errcode":40014} {"errcode":60011}\n';
    const tally = tallyOf(`${line}2026-11-22 10:00:00 ${line}2026-11-22 10:01:00 ${line}`);
    const groups = groupByTime(tally, hour);
    expect(groups.map(({ id, count }) => [id, count])).toEqual([
      ['2026-11-22T10:00:00', 2],
      [null, 1],
    ]);
    expect(tally.failures).toBe(3);
  });

  it('of hours: the earliest first, by the log’s own clock', () => {
    const tally = tallyOf(
      [
        '2026-11-22T09:59:59+08:00 https://oapi.dingtalk.com {"errcode":40014}',
        '2026-11-22T10:00:00+08:00 https://oapi.dingtalk.com {"errcode":40014}',
        '2026-11-22T10:20:00+08:00 https://oapi.dingtalk.com {"errcode":60011}',
        '2026-11-22T10:30:00+08:00 https://oapi.dingtalk.com {"errcode":60011}\n',
      ].join('\n'),
    );
    expect(groupByTime(tally, hour)).toEqual([
      { id: '2026-11-22T09:00:00', count: 1, codes: [{ vendor: 'dingtalk', code: '40014', count: 1 }] },
      {
        id: '2026-11-22T10:00:00',
        count: 3,
        codes: [
          { vendor: 'dingtalk', code: '60011', count: 2 },
          { vendor: 'dingtalk', code: '40014', count: 1 },
        ],
      },
    ]);
  });

  it('of hours: a clock that was wrong costs nothing', () => {
    const codes = Array.from({ length: 500 }, (_, i) => `2026-11-22 08:00:00 {"errcode":${5_000_000 + i}}\n`);
    const tally = tallyOf(
      `1970-01-02 00:00:00 {"errcode":40014}\n${codes.join('')}2099-01-02 00:00:00 {"errcode":40014}\n`,
    );
    expect(groupByTime(tally, hour).map(({ id, count }) => [id, count])).toEqual([
      ['1970-01-02T00:00:00', 1],
      ['2026-11-22T08:00:00', 500],
      ['2099-01-02T00:00:00', 1],
    ]);
  });
});
