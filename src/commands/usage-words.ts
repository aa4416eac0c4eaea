import type { Language } from '../catalog/types.ts';
import { wrap } from '../render/wrap.ts';
import type { SourceProblem } from '../scan/sources.ts';
import type { CommandGroup } from './command.ts';
import { examples } from './examples.ts';

/** What the tool says about its use: errors and help. */
const zh = {
  unknownField: (field: string, known: string) => `没有字段“${field}”；可用的字段：${known}`,
  unknownVendor: (name: string, near: readonly string[], known: readonly string[]) =>
    `没有平台“${name}”；${near.length > 0 ? `是不是 ${near.join('、')}？` : `可用的平台：${known.join('、')}`}（errcode vendors 列出全部名称）`,
  noCode: '请给出错误码，例如：errcode 40014 --vendor dingtalk',
  noText: '请给出要解释的文字，或从管道传入，例如：curl … | errcode explain',
  noInput: '标准输入是空的；请给出错误码或传入文字，例如：errcode 40014 --vendor dingtalk',
  noFiles: '请给出日志文件，或从管道传入，例如：errcode scan app.log、kubectl logs pod | errcode scan',
  annotateFormat: 'annotate 只输出文字，或用 --json 给 NDJSON 日志加字段；统计成表请用 errcode scan --csv',
  noScreen:
    'browse 要在终端里用（TERM 不是 dumb）：不要往里传输入，并让标准输出或标准错误留在终端上；在脚本里请用 errcode search 或 errcode list',
  badTime: (option: string, text: string) =>
    `选项 ${option} 的时间“${text}”无法识别；可用的写法：2026-11-22、"2026-11-22 08:30"、08:30、30m、2h、1d`,
  noFolder: (option: string, path: string) =>
    `选项 ${option} 的“${path}”既不是目录，也不是错误码表；请给出自有错误码表或放它们的目录`,
  unwritable: (file: string, reason: string) => `无法写入文件“${file}”：${reason}`,
  source: {
    missing: (source) => `没有文件“${source}”`,
    directory: (source) => `“${source}”是目录；请给出其中的文件，例如：errcode scan '${source}/**/*.log'`,
    unreadable: (source, reason) => `无法读取“${source}”：${reason}`,
    'no-match': (source) => `没有符合“${source}”的文件`,
    'no-zstd': (source) =>
      `这个版本的 Node.js 不能解压“${source}”；请用 Node.js 22.15 或更新的版本，或先解压：zstd -dc ${source} | errcode scan`,
    broken: (source, reason) => `“${source}”不是有效的压缩文件，或已损坏：${reason}`,
  } satisfies Record<SourceProblem, (source: string, reason: string) => string>,
  noWords: '请给出要搜索的词，例如：errcode search token 过期',
  noShell: (known: readonly string[]) =>
    `请给出 shell 的名称（${known.join('、')}），例如：errcode completion zsh`,
  onlyVendor: (name: string, id: string) =>
    `“${name}”是平台名；请加上错误码或要找的词，或用 errcode list ${id} 列出它的全部错误码`,
  noPattern: "请给出正则表达式，例如：errcode grep -i 'access_?token'",
  onePattern: (extra: string) => `grep 只取一个表达式，“${extra}”多余；有空格时加引号，多个表达式各用一个 -e`,
  /** `position` counts characters from 1; null where only the whole is wrong. */
  badPattern: (pattern: string, position: number | null, reason: string) =>
    `正则表达式“${pattern}”${position === null ? '' : `在第 ${position} 个字符处`}有误：${reason}（JavaScript 语法，u 标志；加 -F 按普通文字查找）`,
  slowPattern: '这个正则表达式太慢，已停止；不要把重复套在重复里，例如 (a+)+ 可写成 a+',
  unknownCommand: (name: string, near: readonly string[]) => `没有命令“${name}”；是不是 ${near.join('、')}？`,
  /** `meant` stands behind the program's name. */
  otherCommand: (name: string, meant: string) =>
    `没有命令“${name}”；请用 errcode ${meant}；要搜索这个词：errcode search ${name}`,
  noTableOf: (platform: string) => `errcode 没有收录${platform}`,
  isFile: (files: readonly string[]) =>
    `${files.map((file) => `“${file}”`).join('、')}是文件；统计其中的错误码：errcode scan ${files.join(' ')}；逐个解释：errcode explain - < ${files[0]}`,
  unknownOption: (name: string, near: string | undefined) =>
    `没有选项 ${name}${near ? `；是不是 ${near}？` : '；errcode --help 列出全部选项'}`,
  /** `owners` are the commands that have it, `command` the one that has not. */
  optionOfCommand: (name: string, owners: readonly string[], command?: string) =>
    command === undefined
      ? `选项 ${name} 属于 ${owners.join('、')}，例如：errcode ${owners[0]} ${name} …`
      : `${command} 没有选项 ${name}（${owners.join('、')} 有）；用法见 errcode ${command} --help`,
  noValueTaken: (option: string) => `选项 ${option} 后面不跟值`,
  missingValue: (option: string) => `选项 ${option} 后面要跟一个值`,
  badValue: (option: string, value: string, allowed: string, near?: string) =>
    `选项 ${option} 的值“${value}”不对；${near ? `是不是 ${near}？` : ''}可用的值：${allowed}`,
  tooMany: '参数太多；这条命令的用法见它的 --help',
  fieldsNeedFormat: '--fields 只用于机器格式；请再加 --json 或 --format',
  noSuchCommand: (name: string) => `没有命令“${name}”；errcode --help 列出全部命令`,
  oneCode: 'retry 一次只看一个错误码，例如：errcode retry 90006 --vendor dingtalk',
  noCodeToRetry: '没有找到错误码；请给出一个错误码或一段响应，例如：errcode retry 90006 --vendor dingtalk',
  ambiguous: (code: string, vendors: readonly string[]) =>
    `错误码 ${code} 在各平台或各含义下的重试建议不同；用 --vendor 指定平台：${vendors.join('、')}`,
  /** Of a code with several meanings at one vendor. */
  severalMeanings: (code: string) =>
    `错误码 ${code} 有几种含义，重试建议不同；请给出整段返回，按其中的消息判断：errcode retry '<返回>'`,
  noTarget: (targets: string) =>
    `请用 --for 指定导出给谁用，例如：errcode export --for ts；可用的值：${targets}`,
  noExportFormat: 'export 的格式由 --for 决定，请去掉 --json、--format 和 --fields',
  noPackages: (target: string) => `${target} 的文件里没有包名；--package 只用于 go 和 java`,
  badPackage: (name: string, target: string) =>
    `“${name}”不是 ${target} 的包名；请用小写字母、数字和下划线，不能是关键字，例如：${target === 'java' ? 'com.example.errors' : 'errcodes'}`,
  output: (reason: string) => `无法写出结果：${reason}`,
  noTables: (reason: string) => `无法读取错误码表，请重新安装 errcode：${reason}`,
  /** A folder of tables that is another user's. */
  foreignFolder: (folder: string) =>
    `没有读取 ${folder}：它属于别的用户。如果信任它，请写明 --tables ${folder}`,
  /** A fault of the program itself. */
  fault: (reason: string) =>
    `errcode 自身出错：${reason}。请重新安装再试；如果仍然如此就是 bug，请把命令和这句话提交到 errcode-cli 的 npm 页面所列的仓库`,
  seeHelp: '用法见 errcode --help',
  versionLine: ({ name, version, data }: { name: string; version: string; data: string | null }) =>
    `${name} ${version}${data ? `（数据核对于 ${data}）` : ''}`,
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
    } satisfies Record<CommandGroup, string>,
    globalOptions: '通用选项：',
    examples: '例子：',
    exitStatus: '退出码：',
    exitStatusText: '0 找到；1 没有找到；2 用法有误或读写失败',
    choices: (values: string) => `（${values}）`,
    short: '查错误码，或用自己的话找到它：是什么意思、为什么、怎么排查、重试有没有用。',
  },
};
export type UsageWords = typeof zh;

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
  noCodeToRetry:
    'there is no error code in it; give a code or a response, for example: errcode retry 90006 --vendor dingtalk',
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
    choices: (values) => ` (${values})`,
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
