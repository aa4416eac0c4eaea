import type { Language } from '../../catalog/types.ts';

/** What a client shows of a tool, and what a model chooses it by. */
export interface ToolWords {
  readonly title: string;
  readonly description: string;
}

/** What the MCP server says. */
export interface McpWords {
  /** What the client's model is told about all the tools. */
  readonly instructions: string;
  readonly lookup: ToolWords;
  readonly search: ToolWords;
  readonly explain: ToolWords;
  readonly code: string;
  readonly query: string;
  readonly text: string;
  readonly limit: string;
  /** `known` are the ids of the vendors. */
  readonly vendor: (known: readonly string[]) => string;
  readonly noTool: (name: string, known: readonly string[]) => string;
  readonly badInput: (tool: string, problems: string) => string;
  /** Told to whoever starts the server by hand. */
  readonly waiting: string;
  readonly badMessage: (reason: string) => string;
  readonly noMessage: string;
  /** Behind the sentence that a text holds no code; `words` are the text's own. */
  readonly searchInstead: (words: string) => string;
  /** Ends an answer that was cut. */
  readonly omitted: string;
}

const zh: McpWords = {
  instructions:
    '解释国内开放平台返回的错误码。有码用 lookup_error_code；有整段响应、日志或堆栈用 explain_error_text；只记得意思用 search_error_codes。答案里有原因、按顺序的排查步骤，以及重试有没有用。',
  lookup: {
    title: '精确查错误码',
    description:
      '按码查国内开放平台的错误：消息、原因、按顺序的排查步骤、重试有没有用。同一个码各平台含义不同，知道平台就给 vendor。未收录的码会说明，并给出可能想查的码。',
  },
  search: {
    title: '按词搜错误码',
    description:
      '不知道码时按词找：消息的一部分、自己的话、拼音、中文或英文，写错也能找到。最好的在前；原因和步骤用 lookup_error_code 查“平台:码”。',
  },
  explain: {
    title: '解释一段错误文字',
    description:
      '找出一段文字（HTTP 响应、日志、堆栈）里的每个错误码，判断是哪个平台的，并逐个解释。未收录的码会说明。',
  },
  code: '一个错误码，如 "40014"、40014、"dingtalk:40014"；多个用空格隔开',
  query: '要找的词，如 "token 过期"、"department not found"',
  text: '原样粘贴的响应、日志片段或堆栈；整个日志文件请在终端用 errcode scan <文件>',
  limit: '最多返回这么多条，默认 5',
  vendor: (known) => `只看这个平台：id、别名或中文名。id 有 ${known.join('、')}`,
  noTool: (name, known) => `没有工具“${name}”；可用的工具：${known.join('、')}`,
  badInput: (tool, problems) => `${tool} 的参数不对：${problems}`,
  waiting: 'errcode mcp 在标准输入上等 MCP 客户端；按 Ctrl-C 结束。客户端怎样配置见 README。\n',
  badMessage: (reason) => `无法解析客户端发来的消息：${reason}`,
  noMessage: '不是 JSON-RPC 2.0 消息',
  searchInstead: (words) => `；按消息找请用 search_error_codes，query 为 "${words}"`,
  omitted: '……太长，后面的略去了；请给出 vendor，或一次少查几个码。',
};

const en: McpWords = {
  instructions:
    'Explains the error codes that Chinese open platforms return. Use lookup_error_code for a code, explain_error_text for a whole response, log or stack trace, search_error_codes where only the meaning is known. Answers say the cause, what to check in order, and whether a retry can help.',
  lookup: {
    title: 'Look up an error code',
    description:
      'What an error code of a Chinese open platform means, why it comes, what to check in which order, and whether a retry can help. One code means different things at different platforms: give vendor when it is known. Codes not in any table are named, with likely intended ones.',
  },
  search: {
    title: 'Search error codes by words',
    description:
      'Finds error codes by words where the code is not known: part of a message, a description, pinyin, Chinese or English, typos included. Best first; ask lookup_error_code for "vendor:code" to get the cause and steps.',
  },
  explain: {
    title: 'Explain an error text',
    description:
      'Finds every error code in a text (an HTTP response, a log, a stack trace), tells which platform each is from and explains it. Codes not in any table are named too.',
  },
  code: 'a code, such as "40014", 40014 or "dingtalk:40014"; separate several with spaces',
  query: 'words to search for, such as "token expired" or "部门不存在"',
  text: 'the response, part of a log or stack trace as it is; for whole log files run errcode scan <file> in a shell',
  limit: 'at most this many entries; 5 by default',
  vendor: (known) => `only this vendor: id, alias or Chinese name; the ids are ${known.join(', ')}`,
  noTool: (name, known) => `there is no tool "${name}"; the tools are: ${known.join(', ')}`,
  badInput: (tool, problems) => `wrong arguments for ${tool}: ${problems}`,
  waiting:
    'errcode mcp waits for an MCP client on standard input; Ctrl-C ends it. See the README for setting up clients.\n',
  badMessage: (reason) => `cannot read a message from the client: ${reason}`,
  noMessage: 'not a JSON-RPC 2.0 message',
  searchInstead: (words) => `; to search by its message use search_error_codes with the query "${words}"`,
  omitted: '… The rest is left out because it is long: give a vendor, or ask for fewer codes at a time.',
};

const words: Record<Language, McpWords> = { zh, en };

/** What the MCP server says, in a language. */
export function mcpWords(language: Language): McpWords {
  return words[language];
}

/** Commands and options that texts for people name, and what a model has instead; the first that fits counts. */
const toolTerms: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/ ?[(（]errcode vendors[^()（）]{0,40}[)）]/g, ''],
  [/[;；,，] ?(?:已收录的平台见 errcode vendors|errcode vendors lists the vendors)/g, ''],
  [/[,，] ?(?:or list all codes with errcode list|或用 errcode list 查看整张表)/g, ''],
  [/errcode search\b/g, 'search_error_codes'],
  [/errcode explain\b/g, 'explain_error_text'],
  [/errcode ((?:[a-z][a-z0-9-]{0,40}):\S{1,100})(?: (?:-f|--full))?/g, 'lookup_error_code "$1"'],
  [/--(vendor|limit)\b/g, '$1'],
];

/** A text for people as one for models: it names tools and their arguments, not shell commands and options. */
export function inToolTerms(text: string): string {
  return toolTerms.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text);
}
