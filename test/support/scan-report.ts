import type { Entry } from '../../src/catalog/types.ts';
import type { AnswerLanguage } from '../../src/language.ts';
import type { ScanPageSetting } from '../../src/render/scan-page.ts';
import type { LogTime } from '../../src/scan/log-time.ts';
import type { CodeCount, Place, ScanReport } from '../../src/scan/scan-report.ts';
import { catalog } from './run.ts';

/** The sample's logs: a morning in buckets of five minutes. */
const start = Date.UTC(2026, 4, 6, 8, 0);
const step = 5 * 60_000;
const buckets = 60;

/** A time of the sample's logs, in China. @param minutes after their start */
function timeAfter(minutes: number): LogTime {
  return { clock: start + minutes * 60_000, offset: 480 };
}

/** A place of the sample's logs. @param minutes after their start; null for a line without a time */
export function placeAt(line: number, minutes: number | null, file = 'app.log'): Place {
  return { file, line, time: minutes === null ? null : timeAfter(minutes) };
}

/** An unknown code that was logged once, with what the test is about put in. */
export function makeCount(parts: Partial<CodeCount> = {}): CodeCount {
  return {
    code: '310000',
    vendor: null,
    candidates: [],
    certainty: 'certain',
    reason: 'host',
    entries: [],
    message: null,
    count: 1,
    first: placeAt(1, 0),
    last: placeAt(1, 0),
    timeline: [],
    ...parts,
  };
}

/** What was logged of one entry's code. */
export function countOf(entry: Entry, parts: Partial<CodeCount> = {}): CodeCount {
  return makeCount({
    code: entry.code,
    vendor: entry.vendor,
    candidates: [{ vendor: entry.vendor, reason: 'host' }],
    entries: [entry],
    message: entry.message.zh,
    ...parts,
  });
}

/** A report of what was counted, most frequent first, its totals added up. */
export function makeReport(codes: readonly CodeCount[], parts: Partial<ScanReport> = {}): ScanReport {
  const failures = codes.reduce((sum, { count }) => sum + count, 0);
  const counts = Array.from({ length: buckets }, (_, i) =>
    codes.reduce((sum, { timeline }) => sum + (timeline[i] ?? 0), 0),
  );
  return {
    codes: [...codes].sort((a, b) => b.count - a.count),
    timeline: counts.some((count) => count > 0) ? { start, step, counts } : null,
    zone: { name: 'Asia/Shanghai', offset: 480 },
    failures,
    others: [],
    lines: 120_034,
    bytes: 34_120_771,
    files: ['app.log'],
    dropped: 0,
    isComplete: true,
    ...parts,
  };
}

/** A number of records that rises and falls in the course of the logs, with pauses. */
function timelineOf(seed: number, count: number): number[] {
  const peak = (seed * 17) % buckets;
  const weights = Array.from({ length: buckets }, (_, i) =>
    (i * 5 + seed) % 7 < 2 ? 0 : 1 / (1 + ((i - peak) / 6) ** 2),
  );
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => Math.round((count * weight) / sum));
}

/** The platforms of the sample. */
const few = ['dingtalk', 'welink', 'wps', 'qingtui', 'guanaitong'];

/**
 * A report such as the logs of a service give that calls several platforms: entries of the bundled tables, a guess, a
 * code that nothing tells the vendor of, a code with two meanings, a foreign platform and unknown codes.
 *
 * @param size how many known codes there are
 */
export function sampleReport(size = 40): ScanReport {
  const famous = ['40014', '60011', '88', '40100', '45001', '60020', '42001', '33012'].flatMap((code) =>
    catalog.find(code, few),
  );
  const all = [...famous, ...catalog.entries(few).filter(({ kind }) => kind === 'error')];
  const byCode = new Map<string, Entry[]>();
  for (const entry of all) {
    const key = `${entry.vendor}:${entry.code}`;
    const same = byCode.get(key);
    if (same === undefined && byCode.size === size) continue;
    if (!same?.includes(entry)) byCode.set(key, [...(same ?? []), entry]);
  }
  const known = [...byCode.values()].map((entries, i): CodeCount => {
    const [entry] = entries as [Entry];
    const count = Math.max(1, Math.round(900 / (i + 1) ** 1.2));
    return countOf(entry, {
      entries: [...new Map(entries.map((one) => [one.section, one])).values()],
      certainty: i % 5 === 2 ? 'likely' : 'certain',
      candidates:
        i % 5 === 2
          ? [
              { vendor: entry.vendor, reason: 'message' },
              { vendor: 'wps', reason: 'envelope' },
            ]
          : [{ vendor: entry.vendor, reason: 'host' }],
      count,
      first: placeAt(100 + i * 37, (i * 3) % 140),
      last: placeAt(9000 + ((i * 911) % 100_000), 150 + ((i * 13) % 140)),
      timeline: timelineOf(i, count),
    });
  });
  const unknown = [
    makeCount({
      code: '319999',
      vendor: 'dingtalk',
      message: 'keywords not in content, more: [https://ding-doc.example.com]',
      count: 37,
      first: placeAt(412, 21),
      last: placeAt(88_120, 240),
      timeline: timelineOf(5, 37),
    }),
    makeCount({
      code: '48002',
      vendor: 'wecom',
      message: 'api forbidden, hint: [1700000000_71_0123456789abcdef]',
      count: 4,
      first: placeAt(2310, null),
      last: placeAt(52_001, null),
    }),
    makeCount({ code: '777123', first: placeAt(77, 9), last: placeAt(77, 9), timeline: timelineOf(2, 1) }),
  ];
  return makeReport([...known, ...unknown]);
}

/** What the page of a scan is drawn with: the bundled vendors, and one platform without tables. */
export function settingOf(language: AnswerLanguage): ScanPageSetting {
  return {
    language,
    words: language === 'zh' ? 'zh' : 'en',
    vendor: (id) => catalog.findVendor(id),
    platformName: (id) => (id === 'wecom' ? { zh: '企业微信', en: 'WeCom' } : undefined),
    generated: '2026-05-06T13:00:00Z',
  };
}

/** Texts of logs that try to be more than text on a page. */
export const hostile = [
  '</script><script>document.title="pwned"</script>',
  '<img src=x onerror="document.title=\'pwned\'">',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '</title></style></table><h1>pwned</h1><!--',
  '&lt;b&gt; &#60;i&#62; javascript:alert(1)',
  '{shown} {all} $& $1 %zz %3Cb%3E #x',
  'file\u202egol.exe \u2066hidden\u2069 \u0000\u001b[31m\u0007\u0085',
  'lone \ud800 surrogate \udc00',
  '-->]]><![CDATA[ <?xml',
] as const;
