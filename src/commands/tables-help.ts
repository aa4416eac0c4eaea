import type { Language } from '../catalog/types.ts';

/** What help says of the commands and options for a team's own tables. */
export interface TablesHelp {
  readonly option: string;
  readonly check: string;
  readonly init: string;
  readonly import: string;
  readonly files: string;
  readonly folder: string;
  readonly list: string;
  readonly output: string;
  readonly schemaOf: string;
}

export const tablesHelp: Readonly<Record<Language, TablesHelp>> = {
  zh: {
    option: '再用这个目录里的自有错误码表，可重复；工作目录及上级的 .errcode 总会用到',
    check: '检查自有错误码表：哪个文件、哪行哪列、怎么改；有误时退出状态为 2',
    init: '在 .errcode 里写一份带注释的示例表',
    import: '把现成的列表（CSV、JSON 或每行“码 消息”的文字）转成 --vendor 这个平台的错误码表',
    files: '错误码表，或放着它们的目录',
    folder: '目录，默认 .errcode',
    list: '现成的列表；- 是标准输入',
    output: '写到这个文件，默认标准输出',
    schemaOf: 'output 是 --json 的（默认），tables 是自有错误码表的',
  },
  en: {
    option:
      'also use the own tables in this folder; repeatable; .errcode here and in parent folders is always used',
    check: 'check own tables: file, line, column and what to do; exit status 2 when something is wrong',
    init: 'write a commented example table into .errcode',
    import: 'turn an existing list (CSV, JSON or lines of "code message") into an own table of --vendor',
    files: 'tables, or folders that hold them',
    folder: 'folder, otherwise .errcode',
    list: 'an existing list; - for standard input',
    output: 'write to this file instead of standard output',
    schemaOf: 'output for that of --json, which is usual, tables for that of own tables',
  },
};
