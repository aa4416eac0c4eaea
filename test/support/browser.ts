import axe, { type AxeResults } from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findProgram } from './find-program.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The path of an installed Chromium or Chrome; undefined where `PATH` has none. */
export function findChromium(): string | undefined {
  return names.map(findProgram).find((path) => path !== undefined);
}

/** Starts a browser without a window. @param executablePath as {@link findChromium} gives it */
export function launchChromium(executablePath: string): Promise<Browser> {
  // Without a sandbox it runs as root too, as in containers; it opens nothing but the test's own pages.
  return puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** How somebody looks at a page. */
export interface View {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** The browser's language. */
  readonly language?: string;
  readonly hasScript?: boolean;
}

/** A tab of a browser of its own, in which one page after another is opened, each as if there had been none before. */
export interface Tab {
  /** Opens a page. @param mayLoad whether an address is one that it may load */
  open(address: string, mayLoad: (address: string) => boolean, view?: View): Promise<Page>;
  /** What no page may do, since the last one was opened: errors, messages on the console, requests to others, dialogs. */
  readonly trouble: readonly string[];
  /** What was loaded since. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Opens a browser with one tab: a new tab for each test takes longer than most tests. */
export async function openTab(executablePath: string): Promise<Tab> {
  const browser = await launchChromium(executablePath);
  const page = await browser.newPage();
  let trouble: string[] = [];
  let requests: string[] = [];
  let isAllowed = (_: string): boolean => true;
  let script: { identifier: string } | undefined;
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${String(error)}`));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    requests.push(request.url());
    if (!isAllowed(request.url())) trouble.push(`request: ${request.url()}`);
  });
  await page.setCacheEnabled(false);

  /** Leaves a page with nothing of it kept. */
  async function leave(): Promise<void> {
    if (page.url() !== 'about:blank') await page.evaluate('localStorage.clear(); sessionStorage.clear()');
    await page.goto('about:blank');
    if (script) await page.removeScriptToEvaluateOnNewDocument(script.identifier);
  }

  return {
    async open(address, mayLoad, view = {}) {
      const { width = 1280, scheme = 'light', language = 'en-US', hasScript = true } = view;
      await leave();
      [trouble, requests, isAllowed] = [[], [], mayLoad];
      await page.setJavaScriptEnabled(hasScript);
      script = await page.evaluateOnNewDocument(
        `Object.defineProperty(navigator, 'language', { get: () => ${JSON.stringify(language)} })`,
      );
      await page.emulateMediaType();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 900 });
      await page.goto(address);
      return page;
    },
    get trouble() {
      return trouble;
    },
    get requests() {
      return requests;
    },
    close: () => browser.close(),
  };
}

/** What in a page some people cannot read or use, by WCAG 2.2 AA and good practice: each rule with the elements that break it. */
export async function barriersIn(page: Page): Promise<string[][]> {
  await page.evaluate(axe.source);
  const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations, passes } = (await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(levels)} })`,
  )) as AxeResults;
  const isJudged = passes.some(({ id }) => id === 'color-contrast');
  return [
    ...(isJudged ? [] : [['color-contrast was not judged']]),
    ...violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
  ];
}

/** The widths at which a page has to be scrolled sideways. */
export async function tooNarrow(page: Page, widths: readonly number[]): Promise<[number, number][]> {
  const needed: [number, number][] = [];
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    needed.push([width, await page.$eval('html', ({ scrollWidth }) => scrollWidth)]);
  }
  return needed.filter(([width, least]) => least > width);
}

/** Text and background of a page as the browser computes them. */
export async function colorsOf(page: Page): Promise<string[]> {
  return (await page.evaluate(
    "['color', 'background-color'].map((name) => getComputedStyle(document.body).getPropertyValue(name))",
  )) as string[];
}
