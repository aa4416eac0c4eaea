import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { renderCsv, renderTsv } from '../../src/render/delimited.ts';
import { renderList } from '../../src/render/list.ts';
import { renderMarkdownTable } from '../../src/render/markdown.ts';
import { cellText, fieldOf, pickFields } from '../../src/render/records.ts';

const record = {
  code: '-1',
  message: { zh: '系统,繁忙', en: 'say "busy"' },
  steps: [
    { zh: '一', en: 'one' },
    { zh: '二', en: 'two' },
  ],
  related: [
    { vendor: 'wps', code: '1' },
    { vendor: 'wps', code: '2' },
  ],
  cause: null,
};

describe('records', () => {
  it('reads fields by path, through lists too', () => {
    expect(fieldOf(record, 'message.zh')).toBe('系统,繁忙');
    expect(fieldOf(record, 'steps.en')).toEqual(['one', 'two']);
    expect(fieldOf(record, 'cause.zh')).toBeNull();
  });
  it('keeps the fields asked for, in the order asked', () => {
    expect(Object.entries(pickFields(record, ['message.en', 'code']))).toEqual([
      ['message.en', 'say "busy"'],
      ['code', '-1'],
    ]);
  });
  it('writes lists into cells', () => {
    expect(cellText(record.related)).toBe('wps:1 wps:2');
    expect(cellText(['one', 'two'])).toBe('one\ntwo');
  });
});

describe('renderCsv', () => {
  it('quotes what needs it and reads back the same', () => {
    const columns = ['code', 'message.zh', 'message.en', 'steps.zh', 'cause'];
    const csv = renderCsv([record], columns);
    expect(csv.endsWith('\r\n')).toBe(true);
    const rows = Papa.parse<string[]>(csv.trimEnd()).data;
    expect(rows).toEqual([columns, ['-1', '系统,繁忙', 'say "busy"', '一\n二', '']]);
  });
  it.each(['=1+1', '+cmd', '-cmd', '@x', '\tx', '＝1'])('lets no spreadsheet run %j', (text) => {
    const [, row] = Papa.parse<string[]>(renderCsv([{ text }], ['text'])).data;
    expect(row).toEqual([`'${text}`]);
  });
});

describe('renderTsv', () => {
  it('keeps one record a line', () => {
    expect(renderTsv([{ a: 'x\ty\nz', b: '1' }], ['a', 'b'])).toBe('a\tb\nx y z\t1');
  });
});

describe('renderMarkdownTable', () => {
  it('escapes what would break the table', () => {
    expect(renderMarkdownTable([{ a: 'x|y_z\n2' }], ['a'])).toBe('| a |\n| --- |\n| x\\|y\\_z<br>2 |');
  });
});

describe('renderList', () => {
  const plain = (text: string): string => text;
  const columns = [
    { texts: ['钉钉', 'WPS'], paint: plain },
    { texts: ['40014', '1'], paint: plain },
    { texts: ['不合法的access_token', 'Success'], paint: plain },
  ];
  it('lines Chinese up with Latin', () => {
    expect(renderList(columns, undefined)).toBe('钉钉  40014  不合法的access_token\nWPS   1      Success');
  });
  it('wraps the last column behind the others', () => {
    expect(renderList(columns, 28)).toBe(
      '钉钉  40014  不合法的\n             access_token\nWPS   1      Success',
    );
  });
  it('puts the last column below where there is no room beside', () => {
    expect(renderList(columns, 18)).toBe('钉钉  40014\n  不合法的\n  access_token\nWPS   1\n  Success');
  });
  it('gives a row that is too long two lines, and leaves the others theirs', () => {
    const codes = { texts: ['40014', 'bot.forbidden.sendMessage'], paint: (text: string) => text };
    const messages = { texts: ['one', 'two'], paint: (text: string) => text };
    expect(renderList([codes, messages], 40)).toBe('40014         one\nbot.forbidden.sendMessage\n  two');
    expect(renderList([codes, messages], undefined)).toBe(
      `40014${' '.repeat(22)}one\nbot.forbidden.sendMessage  two`,
    );
  });
});
