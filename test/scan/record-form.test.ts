/** Records of logs whose lines begin with a time: what has none belongs to the line before, and counts once. */
import { describe, expect, it } from 'vitest';
import { createAnnotator } from '../../src/scan/annotator.ts';
import { recordForm } from '../../src/scan/record-form.ts';
import { catalog } from '../support/run.ts';
import { scanChunks } from '../support/scan.ts';

const stamp = (second: number): string => `2026-11-29 01:00:${String(second).padStart(2, '0')}`;
const body = '{"errcode":60121,"errmsg":"找不到该用户"}';

const spring = (second: number): string =>
  `${stamp(second)}.001 ERROR 1 --- [exec-1] c.e.DingTalkClient : 调用失败 ${body}

com.example.DingTalkException: errcode=60121, errmsg=找不到该用户
\tat com.example.DingTalkClient.execute(DingTalkClient.java:88)
Caused by: com.example.ApiException: errcode=60121, errmsg=找不到该用户
\t... 12 common frames omitted

`;
const python = (second: number): string =>
  `${stamp(second)},001 ERROR notify dingtalk failed {'errcode': 60121, 'errmsg': '找不到该用户'}
Traceback (most recent call last):
  File "/app/notify.py", line 12, in send
    raise DingTalkError(reply)
notify.DingTalkError: {'errcode': 60121, 'errmsg': '找不到该用户'}

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/job.py", line 40, in run
RuntimeError: dingtalk errcode 60121
`;
const php = (second: number): string =>
  `[${stamp(second)}] production.ERROR: dingtalk errcode 60121 ${body}
[stacktrace]
#0 /app/Ding.php(40): App\\Ding->call()
#1 /app/Job.php(12): App\\Job->run()
"}
PHP Fatal error:  Uncaught DingTalkException: errcode: 60121, errmsg: 找不到该用户
`;
const go = (second: number): string =>
  `2026/11/29 01:00:${String(second).padStart(2, '0')} dingtalk call failed: ${body}
panic: dingtalk: errcode=60121 errmsg=找不到该用户

goroutine 1 [running]:
main.main()
\t/app/main.go:12 +0x1d
exit status 2
`;
const pino = (second: number): string =>
  `{"level":50,"time":${1795914000000 + second * 1000},"msg":"dingtalk ${body.replaceAll('"', '\\"')}"}
DingTalkError: errcode=60121 errmsg=找不到该用户
    at call (/app/ding.js:12:3)
`;
const zap = (second: number): string =>
  `{"level":"error","ts":${1795914000 + second}.25,"msg":"dingtalk","body":${body}}
panic: dingtalk: errcode=60121
`;
const logback = (second: number): string =>
  `01:00:${String(second).padStart(2, '0')}.123 [main] ERROR c.e.DingTalkClient - ${body}
com.example.DingTalkException: errcode=60121, errmsg=找不到该用户
\tat com.example.DingTalkClient.execute(DingTalkClient.java:88)
`;
const kubectl = (second: number): string =>
  `2026-11-28T17:00:${String(second).padStart(2, '0')}.12345Z ${stamp(second)}.001 ERROR c.e.DingTalkClient ${body}
2026-11-28T17:00:${String(second).padStart(2, '0')}.1246Z com.example.DingTalkException: errcode=60121, errmsg=找不到该用户
2026-11-28T17:00:${String(second).padStart(2, '0')}.125Z \tat com.example.DingTalkClient.execute(DingTalkClient.java:88)
`;
const docker = (second: number): string =>
  `{"log":"${stamp(second)} ERROR c.e.DingTalkClient ${body.replaceAll('"', '\\"')}\\n","stream":"stdout","time":"2026-11-28T17:00:00.1Z"}
{"log":"com.example.DingTalkException: errcode=60121, errmsg=找不到该用户\\n","stream":"stdout","time":"2026-11-28T17:00:00.2Z"}
`;

const logs: [string, (second: number) => string][] = [
  ['Spring', spring],
  ['Python', python],
  ['PHP', php],
  ['Go', go],
  ['pino', pino],
  ['zap', zap],
  ['logback with a clock only', logback],
  ['kubectl logs --timestamps', kubectl],
  ['Docker', docker],
];

const countOf = (chunks: Buffer[]): [number, number] => {
  const { codes, failures } = scanChunks(chunks);
  const [[count] = [0]] = Object.values(codes) as [[number]];
  return [count, failures];
};

describe.each(logs)('a log of %s', (_, record) => {
  const records = Array.from({ length: 43 }, (__, i) => record(i));
  const bytes = Buffer.from(records.join(''));

  it('counts each failure once, however often it is told', () => {
    expect(countOf([Buffer.from(record(1))])).toEqual([1, 1]);
    expect(countOf([bytes])).toEqual([43, 43]);
  });

  it('counts the same when it comes in pieces', () => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / 777) }, (__, i) =>
      bytes.subarray(i * 777, (i + 1) * 777),
    );
    expect(countOf(pieces)).toEqual([43, 43]);
  });

  it('is annotated once a failure, while it is written', () => {
    const annotator = createAnnotator(catalog);
    const failures = bytes
      .toString()
      .split(/(?<=\n)/)
      .flatMap((line) => annotator(Buffer.from(line), 'utf-8'))
      .flatMap((line) => line.failures);
    expect(failures.map(({ code }) => code)).toEqual(Array(43).fill('60121'));
  });
});

describe('the form of a log', () => {
  const responses = 'https://oapi.dingtalk.com {"errcode":60121}\n'.repeat(40);

  it('is of lines where they have no time', () => {
    expect(recordForm(Buffer.from(responses), 'utf-8')).toEqual([]);
    expect(countOf([Buffer.from(responses)])).toEqual([40, 40]);
  });

  it('is of lines where a time stands in one of them, or in what they say', () => {
    expect(countOf([Buffer.from(`2026-11-29 01:00:00 begin\n${responses}`)])).toEqual([40, 40]);
    const told = `dingtalk token of the robot expired at 2026-11-29 01:00:00 {"errcode":60121}\n`;
    expect(countOf([Buffer.from((responses.slice(0, 44) + told).repeat(20))])).toEqual([40, 40]);
  });

  it('is read in GB18030 and UTF-16 too', () => {
    const gb = Buffer.from('[2026-11-29 01:00:00] \xb4\xed\xce\xf3\nx\n', 'latin1');
    expect(recordForm(gb, 'gb18030')).toHaveLength(1);
    const utf16 = Buffer.from(`\ufeff${spring(1)}`, 'utf16le');
    expect(recordForm(utf16, 'utf-16le')).toHaveLength(1);
  });

  it('takes a failure of another code in the same record for one of its own', () => {
    const { codes, failures } = scanChunks([
      Buffer.from(
        `${stamp(1)} ERROR dingtalk ${body}\ncom.example.X: https://oapi.dingtalk.com errcode=40014\n`,
      ),
    ]);
    expect(failures).toBe(1);
    expect(Object.keys(codes)).toEqual(['dingtalk:40014', 'dingtalk:60121']);
  });
});
