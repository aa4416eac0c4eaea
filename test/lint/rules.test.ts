/** Every rule of the data linter finds what it is for, and the tables keep all of them. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  parseDataFile,
  type RawPlatform,
  readTables,
  type Tables,
  vendorFiles,
} from '../../scripts/data/read-tables.ts';
import { formatReleasedNames } from '../../scripts/data/released-names.ts';
import { parseRows } from '../../scripts/data/rows.ts';
import { canonicalRule } from '../../scripts/lint/canonical.ts';
import { completenessRule, repeatedStepsRule, sidesRule } from '../../scripts/lint/explanation.ts';
import { expressionsRule, unboundedPart } from '../../scripts/lint/expressions.ts';
import { familiesRule } from '../../scripts/lint/families.ts';
import { identityRule } from '../../scripts/lint/identity.ts';
import { judgementRule } from '../../scripts/lint/judgement.ts';
import { namesRule } from '../../scripts/lint/names.ts';
import { phrasesRule } from '../../scripts/lint/phrases.ts';
import { referencesRule } from '../../scripts/lint/references.ts';
import { releasedNamesRule } from '../../scripts/lint/released-names.ts';
import { rowsRule } from '../../scripts/lint/rows.ts';
import type { Rule } from '../../scripts/lint/rule.ts';
import { rules } from '../../scripts/lint/rules.ts';
import { schemaRule } from '../../scripts/lint/schema.ts';
import { synonymsRule } from '../../scripts/lint/synonyms.ts';
import { commentsRule, englishRule, strayCharactersRule, textsRule } from '../../scripts/lint/texts.ts';

const vendor = `id: acme
name: {zh: 顶点, en: Acme}
identifier: Acme
homepage: https://acme.example
published: [zh]
popularity: 1
envelope:
  code: [code]
  message: [msg]
topics:
  users: {zh: 成员, en: Members}
sources:
  table:
    title: {zh: 错误码, en: Error codes}
    checked: 2026-01-01
`;

const entry = `- code: "1"
  name: INVALID_NAME
  phrases:
    zh: [名字没填, 名字太长]
    en: [name left out, name has too many letters]
  cause:
    zh: 请求里的 name 为空，或者超过了长度。
    en: The name in the request is empty or too long.
  steps:
    - zh: 打印请求体，看 name 是否为空。
      en: Print the request body and see whether name is empty.
    - zh: 数一数 name 的字符数，与文档比对。
      en: Count the characters of name and compare with the document.
  source:
    steps: editorial
`;

const second = entry
  .replace('"1"', '"2"')
  .replaceAll('name', 'title')
  .replace('title: INVALID_TITLE', 'name: INVALID_TITLE')
  .replace('title: INVALID_NAME', 'name: INVALID_TITLE');

const header = 'code\tsection\tkind\tcategory\tretry\ttopic\tguide\tzh\ten';
const row = '1\t\t\tparameter\tfix-first\tusers\t\t不合法的name\tInvalid name';
const secondRow = row.replace(/^1/, '2').replaceAll('name', 'title');

/** Tables with one vendor, made of the given texts; a row for each entry where none are given. */
function tablesOf({
  users = entry,
  rows = [...users.matchAll(/code: "(.*)"/g)].map(([, code]) => row.replace(/^1/, code as string)),
  columns = header,
  vendorText = vendor,
  guides = '',
  synonyms = '- [token, 凭证]\n',
  releasedNames = '',
} = {}): Tables {
  const tables = {
    platforms: parseDataFile<Record<string, RawPlatform>>('platforms.yaml', '{}\n'),
    synonyms: parseDataFile<string[][]>('synonyms.yaml', synonyms),
    vendors: [
      vendorFiles({
        id: 'acme',
        vendor: parseDataFile('vendors/acme/vendor.yaml', vendorText),
        codes: parseRows('vendors/acme/codes.tsv', [columns, ...rows, ''].join('\n')),
        topics: new Map([['users', parseDataFile('vendors/acme/users.yaml', users)]]),
        guides: guides === '' ? undefined : parseDataFile('vendors/acme/guides.yaml', guides),
      }),
    ],
  };
  return { ...tables, releasedNames: releasedNames || formatReleasedNames({ ...tables, releasedNames }) };
}

/** What a rule says of entries, as `line: message`. */
function said(rule: Rule, users: string): string[] {
  return rule.check(tablesOf({ users })).map(({ line, message }) => `${line}: ${message}`);
}

/** What a rule says where the row of the sound entry is another. @param columns behind the usual ones */
function saidOfRow(rule: Rule, rows: string | string[], columns = ''): string[] {
  return rule
    .check(tablesOf({ rows: [rows].flat(), columns: header + columns }))
    .map(({ line, message }) => `${line}: ${message}`);
}

/** A text with one part put in another's place. */
function changedIn(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

/** The entry, or its row, with one text put in another's place. */
const changed = (from: string, to: string): string => changedIn(entry, from, to);
const changedRow = (from: string, to: string): string => changedIn(row, from, to);

it('a sound entry is found sound by every rule', () => {
  expect(rules.flatMap((rule) => rule.check(tablesOf()))).toEqual([]);
});

it('the tables keep every rule', () => {
  const tables = readTables(fileURLToPath(new URL('../../data', import.meta.url)));
  const problems = rules.flatMap((rule) =>
    rule.check(tables).map(({ file, line, message }) => `${file}:${line}: ${message} (${rule.name})`),
  );
  expect(problems).toEqual([]);
});

describe('names', () => {
  it.each([
    ['INVALID_NAME', 'NAME_OF_A_NEW_MEMBER_INVALID', 'has more than 5 words'],
    ['INVALID_NAME', 'UNINTELLIGIBLE_CONTACTS_MEMBER_NICKNAME', 'has more than 36 characters'],
    ['INVALID_NAME', 'RETRY', 'for something else'],
  ])('find %j turned into %j', (from, to, message) => {
    expect(said(namesRule, changed(from, to)).join('\n')).toContain(message);
  });
  it('find one that two codes share, however it is cut into words', () => {
    const [problem] = said(namesRule, entry + second.replace('INVALID_TITLE', 'INVALIDNAME'));
    expect(problem).toContain('"INVALIDNAME" stands at acme:1 too');
  });
  it('find a vendor that is called like something else', () => {
    const [problem] = namesRule.check(
      tablesOf({ vendorText: vendor.replace('identifier: Acme', 'identifier: Retry') }),
    );
    expect(problem?.message).toContain('for something else');
  });
});

describe('phrases', () => {
  it.each([
    ['[名字没填, 名字太长]', '[名字没填]', 'has 1 phrases in zh; 2 to 8'],
    ['名字太长', '名字太长，长到一行根本写不下，服务器收到以后就不认了', 'is a sentence'],
    ['名字太长', '不合法的name', 'is the message'],
  ])('find %j turned into %j', (from, to, message) => {
    expect(said(phrasesRule, changed(from, to)).join('\n')).toContain(message);
  });
  it('find one that two codes share', () => {
    const [problem] = said(phrasesRule, `${entry}${entry.replace('"1"', '"2"')}`);
    expect(problem).toContain('"名字没填" stands at 1 too');
  });
});

describe('synonyms', () => {
  it.each([
    ['- [a, b, a]', '"a" stands here twice'],
    ['- [Token, 凭证]', '"Token" is not in lower case'],
    ['- [token, 憑證]', '"憑證" is not in lower case and simplified characters'],
    ['- [alone]', 'has no second word'],
    ['- [null, empty]', 'is no text'],
    ['a: [b, c]', 'is no list of lists'],
    ['- [a, b', 'Flow sequence'],
  ])('find what is wrong in %j', (synonyms, message) => {
    const problems = synonymsRule.check(tablesOf({ synonyms }));
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
  });
});

describe('schema', () => {
  it.each([
    ['code: "1"', 'code: 1', 'must be string'],
    ['name: INVALID_NAME', 'name: invalidName', 'must match pattern'],
    ['  name: INVALID_NAME\n', '', "must have required property 'name'"],
    [
      'name: INVALID_NAME',
      'name: INVALID_NAME\n  category: parameter',
      'must NOT have additional properties',
    ],
    ['    zh: 请求里的 name 为空，或者超过了长度。\n', '', "must have required property 'zh'"],
    ['en: The name in the request is empty or too long.', 'en: ""', 'must NOT have fewer than 1 characters'],
    ['    steps: editorial\n', '    steps: somebody\n', 'must be equal to one of the allowed values'],
  ])('does not take %j as %j', (from, to, message) => {
    expect(said(schemaRule, changed(from, to)).join('\n')).toContain(message);
  });
  it('reports what is no YAML', () => {
    expect(said(schemaRule, '- code: "1\n').length).toBeGreaterThan(0);
  });
});

describe('rows', () => {
  it.each([
    ['\tparameter\t', '\tother\t', '2: 1: "other" is no category'],
    ['\tfix-first\t', '\t\t', '2: 1: has no retry'],
    ['\tInvalid name', '', '2: 1: has no en'],
    ['\t不合法的name', '\t 不合法的name', '2: 1: has blanks around its zh'],
    ['1\t', '1 0\t', '2: 1 0: "1 0" is no code'],
    ['\tusers\t\t', '\tusers\tHow\t', '2: 1: "How" is no guide'],
    ['\tInvalid name', '\tInvalid name\tmore', '2: has 10 cells; there are 9 columns'],
  ])('find %j as %j', (from, to, message) => {
    expect(saidOfRow(rowsRule, changedRow(from, to))).toContain(message);
  });
  it.each([
    ['step.zh', '看日志', '2: 1: has its step in one language'],
    ['retired', 'May', '2: 1: "May" is no retired'],
    ['published', 'fr', '2: 1: "fr" is no published'],
    ['meaning', 'x', expect.stringContaining('there is no column "meaning"')],
  ])('find a column %s with %j', (column, text, message) => {
    expect(saidOfRow(rowsRule, `${row}\t${text}`, `\t${column}`)).toContainEqual(message);
  });
  it('have no step of their own where the code is explained', () => {
    const message = '2: 1: is explained; its step stands there';
    expect(
      saidOfRow(rowsRule, `${row}\t看日志里的 name。\tRead name in the log.`, '\tstep.zh\tstep.en'),
    ).toEqual([message]);
  });
});

describe('identity', () => {
  const variant = '1\t\t\t\t\t\t\t名字太长\tName too long';
  const withSections = `${vendor}sections: {a: A, b: B}\n`;
  const inSection = (section: string): string => row.replace(/^1\t/, `1\t${section}`);
  it('finds a row that stands twice', () => {
    expect(saidOfRow(identityRule, [row, row])).toEqual([
      expect.stringContaining('3: 1: stands on line 2 too'),
    ]);
  });
  it('takes a row with messages only for a further message, of a row', () => {
    expect(saidOfRow(identityRule, [row, variant])).toEqual([]);
    expect(saidOfRow(identityRule, [row, variant.replace(/^1/, '2')])).toEqual([
      expect.stringContaining('3: 2: has neither category nor retry'),
    ]);
  });
  it('finds an explanation without a row, and one that is there twice', () => {
    const users = entry.replace('"1"', '"9"');
    expect(identityRule.check(tablesOf({ users, rows: [row] })).map(({ message }) => message)).toEqual([
      '9: codes.tsv has no such row; add it there',
    ]);
    expect(
      identityRule.check(tablesOf({ users: entry + entry, rows: [row] })).map(({ message }) => message),
    ).toEqual(['1: is explained in vendors/acme/users.yaml too; merge the two']);
  });
  it('finds an explanation in another topic than its row’s', () => {
    expect(saidOfRow(identityRule, changedRow('\tusers\t', '\tteams\t'))).toContainEqual(
      expect.stringContaining('codes.tsv says topic "teams"'),
    );
  });
  it('lets one code have several sections, each with a name', () => {
    const rows = ['a', 'b'].map(inSection);
    const [a, b] = ['a', 'b'].map((section) => entry.replace('  name', `  section: ${section}\n  name`));
    const check = (users: string, vendorText: string) =>
      identityRule.check(tablesOf({ users, rows, vendorText })).map(({ message }) => message);
    expect(check(`${a}${b}`, withSections)).toEqual([]);
    expect(check(`${a}${b}`, vendor)).toEqual([
      'acme:1: section "a" has no name in vendor.yaml',
      'acme:1: section "b" has no name in vendor.yaml',
    ]);
    expect(check(entry, withSections)).toEqual([
      '1: codes.tsv has several rows of this code; name the section of one',
    ]);
  });
  it('finds files and rows without a topic and topics without a row', () => {
    const vendorText = vendor.replace('users:', 'members:');
    expect(identityRule.check(tablesOf({ vendorText })).map(({ message }) => message)).toEqual([
      'acme:1: topic "users" has no name in vendor.yaml',
      'topic "users" has a file but no name',
      'topic "members" has a name but no row',
    ]);
  });
});

describe('released names', () => {
  const check = (releasedNames: string) =>
    releasedNamesRule.check(tablesOf({ releasedNames })).map(({ line, message }) => `${line}: ${message}`);
  it('stay those of their codes', () => {
    expect(check('vendor\tcode\tname\nacme\t1\tINVALID_NAME\n')).toEqual([]);
    expect(check('vendor\tcode\tname\nacme\t1\tINVALID_NAME\nacme\t2\tGONE\n')).toEqual([
      expect.stringContaining('3: acme:2 was released as GONE'),
    ]);
    expect(check('vendor\tcode\tname\nacme\t2\tINVALID_NAME\n')).toEqual([
      expect.stringContaining('2: INVALID_NAME was released for acme:2'),
    ]);
  });
  it('are all on the list', () => {
    expect(check('vendor\tcode\tname\n')).toEqual([expect.stringContaining('1: is not whole')]);
  });
});

describe('expressions', () => {
  it.each([
    'log_id: \\d{12}',
    '(?:a|b)\\w{1,40}',
    'hint: ?\\[[^\\]\\n]{0,40}\\]',
    '4(?:0[0-9]|29)\\d{6}',
    '\\d+x'.replace('+', '{1,9}'),
    'isv\\.[A-Z_]{3,60}',
    '[*+]{1,3}',
  ])('may be %s', (source) => {
    expect(unboundedPart(source)).toBeUndefined();
  });

  it.each([
    ['a+', 'without an end'],
    ['\\d*', 'without an end'],
    ['a{2,}', 'without an end'],
    ['a{1,9999}', 'more than'],
    ['(?:a{1,9}){1,9}', 'repeats itself'],
    ['(?:\\w{1,9}\\s{0,9}){1,20}x', 'repeats itself'],
    ['(', 'no regular expression'],
  ])('are not %s', (source, problem) => {
    expect(unboundedPart(source)).toContain(problem);
  });

  it('are told with their line', () => {
    const text = `${vendor}forms:\n  codes:\n    - "1\\\\d+"\n`;
    const problems = expressionsRule.check(tablesOf({ vendorText: text }));
    expect(problems).toEqual([expect.objectContaining({ file: 'vendors/acme/vendor.yaml', line: 18 })]);
  });
});

describe('families', () => {
  const check = (...families: string[]) =>
    familiesRule
      .check(
        tablesOf({
          vendorText: `${vendor}families:\n${families
            .map(
              (one, i) => `  - {${one}, name: {zh: 种类, en: Kind ${i}}, category: state, retry: unknown}\n`,
            )
            .join('')}`,
        }),
      )
      .map(({ message }) => message);
  it('may lie within one another, and share nothing else', () => {
    expect(
      check('range: [100, 199]', 'range: [120, 129]', 'pattern: 13x', 'prefix: a.', 'prefix: a.b.'),
    ).toEqual([]);
    expect(check('range: [100, 199]', 'pattern: 1xxx', 'range: [150, 250]')).toEqual([
      'family "Kind 2": shares only some codes with "Kind 0"',
    ]);
    expect(check('prefix: a.', 'prefix: A.')).toEqual(['family "Kind 1": has the codes of "Kind 0"']);
  });
  it.each([
    ['prefix: a., range: [1, 2]', 'needs one of prefix, range and pattern'],
    ['range: [2, 2]', 'its range has no second code'],
    ['prefix: "4000"', 'digits are a pattern'],
    ['prefix: a., guide: acme/none', 'guide "acme/none" does not exist'],
  ])('find what is wrong with %s', (family, message) => {
    expect(check(family).join('\n')).toContain(message);
  });
});

describe('references', () => {
  const withRelated = (list: string): string => entry.replace('  source', `  related: [${list}]\n  source`);
  it.each([
    ['"9"', 'related code 9 does not exist'],
    ['"1"', 'is related to itself'],
    ['"2"', 'does not point back'],
    ['"acme:2"', 'write "2"'],
  ])('finds what is wrong with %s', (list, message) => {
    expect(said(referencesRule, withRelated(list) + second).join('\n')).toContain(message);
  });
  it('finds guides and tables that are not there', () => {
    const row = changedRow('\tusers\t\t', '\tusers\tacme/none\t');
    expect(saidOfRow(referencesRule, `${row}\tother`, '\ttable')).toEqual([
      '2: acme:1: guide "acme/none" does not exist',
      '2: acme:1: source table "other" is not in vendor.yaml',
    ]);
  });
});

describe('judgement', () => {
  it.each([
    ['\t\tparameter', '\tsuccess\tparameter', 'category success'],
    ['fix-first', 'none-needed', 'none-needed belongs to success'],
    ['fix-first', 'poll', 'poll belongs to kind pending'],
  ])('finds %j as %j', (from, to, message) => {
    expect(saidOfRow(judgementRule, changedRow(from, to)).join('\n')).toContain(message);
  });
});

describe('texts', () => {
  it.each([
    ['zh: 打印请求体，看 name 是否为空。', 'zh: Print the body', 'the Chinese text has no Chinese'],
    ['en: Print the request body and see whether name is empty.', 'en: nothing', 'says nothing'],
    [
      'en: The name in the request is empty or too long.',
      'en: The name of the nails is too long.',
      'leftover of a machine translation',
    ],
    ['zh: 打印请求体，看 name 是否为空。', 'zh: 检查参数是否正确。', 'says nothing'],
    ['en: The name in the request is empty or too long.', 'en: Invalid name', 'only repeats the message'],
    [
      'en: Count the characters of name and compare with the document.',
      'en: Print the request body and see whether name is empty.',
      'says one step twice',
    ],
  ])('finds %j as %j', (from, to, message) => {
    expect(said(textsRule, changed(from, to)).join('\n')).toContain(message);
  });
  it('holds the translation of a message to the same', () => {
    const row = changedRow('\tInvalid name', '\tInvalid name of the nails');
    expect(saidOfRow(textsRule, row)).toEqual([expect.stringContaining('2: acme:1: "nails" is a leftover')]);
  });
  it('allows Chinese in English texts in parentheses and quotes only', () => {
    expect(saidOfRow(englishRule, changedRow('\tInvalid name', '\tInvalid name (名称)'))).toEqual([]);
    expect(saidOfRow(englishRule, changedRow('\tInvalid name', '\tInvalid 名称'))).toHaveLength(1);
  });
  it('takes a label for a name, and a sentence for what was not translated', () => {
    const sentence = '\tInvalid name (名称长度不能超过十个字符，并且不能包含任何空格和标点)';
    expect(saidOfRow(englishRule, changedRow('\tInvalid name', sentence))[0]).toContain(
      'has a Chinese sentence',
    );
  });
  it('finds invisible characters and trailing spaces', () => {
    expect(said(strayCharactersRule, changed('name 为空，', 'name 为\u200b空，'))[0]).toContain(
      '7: holds the character U+200b',
    );
    expect(said(strayCharactersRule, changed('too long.', 'too long. '))[0]).toContain('8: ends in a space');
    expect(saidOfRow(strayCharactersRule, changedRow('不合法的', '不合法的\u200b'))[0]).toContain(
      '2: holds the character U+200b',
    );
  });
  it('finds a text that a comment cuts off', () => {
    expect(said(commentsRule, changed('请求体，看', '请求体 # 号，看'))[0]).toContain('ends at " #"');
    expect(
      said(commentsRule, changed('zh: 打印请求体，看 name 是否为空。', 'zh: "打印请求体 # 号。"')),
    ).toEqual([]);
    expect(said(commentsRule, `# yaml-language-server: $schema=x\n${entry}`)).toEqual([]);
  });
});

describe('completeness', () => {
  it.each([
    [/ {4}- zh: 数一数[\s\S]*?document\.\n/, '', 'has 1 steps; 2 to 5'],
    ['zh: 打印请求体，看 name 是否为空。', 'zh: 看看', 'has 2 characters; 6 to 200'],
    ['en: Print the request body and see whether name is empty.', 'en: Print', 'has 5 characters; 12 to 400'],
  ])('finds %s', (from, to, message) => {
    const text = entry.replace(from, to);
    expect(text).not.toBe(entry);
    expect(said(completenessRule, text).join('\n')).toContain(message);
  });
  it('wants one step of a success', () => {
    const users = entry.replace(/ {4}- zh: 数一数[\s\S]*?document\.\n/, '');
    const rows = [changedRow('\t\tparameter', '\tsuccess\tsuccess')];
    expect(completenessRule.check(tablesOf({ users, rows }))).toEqual([]);
  });
  it('holds the step of a row that is not explained to the same length', () => {
    const rows = [`${secondRow}\t看看\tSee what the log says.`];
    const tables = tablesOf({ rows, users: '[]', columns: `${header}\tstep.zh\tstep.en` });
    expect(completenessRule.check(tables).map(({ message }) => message)).toEqual([
      'acme:2: has 2 characters; 6 to 200 are right',
    ]);
  });
});

describe('repeated-steps', () => {
  it('finds a step that stands in more than three entries', () => {
    const copies = (count: number): string =>
      Array.from({ length: count }, (_, i) => entry.replace('"1"', `"${i}"`)).join('');
    expect(said(repeatedStepsRule, copies(3))).toEqual([]);
    expect(said(repeatedStepsRule, copies(4)).length).toBeGreaterThan(0);
  });
});

describe('sides', () => {
  it.each([
    ['看 name 是否为空', '看 user_name 是否为空', 'user_name stands in one language only'],
    ['whether name is empty', 'whether msgtype is empty', 'msgtype stands in one language only'],
    ['打印请求体', 'Print the body of the request 打印', 'has an English sentence in the Chinese text'],
  ])('finds %j as %j', (from, to, message) => {
    expect(said(sidesRule, changed(from, to)).join('\n')).toContain(message);
  });
});

describe('guides', () => {
  const guide = (zh: string, en: string): string =>
    `how:\n  title: {zh: 怎么做, en: How}\n  steps:\n    - zh: ${zh}\n      en: ${en}\n`;
  const saidOf = (rule: Rule, guides: string): string[] =>
    rule.check(tablesOf({ guides })).map(({ file, message }) => `${file} ${message}`);
  it.each<[Rule, string, string, string]>([
    [completenessRule, '看日志', 'Read the log of the failing call.', 'has 3 characters'],
    [textsRule, '看钉钉的那段日志。', 'Look into the log of the Nail.', '"Nail" is a leftover'],
    [
      sidesRule,
      '看日志里的 errcode 是多少。',
      'Read the log of the failing call.',
      'errcode stands in one language',
    ],
    [englishRule, '看出错时的那段日志。', 'Read the 日志 of the failing call.', 'has Chinese outside'],
    [
      referencesRule,
      '看出错时的那段日志。',
      'Read the log of the failing call.',
      'no entry names this guide',
    ],
  ])('are held to $name', (rule, zh, en, message) => {
    expect(saidOf(rule, guide(zh, en)).join('\n')).toContain(`vendors/acme/guides.yaml acme/how: ${message}`);
  });
});

describe('canonical', () => {
  it('finds another order of keys or entries, and quotes that YAML does not need', () => {
    expect(said(canonicalRule, entry)).toEqual([]);
    const [cause = ''] = entry.match(/ {2}cause:\n.*\n.*\n/) ?? [];
    expect(said(canonicalRule, entry.replace(cause, '') + cause)).toHaveLength(1);
    const users = `${second}\n${entry}`;
    expect(canonicalRule.check(tablesOf({ users, rows: [row, secondRow] }))).toHaveLength(1);
    expect(said(canonicalRule, changed('en: [name left out', 'en: ["name left out"'))).toHaveLength(1);
  });
  it('finds rows in another order', () => {
    expect(saidOfRow(canonicalRule, [row, secondRow])).toEqual([]);
    expect(saidOfRow(canonicalRule, [secondRow, row])).toHaveLength(1);
  });
});
