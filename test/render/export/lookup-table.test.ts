/** Lookup tables for log engines: each reads back what was written, one row a code. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  lookupRows,
  renderBulk,
  renderLogstashDictionary,
  renderLookupCsv,
} from '../../../src/render/export/lookup-table.ts';
import { makeEntry } from '../../support/entry.ts';
import { catalog } from '../../support/run.ts';

const entries = catalog.entries();
const rows = lookupRows(entries);

describe('the rows', () => {
  it('are one a code, and all of them', () => {
    const refs = rows.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(new Set(entries.map(({ vendor, code }) => `${vendor}:${code}`))).toEqual(new Set(refs));
  });

  it('say all meanings of a code', () => {
    expect(rows.find(({ ref }) => ref === 'qingtui:45002')).toEqual({
      ref: 'qingtui:45002',
      vendor: 'qingtui',
      code: '45002',
      name: 'MESSAGE_CONTENT_TOO_LONG / INSUFFICIENT_BALANCE',
      kind: 'error',
      category: 'parameter / quota',
      retry: 'fix-first',
      message_zh: '消息内容超过限制 / 余额不足，请拨打 400-161-0019 寻求帮助',
      message_en:
        'The message content exceeds the limit / balance has been insufficient, please call 400-161-0019 for help',
      docs: 'https://qingtui.cn/devdoc/fu-lu/quan-ju-cuo-wu-ma.html',
    });
  });

  it('give no advice that holds for one meaning only', () => {
    const meanings = [makeEntry({ retry: 'backoff' }), makeEntry({ retry: 'fix-first' })];
    expect(lookupRows(meanings).map(({ retry }) => retry)).toEqual(['unknown']);
  });
});

/** Rows with what formats have to escape. */
const odd = lookupRows([
  makeEntry({ code: '-1', message: { zh: '“引号”,"逗号"\n换行', en: '=1+1; \\ \u2028 \t@x' } }),
]);

describe('CSV', () => {
  it('reads back as it was, formulas and all', () => {
    for (const some of [rows, odd]) {
      const { data, errors } = Papa.parse(renderLookupCsv(some), { header: true, skipEmptyLines: true });
      expect(errors).toEqual([]);
      expect(data).toEqual(some);
    }
  });
  it('has one header line, quotes around every value and Unix line ends', () => {
    const lines = renderLookupCsv(rows).split('\n');
    expect(lines[0]).toBe(
      '"vendor","code","ref","name","kind","category","retry","message_zh","message_en","docs"',
    );
    expect(lines).toHaveLength(rows.length + 2);
    expect(lines.slice(0, -1).filter((line) => !/^"([^"]|"")*"(,"([^"]|"")*"){9}$/.test(line))).toEqual([]);
  });
});

describe('Logstash’s dictionary', () => {
  it('is one JSON object by vendor:code', () => {
    for (const some of [rows, odd]) {
      const dictionary = JSON.parse(renderLogstashDictionary(some));
      expect(dictionary).toEqual(Object.fromEntries(some.map(({ ref, ...fields }) => [ref, fields])));
    }
  });
});

describe('the bulk file', () => {
  it('has an action and a document for each code, and ends with a line break', () => {
    for (const some of [rows, odd]) {
      const text = renderBulk(some);
      expect(text.endsWith('}\n')).toBe(true);
      const lines = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.filter((_, i) => i % 2 === 0)).toEqual(
        some.map(({ ref }) => ({ index: { _index: 'errcode', _id: ref } })),
      );
      expect(lines.filter((_, i) => i % 2 === 1)).toEqual(some);
    }
  });
});
