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
    option: '也读取这个目录里的自有错误码表，或这一个表，可重复；工作目录及上级目录的 .errcode 总会读取',
    check: '检查自有错误码表：哪个文件、哪行哪列、怎么改；有误时退出码为 2',
    init: '在 .errcode 里写一份带注释的示例表',
    import: '把已有的列表（CSV、JSON 或每行“码 消息”的文字）转成 --vendor 这个平台的错误码表',
    files: '错误码表，或放着它们的目录',
    folder: '目录，默认 .errcode',
    list: '已有的列表；- 是标准输入',
    output: '写到这个文件，默认标准输出',
    schemaOf: 'output 是 --json 的（默认），tables 是自有错误码表的',
  },
  en: {
    option:
      'also read your own tables in this folder, or this one table; repeatable; .errcode here and in parent folders is always read',
    check: 'check your own tables: file, line, column and how to fix it; exit status 2 if anything is wrong',
    init: 'write a commented example table into .errcode',
    import:
      'turn an existing list (CSV, JSON or lines of "code message") into a table of your own for --vendor',
    files: 'tables, or folders that hold them',
    folder: 'folder; default .errcode',
    list: 'an existing list; - for standard input',
    output: 'write to this file instead of standard output',
    schemaOf: 'output: of --json (default); tables: of your own tables',
  },
};
