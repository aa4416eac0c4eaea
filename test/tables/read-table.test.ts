import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/commands/tables-words.ts';
import { exampleTable } from '../../src/tables/example.ts';
import { decodeText } from '../../src/tables/parse.ts';
import { checkTable } from '../../src/tables/read-table.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';

const problemsOf = (file: string, text: string): string[] =>
  checkTable(file, text, catalog).problems.map((problem) => problemText('en', problem));

const entriesOf = (file: string, text: string) => checkTable(file, text, catalog).table?.entries;

describe('checkTable', () => {
  it.each(['zh', 'en'] as const)('finds nothing wrong with the example in %s', (language) => {
    expect(problemsOf('example.yaml', exampleTable(language))).toEqual([]);
  });

  it('takes vendor, code and one message, in all three formats', () => {
    const expected = [{ vendor: 'pay', code: '0123', message: { zh: '余额不足' } }];
    expect(entriesOf('a.yaml', 'vendor: pay\nentries:\n  - {code: 0123, message: {zh: 余额不足}}\n')).toEqual(
      expected,
    );
    expect(entriesOf('a.json', '[{"vendor":"pay","code":"0123","message":{"zh":"余额不足"}}]')).toEqual(
      expected,
    );
    expect(entriesOf('a.csv', 'vendor,code,message.zh\r\npay,0123,余额不足\r\n')).toEqual(expected);
  });

  it('keeps long codes exact and as they are written', () => {
    const codes = ['12345678901234567890', '0x1F', '1e5', '-1', '010'];
    const yaml = codes.map((code) => `- {vendor: pay, code: ${code}, message: x}\n`).join('');
    expect(entriesOf('a.yaml', yaml)?.map(({ code }) => code)).toEqual(codes);
  });

  it('reads the columns that list prints, lists in cells included', () => {
    const csv = `vendor,code,steps.zh,steps.en,message.en\npay,1,"甲\n乙","a\nb",'=1+1\n`;
    expect(entriesOf('a.csv', csv)).toEqual([
      {
        vendor: 'pay',
        code: '1',
        steps: [
          { zh: '甲', en: 'a' },
          { zh: '乙', en: 'b' },
        ],
        message: { en: '=1+1' },
      },
    ]);
  });

  it.each([
    ['a.yaml', '- vendor: pay\n  code: 1\n', 'a.yaml:1:3: message is missing; add it'],
    [
      'a.yaml',
      '- {vendor: pay, code: 1, mesage: x, message: x}\n',
      'a.yaml:1:26: there is no key "mesage"; did you mean message?',
    ],
    [
      'a.yaml',
      '- vendor: pay\n  code: 1\n  message: x\n  retry: never\n',
      'a.yaml:4:10: retry: never is not a known value; use one of: fix-first, backoff',
    ],
    ['a.yaml', '- vendor: pay\n  code: 1\n  message: ""\n', 'a.yaml:3:12: message is empty; fill it in'],
    [
      'a.yaml',
      '- vendor: pay\n  code: [1]\n  message: x\n',
      'a.yaml:2:9: code has the wrong type; make it a text or a whole number',
    ],
    [
      'a.yaml',
      '- vendor: Pay Corp\n  code: 1\n  message: x\n',
      'a.yaml:1:11: "Pay Corp" is not a known vendor',
    ],
    [
      'a.yaml',
      '- {vendor: pay, code: A.B, message: x}\n- {vendor: pay, code: a.b, message: y}\n',
      'a.yaml:2:23: the code a.b is already on line 1; merge the two entries',
    ],
    ['a.yaml', 'entries: [\n', 'a.yaml:2:1: Flow sequence in block collection must be sufficiently'],
    ['a.yaml', 'a: *b\n', 'a.yaml:1:4: Unresolved alias'],
    ['a.yaml', 'just words\n', 'a.yaml:1:1: this is not a table; write a list of entries'],
    ['a.json', '[{"vendor":"pay","code":1,}]', 'a.json:1:27: Expected double-quoted property name; check '],
    [
      'a.json',
      '[\n{"vendor":"pay","code":12345678901234567890,"message":"x"}]',
      'a.json:2:24: the number of code is too',
    ],
    [
      'a.csv',
      'vendor,code,message,colour\npay,1,"x, ""y""\nz",red\n',
      'a.csv:1:21: there is no key "colour"',
    ],
    [
      'a.csv',
      'vendor,code,message,retry\npay,1,"x, ""y""\nz",never\n',
      'a.csv:3:4: retry: never is not a known value',
    ],
    [
      'a.csv',
      'vendor,code,message,retry\npay,1,a; b | c,never\n',
      'a.csv:2:16: retry: never is not a known value',
    ],
    [
      'a.csv',
      'vendor;code;message;retry\npay;1;a, b | c;never\n',
      'a.csv:2:16: retry: never is not a known value',
    ],
    [
      'a.csv',
      'vendor,code,message\npay,1,Order closed, sorry\n',
      'a.csv:2:20: this row has more fields than the header (4 > 3); put text that contains a comma in quotes',
    ],
    ['a.csv', 'vendor,code,message\npay,1,"x\n', 'a.csv:2:1: Quoted field unterminated; check '],
    [
      'a.yaml',
      '- vendor: pay\n\tcode: 1\n',
      'a.yaml:2:1: this line is indented with a tab; use spaces in YAML',
    ],
    ['a.yaml', '- vendor: pay\n  vendor: pay\n', 'a.yaml:2:3: this key is already used here; remove one'],
    [
      'a.yaml',
      '- vendor: pay\n  message: a: b\n',
      'a.yaml:2:12: this text contains ": " or starts with a character',
    ],
    [
      'a.yaml',
      '- vendor: pay\n  message: @me\n',
      'a.yaml:2:12: this text contains ": " or starts with a character',
    ],
    [
      'a.yaml',
      '- {vendor: pay, code: a b, message: x}',
      'a.yaml:1:23: code: a b has the wrong form; write it like 40014',
    ],
    [
      'a.yaml',
      '- {vendor: pay, code: 1, message: {cn: x}}',
      'a.yaml:1:36: there is no key "cn"; use one of: zh, en',
    ],
    ['a.json', '[{"vendor":"pay",\n"code":x}]', "a.json:2:8: Unexpected token 'x'; check "],
    ['a.json', '[{"vendor":"pay",\n"code":tru}]', "a.json:2:11: Unexpected token '}'; check "],
    ['a.json', '[{"vendor":"pay",\n"code":1', "a.json:2:9: Expected ',' or '}' after property value; check "],
    ['a.json', '', 'a.json:1:1: Unexpected end of JSON input; check '],
    [
      'a.json',
      '[\n\t{"vendor":"pay","code":1.5,"message":"x"}]',
      'a.json:2:25: code has the wrong type; make it',
    ],
    // Of a key that stands twice JSON takes the last, which is no reason to end without a word.
    [
      'a.json',
      '[{"vendor":"pay","code":1,"code":1.5,"message":"x"}]',
      'a.json:1:25: code has the wrong type',
    ],
  ])('tells where %s is wrong: %j', (file, text, expected) => {
    const [first = '', ...others] = problemsOf(file, text);
    expect(first.slice(0, expected.length)).toBe(expected);
    expect(others).toEqual([]);
  });

  it('tells many problems in the order of the file, in a time that grows with them', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},x,y\n`);
    const start = processorTime();
    const problems = checkTable('a.csv', `code,message,colour\n${rows.join('')}`, catalog).problems;
    expect(processorTime() - start).toBeLessThan(8000);
    expect(problems).toHaveLength(20_001);
    expect(problems.map(({ line }) => line)).toEqual([1, ...rows.map((_, i) => i + 2)]);
  });

  it('reads YAML quickly as it reads it slowly', () => {
    // What may be an alias is read by the parser that knows places, everything else by the quick one.
    const slow = (text: string) => entriesOf('a.yaml', `${text}# &slow`);
    for (const value of [
      '010',
      '1e3',
      '0x1F',
      '~',
      'null',
      'yes',
      '2026-01-01',
      "'it''s'",
      '"\\u4e2d"',
      '中：文',
      'a #b',
      'a # b',
      '"a\n  b"',
      '|\n   a\n   b',
      '>-\n   a\n   b',
      '=',
      '<<',
      '!!str 1',
      '<b>',
      '"" # x',
      'a\n  b',
    ]) {
      const text = `- vendor: pay\r\n  code: 1\n  message: ${value}\n`;
      expect([value, entriesOf('a.yaml', text)]).toEqual([value, slow(text)]);
    }
  });

  it('reads UTF-16 with its mark, and GB 18030', () => {
    const text = '- {vendor: pay, code: 1, message: 余额}\n';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(decodeText(utf16)).toBe(text);
    expect(decodeText(Buffer.from(utf16).swap16())).toBe(text);
    expect(decodeText(Buffer.from([0xd3, 0xe0, 0xb6, 0xee]))).toBe('余额');
  });

  it('takes no aliases that stand for ever more aliases', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i}: &a${i} [${Array(9).fill(i ? `*a${i - 1}` : 'x')}]`,
    );
    expect(problemsOf('a.yaml', levels.join('\n'))[0]).toMatch(/^a\.yaml:1:1: Excessive alias count/);
  });
});
