/**
 * Holds the tables to what the vendors publish:
 *  1. every published row is an entry, or a variant of one, with the vendor's exact wording;
 *  2. nothing stands in the tables that is not published, but the codes named here;
 *  3. the numbers per vendor are the published ones;
 *  4. well-known rows of each vendor are what everybody knows them to be.
 *
 * `fixtures/published-rows.tsv` has the rows as published: DingTalk in the official Chinese, Guanaitong with message
 * and description.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalog/types.ts';
import { catalog } from '../support/run.ts';

interface Row {
  readonly vendor: string;
  readonly section: string;
  readonly code: string;
  readonly message: string;
  readonly description: string;
}

const rows = readFileSync(new URL('../fixtures/published-rows.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line): Row => {
    const [vendor = '', section = '', code = '', message = '', description = ''] = line.split('\t');
    return { vendor, section, code, message, description };
  });

/** Numeric codes of DingTalk's newer page that the older one, which the rows are from, lacks. */
const newer = ['40000', '60021', '60022', '810008', '820005', '820006'];

/** Rows whose published message names an action or is damaged, so that `message` says it otherwise; only shrinks. */
const mended = ['dingtalk:52016'];

const name = ({ vendor, code }: { vendor: string; code: string }): string => `${vendor}:${code}`;

/** All wordings of an entry that are marked as the vendor's. */
function published(entry: Entry): string[] {
  const languages = new Set<'zh' | 'en'>([
    ...entry.source.published,
    ...(entry.vendor === 'qingtui' ? (['en'] as const) : []),
  ]);
  const wordings = [entry.message, ...entry.variants].flatMap((text) =>
    [...languages].map((language) => text[language]),
  );
  return entry.source.text === null ? wordings : [...wordings, entry.source.text];
}

function entriesOf(row: Row): Entry[] {
  return catalog
    .find(row.code, [row.vendor])
    .filter((entry) => row.section === '' || entry.sections.includes(row.section));
}

describe('published rows', () => {
  it('are all there, in the vendor’s exact wording', () => {
    const lost = rows.filter((row) => {
      const [entry, ...others] = entriesOf(row);
      return entry === undefined || others.length > 0 || !published(entry).includes(row.message);
    });
    expect(lost.map((row) => `${name(row)} ${row.section} ${row.message}`)).toEqual([]);
  });

  it('stand as message, or begin with it where the vendor’s text goes on with an explanation', () => {
    const other = rows.filter((row) => {
      const [entry] = entriesOf(row);
      const languages = [entry?.message.zh, entry?.message.en];
      const isVariant = entry?.variants.some(({ zh, en }) => zh === row.message || en === row.message);
      return (
        !isVariant && !languages.some((message) => message !== undefined && row.message.startsWith(message))
      );
    });
    expect(other.map(name)).toEqual(mended);
  });

  it('keep Guanaitong’s descriptions', () => {
    const lost = rows.filter((row) => {
      const [entry] = entriesOf(row);
      return (
        row.description !== '' && !(entry && published(entry).some((text) => text.includes(row.description)))
      );
    });
    expect(lost.map(name)).toEqual([]);
  });

  it('are all that the tables have', () => {
    const known = new Set(rows.map(name));
    const others = catalog.entries().filter((entry) => !known.has(name(entry)));
    expect(others.map(({ code }) => code)).toEqual(newer);
  });

  it.each([
    ['dingtalk', 374, 374],
    ['qingtui', 129, 97],
    ['welink', 98, 98],
    ['wps', 86, 86],
    ['guanaitong', 41, 41],
  ])('of %s are %i with %i codes', (vendor, rowCount, codeCount) => {
    const own = rows.filter((row) => row.vendor === vendor);
    const added = vendor === 'dingtalk' ? newer.length : 0;
    expect(own).toHaveLength(rowCount);
    expect(new Set(own.map(({ code }) => code)).size).toBe(codeCount);
    expect(catalog.vendors.find(({ id }) => id === vendor)?.codes).toBe(codeCount + added);
  });
});

describe('well-known rows', () => {
  it.each([
    ['dingtalk', '40014', '不合法的access_token', 'refresh-token'],
    ['dingtalk', '60020', '访问ip不在白名单之中', 'fix-first'],
    ['dingtalk', '60008', '父部门下该部门名称已存在', 'fix-first'],
    ['dingtalk', '42001', 'access_token超时', 'refresh-token'],
    ['dingtalk', '-1', '系统繁忙', 'backoff'],
    ['welink', '47103', 'Token过期', 'refresh-token'],
    ['welink', '47100', '待处理', 'poll'],
    ['welink', '60009', 'Your account has been locked. Try again in 15 minutes!', 'later'],
    ['welink', '0', '成功。', 'none-needed'],
    ['welink', '60012', 'temporaily_unavailable: please try again later', 'backoff'],
    ['qingtui', '40029', '不合法的qt_code', 'refresh-token'],
    ['qingtui', '50002', '未授权的域名', 'fix-first'],
    ['qingtui', '42001', 'access_token超时', 'refresh-token'],
    ['qingtui', '45101', 'reject by request too frequently', 'later'],
    ['qingtui', '43002', '需要POST请求', 'fix-first'],
    ['wps', '100014', 'access token过期', 'refresh-token'],
    ['wps', '100013', 'access token非法', 'refresh-token'],
    ['wps', '110000', '用户不存在', 'fix-first'],
    ['wps', '130022', 'IP地址限制', 'fix-first'],
    ['wps', '120004', '空间已满', 'fix-first'],
    ['guanaitong', '1000210002', 'sign check failed', 'fix-first'],
    ['guanaitong', '1000200051', 'you hava no permisson to access this interface!', 'fix-first'],
    ['guanaitong', '1000200052', 'frequency over limit!', 'later'],
    ['guanaitong', '1000200050', 'ip is not allowed!', 'fix-first'],
    ['guanaitong', '1000220011', 'parent_code not exists !', 'fix-first'],
  ])('%s %s', (vendor, code, message, retry) => {
    const [entry] = catalog.find(code, [vendor]);
    expect([entry?.message.zh, entry?.message.en]).toContain(message);
    expect(entry?.retry).toBe(retry);
  });

  it('keeps the 23 messages of Qingtui’s 40100 together', () => {
    const [entry] = catalog.find('40100', ['qingtui']);
    expect(entry?.variants).toHaveLength(22);
    expect(entry?.variants.map(({ en }) => en)).toContain('page_size is required');
  });

  it('counts nothing as an error that is none', () => {
    const kinds = catalog.entries().filter(({ kind }) => kind !== 'error');
    expect(kinds.map(({ vendor, code, kind }) => `${vendor}:${code} ${kind}`)).toEqual([
      'dingtalk:0 success',
      'qingtui:0 success',
      'welink:0 success',
      'welink:47100 pending',
      'welink:47104 pending',
      'welink:47107 success',
      'welink:47108 pending',
      'welink:47109 success',
      'welink:47112 pending',
      'welink:47113 pending',
      'welink:56100 success',
      'welink:60001 success',
      'wps:0 success',
      'guanaitong:0 success',
    ]);
  });
});
