/** Well-known rows of each vendor are what everybody knows them to be. */
import { describe, expect, it } from 'vitest';
import { catalog } from '../support/run.ts';

describe('well-known rows', () => {
  it.each([
    ['dingtalk', '40014', '不合法的access_token', 'refresh-token'],
    ['dingtalk', '60020', '访问ip不在白名单之中', 'fix-first'],
    ['dingtalk', '60008', '父部门下该部门名称已存在', 'fix-first'],
    ['dingtalk', '42001', 'access_token超时', 'refresh-token'],
    ['dingtalk', '-1', '系统繁忙', 'backoff'],
    ['welink', '47103', 'Token过期', 'refresh-token'],
    ['welink', '47100', '待处理', 'poll'],
    ['welink', '60009', 'Your account has been locked. Try again in 15 minutes!', 'later'],
    ['welink', '0', '成功。', 'none-needed'],
    ['welink', '60012', 'temporaily_unavailable: please try again later', 'backoff'],
    ['qingtui', '40029', '不合法的qt_code', 'refresh-token'],
    ['qingtui', '50002', '未授权的域名', 'fix-first'],
    ['qingtui', '42001', 'access_token超时', 'refresh-token'],
    ['qingtui', '45101', 'reject by request too frequently', 'later'],
    ['qingtui', '43002', '需要POST请求', 'fix-first'],
    ['wps', '100014', 'access token过期', 'refresh-token'],
    ['wps', '100013', 'access token非法', 'refresh-token'],
    ['wps', '110000', '用户不存在', 'fix-first'],
    ['wps', '130022', 'IP地址限制', 'fix-first'],
    ['wps', '120004', '空间已满', 'fix-first'],
    ['guanaitong', '1000210002', 'sign check failed', 'fix-first'],
    ['guanaitong', '1000200051', 'you hava no permisson to access this interface!', 'fix-first'],
    ['guanaitong', '1000200052', 'frequency over limit!', 'later'],
    ['guanaitong', '1000200050', 'ip is not allowed!', 'fix-first'],
    ['guanaitong', '1000220011', 'parent_code not exists !', 'fix-first'],
  ])('%s %s', (vendor, code, message, retry) => {
    const [entry] = catalog.find(code, [vendor]);
    expect([entry?.message.zh, entry?.message.en]).toContain(message);
    expect(entry?.retry).toBe(retry);
  });

  it('keeps the 23 messages of Qingtui’s 40100 together', () => {
    const [entry] = catalog.find('40100', ['qingtui']);
    expect(entry?.variants).toHaveLength(22);
    expect(entry?.variants.map(({ en }) => en)).toContain('page_size is required');
  });

  it('counts nothing as an error that is none', () => {
    // A vendor's success is 0; what else is no error is listed, so that an error does not become one unseen.
    const kinds = catalog.entries().filter(({ kind, code }) => kind !== 'error' && code !== '0');
    expect(kinds.map(({ vendor, code, kind }) => `${vendor}:${code} ${kind}`).sort()).toMatchInlineSnapshot(`
      [
        "feishu:96403 pending",
        "qqbot:304023 pending",
        "qqbot:304024 pending",
        "wechat:268490011 pending",
        "wechat:46007 pending",
        "wechat:61503 pending",
        "wechat:63181 success",
        "wechat:73107 pending",
        "wechat:89251 pending",
        "wechat:89252 pending",
        "wechat:89253 pending",
        "wechat:90016 pending",
        "wechat:9202001 pending",
        "wechat:9207008 pending",
        "wechat:9300521 pending",
        "wechatpay:271316754 pending",
        "wechatpay:PROCESSING pending",
        "wechatpay:USERPAYING pending",
        "wecom:301071 success",
        "wecom:710642 pending",
        "wecom:770007 pending",
        "wecom:790023 pending",
        "welink:47100 pending",
        "welink:47104 pending",
        "welink:47107 success",
        "welink:47108 pending",
        "welink:47109 success",
        "welink:47112 pending",
        "welink:47113 pending",
        "welink:56100 success",
        "welink:60001 success",
      ]
    `);
  });
});
