/** A small site in Chromium: from the disk, and from a server below a path. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import serveStatic from 'serve-static';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeSite } from '../../src/site/write.ts';
import {
  barriersIn,
  colorsOf,
  findChromium,
  openTab,
  type Tab,
  tooNarrow,
  type View,
} from '../support/browser.ts';
import { hostileTexts, siteOf, smallTables, withOwn } from '../support/small-site.ts';

const chromium = findChromium();
const title = 'a site in Chromium';

describe.skipIf(chromium === undefined)(
  chromium === undefined ? `${title} (skipped: no Chromium or Chrome on PATH)` : title,
  () => {
    let tab: Tab;
    let folder: string;
    let server: Server;
    /** Where the site is: on the disk, and below a path of a server. */
    const roots = { disk: '', server: '' };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'errcode-site-'));
      const own = hostileTexts.map((text, i) => ({
        vendor: 'team',
        code: `9000${i}`,
        message: { zh: text, en: `${text} hostile` },
      }));
      writeSite(folder, siteOf(withOwn(smallTables(), own)).files(), false, () => {});
      const serve = serveStatic(folder, { redirect: false });
      server = createServer((request, response) => {
        request.url = request.url?.replace(/^\/deep\/down\//, '/') ?? '/';
        serve(request, response, () => response.writeHead(404).end());
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      roots.disk = `${pathToFileURL(folder).href}/`;
      roots.server = `http://127.0.0.1:${(server.address() as AddressInfo).port}/deep/down/`;
      tab = await openTab(chromium as string);
    });
    afterAll(async () => {
      await tab?.close();
      server?.close();
      server?.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(() => {
      expect(tab.trouble).toEqual([]);
    });

    function open(path: string, view: View & { readonly from?: keyof typeof roots } = {}): Promise<Page> {
      const { from = 'server', hasScript = true } = view;
      const isFile = from === 'disk' || !hasScript;
      const address = roots[from] + path.replace(/(?<=^|\/)(?=$|[?#])/, isFile ? 'index.html' : '');
      return tab.open(address, (one) => one.startsWith(roots[from]), view);
    }

    /** What of a kind can be seen. */
    const shown = (page: Page, selector: string): Promise<string[]> =>
      page.$$eval(selector, (elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) =>
            (element as unknown as { innerText: string }).innerText.replace(/\s+/g, ' ').trim(),
          ),
      );
    const done = (page: Page): Promise<unknown> =>
      page.waitForFunction(
        "document.querySelector('.panel:not([hidden]) .status') && !/Loading|正在/.test(document.querySelector('.status').innerText)",
      );

    it.each(['disk', 'server'] as const)('searches while one types, from the %s', async (from) => {
      const page = await open('', { from });
      await page.keyboard.press('/');
      await page.keyboard.type('shelf locked');
      await done(page);
      const [first] = await shown(page, '#hits a');
      expect(first).toMatch(/^Acme stock\.shelfLocked/);
      expect(await page.$$eval('#hits mark', (marks) => marks.length)).toBeGreaterThan(0);
      // Nothing of the loaded files is asked for twice.
      expect(new Set(tab.requests).size).toBe(tab.requests.length);
      await page.keyboard.press('Enter');
      await page.waitForSelector('article h1');
      expect(await shown(page, 'h1')).toEqual(['Acme stock.shelfLocked']);
      expect(page.url()).toBe(`${roots[from]}acme/stock.shelflocked/${from === 'disk' ? 'index.html' : ''}`);
    });

    it.each([
      ['8340021', /^Acme 8340021/],
      ['#８３４００２１', /^Acme 8340021/],
      ['艾克米 8340021', /^Acme 8340021/],
      ['STOCK.SHELFLOCKED', /^Acme stock\.shelfLocked/],
      ['83400', /^Acme 8340021/],
    ])('finds the code in %s', async (text, wanted) => {
      const page = await open('acme/');
      await page.type('#q', text);
      await done(page);
      expect((await shown(page, '#hits a'))[0]).toMatch(wanted);
    });

    it('names an unknown code, and leads to what is known of its kind', async () => {
      const page = await open('');
      await page.type('#q', 'quota.perMinute');
      await done(page);
      expect(await shown(page, '#hits a')).toEqual([]);
      expect(await shown(page, '.status')).toEqual([
        'No table has this code: quota.perMinute Codes of this kind: Acme Too much use',
      ]);
      await page.click('.status a');
      await page.waitForSelector('.family:target');
      expect((await shown(page, '.family:target h3'))[0]).toContain('Too much use');
    });

    it.each(['disk', 'server'] as const)(
      'explains a whole response without sending it, from the %s',
      async (from) => {
        const page = await open('', { from });
        const before = tab.requests.length;
        await page.type('#text', '{"errcode":8340021,"errmsg":"封印令牌已停用","host":"open.acme.example"}');
        await page.click('#paste [type=submit]');
        await page.waitForSelector('#explained .found');
        expect((await shown(page, '#explained h3'))[0]).toMatch(/^Acme 8340021/);
        expect((await shown(page, '#explained ol li')).length).toBeGreaterThan(0);
        const sent = tab.requests.slice(before).filter((url) => !url.startsWith(`${roots[from]}assets/`));
        expect(sent).toEqual([]);
        await page.click('#paste [type=reset]');
        expect(await shown(page, '#explained .found')).toEqual([]);
      },
    );

    it('explains a response that is put into the search box', async () => {
      const page = await open('acme/8340022/');
      await page.type('#q', '{"errcode":8340021,"errmsg":"x","host":"open.acme.example"}');
      await done(page);
      expect((await shown(page, '#hits a'))[0]).toMatch(/^Acme 8340021/);
    });

    it('says that a text has no code', async () => {
      const page = await open('');
      await page.type('#text', 'nothing here');
      await page.click('#paste [type=submit]');
      await page.waitForSelector('#explained .note');
      expect(await shown(page, '#explained .note')).toEqual(['There is no error code in this text']);
    });

    it('is in the language of the browser, or in the one that is chosen, on all pages', async () => {
      const page = await open('acme/8340021/', { language: 'zh-CN' });
      const head = (): Promise<[string, string, string]> =>
        page.evaluate(
          "[document.documentElement.lang, document.querySelector('h1').innerText, document.querySelector('#q').placeholder]",
        ) as Promise<[string, string, string]>;
      expect(await head()).toEqual(['zh-CN', '艾克米 8340021', '错误码、消息、拼音，或贴上整段返回']);
      await page.click('#language');
      expect(await head()).toEqual(['en', 'Acme 8340021', 'a code, a message, or a whole response']);
      expect(await page.title()).toMatch(/^Acme 8340021: /);
      await page.goto(`${roots.server}acme/`);
      expect(await shown(page, 'h1')).toEqual(['Acme']);
      expect(await shown(page, '.zh')).toEqual([]);
    });

    it('opens at a search and in a language that its address names', async () => {
      const page = await open('?lang=zh&q=8340021');
      await done(page);
      expect((await shown(page, '#hits a'))[0]).toMatch(/^艾克米 8340021/);
    });

    it('is used with the keys alone', async () => {
      const page = await open('acme/8340021/');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      await page.keyboard.press('/');
      await page.keyboard.type('8340');
      await done(page);
      const active = (): Promise<unknown> =>
        page.evaluate("document.querySelector('#q').getAttribute('aria-activedescendant')");
      expect(await active()).toBe('hit-0');
      await page.keyboard.press('ArrowDown');
      expect(await active()).toBe('hit-1');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await active()).toBe(`hit-${(await shown(page, '#hits a')).length - 1}`);
      await page.keyboard.press('Escape');
      expect(await shown(page, '.panel')).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.$eval('#q', (input) => (input as unknown as { value: string }).value)).toBe('');
    });

    it.each(['', 'acme/', 'acme/8340021/', 'team/90001/', 'guanaitong/', 'guanaitong/guides/token/'])(
      'never scrolls sideways: %j',
      async (path) => {
        const page = await open(path);
        expect(await tooNarrow(page, [320, 375, 640, 641, 860, 861, 1280])).toEqual([]);
      },
    );

    it('is light or dark as the reader has it, or chooses', async () => {
      const light = ['rgb(28, 33, 40)', 'rgb(255, 255, 255)'];
      const dark = ['rgb(225, 230, 236)', 'rgb(14, 18, 23)'];
      const page = await open('', { scheme: 'dark' });
      expect(await colorsOf(page)).toEqual(dark);
      await page.click('#theme');
      expect(await colorsOf(page)).toEqual(light);
      await page.goto(`${roots.server}acme/`);
      expect(await colorsOf(page)).toEqual(light);
      expect(await colorsOf(await open('', { scheme: 'light' }))).toEqual(light);
    });

    it('can be read and walked through without scripts, from the disk too', async () => {
      const page = await open('', { from: 'disk', hasScript: false });
      expect(await shown(page, '.search, .paste, .tools')).toEqual([]);
      await page.click('.vendors a[href="acme/index.html"]');
      expect(await shown(page, 'h1')).toEqual(['艾克米Acme']);
      await page.click('.codes a[href="8340021/index.html"], .codes a[href$="acme/8340021/index.html"]');
      expect((await shown(page, 'h1'))[0]).toContain('8340021');
      expect((await shown(page, '.explanation .zh')).length).toBeGreaterThan(0);
      expect((await shown(page, '.explanation .en')).length).toBeGreaterThan(0);
    });

    it('runs nothing that stands in own tables', async () => {
      const page = await open('');
      await page.type('#q', 'hostile');
      await done(page);
      expect((await shown(page, '#hits a')).length).toBeGreaterThan(3);
      await page.goto(`${roots.server}team/90001/`);
      expect(await shown(page, '.message span[lang="zh-CN"]')).toEqual([hostileTexts[1]]);
    });

    it.each([
      ['', 'light', 1280],
      ['', 'dark', 375],
      ['acme/', 'light', 375],
      ['acme/', 'dark', 1280],
      ['acme/8340021/', 'light', 1280],
      ['acme/8340021/', 'dark', 375],
      ['guanaitong/guides/token/', 'light', 1280],
    ] as const)('meets WCAG 2.2 AA: %j, %s, %i px wide', async (path, scheme, width) => {
      const page = await open(path, { scheme, width });
      await page.type('#q', '8340');
      await done(page);
      expect(await barriersIn(page)).toEqual([]);
    });
  },
);
