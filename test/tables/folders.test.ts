/** Own tables of other users are read only where they are asked for. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tableFolders, trustedUsers } from '../../src/tables/folders.ts';

const project = mkdtempSync(join(tmpdir(), 'errcode-folders-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));
const own = join(project, '.errcode');
const inner = join(project, 'src');
mkdirSync(own);
mkdirSync(inner);

const user = process.getuid?.() ?? 0;
const machine = (users: number[] | undefined) =>
  ({ platform: 'linux', env: {}, users, home: () => join(project, 'home') }) as const;

describe.skipIf(process.platform === 'win32')('a folder of tables above the working directory', () => {
  it('is read when it is the own user’s', () => {
    expect(tableFolders(machine([user]), inner, [])).toEqual({ folders: [own], foreign: [] });
  });

  it('is left unread, and named, when it is another user’s', () => {
    expect(tableFolders(machine([user + 1]), inner, [])).toEqual({ folders: [], foreign: [own] });
  });

  it('is read when it is asked for', () => {
    expect(tableFolders(machine([user + 1]), inner, [own])).toEqual({ folders: [own], foreign: [] });
  });
});

describe('the users whose folders are read', () => {
  it.each([
    [1000, undefined, [1000]],
    [1000, '0', [1000]],
    [0, undefined, [0]],
    [0, '1000', [0, 1000]],
    [0, 'x', [0]],
    [undefined, '1000', undefined],
  ])('of %j with SUDO_UID %j', (one, sudo, users) => {
    expect(trustedUsers(one, sudo)).toEqual(users);
  });
});
