import type { Language } from '../catalog/types.ts';
import type { FactKind } from '../detect/facts.ts';
import type { Reason } from '../detect/vendor-guess.ts';

/** What the tool says about codes that it found in a text. */
export interface ExplainWords {
  readonly facts: Record<FactKind, string>;
  readonly said: string;
  /** Before the first of several steps. */
  readonly firstStep: string;
  /** `others` are names of further vendors that have the code. */
  readonly guessed: (vendor: string, reason: Reason, others: readonly string[]) => string;
  /** An outer code whose sub code is explained, with what it says. */
  readonly outer: (code: string, message: string) => string;
  /** A success, and the names of fields that tell of failure all the same. */
  readonly success: (code: string, failing: readonly string[]) => string;
  readonly notInTables: string;
  readonly unknownOf: (vendor: string, docs: string | null) => string;
  readonly unknownOfOther: (platform: string) => string;
  readonly unknownOfNobody: string;
  readonly similar: string;
  readonly notFound: string;
  /** Behind `notFound`. */
  readonly searchInstead: string;
  readonly notFoundInFile: (file: string) => string;
}

const reasonsZh: Record<Reason, string> = {
  option: '按 --vendor',
  host: '文中有它的域名',
  response: '文中有它独有的返回内容',
  name: '文中提到它',
  message: '消息与它的相近',
  envelope: '字段名与它的返回一致',
  only: '只有它有这个码',
  none: '没有任何线索',
};

const reasonsEn: Record<Reason, string> = {
  option: '--vendor says so',
  host: 'its host name is in the text',
  response: 'only its responses look like this',
  name: 'its name is in the text',
  message: 'the message is like its own',
  envelope: 'its responses have these fields',
  only: 'nobody else has this code',
  none: 'nothing in the text tells',
};

const zh: ExplainWords = {
  facts: {
    ip: '文中的 IP',
    scope: '所需权限',
    'apply-link': '申请地址',
    'request-id': '请求 ID',
    hint: 'hint',
  },
  said: '返回消息',
  firstStep: '先查',
  guessed: (vendor, reason, others) =>
    `平台是猜的：${vendor}，因为${reasonsZh[reason]}；${others.length > 0 ? `也可能是${others.join('、')}，` : ''}不对就用 --vendor 指明`,
  outer: (code, message) => `外层错误码 ${code}：${message}`,
  success: (code, failing) =>
    failing.length === 0
      ? `${code} 表示成功，没有出错`
      : `${code} 表示成功，但 ${failing.join('、')} 不为空：这一部分没有成功`,
  notInTables: '表里没有',
  unknownOf: (vendor, docs) =>
    `看样子是${vendor}的，但它的错误码表里没有这个码；请以返回消息为准${docs ? `，或查它的文档：${docs}` : ''}`,
  unknownOfOther: (platform) => `看样子是${platform}的，没有收录它的错误码表；请以返回消息为准`,
  similar: '消息与它相近的码：',
  unknownOfNobody: '已收录的平台都没有这个码，看不出是谁的；请以返回消息为准',
  notFound: '文中没有找到错误码',
  searchInstead: '；按消息找请用 errcode search，例如：errcode search 不合法的access_token',
  notFoundInFile: (file) => `“${file}”是文件名；看它里面的错误码请用 errcode scan ${file}`,
};

const en: ExplainWords = {
  facts: {
    ip: 'IP in the text',
    scope: 'Needs',
    'apply-link': 'Apply at',
    'request-id': 'Request id',
    hint: 'Hint',
  },
  said: 'Returned',
  firstStep: 'First',
  guessed: (vendor, reason, others) =>
    `The vendor is a guess: ${vendor}, because ${reasonsEn[reason]}; ${others.length > 0 ? `it may be ${others.join(' or ')} too; ` : ''}if that is wrong, name it with --vendor`,
  outer: (code, message) => `Outer code ${code}: ${message}`,
  success: (code, failing) =>
    failing.length === 0
      ? `${code} means success: nothing failed`
      : `${code} means success, but ${failing.join(', ')} ${failing.length === 1 ? 'is' : 'are'} not empty: that part failed`,
  notInTables: 'in no table',
  unknownOf: (vendor, docs) =>
    `This seems to be ${vendor}'s, but its table has no such code; go by the returned message${docs ? `, or see its documents: ${docs}` : ''}`,
  unknownOfOther: (platform) =>
    `This seems to be ${platform}'s, of which there is no table here; go by the returned message`,
  similar: 'Codes with a message like it:',
  unknownOfNobody:
    'None of the vendors here has this code, and nothing tells whose it is; go by the returned message',
  notFound: 'there is no error code in the text',
  searchInstead: '; to search by a message: errcode search "invalid access_token"',
  notFoundInFile: (file) => `"${file}" is a file; for the codes in it: errcode scan ${file}`,
};

const words: Record<Language, ExplainWords> = { zh, en };

/** What the tool says about codes that it found in a text, in a language. */
export function explainWords(language: Language): ExplainWords {
  return words[language];
}
