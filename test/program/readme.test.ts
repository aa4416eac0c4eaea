/** What the READMEs and the pages in docs show is what there is: every example is run, in a shell and among the files that it names. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../support/find-program.ts';
import { catalog, executable, packageFolder, root } from '../support/run.ts';

/** The blocks of a language in a Markdown file. */
function blocksOf(file: string, language: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );
}

/** Commands of the console blocks, each with the output that follows it. */
function shownIn(file: string): { command: string; output: string }[] {
  return blocksOf(file, 'console').flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...output] = part.split('\n');
        return { command, output: output.join('\n') };
      }),
  );
}

/** What cannot be run here: these tests themselves, a release's files, an engine that listens, sites of ten thousand pages. */
const elsewhere =
  /^(?:npm test|errcode site|gh attestation|sha256sum|chmod \+x errcode-linux|curl .* ['"]?localhost:9200)\b/;

/** Command lines of the shell blocks, each with its remark. */
function linesIn(file: string): { line: string; remark: string }[] {
  return blocksOf(file, 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line !== '')
    .map((line) => {
      const [, command = '', remark = ''] = /^(.*?)(?:\s+# (.*))?$/.exec(line) ?? [];
      return { line: command, remark };
    });
}

/** The shell that a line is for. */
function shellOf(line: string): string {
  if (line.endsWith('| source')) return 'fish';
  if (line.includes('completion zsh')) return 'zsh';
  if (line.startsWith('eval ')) return 'bash';
  return 'sh';
}

/** What a reader's machine may lack. */
const hasWhatItNeeds = (line: string): boolean =>
  [shellOf(line), ...(line.includes('| jq ') ? ['jq'] : [])].every((name) => findProgram(name));

/** What stands in for programs that a reader has and this machine need not have. */
const standIns: Record<string, string> = {
  kubectl: 'exec cat app.log',
  'call-again': 'exit 0',
  sleep: 'exit 0',
  // A client starts the server that it is told of; without any request the server ends.
  claude: 'shift 4; exec "$@" < /dev/null',
  codex: 'shift 4; exec "$@" < /dev/null',
  gemini: 'shift 3; exec "$@" < /dev/null',
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errcode-readme-'));
  cpSync(join(root, 'test/fixtures/readme'), folder, { recursive: true });
  symlinkSync(executable, join(folder, 'errcode'));
  for (const [name, script] of Object.entries(standIns)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(packageFolder, join(folder, 'node_modules/errcode-cli'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** What ran already: the READMEs of both languages show the same lines. */
const ran = new Map<string, Ran>();

/** What a line does, which is run once. */
function runLine(line: string, cwd = folder): Ran {
  const key = `${cwd}\0${line}`;
  const result = ran.get(key) ?? runInShell(line, cwd);
  ran.set(key, result);
  return result;
}

function runInShell(line: string, cwd: string): Ran {
  const shell = shellOf(line);
  // Both streams in the order in which a terminal would show them.
  const script =
    shell === 'fish'
      ? line
      : `exec 2>&1\n${shell === 'zsh' ? 'autoload compinit; compinit -D\n' : ''}${line}`;
  const { status, stdout } = spawnSync(shell, ['-c', script], {
    cwd,
    env: {
      PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: folder,
      LANG: 'C',
      TZ: 'UTC',
    },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, output: stdout };
}

/** What the TypeScript compiler finds wrong with programs among the examples' files. */
function typeErrors(sources: readonly string[]): string {
  const names = sources.map((source, i) => {
    writeFileSync(join(folder, `program${i}.ts`), source);
    return `program${i}.ts`;
  });
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', ''];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, ...options, '--allowImportingTsExtensions', ...names], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout;
}

// The lines are a POSIX shell's.
const describeOnPosix = describe.runIf(process.platform !== 'win32');
const guides = ['usage', 'logs', 'own-tables', 'programs', 'agents', 'site', 'speed', 'enrichment'];
const pagesOf = (suffix: string): string[] => [
  `README${suffix}.md`,
  ...guides.map((guide) => `docs/${guide}${suffix}.md`),
];
const english = pagesOf('');
const chinese = pagesOf('.zh-CN');
const pages = [...english, ...chinese];

describe.each([...pages, 'docs/architecture.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'data/README.md'])(
  '%s',
  (file) => {
    it('links to what there is', () => {
      const text = readFileSync(join(root, file), 'utf8');
      const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
      expect(targets.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
    });
  },
);

describeOnPosix.each(pages.filter((file) => linesIn(file).length > 0))('%s', (file) => {
  const lines = linesIn(file).filter(({ line }) => !elsewhere.test(line));

  it.each(lines.filter(({ line }) => hasWhatItNeeds(line)))(
    'has a command line that works: $line',
    ({ line, remark }) => {
      const { code, output } = runLine(line, line.startsWith('npm ') ? root : folder);
      expect(code, output).toBe(0);
      // One word is what the line prints.
      if (/^[a-z-]+$/.test(remark)) expect(output).toBe(`${remark}\n`);
    },
    // One of them builds the program.
    180_000,
  );

  it('has no command line that needs what is nowhere', () => {
    const programs = lines.map(({ line }) => line.split(' ')[0] as string);
    const known = ['errcode', 'npm', 'cat', 'source', 'eval', ...Object.keys(standIns)];
    expect(programs.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describeOnPosix.each([
  ['English', english],
  ['Chinese', chinese],
])('the %s pages', (_, files) => {
  const blocks = (language: string): string[] => files.flatMap((file) => blocksOf(file, language));
  const shown = new Map(
    files.flatMap(shownIn).map(({ command, output }) => [`${command}\n${output}`, { command, output }]),
  );

  it.each([...shown.values()])('shows what `$command` prints', ({ command, output }) => {
    expect(runLine(command).output).toBe(output);
  });

  it('shows a part of the JSON', () => {
    const answers = blocks('json')
      .map((block) => JSON.parse(block))
      .filter(({ schema }) => schema !== undefined);
    expect(answers).toHaveLength(1);
    for (const { query, results, ...answer } of answers) {
      const [{ '…': rest, vendor, ...result }] = results;
      expect(rest).toBeTypeOf('string');
      expect(JSON.parse(runLine(`errcode ${query} --vendor ${vendor} --json`).output)).toMatchObject({
        query,
        ...answer,
        results: [{ vendor, ...result }],
      });
    }
  });

  it('shows a table that can be used', () => {
    const [table = '', ...others] = blocks('yaml').filter((block) => block.includes('entries:'));
    expect(others).toEqual([]);
    mkdirSync(join(folder, 'own'), { recursive: true });
    writeFileSync(join(folder, 'own/pay.yaml'), table);
    expect(runLine('errcode check own').code).toBe(0);
    const [, vendor, code] = /vendor: \{ id: (\w+)[\s\S]*code: "(\w+)"/.exec(table) ?? [];
    expect(runLine(`errcode ${vendor}:${code} --tables own -q`).code).toBe(0);
  });

  it('starts the MCP server in every client', () => {
    const configured = blocks('json')
      .map((block) => JSON.parse(block))
      .flatMap(({ mcpServers, servers, context_servers }) => mcpServers ?? servers ?? context_servers ?? [])
      .map(({ errcode }) => [errcode.command, ...errcode.args].join(' '));
    expect(configured.length).toBeGreaterThan(2);
    for (const command of configured) {
      const ping = `printf '{"jsonrpc":"2.0","id":1,"method":"ping"}\\n'`;
      expect(runLine(`${ping} | ${command}`)).toEqual({
        code: 0,
        output: '{"result":{},"jsonrpc":"2.0","id":1}\n',
      });
    }
  });
});

/** The programs of all pages that import a module. */
const programsWith = (module: string): string[] =>
  pages.flatMap((page) => blocksOf(page, 'ts')).filter((block) => block.includes(`'${module}'`));

// The compiler takes a second to start, so that it checks those of both languages at once.
describeOnPosix('the programs of the pages', () => {
  it('use constants that there are', () => {
    expect(runLine('errcode export --for ts > errcodes.ts').code).toBe(0);
    const programs = programsWith('./errcodes.ts');
    expect(programs).toHaveLength(2);
    const given =
      'let token: string;\ndeclare const response: { errcode: number };\ndeclare const renew: () => Promise<string>;\n';
    expect(typeErrors(programs.map((program) => `${given}${program}\nexport {};`))).toBe('');
  });

  it('use the library with the right types', () => {
    const programs = programsWith('errcode-cli');
    expect(programs.length).toBeGreaterThan(3);
    expect(typeErrors(programs)).toBe('');
  });
});

describe('the numbers of the tables', () => {
  it.each(['README.md', 'README.zh-CN.md', 'CHANGELOG.md'])('of %s are those of the tables', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const shown = [...text.matchAll(/^\| [^|]+ \| `(\w+)` \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|$/gm)].map(
      ([, id, ...numbers]) => [id, ...numbers.map((number) => Number(number?.replace(',', '')))],
    );
    const counted = catalog.vendors.map(({ id }) => {
      const entries = catalog.entries([id]);
      const codes = new Set(entries.map(({ code }) => code));
      const explained = new Set(entries.filter((entry) => entry.explained).map(({ code }) => code));
      return [id, codes.size, explained.size, codes.size - explained.size];
    });
    expect(shown).toEqual(counted);
  });
});
