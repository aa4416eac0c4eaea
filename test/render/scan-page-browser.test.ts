/** Opens the page in Chromium: the script, the layout and the colours, and that nothing is loaded or run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { retryAdvice } from '../../src/catalog/types.ts';
import { renderScanPage } from '../../src/render/scan-page.ts';
import type { ScanReport } from '../../src/scan/scan-report.ts';
import {
  barriersIn,
  colorsOf,
  findChromium,
  openTab,
  type Tab,
  tooNarrow,
  type View,
} from '../support/browser.ts';
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

const chromium = findChromium();
const title = 'the page of a scan in Chromium';

describe.skipIf(chromium === undefined)(
  chromium === undefined ? `${title} (skipped: no Chromium or Chrome on PATH)` : title,
  () => {
    let tab: Tab;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'errcode-page-'));
      tab = await openTab(chromium as string);
    });
    afterAll(async () => {
      await tab?.close();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(() => {
      expect(tab.trouble).toEqual([]);
    });

    interface ReportView extends Omit<View, 'language'> {
      readonly report?: ScanReport;
      readonly language?: 'zh' | 'en' | 'both';
    }

    /** Opens the page of a report, which loads nothing but itself. */
    function open({ report = sampleReport(), language = 'en', ...view }: ReportView = {}): Promise<Page> {
      const file = join(folder, 'report.html');
      writeFileSync(file, renderScanPage(report, settingOf(language)));
      const address = pathToFileURL(file).href;
      return tab.open(address, (one) => one === address, view);
    }

    const texts = (page: Page, selector: string): Promise<string[]> =>
      page.$$eval(selector, (elements) => elements.map((element) => element.textContent ?? ''));

    /** The elements that can be seen. */
    const shown = (page: Page, selector: string): Promise<string[]> =>
      page.$$eval(selector, (elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) => element.id || (element.textContent ?? '')),
      );

    it('filters tables and cards while one types', async () => {
      const page = await open();
      expect(await texts(page, 'output')).toEqual(['43 of 43']);
      await page.keyboard.press('/');
      await page.keyboard.type('６００２０ 白名单');
      expect(await texts(page, 'output')).toEqual(['1 of 43']);
      expect(await shown(page, 'td.code')).toEqual(['60020']);
      expect(await shown(page, '.card')).toEqual(['dingtalk-60020']);
      expect(await shown(page, '#unknown')).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await texts(page, 'output')).toEqual(['43 of 43']);
      await page.keyboard.type('DINGTALK keywords');
      expect(await shown(page, 'td.code')).toEqual(['319999']);
      expect(await shown(page, '.cards, .none')).toEqual([]);
      await page.keyboard.type(' nowhere');
      expect(await texts(page, 'output')).toEqual(['0 of 43']);
      expect(await shown(page, '.none')).toHaveLength(1);
    });

    it('clears the filter when a link leads to a card that it hides', async () => {
      const page = await open();
      await page.type('#filter', '钉钉 40014');
      expect(await shown(page, '.card')).toEqual(['dingtalk-40014']);
      await page.click('.card a[href="#dingtalk-42001"]');
      expect(await shown(page, '#dingtalk-42001')).toHaveLength(1);
      const top = await page.$eval('#dingtalk-42001', (card) => card.getBoundingClientRect().top);
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(200);
    });

    it('sorts by a heading, and the other way round at the second click', async () => {
      const page = await open();
      const order = async (column: string): Promise<[string | null, string[]]> => {
        await page.click(`#known th.${column} button`);
        const direction = await page.$eval(`#known th.${column}`, (heading) => heading.ariaSort);
        return [direction, await texts(page, `#known td.${column}`)];
      };
      const [ascending, codes] = await order('code');
      expect(ascending).toBe('ascending');
      expect(codes.map(Number)).toEqual(codes.map(Number).sort((a, b) => a - b));
      const [descending, reversed] = await order('code');
      expect(descending).toBe('descending');
      expect(reversed).toEqual([...codes].reverse());
      const [latestFirst, last] = await order('last');
      expect(latestFirst).toBe('descending');
      expect(last).toEqual([...last].sort().reverse());
      const [mostFirst, counts] = await order('count');
      expect(mostFirst).toBe('descending');
      expect(counts.map(Number)).toEqual(counts.map(Number).sort((a, b) => b - a));
      expect(await page.$$('#known th[aria-sort]')).toHaveLength(1);
    });

    it('can be read without its script', async () => {
      const page = await open({ hasScript: false });
      expect(await shown(page, '#known tbody tr')).toHaveLength(40);
      expect(await shown(page, '.card')).toHaveLength((await page.$$('.card')).length);
      expect(await shown(page, '.filter, .none, th button')).toEqual([]);
    });

    /** What takes most room: long words, files and codes, several vendors, several zones. */
    const wide = (): ScanReport => {
      const long = { code: `Long.${'Code'.repeat(40)}`, message: 'w'.repeat(900) };
      const place = placeAt(123_456, 3, `/var/log/${'deep/'.repeat(40)}app.log`);
      const entries = catalog.find('40014');
      return makeReport(
        [
          ...sampleReport(12).codes,
          makeCount({ ...long, first: place, last: placeAt(1, 1, 'x'.repeat(500)) }),
          countOf(makeEntry({ ...long, message: { zh: '宽'.repeat(300), en: 'W'.repeat(300) } }), {
            first: place,
          }),
          makeCount({
            code: '40014',
            entries,
            candidates: entries.map(({ vendor }) => ({ vendor, reason: 'none' })),
          }),
          makeCount({ last: { file: 'a', line: 1, time: { clock: 0, offset: -330 } }, count: 12_345_678 }),
        ],
        { files: ['a'.repeat(400), 'b', 'c'] },
      );
    };

    it.each(['zh', 'en', 'both'] as const)('never scrolls sideways, in %s', async (language) => {
      const page = await open({ report: wide(), language });
      expect(await tooNarrow(page, [360, 560, 820, 821, 1140, 1141, 1280])).toEqual([]);
    });

    it('stacks the rows of the table on a phone', async () => {
      const page = await open({ width: 360 });
      const cells = await page.$$eval('#known tbody tr:first-child td', (all) =>
        all.map((cell) => cell.getBoundingClientRect()).map(({ left, right }) => left >= 0 && right <= 360),
      );
      expect(cells).toEqual(cells.map(() => true));
      await page.click('#known th.code button');
      expect(await page.$eval('#known th.code', (heading) => heading.ariaSort)).toBe('ascending');
    });

    it.each([
      ['light', 1280],
      ['dark', 1280],
      ['light', 360],
      ['dark', 360],
    ] as const)('meets WCAG 2.2 AA in the %s scheme, %i px wide', async (scheme, width) => {
      const badges = retryAdvice.map((retry) =>
        countOf(makeEntry({ code: retry, retry, retired: '2026-01-02' })),
      );
      const report = makeReport([...sampleReport(6).codes, ...badges], { isComplete: false });
      const page = await open({ report, scheme, width });
      // What is out of sight is not painted, and can't be judged.
      await page.addStyleTag({ content: '.card { content-visibility: visible }' });
      expect(await barriersIn(page)).toEqual([]);
    });

    it('is light or dark as the reader has it', async () => {
      expect(await colorsOf(await open({ scheme: 'light' }))).toEqual([
        'rgb(28, 33, 40)',
        'rgb(246, 247, 249)',
      ]);
      expect(await colorsOf(await open({ scheme: 'dark' }))).toEqual([
        'rgb(225, 230, 236)',
        'rgb(14, 18, 23)',
      ]);
    });

    it('prints without what is only for the screen', async () => {
      const page = await open({ scheme: 'dark' });
      await page.emulateMediaType('print');
      expect(await shown(page, '.filter, .back')).toEqual([]);
      expect(await colorsOf(page)).toEqual(['rgb(28, 33, 40)', 'rgb(255, 255, 255)']);
    });

    it('runs and loads nothing that the logs hold', async () => {
      const codes = hostile.flatMap((text) => [
        makeCount({ code: text, vendor: text, message: text, first: placeAt(1, 0, text) }),
        countOf(makeEntry({ code: text, vendor: text, message: { zh: text, en: text } })),
      ]);
      const page = await open({ report: makeReport(codes, { files: [...hostile] }) });
      await page.type('#filter', '<img');
      expect(await shown(page, '#known td.code')).toHaveLength(1);
      expect(await page.title()).toMatch(/^Error codes in <\/script><script>/);
    });
  },
);
