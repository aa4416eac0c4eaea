/** The files of compiled tables: what was written is found again, bundled and in memory alike. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogOf } from '../../src/catalog/catalog.ts';
import { type Store, type StoredEntry, storeForm } from '../../src/catalog/store.ts';
import { TablesError } from '../../src/catalog/tables-error.ts';
import { openStore } from '../../src/store/files.ts';
import { arrayLines, elementAt, type StoreContent, storeFiles } from '../../src/store/format.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { catalog } from '../support/run.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function written(content: StoreContent): string {
  const folder = mkdtempSync(join(tmpdir(), 'errcode-store-'));
  folders.push(folder);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(storeFiles(content))) writeFileSync(join(folder, name), bytes);
  return folder;
}

const [template] = catalog.vendors;
const vendor = (id: string) => ({ ...(template as NonNullable<typeof template>), id });
const entry = (code: string, more: Partial<StoredEntry> = {}): StoredEntry => ({
  code,
  message: { zh: `消息 ${code}`, en: `message ${code}` },
  topic: 'general',
  category: 'system',
  retry: 'unknown',
  ...more,
});

const content: StoreContent = {
  meta: {
    form: storeForm,
    revision: 'x',
    vendors: [vendor('one'), vendor('two')],
    checked: ['2026-01-01', null],
    vendorNames: { one: 0, two: 1 },
    counts: [3, 2],
    replaced: [],
  },
  entries: [
    entry('-1'),
    entry('404', { sections: ['a'], guide: 'one/how', related: ['-1', 'two:404', 'two:none'] }),
    entry('404', { sections: ['b'] }),
    entry('404', {
      steps: [{ zh: '看日志', en: 'Read the log' }],
      variants: [{ zh: '找不到', en: 'nothing there' }],
    }),
    entry('Not.Found', { message: { zh: '长'.repeat(300), en: 'say "no"\\' } }),
  ],
  guides: [{ id: 'one/how', title: { zh: '怎么做', en: 'How' }, steps: [{ zh: '通用的', en: 'general' }] }],
  families: [],
  platforms: [],
};

describe.each<[string, () => Store]>([
  ['files', () => openStore(written(content))],
  ['memory', () => memoryStore(content)],
])('tables in %s', (_, open) => {
  it('give codes, entries, guides', () => {
    const store = open();
    expect(store.find('404')).toEqual([1, 2, 3]);
    expect(store.find('not.found')).toEqual([4]);
    expect(store.find('405')).toEqual([]);
    expect(store.entry(3)).toEqual(content.entries[3]);
    expect(store.codes()).toEqual([
      ['-1', '404'],
      ['404', 'Not.Found'],
    ]);
    expect(content.entries.map((_, number) => store.message(number))).toEqual(
      content.entries.map(({ message }) => message),
    );
    expect([...store.messages()].slice(3)).toEqual([
      { zh: '消息 404', en: 'message 404' },
      { zh: '找不到', en: 'nothing there' },
      content.entries[4]?.message,
    ]);
    expect(store.guide('one/how')).toEqual(content.guides[0]);
    expect(store.guide('constructor')).toBeUndefined();
    expect(store.entries()).toEqual(content.entries);
    // From memory now.
    expect(store.find('404')).toEqual([1, 2, 3]);
  });

  it('make a catalog', () => {
    const all = catalogOf([open()]);
    expect(all.find('404').map(({ vendor, section }) => `${vendor} ${section}`)).toEqual([
      'one a',
      'one b',
      'two null',
    ]);
    expect(all.find('NOT.FOUND', ['one'])).toEqual([]);
    const [found] = all.find('404');
    expect(found).toMatchObject({
      name: 'CODE_404',
      kind: 'error',
      explained: false,
      guide: { id: 'one/how' },
    });
    expect(found?.steps).toEqual([{ zh: '通用的', en: 'general', from: 'guide' }]);
    expect(found?.related.map(({ vendor, message }) => `${vendor} ${message.en}`)).toEqual([
      'one message -1',
      'two message 404',
    ]);
    expect(all.spans(['two'])).toEqual([[3, 5]]);
    expect(all.entry(4).code).toBe('Not.Found');
    expect(all.guides(['one']).map(({ id }) => id)).toEqual(['one/how']);
    expect(all.guides(['two'])).toEqual([]);
  });
});

describe('a store above another', () => {
  const above: StoreContent = {
    meta: {
      ...content.meta,
      counts: [1, 0, 1],
      vendors: [...content.meta.vendors, vendor('own')],
      replaced: [0],
    },
    entries: [entry('-1', { message: { zh: '我们的', en: 'ours' } }), entry('404')],
    guides: [],
    families: [],
    platforms: [],
  };
  it('stands in place of what it replaces, beside all else', () => {
    const all = catalogOf([memoryStore(content), memoryStore(above)]);
    expect(all.find('-1').map(({ message }) => message.en)).toEqual(['ours']);
    expect(all.find('404').map(({ vendor }) => vendor)).toEqual(['one', 'one', 'two', 'own']);
    expect(all.entries().map(({ vendor, code }) => `${vendor}:${code}`)).toEqual([
      'one:-1',
      'one:404',
      'one:404',
      'two:404',
      'two:Not.Found',
      'own:404',
    ]);
    expect(all.spans(['one', 'own'])).toEqual([
      [1, 3],
      [5, 6],
      [6, 7],
    ]);
    // What is related says what stands there now.
    expect(all.find('404', ['one'])[0]?.related[0]?.message.en).toBe('ours');
  });
});

describe('files', () => {
  it.each([[[]], [[1]], [['a', { b: '中' }, null]]])('with an element a line are JSON: %j', (elements) => {
    const { bytes, offsets } = arrayLines(elements);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(elements);
    const read = (offset: number, length: number) => bytes.subarray(offset, offset + length);
    expect(elements.map((_, i) => elementAt(read, offsets[i] as number, offsets[i + 1] as number))).toEqual(
      elements,
    );
  });

  it.each([
    ['meta.json', '{'],
    ['meta.json', '{"form":1}'],
    ['codes.bin', 'x'],
    ['codes.bin', 'x'.repeat(200)],
    ['entries.json', '[]'],
  ])('that are not what was written are told: %s %j', (name, text) => {
    const folder = written(content);
    writeFileSync(join(folder, name), text);
    expect(() => catalogOf([openStore(folder)]).find('404')).toThrow(TablesError);
  });
});
