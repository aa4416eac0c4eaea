/** Reads the page as a browser's parser does; what needs a real browser is in `scan-page-browser.test.ts`. */
import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalog/types.ts';
import { renderScanPage, type ScanPageSetting } from '../../src/render/scan-page.ts';
import { wordsIn } from '../../src/render/words.ts';
import { makeEntry } from '../support/entry.ts';
import { catalog } from '../support/run.ts';
import {
  countOf,
  hostile,
  makeCount,
  makeReport,
  placeAt,
  sampleReport,
  settingOf,
} from '../support/scan-report.ts';

const parse = (report = sampleReport(), setting: ScanPageSetting = settingOf('en')) =>
  load(renderScanPage(report, setting));

const entryOf = (vendor: string, code: string): Entry => catalog.find(code, [vendor])[0] as Entry;

/** Links within a page to what it does not have. */
function brokenLinks($: CheerioAPI): string[] {
  const ids = new Set(
    $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get(),
  );
  return $('a[href^="#"]')
    .map((_, link) => decodeURIComponent(($(link).attr('href') as string).slice(1)))
    .get()
    .filter((id) => !ids.has(id));
}

describe('renderScanPage', () => {
  const report = sampleReport();
  const $ = parse(report);

  it('says what was scanned', () => {
    expect($('h1').text()).toBe('Error codes in app.log');
    expect($('head title').text()).toBe('Error codes in app.log');
    const figures = $('.figures div')
      .map((_, tile) => $(tile).text())
      .get();
    expect(figures).toEqual([
      `Failures${report.failures.toLocaleString('en')}`,
      `Codes${report.codes.length}3 in no table`,
      'Lines120,034',
      'Size34.1 MB',
      'First to last failure2026-05-06 08:00:00 – 2026-05-06 12:46:00 Asia/Shanghai +08:00',
    ]);
    expect($('footer').text()).toBe('Made by errcode at 2026-05-06T13:00:00Z');
    expect($('.notice')).toHaveLength(0);
  });

  it('names a few files, and lists many', () => {
    const files = ['a.log', '-', 'c.log'];
    const many = parse(makeReport([makeCount()], { files }));
    expect(many('h1').text()).toBe('Error codes in a.log, standard input and 1 more');
    expect(
      many('.files li')
        .map((_, item) => many(item).text())
        .get(),
    ).toEqual(['a.log', 'standard input', 'c.log']);
  });

  it('says when the logs were not read to their end', () => {
    const unfinished = parse(makeReport([makeCount()], { isComplete: false }));
    expect(unfinished('.notice').text()).toMatch(/^Incomplete: the scan was interrupted/);
  });

  it('draws a column for each part of the timeline that holds failures', () => {
    const timeline = { start: Date.UTC(2026, 4, 6, 23, 0), step: 3_600_000, counts: [3, 0, 1200] };
    const drawn = parse(makeReport([makeCount()], { timeline }));
    expect(
      drawn('.timeline title')
        .map((_, title) => drawn(title).text())
        .get(),
    ).toEqual([
      '2026-05-06 23:00:00 – 2026-05-07 00:00:00: 3',
      '2026-05-07 01:00:00 – 2026-05-07 02:00:00: 1,200',
    ]);
    expect(drawn('.timeline svg').attr('aria-label')).toBe(
      'Column chart: 1,203 dated failures from 2026-05-06 23:00:00 to 2026-05-07 02:00:00; the most, 1,200, in the column that starts at 2026-05-07 01:00:00',
    );
    const labels = (name: string) =>
      drawn(`.timeline ${name}`)
        .map((_, label) => drawn(label).text())
        .get();
    expect(labels('.level')).toEqual(['0', '500', '1,000', '1,500']);
    expect(labels('.time')).toEqual(['05-06 23:00', '23:30', '05-07 00:00', '00:30', '01:00', '01:30']);
  });

  it('does without a timeline', () => {
    const place = placeAt(3, null);
    const timeless = parse(
      makeReport([countOf(entryOf('dingtalk', '60011'), { first: place, last: place })]),
    );
    expect(timeless('svg')).toHaveLength(0);
    expect(timeless('time')).toHaveLength(1);
    expect(timeless('.chartless').text()).toMatch(/^There is no chart/);
    expect(timeless('td.first').text()).toBe('app.log:3');
  });

  it('has a line for every code, most frequent first', () => {
    const rows = $('#known tbody tr');
    expect(rows).toHaveLength(40);
    const counts = rows.map((_, row) => Number($(row).find('.number').text().replace(',', ''))).get();
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const first = rows.first();
    expect(first.find('td.vendor').text()).toBe('DingTalk');
    expect(first.find('td.code').text()).toBe('40014');
    expect(first.find('td.message p').first().text()).toBe('Invalid access_token');
    expect(first.find('td.message .other').text()).toBe('不合法的access_token');
    expect(first.find('td.first').text()).toBe('2026-05-06 08:00:00 app.log:100');
    expect(first.find('.badge').attr('title')).toBe(
      `${wordsIn('en').retry['refresh-token']} (refresh-token)`,
    );
  });

  it('ranks lines for sorting: codes by value, places by instant', () => {
    const at = (clock: number, offset: number) => ({ file: 'app.log', line: 1, time: { clock, offset } });
    const sorted = parse(
      makeReport([
        makeCount({ code: '100', count: 2, first: at(Date.UTC(2026, 4, 6, 9), 480) }),
        makeCount({ code: '99', count: 5, first: at(Date.UTC(2026, 4, 6, 8), 0) }),
        makeCount({ code: '-1', count: 3, first: placeAt(7, null) }),
      ]),
    );
    const ranks = (key: string) =>
      Object.fromEntries(
        sorted('#unknown tbody tr')
          .map((_, row) => [[sorted(row).find('td.code').text(), Number(sorted(row).attr(`data-${key}`))]])
          .get(),
      );
    expect(ranks('count')).toEqual({ 99: 0, '-1': 1, 100: 2 });
    expect(ranks('code')).toEqual({ '-1': 0, 99: 1, 100: 2 });
    expect(ranks('first')).toEqual({ 100: 0, 99: 1, '-1': 2 });
    // By the user's clocks, whatever the log's zone.
    expect(sorted('#unknown tbody tr').last().find('time').first().text()).toBe('2026-05-06 09:00:00');
  });

  it('shows unknown codes in a table of their own, with what the log says', () => {
    const rows = $('#unknown tbody tr');
    expect(rows.map((_, row) => $(row).find('td.code').text()).get()).toEqual(['310000', '48002', '777123']);
    expect(rows.map((_, row) => $(row).find('td.vendor').text()).get()).toEqual([
      'DingTalk',
      'WeCom',
      'vendor not told',
    ]);
    expect(rows.first().find('td.message').text()).toMatch(/^keywords not in content/);
    expect($('#unknown .retry')).toHaveLength(0);
  });

  it('links each line to its card, and each link on the page leads somewhere', () => {
    expect($('#known tbody tr').first().find('td.code a').attr('href')).toBe('#dingtalk-40014');
    expect($('a[href^="#"]').length).toBeGreaterThan(80);
    expect(brokenLinks($)).toEqual([]);
  });

  it('tells on a card what the card on the terminal tells', () => {
    const entry = entryOf('dingtalk', '40014');
    const card = $('[id="dingtalk-40014"]');
    const text = card.text();
    expect(card.find('.cause').text()).toBe(entry.cause?.en);
    expect(
      card
        .find('ol li')
        .map((_, step) => $(step).text())
        .get(),
    ).toEqual(entry.steps.map(({ en }) => en));
    expect(card.find('ol li').last().attr('value')).toBe(String(entry.steps.length));
    expect(card.find('.guide').text()).toBe(`In general: ${entry.guide?.title.en}`);
    for (const { code, message } of entry.related) expect(text).toContain(`${code} ${message.en}`);
    expect(text).toContain(`${wordsIn('en').retry[entry.retry]} (refresh-token)`);
    expect(text).toContain(wordsIn('en').sourceLine(entry.source));
    expect(card.find(`a[href="${entry.docs}"]`)).toHaveLength(1);
    expect(text).toContain('900 records');
  });

  it('tells variants, withdrawn codes and the whole wording', () => {
    const entry = makeEntry({
      variants: [{ zh: '甲', en: 'variant A' }],
      retired: '2026-01-02',
      docs: 'javascript:alert(1)',
      source: { ...makeEntry().source, text: 'whole wording' },
    });
    const card = parse(makeReport([countOf(entry)]))('.card');
    expect(card.text()).toContain('variant A');
    expect(card.find('.note').text()).toBe(wordsIn('en').retired('2026-01-02'));
    expect(card.text()).toContain('Published wording: whole wording');
    expect(card.find('a[href^="javascript"]')).toHaveLength(0);
  });

  it('says that a vendor is guessed, and who else it may be', () => {
    const row = $('#known tbody tr').eq(2);
    expect(row.find('.mark').text()).toBe('guess');
    const note = $(`[id="${row.attr('data-cards')}"] .note`);
    expect(note.find('p').text()).toMatch(/^The vendor is a guess/);
    expect(
      note
        .find('li')
        .map((_, item) => $(item).text())
        .get(),
    ).toEqual(['DingTalk (the message fits)', 'WPS Open Platform (names of the fields fit)']);
  });

  it('shows the meanings at all candidates where nothing tells the vendor', () => {
    const entries = catalog.find('40014');
    const candidates = entries.map(({ vendor }) => ({ vendor, reason: 'none' as const }));
    const code = makeCount({ code: '40014', entries, candidates, certainty: 'likely' });
    const untold = parse(makeReport([code]));
    expect(untold('td.vendor').text()).toBe('DingTalk, Qingtui vendor not told');
    expect(untold('.card')).toHaveLength(entries.length);
    // A card does not link to itself.
    expect(untold('.note').first().find('a')).toHaveLength(entries.length - 1);
  });

  it('keeps two meanings of one code apart', () => {
    expect($('[id="qingtui-45001"], [id="qingtui-45001-2"]')).toHaveLength(2);
  });

  it('has one card where a code was told once and guessed once', () => {
    const entry = entryOf('dingtalk', '60011');
    const twice = parse(makeReport([countOf(entry), countOf(entry, { certainty: 'likely', count: 3 })]));
    expect(twice('#known tbody tr')).toHaveLength(2);
    expect(twice('.card')).toHaveLength(1);
    expect(twice('.card strong').text()).toBe('3 records1 record');
  });

  it('says so when nothing was found', () => {
    const empty = parse(makeReport([]));
    expect(empty('.nothing')).toHaveLength(1);
    expect(empty('table, .card, .filter, svg')).toHaveLength(0);
  });

  it('speaks Chinese', () => {
    const chinese = parse(report, settingOf('zh'));
    expect(chinese('html').attr('lang')).toBe('zh-CN');
    expect(chinese('h1').text()).toBe('app.log 的错误码');
    const card = chinese('[id="dingtalk-40014"]');
    expect(card.find('.cause').text()).toBe(entryOf('dingtalk', '40014').cause?.zh);
    expect(chinese('#known tbody tr').first().find('td.message p').first().text()).toBe(
      '不合法的access_token',
    );
    expect(chinese('#unknown td.vendor').eq(1).text()).toBe('企业微信');
  });

  it('explains in both languages', () => {
    const both = parse(report, { ...settingOf('both'), words: 'zh' });
    const { cause } = entryOf('dingtalk', '40014');
    expect(
      both('[id="dingtalk-40014"] .cause [lang]')
        .map((_, text) => [[both(text).attr('lang'), both(text).text()]])
        .get(),
    ).toEqual([
      ['zh-CN', cause?.zh],
      ['en', cause?.en],
    ]);
  });

  it('loads nothing', () => {
    const page = renderScanPage(report, settingOf('en'));
    expect($('meta[http-equiv="Content-Security-Policy"]').attr('content')).toMatch(/^default-src 'none';/);
    expect($('[src], link, iframe, object, embed, image, use')).toHaveLength(0);
    expect(page).not.toMatch(/url\(|@import|fetch\(|XMLHttpRequest/);
  });

  /** A page on which a text stands wherever the logs, a team's own tables or the command line can put one. */
  const pageOf = (text: string): string => {
    const logged = {
      code: text,
      vendor: text,
      message: text,
      first: placeAt(1, 0, text),
      last: placeAt(2, 1, text),
    };
    const entry = makeEntry({
      code: text,
      vendor: text,
      section: text,
      message: { zh: text, en: text },
      cause: { zh: text, en: text },
      docs: text,
    });
    return renderScanPage(
      makeReport([makeCount(logged), countOf(entry, { ...logged, certainty: 'likely' })], {
        files: [text, 'b', 'c'],
      }),
      settingOf('both'),
    );
  };

  /** Elements and their attributes, without what is in them. */
  const shapeOf = (page: string): string[] => {
    const dom = load(page);
    return dom('*')
      .map((_, element) =>
        [dom(element).prop('tagName'), ...Object.keys(dom(element).attr() ?? {})].join(' '),
      )
      .get();
  };

  it.each(hostile)('shows what the logs say as text: %j', (text) => {
    const page = pageOf(text);
    expect(shapeOf(page)).toEqual(shapeOf(pageOf('plain')));
    expect(brokenLinks(load(page))).toEqual([]);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('cuts what would fill the page', () => {
    const long = parse(makeReport([makeCount({ code: 'c'.repeat(5000), message: '错'.repeat(100_000) })]));
    expect(long('td.message').text()).toHaveLength(600);
    expect(long('td.code').text()).toHaveLength(80);
  });

  it('takes little time for 2,000 codes', () => {
    const entries = Array.from({ length: 2000 }, (_, i) => ({
      ...entryOf('dingtalk', '40014'),
      code: String(10_000 + i),
    }));
    const timeline = Array.from({ length: 200 }, (_, i) => i % 5);
    const many = makeReport(entries.map((entry) => countOf(entry, { timeline, count: 400 })));
    const begin = performance.now();
    const page = renderScanPage(many, settingOf('both'));
    // A second or so on a slow machine; minutes if anything went through all codes for each code's text.
    expect(performance.now() - begin).toBeLessThan(5000);
    expect(page.match(/<article /g)).toHaveLength(2000);
  });
});
