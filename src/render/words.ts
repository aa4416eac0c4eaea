import type { SuggestionReason } from '../catalog/suggest.ts';
import type { Category, Kind, Language, Localized, Own, OwnPart, Retry, Source } from '../catalog/types.ts';
import { spaced } from './spaced.ts';

/** The tool's own words on cards, lists and in hints. What commands say about their use is in `usage-words.ts`. */
const zh = {
  kinds: { error: '错误', success: '成功', pending: '处理中' } satisfies Record<Kind, string>,
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
    unknown: '未分类',
  } satisfies Record<Category, string>,
  retry: {
    'fix-first': '原样重试没有用，先改请求、设置或权限',
    backoff: '临时故障，可以重试，间隔逐次加长',
    'refresh-token': '重新获取 token（凭证）后重试一次',
    later: '等限流窗口过去再重试',
    poll: '还没有结果，稍后再查询',
    'none-needed': '不需要重试',
    unknown: '只凭这个码无法判断',
  } satisfies Record<Retry, string>,
  /** The same in two or three words. */
  retryInShort: {
    'fix-first': '先改再试',
    backoff: '间隔加长再试',
    'refresh-token': '重新获取 token',
    later: '等限流窗口过去',
    poll: '稍后查询',
    'none-needed': '不必重试',
    unknown: '能否重试不明',
  } satisfies Record<Retry, string>,
  /** What is to be done, until when, and the exit status of `errcode retry`. */
  retryInFull: {
    'fix-first': '同样的请求再发多少次都不会成功，先改好请求、设置或权限。退出码 1',
    backoff: '故障是暂时的，或者限流只持续片刻：间隔从一秒起逐次加倍，几次之后仍失败就停下来查。退出码 0',
    'refresh-token':
      '消息所说的凭证（token、授权码等）已经失效：重新获取后再试一次，仍失败就不要循环。退出码 3',
    later: '配额或限流窗口过去之前，重试都会失败：等窗口结束再试，平时降低调用频率。退出码 3',
    poll: '请求已经受理，还没有结果：不要重发，过一会儿再查询。退出码 3',
    'none-needed': '已经成功，或者返回的并不是故障：不需要再发。退出码 1',
    unknown: '公开的资料不足以判断：确定重复请求没有副作用时才重试。退出码 2',
  } satisfies Record<Retry, string>,
  cause: '原因',
  steps: '排查',
  more: '更多',
  /** What is not on a short card: how many steps of a guide, its title, and the command that shows them. */
  moreSteps: (steps: number, guide: string | null, command: string) =>
    `还有 ${steps} 步${guide === null ? '' : `（${guide}）`}：${command}`,
  sourceInShort: (date: string) => `${date} 核对`,
  guide: '通用做法',
  retryLabel: '重试',
  related: '相关',
  variants: '同码的其他消息',
  /** The same in one word. */
  otherMessages: '又作',
  /** Before what a code is about and which interfaces return it. */
  area: '范围',
  /** How many interfaces there are, where not all of them are named. */
  interfaceCount: (count: number) => `（共 ${count} 个接口）`,
  docs: '文档',
  source: '来源',
  /** Of the page of a code on a team's own site. */
  page: '网页',
  retired: (since: string) => `厂商的错误码表自 ${since} 起不再列出这个码`,
  /** `own` is the team's table that the entry is from. */
  sourceLine: ({ date, published, steps }: Source, own?: Own | null): string =>
    own
      ? ownLine(own, zh)
      : published.length === 0
        ? zh.familySource
        : [
            `厂商错误码表（${date} 核对）`,
            published.length > 1
              ? '中英文消息为厂商原文'
              : `${published[0] === 'zh' ? '中文' : '英文'}消息为厂商原文，${published[0] === 'zh' ? '英文' : '中文'}由本项目翻译`,
            ...(steps === null
              ? []
              : [steps === 'vendor' ? '原因与步骤以厂商公布的排查建议为基础' : '原因与步骤由本项目整理']),
          ].join('；'),
  fullWording: '厂商原文',
  ownTable: (file: string) => `自有错误码表 ${file}`,
  replaced: (parts: string) => `，覆盖了内置条目的${parts}；其余仍是内置的`,
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
  } satisfies Record<OwnPart, string>,
  separator: '、',
  colon: '：',
  columns: { names: '名称', source: '来源' },
  codeCount: (codes: number) => `${codes} 个错误码`,
  reasons: {
    'transposed-digits': '两位数字颠倒',
    'missing-digit': '少了一位',
    'extra-digit': '多了一位',
    'other-vendor': '另一个平台的同一个码',
    'wrong-digit': '一位不同',
    'same-beginning': '开头相同',
    neighbour: '相邻的码',
    'same-message': '消息相同',
    'other-words': '其余的词相近',
  } satisfies Record<SuggestionReason, string>,
  notFound: (what: string, vendors: string | null) =>
    vendors === null ? `未收录错误码 ${what}` : spaced`未收录${vendors} ${what}`,
  codesOfGuide: (codes: number) => `适用的码（${codes} 个）`,
  stepCount: (steps: number) => `${steps} 步`,
  noGuide: (asked: string) => `没有叫“${asked}”的通用做法；errcode guide 列出全部`,
  /** None of the vendors asked for has one. */
  noGuides: '这里没有通用做法',
  /** Says what is known of a code that is in no table. @param codes the codes of its family */
  kindOf: (codes: string) => `以下是 ${codes} 这一类的说明`,
  /** On the card of a code that nobody explained. @param advice whose steps follow: the code's own, those of its guide, none */
  notExplained: (advice: 'own' | 'guide' | 'none') =>
    ({
      own: '尚未详细说明，可以先这样做：',
      guide: '尚未详细说明，这一类错误通常这样处理：',
      none: '尚未详细说明，平台公布的只有上面的消息。',
    })[advice],
  /** Where what is said of a kind of codes is from. */
  familySource: '对一类错误码的说明；这个码本身不在表里',
  perhaps: '也许是：',
  /** Before codes that are like an unknown one. */
  similar: '相近的码（不是答案）：',
  byOtherWords: (codes: string) => `下面是按其余的词搜到的，不是 ${codes}：`,
  /** Behind the sentence on an unknown code. */
  lookUpAt: (address: string) => `；到平台上查：${address}`,
  /** `what` is a code of a platform that there is no table of. */
  unknownOfPlatform: (what: string, platform: string) =>
    spaced`未收录 ${what}：这是${platform}的错误码，errcode 没有收录${platform}`,
  unknownCodes: (codes: string) => `未收录：${codes}`,
  /** Behind a code of a platform that there is no table of. */
  ofPlatform: (platform: string) => spaced`这是${platform}的错误码，errcode 没有收录${platform}`,
  /** Marks an entry that is like an unknown code. */
  similarBy: (reason: string) => `相近，${reason}`,
  notCodeNorVendor: (what: string) => `“${what}”既不是错误码，也不是平台`,
  nothingListed: '没有符合这些条件的错误码',
  nothingFound: (query: string, unknown: readonly string[]) =>
    `没有与“${query}”相关的错误码；${unknown.length > 0 ? spaced`没有条目含有${unknown.join('、')}，` : ''}换个说法再试，或用 errcode list 查看整张表`,
  noTableOf: (platform: string) => spaced`errcode 没有收录${platform}`,
  othersResults: '以下是其他平台的结果',
  /** Between two parts of a sentence. */
  semicolon: '；',
  openHit: (example: string) => `查看其中一条的详细说明，例如：${example}`,
  moreHits: (others: number, all: number) => `另有 ${others} 条相近；加 --limit ${all} 全部列出`,
  /** Puts a remark behind a text. */
  aside: (remark: string) => `（${remark}）`,
  narrow: (count: number, example: string) => `共 ${count} 条；指定平台可只看一条，例如：${example}`,
};
export type Words = typeof zh;

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
    unknown: 'not categorized',
  },
  retry: {
    'fix-first': 'No: fix the request, settings or permission first',
    backoff: 'Yes, it is temporary: retry with increasing delays',
    'refresh-token': 'Get a new token (credential), then retry once',
    later: 'Wait until the limit resets, then retry',
    poll: 'No result yet: check again later',
    'none-needed': 'Not needed',
    unknown: 'This code alone does not tell',
  },
  retryInShort: {
    'fix-first': 'fix first',
    backoff: 'retry, back off',
    'refresh-token': 'renew, then retry',
    later: 'retry later',
    poll: 'ask again',
    'none-needed': 'no retry',
    unknown: 'retry unclear',
  },
  retryInFull: {
    'fix-first':
      'The same request fails however often it is sent, until request, settings or permission are right. Exit status 1',
    backoff:
      'The fault is temporary, or the limit lasts a moment: wait a second, double the delay each time, and stop after a few tries. Exit status 0',
    'refresh-token':
      'The credential that the message names (a token, a login code) is no longer valid: get a new one and try once more, without a loop. Exit status 3',
    later:
      'Every retry fails until the quota or the limit resets: wait for that, and call less often. Exit status 3',
    poll: 'The request was accepted and has no result yet: do not send it again, ask for the result. Exit status 3',
    'none-needed': 'It has succeeded, or the answer is no fault: nothing need be sent again. Exit status 1',
    unknown:
      'What is published does not tell: retry only if sending the request twice does no harm. Exit status 2',
  },
  cause: 'Cause',
  steps: 'Steps',
  more: 'More',
  moreSteps: (steps, guide, command) =>
    `${steps} more ${steps === 1 ? 'step' : 'steps'}${guide === null ? '' : ` (${guide})`}: ${command}`,
  sourceInShort: (date) => `checked ${date}`,
  guide: 'In general',
  retryLabel: 'Retry',
  related: 'Related',
  variants: 'Other messages of this code',
  otherMessages: 'Also',
  area: 'Area',
  interfaceCount: (count) => ` (${count} interfaces)`,
  docs: 'Docs',
  source: 'Source',
  page: 'Page',
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
                    : 'cause and steps written by this project',
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
    'wrong-digit': 'one character differs',
    'same-beginning': 'same beginning',
    neighbour: 'neighbouring code',
    'same-message': 'same message',
    'other-words': 'found by the other words',
  },
  notFound: (what, vendors) =>
    vendors === null
      ? `no table here has the code ${what}`
      : `the code ${what} is not in the table of ${vendors}`,
  codesOfGuide: (codes) => `For ${codes} ${codes === 1 ? 'code' : 'codes'}`,
  stepCount: (steps) => `${steps} ${steps === 1 ? 'step' : 'steps'}`,
  noGuide: (asked) => `there is no guide "${asked}"; errcode guide lists them all`,
  noGuides: 'there are no guides here',
  kindOf: (codes) => `this is what the codes ${codes} have in common`,
  notExplained: (advice) =>
    ({
      own: 'Not explained in full yet; do this first:',
      guide: 'Not explained yet; errors of this kind are handled so:',
      none: 'Not explained yet; the message above is all that the vendor publishes.',
    })[advice],
  familySource: 'about a whole kind of codes; this one is in no table',
  perhaps: 'Did you mean:',
  similar: 'Similar, not the answer:',
  byOtherWords: (codes) => `Found by the other words, not code ${codes}:`,
  lookUpAt: (address) => `; the platform's own page: ${address}`,
  unknownOfPlatform: (what, platform) =>
    `unknown code ${what}: this is ${platform}'s code; there is no table for ${platform} here`,
  unknownCodes: (codes) => `unknown: ${codes}`,
  ofPlatform: (platform) => `this is ${platform}'s code; there is no table for ${platform} here`,
  similarBy: (reason) => `similar: ${reason}`,
  notCodeNorVendor: (what) => `"${what}" is neither a code nor a vendor`,
  nothingListed: 'no code matches all of these filters',
  nothingFound: (query, unknown) =>
    `nothing found for "${query}"; ${unknown.length > 0 ? `no entry contains ${unknown.join(', ')}; ` : ''}try other words, or list all codes with errcode list`,
  noTableOf: (platform) => `there is no table for ${platform} here`,
  othersResults: 'these results are from other vendors',
  semicolon: '; ',
  openHit: (example) => `to see one of them in full, for example: ${example}`,
  moreHits: (others, all) =>
    `${others} more close ${others === 1 ? 'match' : 'matches'}; --limit ${all} lists them all`,
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
