/** Markers: which records are looked at, so that no failure is passed over. */
import { describe, expect, it } from 'vitest';
import { findMarkers } from '../../src/scan/markers.ts';
import { failuresIn, type Sample, samples } from '../support/corpus.ts';
import { codesIn } from '../support/scan.ts';

const count = (text: string): number => findMarkers(Buffer.from(text), 'utf-8').length;

/** Failures that a scan passes over although detection finds them. This list may only get shorter. */
const passedOver = new Map([
  // A number in brackets behind a message, and no word of failure: half the lines of any log look so.
  ['openapi.wps.cn: appid必须是整型(130005)', '130005'],
  // No log is written like these two.
  [
    '**Describe the bug**\nCalling `GET https://open.welink.huaweicloud.com/api/isv/v1/orders` returns **68009** (`没有ISV权限,不能调用此API`)\n\n**Expected**\n200 with a list\n\n**SDK version**: 1.4.7',
    '68009',
  ],
  ['企业微信　ｅｒｒｃｏｄｅ＝６００１１，ｅｒｒｍｓｇ＝ｎｏ　ｐｒｉｖｉｌｅｇｅ', '60011'],
]);

/** What people write to each other, and tables, are no logs: their lines say too little each. */
const isLog = ({ shape, text }: Sample): boolean =>
  !/prose|chat|markdown|csv|full-width/.test(shape) && !/^[^\n]*[;|,\t][^\n=:]*code/i.test(text);
const logs = samples.filter(isLog);

describe('markers', () => {
  it('stand in every log of the corpus that holds a failure', () => {
    const wrong = logs.flatMap(({ text }) => {
      const found = new Set(codesIn(text));
      return (
        failuresIn(text)
          .filter(({ code }) => !found.has(code))
          // A scan counts an outer code as the one inside it.
          .filter(({ code, subCode }) => (code !== '88' && subCode === null) || found.size === 0)
          .filter(({ code }) => passedOver.get(text) !== code)
          .map(({ code }) => `${code} in ${text}`)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('lead to no code that detection does not find', () => {
    for (const { text } of logs.filter((sample) => !/SQL State/.test(sample.text))) {
      const found = new Set(failuresIn(text).map(({ code }) => code));
      // What a text says far from a code may tell more than its record does.
      expect(
        codesIn(text).filter((code) => !found.has(code)),
        text,
      ).toEqual([]);
    }
  });

  it('have exceptions that are still exceptions', () => {
    for (const [text, code] of passedOver) {
      expect(failuresIn(text).map((one) => one.code)).toEqual([code]);
      expect(codesIn(text), text).toEqual([]);
    }
  });

  it.each([
    '{"errcode":40014}',
    '{"ERRCODE":40014}',
    '{"resultCode":"40014"}',
    '{"result":120004}',
    '{"Result" : -1}',
    '“result”：130015',
    '["result"]=>\n  int(130007)',
    'result 100012',
    '{"code":20}',
    '{"code":2001}',
    '{"code":0.5}',
    'ERROR [main]',
    'panic: workwx: {60020 not allow',
    'workwx: 60020 not allow to access from your ip, hint: [17000000404',
    '不合法的access_token',
    'devtool/query?e=60020',
  ])('stand in %j', (text) => expect(count(text)).toBeGreaterThan(0));

  it.each([
    '{"errcode":0,"errmsg":"ok"}',
    '{"errcode": 0}',
    '{\\"errcode\\":\\"0\\"}',
    '{&quot;errcode&quot;:0}',
    "{'code': 'success'}",
    '{"code":200,"msg":"操作成功"}',
    'errcode=ok',
    '["errcode"]=>0',
    '{"result":0}',
    'INFO GET /api/orders 200 12 ms',
    '部门 12 有 30 人',
  ])('do not stand in %j, which most lines of a log are', (text) => expect(count(text)).toBe(0));

  it('are found in GB18030, whatever the file is said to be', () => {
    // 报错 60011
    const gbk = Buffer.from('b1a8b4ed203630303131', 'hex');
    expect(findMarkers(gbk, 'gb18030').length).toBeGreaterThan(0);
    expect(findMarkers(gbk, 'utf-8').length).toBeGreaterThan(0);
  });

  it('come in order, and within the block', () => {
    const text = '错误 error code result=1 报 {"code":0} fail\n'.repeat(50);
    const markers = [...findMarkers(Buffer.from(text), 'utf-8')];
    expect(markers).toEqual([...markers].sort((a, b) => a - b));
    expect(markers.at(-1)).toBeLessThan(Buffer.byteLength(text));
  });
});
