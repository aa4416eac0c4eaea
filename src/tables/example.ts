/** The table that `errcode init` writes, for people to write their own after. */
import { categories, type Language, retryAdvice } from '../catalog/types.ts';

/** The name under which the schema lies beside the tables. */
export const schemaName = 'errcode.schema.json';

const head = `# yaml-language-server: $schema=./${schemaName}\n`;

const zh = `${head}# 团队自己的错误码表。errcode 在这个目录及各级下级目录里运行时会用到它：
#   errcode example:10001
#   errcode check .errcode
# 每个条目只有 code 和 message 必填。也可以给已有的平台（如 dingtalk）加码，或覆盖它的条目；
# 没有写的部分仍是内置的。同样的内容也可以写成 JSON 或 CSV。

vendor:
  # 小写字母、数字和连字符；只写 “vendor: dingtalk” 就是给钉钉加码
  id: example
  name: { zh: 示例平台, en: Example }
  # 人们还会怎么叫它
  aliases: [示例]
  # 响应里放错误码和消息的字段，errcode explain 和 errcode scan 靠它认出这个平台
  envelope:
    code: [code]
    message: [message]

entries:
  # 错误码加上引号，就不会被当成数字
  - code: "10001"
    # errcode export 生成的常量名；不写就用码本身，即 CODE_10001
    name: ORDER_NOT_FOUND
    # 接口返回的原话；只有一种语言时写一种就行
    message: { zh: 订单不存在, en: Order does not exist }
    # ${categories.join(' | ')}
    category: not-found
    # 同样的请求再发一次有没有用：
    # ${retryAdvice.join(' | ')}
    retry: fix-first
    # 为什么会出现这个码
    cause:
      zh: 订单号写错了，或者订单属于另一个商户。
    # 按顺序做什么
    steps:
      - zh: 用请求里的 order_id 在管理后台搜索；搜不到就回头看它是从哪里来的。
      - zh: 核对请求头里的商户号是不是下单时的那个。
    # 人们会用哪些话来找它
    phrases:
      zh: [找不到订单, 查不到单子]
    # 接着该看的码：同平台的码，或 平台:码
    related: ["10002"]

  - code: "10002"
    message: 订单已关闭
    category: state
    retry: fix-first
`;

const en = `${head}# Error codes of your own. errcode uses them in this folder and in all folders below it:
#   errcode example:10001
#   errcode check .errcode
# An entry needs code and message only. Codes can be added to a vendor that is there already (as dingtalk), and its
# entries overridden; what is left out stays as it was. JSON and CSV can hold the same.

vendor:
  # Small letters, digits and hyphens; "vendor: dingtalk" and nothing else adds codes to DingTalk
  id: example
  name: { zh: 示例平台, en: Example }
  # What else people call it
  aliases: [sample]
  # The response fields that hold code and message: by them errcode explain and errcode scan know this vendor
  envelope:
    code: [code]
    message: [message]

entries:
  # In quotes a code is never taken for a number
  - code: "10001"
    # The constant that errcode export makes of it; CODE_10001 when left out
    name: ORDER_NOT_FOUND
    # What the API returns; one language is enough
    message: { en: Order does not exist, zh: 订单不存在 }
    # ${categories.join(' | ')}
    category: not-found
    # Whether the same request can succeed when it is sent again:
    # ${retryAdvice.join(' | ')}
    retry: fix-first
    # Why it comes
    cause:
      en: The order number is wrong, or the order is another merchant's.
    # What to do, in order
    steps:
      - en: Search the console for the order_id of the request; when it is not there, look where the request has it from.
      - en: Compare the merchant in the request's header with the one that placed the order.
    # In which words people look for it
    phrases:
      en: [cannot find the order, order is gone]
    # What to read next: a code of the same vendor, or vendor:code
    related: ["10002"]

  - code: "10002"
    message: Order is closed
    category: state
    retry: fix-first
`;

const examples: Readonly<Record<Language, string>> = { zh, en };

/** The text of the example, its comments in a language. */
export function exampleTable(language: Language): string {
  return examples[language];
}
