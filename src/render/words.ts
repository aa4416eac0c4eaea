import type { SuggestionReason } from '../catalog/suggest.ts';
import type { Category, Kind, Language, Localized, Own, OwnPart, Retry, Source } from '../catalog/types.ts';

/** The tool's own words on cards, lists and in hints. What commands say about their use is in `usage-words.ts`. */
export interface Words {
  readonly kinds: Record<Kind, string>;
  readonly categories: Record<Category, string>;
  readonly retry: Record<Retry, string>;
  readonly cause: string;
  readonly steps: string;
  readonly guide: string;
  readonly retryLabel: string;
  readonly related: string;
  readonly variants: string;
  readonly docs: string;
  readonly source: string;
  readonly retired: (since: string) => string;
  /** `own` is the team's table that the entry is from. */
  readonly sourceLine: (source: Source, own?: Own | null) => string;
  readonly ownParts: Record<OwnPart, string>;
  readonly fullWording: string;
  readonly ownTable: (file: string) => string;
  readonly replaced: (parts: string) => string;
  readonly separator: string;
  readonly colon: string;
  readonly columns: Record<'names' | 'source', string>;
  readonly codeCount: (codes: number) => string;
  readonly reasons: Record<SuggestionReason, string>;
  readonly notFound: (what: string, vendors: string | null) => string;
  /** Says what is known of a code that is in no table. @param codes the codes of its family */
  readonly kindOf: (codes: string) => string;
  /** On the card of a code that nobody explained. */
  readonly notExplained: string;
  /** Where what is said of a kind of codes is from. */
  readonly familySource: string;
  readonly perhaps: string;
  readonly notCodeNorVendor: (what: string) => string;
  readonly nothingListed: string;
  readonly nothingFound: (query: string, unknownWords: readonly string[]) => string;
  readonly noTableOf: (platform: string) => string;
  readonly openHit: (example: string) => string;
  readonly moreHits: (others: number, all: number) => string;
  /** Puts a remark behind a text. */
  readonly aside: (remark: string) => string;
  readonly narrow: (count: number, example: string) => string;
}

const zh: Words = {
  kinds: { error: '错误', success: '成功', pending: '处理中' },
  categories: {
    auth: '凭证',
    permission: '权限',
    parameter: '参数',
    'not-found': '不存在',
    conflict: '冲突',
    quota: '配额',
    'rate-limit': '限流',
    state: '状态',
    crypto: '加密签名',
    callback: '回调',
    system: '系统',
    success: '成功',
  },
  retry: {
    'fix-first': '原样重试没有用，先改请求、设置或权限',
    backoff: '临时故障，可以重试，间隔逐次加长',
    'refresh-token': '换取新的凭证，再重试一次',
    later: '过了限制的时间窗口再试',
    poll: '还没有结果，稍后再查询',
    'none-needed': '不需要重试',
    unknown: '只凭这个码无法判断',
  },
  cause: '原因',
  steps: '排查',
  guide: '通用做法',
  retryLabel: '重试',
  related: '相关',
  variants: '同码的其他消息',
  docs: '文档',
  source: '来源',
  retired: (since) => `厂商的错误码表自 ${since} 起不再列出这个码`,
  sourceLine: ({ date, published, steps }, own) =>
    own
      ? ownLine(own, zh)
      : published.length === 0
        ? zh.familySource
        : [
            `厂商错误码表（${date} 核对）`,
            published.length > 1
              ? '中英文消息为厂商原文'
              : `${published[0] === 'zh' ? '中文' : '英文'}消息为厂商原文，${published[0] === 'zh' ? '英文' : '中文'}为编辑翻译`,
            ...(steps === null
              ? []
              : [steps === 'vendor' ? '原因与步骤以厂商公布的排查建议为基础' : '原因与步骤由编辑整理']),
          ].join('；'),
  fullWording: '厂商原文',
  ownTable: (file) => `自有错误码表 ${file}`,
  replaced: (parts) => `，覆盖了内置条目的${parts}；其余仍是内置的`,
  ownParts: {
    kind: '类型',
    category: '类别',
    retry: '重试建议',
    message: '消息',
    variants: '其他消息',
    phrases: '搜索用语',
    cause: '原因',
    steps: '排查步骤',
    guide: '通用做法',
    related: '相关的码',
    docs: '文档地址',
  },
  separator: '、',
  colon: '：',
  columns: { names: '名称', source: '来源' },
  codeCount: (codes) => `${codes} 个错误码`,
  reasons: {
    'transposed-digits': '两位数字颠倒',
    'missing-digit': '少了一位',
    'extra-digit': '多了一位',
    'other-vendor': '另一个平台的同一个码',
    'wrong-digit': '一位数字不同',
    neighbour: '相邻的码',
    'same-message': '消息相同',
  },
  notFound: (what, vendors) =>
    vendors === null ? `各平台的表里都没有错误码 ${what}` : `${vendors}的表里没有错误码 ${what}`,
  kindOf: (codes) => `以下是 ${codes} 这一类的说明`,
  notExplained: '尚未详细说明：下面是平台公布的消息和这一类错误的通用处理办法。',
  familySource: '对一类错误码的说明；这个码本身不在表里',
  perhaps: '也许是：',
  notCodeNorVendor: (what) => `“${what}”既不是错误码，也不是平台`,
  nothingListed: '表里没有符合这些条件的码',
  nothingFound: (query, unknown) =>
    `没有与“${query}”相关的错误码；${unknown.length > 0 ? `表里没有 ${unknown.join('、')} 这样的词，` : ''}换个说法再试，或用 errcode list 查看整张表`,
  noTableOf: (platform) => `没有收录${platform}的错误码，找的是已收录的平台（errcode vendors）`,
  openHit: (example) => `看某一条的详细说明，例如：${example}`,
  moreHits: (others, all) => `另有 ${others} 条相近的；加 --limit ${all} 一并列出`,
  aside: (remark) => `（${remark}）`,
  narrow: (count, example) => `共 ${count} 条；加上平台看其中一条，例如：${example}`,
};

const en: Words = {
  kinds: { error: 'error', success: 'success', pending: 'pending' },
  categories: {
    auth: 'credentials',
    permission: 'permission',
    parameter: 'parameter',
    'not-found': 'not found',
    conflict: 'conflict',
    quota: 'quota',
    'rate-limit': 'rate limit',
    state: 'state',
    crypto: 'crypto',
    callback: 'callback',
    system: 'system',
    success: 'success',
  },
  retry: {
    'fix-first': 'No use as it is: mend the request, settings or permission first',
    backoff: 'Yes, it is temporary: try again with growing pauses',
    'refresh-token': 'Get a new credential, then try once more',
    later: "Only after the limit's time window has passed",
    poll: 'No result yet: ask again later',
    'none-needed': 'Not needed',
    unknown: 'Cannot be told from this code alone',
  },
  cause: 'Cause',
  steps: 'Steps',
  guide: 'In general',
  retryLabel: 'Retry',
  related: 'Related',
  variants: 'Other messages of this code',
  docs: 'Docs',
  source: 'Source',
  retired: (since) => `No longer in the vendor's table since ${since}`,
  sourceLine: ({ date, published, steps }, own) =>
    own
      ? ownLine(own, en)
      : published.length === 0
        ? en.familySource
        : [
            `the vendor's table, checked ${date}`,
            published.length > 1
              ? "both messages are the vendor's"
              : `${published[0] === 'zh' ? 'Chinese' : 'English'} message as published, ${published[0] === 'zh' ? 'English' : 'Chinese'} is our translation`,
            ...(steps === null
              ? []
              : [
                  steps === 'vendor'
                    ? "cause and steps build on the vendor's published advice"
                    : 'cause and steps are editorial',
                ]),
          ].join('; '),
  fullWording: 'Published wording',
  ownTable: (file) => `own table ${file}`,
  replaced: (parts) => `, in place of the bundled ${parts}; the rest is bundled`,
  ownParts: {
    kind: 'kind',
    category: 'category',
    retry: 'retry advice',
    message: 'message',
    variants: 'other messages',
    phrases: 'search phrases',
    cause: 'cause',
    steps: 'steps',
    guide: 'guide',
    related: 'related codes',
    docs: 'docs address',
  },
  separator: ', ',
  colon: ': ',
  columns: { names: 'Names', source: 'Source' },
  codeCount: (codes) => `${codes} codes`,
  reasons: {
    'transposed-digits': 'two digits swapped',
    'missing-digit': 'a digit missing',
    'extra-digit': 'a digit too many',
    'other-vendor': 'same code, other vendor',
    'wrong-digit': 'one digit differs',
    neighbour: 'next to it',
    'same-message': 'same message',
  },
  notFound: (what, vendors) =>
    vendors === null
      ? `no vendor's table has the code ${what}`
      : `the table of ${vendors} has no code ${what}`,
  kindOf: (codes) => `this is what the codes ${codes} have in common`,
  notExplained: "Not explained yet: here is the vendor's message, with the advice for errors of this kind.",
  familySource: 'about a whole kind of codes; this one is in no table',
  perhaps: 'Perhaps:',
  notCodeNorVendor: (what) => `"${what}" is neither a code nor a vendor`,
  nothingListed: 'nothing in the tables matches all of these',
  nothingFound: (query, unknown) =>
    `no error code has to do with "${query}"; ${unknown.length > 0 ? `the tables have no word like ${unknown.join(', ')}; ` : ''}try other words, or see the whole table with errcode list`,
  noTableOf: (platform) =>
    `there is no table of ${platform}; this is about the vendors that there are (errcode vendors)`,
  openHit: (example) => `to see one of them explained, for example: ${example}`,
  moreHits: (others, all) =>
    `${others} more ${others === 1 ? 'entry comes' : 'entries come'} close; --limit ${all} lists them all`,
  aside: (remark) => ` (${remark})`,
  narrow: (count, example) => `${count} entries; name a vendor to see one of them, for example: ${example}`,
};

/** Where an entry of a team's own table stands, and what of a bundled entry it replaces. */
function ownLine({ file, replaces }: Own, { ownTable, replaced, ownParts, separator }: Words): string {
  const table = ownTable(file);
  if (replaces === null) return table;
  return table + replaced(replaces.map((part) => ownParts[part]).join(separator));
}

const words: Record<Language, Words> = { zh, en };

/** The tool's own words in a language. */
export function wordsIn(language: Language): Words {
  return words[language];
}

/** A text in a language, and the same text in the other one. */
export function sides(text: Localized, language: Language): { own: string; other: string } {
  return language === 'zh' ? { own: text.zh, other: text.en } : { own: text.en, other: text.zh };
}
