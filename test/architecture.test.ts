/**
 * Holds the shape of the program:
 *  1. imports point down only: program and main -> commands -> site -> render -> scan -> detect -> tables -> search -> store -> catalog;
 *  2. what is below commands neither prints nor reads arguments or environment;
 *  3. commander, chalk, fuse.js, js-yaml, the MCP SDK's server, zod and what runs the whole screen have one importer each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../src/catalog/vendors.ts';
import { catalog, root } from './support/run.ts';

const source = join(root, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(source, name), 'utf8') }));

/** What a file imports: packages by name, own files by path from `src`. */
function importsOf({ name, text }: (typeof files)[number]): string[] {
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
    ([, specifier]) => specifier as string,
  );
  return specifiers.map((specifier) =>
    specifier.startsWith('.')
      ? relative(source, resolve(source, dirname(name), specifier)).replaceAll('\\', '/')
      : specifier,
  );
}

const layerOf = (name: string): string => (name.includes('/') ? (name.split('/')[0] as string) : 'top');

/** The folders that a folder may import from, beside itself. What is in `shared` is everybody's. */
const below: Record<string, string[]> = {
  catalog: [],
  store: ['catalog'],
  search: ['catalog', 'store'],
  tables: ['catalog', 'store', 'search'],
  detect: ['catalog', 'search'],
  scan: ['catalog', 'search', 'tables', 'detect'],
  render: ['catalog', 'search', 'tables', 'detect', 'scan'],
  site: ['catalog', 'store', 'search', 'tables', 'detect', 'scan', 'render'],
  commands: ['catalog', 'search', 'tables', 'detect', 'scan', 'render', 'site'],
  // What starts the program, from files that it finds elsewhere than on disk.
  executable: ['top'],
  top: ['catalog', 'store', 'search', 'tables', 'detect', 'scan', 'render', 'site', 'commands'],
};
const shared = ['language.ts', 'terminal.ts', 'exit-codes.ts'];

describe('architecture', () => {
  it('has arrows that point down only', () => {
    const wrong = files.flatMap((file) => {
      const layer = layerOf(file.name);
      return importsOf(file)
        .filter((target) => target.endsWith('.ts') && !shared.includes(target))
        .filter((target) => layerOf(target) !== layer && !below[layer]?.includes(layerOf(target)))
        .map((target) => `${file.name} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('knows no terminal below the commands', () => {
    const wrong = files.filter(
      ({ name, text }) =>
        ['catalog', 'store', 'search', 'tables', 'detect', 'scan', 'render', 'site'].includes(
          layerOf(name),
        ) && /\bprocess\.|\bconsole\.|terminal\.ts'/.test(text),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['commander', 'program.ts'],
    ['chalk', 'render/style.ts'],
    ['fuse.js', 'search/fuzzy.ts'],
    ['js-yaml', 'tables/located.ts'],
    ['@modelcontextprotocol/sdk/server/index.js', 'commands/mcp/mcp.ts'],
    ['zod', 'commands/mcp/mcp-tools.ts'],
    ['@clack/core', 'full-screen.ts'],
    ['signal-exit', 'full-screen.ts'],
    ['serve-static', 'commands/site/site-preview.ts'],
  ])('has one importer of %s', (name, importer) => {
    expect(files.filter((file) => importsOf(file).includes(name)).map((file) => file.name)).toEqual([
      importer,
    ]);
  });

  it('names no vendor: what is known of one is data', () => {
    // What people are shown as an example, and the forms of ids, which no table tells.
    const exempt = [
      'commands/examples.ts',
      ...files.map(({ name }) => name).filter((name) => /^commands\/\w+\/command\.ts$/.test(name)),
      'commands/usage-words.ts',
      'commands/mcp/mcp-words.ts',
      'tables/example.ts',
      'tables/schema-parts.ts',
      'detect/token-like.ts',
      'detect/secret-patterns.ts',
    ];
    const names = [
      ...catalog.vendors.flatMap(namesOf),
      // Software has its name in programs: SQLITE_BUSY, NodeJS.Timeout.
      ...catalog.platforms.flatMap(({ id, names, isSoftware }) => (isSoftware ? [] : [id, ...names])),
    ]
      .filter((name) => name.length > 2)
      .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const latin = names.filter((name) => /^[a-z]/i.test(name));
    const others = names.filter((name) => !/^[a-z]/i.test(name));
    const any = new RegExp(`(?<![A-Za-z])(?:${latin.join('|')})(?![a-z])|${others.join('|')}`, 'i');
    const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g;
    const found = files
      .filter(({ name }) => !exempt.includes(name))
      .flatMap(({ name, text }) =>
        text
          .replace(comment, '')
          .split('\n')
          .filter((line) => any.test(line))
          .map((line) => `${name}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  it('never reaches for the network but to show a site here, and for no other program than the pager', () => {
    const wrong = files.filter((file) =>
      importsOf(file).some((name) => /^(node:)?(https?|net|tls|dgram|dns|child_process)$/.test(name)),
    );
    expect(wrong.map(({ name }) => name).sort()).toEqual(['commands/site/site-preview.ts', 'pager.ts']);
  });
});
