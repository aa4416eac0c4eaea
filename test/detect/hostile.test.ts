/** Whatever a text is, every reader of texts ends soon and throws nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDetector } from '../../src/detect/detect.ts';
import { createExplainer } from '../../src/detect/explain.ts';
import { mask } from '../../src/detect/mask.ts';
import { createAnnotator } from '../../src/scan/annotator.ts';
import { createScanner } from '../../src/scan/scanner.ts';
import { processorTime } from '../support/processor-time.ts';
import { catalog } from '../support/run.ts';

const detect = createDetector(catalog);
function explain(text: string) {
  const explainer = createExplainer(catalog);
  explainer.add(text);
  return explainer.explanations();
}
const annotate = (text: string) => createAnnotator(catalog)(Buffer.from(text), 'utf-8');
function scan(text: string) {
  const scanner = createScanner(catalog);
  scanner.begin(0);
  scanner.read(Buffer.from(text), 0, 'utf-8', true);
  return scanner.take();
}

const readers: [string, (text: string) => unknown][] = [
  ['detect', detect],
  ['explain', explain],
  ['mask', mask],
  ['annotate', annotate],
  ['scan', scan],
];

/** Parts of responses, cut anywhere. */
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    '"',
    "'",
    '\\"',
    '\\',
    '\\\\\\"',
    'errcode',
    'code',
    'sub_code',
    'message',
    'error ',
  ],
  ...[
    ':',
    '=',
    '->',
    '=>',
    ' ',
    ',',
    ';',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '40014',
    '88',
    '0',
    '-1',
    '1.0002e+09',
    '9',
  ],
  ...['错误码', '报', '不合法的access_token', '钉钉', '微信', 'oapi.dingtalk.com', 'Forbidden.AccessDenied'],
  ...[
    '%22',
    '%E4%B8',
    '&quot;',
    '&#34;',
    '&#xFFFF;',
    '\\u4e0d',
    '\\ud83d',
    '\ud83d',
    '\u202e',
    '\u001b[31m',
    '\ufeff',
  ],
  ...[
    'access_token=',
    'Bearer ',
    '13812345678',
    'hint: [',
    'rid: ',
    'ip: 1.2.3.4',
    's:7:"errcode";i:',
    'int(',
  ],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty'],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(pieces, { maxLength: 80 }).map((all) => all.join('')),
  fc.json().map((json) => `{"errcode":40014,"errmsg":${json}}`),
);

describe.each(readers)('%s', (_, read) => {
  it('never throws', () => {
    fc.assert(
      fc.property(texts, (text) => {
        read(text);
      }),
      { numRuns: 600 },
    );
  });
});

describe('detect', () => {
  it('tells places in the text as it was given, in whatever text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of detect(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing in texts without digits and words like codes', () => {
    const words = fc.constantFrom(
      ...[
        'error',
        '错误',
        '失败',
        '报错',
        'code',
        'errcode',
        'message',
        'token',
        'invalid',
        '部门',
        '不合法的',
      ],
      ...[
        '钉钉',
        'welink',
        'null',
        'ok',
        ':',
        '=',
        '"',
        "'",
        '{',
        '}',
        ' ',
        '\n',
        '，',
        '\\',
        '\\"',
        '%',
        '&quot;',
        '-',
      ],
    );
    const plain = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.array(words, { maxLength: 60 }).map((all) => all.join('')),
      )
      // Digits of any kind, and what words that are codes have: a dot or a capital inside, or a low line.
      .map((text) => text.normalize('NFKC').replace(/\p{N}|\p{Lu}|[._\u3007]|(?<=[a-z])-(?=[a-z])/gu, ' '));
    fc.assert(
      fc.property(plain, (text) => {
        expect(detect(text).filter(({ isSuccess }) => !isSuccess)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

const size = 150_000;
const repeat = (unit: string): string => unit.repeat(Math.ceil(size / unit.length));
/** Numbers that are all different, so that nothing can be remembered: each takes its time, and fewer of them are enough. */
const counted = (write: (i: number) => string): string => {
  let text = '';
  for (let i = 0; text.length < size / 3; i++) text += write(i);
  return text;
};
let json = '{"errcode":40014,"errmsg":"x"}';
for (let i = 0; i < 18 && json.length < size; i++) json = JSON.stringify({ a: json });

const hostile: Record<string, string> = {
  braces: repeat('{'),
  'braces that close': repeat('{}'),
  brackets: repeat('[('),
  quotes: repeat('"'),
  backslashes: repeat('\\'),
  'backslashes and quotes': repeat('\\"'),
  'JSON in JSON in JSON': repeat(json),
  'fields without values': repeat('"errcode":'),
  codes: repeat('"errcode":40014,'),
  'unknown codes': counted((i) => `"errcode":${600_000 + i},`),
  'codes with messages': counted(
    (i) => `{"errcode":${40_000 + (i % 30_000)},"errmsg":"不合法的access_token"}\n`,
  ),
  'codes on one line': counted((i) => `errcode=${40_000 + (i % 30_000)} `),
  'one long message': `{"errcode":40014,"errmsg":"${repeat('不合法的access_token')}"}`,
  'messages without end': repeat('"errmsg":"不合法'),
  numbers: repeat('40014 '),
  'different numbers': counted((i) => `${40_000 + i} `),
  'numbers in trouble': counted((i) => `error 钉钉 ${1_000_000_000 + i}\n`),
  digits: repeat('7'),
  'one word': repeat('a'),
  'one long name': repeat('errcode'),
  'words with dots': repeat('a.B'),
  'words with dots after a code': repeat('"code":"A.B.'),
  'Chinese words for errors': repeat('报错'),
  blanks: repeat(' '),
  'blanks after names': repeat(`errcode${' '.repeat(70)}`),
  'line ends': repeat('\n'),
  'encoded bytes': repeat('%E4'),
  'encoded quotes': repeat('%22'),
  'entities that do not end': repeat('&#'),
  'names of platforms': repeat('dingtalk 微信 welink '),
  'codes among names of platforms': counted((i) => `微信 dingtalk errcode ${40_000 + (i % 30_000)}\n`),
  'hints that do not end': repeat('hint: ['),
  addresses: repeat('http://a/apply?scope='),
  'addresses of the network': repeat('ip: 1.2.3.'),
  'scopes that do not end': repeat('requiredScopes: ['),
  tokens: repeat('access_token='),
  'bearer tokens': repeat('Bearer '),
  'telephone numbers': repeat('13812345678 '),
  'serialised PHP': repeat('s:7:"errcode";i:40014;'),
  'OAuth words': repeat('invalid_grant: a'),
  elements: repeat('<code '),
  'control characters': repeat('\u001b[31m'),
  'surrogates by themselves': repeat('\ud83d'),
  'a stack trace': repeat('\tat a.b.C.d(C.java:40014)\n'),
  'lines that go on': `{\n${repeat(' "errcode":40014,\n')}`,
};

describe.each(Object.entries(hostile))('many kB of %s', (_, text) => {
  it.each(readers)('takes %s its time only', (name, read) => {
    // The others build upon detection; annotate looks at every line by itself.
    const part = name === 'detect' ? 1 : name === 'annotate' ? 0.05 : 0.2;
    const start = processorTime();
    read(text.slice(0, text.length * part));
    // Most take some hundredths of a second, and a half so many different codes; what is not linear takes far longer.
    expect(processorTime() - start).toBeLessThan(Math.max(2_500, text.length / 20));
  });
});
