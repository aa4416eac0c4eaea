/** The built program as a process: pipes, closed and full outputs, poor environments. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadedFiles } from '../support/loaded-files.ts';
import { cleanEnv, executable, packageFolder, runBuilt } from '../support/run.ts';

const isPosix = process.platform !== 'win32';

/** Runs a shell line in which `$ERRCODE` is the program. */
function shell(line: string, env: Record<string, string> = {}) {
  return spawnSync('sh', ['-c', line.replaceAll('$ERRCODE', `"${process.execPath}" "${executable}"`)], {
    encoding: 'utf8',
    env: cleanEnv(env),
  });
}

describe('the built program', () => {
  it('looks a code up', () => {
    const { code, stdout, stderr } = runBuilt(['40014', '--vendor', 'dingtalk']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^DingTalk 40014 /);
    expect(stderr).toBe('');
  });

  it('loads neither commander, chalk, fuse.js nor papaparse for it', () => {
    const loaded = loadedFiles(['40014', '--vendor', 'dingtalk']);
    expect(loaded.filter((name) => name.includes('chunks'))).toEqual([]);
    expect(loaded.filter((name) => /child_process|https?|net|tls/.test(name))).toEqual([]);
  });

  it('writes no escape codes into files and pipes, unless told to', () => {
    const args = ['40014', '--vendor', 'dingtalk'];
    expect(runBuilt(args).stdout).not.toContain('\u001b');
    expect(runBuilt([...args, '--color', 'always']).stdout).toContain('\u001b[');
    expect(runBuilt(args, { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
    expect(runBuilt(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).toContain('\u001b[');
    expect(runBuilt([...args, '--color', 'never'], { env: { FORCE_COLOR: '1' } }).stdout).not.toContain(
      '\u001b',
    );
    expect(runBuilt(args, { env: { FORCE_COLOR: '0' } }).stdout).not.toContain('\u001b');
  });

  it('needs no LANG, no HOME and no terminal', () => {
    const { status, stdout } = spawnSync(process.execPath, [executable, '-1', '--vendor', 'dingtalk'], {
      encoding: 'utf8',
      env: {},
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^DingTalk -1 /);
  });

  it('writes the whole of a long result into a pipe', () => {
    const { stdout } = runBuilt(['list', '--json']);
    expect(stdout.length).toBeGreaterThan(300_000);
    expect(JSON.parse(stdout).results.length).toBeGreaterThan(700);
  });

  it.runIf(isPosix)('ends quietly when its reader goes away', () => {
    const { status, stdout, stderr } = shell('$ERRCODE list --json | head -1');
    expect([status, stdout, stderr]).toEqual([0, '{\n', '']);
  });

  it.runIf(isPosix).each([
    ['retry dingtalk:60020', 1],
    ['7777777', 1],
    ['nobody:1', 2],
    ['40014 --vendor dingtalk', 0],
  ])('ends with the same status when nobody reads what %s prints', (line, code) => {
    const { stdout } = shell(`exec 3>&1; { $ERRCODE ${line} 2>&1; echo $? >&3; } | :`);
    const { stdout: onFull } = existsSync('/dev/full')
      ? shell(`$ERRCODE ${line} 2>/dev/full >/dev/null; echo $?`)
      : { stdout: `${code}\n` };
    expect([stdout, onFull]).toEqual([`${code}\n`, `${code}\n`]);
  });

  it.runIf(isPosix)('works with its outputs closed', () => {
    expect(shell('$ERRCODE dingtalk:40014 >&-').stderr).toBe('');
    expect(shell('$ERRCODE 7777777 2>&-; echo $?').stdout).toBe('1\n');
    expect(shell('$ERRCODE 40014 <&- >&- 2>&-; echo $?').stdout).toBe('0\n');
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full', () => {
    const { status, stderr } = shell('$ERRCODE 40014 > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^errcode: cannot write the result: .*no space left.*\n$/i);
  });

  it('ends with 2 where it fails itself, wherever that is: 1 would say that nothing was found', () => {
    const faults = [
      'process.getuid = () => { throw new Error("no such user"); };',
      'setImmediate(() => { throw new Error("no such user"); });',
      'setImmediate(() => { Promise.reject(new Error("no such user")); });',
    ];
    const folder = mkdtempSync(join(tmpdir(), 'errcode-fault-'));
    for (const fault of faults) {
      const file = join(folder, 'fault.cjs');
      writeFileSync(file, fault);
      const { status, stderr } = spawnSync(process.execPath, ['-r', file, executable, 'vendors'], {
        encoding: 'utf8',
        env: cleanEnv(),
      });
      expect([status, stderr]).toEqual([2, 'errcode: errcode itself failed (no such user)\n']);
    }
    rmSync(folder, { recursive: true });
  });

  it('says that its tables are gone', () => {
    const script = `require(${JSON.stringify(join(packageFolder, 'dist/main.cjs'))}).main('/nowhere')`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script, 'x', '1'], {
      encoding: 'utf8',
      env: cleanEnv(),
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^errcode: cannot read the tables, please reinstall errcode: [^\n]+\n$/);
  });

  it('says that its tables are broken', () => {
    const folder = mkdtempSync(join(tmpdir(), 'errcode-broken-'));
    mkdirSync(join(folder, 'dist', 'data'), { recursive: true });
    writeFileSync(join(folder, 'dist', 'data', 'meta.json'), '{"vendors": [');
    const script = `require(${JSON.stringify(join(packageFolder, 'dist/main.cjs'))}).main(${JSON.stringify(folder)})`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script, 'x', '1'], {
      encoding: 'utf8',
      env: cleanEnv(),
    });
    rmSync(folder, { recursive: true });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^errcode: cannot read the tables, please reinstall errcode: [^\n]+\n$/);
  });

  it.runIf(isPosix)('lets a shell branch on its exit status', () => {
    const line = 'if $ERRCODE retry dingtalk:-1 -q; then echo again; else echo stop; fi';
    expect(shell(line).stdout).toBe('again\n');
  });
});
