/** Counts: one after the other, and put together from parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDetector } from '../../src/detect/detect.ts';
import {
  addTally,
  countRecord,
  createTally,
  mostCodes,
  type PartPlace,
  settleGuesses,
  type Tally,
} from '../../src/scan/tally.ts';
import { catalog } from '../support/run.ts';

const detect = createDetector(catalog, { hasFacts: false });

/** Certain, guessed and open ones of one code, other codes, and two in one record. */
const records = [
  'https://oapi.dingtalk.com {"errcode":40014,"errmsg":"不合法的access_token"}',
  '{"errcode":40014,"errmsg":"x"}',
  '{"errcode":40014}',
  'https://open.qingtui.cn {"errcode":40014,"errmsg":"x"}',
  '{"errcode":88,"sub_code":"60011","errmsg":"ding talk error[subcode=60011,submsg=x]"}',
  '{"errcode":987654,"errmsg":"y"}',
  '{"errcode":987654}',
].map((text) => detect(text));

const place = (part: number, line: number): PartPlace => ({
  part,
  line,
  time: { clock: Date.UTC(2026, 10, 22) + part * 60_000 + line * 1000, offset: null },
});

const shown = (tally: Tally): object => ({
  failures: tally.failures,
  dropped: tally.dropped,
  times: [...tally.times.counts].sort(),
  counts: [...tally.counts]
    .map(([key, { found, count, first, last, times }]) => [
      key,
      {
        certainty: found.certainty,
        message: found.message,
        count,
        first,
        last,
        times: [...times.counts].sort(),
      },
    ])
    .sort(([a], [b]) => String(a).localeCompare(String(b))),
});

describe('a tally', () => {
  it('counts records, and each code once a record', () => {
    const tally = createTally();
    countRecord(tally, records[4] as (typeof records)[number], place(0, 3));
    countRecord(tally, records[4] as (typeof records)[number], place(0, 9));
    expect(tally.failures).toBe(2);
    expect([...tally.counts.values()].map(({ found, count }) => [found.code, count])).toEqual([
      ['60011', 2],
      ['88', 2],
    ]);
    const [count] = tally.counts.values();
    expect([count?.first.line, count?.last.line]).toEqual([3, 9]);
  });

  it('of parts is that of all their records', () => {
    const parts = fc.array(fc.array(fc.nat(records.length - 1), { maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(parts, (all) => {
        const whole = createTally();
        const joined = createTally();
        for (const [part, indexes] of all.entries()) {
          const tally = createTally();
          for (const [line, index] of indexes.entries()) {
            countRecord(tally, records[index] as (typeof records)[number], place(part, line));
            countRecord(whole, records[index] as (typeof records)[number], place(part, line));
          }
          addTally(joined, tally);
        }
        expect(shown(joined)).toEqual(shown(whole));
        for (const tally of [joined, whole]) settleGuesses(tally);
        expect(shown(joined)).toEqual(shown(whole));
      }),
    );
  });

  it('lets an open guess follow the one vendor that is certain of the code', () => {
    const tally = createTally();
    const [certain, , open, another] = records as [never, never, never, never];
    countRecord(tally, open, place(0, 0));
    countRecord(tally, certain, place(0, 5));
    settleGuesses(tally);
    expect([...tally.counts.values()]).toMatchObject([
      {
        found: { vendor: 'dingtalk', certainty: 'certain' },
        count: 2,
        first: { line: 0 },
        last: { line: 5 },
      },
    ]);
    countRecord(tally, another, place(0, 6));
    settleGuesses(tally);
    expect(tally.counts.size).toBe(2);
  });

  it('keeps only so many codes, and tells of the others', () => {
    const parts = [createTally(), createTally()];
    for (const [part, tally] of parts.entries()) {
      for (let i = 0; i < mostCodes - 100; i++) {
        const [found] = records[6] as [(typeof records)[number][number]];
        countRecord(tally, [{ ...found, code: String(5_000_000 + part * 1_000_000 + i) }], place(part, i));
      }
    }
    const [tally, other] = parts as [Tally, Tally];
    addTally(tally, other);
    expect(tally.counts.size).toBe(mostCodes);
    expect(tally.failures).toBe(2 * mostCodes - 200);
    expect(tally.dropped).toBe(mostCodes - 200);
  });
});
