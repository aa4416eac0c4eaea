/** Own tables that `--tables` names one by one, and lists whose description is the message. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertList, readList } from '../../src/tables/convert.ts';
import { ownFolder } from '../support/own-folder.ts';

let folder: ReturnType<typeof ownFolder>;
beforeAll(() => {
  folder = ownFolder({
    'work/pay/pay.yaml': '- {vendor: pay, code: "1", message: closed}\n',
    'work/pay/other.yaml': '- {vendor: pay, code: "2", message: open}\n',
    'work/pay/notes.txt': 'x',
  });
});
afterAll(() => folder.remove());

describe('--tables', () => {
  const run = (code: string, path: string) => folder.run([code, '--tables', path], { cwd: 'work' });
  it('takes one table, and not those beside it', () => {
    expect(run('pay:1', 'pay/pay.yaml')).toMatchObject({ code: 0, stderr: '' });
    expect(run('pay:2', 'pay/pay.yaml').code).toBe(1);
    expect(run('pay:2', 'pay').code).toBe(0);
  });

  it.each(['pay/notes.txt', 'pay/none.yaml'])('takes no %s', (path) => {
    const { code, stderr } = run('pay:1', path);
    expect(code).toBe(2);
    expect(stderr).toMatch(/is neither a folder nor a table; [^\n]+\n$/);
  });
});

describe('a list with a description', () => {
  const entryOf = (csv: string) => convertList(readList('a.csv', csv), 'pay').entries[0];
  it.each([
    [
      '错误码,说明,英文\n1,订单已关闭,Order is closed\n',
      { zh: '订单已关闭', en: 'Order is closed' },
      undefined,
    ],
    ['错误码,英文,中文,说明\n1,Closed,已关闭,超时未付\n', { zh: '已关闭', en: 'Closed' }, { zh: '超时未付' }],
    ['code,message,说明\n1,已关闭,超时未付\n', { zh: '已关闭' }, { zh: '超时未付' }],
    ['code,说明\n1,已关闭\n', { zh: '已关闭' }, undefined],
  ])('%j', (csv, message, cause) => {
    const entry = entryOf(csv) as { message: object; cause?: object };
    expect(entry.message).toEqual(message);
    expect(entry.cause).toEqual(cause);
  });
});
