/** The annotator: which line completes which code. */
import { describe, expect, it } from 'vitest';
import { createAnnotator } from '../../src/scan/annotator.ts';
import { catalog } from '../support/run.ts';

/** The codes of each line, of a log that comes in blocks. */
function annotated(...blocks: string[]): string[] {
  const annotate = createAnnotator(catalog);
  return blocks.flatMap((block) =>
    annotate(Buffer.from(block), 'utf-8').map(({ text, failures }) =>
      [text.trim(), ...failures.map(({ code }) => code)].join(' > '),
    ),
  );
}

describe('the annotator', () => {
  it('gives each line with its failures', () => {
    expect(
      annotated('a\n{"errcode":40014}\n{"errcode":0}\nb {"errcode":60011} {"errcode":60020}\nc'),
    ).toEqual([
      'a',
      '{"errcode":40014} > 40014',
      '{"errcode":0}',
      'b {"errcode":60011} {"errcode":60020} > 60011 > 60020',
      'c',
    ]);
  });

  it('tells where each line ends', () => {
    const bytes = Buffer.from('错\r\n\nx');
    expect(createAnnotator(catalog)(bytes, 'utf-8').map(({ end }) => end)).toEqual([5, 6, 7]);
  });

  it('gives a code of several lines to the line that completes it, once', () => {
    const lines = [
      'call failed:',
      '{',
      '  "errcode": 40014,',
      '  "errmsg": "x"',
      '}',
      '{"errcode":40014}',
      '',
    ];
    const told = [
      'call failed:',
      '{',
      '"errcode": 40014, > 40014',
      '"errmsg": "x"',
      '}',
      '{"errcode":40014} > 40014',
    ];
    expect(annotated(lines.join('\n'))).toEqual(told);
    // The same, when the lines come one by one.
    expect(annotated(...lines.slice(0, -1).map((line) => `${line}\n`))).toEqual(told);
  });

  it('takes vendor and message from the rest of the record where that is there', () => {
    const annotate = createAnnotator(catalog);
    const [, , line] = annotate(
      Buffer.from(
        '[error] {\n{\n  "errcode": 48002,\n  "errmsg": "api forbidden, hint: [1665653091612132990613409]"\n}\n',
      ),
      'utf-8',
    );
    expect(line?.failures).toMatchObject([
      { code: '48002', vendor: 'wecom', message: 'api forbidden, hint: [1665653091612132990613409]' },
    ]);
  });

  it('leaves out the caller’s own code around a response', () => {
    expect(
      annotated(
        '{\n  "code": 30008,\n  "message": "40029:invalid code, more info at https://open.work.weixin.qq.com/devtool/query?e=40029"\n}\n',
      ),
    ).toEqual([
      '{',
      '"code": 30008,',
      '"message": "40029:invalid code, more info at https://open.work.weixin.qq.com/devtool/query?e=40029" > 40029',
      '}',
    ]);
  });

  it('takes the vendor from the lines before', () => {
    const annotate = createAnnotator(catalog);
    const [, line] = annotate(
      Buffer.from('POST https://open.qingtui.cn/v1/x\n{"errcode":40014,"errmsg":"x"}\n'),
      'utf-8',
    );
    expect(line?.failures).toMatchObject([{ code: '40014', vendor: 'qingtui' }]);
  });
});
