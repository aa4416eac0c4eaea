/** Codes out of any text: every shape is read, nothing else is taken for a code, and the vendor is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDetector, type Detection, detect } from '../../src/detect/detect.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';

const failures = (text: string): Detection[] => detect(text, catalog).filter(({ isSuccess }) => !isSuccess);
const codes = (text: string): string[] => failures(text).map(({ code }) => code);
const first = (text: string): Detection => {
  const found = detect(text, catalog)[0];
  if (!found) throw new Error(`nothing found in ${text}`);
  return found;
};

const body = '{"errcode":40014,"errmsg":"不合法的access_token"}';
const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);

/** One failure in every form in which it reaches people. */
const shapes: readonly (readonly [name: string, text: string])[] = [
  ['JSON', body],
  ['pretty-printed JSON', JSON.stringify(JSON.parse(body), null, 2)],
  ['JSON in JSON', `{"body":"${quoted(body)}"}`],
  ['JSON in JSON in JSON', `{"log":"${quoted(`{"body":"${quoted(body)}"}`)}"}`],
  ['JSON with its code in quotes', '{"errcode":"40014","errmsg":"x"}'],
  ['JSON without its braces', '"errcode":40014,"errmsg":"x"'],
  ['JSON cut off', '{"errcode":40014,"errmsg":"不合法'],
  ['JSON without its colon', '{"errcode"40014,errmsg":"x")'],
  ['JSON with curly quotes', '“errcode”：40014，“errmsg”：“x”'],
  ['JSON escaped for HTML', '{&quot;errcode&quot;:40014,&quot;errmsg&quot;:&quot;x&quot;}'],
  ['JSON with coloured keys', '{\u001b[34m"errcode"\u001b[0m: \u001b[33m40014\u001b[0m}'],
  ['an array', `[1,2,${body}]`],
  ['an object literal', "{ errcode: 40014, errmsg: 'x' }"],
  ['a query string', 'https://example.com/cb?errcode=40014&errmsg=x'],
  ['an encoded query string', '%7B%22errcode%22%3A40014%2C%22errmsg%22%3A%22x%22%7D'],
  ['a Python repr', "{'errcode': 40014, 'errmsg': 'x', 'data': None}"],
  ['a Go struct', 'resp: {ErrCode:40014 ErrMsg:x}'],
  ['a Java toString', 'Response(errcode=40014, errmsg=x)'],
  ['a PHP dump', 'array(2) {\n  ["errcode"]=>\n  int(40014)\n  ["errmsg"]=>\n  string(1) "x"\n}'],
  ['a PHP array', 'Array\n(\n    [errcode] => 40014\n    [errmsg] => x\n)'],
  ['serialised PHP', 'a:2:{s:7:"errcode";i:40014;s:6:"errmsg";s:1:"x";}'],
  ['XML', '<xml><errcode>40014</errcode><errmsg>x</errmsg></xml>'],
  ['a header', 'HTTP/1.1 200 OK\nError-Code: 40014\nContent-Length: 218'],
  ['curl -i', `HTTP/1.1 200 OK\r\nContent-Length: 218\r\n\r\n${body}`],
  ['a log line', `2026-05-20 16:45:00,388 [31173] ERROR app.py:204 - call failed: ${body} (315 ms)`],
  ['an exception', 'ApiException: Error code: 40014, message: x\n\tat A.b(A.java:69)'],
  ['spaced out', 'ErrCode = 40014 ErrMsg = x'],
  ['an arrow', 'business error, code-> 40014 , msg-> x , traceId-> 8f0c2a'],
  ['brackets', 'send failed: 不合法的access_token (code=40014)'],
  ['a sentence', '调用接口返回错误码:40014，怎么办'],
  ['another sentence', '返回码 40014'],
  ['few words', '报错 40014'],
  ['a vendor’s name before it', '钉钉 40014'],
  ['CDATA', '<errcode><![CDATA[40014]]></errcode>'],
  ['a table', '| errcode | 40014 |'],
  ['full-width signs', '错误码：４００１４'],
  ['a message without a field', '40014: 不合法的access_token'],
];

describe('shapes', () => {
  it.each(shapes)('finds the code of %s', (_, text) => {
    expect(codes(text)).toEqual(['40014']);
  });

  it('tells where the code stands in the text as it was given', () => {
    for (const [, text] of shapes) {
      const { start, end } = first(text);
      expect(text.slice(start, end).normalize('NFKC')).toContain('40014');
    }
  });

  it.each([
    [body, '不合法的access_token'],
    [`{"body":"${quoted('{"errcode":40014,"errmsg":"say \\"x\\", please"}')}"}`, 'say "x", please'],
    ['{"errmsg":"token is not exist","errcode":300001}', 'token is not exist'],
    ['{"errcode":40089,"errmsg":"\\u4e0d\\u5408\\u6cd5"}', '不合法'],
    ['code-> 1000210004 , msg-> token is invalid , traceId-> 8f0c', 'token is invalid'],
    ['{"code":1254045,"error":{"message":"inner"},"msg":"outer"}', 'outer'],
    ['报错 60011', null],
    ['{"errcode":60020,"errmsg":null}', null],
    // The next field says nothing of the code, unless it is called a message.
    ['{"errcode":60020,"request_id":"15r6taqz8r6xu"}', null],
    ['errcode=60020, request_id=15r6taqz8r6xu', null],
    ['{"code":88,"sub_code":"60011"}', null],
    ['errcode=60020 upstream_error_msg="not on the list" took=3', 'not on the list'],
  ])('reads the message of %s', (text, message) => {
    expect(first(text).message).toBe(message);
  });

  it('finds codes without digits where codes stand', () => {
    expect(codes('{"code":"Forbidden.AccessDenied","message":"没有权限"}')).toEqual([
      'Forbidden.AccessDenied',
    ]);
    expect(codes('{"code":"InvalidAuthentication","message":"x"}')).toEqual(['InvalidAuthentication']);
    expect(codes('Code: system.error\nMessage: code: 400, 未知的系统错误')).toEqual(['system.error']);
    expect(codes('com.example.Forbidden.class')).toEqual([]);
  });

  it('finds several codes in order of appearance, each once', () => {
    const line = (code: number): string => `ERROR {"errcode":${code},"errmsg":"x"}`;
    expect(codes([60121, 40014, 60121, 33001].map(line).join('\n'))).toEqual(['60121', '40014', '33001']);
  });

  it.each([
    ['Go’s print of a large number', 'resp map[code:1.000210004e+09 msg:token is invalid]', ['1000210004']],
    ['Go’s print in JSON', '{"errcode":4.0014e+04,"errmsg":"x"}', ['40014']],
    ['a fraction in that notation', '{"errcode":1.5e+00,"errmsg":"x"}', []],
    ['a number beyond all codes', '{"errcode":1.000210004e+30,"errmsg":"x"}', []],
    [
      'a Java map',
      'body={code=invalidParameter.authCode.notFound, message=x}',
      ['invalidParameter.authCode.notFound'],
    ],
    ['another Java map', '{code=Forbidden.AccessDenied, message=x}', ['Forbidden.AccessDenied']],
    [
      'words in prose',
      '钉钉提示 Forbidden.AccessDenied.AccessTokenPermissionDenied，怎么办',
      ['Forbidden.AccessDenied.AccessTokenPermissionDenied'],
    ],
    ['words in prose about nobody', '提示 Cache.Unreachable，怎么办', []],
    ['an exception’s class', '钉钉报错 DingTalk.Api.Util.DingTalkException，怎么办', []],
    ['words of program code', '{ code: err.code, message: err.message }', []],
    ['a short code in prose', '钉钉调用报88', ['88']],
    ['a short code that the named vendor has not', 'welink 调用报88', []],
    ['a short code in prose about nobody', '调用报88', []],
    ['a number of things', '钉钉共报 88 条', []],
    ['88 beside a sub code', '{"code":88,"sub_code":"60011","sub_msg":"x"}', ['60011', '88']],
    ['88 beside a sub code in an inner object', '{"result":{"code":88,"subCode":"60020"}}', ['60020', '88']],
    ['88 beside none', '{"code":88,"msg":"x"}', []],
    ['an error element’s attribute', '<error code="60011" msg="没有调用该接口的权限"/>', ['60011']],
    ['a result element’s attribute', '<result code="60011" msg="没有调用该接口的权限"/>', ['60011']],
    ['another element’s attribute', '钉钉 <dept code="60011" name="没有调用该接口的权限"/>', []],
  ])('reads %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('puts 88 behind its sub code', () => {
    const long =
      '{"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","errmsg":"ding talk error[subcode=60011]"}';
    expect(codes(long)).toEqual(['60011', '88']);
    expect(
      codes('{ errcode: 88, errmsg: "ding talk error[subcode=60020,submsg=访问ip不在白名单之中]" }'),
    ).toEqual(['60020', '88']);
  });

  it('finds the code inside the message of a wrapper', () => {
    expect(codes('{"code":-1,"msg":"failed, code: 99991679, msg: Unauthorized"}')).toEqual(['99991679']);
    expect(codes('{"errorCode":3,"errorMessage":"1002,corpId不合法"}')).toEqual(['3', '1002']);
  });

  it('finds the same in one text after another', () => {
    const detector = createDetector(catalog);
    for (const [, text] of [...shapes, ...shapes]) expect(detector(text)).toEqual(detect(text, catalog));
  });

  it('names success as such', () => {
    for (const text of [
      '{"errcode":0,"errmsg":"ok"}',
      '{"code":"0","message":"ok"}',
      '{"result":0,"msg":"ok"}',
    ]) {
      expect(first(text).isSuccess).toBe(true);
    }
  });
});

describe('numbers that are no codes', () => {
  it.each([
    '203.0.113.9 - - [24/Oct/2024:07:23:57 +0800] "GET /v3/users?ids=45 HTTP/1.1" 200 89 "-" "curl/8"',
    '[GIN] 2024/05/30 - 06:06:38 | 500 |  315.057739ms | 203.0.113.57 | POST "/webhook/event"',
    'HTTP/1.1 404 Not Found\nContent-Length: 40014',
    '        at java.lang.reflect.Method.invoke(Method.java:498)',
    '2026-05-20 16:45:00.388 CST [40014] ERROR:  new row violates check constraint',
    '2018-02-03 01:08:04.193 ERROR 40014 --- [           main] c.b.Application : started',
    'dial tcp 127.0.0.1:40014: connect: connection refused',
    '订单金额 40014 元，共返回 60011 条',
    '报错 10000 次',
    'process exited with exit code 40014',
    'msg is code: 400, 不合法的access_token request id: 01A08A51',
    '{"code":200,"msg":"操作成功"}',
    '{"code":500,"msg":"Internal Server Error"}',
    '{"status":400,"code":14021,"message":"file not found"}',
    '{"mobile":"13800000000","stateCode":"86"}',
    "{ code: 'ECONNREFUSED', errno: -111, message: 'connect' }",
    'return { code: err.code, message: err.message, line: 40014 }',
    'commit 40014abc\nDate: Mon May 20 16:45:00 2026',
    'timestamp=1680743351&nonce=1680365568',
    'errcode: number; // see the table',
    'error code: 404 not found',
    'ERROR [40014] startup',
    'dingtalk:\n  agent-id: 1000220004\n  port: 40001',
    // Processes, as loggers and nginx write them.
    '钉钉同步 gunicorn.error[40014] worker failed',
    'Jun  2 10:14:06 host dingsync[60011]: 没有调用该接口的权限',
    '2024/03/14 09:12:44 [error] 40014#40014: *600201 upstream timed out, dingtalk',
    '[Wed Apr 17 22:03:19 2024] [proxy:error] [pid 60011:tid 140113998239488] AH00957: dingtalk failed',
    // Numbers that the word or the sign before them names.
    '钉钉 xxl-job, jobId=39 logId=300001 failed',
    '钉钉 user 40014 not found error',
    '钉钉报错，部门 60011 不存在',
    '钉钉报错 order #60011',
    'dingtalk failed: child 40014 exited',
    'dingtalk error: {"total":60011,"dept_id":40014}',
    'stock code=300001 price=1422.38',
    // Databases have codes of their own.
    'SQLSTATE[40001]: error code: 40014, deadlock',
    'ORA-00060: error code 40014',
    'WARN o.h.engine.jdbc.spi.SqlExceptionHelper : SQL Error: 40014, SQLState: 08006',
    'SQLState: 40001, errorCode: 40014',
    'java.sql.SQLException via jdbc: code: 40014, message: x',
    'pymysql.err.OperationalError: error code 40014',
  ])('are left alone in %s', (text) => {
    expect(codes(text)).toEqual([]);
  });
});

describe('vendors', () => {
  it.each([
    ['https://oapi.dingtalk.com/user/get {"errcode":40014,"errmsg":"x"}', 'dingtalk', 'host', 'certain'],
    ['POST https://open.qingtui.cn/v1/x {"errcode":40014,"errmsg":"x"}', 'qingtui', 'host', 'certain'],
    ['ding talk error[subcode=60011,submsg=x]', 'dingtalk', 'response', 'certain'],
    ['com.cisdi.nudgeplus.X: {"errcode":40014,"errmsg":"x"}', 'qingtui', 'name', 'likely'],
    ['轻推 {"errcode":40014,"errmsg":"x"}', 'qingtui', 'name', 'certain'],
    ['{"code":"41502","message":"获取access_token异常。"}', 'welink', 'message', 'likely'],
    ['{"errcode":60020,"errmsg":"x"}', 'wecom', 'envelope', 'open'],
    ['错误码 1000210004', 'guanaitong', 'only', 'likely'],
    ['错误码 60011', 'wecom', 'none', 'open'],
  ])('of %s', (text, vendor, reason, certainty) => {
    expect(first(text)).toMatchObject({ vendor, reason, certainty });
    expect(first(text).candidates[0]).toEqual({ vendor, reason });
  });

  it('are the ones asked for', () => {
    const [found] = detect(body, catalog, { vendors: ['qingtui'] });
    expect(found?.candidates).toEqual([{ vendor: 'qingtui', reason: 'option' }]);
    expect(found?.known.map(({ vendor }) => vendor)).toEqual(['qingtui']);
    expect(found).toMatchObject({ certainty: 'certain', reason: 'option' });
    expect(detect('微信 {"errcode":40014,"errmsg":"x"}', catalog, { vendors: ['dingtalk'] })).toEqual([]);
  });

  it.each([
    [
      '{"errcode":60020,"errmsg":"not allow to access from your ip, hint: [1690282230612130918224239]"}',
      'wecom',
    ],
    ['{"errcode":40001,"errmsg":"invalid credential rid: 65ee7d3d-68cd9db2-11da2bb5"}', 'wechat'],
    ['飞书返回 {"code":60011,"msg":"x"}', 'feishu'],
    ['invalid webhook url, more info at https://open.work.weixin.qq.com/devtool/query?e=93000', 'wecom'],
  ])('never get the code of another platform: %s', (text, vendor) => {
    expect(first(text).vendor).toBe(vendor);
    expect(first(text).known[0]?.vendor ?? vendor).toBe(vendor);
    expect(first(text).certainty).not.toBe('open');
  });

  it('are told for codes that no table has', () => {
    const [unknown] = failures(
      '{"errcode":310099,"errmsg":"sign not match, https://ding-doc.dingtalk.com/doc"}',
    );
    expect(unknown).toMatchObject({ code: '310099', vendor: 'dingtalk', known: [], candidates: [] });
    expect(first('{"errcode":987654,"errmsg":"x"}')).toMatchObject({
      vendor: null,
      certainty: 'open',
      reason: 'none',
    });
  });

  it('are told by a code’s own line before the lines around it', () => {
    const line = (url: string): string => `POST ${url} {"errcode":40014,"errmsg":"x"}`;
    const dingtalk = 'GET https://oapi.dingtalk.com/user/get 200';
    const own = first(`${dingtalk}\n${dingtalk}\n${line('https://open.qingtui.cn/v1/x')}\n${dingtalk}`);
    expect(own).toMatchObject({ vendor: 'qingtui', certainty: 'certain' });
    // Only where its own line tells nothing, a neighbour is believed, and less the further away it is.
    expect(first(`${dingtalk}\n${body}`)).toMatchObject({ vendor: 'dingtalk', certainty: 'certain' });
    expect(first(`${dingtalk}${'\n.'.repeat(20)}\n${body}`).certainty).not.toBe('certain');
  });

  it('keep one code of two of them apart', () => {
    const found = failures(
      'https://oapi.dingtalk.com/a {"errcode":40014}\nhttps://open.qingtui.cn/b {"errcode":40014}',
    );
    expect(found.map(({ vendor, code }) => `${vendor}:${code}`)).toEqual(['dingtalk:40014', 'qingtui:40014']);
  });
});

describe('facts', () => {
  it.each([
    ['{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=203.0.113.82"}', 'ip', '203.0.113.82'],
    ['{"errcode":40164,"errmsg":"invalid ip 203.0.113.7, not in whitelist"}', 'ip', '203.0.113.7'],
    ['{"errcode":22,"errmsg":"x","request_id":"15r6taqz8r6xu"}', 'request-id', '15r6taqz8r6xu'],
    ['code-> 1000210004 , msg-> x , traceId-> 8f0c2a7d', 'request-id', '8f0c2a7d'],
    [
      '{"errcode":93000,"errmsg":"x, hint: [1755605200056773468916791]"}',
      'hint',
      '1755605200056773468916791',
    ],
    [
      '{"code":"Forbidden.X","message":"x","accessdenieddetail":{"requiredScopes":["Contact.User.Read"]}}',
      'scope',
      'Contact.User.Read',
    ],
    [
      '{"code":"Forbidden.X","message":"https://open-dev.dingtalk.com/appscope/apply?content=x"}',
      'apply-link',
      'https://open-dev.dingtalk.com/appscope/apply?content=x',
    ],
  ])('of %s', (text, kind, value) => {
    expect(first(text).facts).toContainEqual({ kind, value });
  });

  it('belong to the code that they stand beside', () => {
    const found = detect(
      '{"errcode":40014,"request_id":"first1"}\n{"errcode":60121,"request_id":"second2"}',
      catalog,
    );
    expect(found.map(({ facts }) => facts.map(({ value }) => value))).toEqual([['first1'], ['second2']]);
  });

  it('belong to the code of their own line or object, although another is closer', () => {
    const long = (code: number, id: string): string =>
      `{"errcode":${code},"errmsg":"${'不合法的access_token '.repeat(4)}","request_id":"${id}"}`;
    const twice = [long(40014, 'first1'), long(60121, 'second2')];
    for (const text of [
      twice.join('\n'),
      `[${twice}]`,
      twice.map((one) => JSON.stringify(JSON.parse(one), null, 2)).join('\n'),
    ]) {
      const values = detect(text, catalog).map(({ facts }) => facts.map(({ value }) => value));
      expect(values).toEqual([['first1'], ['second2']]);
    }
  });

  it('and messages hold no secrets', () => {
    const secret = 'a1b2c3d4e5f6a7b8c9d0';
    const found = detect(`{"errcode":40014,"errmsg":"https://x/apply?access_token=${secret}"}`, catalog);
    expect(JSON.stringify(found.map(({ message, facts }) => [message, facts]))).not.toContain(secret);
  });
});

describe('any text', () => {
  it('never makes it throw, and every place lies in it', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '"',
      '\\"',
      '\\',
      'errcode',
      ':',
      '=',
      '40014',
      '错误码',
      '%22',
      '&quot;',
      '\n',
      'msg',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of detect(text, catalog)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('without digits and words like codes holds none', () => {
    const words = fc.constantFrom(
      'error',
      '错误',
      '失败',
      'token',
      'invalid',
      '部门',
      ': ',
      '"',
      '{',
      '}',
      ' ',
      '\n',
      '，',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (all) => {
        expect(codes(all.join(''))).toEqual([]);
      }),
    );
  });

  it('gives back the code that it holds in any of the shapes', () => {
    const noise = fc
      .array(
        fc.constantFrom('GET', 'retrying', 'the', '部门', '\n', ' ', '17:03:09', '[main]', 'x.py:72', '。'),
        { maxLength: 12 },
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.constantFrom(...shapes), noise, noise, ([, text], before, after) => {
        expect(codes(`${before}\n${text}\n${after}`)).toContain('40014');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '{',
    '"',
    '\\',
    '7',
    '12345 ',
    'errcode=',
    'errcode=40014 ',
    'a=',
    '中',
    '报错',
    ' ',
    '%22',
    '&quot;',
    'hint: [',
    'access_token=',
    'http://a',
  ])('of a megabyte of %j takes its time only', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const start = processorTime();
    detect(text, catalog);
    // Half a second here; machines that test are slower, and busy.
    expect(processorTime() - start).toBeLessThan(3000);
  });
});
