/** What the library says to programs that hand it something else than its types allow. */
import { describe, expect, it, vi } from 'vitest';
import { createCatalog, explain, lookup, search } from '../../src/index.ts';

// The sources have no tables beside them; those of the build have them.
vi.mock('../../src/bundled.ts', async () => {
  const { catalog, searchData } = await import('../support/run.ts');
  return { bundledCatalog: () => catalog, bundledSearchData: () => searchData };
});

/** As programs without types call it. */
const untyped = { createCatalog, explain, lookup, search } as unknown as Record<
  'createCatalog' | 'explain' | 'lookup' | 'search',
  (...args: unknown[]) => unknown
>;

const good = { vendor: 'pay', code: 1, message: 'order closed' };

describe('an argument of another type', () => {
  it.each([
    ['explain', [undefined], 'explain: text must be a string; it is undefined'],
    ['explain', [null], 'explain: text must be a string; it is null'],
    ['explain', [{ errcode: 40014 }], 'explain: text must be a string; pass JSON.stringify(value)'],
    ['explain', [[{ errcode: 40014 }]], 'explain: text must be a string; pass JSON.stringify(value)'],
    ['explain', [40014], 'explain: text must be a string; pass String(value)'],
    ['explain', [new RangeError('errcode: 40014')], 'explain: text must be a string; pass error.stack'],
    ['explain', [Buffer.from('{"errcode":40014}')], 'explain: text must be a string; pass new TextDecoder()'],
    ['explain', [() => '40014'], 'explain: text must be a string; it is a function'],
    ['explain', ['40014', null], 'explain: options must be an object; it is null'],
    ['explain', ['40014', 'dingtalk'], 'explain: options must be an object; it is a string'],
    ['explain', ['40014', { vendor: 7 }], 'explain: options.vendor must be a string; it is a number'],
    ['explain', ['1', { vendor: ['wps', null] }], 'explain: options.vendor[1] must be a string; it is null'],
    ['explain', ['40014', { catalog: {} }], 'explain: options.catalog must be what bundledCatalog() or '],
    ['search', [undefined], 'search: query must be a string; it is undefined'],
    ['search', [40014], 'search: query must be a string; pass String(value)'],
    ['search', [['token', 'expired']], 'search: query must be a string; pass JSON.stringify(value)'],
    ['search', ['token', { limit: '3' }], 'search: options.limit must be a number; it is a string'],
    ['search', ['token', { vendor: {} }], 'search: options.vendor must be a string; it is an object'],
    ['lookup', [undefined], 'lookup: what must be a string or a number; it is undefined'],
    ['lookup', [{ code: 40014 }], 'lookup: what must be a string or a number; it is an object'],
    ['lookup', [['40014', new Error('x')]], 'lookup: what[1] must be a string or a number; it is an error'],
    ['lookup', [Buffer.from('40014')], 'lookup: what must be a string or a number; it is bytes'],
    ['lookup', ['40014', { catalog: [] }], 'lookup: options.catalog must be what bundledCatalog() or '],
    ['createCatalog', [undefined], 'createCatalog: entries must be an array; it is undefined'],
    ['createCatalog', [good], 'createCatalog: entries must be an array; it is an object'],
    ['createCatalog', ['pay'], 'createCatalog: entries must be an array; it is a string'],
    ['createCatalog', [[good, null]], 'createCatalog: entries[1] must be an object; it is null'],
    ['createCatalog', [new Array(1)], 'createCatalog: entries[0] must be an object; it is undefined'],
    ['createCatalog', [[{ ...good, vendor: 5 }]], 'createCatalog: entries[0].vendor must be a string; it'],
    ['createCatalog', [[{ ...good, code: true }]], 'createCatalog: entries[0].code must be a string or a nu'],
    [
      'createCatalog',
      [[{ ...good, message: 5 }]],
      'createCatalog: entries[0].message must be a string or { zh',
    ],
    [
      'createCatalog',
      [[{ ...good, message: { zh: 5 } }]],
      'createCatalog: entries[0].message.zh must be a s',
    ],
    [
      'createCatalog',
      [[{ ...good, steps: 'retry' }]],
      'createCatalog: entries[0].steps must be an array; it',
    ],
    [
      'createCatalog',
      [[{ ...good, steps: [1] }]],
      'createCatalog: entries[0].steps[0] must be a string or {',
    ],
    ['createCatalog', [[{ ...good, related: [1] }]], 'createCatalog: entries[0].related[0] must be a string'],
    [
      'createCatalog',
      [[{ ...good, phrases: { zh: 'x' } }]],
      'createCatalog: entries[0].phrases.zh must be an',
    ],
    [
      'createCatalog',
      [[{ ...good, status: 'retired' }]],
      'createCatalog: entries[0].status must be an object',
    ],
    ['createCatalog', [[good], null], 'createCatalog: options must be an object; it is null'],
    [
      'createCatalog',
      [[good], { bundled: 'no' }],
      'createCatalog: options.bundled must be true or false; it',
    ],
    [
      'createCatalog',
      [[good], { vendors: good }],
      'createCatalog: options.vendors must be an array; it is an',
    ],
    [
      'createCatalog',
      [[good], { vendors: [{}] }],
      'createCatalog: options.vendors[0].id must be a string; it',
    ],
    [
      'createCatalog',
      [[good], { vendors: [{ id: 'pay', hosts: 'a.example.com' }] }],
      'createCatalog: options.vendors[0].hosts must be an array; it is a string',
    ],
    [
      'createCatalog',
      [[good], { vendors: [{ id: 'pay', topics: { a: 1 } }] }],
      'createCatalog: options.vendors[0].topics.a must be a string or { zh, en }; it is a number',
    ],
  ] as const)('of %s(%j) is a TypeError', (name, args, sentence) => {
    const call = () => untyped[name](...args);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(sentence);
  });

  it.each([
    ['explain', ['40014', { vendor: 'nobody' }], 'unknown vendor: nobody'],
    ['search', ['token', { vendor: ['wps', 'nobody'] }], 'unknown vendor: nobody'],
    ['search', ['token', { limit: Number.NaN }], 'limit is no positive whole number: NaN'],
    ['lookup', ['nobody:40014'], 'unknown vendor: nobody'],
    ['lookup', [Number.NaN], 'lookup: NaN is no exact whole number'],
    [
      'lookup',
      [[40014, 2 ** 60]],
      'lookup: 1152921504606847000 is no exact whole number; pass the code as a',
    ],
  ] as const)('is told from a value that is out of range: %s(%j)', (name, args, sentence) => {
    const call = () => untyped[name](...args);
    expect(call).toThrow(RangeError);
    expect(call).toThrow(sentence);
  });
});

describe('an argument that a program may leave out', () => {
  it('is left out by undefined too, and unknown options do no harm', () => {
    const options = { vendor: undefined, catalog: undefined, limit: undefined, vender: 'wps' };
    expect(untyped.lookup(40014, options)).toEqual(lookup('40014'));
    expect(JSON.stringify(untyped.search('token', options))).toBe(JSON.stringify(search('token')));
    expect(untyped.explain('{"errcode":40014}', options)).toEqual(explain('{"errcode":40014}'));
    const catalog = createCatalog([{ ...good, steps: ['retry'], section: ['a'] }], { bundled: false });
    expect(lookup(['pay:1', 1], { catalog, vendor: ['pay'] }).results).toHaveLength(1);
  });
});
