/** What somebody sees who waits for large own tables. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/main.ts';
import type { LongWork } from '../../src/tables/long-work.ts';
import { openOwnTables } from '../../src/tables/open.ts';
import { catalog, root, searchData, surroundingsOf } from '../support/run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errcode-long-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a table of so many codes, searches it, and tells the work that was said to be long. */
async function longWorkOf(count: number): Promise<string[]> {
  const entries = Array.from({ length: count }, (_, i) => ({
    code: String(i),
    message: `x ${'.'.repeat(180)}`,
  }));
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ vendor: 'pay', entries }));
  const said: string[] = [];
  const longWork: LongWork = {
    begin: async (work) => void said.push(work),
    end: () => void said.push('end'),
  };
  const own = await openOwnTables({
    folders: [folder],
    bundled: catalog,
    bundledDirectory: join(root, 'dist/data'),
    cache: undefined,
    version: () => '0.0.0',
    longWork,
  });
  await own?.openSearchData(searchData);
  return said;
}

describe('long work on own tables', () => {
  it('is told of large tables only', async () => {
    expect(await longWorkOf(10)).toEqual([]);
    expect(await longWorkOf(10_001)).toEqual(['compile', 'end', 'index', 'end']);
  });

  it.each([
    ['en', [], true, '\r\u001b[Kcompiling your own tables ...\r\u001b[K'],
    ['zh', [], true, '\r\u001b[K正在编译自有错误码表……\r\u001b[K'],
    ['en', ['-q'], true, ''],
    ['en', [], false, ''],
  ] as const)(
    'is said on a terminal, and taken away: %s %j %j',
    async (lang, args, isErrorInteractive, expected) => {
      const { surroundings, written } = surroundingsOf(['dingtalk:40014', '--lang', lang, ...args]);
      await run({
        ...surroundings,
        terminal: { ...surroundings.terminal, isErrorInteractive },
        openOwnTables: async (_bundled, _asked, longWork) => {
          await longWork.begin('compile');
          longWork.end();
          return undefined;
        },
      });
      expect(written.stderr).toBe(expected);
    },
  );
});
