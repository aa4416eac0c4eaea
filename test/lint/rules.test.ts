/** Every rule of the data linter finds what it is for, and the tables keep all of them. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDataFile, readTables, type Tables } from '../../scripts/data/read-tables.ts';
import { canonicalRule } from '../../scripts/lint/canonical.ts';
import { completenessRule, repeatedStepsRule, sidesRule } from '../../scripts/lint/explanation.ts';
import { identityRule } from '../../scripts/lint/identity.ts';
import { judgementRule } from '../../scripts/lint/judgement.ts';
import { namesRule } from '../../scripts/lint/names.ts';
import { phrasesRule } from '../../scripts/lint/phrases.ts';
import { referencesRule } from '../../scripts/lint/references.ts';
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
  category: parameter
  retry: fix-first
  message:
    zh: 不合法的name
    en: Invalid name
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
  .replace('title: INVALID_NAME', 'name: INVALID_TITLE');

/** Tables with one vendor, made of the given texts. */
function tablesOf({
  users = entry,
  vendorText = vendor,
  guides = '',
  synonyms = '- [token, 凭证]\n',
} = {}): Tables {
  return {
    platforms: parseDataFile('platforms.yaml', '{}\n'),
    synonyms: parseDataFile('synonyms.yaml', synonyms),
    vendors: [
      {
        id: 'acme',
        vendor: parseDataFile('vendors/acme/vendor.yaml', vendorText),
        topics: new Map([['users', parseDataFile('vendors/acme/users.yaml', users)]]),
      },
    ],
    guides: guides === '' ? new Map() : new Map([['acme', parseDataFile('guides/acme.yaml', guides)]]),
  };
}

/** What a rule says of entries, as `line: message`. */
function said(rule: Rule, users: string): string[] {
  return rule.check(tablesOf({ users })).map(({ line, message }) => `${line}: ${message}`);
}

/** The entry with one text put in another's place. */
function changed(from: string, to: string): string {
  expect(entry).toContain(from);
  return entry.replace(from, to);
}

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
    ['category: parameter', 'category: other', 'must be equal to one of the allowed values'],
    ['retry: fix-first', 'retries: 3', 'must NOT have additional properties'],
    ['    zh: 不合法的name\n', '', "must have required property 'zh'"],
    ['en: Invalid name', 'en: ""', 'must NOT have fewer than 1 characters'],
  ])('does not take %j as %j', (from, to, message) => {
    expect(said(schemaRule, changed(from, to)).join('\n')).toContain(message);
  });
  it('reports what is no YAML', () => {
    expect(said(schemaRule, '- code: "1\n').length).toBeGreaterThan(0);
  });
});

describe('identity', () => {
  it('finds a code that stands twice', () => {
    expect(said(identityRule, entry + entry)).toEqual([expect.stringContaining('acme:1: stands in')]);
  });
  it('lets one code have several sections, each with a name', () => {
    const [a, b] = ['a', 'b'].map((section) =>
      entry.replace('  category', `  section: ${section}\n  category`),
    );
    expect(said(identityRule, `${a}${b}`)).toEqual([
      expect.stringContaining('section "a" has no English name'),
      expect.stringContaining('section "b" has no English name'),
    ]);
  });
  it('finds files without a topic and topics without a file', () => {
    const vendorText = vendor.replace('users:', 'members:');
    expect(identityRule.check(tablesOf({ vendorText })).map(({ message }) => message)).toEqual([
      'topic "users" has a file but no name',
      'topic "members" has a name but no file',
    ]);
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
    const text = changed('  source:', '  guide: acme/none\n  source:\n    table: other');
    expect(said(referencesRule, text)).toEqual([
      expect.stringContaining('guide "acme/none" does not exist'),
      expect.stringContaining('source table "other"'),
    ]);
  });
});

describe('judgement', () => {
  it.each([
    ['category: parameter', 'kind: success\n  category: parameter', 'category success'],
    ['retry: fix-first', 'retry: none-needed', 'none-needed belongs to kind success'],
    ['retry: fix-first', 'retry: poll', 'poll belongs to kind pending'],
    ['  source:\n    steps: editorial\n', '', 'source.steps says'],
  ])('finds %j as %j', (from, to, message) => {
    expect(said(judgementRule, changed(from, to)).join('\n')).toContain(message);
  });
});

describe('texts', () => {
  it.each([
    ['zh: 打印请求体，看 name 是否为空。', 'zh: Print the body', 'the Chinese text has no Chinese'],
    ['en: Print the request body and see whether name is empty.', 'en: nothing', 'says nothing'],
    ['en: Invalid name', 'en: Invalid name of the nails', 'leftover of a machine translation'],
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
  it('allows Chinese in English texts in parentheses and quotes only', () => {
    expect(said(englishRule, changed('en: Invalid name', 'en: Invalid name (名称)'))).toEqual([]);
    expect(said(englishRule, changed('en: Invalid name', 'en: Invalid 名称'))).toHaveLength(1);
  });
  it('takes a label for a name, and a sentence for what was not translated', () => {
    const sentence = 'en: Invalid name (名称长度不能超过十个字符，并且不能包含任何空格和标点)';
    expect(said(englishRule, changed('en: Invalid name', sentence))[0]).toContain('has a Chinese sentence');
  });
  it('finds invisible characters and trailing spaces', () => {
    expect(said(strayCharactersRule, changed('不合法的', '不合法的\u200b'))[0]).toContain(
      '6: holds the character U+200b',
    );
    expect(said(strayCharactersRule, changed('Invalid name', 'Invalid name '))[0]).toContain(
      '7: ends in a space',
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
    [/ {2}cause:[\s\S]*? {2}steps:\n {4}-/, '  steps:\n    -', 'has no cause'],
    [/ {4}- zh: 数一数[\s\S]*?document\.\n/, '', 'has 1 steps; 2 to 5'],
    ['zh: 打印请求体，看 name 是否为空。', 'zh: 看看', 'has 2 characters; 6 to 200'],
    ['en: Print the request body and see whether name is empty.', 'en: Print', 'has 5 characters; 12 to 400'],
  ])('finds %s', (from, to, message) => {
    const text = entry.replace(from, to);
    expect(text).not.toBe(entry);
    expect(said(completenessRule, text).join('\n')).toContain(message);
  });
  it('wants one step of a success', () => {
    const text = changed('category: parameter', 'kind: success\n  category: success').replace(
      / {4}- zh: 数一数[\s\S]*?document\.\n/,
      '',
    );
    expect(said(completenessRule, text)).toEqual([]);
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
    expect(saidOf(rule, guide(zh, en)).join('\n')).toContain(`guides/acme.yaml acme/how: ${message}`);
  });
});

describe('canonical', () => {
  it('finds another order of keys or entries, and quotes that YAML does not need', () => {
    expect(said(canonicalRule, entry)).toEqual([]);
    expect(
      said(
        canonicalRule,
        changed('category: parameter\n  retry: fix-first', 'retry: fix-first\n  category: parameter'),
      ),
    ).toHaveLength(1);
    expect(said(canonicalRule, `${second}\n${entry}`)).toHaveLength(1);
    expect(said(canonicalRule, changed('en: Invalid name', 'en: "Invalid name"'))).toHaveLength(1);
  });
});
