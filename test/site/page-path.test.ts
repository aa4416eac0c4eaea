import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePath, folderName, guidePath, pageAddress } from '../../src/catalog/page-path.ts';

describe('the address of a page', () => {
  it.each([
    ['40014', '40014'],
    ['-1', '-1'],
    ['Forbidden.AccessDenied', 'forbidden.accessdenied'],
    ['PARAM_ERROR', 'param_error'],
    ['a/b', 'a~2fb'],
    ['..', '~2e~2e'],
    ['.hidden', '~2ehidden'],
    ['end.', 'end~2e'],
    ['a b', 'a~20b'],
    ['参数', '~e5~8f~82~e6~95~b0'],
    ['100%', '100~25'],
    ['a~2fb', 'a~7e2fb'],
    ['CON', '~63on'],
    ['nul.txt', '~6eul.txt'],
    ['com1', '~63om1'],
    ['guides', '~67uides'],
    ['index.html', '~69ndex.html'],
    ['', '~'],
  ])('of %j is %s', (code, folder) => {
    expect(folderName(code)).toBe(folder);
  });

  it('of a vendor, a code and a guide', () => {
    expect(codePath({ vendor: 'dingtalk', code: '40014' })).toBe('dingtalk/40014/');
    expect(guidePath('dingtalk/access-token')).toBe('dingtalk/guides/access-token/');
    expect(pageAddress('https://errors.example.com/', { vendor: 'acme', code: 'A/B' })).toBe(
      'https://errors.example.com/acme/a~2fb/',
    );
  });

  it('is a name that every file system can keep, and another one for every other code', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'aA./\\~%:con 0-_'), maxLength: 12 }),
      fc.string({ minLength: 100, maxLength: 300 }),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [name, second] = [folderName(one), folderName(other)];
        expect(name).toMatch(/^[a-z0-9~_-]([a-z0-9~._-]*[a-z0-9~_-])?$/);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/);
        const isSame = one.toWellFormed().toLowerCase() === other.toWellFormed().toLowerCase();
        expect(name === second).toBe(isSame);
      }),
    );
  });
});
