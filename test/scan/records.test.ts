/** Records: which lines belong together. */
import { describe, expect, it } from 'vitest';
import { continues, lastRecord, recordEnd, recordStart } from '../../src/scan/records.ts';

/** A log as its records, found from the beginning. */
function recordsOf(log: string): string[] {
  const bytes = Buffer.from(log);
  const found: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = recordEnd(bytes, at);
    found.push(bytes.toString('utf8', at, end));
    at = end;
  }
  return found;
}

describe('records', () => {
  it.each<[string, string[]]>([
    ['lines of their own', ['a\n', 'b\n', '\n', 'c']],
    ['a stack trace', ['a\n\tat b\n\tat c\nCaused by: d\n\tat e\n', 'f\n']],
    ['pretty-printed JSON behind what announces it', ['a:\n{\n  "b": 1\n}\n', 'c\n']],
    ['pretty-printed JSON with Windows line ends', ['a:\r\n{\r\n  "b": 1\r\n}\r\n', 'c\r\n']],
    ['a list', ['a:\n[\n  1\n]\n', 'c\n']],
    ['one object behind the other', ['{\n  "a": 1\n}\n', '{\n  "b": 1\n}\n']],
    ['objects of one line each', ['{"a":1}\n', '{"b":1}\n']],
    ['a dump of PHP', ['array(1) {\n  ["a"]=>\n  int(1)\n}\n', 'b\n']],
    ['words that begin like a cause', ['a\n', 'Caused\n', 'Cause\n']],
  ])('keep %s', (_, records) => expect(recordsOf(records.join(''))).toEqual(records));

  it('are found from any place in them', () => {
    const records = ['a\n', 'b:\n{\n  "c": 1\n}\n', 'd\n\tat e\n'];
    const bytes = Buffer.from(records.join(''));
    let start = 0;
    for (const record of records) {
      for (let at = start; at < start + record.length; at++) {
        expect([recordStart(bytes, at, 0), recordEnd(bytes, at)]).toEqual([start, start + record.length]);
      }
      start += record.length;
    }
  });

  it('begin no earlier than they may', () => {
    const bytes = Buffer.from('a\n b\n c\n');
    expect(recordStart(bytes, 6, 0)).toBe(0);
    expect(recordStart(bytes, 6, 2)).toBe(2);
  });

  it('are cut when they are too long', () => {
    expect(recordsOf(`a\n${' b\n'.repeat(500)}`).map((record) => record.split('\n').length - 1)).toEqual([
      201, 201, 99,
    ]);
    expect(recordsOf(`a\n ${'b'.repeat(300_000)}\n c\n`)).toHaveLength(3);
  });

  it.each([
    ['', 0],
    ['a', 0],
    ['a\n', 0],
    ['a\nb\n', 2],
    // What comes next may continue it.
    ['a\nb\n c', 2],
    ['a\nb\nc', 2],
    ['a\nb:\n{', 2],
    ['a\nb\nCaus', 2],
  ])('of %j: the last whole one begins at %i', (log, start) => {
    expect(lastRecord(Buffer.from(log), 0)).toBe(start);
  });

  it('does not look before the block for a line that continues', () => {
    expect(continues(Buffer.from('{\n'), 0)).toBe(false);
    expect(continues(Buffer.from(' a\n'), 0)).toBe(true);
  });
});
