import type { Language } from '../catalog/types.ts';
import type { LogTime } from '../scan/log-time.ts';
import type { Place } from '../scan/scan-report.ts';
import { countText, timeText } from './scan-figures.ts';

/** A time without milliseconds; only its clock where the day was said before. */
function momentText({ clock, offset }: LogTime, said?: LogTime): string {
  const text = timeText({ clock: Math.floor(clock / 1000) * 1000, offset });
  const day = text.slice(0, 'YYYY-MM-DD '.length);
  return said && timeText(said).startsWith(day) ? text.slice(day.length) : text;
}

/** How a language puts a span together. */
interface SpanWords {
  readonly lines: (first: string, last: string) => string;
  readonly to: string;
  readonly separator: string;
}

function spanText(first: Place, last: Place, showsFile: boolean, words: SpanWords): string {
  const isOne = first.file === last.file && first.line === last.line;
  const places = isOne ? [first] : [first, last];
  const times = places.map(({ time }, i) => time && momentText(time, (i > 0 && first.time) || undefined));
  if (showsFile) {
    const texts = places.map(({ file, line }, i) => [times[i], `${file}:${line}`].filter(Boolean).join(' '));
    return texts.join(words.to);
  }
  const lines = words.lines(countText(first.line), countText(last.line));
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? known.join(words.to) + words.separator + lines : lines;
}

/** What the tool says about what it counted in logs. */
const zh = {
  input: '标准输入',
  lines: (count: number) => `${countText(count)} 行`,
  failures: (records: number, codes: number) =>
    `${countText(records)} 条失败记录，${countText(codes)} 种错误码`,
  /** The zone of all times. */
  zone: (zone: string) => `时区 ${zone}`,
  /** Why the rows add up to more than the failing records. */
  several: (more: number) =>
    `各行相加比失败记录多 ${countText(more)}：一条记录含有多个错误码时，每行各计一次`,
  untimed: '没有时间',
  none: '日志里没有找到失败的错误码',
  noneInRange: (zone: string) =>
    `这段时间的日志里没有找到失败的错误码（时区 ${zone}；没有日期和时间的行不算）`,
  timeline: (step: string, most: number) => `失败趋势（每格 ${step}，峰值 ${countText(most)} 条）`,
  unknown: '未收录的错误码',
  unclear: '平台不明',
  /** `showsFile`: there are several. */
  span: (first: Place, last: Place, showsFile: boolean) =>
    spanText(first, last, showsFile, {
      lines: (from, to) => (from === to ? `第 ${from} 行` : `第 ${from} 至 ${to} 行`),
      to: ' 至 ',
      separator: '，',
    }),
  /** Of how many failures of other platforms were left out. */
  others: (platforms: readonly { readonly name: string; readonly count: number }[]) =>
    `--vendor 以外的平台没有计入：${platforms.map(({ name, count }) => `${name} ${countText(count)}`).join('、')}`,
  more: (count: number) => `另有 ${countText(count)} 种；去掉 --top 全部列出`,
  codes: (count: number) => `${countText(count)} 种错误码`,
  dropped: (records: number, most: number) =>
    `错误码超过 ${countText(most)} 种，其余 ${countText(records)} 条没有计入各码`,
  interrupted: '已中断：以下是到此为止的统计',
  progress: (read: string, total: string | null, failures: number) =>
    `已读 ${read}${total === null ? '' : ` / ${total}`}，失败 ${countText(failures)} 条（Ctrl-C 结束并显示）`,
  written: (file: string) => `报告已写入 ${file}`,
  explainOne: (example: string) => `查看其中一个的详细说明，例如：${example}`,
};
export type ScanWords = typeof zh;

const en: ScanWords = {
  input: 'standard input',
  lines: (count) => `${countText(count)} ${count === 1 ? 'line' : 'lines'}`,
  failures: (records, codes) =>
    `${countText(records)} failing ${records === 1 ? 'record' : 'records'}, ${countText(codes)} ${codes === 1 ? 'code' : 'codes'}`,
  zone: (zone) => `times in ${zone}`,
  several: (more) =>
    `The rows add up to ${countText(more)} more: a record with several codes counts in each row it belongs to`,
  untimed: 'no time',
  none: 'no failures with an error code were found in the logs',
  noneInRange: (zone) =>
    `no failures with an error code were found in the logs of that time (in ${zone}; lines without a date and a time do not count)`,
  timeline: (step, most) => `Failures over time (${step} per column, peak ${countText(most)})`,
  unknown: 'Codes not in any table',
  unclear: 'unknown vendor',
  span: (first, last, showsFile) =>
    spanText(first, last, showsFile, {
      lines: (from, to) => (from === to ? `line ${from}` : `lines ${from} to ${to}`),
      to: ' to ',
      separator: ', ',
    }),
  others: (platforms) =>
    `left out, of platforms other than --vendor: ${platforms.map(({ name, count }) => `${name} ${countText(count)}`).join(', ')}`,
  more: (count) => `${countText(count)} more; leave out --top to list all`,
  codes: (count) => `${countText(count)} ${count === 1 ? 'code' : 'codes'}`,
  dropped: (records, most) =>
    `there are more than ${countText(most)} different codes; ${countText(records)} records are not counted by code`,
  interrupted: 'interrupted: these are the counts so far',
  progress: (read, total, failures) =>
    `read ${read}${total === null ? '' : ` of ${total}`}, ${countText(failures)} failing (Ctrl-C ends and shows them)`,
  written: (file) => `report written to ${file}`,
  explainOne: (example) => `to see one of them in full, for example: ${example}`,
};

const words: Record<Language, ScanWords> = { zh, en };

/** What the tool says about what it counted in logs, in a language. */
export function scanWords(language: Language): ScanWords {
  return words[language];
}
