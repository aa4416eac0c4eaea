/** Kinds of pasted texts, each with what is found in it and whose it is. */
import { describe, expect, it } from 'vitest';
import { refOf } from '../../src/catalog/code.ts';
import { type Detection, detect } from '../../src/detect/detect.ts';
import { createExplainer, meantBy } from '../../src/detect/explain.ts';
import { catalog } from '../support/run.ts';

const failures = (text: string): Detection[] => detect(text, catalog).filter(({ isSuccess }) => !isSuccess);
const codes = (text: string): string[] => failures(text).map(({ code }) => code);
const first = (text: string): Detection => failures(text)[0] as Detection;
const facts = (text: string, kind: string): string[] =>
  failures(text).flatMap((one) => one.facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : [])));

describe('codes', () => {
  it.each([
    ['errno', '{"errno":600002,"errMsg":"request:fail timeout"}', ['600002']],
    ['errno of three digits', "{errMsg: 'getPhoneNumber:fail no permission', errno: 102}", ['102']],
    ['a word in capitals', '{"err_code":"ORDERPAID","err_code_des":"订单已支付"}', ['ORDERPAID']],
    ['a word that says nothing, with its message', '{"code":"ERROR","message":"业务错误"}', ['ERROR']],
    ['one with parts', '{"code":"NO_AUTH","message":"没有开通这个产品"}', ['NO_AUTH']],
    [
      'one in another field',
      '{"errorCode":"CLI_ORG_NOT_AUTHORIZED","errorMsg":"组织未授权"}',
      ['CLI_ORG_NOT_AUTHORIZED'],
    ],
    ['one in XML', '<err_code><![CDATA[OUT_TRADE_NO_USED]]></err_code>', ['OUT_TRADE_NO_USED']],
    ['one behind a label', '微信支付 错误代码: NOTENOUGH, 错误代码描述: 余额不足', ['NOTENOUGH']],
    ['one with its message', 'SIGN_ERROR - 签名错误,请检查后再试', ['SIGN_ERROR']],
    ['one with a digit', 'NOT_UTF8 - 编码格式错误', ['NOT_UTF8']],
    ['a dotted word beside the vendor’s name', '钉钉报错 staffId.notExisted', ['staffId.notExisted']],
    ['a dotted word with its message', '钉钉工作通知\ndeptId.notExisted - 部门不存在', ['deptId.notExisted']],
    [
      'a dotted word behind a status',
      '列表返回 `403 Forbidden.AccessDenied.IpNotInWhiteList`',
      ['Forbidden.AccessDenied.IpNotInWhiteList'],
    ],
    ['slashes', '飞书返回 9499/99992402 时不重试', ['9499', '99992402']],
    ['commas', '企业微信错误码40001,40014,42001', ['40001', '40014', '42001']],
    [
      'slashes in back-ticks',
      '飞书错误码（`230011/231003/230020` → 目标失效）',
      ['230011', '231003', '230020'],
    ],
    ['a lost blank before a field', 'errCode: 45009errMsg: reach max api daily quota limit', ['45009']],
    ['a lost blank before the message', '微信 errcode 40164invalid ip, not in whitelist', ['40164']],
    ['a heading', '## 60011: no privilege to access/modify contact', ['60011']],
    ['a numbered heading in back-ticks', '### 3.2 `40068 invalid tagid`', ['40068']],
    ['brackets', 'upload failed: [99992402] field validation failed', ['99992402']],
    ['a tuple', "SdkException: (10009, 'DecryptData fail')", ['10009']],
    ['a help link', '详见 https://open.work.weixin.qq.com/devtool/query?e=60020', ['60020']],
    [
      'a help link with a negative',
      'More info at https://open.work.weixin.qq.com/devtool/query?e=-30001',
      ['-30001'],
    ],
    ['a search link', 'https://open.feishu.cn/search?from=openapi&page=1&q=1770032', ['1770032']],
    ['a blank before the colon', '飞书接口 Code :91403 FORBIDDEN', ['91403']],
    ['code with message', 'push failed, code: 130101, message: send too fast', ['130101']],
    ['a Chinese word glued to code', '拉取失败 报错code:10002 调用接口:下载', ['10002']],
    ['a negative behind Chinese', '回调验证报错-40005', ['-40005']],
    ['a negative behind ERR', '网页提示: ERR: -40001', ['-40001']],
    ['a negative behind fail', 'collection.add:fail -501001 resource system error', ['-501001']],
    ['a number that the message follows', '小程序登录偶发 40163，code been used', ['40163']],
    ['a line of its own', '99991672\n错误码\n没有权限', ['99991672']],
    ['a message that begins with a singular', '企业微信出现 60111 userid not found 的情况', ['60111']],
    ['one that people met', '后来报了43101的错误，订阅消息发不出去', ['43101']],
    ['one that an error is named by', '小程序蓝牙使用一会儿就出现10003错误', ['10003']],
    ['bold', '飞书群里读历史失败 → **230027**', ['230027']],
    ['a cell', '微信公众号\n40164 | 调用接口的 IP 不在白名单', ['40164']],
    ['a comparison in a program', 'WxCpService: if (e.getErrorCode() != 84061) throw e;', ['84061']],
    ['errors in brackets', 'feishu: retry on rate-limit errors (230020/230006)', ['230020', '230006']],
    [
      'one inside the message of another',
      'errCode: -404011 cloud function execution error | errMsg: Error: doc.get:fail -502005 database collection not exists',
      ['-404011', '-502005'],
    ],
    ['a negative without its sign', '小程序云开发 errCode 501007 怎么办', ['-501007']],
  ])('are found: %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    [
      'a number of nginx’s connection',
      '2026/05/20 10:00:00 [error] 31#31: *40035 dingtalk {"errcode":40089}',
      ['40089'],
    ],
    ['the mark of a list', '报错：1、"errcode":40014,"errmsg":"不合法的access_token"', ['40014']],
    ['a status word', '{"return_code":"SUCCESS","return_msg":"OK"}', []],
    ['a word of success', '{"result":"ok"}', []],
    [
      'the caller’s envelope',
      '{"code":50001,"msg":"调用失败: {\\"errcode\\":40014,\\"errmsg\\":\\"不合法的access_token\\"}"}',
      ['40014'],
    ],
    [
      'the caller’s envelope around a hint',
      '{"code":30009,"message":"errMsg:40029:invalid code, hint: [1700020003000440005566], from ip: 203.0.113.8, more info at https://open.work.weixin.qq.com/devtool/query?e=40029"}',
      ['40029'],
    ],
    [
      'the runtime’s code around a failure',
      '{"errorCode":1,"errorMessage":"user code exception caught","stackTrace":"errCode: -501007 invalid parameters"}',
      ['-501007'],
    ],
    [
      'a status in TeaException',
      'com.aliyun.tea.TeaException: code: 403, 应用尚未开通所需的权限 request id: 6A0B-7C',
      [],
    ],
    ['another status in it', 'com.aliyun.tea.TeaException: code: 500, 系统错误 request id: 6A0B-7C', []],
    ['a till’s own -1', '{"code":-1,"msg":"收银机离线"}', []],
    ['another system’s number', 'redis error code: 110000', []],
    [
      'constants of systems',
      '{"code":"ECONNREFUSED","message":"connect failed","errno":-111,"syscall":"connect"}',
      [],
    ],
    ['the network’s number', '{"errMsg":"request:fail errcode:10011 cronet_error_code:0"}', []],
    ['statuses of HTTP', '{"code":400,"msg":"Bad Request"}', []],
    ['line numbers', 'app/Model/DingUser.php(40014): PDO->prepare()', []],
    ['counts', '失败：钉钉一共 40014 users, 60011 files', []],
    ['a number of several vendors that nothing tells', '改定位后会导致10007错误', []],
  ])('are not made of %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('are all of several objects one after another', () => {
    expect(codes('{"errcode":40014} and {"errcode":60011}')).toEqual(['40014', '60011']);
    expect(codes('https://oapi.dingtalk.com {"errcode":40014} {"code":"47103"}')).toEqual(['40014', '47103']);
  });

  it('are those of an own table, whatever they look like', async () => {
    const { createCatalog } = await import('../../src/tables/own-catalog.ts').then(({ ownCatalog }) => ({
      createCatalog: (entries: Parameters<typeof ownCatalog>[1]) => ownCatalog(catalog, entries, []),
    }));
    const own = createCatalog([{ vendor: 'pay', code: 'E-1042', message: 'card refused' }]);
    const [found] = detect('{"code":"E-1042","message":"card refused"}', own);
    expect([found?.vendor, found?.code, found?.known.length]).toEqual(['pay', 'E-1042', 1]);
    expect(codes('{"code":"E-1042","message":"card refused"}')).toEqual([]);
  });
});

describe('vendors', () => {
  it.each([
    ['an empty rid', '{"errcode":40001,"errmsg":"invalid credential rid: "}', 'wechat'],
    [
      'a rid without a blank, cut',
      '{"errcode":42001,"errmsg":"access_token expired rid:61c1a407-2e31',
      'wechat',
    ],
    ['a masked rid', '{"errcode":40037,"errmsg":"invalid template rid:***61a9a6b-0b12323c"}', 'wechat'],
    ['a hint with a dot', '{"errcode":40125,"errmsg":"invalid secret hint: [mpk.ma04650720]"}', 'wechat'],
    [
      'a masked hint',
      '{"errcode":40056,"errmsg":"invalid agentid, hint: [xxxxxxxxxx], from ip: 203.0.113.4"}',
      'wecom',
    ],
    ['WxJava', 'WxJava 调用失败 errcode=40013', 'wechat'],
    ['a package', 'at cn.binarywang.wx.miniapp.api.X: {"errcode":40003,"errmsg":"invalid openid"}', 'wechat'],
    ['a class', 'c.e.WxCpServiceImpl : {"errcode":60020,"errmsg":"not allowed"}', 'wecom'],
    ['a class with its name', 'WeComClient {"errcode":60020,"errmsg":"not allowed"}', 'wecom'],
    ['an identifier', 'wecom_client {"errcode":60011,"errmsg":"x"}', 'wecom'],
    ['another class', 'QywxSender {"errcode":40014}', 'wecom'],
    ['a library', 'weworkapi: errcode 40014', 'wecom'],
    ['Lark’s library', 'larksuite-oapi: code=10014 msg=app secret invalid', 'feishu'],
    ['Lark’s command', 'lark-cli: error code 20008', 'feishu'],
    ['a Chinese name over a known code', '企业微信 60020', 'wecom'],
    ['a name with a colon', '企业微信：60020', 'wecom'],
    ['a Latin name over a known code', 'wecom errcode 40014', 'wecom'],
    [
      'its field names',
      '{"code":9499,"msg":"Bad Request","StatusCode":9499,"StatusMessage":"Bad Request"}',
      'feishu',
    ],
    ['its words', '{"errcode":43004,"errmsg":"require subscribe"}', 'wechat'],
    [
      'its words over a known code',
      '{"errcode":60011,"errmsg":"no privilege to access/modify contact/party/agent"}',
      'wecom',
    ],
    ['the form of its codes', '{"code":99991663,"msg":"token expired"}', 'feishu'],
    ['the form of the robot’s codes', '{"errcode":310000,"errmsg":"keywords not in content"}', 'dingtalk'],
    ['the robot’s words', '{"errcode":400202,"errmsg":"miss param : text->content"}', 'dingtalk'],
    ['six digits with a sign', 'errCode: -502001, errMsg: permission denied', 'wechat'],
    ['the form of a code of Chinese messages', '{"code":304022,"message":"push time out of range"}', 'qqbot'],
    ['a name that only its codes without a sign need', '云开发 errCode 502005', 'wechat'],
    ['a chat’s library', 'discord.errors.HTTPException: 400 (error code: 40060): already done', 'discord'],
    ['the form of its words', '{"code":"PARAM_ERROR","message":"参数不对"}', 'wechatpay'],
    ['Alipay’s words', '{"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST"}', 'alipay'],
    [
      'requestid in small letters',
      '{"requestid":"E2A70C4D","code":"some.newCode","message":"x"}',
      'dingtalk',
    ],
  ])('are told by %s', (_, text, vendor) => {
    expect(first(text)?.vendor).toBe(vendor);
  });

  it.each([
    '{"code":1000,"message":"订单不存在"}',
    '{"code":40001,"msg":"库存不足"}',
    '{"requestId":"abc","code":60011,"message":"quota exceeded"}',
    '{"errcode":40095,"errmsg":"coupon is used up"}',
  ])('stay open where the message is none of theirs: %s', (text) => {
    const { vendor, certainty, known, candidates } = first(text);
    expect({ vendor, certainty, known }).toEqual({ vendor: null, certainty: 'open', known: [] });
    expect(candidates.length).toBeGreaterThan(0);
  });

  it('are not doubted for a message that the text lacks, or for an outer code’s', () => {
    expect(first('{"errcode":40035}').known).not.toEqual([]);
    expect(first('Error code: 88, message: 不合法的access_token').vendor).toBe('dingtalk');
  });
});

describe('messages', () => {
  it.each([
    [
      'a hint',
      'errcode=60020, errmsg=not allow to access from your ip, hint: [1700020003000440005566], from ip: 203.0.113.8',
      'not allow to access from your ip, hint: [1700020003000440005566], from ip: 203.0.113.8',
    ],
    [
      'a brace',
      '错误代码：45009, 错误信息：接口调用超过限制，微信原始报文：{"errcode":45009,"errmsg":"reach max"}',
      '接口调用超过限制，微信原始报文：{"errcode":45009,"errmsg":"reach max"}',
    ],
    [
      'a line break',
      'errcode=60020 errmsg=not allow to access from your ip\n  more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
      'not allow to access from your ip\n  more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
    ],
    ['curly quotes', '{"errcode":10020108,"errmsg":"必须支持“七天退货”才行"}', '必须支持“七天退货”才行'],
    ['a number of its own', 'errCode: -501000 | errMsg: [100003] env not exists', '[100003] env not exists'],
    [
      'a prefix of the log',
      "{ errcode: 40001,\n[0]   errmsg:\n[0]    'invalid credential' }",
      'invalid credential',
    ],
  ])('are not cut at %s', (_, text, message) => {
    expect(first(text).message).toBe(message);
  });

  it.each(['企业微信错误码60020', '企业微信 60020 怎么办', '钉钉 错误码 60020', '返回 60020 是什么意思'])(
    'are not what people ask: %s',
    (text) => {
      expect(first(text).message).toBeNull();
    },
  );
});

describe('facts', () => {
  it('are named once: a hint that only holds the id of the request is no other one', () => {
    const text = '{"errcode":41004,"errmsg":"appsecret missing, hints: [ req_id: qgeGiUOsf-z.dkpB ]"}';
    expect(facts(text, 'request-id')).toEqual(['qgeGiUOsf-z.dkpB']);
    expect(facts(text, 'hint')).toEqual([]);
  });

  const link = 'https://open-dev.dingtalk.com/appscope/apply?content=dingexample%23qyapi_get_member';

  it.each([
    ['as it is', `{"errcode":60011,"errmsg":"没有权限，申请：${link}"}`],
    ['in JSON in JSON', JSON.stringify({ body: `{"errcode":60011,"errmsg":"没有权限，申请：${link}"}` })],
    ['with escaped slashes', `{"errcode":60011,"errmsg":"没有权限，申请：${link.replaceAll('/', '\\/')}"}`],
    ['wholly encoded', encodeURIComponent(`{"errcode":60011,"errmsg":"没有权限，申请：${link}"}`)],
  ])('hold an address as it was written, %s', (_, text) => {
    expect(facts(text, 'apply-link')).toEqual([link]);
    expect(first(text).message).toContain(link);
  });

  it('hold all scopes of a list', () => {
    expect(facts('{"errcode":60011,"errmsg":"缺少权限：[qyapi_a_b, qyapi_c_d]"}', 'scope')).toEqual([
      'qyapi_a_b',
      'qyapi_c_d',
    ]);
    expect(
      facts(
        '{"code":99991672,"msg":"One of the following scopes is required: [im:message, im:chat]."}',
        'scope',
      ),
    ).toEqual(['im:message', 'im:chat']);
  });

  it.each([
    [
      'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist',
      ['203.0.113.9', '::ffff:203.0.113.9'],
    ],
    ['invalid ip ::ffff:203.0.113.9, not in whitelist', ['::ffff:203.0.113.9']],
    ['not allow to access, from ip: 2001:db8::1f', ['2001:db8::1f']],
  ])('hold addresses whole: %s', (message, expected) => {
    expect(facts(JSON.stringify({ errcode: 40164, errmsg: message }), 'ip')).toEqual(expected);
  });
});

describe('word codes of nobody', () => {
  it.each([
    ['{"code":"InvalidToken","message":"token is invalid"}', 'InvalidToken'],
    ['{"code":"OperationConflict","message":"the resource is busy"}', 'OperationConflict'],
    ['{"errorCode":"quotaExhausted","errorMessage":"no quota left"}', 'quotaExhausted'],
    ['{"code":"RESOURCE_BUSY","message":"try again later"}', 'RESOURCE_BUSY'],
    ['{"code":"card_declined","message":"the card was refused"}', 'card_declined'],
    ['{"code":"Throttling","message":"request was denied due to throttling"}', 'Throttling'],
    ['{"Code":"Storage.BucketMissing","Message":"no such bucket"}', 'Storage.BucketMissing'],
  ])('are named as unknown: %s', (text, code) => {
    expect(first(text)).toMatchObject({ code, vendor: null, known: [] });
  });

  it.each([
    '{"code":"userProfile","label":"profile"}',
    '{"code":"zh_CN","message":"简体中文"}',
    '{"code":"orderCreated","message":"ok"}',
    '{"code":"ECONNRESET","message":"socket hang up"}',
    "{ code: getCode, message: 'denied' }",
  ])('are no other words: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });
});

describe('words in capitals', () => {
  it.each([
    '<err_code><![CDATA[ORDERPAID]]></err_code>',
    '{"code":"ORDERPAID","message":"x"}',
    '错误代码: ORDERPAID',
  ])('are a vendor’s: %s', (text) => {
    expect(first(text)).toMatchObject({ code: 'ORDERPAID', vendor: 'wechatpay' });
  });

  it.each([
    ['返回码 NOT_UTF8', 'NOT_UTF8'],
    ['报错 PC_1002', 'PC_1002'],
    ['错误码 NOT_ENOUGH 是余额不够吗', 'NOT_ENOUGH'],
    ['下单提示V2_ACCOUNT_SIMPLE_BAN', 'V2_ACCOUNT_SIMPLE_BAN'],
    ['NOT_UTF8：编码格式错误', 'NOT_UTF8'],
  ])('are said without a sign: %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each([
    '返回码 UTF8',
    '报错 ERR_1002',
    '错误 HTTP_404',
    '返回 RESULT_OK',
    '异常 E1042',
    '返回码 SUCCESS',
  ])('are not those of others: %s', (text) => expect(codes(text)).toEqual([]));

  it('are no levels of log lines', () => {
    expect(codes('2026-05-01 10:00:00 ERROR 微信支付下单超时')).toEqual([]);
  });

  it('that say only that it failed give way to the code beside them', () => {
    expect(codes('{"return_code":"SUCCESS","result_code":"FAIL","err_code":"ORDERPAID"}')).toEqual([
      'ORDERPAID',
    ]);
    const xml =
      '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[签名错误]]></return_msg></xml>';
    expect(first(xml)).toMatchObject({ code: 'FAIL', vendor: 'wechatpay', message: '签名错误' });
    expect(first('{"return_code":"FAIL","return_msg":"签名错误"}').message).toBe('签名错误');
  });
});

describe('other platforms', () => {
  it.each([
    ['{"Message":"触发小时级流控","RequestId":"2AB940AA","Code":"isv.BUSINESS_LIMIT_CONTROL"}', 'aliyun'],
    [
      '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"signature is wrong"},"RequestId":"ed93"}}',
      'tencentcloud',
    ],
    ['{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information"}', 'huaweicloud'],
    [
      '{"err_no":28001003,"err_msg":"access_token无效","log_id":"202607041010110A1B2C3D4E5F60718293"}',
      'douyin',
    ],
    ['https://api.bilibili.com/x/v2/reply {"code":-101,"message":"账号未登录","ttl":1}', 'bilibili'],
    ['https://api.weibo.com/2/statuses/share.json {"error":"expired_token","error_code":21327}', 'weibo'],
    ['https://aip.baidubce.com/rest {"error_code":110,"error_msg":"Access token invalid"}', 'baidu'],
    ['https://api.stripe.com/v1/charges {"code":"card_declined","message":"the card was refused"}', 'stripe'],
  ])('keep their codes: %s', (text, platform) => {
    expect(first(text)).toMatchObject({ vendor: platform, known: [] });
  });

  it.each([
    ['bilibili-bot {"errcode":40014,"errmsg":"不合法的access_token","hint":"oapi.dingtalk.com"}', 'dingtalk'],
    ['at github.com/larksuite/oapi-sdk-go code: 99991663, msg: Invalid access token', 'feishu'],
    ['see GitHub issue: {"code":99991663,"msg":"Invalid access token for authorization."}', 'feishu'],
    ['com.aliyun.tea.TeaException: {"errcode":88,"errmsg":"ding talk error"}', 'dingtalk'],
  ])('take no other’s: %s', (text, vendor) => {
    expect(first(text).vendor).toBe(vendor);
  });

  it.each([
    'redis error code: 110000',
    'redis error code: 110000 on node 3',
    'mysql error 40001',
    'kafka consumer failed with code 40014',
    'MongoDB: {"code":40001,"msg":"x"}',
  ])('of software have no code of a vendor: %s', (text) => {
    expect(codes(text)).toEqual([]);
  });
});

describe('small numbers', () => {
  it.each(['errorCode=9', '{"code":2,"msg":"x"}', '错误码 1003', '{"errorCode":15}'])(
    'are nobody’s without a platform: %s',
    (text) => {
      expect(failures(text).every(({ vendor, known }) => vendor === null && known.length === 0)).toBe(true);
    },
  );

  it.each([
    ['钉钉小程序真机报error: 1, errorMessage: "API 不存在"', '1'],
    ['dd.config 报错 {"errorCode":9,"errorMessage":"签名校验失败"} https://open.dingtalk.com', '9'],
  ])('are a named platform’s: %s', (text, code) => {
    expect(first(text)).toMatchObject({ code, vendor: 'dingtalk' });
  });
});

describe('names', () => {
  it.each([
    'DingTalk call failed: {"errcode":40014,"errmsg":"x"}',
    '企业微信 errcode=60020',
    '钉钉小程序 errcode=40014',
  ])('on the code’s own line are certain: %s', (text) => {
    expect(first(text)).toMatchObject({ certainty: 'certain', reason: 'name' });
  });

  it('on other lines are not', () => {
    expect(first('DingTalk sync\nstarted\nresult: {"errcode":40014,"errmsg":"x"}').certainty).not.toBe(
      'certain',
    );
    expect(first('DingTalk and WeCom: {"errcode":40014,"errmsg":"x"}').certainty).toBe('open');
  });
});

describe('inner codes', () => {
  const message =
    'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card table number over limit; ErrorValue: table; ';

  it.each([230099, 11246])('of %i come first, with what they say', (outer) => {
    const [inner, around] = failures(JSON.stringify({ code: outer, msg: message }));
    expect(inner).toMatchObject({ code: '11310', vendor: 'feishu', message: 'card table number over limit' });
    expect(around).toMatchObject({ code: String(outer), subCode: '11310' });
  });
});

describe('a lost blank', () => {
  it('before a number with a request id behind it hides no code', () => {
    expect(codes('request fail.109000 rid: 6136d0c4-761b2a79-4d809dbb')).toEqual(['109000']);
  });
});

describe('texts without a code', () => {
  const read = (text: string, vendors?: string[]) => {
    const explainer = createExplainer(catalog, { vendors });
    explainer.add(text);
    const [first] = explainer.quoted();
    return {
      explained: explainer.told().map(({ codeFrom, meanings: [one] }) => {
        expect(codeFrom).toBe('message');
        return one && refOf(one.entry);
      }),
      perhaps: first && refOf(first),
    };
  };

  it.each([
    [
      'a rid',
      '上传失败: invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken rid: 686a0f1b-1a2b3c4d-5e6f7a8b',
      'wechat:40001',
    ],
    ['a client API', '{errMsg: "request:fail url not in domain list"}', 'wechat:600002'],
    [
      'a client API and a comma',
      'getUserProfile:fail, api scope is not declared in the privacy agreement',
      'wechat:112',
    ],
    [
      'a hint',
      '访问失败: not allow to access from your ip, hint: [1735980497142830326019081], from ip: 203.0.113.25',
      'wecom:60020',
    ],
    [
      'a host',
      'POST https://oapi.dingtalk.com/robot/send {"errmsg":"keywords not in content"}',
      'dingtalk:310000',
    ],
    [
      'a client library, whose code is a word',
      '钉钉 code: 400, 不合法的access_token request id: 15r6h2k3a8z9q',
      'dingtalk:InvalidAuthentication',
    ],
    [
      'a client library, in English',
      'DingTalk alarm: error with code: 400, "Invalid access_token request id: 5373616E-A1FB-750A-A30B-53495AC82560',
      'dingtalk:InvalidAuthentication',
    ],
    ['a name, where nobody else says it', '钉钉扫码登录一直提示\n“不存在的临时授权码”', 'dingtalk:40078'],
  ])('are explained by a message that only one code of the vendor has, told by %s', (_, text, ref) => {
    expect(read(text).explained).toEqual([ref]);
  });

  it('need no proof where the vendor is asked for', () => {
    expect(read('报错: keywords not in content', ['dingtalk']).explained).toEqual(['dingtalk:310000']);
  });

  it('are put with what they tell beside the message', () => {
    const explainer = createExplainer(catalog);
    explainer.add(
      '第一行\n  返回 not allow to access from your ip, hint: [1735980497142830326019081], from ip: 203.0.113.25',
    );
    const [one] = explainer.told();
    expect(one).toMatchObject({
      line: 2,
      message: 'not allow to access from your ip',
      vendor: 'wecom',
      certainty: 'certain',
      facts: [
        { kind: 'hint', value: '1735980497142830326019081' },
        { kind: 'ip', value: '203.0.113.25' },
      ],
    });
  });

  it.each([
    [
      'of which only the name tells whose it is',
      '钉钉消息发送失败：keywords not in content',
      'dingtalk:310000',
    ],
    [
      'in the middle of a sentence',
      'https://qyapi.weixin.qq.com 我们不希望 not allow to access from your ip 出现',
      'wecom:60020',
    ],
  ])('are not explained by a message %s', (_, text, perhaps) => {
    expect(read(text)).toEqual({ explained: [], perhaps });
  });

  it.each([
    '不合法的access_token',
    '系统繁忙',
    '支付宝返回 不合法的access_token',
    '{"errmsg":"不合法的access_token","request_id":"x"} oapi.dingtalk.com',
    '今天部署了新版本，用户登录正常。',
  ])('stay open where several codes fit, or none: %s', (text) => {
    expect(read(text).explained).toEqual([]);
  });
});

describe('codes beside each other', () => {
  const refs = (text: string): string[] => failures(text).map(({ vendor, code }) => `${vendor}:${code}`);

  it.each([
    [
      'told by the message before one of them',
      '提示权限校验失败,errorcode:3,错误码52019',
      ['dingtalk:3', 'dingtalk:52019'],
    ],
    [
      'at the beginning of a message',
      '{"errorCode":3,"errorMessage":"1002,corpId不合法"}',
      ['dingtalk:3', 'dingtalk:1002'],
    ],
  ])('are of one vendor, %s', (_, text, expected) => {
    expect(refs(text)).toEqual(expected);
  });

  it('stay open where the others are of several', () => {
    const [open] = failures('{"errcode":45009} 先后遇到');
    expect(open?.certainty).toBe('open');
  });

  it('put the vendor first that has a word in common with a table’s own words', () => {
    const table = '| errcode | 含义 |\n|---|---|\n| 45009 | 超频 |\n| 45033 | 并发太高 |';
    expect(
      failures(table)
        .map(({ candidates: [one] }) => one?.vendor)
        .at(-1),
    ).toBe('wecom');
  });
});

describe('OAuth’s words', () => {
  it.each([
    ["invalid_scope: The requested scope 'kso.file.read' is not allowed.", 'wps'],
    ['{"error":"invalid_scope","error_description":"x"}', null],
    ['invalid_scope: Some requested scopes were invalid', null],
  ])('are a vendor’s only where something else tells it: %s', (text, vendor) => {
    expect(first(text)).toMatchObject({ code: 'invalid_scope', vendor });
  });
});

describe('places in programs', () => {
  it.each([
    '2025-09-18 11:34:30 - ERROR - log.py:error:15 - oapi.dingtalk.com failed',
    'robot.go:error:900 dingtalk',
  ])('are no codes: %s', (text) => expect(codes(text)).toEqual([]));
  it('are no reason to pass over codes', () => {
    expect(codes('dingtalk error:60011')).toEqual(['60011']);
  });
});

describe('cross marks', () => {
  it.each([
    ['GET /open-apis/base/v3/bases/{token}/tables ❌ 5000', ['5000']],
    ['飞书 发送消息 ❌ 230002', ['230002']],
    ['step 3 ❌ 5000', []],
    ['飞书 ✅ 5000', []],
  ])('tell a failure where its vendor is told: %s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('request ids', () => {
  it.each([
    [
      'a header',
      'Request-ID: 08D6E5B9AF0610C90318E6C9-268435462\n{"code":"SIGN_ERROR","message":"错误的签名"}',
    ],
    [
      'one in small letters',
      '< request-id: 08D6E5B9AF0610C90318E6C9-268435462\n{"code":"SIGN_ERROR","message":"x"}',
    ],
    ['prose', '微信支付报 SIGN_ERROR，Request-ID 08D6E5B9AF0610C90318E6C9-268435462'],
  ])('are those of %s', (_, text) => {
    expect(facts(text, 'request-id')).toEqual(['08D6E5B9AF0610C90318E6C9-268435462']);
  });

  it('are no words behind the name', () => {
    expect(facts('{"code":"SIGN_ERROR","message":"x"} request id is missing', 'request-id')).toEqual([]);
  });
});

describe('exceptions of client libraries', () => {
  const link = 'https://open-dev.dingtalk.com/appscope/apply?content=dingabc%23Contact.User.Read';
  it.each([
    [
      'Java’s',
      `com.aliyun.tea.TeaException: code: 403, 应用尚未开通所需的权限：[Contact.User.Read]，点击链接申请并开通即可：${link} request id: 6A0B1C2D-11`,
    ],
    [
      'Python’s',
      `Tea.exceptions.TeaException: Error: Forbidden.AccessDenied.AccessTokenPermissionDenied code: 403, 应用尚未开通所需的权限：[Contact.User.Read]，点击链接申请并开通即可：${link} request id: 6A0B1C2D-11 Response: {'accessdenieddetail': {'requiredScopes': ['Contact.User.Read']}}`,
    ],
    [
      'Node’s',
      `Forbidden.AccessDenied.AccessTokenPermissionDenied: code: 403, 应用尚未开通所需的权限：[Contact.User.Read]，点击链接申请并开通即可：${link} request id: 6A0B1C2D-11\n  data: { accessdenieddetail: { requiredScopes: [ 'Contact.User.Read' ] } }`,
    ],
  ])('%s tell the missing scope, the link and the request id', (_, text) => {
    const explainer = createExplainer(catalog);
    explainer.add(text);
    const [one] = [...explainer.explanations(), ...explainer.told()];
    expect(one && [one.vendor, one.code]).toEqual([
      'dingtalk',
      'Forbidden.AccessDenied.AccessTokenPermissionDenied',
    ]);
    const told = Object.fromEntries(one?.facts.map(({ kind, value }) => [kind, value]) ?? []);
    expect(told).toEqual({ scope: 'Contact.User.Read', 'apply-link': link, 'request-id': '6A0B1C2D-11' });
    expect(one?.facts).toHaveLength(3);
  });
});

describe('several meanings of a word', () => {
  it('are told apart by the message', () => {
    const explainer = createExplainer(catalog);
    explainer.add('<xml><return_code>FAIL</return_code><return_msg>频率限制</return_msg></xml>');
    const [one] = explainer.explanations();
    expect(meantBy(one?.meanings ?? []).map(({ entry }) => entry.retry)).toEqual(['backoff']);
    expect(one?.meanings.length).toBeGreaterThan(1);
  });

  it('are all of them without one', () => {
    const explainer = createExplainer(catalog);
    explainer.add('<xml><return_code>FAIL</return_code><return_msg>x</return_msg></xml> 微信支付');
    const [one] = explainer.explanations();
    expect(meantBy(one?.meanings ?? [])).toEqual(one?.meanings);
  });
});

describe('words in capitals of a vendor that is named', () => {
  it.each([
    ['微信支付报错 SIGN_ERROR', ['SIGN_ERROR']],
    ['微信支付 下单失败 ORDERPAID', ['ORDERPAID']],
    ['2026-11-22 ERROR SIGN_ERROR in signer', []],
    ['微信支付 SUCCESS', []],
    ['微信支付 OPENID 传错了', []],
    // Without a word of failure too, where the name stands right before it.
    ['微信支付 NOT_UTF8', ['NOT_UTF8']],
    ['微信支付：PARAM_IS_NOT_UTF8', ['PARAM_IS_NOT_UTF8']],
    ['2026-11-22 10:00:00 微信支付 下单失败 NOT_UTF8', ['NOT_UTF8']],
    ['钉钉 JSAPI 报错了：PC_1005，白屏', ['PC_1005']],
    ['微信支付 UTF8', []],
    ['微信支付 SHA256 验签失败', []],
    ['钉钉 HTTP_404 错误', []],
  ])('are its codes: %s', (text, expected) => expect(codes(text)).toEqual(expected));
});

describe('messages in broken or nested texts', () => {
  const message = (text: string): string | null | undefined => first(text)?.message;

  it('end with a blank line where their quote was lost', () => {
    const text =
      '"errcode":310000,"errmsg":"keywords not in content\n\ncurl -d \'{"text":"alert"}\' https://oapi.dingtalk.com';
    expect(message(text)).toBe('keywords not in content');
  });

  it('go on over escaped blank lines', () => {
    expect(message('{"errcode":310000,"errmsg":"keywords not\\n\\nin content"}')).toBe(
      'keywords not\n\nin content',
    );
  });

  it.each([
    ['in a field', '{"code":0,"msg":"', '"}'],
    ['behind its name', 'errmsg -> ', ''],
    ['by itself', '', ''],
  ])('are whole before a help link, without the link: %s', (_, before, after) => {
    const said = 'invalid media_id, hint: [1650280848252373435330496], from ip: 203.0.113.239';
    const link = ', more info at https://open.work.weixin.qq.com/devtool/query?e=40007';
    expect(message(before + said + link + after)).toBe(said);
  });

  it('end with the back-tick, the cell or the quote that they stand in with their code', () => {
    for (const text of [
      '直接传会报 `400445001 invalid create children`。改用 v2',
      '| convert | `400445001 invalid create children` |',
      "WPS SdkException: (400445001, 'invalid create children')",
      'wps 返回 errcode 400445001 ("invalid create children") until the block is changed',
    ])
      expect(message(text), text).toBe('invalid create children');
  });

  it('are no words that only stand beside a code', () => {
    for (const text of [
      'Hermes reports: "请稍后重试 code: 200340" and the task gets stuck (often showing "Working")',
      'kdocs-cli sheet get_range_data 返回 `429001`',
      '| 换 token 报 4006 | 用 WeLink 返回的 state |',
    ])
      expect(message(text), text).toBeNull();
  });

  it('are those beside the code in a message of the caller’s own log, as without the log', () => {
    for (const text of [
      '一直提示 错误code：60113',
      '网页提示: ERR: -40001 请问是哪里配置出了问题?',
      '60011 system is busy, please try again later',
      '40029-invalid code, hints: [ req_id: Gu6quA0644ns67 ]',
      'result: {"errcode":2747014,"errmsg":" 售后金额不合法"} 订单 { "errcode": 0, "order": {"id":1} } 微信',
      '报文:{"errcode":931023,"errmsg":"waybill not exist rid: 66557523-735e87a5-648726cd"}\n错误码是:9300559运单不存在。',
    ]) {
      const told = ({ code, vendor, message: said }: Detection) => ({ code, vendor, said });
      const logged = JSON.stringify({ time: '2026-11-29T12:00:02Z', level: 'info', msg: text });
      expect(failures(logged).map(told), text).toEqual(failures(text).map(told));
      expect(failures(text), text).not.toEqual([]);
    }
  });
});
