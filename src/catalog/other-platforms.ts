/** Platforms of the same kind without a table here: their codes look the same, and mean something else. */
import type { Forms, Localized, Traces } from './types.ts';

export interface OtherPlatform {
  readonly id: string;
  readonly name: Localized;
  /** What people call it, in small letters. */
  readonly names: readonly string[];
  /** Host names that tell it; each stands for the hosts below it too. */
  readonly hosts: readonly string[];
  readonly traces: Traces;
  readonly forms: Forms;
}

/** Host names and endings as the platforms' own documents and responses have them. */
export const otherPlatforms: readonly OtherPlatform[] = [
  {
    id: 'wecom',
    name: { zh: '企业微信', en: 'WeCom' },
    names: ['企业微信', '企微', 'wecom', 'wechat work', 'wechatwork', 'wxwork', 'qywx', 'qyweixin', '企业号'],
    hosts: ['work.weixin.qq.com', 'qyapi.weixin.qq.com'],
    traces: {
      certain: [
        'not allow to access from your ip', 'no privilege to access/modify', 'invalid corpid', 'invalid bot_id',
        'mobile existed', 'userid not found', '. userid existed', 'get approval param error', 'invalid tagid', 'not external contact',
        'started chatting', 'weworkfinance', 'weworklocal', 'is_leader_in_dept', 'not available for your corporation',
        'me.chanjar.weixin.cp',
      ],
      likely: [
        'qyapi', 'we_chat', 'wxcp', 'wework', 'weworkapi', 'webhook/send', 'cgi-bin/user', 'cgi-bin/department', 'agentconfig',
        'getchatdata', 'getmediadata', 'downloadmedia', '会话存档', 'external_userid', 'externalcontact', 'msgaudit', 'from_corpid', 'open_kfid',
      ],
    },
    forms: {
      endings: ['hint: ?\\[(?:\\d{20}|\\d{10}_|[^\\]\\n]{0,40}\\],? from ip)'],
      codes: ['301\\d{3}', '84[01]\\d{2}', '84\\d{4}', '85[03]\\d{3}', '93\\d{3}', '81\\d{3}', '2200063', '45033', '41051', '60[01]\\d{2}', '65\\d{4}'],
      links: ['devtool/query\\?e=(-?\\d{1,10})\\b'],
    },
  },
  {
    id: 'wechatpay',
    name: { zh: '微信支付', en: 'WeChat Pay' },
    names: ['微信支付', 'wechat pay', 'wechatpay', 'wxpay', 'weixinpay'],
    hosts: ['api.mch.weixin.qq.com', 'pay.weixin.qq.com', 'mch.weixin.qq.com'],
    traces: {
      certain: ['com.wechat.pay', 'err_code_des', '<result_code', 'sign_information', '/v3/pay/transactions', 'pay/transactions'],
      likely: ['mch_id', 'mchid', '商户号', 'prepay_id', 'out_trade_no', '商户订单号', 'secapi', 'total_fee', '退款', '付款', '收款'],
    },
    forms: {
      endings: [],
      codes: [
        'PARAM_?ERROR|NO_?AUTH|SIGN_?ERROR|INVALID_REQUEST|RESOURCE_NOT_EXISTS|(?:ORDER|REFUND|USER)_?NOT_?EXISTS?|ORDER_?PAID|ORDER_?CLOSED|' +
          'NOT_?ENOUGH|FREQUENCY_?LIMIT(?:ED)?|OUT_TRADE_NO_USED|APPID_MCHID_NOT_MATCH|(?:MONEY|SENDNUM|RATE|AMOUNT|QUOTA)_?LIMIT(?:ED)?|' +
          'SYSTEM_?ERROR|BIZ_?ERR(?:OR)?|(?:RULE|ACCOUNT|OPENID|TRADE|CA|AUTH_?CODE)_?(?:LIMIT|ERROR|MISMATCH|INVALID|EXPIRE)|BANK_?ERROR|' +
          'ALREADY_EXISTS|(?:MCH|APPID|XML|MCHID|ORDER)_?(?:NOT_EXISTS?|NOT_EXIST|FORMAT_ERROR|REVERSED)|NOAUTH|USER_?PAYING|LACK_PARAMS|' +
          'REQUIRE_POST_METHOD|NOT_UTF8|POST_DATA_EMPTY|V2_ACCOUNT_SIMPLE_BAN|NAME_MISMATCH|PAYEE_ACCOUNT_ABNORMAL|CERT_NOT_MATCH',
      ],
      links: [],
    },
  },
  {
    id: 'wechat',
    name: { zh: '微信', en: 'WeChat' },
    names: ['微信', 'wechat', 'weixin', '小程序', '公众号', '订阅号'],
    hosts: ['api.weixin.qq.com', 'mp.weixin.qq.com', 'developers.weixin.qq.com', 'mmbizurl.cn', 'cloudbase.net'],
    traces: {
      certain: [
        'hints: [ req_id', 'getstableaccesstoken', 't.cn/raekdvq', 'require subscribe', 'api freq out of limit', 'code been used',
        'user refuse to accept the msg', 'invalid template_id', 'is invalid or not latest', 'component ticket', 'component_access_token',
        'no template data return', 'not allow to add template', 'cloud.callfunction', 'wx-server-sdk', 'getfuzzylocation',
        'wxbizdatacrypt', 'wx.getbledevice', 'reach max api daily', 'openapi.subscribemessage', 'resource system error', '七天无理由',
      ],
      likely: [
        'wxmaservice', 'wxjava', 'me.chanjar.weixin', 'binarywang', 'cn.binarywang.wx', 'wechatpy', 'easywechat', 'wx.', ':fail',
        'miniprogramerror', 'callfunction', 'encrypteddata', 'inner upload fail', 'article id', '售后', 'callcontainer', 'jscode2session', 'wxerrorexception',
        'js_sdk', 'js-sdk', 'wxml', 'openid',
      ],
    },
    forms: {
      endings: [
        'hints?: ?\\[ ?(?:req_id|(?!\\d{10})[\\w.*-]{6,30}!?\\]?)',
        '(?<!\\w)rid["\']?: ?["\']?(?:[\\da-f]{4}|[*x]{3}|["\'}\\s]|$)',
      ],
      codes: ['-50[1-6]\\d{3}', '-6\\d{5}', '6100\\d|6[13]\\d{3}', '85\\d{3}', '8[679]\\d{3}', '800\\d{2}', '-80\\d{3}', '4[37]\\d{3}', '53\\d{3}', '9300\\d{3}|931\\d{3}', '100[12]\\d{4}', '268\\d{4}', '-4100\\d', '-1500\\d', '10200\\d', '60000\\d'],
      links: [],
    },
  },
  {
    id: 'feishu',
    name: { zh: '飞书', en: 'Feishu' },
    names: ['飞书', 'feishu', 'larksuite', 'lark', 'larkoffice'],
    hosts: ['feishu.cn', 'larksuite.com', 'larkoffice.com'],
    traces: {
      certain: [
        'troubleshooter', 'permission_violations', '"StatusMessage"', 'params error, msg_type need', 'sign match fail',
        'can not be out of the chat', 'do not have bot', 'streaming mode is closed', 'card table number over limit',
        'failed to create card content', 'field validation failed', 'tenant_access_token', 'app_access_token', 'from passport',
        'sending messages to users is temporarily', 'scope#', 'drive#', 'im:message',
      ],
      likely: ['open-apis', 'im/v1', 'cardkit', 'bitable', 'lark-cli', 'lark_oapi', 'oapi-sdk', 'wiki_token', '"identity"', 'tt-logid', 'docx', 'user_access_token'],
    },
    forms: {
      endings: ['log[_ ]?id["\']?\\s?[:=]\\s?["\']?20\\d{12}'],
      codes: [
        '9999\\d{4}', '23[0-5]\\d{3}', '190\\d{2}', '10[67]\\d{4}', '125\\d{4}', '13[01]\\d{3}', '1310\\d{3}', '914\\d{2}', '1770\\d{3}', '139\\d{4}',
        '112\\d{2}|113\\d{2}', '3003\\d{2}', '200[36]\\d{2}', '23\\d{7}', '8000\\d{5}', '949\\d', '2200',
      ],
      links: ['/search\\?[^\\s"\'<>]{0,120}?\\b(?:q|code)=(\\d{4,10})\\b', 'troubleshoot[^\\s"\'<>]{0,120}?\\bcode=(\\d{4,10})\\b'],
    },
  },
  {
    id: 'qqbot',
    name: { zh: 'QQ 机器人', en: 'QQ Bot' },
    names: ['qq机器人', 'qq 机器人', 'qqbot', 'qq bot', 'qq频道'],
    hosts: ['api.sgroup.qq.com', 'bots.qq.com', 'bot.q.qq.com'],
    traces: { certain: ['qq-botpy', 'sgroup.qq'], likely: ['botpy', 'botgo', 'guild_id', 'group_openid'] },
    forms: { endings: [], codes: ['3040\\d{2}', '1124\\d', '400340\\d{2}'], links: [] },
  },
  {
    id: 'alipay',
    name: { zh: '支付宝', en: 'Alipay' },
    names: ['支付宝', 'alipay'],
    hosts: ['alipay.com', 'alipaydev.com'],
    traces: { certain: ['ACQ.', 'business failed'], likely: [] },
    forms: { endings: [], codes: ['ACQ\\.[A-Z_]{2,60}'], links: [] },
  },
  {
    id: 'slack',
    name: { zh: 'Slack', en: 'Slack' },
    names: ['slack'],
    hosts: ['slack.com'],
    traces: { certain: [], likely: [] },
    forms: { endings: [], codes: [], links: [] },
  },
];
