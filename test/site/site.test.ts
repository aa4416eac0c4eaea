/** The pages of a small site, and of one with codes that somebody wrote to do harm. */
import * as cheerio from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { codePath } from '../../src/catalog/page-path.ts';
import type { SiteFile } from '../../src/site/files.ts';
import { hostileTexts, type SmallTables, siteOf, smallTables, withOwn } from '../support/small-site.ts';

let tables: SmallTables;
let files: Map<string, string>;
/** With own codes that are hostile, or differ in letter case alone, or have no plain path. */
let hostile: Map<string, string>;

const filesOf = (all: Iterable<SiteFile>): Map<string, string> =>
  new Map([...all].map(({ path, text }) => [path, text]));
const pagesOf = (all: ReadonlyMap<string, string>): [string, string][] =>
  [...all].filter(([path]) => path.endsWith('.html'));

beforeAll(() => {
  tables = smallTables();
  files = filesOf(siteOf(tables).files());
  const entries = hostileTexts.map((text, i) => ({
    vendor: 'team',
    code: `${i}${text}`,
    message: { zh: text, en: `${text} en` },
    cause: { zh: text, en: text },
    steps: [{ zh: text, en: text }],
    variants: [{ zh: text, en: text }],
    docs: i % 2 === 0 ? 'javascript:alert(1)' : 'https://example.com/"><script>',
  }));
  const own = withOwn(
    tables,
    [
      ...entries,
      { vendor: 'acme', code: '8340022', message: 'own words' },
      { vendor: 'team', code: 'CON', message: 'device' },
      { vendor: 'team', code: 'Case.One', message: 'first' },
    ],
    [{ id: 'team', name: { zh: hostileTexts[0] as string, en: hostileTexts[1] as string } }],
  );
  hostile = filesOf(siteOf(own).files());
});

describe('a site', () => {
  it('has a page for every code, with all its meanings', () => {
    for (const entry of tables.catalog.entries()) {
      const page = files.get(`${codePath(entry)}index.html`);
      expect(page, entry.code).toBeDefined();
      const $ = cheerio.load(page as string);
      expect($('h1 code').text().toLowerCase()).toBe(entry.code.toLowerCase());
      const messages = $('.message [lang="zh-CN"], .message > span').toArray();
      expect(messages.map((one) => $(one).text())).toContain(entry.message.zh);
    }
  });

  it('has a page for every vendor and every guide, and the first one leads to the vendors', () => {
    const $ = cheerio.load(files.get('index.html') as string);
    const links = $('.vendors a')
      .toArray()
      .map((one) => $(one).attr('href'));
    expect(links).toEqual(tables.catalog.vendors.map(({ id }) => `${id}/index.html`));
    const used = new Set(tables.catalog.entries().flatMap(({ guide }) => guide?.id ?? []));
    expect(used.size).toBeGreaterThan(0);
    for (const id of used) expect([...files.keys()]).toContain(`${id.replace('/', '/guides/')}/index.html`);
  });

  it('counts its pages', () => {
    expect(pagesOf(files)).toHaveLength(siteOf(tables).pages);
  });

  it('says what is known of codes that no table has', () => {
    const $ = cheerio.load(files.get('acme/index.html') as string);
    expect($('#families .family').text()).toContain('Too much use');
  });

  it('is the same every time', () => {
    expect(filesOf(siteOf(tables).files())).toEqual(files);
  });

  it('has links that lead somewhere, and relative ones only', () => {
    const wrong: string[] = [];
    const anchors = new Map(
      pagesOf(files).map(([path, text]) => {
        const $ = cheerio.load(text);
        return [
          path,
          new Set(
            $('[id]')
              .toArray()
              .map((one) => $(one).attr('id')),
          ),
        ];
      }),
    );
    for (const [path, text] of pagesOf(files)) {
      const $ = cheerio.load(text);
      for (const one of $('[href], [src]').toArray()) {
        const address = $(one).attr('href') ?? $(one).attr('src') ?? '';
        if (one.tagName === 'a' && /^https?:/.test(address)) continue;
        const { pathname, hash, host } = new URL(address, `http://site/${path}`);
        const target = pathname.slice(1);
        const isThere = files.has(target) && (hash === '' || anchors.get(target)?.has(hash.slice(1)));
        if (host !== 'site' || address.startsWith('/') || !isThere) wrong.push(`${path}: ${address}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has languages on all texts that are in one', () => {
    const $ = cheerio.load(files.get('acme/8340021/index.html') as string);
    expect($('html').attr('lang')).toBe('zh-CN');
    expect(
      $('.zh')
        .toArray()
        .every((one) => $(one).attr('lang') === 'zh-CN'),
    ).toBe(true);
    expect(
      $('.en')
        .toArray()
        .every((one) => $(one).attr('lang') === 'en'),
    ).toBe(true);
    expect($('.zh').length).toBe($('.en').length);
  });
});

describe('the HTML of all pages', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // The style of the source, not whether it is valid.
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      'long-title': 'off',
      'valid-id': ['error', { relaxed: true }],
      'no-inline-style': 'error',
      // The list of results is no list of choices of a form.
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
    },
  });

  it.each(['files', 'hostile'] as const)('is valid (%s)', async (which) => {
    const problems: string[] = [];
    // Of the codes that are alike, some are enough.
    const isSampled = ([path]: [string, string], i: number): boolean => !/\/\d+\//.test(path) || i % 8 === 0;
    for (const [path, text] of pagesOf(which === 'files' ? files : hostile).filter(isSampled)) {
      const { results } = await validator.validateString(text);
      for (const { messages } of results)
        for (const { ruleId, message, line } of messages)
          problems.push(`${path}:${line} ${ruleId} ${message}`);
    }
    expect(problems.slice(0, 10)).toEqual([]);
  });
});

describe('own codes that somebody wrote to do harm', () => {
  it('are text, and nothing but text', () => {
    for (const [path, text] of pagesOf(hostile)) {
      const $ = cheerio.load(text);
      expect(
        $('script')
          .toArray()
          .map((one) => $(one).attr('src')?.split('/').at(-1)),
        path,
      ).toEqual(['boot.js', 'page.js']);
      expect($('script').text() + $('style').text(), path).toBe('');
      expect($('img, svg, iframe, object, embed, base').length, path).toBe(0);
      const attributes = $('*')
        .toArray()
        .flatMap((one) => Object.entries('attribs' in one ? one.attribs : {}));
      expect(
        attributes.filter(([name, value]) => /^on/i.test(name) || /^\s*javascript:/i.test(value)),
        path,
      ).toEqual([]);
      expect(text.replace(/[\n\t]/g, ''), path).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
    const home = cheerio.load(hostile.get('index.html') as string);
    expect(home('.vendors').text()).toContain(hostileTexts[0]);
  });

  it('have pages at plain paths', () => {
    const paths = [...hostile.keys()];
    for (const path of paths) expect(path).toMatch(/^(?:[a-z0-9~_-][a-z0-9~._-]*\/){0,3}[a-z0-9._~-]+$/);
    expect(paths).toContain('team/~63on/index.html');
    expect(paths).toContain('team/case.one/index.html');
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  it('stand in place of bundled ones, and tell no folder of the disk', () => {
    const page = hostile.get('acme/8340022/index.html') as string;
    expect(page).toContain('own words');
  });
});
