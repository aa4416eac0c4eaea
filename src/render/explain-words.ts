import type { Language } from '../catalog/types.ts';
import type { FactKind } from '../detect/facts.ts';
import type { Reason } from '../detect/vendor-guess.ts';
import { spaced } from './spaced.ts';

const reasonsZh: Record<Reason, string> = {
  option: '按 --vendor',
  host: '文中有它的域名',
  response: '文中有它独有的响应内容',
  name: '文中提到它',
  message: '消息与它的相近',
  beside: '旁边的码是它的',
  envelope: '字段名与它的响应一致',
  only: '只有它有这个码',
  none: '没有任何线索',
};

const reasonsEn: Record<Reason, string> = {
  option: '--vendor says so',
  host: 'its host name is in the text',
  response: 'only its responses look like this',
  name: 'its name is in the text',
  message: 'the message is like its own',
  beside: 'the code beside it is its own',
  envelope: 'its responses have these fields',
  only: 'nobody else has this code',
  none: 'nothing in the text tells which',
};

const seeMessageZh = '；请看上面的返回消息';
const seeMessageEn = '; see the returned message above';

/** What the tool says about codes that it found in a text. */
const zh = {
  /** What speaks for a vendor. */
  reasons: reasonsZh,
  facts: {
    ip: '文中的 IP',
    scope: '所需权限',
    'apply-link': '申请地址',
    'request-id': '请求 ID',
    hint: 'hint',
  } satisfies Record<FactKind, string>,
  said: '返回消息',
  /** Before the first of several steps. */
  firstStep: '排查',
  /** Behind a vendor's name that is a guess. */
  guessMark: '（推测）',
  /** Of a text without a code, whose vendor's message is known. @param others names of further vendors that have the code */
  guessed: (vendor: string, reason: Reason, others: readonly string[]) =>
    (reason === 'none'
      ? spaced`看不出是哪个平台，先按${vendor}解释；`
      : spaced`推测是${vendor}（${reasonsZh[reason]}）；`) +
    (others.length > 0 ? spaced`也可能是${others.join('、')}；` : '') +
    '如不对，用 --vendor 指定',
  /** Of a text without a code: what it was told by. */
  byMessage: (vendor: string, code: string) =>
    spaced`文中没有错误码，按消息判断：${vendor}里只有 ${code} 返回这一句`,
  /** An outer code whose sub code is explained, with what it says. */
  outer: (code: string, message: string) => `外层错误码 ${code}：${message}`,
  /** Above several cards. @param codes the first ones, each with whose it is */
  several: (count: number, codes: string) => `文中有 ${count} 个错误码：${codes}`,
  /** A success, and the names of fields that tell of failure all the same. */
  success: (code: string, failing: readonly string[]) =>
    failing.length === 0
      ? `${code} 表示成功，没有出错`
      : `${code} 表示成功，但 ${failing.join('、')} 不为空：这一部分没有成功`,
  notInTables: '未收录',
  /** `hasMessage`: the message that came with the code stands above. */
  unknownOf: (vendor: string, docs: string | null, hasMessage: boolean) =>
    spaced`这是${vendor}的错误码，但未收录这一个${hasMessage ? seeMessageZh : ''}${docs ? `；它的文档：${docs}` : ''}`,
  unknownOfOther: (platform: string, docs: string | null, hasMessage: boolean) =>
    spaced`这是${platform}的错误码，errcode 没有收录${platform}${hasMessage ? seeMessageZh : ''}${docs ? `；它的文档：${docs}` : ''}`,
  /** The platform's own page about a failure. */
  lookUp: (address: string) => `到平台上查这一个：${address}`,
  similar: '消息相近的错误码：',
  unknownOfNobody: (hasMessage: boolean) =>
    `已收录的平台都没有这个码，看不出是哪个平台${hasMessage ? seeMessageZh : ''}`,
  /** Of a number that each of some vendors has, with none of whose messages the text fits. */
  sharedNumber: (vendors: readonly string[], hasMessage: boolean) =>
    `不止一个系统用这个码（收录的有：${vendors.join('、')}），${hasMessage ? '返回消息和它们的都对不上' : '看不出是哪一个'}；如果是其中之一，用 --vendor 指定`,
  /** Instead of `notInTables`, beside such a number. */
  vendorUnclear: '平台不明',
  notFound: '文中没有找到错误码',
  /** Behind `notFound`; `words` are the text's own. */
  searchInstead: (words: string) => `；按消息找：errcode search '${words}'`,
  notFoundInFile: (file: string) =>
    `“${file}”是文件；查看其中的错误码：errcode scan ${file}，或 errcode explain - < ${file}`,
};
export type ExplainWords = typeof zh;

const en: ExplainWords = {
  reasons: reasonsEn,
  facts: {
    ip: 'IP in the text',
    scope: 'Needs',
    'apply-link': 'Apply at',
    'request-id': 'Request id',
    hint: 'Hint',
  },
  said: 'Returned',
  firstStep: 'First',
  guessMark: ' (guess)',
  guessed: (vendor, reason, others) =>
    (reason === 'none'
      ? `Nothing tells which vendor this is from, so this is ${vendor}'s meaning; `
      : `${vendor} is a guess (${reasonsEn[reason]}); `) +
    (others.length > 0 ? `it may also be ${others.join(' or ')}; ` : '') +
    'if that is wrong, use --vendor',
  byMessage: (vendor, code) =>
    `There is no code in the text; told by its message, which at ${vendor} only ${code} returns`,
  outer: (code, message) => `Outer code ${code}: ${message}`,
  several: (count, codes) => `${count} codes in the text: ${codes}`,
  success: (code, failing) =>
    failing.length === 0
      ? `${code} means success: nothing failed`
      : `${code} means success, but ${failing.join(', ')} ${failing.length === 1 ? 'is' : 'are'} not empty: that part failed`,
  notInTables: 'not in any table',
  unknownOf: (vendor, docs, hasMessage) =>
    `This code belongs to ${vendor}, but is not in its table here${hasMessage ? seeMessageEn : ''}${docs ? `; its documentation: ${docs}` : ''}`,
  unknownOfOther: (platform, docs, hasMessage) =>
    `This code belongs to ${platform}, and there is no table for ${platform} here${hasMessage ? seeMessageEn : ''}${docs ? `; its documentation: ${docs}` : ''}`,
  lookUp: (address) => `Look this one up at the platform: ${address}`,
  similar: 'Codes with a similar message:',
  unknownOfNobody: (hasMessage) =>
    `No vendor here has this code, and nothing tells which platform it is from${hasMessage ? seeMessageEn : ''}`,
  sharedNumber: (vendors, hasMessage) =>
    `Several systems use this code (of those here: ${vendors.join(', ')}), and ${hasMessage ? 'the message is none of theirs' : 'nothing tells which'}; if it is one of them, name it with --vendor`,
  vendorUnclear: 'vendor unclear',
  notFound: 'there is no error code in the text',
  searchInstead: (words) => `; to search by its message: errcode search '${words}'`,
  notFoundInFile: (file) =>
    `"${file}" is a file; for the codes in it: errcode scan ${file}, or errcode explain - < ${file}`,
};

const words: Record<Language, ExplainWords> = { zh, en };

/** What the tool says about codes that it found in a text, in a language. */
export function explainWords(language: Language): ExplainWords {
  return words[language];
}
