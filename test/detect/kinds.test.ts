/** Kinds of pasted texts, each with what is found in it and whose it is. */
import { describe, expect, it } from 'vitest';
import { type Detection, detect } from '../../src/detect/detect.ts';
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
    ['one with parts', '{"code":"NO_AUTH","message":"没有开通这个产品"}', ['NO_AUTH']],
    [
      'one in another field',
      '{"errorCode":"CLI_ORG_NOT_AUTHORIZED","errorMsg":"组织未授权"}',
      ['CLI_ORG_NOT_AUTHORIZED'],
    ],
    ['one in XML', '<err_code><![CDATA[OUT_TRADE_NO_USED]]></err_code>', ['OUT_TRADE_NO_USED']],
    ['one behind a label', '微信支付 错误代码: NOTENOUGH, 错误代码描述: 余额不足', ['NOTENOUGH']],
    ['one with its message', 'SIGN_ERROR - 签名错误,请检查后再试', ['SIGN_ERROR']],
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
