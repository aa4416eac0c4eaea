import type { Language } from '../catalog/types.ts';
import { wrap } from '../render/wrap.ts';
import type { SourceProblem } from '../scan/sources.ts';
import { examples } from './examples.ts';

/** What the tool says about its use: errors and help. */
export interface UsageWords {
  readonly unknownField: (field: string, known: string) => string;
  readonly unknownVendor: (name: string, near: readonly string[], known: readonly string[]) => string;
  readonly noCode: string;
  readonly noText: string;
  readonly noInput: string;
  readonly noFiles: string;
  readonly annotateFormat: string;
  readonly noScreen: string;
  readonly badTime: (option: string, text: string) => string;
  readonly noFolder: (option: string, path: string) => string;
  readonly unwritable: (file: string, reason: string) => string;
  readonly source: Record<SourceProblem, (source: string, reason: string) => string>;
  readonly noWords: string;
  readonly noShell: (known: readonly string[]) => string;
  readonly onlyVendor: (name: string, id: string) => string;
  readonly noPattern: string;
  readonly onePattern: (extra: string) => string;
  /** `position` counts characters from 1; null where only the whole is wrong. */
  readonly badPattern: (pattern: string, position: number | null, reason: string) => string;
  readonly slowPattern: string;
  readonly unknownCommand: (name: string, near: readonly string[]) => string;
  /** `meant` stands behind the program's name. */
  readonly otherCommand: (name: string, meant: string) => string;
  readonly noTableOf: (platform: string) => string;
  readonly isFile: (files: readonly string[]) => string;
  readonly unknownOption: (name: string, near: string | undefined) => string;
  /** `owners` are the commands that have it, `command` the one that has not. */
  readonly optionOfCommand: (name: string, owners: readonly string[], command?: string) => string;
  readonly noValueTaken: (option: string) => string;
  readonly missingValue: (option: string) => string;
  readonly badValue: (option: string, value: string, allowed: string, near?: string) => string;
  readonly tooMany: string;
  readonly fieldsNeedFormat: string;
  readonly noSuchCommand: (name: string) => string;
  readonly oneCode: string;
  readonly ambiguous: (code: string, vendors: readonly string[]) => string;
  /** Of a code with several meanings at one vendor. */
  readonly severalMeanings: (code: string) => string;
  readonly noTarget: (targets: string) => string;
  readonly noExportFormat: string;
  readonly noPackages: (target: string) => string;
  readonly badPackage: (name: string, target: string) => string;
  readonly output: (reason: string) => string;
  readonly noTables: (reason: string) => string;
  /** A folder of tables that is another user's. */
  readonly foreignFolder: (folder: string) => string;
  /** A fault of the program itself. */
  readonly fault: (reason: string) => string;
  readonly seeHelp: string;
  readonly versionLine: (about: { name: string; version: string; data: string | null }) => string;
  readonly help: {
    readonly description: string;
    readonly usage: string;
    readonly usageLine: string;
    readonly arguments: string;
    readonly options: string;
    readonly commands: string;
    readonly groups: Record<'find' | 'texts' | 'scripts' | 'tables' | 'setUp', string>;
    readonly globalOptions: string;
    readonly examples: string;
    readonly exitStatus: string;
    readonly exitStatusText: string;
    readonly helpOption: string;
    readonly helpCommand: string;
    readonly versionOption: string;
    readonly choices: (values: string) => string;
    readonly what: string;
    readonly code: string;
    readonly oneCode: string;
    readonly words: string;
    readonly browseWords: string;
    readonly vendors: string;
    readonly pattern: string;
    readonly text: string;
    readonly files: string;
    readonly guide: string;
    /** What else there is to say of a command, by its name. */
    readonly notes: Readonly<Record<string, string>>;
    readonly shell: string;
    readonly option: Record<
      | 'vendor'
      | 'lang'
      | 'json'
      | 'format'
      | 'fields'
      | 'color'
      | 'noColor'
      | 'full'
      | 'noPager'
      | 'bom'
      | 'quiet'
      | 'category'
      | 'retry'
      | 'kind'
      | 'limit'
      | 'listLimit'
      | 'ignoreCase'
      | 'invertMatch'
      | 'count'
      | 'filesWithMatches'
      | 'onlyMatching'
      | 'fixedStrings'
      | 'wordRegexp'
      | 'lineRegexp'
      | 'lineNumber'
      | 'maxCount'
      | 'regexp'
      | 'extendedRegexp'
      | 'afterContext'
      | 'beforeContext'
      | 'context'
      | 'all'
      | 'encoding'
      | 'top'
      | 'since'
      | 'until'
      | 'by'
      | 'csv'
      | 'html'
      | 'every'
      | 'for'
      | 'package'
      | 'word',
      string
    >;
    readonly command: Record<
      | 'lookup'
      | 'search'
      | 'grep'
      | 'guide'
      | 'explain'
      | 'scan'
      | 'annotate'
      | 'retry'
      | 'list'
      | 'browse'
      | 'vendors'
      | 'export'
      | 'schema'
      | 'mcp'
      | 'completion',
      string
    >;
    readonly short: string;
  };
}

const zh: UsageWords = {
  unknownField: (field, known) => `没有字段“${field}”；可用的字段：${known}`,
  unknownVendor: (name, near, known) =>
    `没有平台“${name}”；${near.length > 0 ? `是不是 ${near.join('、')}？` : `可用的平台：${known.join('、')}`}（errcode vendors 列出全部名称）`,
  noCode: '请给出错误码，例如：errcode 40014 --vendor dingtalk',
  noText: '请给出要解释的文字，或从管道传入，例如：curl … | errcode explain',
  noInput: '标准输入是空的；请给出错误码或传入文字，例如：errcode 40014 --vendor dingtalk',
  noFiles: '请给出日志文件，或从管道传入，例如：errcode scan app.log、kubectl logs pod | errcode scan',
  annotateFormat: 'annotate 只输出文字，或用 --json 给 NDJSON 日志加字段；统计成表请用 errcode scan --csv',
  noScreen:
    'browse 要在终端里用（TERM 不是 dumb）：不要往里传输入，并让标准输出或标准错误留在终端上；在脚本里请用 errcode search 或 errcode list',
  badTime: (option, text) =>
    `选项 ${option} 的时间“${text}”无法识别；可用的写法：2026-11-22、"2026-11-22 08:30"、08:30、30m、2h、1d`,
  noFolder: (option, path) =>
    `选项 ${option} 的“${path}”既不是目录，也不是错误码表；请给出自有错误码表或放它们的目录`,
  unwritable: (file, reason) => `无法写入文件“${file}”：${reason}`,
  source: {
    missing: (source) => `没有文件“${source}”`,
    directory: (source) => `“${source}”是目录；请给出其中的文件，例如：errcode scan '${source}/**/*.log'`,
    unreadable: (source, reason) => `无法读取“${source}”：${reason}`,
    'no-match': (source) => `没有符合“${source}”的文件`,
    'no-zstd': (source) =>
      `这个版本的 Node.js 不能解压“${source}”；请用 Node.js 22.15 或更新的版本，或先解压：zstd -dc ${source} | errcode scan`,
    broken: (source, reason) => `“${source}”不是有效的压缩文件，或已损坏：${reason}`,
  },
  noWords: '请给出要搜索的词，例如：errcode search token 过期',
  noShell: (known) => `请给出 shell 的名称（${known.join('、')}），例如：errcode completion zsh`,
  onlyVendor: (name, id) =>
    `“${name}”是平台名；请加上错误码或要找的词，或用 errcode list ${id} 列出它的全部错误码`,
  noPattern: "请给出正则表达式，例如：errcode grep -i 'access_?token'",
  onePattern: (extra) => `grep 只取一个表达式，“${extra}”多余；有空格时加引号，多个表达式各用一个 -e`,
  badPattern: (pattern, position, reason) =>
    `正则表达式“${pattern}”${position === null ? '' : `在第 ${position} 个字符处`}有误：${reason}（JavaScript 语法，u 标志；加 -F 按普通文字查找）`,
  slowPattern: '这个正则表达式太慢，已停止；不要把重复套在重复里，例如 (a+)+ 可写成 a+',
  unknownCommand: (name, near) => `没有命令“${name}”；是不是 ${near.join('、')}？`,
  otherCommand: (name, meant) =>
    `没有命令“${name}”；请用 errcode ${meant}；要搜索这个词：errcode search ${name}`,
  noTableOf: (platform) => `errcode 没有收录${platform}`,
  isFile: (files) =>
    `${files.map((file) => `“${file}”`).join('、')}是文件；统计其中的错误码：errcode scan ${files.join(' ')}；逐个解释：errcode explain - < ${files[0]}`,
  unknownOption: (name, near) =>
    `没有选项 ${name}${near ? `；是不是 ${near}？` : '；errcode --help 列出全部选项'}`,
  optionOfCommand: (name, owners, command) =>
    command === undefined
      ? `选项 ${name} 属于 ${owners.join('、')}，例如：errcode ${owners[0]} ${name} …`
      : `${command} 没有选项 ${name}（${owners.join('、')} 有）；用法见 errcode ${command} --help`,
  noValueTaken: (option) => `选项 ${option} 后面不跟值`,
  missingValue: (option) => `选项 ${option} 后面要跟一个值`,
  badValue: (option, value, allowed, near) =>
    `选项 ${option} 的值“${value}”不对；${near ? `是不是 ${near}？` : ''}可用的值：${allowed}`,
  tooMany: '参数太多；这条命令的用法见它的 --help',
  fieldsNeedFormat: '--fields 只用于机器格式；请再加 --json 或 --format',
  noSuchCommand: (name) => `没有命令“${name}”；errcode --help 列出全部命令`,
  oneCode: 'retry 一次只看一个错误码，例如：errcode retry 90006 --vendor dingtalk',
  ambiguous: (code, vendors) =>
    `错误码 ${code} 在各平台或各含义下的重试建议不同；用 --vendor 指定平台：${vendors.join('、')}`,
  severalMeanings: (code) =>
    `错误码 ${code} 有几种含义，重试建议不同；请给出整段返回，按其中的消息判断：errcode retry '<返回>'`,
  noTarget: (targets) => `请用 --for 指定导出给谁用，例如：errcode export --for ts；可用的值：${targets}`,
  noExportFormat: 'export 的格式由 --for 决定，请去掉 --json、--format 和 --fields',
  noPackages: (target) => `${target} 的文件里没有包名；--package 只用于 go 和 java`,
  badPackage: (name, target) =>
    `“${name}”不是 ${target} 的包名；请用小写字母、数字和下划线，不能是关键字，例如：${target === 'java' ? 'com.example.errors' : 'errcodes'}`,
  output: (reason) => `无法写出结果：${reason}`,
  noTables: (reason) => `无法读取错误码表，请重新安装 errcode：${reason}`,
  foreignFolder: (folder) => `没有读取 ${folder}：它属于别的用户。如果信任它，请写明 --tables ${folder}`,
  fault: (reason) =>
    `errcode 自身出错：${reason}。请重新安装再试；如果仍然如此就是 bug，请把命令和这句话提交到 errcode-cli 的 npm 页面所列的仓库`,
  seeHelp: '用法见 errcode --help',
  versionLine: ({ name, version, data }) => `${name} ${version}${data ? `（数据核对于 ${data}）` : ''}`,
  help: {
    description:
      '解释国内开放平台的错误码：是什么意思、为什么会出现、按什么顺序排查、重试有没有用。离线，中英双语。',
    usage: '用法：',
    usageLine: '<错误码、粘贴的文字或要找的词...> [选项] | <命令> [选项]',
    arguments: '参数：',
    options: '选项：',
    commands: '命令：',
    groups: {
      find: '查码：',
      texts: '文字与日志：',
      scripts: '给脚本用：',
      tables: '自己的错误码表：',
      setUp: '编码助手与终端：',
    },
    globalOptions: '通用选项：',
    examples: '例子：',
    exitStatus: '退出码：',
    exitStatusText: '0 找到；1 没有找到；2 用法有误或读写失败',
    helpOption: '显示帮助',
    helpCommand: '显示一条命令的帮助',
    versionOption: '显示版本',
    choices: (values) => `（${values}）`,
    what: '错误码（可以多个；也可写成 平台:码 或 "平台 码"），或粘贴的响应、日志，或要搜索的词',
    words: '要搜索的词；其中的平台名只搜那个平台',
    browseWords: '开始时要搜索的词',
    vendors: '只列这些平台',
    pattern: '正则表达式（JavaScript 语法，u 标志）',
    text: '要解释的文字；- 是标准输入',
    files: '日志文件，可用通配符，也可以是 .gz、.zst；- 或不写是标准输入',
    notes: {
      grep: '一条消息是一行，中英文有一种匹配即可；平台:码 也参与匹配。与 GNU grep 不同的只有：-c 输出一个总数，-m 是总行数，表达式最多 1000 个字符、16 个可省略的部分（?、*、{0,…}）。',
    },
    guide: '通用做法的 id，如 dingtalk/access-token；只写后一半也行',
    shell: '哪个 shell',
    code: '错误码，可以多个；- 是标准输入，一行一个',
    oneCode: '一个错误码（也可写成 平台:码 或 平台 码），或一段返回内容；- 是标准输入',
    option: {
      vendor: '只看这些平台：id、别名或中文名，可重复，可用逗号分隔',
      lang: '输出语言；默认看 ERRCODE_LANG、LC_ALL、LC_MESSAGES、LANG',
      json: '等于 --format json',
      format: '输出格式',
      fields: '机器格式只输出这些字段，逗号分隔；写错时列出全部字段',
      color: '是否用颜色',
      noColor: '等于 --color never',
      noPager: '比屏幕长时也直接输出，不进分页程序',
      full: '卡片给出全部内容：通用做法、相关的码的消息、来源',
      bom: 'CSV 以字节顺序标记开头，Excel 靠它认出中文',
      quiet: '什么也不输出，只看退出码',
      category: '只列这些类别，也可写屏幕上的名称，如 限流',
      retry: '只列这些重试建议',
      kind: '只列这些类型',
      listLimit: '最多列出这么多条',
      limit: '最多列出这么多条；默认一屏，不是终端时 10 条',
      ignoreCase: '不分大小写',
      invertMatch: '选出不匹配的行',
      count: '只输出行数',
      filesWithMatches: '只输出 平台:码，每个一次',
      onlyMatching: '只输出匹配的部分',
      fixedStrings: '按普通文字查找，不是正则表达式',
      wordRegexp: '只匹配整个词；汉字不算词的一部分',
      lineRegexp: '只匹配整条消息',
      lineNumber: '加上这一行在该码各行中的序号',
      maxCount: '选出这么多行后停止',
      regexp: '表达式；可重复，匹配任何一个即可',
      extendedRegexp: '同 grep，这里总是如此',
      afterContext: '匹配行之后再输出这么多行',
      beforeContext: '匹配行之前再输出这么多行',
      context: '匹配行前后各再输出这么多行',
      all: '也查原因和步骤',
      encoding: '输入的编码，默认自动识别',
      top: '最多列出这么多个码',
      since: '只看这个时间以后的记录：2026-11-22、08:30、30m、2h、1d',
      until: '只看这个时间以前的记录',
      by: '分组依据，默认按码',
      csv: '等于 --format csv',
      html: '另写一份网页报告到这个文件',
      every: '每次都给出完整说明，不只第一次',
      for: '导出给谁用',
      package: 'Go 或 Java 文件的包名，默认 errcodes',
      word: '补全这个词，而不是输出脚本',
    },
    command: {
      lookup: '精确查码',
      search: '按词搜索：消息、自己的话、拼音、首字母、繁体、英文都行，写错也能找到',
      grep: '用正则表达式查码和消息，用法同 grep',
      guide: '通用做法：许多码共用的排查步骤；不写 id 时列出全部',
      explain: '解释一段文字里的每个错误码：响应、日志、堆栈都行；没有文字时读标准输入',
      scan: '统计日志里的错误码：哪些、多少次、从什么时候开始',
      annotate: '原样输出日志，在含错误码的行下面加一行说明；--json 给 NDJSON 的行加字段',
      retry:
        '能否重试：退出码 0 可立即或退避后重试，3 要先换 token、等配额窗口或轮询，1 重试没用，2 不知道或没找到',
      list: '列出全部错误码',
      browse: '边输入边搜索：方向键选择，Enter 输出，Esc 离开（只能在终端里用）',
      vendors: '列出平台、别名、码数和来源',
      export: '把错误码导出成程序里的常量，或日志引擎的查找表',
      schema: '输出 --json 或自有错误码表的 JSON Schema',
      mcp: '作为 MCP 服务器给编码助手用（标准输入输出）',
      completion: '输出 shell 的补全脚本；启用方法写在脚本开头',
    },
    short: '查错误码，或用自己的话找到它：是什么意思、为什么、怎么排查、重试有没有用。',
  },
};

const en: UsageWords = {
  unknownField: (field, known) => `there is no field "${field}"; the fields are: ${known}`,
  unknownVendor: (name, near, known) =>
    `there is no vendor "${name}"; ${near.length > 0 ? `did you mean ${near.join(' or ')}?` : `the vendors are ${known.join(', ')}`} (errcode vendors lists all names)`,
  noCode: 'give a code, for example: errcode 40014 --vendor dingtalk',
  noText: 'give a text, or pipe it in, for example: curl … | errcode explain',
  noInput:
    'there is nothing on standard input; give a code or pipe a text in, for example: errcode 40014 --vendor dingtalk',
  noFiles:
    'give log files, or pipe a log in, for example: errcode scan app.log, kubectl logs pod | errcode scan',
  annotateFormat:
    'annotate prints text, or with --json adds a field to lines of JSON; for a table use errcode scan --csv',
  noScreen:
    'browse needs a terminal (and TERM other than dumb): do not pipe into it, and keep standard output or standard error on the terminal; in scripts use errcode search or errcode list',
  badTime: (option, text) =>
    `"${text}" is not a valid time for ${option}; write it as 2026-11-22, "2026-11-22 08:30", 08:30, 30m, 2h or 1d`,
  noFolder: (option, path) =>
    `"${path}" of ${option} is neither a folder nor a table; name a table of your own or the folder that holds them`,
  unwritable: (file, reason) => `cannot write the file "${file}": ${reason}`,
  source: {
    missing: (source) => `there is no file "${source}"`,
    directory: (source) =>
      `"${source}" is a directory; name files in it, for example: errcode scan '${source}/**/*.log'`,
    unreadable: (source, reason) => `cannot read "${source}": ${reason}`,
    'no-match': (source) => `no file matches "${source}"`,
    'no-zstd': (source) =>
      `this version of Node.js cannot decompress "${source}"; use Node.js 22.15 or later, or decompress it first: zstd -dc ${source} | errcode scan`,
    broken: (source, reason) => `"${source}" is not a valid compressed file, or is damaged: ${reason}`,
  },
  noWords: 'give words to search for, for example: errcode search token expired',
  noShell: (known) => `give the name of a shell (${known.join(', ')}), for example: errcode completion zsh`,
  onlyVendor: (name, id) =>
    `"${name}" is a vendor; add a code or words to search for, or list all its codes with errcode list ${id}`,
  noPattern: "give a regular expression, for example: errcode grep -i 'access_?token'",
  onePattern: (extra) =>
    `grep takes one pattern, and "${extra}" is one too many; quote a pattern with spaces, give several with -e each`,
  badPattern: (pattern, position, reason) =>
    `the pattern "${pattern}" is wrong${position === null ? '' : ` at character ${position}`}: ${reason} (JavaScript syntax, u flag; use -F for plain text)`,
  slowPattern:
    'the pattern took too long and was stopped; avoid nested repetition, for example write a+ instead of (a+)+',
  unknownCommand: (name, near) => `there is no command "${name}"; did you mean ${near.join(' or ')}?`,
  otherCommand: (name, meant) =>
    `there is no command "${name}"; use errcode ${meant}, or to search for the word: errcode search ${name}`,
  noTableOf: (platform) => `there is no table for ${platform} here`,
  isFile: (files) =>
    `${files.map((file) => `"${file}"`).join(', ')} ${files.length > 1 ? 'are files' : 'is a file'}; to count the codes in it: errcode scan ${files.join(' ')}; to explain them: errcode explain - < ${files[0]}`,
  unknownOption: (name, near) =>
    `there is no option ${name}${near ? `; did you mean ${near}?` : '; errcode --help lists them all'}`,
  optionOfCommand: (name, owners, command) =>
    command === undefined
      ? `the option ${name} belongs to ${owners.join(', ')}, for example: errcode ${owners[0]} ${name} …`
      : `${command} has no ${name} (${owners.join(', ')} ${owners.length === 1 ? 'has' : 'have'}); see errcode ${command} --help`,
  noValueTaken: (option) => `${option} takes no value`,
  missingValue: (option) => `the option ${option} needs a value`,
  badValue: (option, value, allowed, near) =>
    `"${value}" is not a valid value of ${option}; ${near ? `did you mean ${near}? ` : ''}use one of: ${allowed}`,
  tooMany: 'too many arguments; see --help of this command',
  fieldsNeedFormat: '--fields is for the machine formats; add --json or --format',
  noSuchCommand: (name) => `there is no command "${name}"; errcode --help lists them all`,
  oneCode: 'retry takes one code at a time, for example: errcode retry 90006 --vendor dingtalk',
  ambiguous: (code, vendors) =>
    `${code} has different retry advice by vendor or meaning; name one with --vendor: ${vendors.join(', ')}`,
  severalMeanings: (code) =>
    `${code} has several meanings with different retry advice; give the whole response, whose message tells: errcode retry '<response>'`,
  noTarget: (targets) =>
    `say what to export for, for example: errcode export --for ts; --for takes one of: ${targets}`,
  noExportFormat: '--for decides the format that export writes; leave out --json, --format and --fields',
  noPackages: (target) => `a ${target} file has no package name; --package is for go and java`,
  badPackage: (name, target) =>
    `"${name}" is not a valid ${target} package name; use lower-case letters, digits and underscores, and no keyword, for example ${target === 'java' ? 'com.example.errors' : 'errcodes'}`,
  output: (reason) => `cannot write the result: ${reason}`,
  noTables: (reason) => `cannot read the tables, please reinstall errcode: ${reason}`,
  foreignFolder: (folder) =>
    `${folder} was not read: it belongs to another user. If you trust it, name it: --tables ${folder}`,
  fault: (reason) =>
    `errcode itself failed: ${reason}. Please reinstall it; if that does not help, this is a bug: report it with the command and this line at the repository named on the npm page of errcode-cli`,
  seeHelp: 'see errcode --help',
  versionLine: ({ name, version, data }) => `${name} ${version}${data ? ` (data checked ${data})` : ''}`,
  help: {
    description:
      'Explains the error codes of Chinese open platforms: what a code means, why it happens, what to check in which order, and whether a retry can help. Offline, in Chinese and English.',
    usage: 'Usage:',
    usageLine: '<codes, text or words...> [options] | <command> [options]',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    groups: {
      find: 'Find codes:',
      texts: 'Texts and logs:',
      scripts: 'For scripts:',
      tables: 'Tables of your own:',
      setUp: 'Coding agents and shells:',
    },
    globalOptions: 'Common options:',
    examples: 'Examples:',
    exitStatus: 'Exit status:',
    exitStatusText: '0 found; 1 not found; 2 wrong usage, or input or output failed',
    helpOption: 'show help',
    helpCommand: 'show the help of a command',
    versionOption: 'show the version',
    choices: (values) => ` (${values})`,
    what: 'codes, also as vendor:code or "vendor code"; or a pasted response or log; or words to search for',
    words: "words to search for; a vendor's name among them limits the search to it",
    browseWords: 'words to start with',
    vendors: 'only these vendors',
    pattern: 'regular expression (JavaScript syntax, u flag)',
    text: 'the text; - for standard input',
    files: 'log files or glob patterns, also .gz and .zst; - or none for standard input',
    notes: {
      grep: 'Each message is one line and matches in either language; vendor:code can match too. Unlike GNU grep, -c prints one number for all, -m counts all lines, and patterns have at most 1000 characters and 16 optional parts (?, *, {0,...}).',
    },
    guide: 'id of a guide, as dingtalk/access-token; its second half is enough',
    shell: 'which shell',
    code: 'one or more codes; - for standard input, one a line',
    oneCode: 'one code, also as vendor:code or vendor code; or a response; - for standard input',
    option: {
      vendor: 'only these vendors: id, alias or Chinese name; repeat it or use commas',
      lang: 'language of the answer; default from ERRCODE_LANG, LC_ALL, LC_MESSAGES and LANG',
      json: 'the same as --format json',
      format: 'output format',
      fields: 'print only these fields, comma-separated, in a machine format; a wrong one lists them all',
      color: 'whether to use colour',
      noColor: 'the same as --color never',
      noPager: 'no pager for what is longer than the screen',
      full: 'cards with everything: the guide, related messages, sources',
      bom: 'start CSV with the byte order mark that Excel needs for Chinese',
      quiet: 'print nothing; the exit status is the answer',
      category: 'only these categories, also by the names on the screen, such as credentials',
      retry: 'only this retry advice',
      kind: 'only these kinds',
      listLimit: 'list at most this many',
      limit: 'list at most this many; default one screen, or 10 when not on a terminal',
      ignoreCase: 'ignore case',
      invertMatch: 'select the lines that do not match',
      count: 'print only the number of lines',
      filesWithMatches: 'print only vendor:code, each once',
      onlyMatching: 'print only what matches',
      fixedStrings: 'treat patterns as plain text',
      wordRegexp: 'match whole words only; Chinese characters do not count as part of a word',
      lineRegexp: 'match whole messages only',
      lineNumber: "print the line's number among the lines of its code",
      maxCount: 'stop after this many lines',
      regexp: 'a pattern; repeat it to match any of several',
      extendedRegexp: 'accepted as in grep; patterns always are',
      afterContext: 'print this many lines after each match',
      beforeContext: 'print this many lines before each match',
      context: 'print this many lines before and after each match',
      all: 'search causes and steps too',
      encoding: 'encoding of the input; detected by default',
      top: 'list at most this many codes',
      since: 'only records after this time: 2026-11-22, 08:30, 30m, 2h, 1d',
      until: 'only records before this time',
      by: 'what to group by; default code',
      csv: 'the same as --format csv',
      html: 'also write a report as a web page to this file',
      every: 'give the full explanation every time, not only the first',
      for: 'what to export for',
      package: 'package name of a Go or Java file; default errcodes',
      word: 'complete this word instead of printing the script',
    },
    command: {
      lookup: 'look codes up exactly',
      search: 'search by words: messages, your own words, pinyin, either language, typos included',
      grep: 'match codes and messages with a regular expression, as grep does',
      guide: 'print a guide, the steps that many codes share; without an id, list them all',
      explain:
        'explain every code in a text: a response, a log, a stack trace; reads standard input when no text is given',
      scan: 'count the codes in logs: which, how often, since when',
      annotate:
        'pass a log through and add an explanation under each line with an error code; --json adds a field to lines of JSON',
      retry:
        'can a retry help? Exit status 0 yes, now or with back-off; 3 only after a new token, a quota window or by polling; 1 no; 2 unknown or not found',
      list: 'list all codes',
      browse: 'search while you type: arrows choose, Enter prints, Esc leaves (terminal only)',
      vendors: 'list vendors, aliases, numbers of codes and sources',
      export: 'write the codes as constants for programs, or as a lookup table for log engines',
      schema: 'print the JSON Schema of --json, or of your own tables',
      mcp: 'serve coding agents: a Model Context Protocol server on standard input and output',
      completion: "print a shell's completion script; how to enable it is explained at its top",
    },
    short:
      'Look an error code up, or find it by your own words: what it means, why it happens, what to check, whether a retry can help.',
  },
};

const words: Record<Language, UsageWords> = { zh, en };

/** What is shown when nothing was asked. @param columns width of the screen */
export function shortHelp(language: Language, columns: number): string {
  const { help, seeHelp } = words[language];
  return [
    ...wrap(help.short, columns),
    '',
    ...examples.slice(0, 3).map((line) => `  ${line}`),
    '',
    seeHelp,
    '',
  ].join('\n');
}

/** What the tool says about its use, in a language. */
export function usageWords(language: Language): UsageWords {
  return words[language];
}
