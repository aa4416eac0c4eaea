/** Platforms of the same kind without a table here: their codes look the same, and mean something else. */
import type { Catalog } from './catalog.ts';
import type { Localized, Traces } from './types.ts';
import { vendorKey } from './vendors.ts';

export interface OtherPlatform {
  readonly id: string;
  readonly name: Localized;
  /** What people and libraries call it, in small letters. */
  readonly names: readonly string[];
  /** Host names that tell it; each stands for the hosts below it too. */
  readonly hosts: readonly string[];
  readonly traces: Traces;
  /** Forms of what its responses end with, in small letters; each is bounded and begins with `hint` or `rid`. */
  readonly endings: readonly RegExp[];
}

/** Host names and endings as the platforms' own documents and responses have them. */
export const otherPlatforms: readonly OtherPlatform[] = [
  {
    id: 'wecom',
    name: { zh: '企业微信', en: 'WeCom' },
    names: [
      '企业微信',
      '企微',
      'wecom',
      'wechat work',
      'wechatwork',
      'wxwork',
      'qywx',
      'qyweixin',
      'we_chat',
      'wxcp',
    ],
    hosts: ['work.weixin.qq.com', 'qyapi.weixin.qq.com'],
    traces: { certain: ['not allow to access from your ip'], likely: ['qyapi'] },
    endings: [/hint: ?\[(?:\d{20}|\d{10}_)/iy],
  },
  {
    id: 'wechat',
    name: { zh: '微信', en: 'WeChat' },
    names: ['微信', 'wechat', 'weixin', '小程序', '公众号'],
    hosts: ['api.weixin.qq.com', 'mp.weixin.qq.com'],
    traces: { certain: ['hints: [ req_id'], likely: ['wxmaservice'] },
    endings: [/hints?: ?\[[\w-]{8,30}!?\]/iy, /rid: ?[\da-f]{8}-[\da-f]{8}-[\da-f]{8}/iy],
  },
  {
    id: 'feishu',
    name: { zh: '飞书', en: 'Feishu' },
    names: ['飞书', 'feishu', 'larksuite', 'lark'],
    hosts: ['feishu.cn', 'larksuite.com'],
    traces: { certain: ['troubleshooter', 'permission_violations'], likely: ['logid', 'log_id'] },
    endings: [],
  },
  {
    id: 'alipay',
    name: { zh: '支付宝', en: 'Alipay' },
    names: ['支付宝', 'alipay'],
    hosts: ['alipay.com', 'alipaydev.com'],
    traces: { certain: [], likely: [] },
    endings: [],
  },
  {
    id: 'slack',
    name: { zh: 'Slack', en: 'Slack' },
    names: ['slack'],
    hosts: ['slack.com'],
    traces: { certain: [], likely: [] },
    endings: [],
  },
];

/** All spellings that name a platform without a table. */
const keysOf = ({ id, name, names }: OtherPlatform): Set<string> =>
  new Set([id, name.zh, name.en, ...names].map(vendorKey));

/**
 * The id of the platform that a word names, whether or not there is a table of it.
 *
 * @returns undefined for all other words
 */
export function findPlatform(catalog: Catalog, word: string): string | undefined {
  const vendor = catalog.findVendor(word);
  if (vendor) return vendor.id;
  const key = vendorKey(word);
  return otherPlatforms.find((platform) => keysOf(platform).has(key))?.id;
}

/** Whether there is a table of a platform. @param id as {@link findPlatform} returns it */
export const hasTable = (catalog: Catalog, id: string): boolean =>
  catalog.vendors.some((vendor) => vendor.id === id);
