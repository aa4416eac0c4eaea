import type { Language } from '../catalog/types.ts';
import type { Reason } from '../detect/vendor-guess.ts';
import { spaced } from './spaced.ts';

/** What the page of a scan says itself, beside the words of the cards. */
export interface ScanPageWords {
  readonly title: (files: string) => string;
  readonly standardInput: string;
  /** Some files' names, with how many there are and how many of them are not named. */
  readonly moreFiles: (named: string, all: string, others: string) => string;
  readonly incomplete: string;
  readonly nothing: string;
  readonly figures: Record<'failures' | 'codes' | 'lines' | 'size' | 'span' | 'files', string>;
  readonly unknownAmong: (unknown: string) => string;
  readonly chart: string;
  /** The chart in words, for who can't see it. */
  readonly chartSummary: (parts: {
    failures: string;
    from: string;
    to: string;
    most: string;
    at: string;
  }) => string;
  /** One column of the chart. */
  readonly bucket: (count: string, from: string, to: string) => string;
  readonly bucketLength: (length: string) => string;
  readonly noTimeline: string;
  readonly known: string;
  readonly unknown: string;
  readonly unknownNote: string;
  readonly cards: string;
  readonly columns: Record<
    'vendor' | 'code' | 'count' | 'trend' | 'message' | 'retry' | 'first' | 'last',
    string
  >;
  readonly sortBy: string;
  readonly filter: string;
  readonly filterHint: string;
  /** With `{shown}` and `{all}`, which the page's script fills in. */
  readonly shown: string;
  readonly noneShown: string;
  readonly records: (count: string, isOne: boolean) => string;
  readonly noVendor: string;
  readonly guessed: string;
  readonly guessNote: string;
  readonly noVendorNote: string;
  readonly reasons: Record<Reason, string>;
  readonly moreMeanings: (others: string) => string;
  readonly inLogs: string;
  readonly logged: string;
  readonly backToTable: string;
  readonly generated: (time: string) => string;
}

const zh: ScanPageWords = {
  title: (files) => spaced`${files}的错误码`,
  standardInput: '标准输入',
  moreFiles: (named, all) => `${named} 等 ${all} 个文件`,
  incomplete: '已中断：以下是到此为止的统计。',
  nothing: '日志里没有找到报告失败的错误码。',
  figures: {
    failures: '失败记录',
    codes: '错误码',
    lines: '行数',
    size: '大小',
    span: '最早至最近的失败',
    files: '文件',
  },
  unknownAmong: (unknown) => `其中 ${unknown} 个未收录`,
  chart: '失败趋势',
  chartSummary: ({ failures, from, to, most, at }) =>
    `柱状图：${from} 至 ${to} 共 ${failures} 条带时间的失败记录；最多的一段从 ${at} 开始，有 ${most} 条`,
  bucket: (count, from, to) => `${from} – ${to}：${count} 条`,
  bucketLength: (length) => `每柱 ${length}`,
  noTimeline: '失败记录没有可识别的时间，因此没有失败趋势图。',
  known: '已收录的错误码',
  unknown: '未收录的错误码',
  unknownNote: '各平台都未收录这些错误码；消息取自日志。',
  cards: '说明',
  columns: {
    vendor: '平台',
    code: '错误码',
    count: '次数',
    trend: '趋势',
    message: '消息',
    retry: '重试',
    first: '最早',
    last: '最近',
  },
  sortBy: '排序',
  filter: '筛选',
  filterHint: '错误码、平台或消息，中英文均可',
  shown: '显示 {shown} / {all}',
  noneShown: '没有符合筛选条件的错误码。',
  records: (count) => `${count} 条记录`,
  noVendor: '平台不明',
  guessed: '推测',
  guessNote: '平台是推测的，日志没有确切说明。可能是：',
  noVendorNote: '日志没有说明是哪个平台的码。可能是：',
  reasons: {
    option: '由参数指定',
    beside: '旁边的码是它的',
    envelope: '字段名相符',
    host: '日志中有该平台的域名',
    response: '有该平台独有的响应内容',
    name: '日志中提到该平台',
    message: '消息相符',
    only: '只有该平台有这个码',
    none: '没有依据',
  },
  moreMeanings: (others) => `另有 ${others} 种含义`,
  inLogs: '日志中',
  logged: '日志里的消息',
  backToTable: '回到表格',
  generated: (time) => `由 errcode 生成于 ${time}`,
};

const en: ScanPageWords = {
  title: (files) => `Error codes in ${files}`,
  standardInput: 'standard input',
  moreFiles: (named, _all, others) => `${named} and ${others} more`,
  incomplete: 'Incomplete: the scan was interrupted. These are the figures of the part that was read.',
  nothing: 'No error code that reports a failure was found in the logs.',
  figures: {
    failures: 'Failures',
    codes: 'Codes',
    lines: 'Lines',
    size: 'Size',
    span: 'First to last failure',
    files: 'Files',
  },
  unknownAmong: (unknown) => `${unknown} not in any table`,
  chart: 'Failures over time',
  chartSummary: ({ failures, from, to, most, at }) =>
    `Column chart: ${failures} dated failures from ${from} to ${to}; the most, ${most}, in the column that starts at ${at}`,
  bucket: (count, from, to) => `${from} – ${to}: ${count}`,
  bucketLength: (length) => `${length} per column`,
  noTimeline: 'There is no chart: no failure has a timestamp that could be read.',
  known: 'Known codes',
  unknown: 'Unknown codes',
  unknownNote: 'These codes are not in any table; the messages are from the logs.',
  cards: 'Explanations',
  columns: {
    vendor: 'Vendor',
    code: 'Code',
    count: 'Count',
    trend: 'Trend',
    message: 'Message',
    retry: 'Retry',
    first: 'First',
    last: 'Last',
  },
  sortBy: 'Sort by',
  filter: 'Filter',
  filterHint: 'code, vendor or message, in Chinese or English',
  shown: '{shown} of {all}',
  noneShown: 'No code matches the filter.',
  records: (count, isOne) => `${count} ${isOne ? 'record' : 'records'}`,
  noVendor: 'unknown vendor',
  guessed: 'guess',
  guessNote: 'The vendor is a guess: the logs do not say for certain. It may be:',
  noVendorNote: 'The logs do not say which vendor the code is from. It may be:',
  reasons: {
    option: 'asked for',
    beside: 'the code beside it is its own',
    envelope: 'the field names match',
    host: 'its host name is in the log',
    response: 'only its responses look like this',
    name: 'its name is in the log',
    message: 'the message matches',
    only: 'no other vendor has the code',
    none: 'no evidence',
  },
  moreMeanings: (others) => `and ${others} more`,
  inLogs: 'In the logs',
  logged: 'Message in the logs',
  backToTable: 'Back to the table',
  generated: (time) => `Generated by errcode at ${time}`,
};

const words: Record<Language, ScanPageWords> = { zh, en };

/** What the page of a scan says in a language. */
export function scanPageWordsIn(language: Language): ScanPageWords {
  return words[language];
}
