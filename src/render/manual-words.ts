import type { Language } from '../catalog/types.ts';

/** What the manual says beside what the command line says of itself. */
const zh = {
  /** The manual's own title. */
  manual: 'errcode 手册',
  /** The line that lists of manuals show. */
  summary: '解释国内开放平台的错误码',
  headings: {
    name: '名称',
    synopsis: '概述',
    description: '描述',
    options: '选项',
    commands: '命令',
    environment: '环境变量',
    files: '文件',
    exitStatus: '退出码',
    examples: '示例',
  },
  /** What an option is for that stands where no command is named. */
  withoutCommand: '不写命令时：',
  /** Exit statuses of all commands but `retry`, and of `retry`. */
  exitStatuses: [
    ['0', '找到；retry：可以立即或退避后重试'],
    ['1', '没有找到，或没有全部找到；retry：重试没有用'],
    ['2', '用法有误、读写失败，或 errcode 自己出错；retry：不知道，或没有找到'],
    ['3', 'retry：先换凭证、等配额窗口过去，或轮询，之后才能重试'],
    ['130', 'browse：按 Ctrl-C 离开'],
  ] satisfies readonly (readonly [status: string, meaning: string])[],
  environment: [
    ['ERRCODE_LANG', '输出语言：zh、en 或 both；其次看 LC_ALL、LC_MESSAGES、LANG'],
    ['ERRCODE_VENDOR', '几个平台都有同一个码时，先列出这个平台的含义'],
    ['NO_COLOR', '不为空时不用颜色'],
    ['FORCE_COLOR', '不是终端时也用颜色；0 或 false 则从不用'],
    ['TERM', 'dumb 时不用颜色，也不能用 browse'],
    ['XDG_CONFIG_HOME, XDG_CACHE_HOME', '代替 ~/.config 和 ~/.cache；macOS 和 Windows 上不看'],
  ] satisfies readonly (readonly [variables: string, meaning: string])[],
  /** What lies where; `tables/folders.ts` decides. */
  files: [
    ['.errcode/', '自有错误码表：工作目录和每个上级目录里的，离得近的优先'],
    [
      '~/.config/errcode/',
      '用户自己的表；macOS 上是 ~/Library/Preferences/errcode，Windows 上是 %APPDATA%\\errcode\\Config',
    ],
    [
      'settings.yaml',
      '设置，放在以上任一目录里，每行“键: 值”：vendor（先列出的平台）、lang、color、pager（只认用户自己的）；次序是选项、环境变量、最近的 .errcode、用户自己的',
    ],
    [
      '~/.cache/errcode/',
      '由自有表编译而成，随时可删；macOS 上是 ~/Library/Caches/errcode，Windows 上是 %LOCALAPPDATA%\\errcode\\Cache',
    ],
  ] satisfies readonly (readonly [path: string, meaning: string])[],
};
export type ManualWords = typeof zh;

const en: ManualWords = {
  manual: 'errcode manual',
  summary: 'explain the error codes of Chinese open platforms',
  headings: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    options: 'OPTIONS',
    commands: 'COMMANDS',
    environment: 'ENVIRONMENT',
    files: 'FILES',
    exitStatus: 'EXIT STATUS',
    examples: 'EXAMPLES',
  },
  withoutCommand: 'Without a command:',
  exitStatuses: [
    ['0', 'found; retry: the same request may be sent again, at once or with back-off'],
    ['1', 'not found, or not all of it; retry: a retry cannot help'],
    ['2', 'wrong usage, input or output that failed, or a fault of errcode; retry: unknown, or not found'],
    ['3', 'retry: only after something else: a new token, the end of a quota window, or by polling'],
    ['130', 'browse: left with Ctrl-C'],
  ],
  environment: [
    [
      'ERRCODE_LANG',
      'language of the answer: zh, en or both; otherwise taken from LC_ALL, LC_MESSAGES and LANG',
    ],
    ['ERRCODE_VENDOR', 'the vendor whose meaning comes first when several have a code'],
    ['NO_COLOR', 'no colour when set and not empty'],
    ['FORCE_COLOR', 'colour also when stdout is not a terminal; 0 or false turns colour off'],
    ['TERM', 'when dumb: no colour, and browse is not available'],
    ['XDG_CONFIG_HOME, XDG_CACHE_HOME', 'in place of ~/.config and ~/.cache; not on macOS and Windows'],
  ],
  files: [
    [
      '.errcode/',
      "a team's own tables, in the working directory and in each of its parents; the nearest wins",
    ],
    [
      '~/.config/errcode/',
      "the user's own tables; ~/Library/Preferences/errcode on macOS, %APPDATA%\\errcode\\Config on Windows",
    ],
    [
      'settings.yaml',
      "settings in any of these folders, lines of key: value: vendor (whose meaning comes first), lang, color, pager (only the user's own counts); options win, then the environment, the nearest .errcode, the user's own",
    ],
    [
      '~/.cache/errcode/',
      'compiled own tables; safe to delete; ~/Library/Caches/errcode on macOS, %LOCALAPPDATA%\\errcode\\Cache on Windows',
    ],
  ],
};

const words: Record<Language, ManualWords> = { zh, en };

/** What the manual says, in a language. */
export function manualWords(language: Language): ManualWords {
  return words[language];
}
