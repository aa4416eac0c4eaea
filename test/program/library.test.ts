/** The library as bundlers and browsers take it. */
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refOf } from '../../src/catalog/code.ts';
import type { Entry } from '../../src/catalog/types.ts';
import type { OwnEntry } from '../../src/tables/own-catalog.ts';
import { findChromium, launchChromium } from '../support/browser.ts';
import { ownFolder } from '../support/own-folder.ts';
import { cleanEnv, packageFolder, root, runBuilt } from '../support/run.ts';

type Library = typeof import('../../src/index.ts');

const folder = mkdtempSync(join(tmpdir(), 'errcode-library-'));
afterAll(() => rmSync(folder, { recursive: true }));

const importBuilt = (name: string): Promise<Library> =>
  import(pathToFileURL(join(packageFolder, 'dist', name)).href);

/** A folder in which the package is installed. */
function linked(): string {
  const packages = join(folder, 'node_modules');
  mkdirSync(packages, { recursive: true });
  rmSync(join(packages, 'errcode-cli'), { force: true });
  symlinkSync(packageFolder, join(packages, 'errcode-cli'), 'junction');
  return folder;
}

/**
 * Bundles a program that imports the library.
 *
 * @param conditionNames by which packages are resolved; those of a browser when left out
 */
async function bundle(
  program: string,
  conditionNames?: string[],
): Promise<{ code: string; modules: string[] }> {
  const entry = join(linked(), 'program.js');
  const bundler = await rolldown({
    input: entry,
    platform: 'browser',
    ...(conditionNames && { resolve: { conditionNames } }),
    plugins: [
      {
        name: 'program',
        resolveId: (id: string) => (id === entry ? id : undefined),
        load: (id: string) => (id === entry ? program : undefined),
      },
    ],
  });
  const { output } = await bundler.generate({ format: 'iife', minify: true });
  const [{ code, imports, modules }] = output;
  expect([...imports, ...output.slice(1)]).toEqual([]);
  return { code, modules: Object.keys(modules).map((id) => id.replaceAll('\\', '/')) };
}

describe('the library without Node.js', () => {
  it('imports nothing but its tables', () => {
    const files = readdirSync(join(packageFolder, 'dist')).filter((name) => /^web.*\.js$/.test(name));
    const texts = files.map((name) => readFileSync(join(packageFolder, 'dist', name), 'utf8'));
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/\b(?:from|import)\s*\(?["']([^"']+)["']/g)].map(([, name]) => name),
    );
    expect(imported).toContain('./data/entries.json');
    expect(imported.filter((name) => !/^\.\/(?:data\/|web)/.test(name ?? ''))).toEqual([]);
    expect(texts.join('')).not.toMatch(/\b(?:process|Buffer|require|__dirname)\b[.(]/);
  });

  it('finds the same as in Node.js', async () => {
    const [node, web] = await Promise.all([importBuilt('index.js'), importBuilt('web.js')]);
    const queries = readFileSync(join(root, 'test/search/relevance.jsonl'), 'utf8')
      .trim()
      .split('\n')
      // A quarter of them: of every kind, in a quarter of the time.
      .filter((_, i) => i % 4 === 0)
      .map((line) => JSON.parse(line).query as string);
    expect(queries.length).toBeGreaterThan(80);
    const found = ({ search }: Library) =>
      queries.map((query) => search(query).hits.map(({ entry, score }) => [refOf(entry), score]));
    expect(found(web)).toEqual(found(node));
    // Thousands: `toEqual` would take seconds for them.
    deepStrictEqual(web.bundledCatalog().entries(), node.bundledCatalog().entries());
  });
});

/** Own codes of every kind: a new vendor, a bundled one by its name, an entry in place of a bundled one. */
const ownCodes: OwnEntry[] = [
  {
    vendor: 'pay',
    code: 10001,
    message: { zh: '订单已关闭', en: 'The order is closed' },
    retry: 'fix-first',
  },
  { vendor: '钉钉', code: '9999999', message: 'quota of the gateway exceeded' },
  { vendor: 'dingtalk', code: '40014', message: '网关：token 不对' },
];
const ownVendors = [{ id: 'pay', name: { zh: '支付网关', en: 'Pay gateway' }, hosts: ['pay.example.com'] }];

describe('own codes in a program', () => {
  it('are looked up, searched and explained beside the bundled ones', async () => {
    for (const { createCatalog, lookup, search, explain } of [
      await importBuilt('index.js'),
      await importBuilt('web.js'),
    ]) {
      const catalog = createCatalog(ownCodes, { vendors: ownVendors });
      const found = (...query: Parameters<typeof lookup>) =>
        lookup(...query).results.map(({ entry }) => [entry.vendor, entry.message.en, entry.retry]);
      expect(found('支付网关 10001', { catalog })).toEqual([['pay', 'The order is closed', 'fix-first']]);
      expect(found(9999999, { catalog })).toEqual([['dingtalk', 'quota of the gateway exceeded', 'unknown']]);
      // What it leaves out stays as the bundled entry has it.
      expect(found(40014, { catalog, vendor: 'dingtalk' })).toEqual([
        ['dingtalk', '网关：token 不对', 'refresh-token'],
      ]);
      expect(lookup('pay:100011', { catalog }).missing[0]?.suggestions[0]?.code).toBe('10001');
      const hits = (query: string, vendor?: string) =>
        search(query, vendor === undefined ? { catalog } : { catalog, vendor }).hits.map(({ entry }) =>
          refOf(entry),
        );
      expect(hits('订单关闭', 'pay')).toEqual(['pay:10001']);
      expect(hits('dingdan guanbi', 'pay')).toEqual(['pay:10001']);
      expect(hits('gateway qouta')[0]).toBe('dingtalk:9999999');
      expect(hits('部门下面还有人删不掉')[0]).toBe('dingtalk:60005');
      expect(hits('access_token 不合法', 'dingtalk')).not.toContain('dingtalk:40014');
      const [failure] = explain('POST https://pay.example.com/close {"code":10001}', { catalog });
      expect(failure).toMatchObject({ vendor: 'pay', reason: 'host', code: '10001' });
      expect(() => lookup('pay:10001')).toThrow('unknown vendor: pay');
    }
  });

  it('are what the program finds in the same table', async () => {
    const { createCatalog } = await importBuilt('index.js');
    const entries = [
      {
        vendor: 'pay',
        code: 'PAY_1',
        message: '订单已关闭',
        steps: ['查订单状态'],
        related: ['dingtalk:40014'],
      },
      { vendor: 'qingtui', code: '40100', message: 'own', cause: { en: 'because' } },
      { vendor: 'dingtalk', code: 60020, message: '不在白名单', guide: 'dingtalk/ip-allowlist' },
    ];
    const vendors = ['pay', 'qingtui', 'dingtalk'];
    const folder = ownFolder({ 'tables/own.json': JSON.stringify(entries) });
    const printed = JSON.parse(
      runBuilt(['list', '--vendor', vendors.join(), '--json', '--tables', folder.at('tables')], {
        env: folder.env,
      }).stdout,
    );
    folder.remove();
    const told = (list: readonly Entry[]) =>
      list.map(({ own, vendor, code, name, message, steps, cause, guide, related, retry }) => ({
        ...{ vendor, code, name, message, steps, cause, guide, related, retry },
        replaces: own?.replaces,
      }));
    expect(told(createCatalog(entries).entries(vendors))).toEqual(told(printed.results));
  });

  it('alone make a catalog too', async () => {
    const { createCatalog, lookup, search } = await importBuilt('web.js');
    const catalog = createCatalog([{ vendor: 'pay', code: 'A_1', message: 'order closed' }], {
      bundled: false,
    });
    expect(catalog.vendors.map(({ id, codes }) => [id, codes])).toEqual([['pay', 1]]);
    expect(lookup('40014', { catalog }).results).toEqual([]);
    expect(search('order closed', { catalog }).hits.map(({ entry }) => entry.code)).toEqual(['A_1']);
    expect(search('token', { catalog }).hits).toEqual([]);
  });

  it.each([
    [{}, 'entry 1: vendor is missing'],
    [{ vendor: 'Pay X', code: 1, message: 'x' }, 'entry 1: vendor "Pay X" is not a known vendor'],
    [{ vendor: 'pay', message: 'x' }, 'entry 1: code is missing'],
    [{ vendor: 'pay', code: 2 ** 60, message: 'x' }, 'entry 1: code is missing'],
    [{ vendor: 'pay', code: 1, message: { zh: ' ' } }, 'entry 1: message is missing'],
    [{ vendor: 'pay', code: 1, message: 'x', retry: 'no' }, 'entry 1: retry "no" is none of fix-first, '],
  ])('are refused in one sentence: %j', async (entry, sentence) => {
    const { createCatalog } = await importBuilt('index.js');
    expect(() => createCatalog([entry as OwnEntry])).toThrow(sentence);
    const good = { vendor: 'pay', code: 1, message: 'x' };
    expect(() => createCatalog([good, { ...good, code: '1' }])).toThrow('entry 2: pay:1 is there twice');
  });
});

/** The examples of a file: blocks of a README, or of doc comments. */
function examplesIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const blocks = file.endsWith('.md')
    ? [...text.matchAll(/```ts\n([\s\S]*?)```/g)]
    : [...text.matchAll(/@example\n([\s\S]*?)\*\//g)];
  return blocks
    .map(([, block = '']) => block.replace(/^ \* ?/gm, '').replace(/^import .*\n/gm, ''))
    .filter((block) => /\b(?:lookup|search|explain)\(/.test(block));
}

describe('the examples', () => {
  it.each(['docs/programs.md', 'docs/programs.zh-CN.md', 'src/index.ts'])(
    'of %s give what they say',
    async (file) => {
      const { createCatalog, explain, lookup, search } = await importBuilt('index.js');
      const examples = examplesIn(file);
      expect(examples.length).toBeGreaterThan(1);
      for (const example of examples) {
        const values: [unknown, string][] = [];
        const program = example.replace(/^(.*?);? \/\/ ('.*')$/gm, 'values.push([$1, $2]);');
        const names = ['createCatalog', 'explain', 'lookup', 'search', 'values'];
        new Function(...names, program)(createCatalog, explain, lookup, search, values);
        expect(values.length).toBeGreaterThan(0);
        expect(values.map(([value]) => value)).toEqual(values.map(([, said]) => said));
      }
    },
  );
});

describe('the package by conditions', () => {
  /** The file that Node.js takes with a condition. */
  function fileFor(...options: string[]): string {
    const program = `console.log(import.meta.resolve('errcode-cli'))`;
    const args = [...options, '--input-type=module', '--eval', program];
    const { stdout } = spawnSync(process.execPath, args, {
      cwd: linked(),
      encoding: 'utf8',
      env: cleanEnv(),
    });
    return stdout.trim().replace(/^.*\//, '');
  }

  it.each(['workerd', 'edge-light', 'worker', 'browser', 'react-native', 'deno', 'bun', 'module'])(
    'is without files for %s, though it may have node too',
    (condition) => {
      expect(fileFor(`--conditions=${condition}`)).toBe('web.js');
    },
  );

  it('reads its files in Node.js alone', () => {
    expect(fileFor()).toBe('index.js');
  });

  it('works in a bundle for a server, which lies elsewhere', async () => {
    const { code } = await bundle(
      `import { explain, lookup } from 'errcode-cli';
      console.log(lookup('40014', { vendor: 'dingtalk' }).results[0].entry.retry, explain('errcode=60020')[0].code);`,
      ['node', 'import', 'module'],
    );
    const file = join(folder, 'server.cjs');
    writeFileSync(file, code);
    expect(spawnSync(process.execPath, [file], { encoding: 'utf8', env: cleanEnv() }).stdout).toBe(
      'refresh-token 60020\n',
    );
  });

  it('leaves no trace by being imported', () => {
    const program = `
      const traces = () => JSON.stringify([
        process.getActiveResourcesInfo().sort(), process.eventNames().map(String).sort(),
        Object.getOwnPropertyNames(globalThis).sort(), process.env,
      ]);
      const before = traces();
      await import('errcode-cli');
      // Node.js closes the module's file behind it.
      await new Promise((resolve) => setTimeout(resolve, 50));
      console.log(traces() === before);`;
    const args = ['--input-type=module', '--eval', program];
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: linked(),
      encoding: 'utf8',
      env: cleanEnv(),
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'true\n', stderr: '' });
  });
});

describe('the library in a bundle', () => {
  it('leaves out what is not used', async () => {
    const lookup = await bundle(
      `import { lookup } from 'errcode-cli'; globalThis.found = lookup('40014').results.length;`,
    );
    expect(lookup.modules.filter((id) => /search|texts|detect|tables/.test(id))).toEqual([]);
    const explain = await bundle(`import { explain } from 'errcode-cli'; globalThis.found = explain('');`);
    expect(explain.modules.filter((id) => /search\/|tables/.test(id))).toEqual([]);
    const search = await bundle(`import { search } from 'errcode-cli'; globalThis.found = search('token');`);
    // What docs/programs.md says, in megabytes compressed.
    const sizes = [lookup, explain, search].map(({ code }) => Math.round(gzipSync(code).length / 1e5) / 10);
    expect(sizes).toEqual([2, 2.1, 2.8]);
    const code = await bundle(
      `import { normalizeCode } from 'errcode-cli'; globalThis.code = normalizeCode('#40014');`,
    );
    expect(code.modules.filter((id) => id.includes('/data/'))).toEqual([]);
    expect(code.code.length).toBeLessThan(3000);
  });

  it('does nothing by being imported', async () => {
    expect((await bundle(`import 'errcode-cli';`)).code.trim().length).toBeLessThan(50);
  });
});

const chromium = findChromium();

describe.skipIf(chromium === undefined)('the library in a browser (needs Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(chromium as string);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('answers as in Node.js', async () => {
    const text = '{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=1.2.3.4"}';
    const { code } = await bundle(`
      import { explain, lookup, search } from 'errcode-cli';
      globalThis.answer = {
        lookup: lookup('钉钉 40014'),
        missing: lookup('dingtalk:40041'),
        search: search('bumen bucunzai', { vendor: 'wps' }).hits.map(({ entry }) => entry.code),
        explain: explain(${JSON.stringify(text)}),
      };
    `);
    const page = await browser.newPage();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.addScriptTag({ content: code });
    const answer = await page.evaluate('globalThis.answer');
    const { explain, lookup, search } = await importBuilt('index.js');
    expect(errors).toEqual([]);
    expect(answer).toEqual(
      JSON.parse(
        JSON.stringify({
          lookup: lookup('钉钉 40014'),
          missing: lookup('dingtalk:40041'),
          search: search('bumen bucunzai', { vendor: 'wps' }).hits.map(({ entry }) => entry.code),
          explain: explain(text),
        }),
      ),
    );
  });
});
