import { closeSync, openSync, writeSync } from 'node:fs';
import { randomNumbers } from '../random-numbers.ts';

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹'];
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏飞宇晨浩然子轩梓涵'];

/** Words of vendors' messages, in which a scan looks for what they say. */
const tellingWords = (
  'user token order expired missing department request invalid server timeout message group file size limit client ' +
  'access denied retry signature agent type not found already exists parameter value content name ' +
  '用户 令牌 部门 订单 过期 缺少 权限 参数 群组 消息 文件 超过 限制 签名 应用 接口 已经 存在 重复 内容'
).split(' ');

/** Every 50th line is a failing call. */
const failingPart = 0.02;

/** What of a failing call says which failure it was. */
export type FailingTexts =
  /** One of a few texts around the response, as a program writes them: names and ids change. */
  | 'alike'
  /** Every text in other words, as where a log holds what users typed or other programs answered. */
  | 'different';

/**
 * A log of several services that call open platforms: application logs of Java, Go and Python, and an access log. Names
 * and ids change from line to line. The same in every run.
 */
function lineMaker(texts: FailingTexts) {
  const random = randomNumbers(20_261_122);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const one = <Item>(items: readonly Item[]): Item => items[upTo(items.length)] as Item;
  const hex = (length: number): string => Array.from({ length }, () => upTo(16).toString(16)).join('');
  const name = (): string => one(surnames) + one(givenNames) + (upTo(3) > 0 ? one(givenNames) : '');
  const address = (): string => `10.${upTo(4)}.${upTo(256)}.${upTo(256)}`;
  let clock = Date.UTC(2026, 10, 20);
  const now = (): string => new Date(clock).toISOString();
  const javaTime = (): string => now().replace('T', ' ').replace('.', ',').replace('Z', '');
  const java = (level: string, logger: string, text: string): string =>
    `${javaTime()} ${level.padEnd(5)} [exec-${1 + upTo(32)}] [${hex(16)}] ${logger} - ${text}`;
  const zap = (level: string, caller: string, message: string, fields: object): string =>
    JSON.stringify({ level, ts: now(), caller, msg: message, trace_id: hex(16), ...fields });

  /** Responses with `errcode`, which grep finds as well. */
  const dingTalk = (): string =>
    one([
      `{"errcode":40014,"errmsg":"不合法的access_token","request_id":"${hex(13)}"}`,
      `{"errcode":60121,"errmsg":"找不到该用户","request_id":"${hex(13)}"}`,
      `{"errcode": 33012, "errmsg": "无效的USERID: ${hex(8)}", "request_id": "${hex(13)}"}`,
      `{"errcode":90018,"errmsg":"您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了","request_id":"${hex(13)}"}`,
      `{"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","errmsg":"ding talk error[subcode=60011,submsg=没有调用该接口的权限]","request_id":"${hex(13)}"}`,
    ]);

  const failing = [
    (): string =>
      java(
        'ERROR',
        'c.e.im.dingtalk.UserSync',
        `同步员工 ${name()}（${hex(8)}）失败，耗时 ${upTo(900)} ms: ${dingTalk()}`,
      ),
    (): string =>
      java('WARN', 'c.e.im.dingtalk.Robot', `send to ${name()} failed, retry ${upTo(4)}: ${dingTalk()}`),
    (): string =>
      zap('error', 'welink/client.go:118', 'department sync failed', {
        user: name(),
        body: `{"code":"47103","message":"Token过期","traceId":"${hex(20)}"}`,
      }),
    (): string =>
      java(
        'ERROR',
        'c.e.files.WpsClient',
        `open ${name()}的文档${upTo(10_000)}.docx: {"code":403000001,"msg":"kso: permission denied"}`,
      ),
  ];

  /** Some words that say something, in an order that no other line has, and a name. */
  const words = (): string =>
    `${Array.from({ length: 4 + upTo(5) }, () => one(tellingWords)).join(' ')} ${name()}`;

  const usual: readonly (readonly [weight: number, make: () => string])[] = [
    [
      30,
      () =>
        java(
          'INFO',
          'c.e.im.dingtalk.Client',
          `POST /topapi/v2/user/get ${upTo(900)} ms {"errcode":0,"errmsg":"ok","request_id":"${hex(13)}"}`,
        ),
    ],
    [
      20,
      () =>
        java(
          'DEBUG',
          'c.e.sync.DepartmentSync',
          `部门 ${upTo(100_000)}（${name()}）有 ${upTo(300)} 人，cursor=${upTo(1e6)}`,
        ),
    ],
    [
      25,
      () =>
        `${address()} - - [${now()}] "GET /api/orders/${upTo(1e6)} HTTP/1.1" ${one([200, 200, 200, 201, 304, 404, 500])} ${upTo(40_000)} "-" "okhttp/4.12.0" ${random().toFixed(3)}`,
    ],
    [
      12,
      () => zap('info', 'queue/worker.go:77', 'job done', { job: upTo(1e6), user: name(), took: random() }),
    ],
    [
      5,
      () =>
        java(
          'INFO',
          'c.e.health.ErrorRateProbe',
          `error rate ${random().toFixed(4)}, ${upTo(40)} retries, statusCode=${one([200, 201, 204])}`,
        ),
    ],
    [
      4,
      () =>
        `${javaTime()} WARNING celery.pool: task ${hex(8)} of ${name()} was slow: ${upTo(60_000)} ms, queue length ${upTo(500)}`,
    ],
    [
      2,
      () =>
        java(
          'WARN',
          'c.e.orders.Payment',
          `verification code for order ${upTo(1e8)} expired, user ${name()}, code=${100_000 + upTo(900_000)}`,
        ),
    ],
  ];
  const total = usual.reduce((sum, [weight]) => sum + weight, 0);

  return (): string => {
    clock += upTo(60);
    if (random() < failingPart) {
      const line = one(failing)();
      return texts === 'alike'
        ? line
        : line.replace(/失败|failed|permission/, (word) => `${word} ${words()}`);
    }
    let place = upTo(total);
    for (const [weight, make] of usual) {
      if (place < weight) return make();
      place -= weight;
    }
    throw new Error('no kind of line');
  };
}

const blockSize = 4 << 20;

/** Writes a log of at least so many bytes. */
export function writeSampleLog(path: string, size: number, texts: FailingTexts = 'alike'): void {
  const line = lineMaker(texts);
  const file = openSync(path, 'w');
  try {
    for (let written = 0; written < size; ) {
      let block = '';
      while (block.length < blockSize) block += `${line()}\n`;
      written += writeSync(file, block);
    }
  } finally {
    closeSync(file);
  }
}
