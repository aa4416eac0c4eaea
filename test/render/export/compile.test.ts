/**
 * Generated programs in their languages' own compilers: those of all bundled vendors, and of own ones whose ids are words
 * that the languages or the programs use. Skipped where a compiler is not installed; TypeScript's always is.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanEnv, root, runBuilt } from '../../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'errcode-compile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ownTables = join(folder, 'tables');
mkdirSync(ownTables);
const awkward = [
  ...['map', 'string', 'none', 'enum', 'dict', 'int-enum', 'integer', 'long', 'hash-map', 'readonly-map'],
  ...['class', 'error', 'object', 'type', 'retry', 'error-codes', 'pay', 'pay-retry', 'pay-code'],
];
writeFileSync(
  join(ownTables, 'own.csv'),
  [
    'vendor,code,message',
    ...awkward.flatMap((vendor) => [`${vendor},10001,first`, `${vendor},E-2,"*/ \\u002a/ ""second"""`]),
    'dingtalk,99999999999,more than 32 bits hold',
    'dingtalk,040014,with a zero in front\n',
  ].join('\n'),
);
// More than one method of Java holds.
const manyTables = join(folder, 'many');
mkdirSync(manyTables);
const numbers = Array.from({ length: 5000 }, (_, i) => 10_000_000 + i);
writeFileSync(
  join(manyTables, 'many.csv'),
  [
    'vendor,code,message,retry',
    ...numbers.map((code) => `many,${code},message ${code},later`),
    'many,E-1,a word,poll\n',
  ].join('\n'),
);

/** What a compiler says of a program, and its status. */
function run(file: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: folder,
    encoding: 'utf8',
    env: cleanEnv({ GOCACHE: join(folder, 'go'), GOPATH: join(folder, 'gopath'), GOTOOLCHAIN: 'local' }),
  });
  return `${stdout}${stderr}${status === 0 ? '' : `status ${status}`}`;
}

/** Whether a program is installed, and not only a stub that asks to install it. */
const works = (file: string, version: string): boolean => spawnSync(file, [version]).status === 0;

const tsc = join(root, 'node_modules/typescript/bin/tsc');

/**
 * The languages, each with a program that uses the generated one, codes of both types and the advice of each; and what lets a
 * second generated one be compiled beside it.
 */
const languages = [
  {
    target: 'ts',
    isInstalled: true,
    file: 'errcodes.ts',
    use: 'use.ts',
    program: `import { Many, ManyRetry, type Retry } from './errcodes.ts';
export const all: readonly [10004999, 'E-1', Retry | undefined] = [Many.CODE_10004999, Many.E_1, ManyRetry.get('E-1')];
`,
    elsewhere: [],
    compile: (files: readonly string[], small: string) =>
      run(
        process.execPath,
        ...[tsc, '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', ''],
        '--allowImportingTsExtensions',
        ...files,
        small,
      ),
    start: () => '',
    printed: '',
  },
  {
    target: 'go',
    isInstalled: works('go', 'version'),
    file: 'errcodes.go',
    use: 'use_test.go',
    program: `package errcodes

import "fmt"

func ExampleManyCode() {
	fmt.Println(ManyCode(10004999).Retry(), ManyStringCode("E-1").Retry(), int(ManyCode10004999))
	// Output: later poll 10004999
}
`,
    elsewhere: [],
    compile(files: readonly string[], small: string) {
      writeFileSync(join(folder, 'go.mod'), 'module errcodes\n\ngo 1.18\n');
      return run('gofmt', '-l', 'errcodes.go', small) + run('go', 'vet', ...files) + run('go', 'vet', small);
    },
    start: () => run('go', 'test', 'errcodes.go', 'use_test.go').replace(/^ok .*\n$/, 'ok'),
    printed: 'ok',
  },
  {
    target: 'java',
    isInstalled: works('javac', '-version'),
    file: 'ErrorCodes.java',
    use: 'Use.java',
    program: `import errcodes.ErrorCodes;
class Use {
  public static void main(String[] args) {
    int number = ErrorCodes.Many.CODE_10004999;
    String text = ErrorCodes.Many.E_1;
    System.out.println(number + " " + ErrorCodes.Many.retry(number) + " " + text + " " + ErrorCodes.Many.retry(text)
      + " " + ErrorCodes.Many.retry(1) + " " + ErrorCodes.Many.retry("10004999"));
  }
}
`,
    elsewhere: ['--package', 'small'],
    compile: (files: readonly string[], small: string) =>
      run('javac', '-encoding', 'UTF-8', '-Xlint:all', '-Werror', '-d', 'classes', ...files, small),
    start: () => run('java', '-cp', 'classes', 'Use'),
    printed: '10004999 LATER E-1 POLL UNKNOWN UNKNOWN\n',
  },
  {
    target: 'python',
    isInstalled: works('python3', '--version'),
    file: 'errcodes.py',
    use: 'use.py',
    program: `from errcodes import MANY_RETRY, Many, ManyStringCode
print(Many.CODE_10004999 == 10004999, MANY_RETRY[10004999].value, ManyStringCode.E_1 == "E-1", MANY_RETRY["E-1"].value)
`,
    elsewhere: [],
    compile: (files: readonly string[], small: string) =>
      run('python3', '-W', 'error', '-m', 'py_compile', ...files, small),
    start: () => run('python3', '-W', 'error', 'use.py'),
    printed: 'True later True poll\n',
  },
];

for (const { target, isInstalled, file, use, program, elsewhere, compile, start, printed } of languages) {
  describe.skipIf(!isInstalled)(`a program for ${target}`, () => {
    /** Writes a program into a folder. @returns its path */
    const write = (path: string, ...args: string[]): string => {
      const { code, stdout, stderr } = runBuilt(['export', '--for', target, ...args], {
        env: { XDG_CACHE_HOME: join(folder, 'cache') },
      });
      expect([code, stderr]).toEqual([0, '']);
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, file), stdout);
      return join(path, file);
    };

    it('of all vendors, own ones and one with 5,001 codes among them, compiles, and is read by another', () => {
      write('.', '--tables', ownTables, '--tables', manyTables);
      writeFileSync(join(folder, use), program);
      // One of a small vendor with it: compilers take long to start.
      const small = write(join('small', target), '--vendor', 'guanaitong', ...elsewhere);
      expect(compile([file, use], small)).toBe('');
      expect(start()).toBe(printed);
    });
  });
}
