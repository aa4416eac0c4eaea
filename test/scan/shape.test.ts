/** Shapes: records that look the same are looked at once, and so must hold the same codes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/detect/plain-text.ts';
import { quietShapeOf, shapeOf } from '../../src/scan/shape.ts';
import { levellerOf } from '../../src/scan/telling-words.ts';
import { failuresIn, samples } from '../support/corpus.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';

const shape = (text: string): string => shapeOf(plainText(text).text, catalog);
const level = levellerOf(catalog);
const quietShape = (text: string): string => quietShapeOf(level(shape(text)), catalog);
const codesOf = (text: string): string =>
  failuresIn(text)
    .map(({ vendor, code }) => `${vendor}:${code}`)
    .join(' ');

/** Failures written in the ways that hide a number from its name. */
const written = [
  '{"errcode":310000,"errmsg":"x"}',
  '{"errcode": "310000", "errmsg": "x"}',
  '{\\"errcode\\":\\"310000\\",\\"errmsg\\":\\"x\\"}',
  '%7B%22errcode%22%3A310000%2C%22errmsg%22%3A%22x%22%7D',
  '{&quot;errcode&quot;:310000,&quot;errmsg&quot;:&quot;x&quot;}',
  '{\u001b[34m"errcode"\u001b[0m: \u001b[33m310000\u001b[0m}',
  'array(2) {\n  ["errcode"]=>\n  int(310000)\n}',
  'array(1) {\n  ["errcode"]=>\n  string(6) "310000"\n}',
  'a:1:{s:7:"errcode";i:310000;}',
  'a:1:{s:7:"errcode";s:6:"310000";}',
  '<errcode><![CDATA[310000]]></errcode>',
  '"errcode":\n\n                    310000',
  'oapi.dingtalk.com {"errcode":3.10001e+05,"errmsg":"x"}',
  '{"code":1.000210004e+09,"msg":"token is invalid"}',
  '错误码为 310000',
  '错误码是310000',
  'oapi.dingtalk.com 抛出 310000',
  'oapi.dingtalk.com 異常 310000',
  '钉钉 310000-没有权限',
  '{"errorCode":3,"errorMessage":"310001,corpId不合法"}',
  'weixin: 310002 invalid something, hint: [1690282230612130918224239]',
  'api unauthorized, hint: [1690282230612130918224239] (310002)',
  'https://open.work.weixin.qq.com/devtool/query?e=93000',
  '\\n40014: 不合法的access_token',
  '40014-不合法的access_token',
  '钉钉 88,ding talk error[subcode=60011,submsg=x]',
  'errcode=310000, order 12, took 315 ms',
  '{"code":"Forbidden.V2","message":"https://api.dingtalk.com"}',
  '{"errcode":-310000,"errmsg":"x"}',
  'collection.add:fail -501001 resource system error',
  'Sync failed (987654): "ding talk error[subcode=60011,submsg=x]"',
  '错误码 310000,310007',
  '### 8.1 `310000 invalid tagid`',
  'DingTalk error codes like 310000 (internal error)',
  '钉钉 08:30:11 一开始 60011，权限错误',
  'oapi.dingtalk.com 报错 4567',
  '报错 PC_1002',
  '微信支付 NOT_UTF8',
  '钉钉 invalidParameter.user1.empty',
  'request fail.310000 rid: 66405e12-4c9d8fa3-16bd72ef',
  'https://open.feishu.cn/search?from=openapi&q=310000',
];
// Rows of tables are records of their own, without the names of the columns.
const table = /^[^\n]*[;|,\t][^\n=:]*code/i;
const texts = [...samples.map(({ text }) => text).filter((text) => !table.test(text)), ...written];

/** What may stand where a number stands: codes, unknown codes, and numbers that are none. */
const numbers = [
  ...['40014', '60011', '60020', '47103', '1000210004', '403000001', '88', '0', '-1', '200', '500', '404'],
  ...['310000', '310007', '93000', '987654', '1234567890', '12345678901', '7', '12', '040014', '2026'],
  ...['1999', '4567', '0123'],
];

/** Numbers but the parts of times, which tell lines of logs, of escapes, and the lengths of texts in dumps. */
const replaceable = /(?<!\d:|string\(|\\x\{[\da-f]*|\d)\d+(?!\d*:\d)/g;

/** A text with one of its numbers replaced. */
function replaced(text: string, position: number, number: string): string {
  let seen = -1;
  return text.replace(replaceable, (found) => (++seen === position ? number : found));
}
const numbersIn = (text: string): number => text.match(replaceable)?.length ?? 0;

describe('shapes', () => {
  it('are the same for records that differ in times, ids and durations', () => {
    const line = (time: string, id: string, took: number): string =>
      `2026-11-22 ${time} ERROR [exec-${took}] call ${id} failed in ${took} ms: {"errcode":40014,"request_id":"${id}"}`;
    expect(shape(line('08:30:11.120', '15r6taqz8r6xu', 315))).toBe(shape(line('23:01:59.004', '9x1b', 7)));
    const hinted = (hint: string): string => `{"errcode":60020,"errmsg":"x, hint: [${hint}]"}`;
    expect(shape(hinted('1690282230612130918224239'))).toBe(shape(hinted('1755605200056773468916791')));
  });

  it('differ for any two texts that hold different failures', () => {
    const byShape = new Map<string, string>();
    for (const text of texts) {
      const other = byShape.get(shape(text));
      if (other !== undefined) expect(codesOf(text), `${text}\n${other}`).toBe(codesOf(other));
      byShape.set(shape(text), text);
    }
  });

  it('differ where another number makes the failures others', () => {
    const wrong: string[] = [];
    let place = 0;
    for (const text of texts) {
      const own = { shape: shape(text), codes: codesOf(text) };
      for (let i = 0; i < Math.min(numbersIn(text), 24); i++) {
        // Every eighth number at each place, the others at the next ones: each stands in many hundreds.
        for (let next = place++ % 8; next < numbers.length; next += 8) {
          const number = numbers[next] as string;
          const other = replaced(text, i, number);
          if (shape(other) === own.shape && codesOf(other) !== own.codes) wrong.push(other);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  const number = fc.oneof(
    fc.constantFrom(...numbers),
    fc.integer({ min: 0, max: 99_999_999 }).map(String),
    fc.integer({ min: 1000, max: 9999 }).map(String),
    fc.string({ unit: fc.constantFrom(...'0123456789abcdefgz_-.:'), minLength: 1, maxLength: 24 }),
  );
  /** Two texts that differ in some of their numbers. */
  const pair = fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(12), number, number), { minLength: 1, maxLength: 3 }),
    )
    .map(([text, changes]): readonly [string, string] => [
      changes.reduce((one, [position, first]) => replaced(one, position, first), text),
      changes.reduce((other, [position, , second]) => replaced(other, position, second), text),
    ]);

  it('differ where random numbers make the failures others', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        if (shape(one) === shape(other)) expect(codesOf(one)).toBe(codesOf(other));
      }),
      { numRuns: 800 },
    );
  });

  it('of texts without failures are those of no text with one', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        if (quietShape(one) === quietShape(other)) expect(codesOf(one) === '').toBe(codesOf(other) === '');
      }),
      { numRuns: 800 },
    );
  });

  const said = '"ding talk error[subcode=60011,submsg=x]"';
  it.each([
    ['a code that no table has, before what only one platform says', `(2026): ${said}`, `(987654): ${said}`],
    ['further codes of a list', '错误码 310000,4567', '错误码 310000,987654'],
    ['a number before what it means', '钉钉 error codes like 7 (busy)', '钉钉 error codes like 98765 (busy)'],
    ['a time', '钉钉 8:30:11 一开始 60011，权限错误', '钉钉 08:30:11 一开始 60011，权限错误'],
    ['a word in capitals', '微信支付 NOT_UTF7', '微信支付 NOT_UTF8'],
    ['a word with dots', '钉钉 invalidParameter.user1.empty', '钉钉 invalidParameter.user2.empty'],
  ])('differ for %s', (_, one, other) => {
    expect(codesOf(one)).not.toBe(codesOf(other));
    expect(shape(one)).not.toBe(shape(other));
  });

  it.each([
    ['a year', 'oapi.dingtalk.com 报错 2026', 'oapi.dingtalk.com 报错 4567'],
    ['a leading zero', '{"errcode":040014}', '{"errcode":987654}'],
    ['a word that no table has', '报错 PC_2222', '报错 PC_1002'],
  ])('of texts without failures keep what %s is read as', (_, quiet, failing) => {
    expect([codesOf(quiet), codesOf(failing) === '']).toEqual(['', false]);
    expect(quietShape(quiet)).not.toBe(quietShape(failing));
  });

  it('take their time only', () => {
    for (const unit of ['1', 'a', '1 ', 'code ', '-', 'a-', 'a1-', ' ', 'hint: [', 'code:', '1.1e+']) {
      const text = unit.repeat(8000 / unit.length);
      const start = processorTime();
      shapeOf(text, catalog);
      // A few milliseconds here.
      expect(processorTime() - start, unit).toBeLessThan(500);
    }
  });
});
