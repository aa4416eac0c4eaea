/** The engine of the browser over the files of a site: the same answers as on the command line. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { codePath } from '../../src/catalog/page-path.ts';
import { createExplainer } from '../../src/detect/explain.ts';
import { search } from '../../src/search/search.ts';
import { readDataScript } from '../../src/site/data.ts';
import { createEngine, type Engine, type SiteAnswer } from '../../src/site/engine.ts';
import { packCodes, unpackCodes } from '../../src/site/packed-codes.ts';
import { catalog as bundled, root, searchData } from '../support/run.ts';
import { type SmallTables, siteOf, smallTables, withOwn } from '../support/small-site.ts';
import { vendorTexts } from '../support/vendor-texts.ts';

/** An engine over a site's files, and the names of those that it loaded. */
function engineOf(site: ReturnType<typeof siteOf>): { engine: Engine; loaded: string[] } {
  const files = new Map([...site.files()].map(({ path, text }) => [path, text]));
  const loaded: string[] = [];
  const engine = createEngine({
    load: async (name) => {
      loaded.push(name);
      return readDataScript(files.get(`assets/data/${name}.js`) as string);
    },
    pause: async () => {},
  });
  return { engine, loaded };
}

async function lastAnswer(engine: Engine, text: string, vendor?: string): Promise<SiteAnswer> {
  let last: SiteAnswer | undefined;
  await engine.search(text, vendor, (answer) => {
    last = answer;
  });
  return last as SiteAnswer;
}

const { samples, queries } = vendorTexts(join(root, 'test/fixtures/vendors/acme'));
/** Words, pinyin, first letters, slips, the other language, another vendor's name, nothing that is there. */
const asked = [
  ...queries.map(({ query }) => query),
  'token', '签名错误', 'qianming', 'qmcw', 'tokn expired', '金額', '关爱通 余额', 'acme token', 'zzzz', '时间戳', 'IP 白名单', '余额不足怎么办',
]; // biome-ignore format: one list, not one word a line

let tables: SmallTables;
beforeAll(() => {
  tables = withOwn(smallTables(), [
    { vendor: 'acme', code: '8340022', message: { zh: '自己的说法', en: 'Words of our own' } },
    { vendor: 'team', code: 'stock.ShelfLocked', message: { zh: '货架重复', en: 'Shelf twice' } },
  ]);
});

describe('the engine of a site', () => {
  it.each(asked)('finds what the command line finds: %s', async (query) => {
    const { engine } = engineOf(siteOf(tables));
    const { hits } = search(tables.catalog, tables.search, query, { limit: 12 });
    const answer = await lastAnswer(engine, query);
    expect(answer.isDone).toBe(true);
    expect(answer.hits.map(({ path }) => path)).toEqual([
      ...new Set(hits.map(({ entry }) => codePath(entry))),
    ]);
  });

  it.each(samples)('explains what the command line explains: $text', async ({ text }) => {
    const { engine } = engineOf(siteOf(tables));
    const read = (catalog: SmallTables['catalog']): unknown => {
      const explainer = createExplainer(catalog);
      explainer.add(text);
      return explainer.explanations().map(({ vendor, code, certainty, meanings }) => ({
        vendor,
        code,
        certainty,
        meanings: meanings.map(({ entry }) => `${entry.vendor}:${entry.code}`),
      }));
    };
    expect(await engine.withTables(({ catalog }) => read(catalog))).toEqual(read(tables.catalog));
  });

  it('loads the tables that a search needs and no others', async () => {
    const { engine, loaded } = engineOf(siteOf(tables));
    await lastAnswer(engine, '8340021');
    expect(loaded).toEqual(['core', 'acme-1']);
    await lastAnswer(engine, '艾克米 封印');
    expect(loaded).toEqual(['core', 'acme-1', 'languages', 'acme-2']);
    await lastAnswer(engine, 'quota.perMinute');
    expect(loaded).toHaveLength(4);
  });

  it('answers with what is there, and again when more has come; a later question ends it', async () => {
    const { engine } = engineOf(siteOf(tables));
    const told: SiteAnswer[] = [];
    const other: SiteAnswer[] = [];
    const first = engine.search('token', undefined, (answer) => told.push(answer));
    const second = engine.search('签名', undefined, (answer) => other.push(answer));
    await Promise.all([first, second]);
    expect(told.some(({ isDone }) => isDone)).toBe(false);
    expect(other.length).toBeGreaterThan(1);
    expect(other.map(({ isDone }) => isDone).indexOf(true)).toBe(other.length - 1);
  });

  it('tries again what could not be loaded', async () => {
    const files = new Map([...siteOf(tables).files()].map(({ path, text }) => [path, text]));
    let isDown = true;
    const engine = createEngine({
      load: async (name) => {
        if (isDown) throw new Error('offline');
        return readDataScript(files.get(`assets/data/${name}.js`) as string);
      },
      pause: async () => {},
    });
    await expect(lastAnswer(engine, '8340021')).rejects.toThrow('offline');
    isDown = false;
    expect((await lastAnswer(engine, '8340021')).hits).toHaveLength(1);
  });

  it('finds what the command line finds in a real table', async () => {
    const site = siteOf({ catalog: bundled, search: searchData }, ['welink', 'wechatpay']);
    const { engine } = engineOf(site);
    for (const query of ['单号重复', 'shanghu', '部门不存在', 'order closed', '登錄']) {
      // Another number of tables weighs words differently: what is found first is the same.
      const { hits } = search(bundled, searchData, query, { limit: 3, vendors: ['welink', 'wechatpay'] });
      const answer = await lastAnswer(engine, query);
      expect(
        answer.hits.slice(0, 3).map(({ path }) => path),
        query,
      ).toContain(codePath(hits[0]?.entry ?? { vendor: '', code: '' }));
    }
  });
});

describe('packed codes', () => {
  it('are the same when they are unpacked', () => {
    for (const { id } of bundled.vendors) {
      const codes = bundled.entries([id]).map(({ code }) => code);
      expect(unpackCodes(packCodes(codes))).toEqual(codes);
    }
    const odd = ['-1', '0', '007', '12', '12', '9007199254740993', 'a', '3'];
    expect(unpackCodes(packCodes(odd))).toEqual(odd);
  });
});
