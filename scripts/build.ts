/** Builds `dist/`, the tables, the program, the library and its types, and `man/`. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { languages } from '../src/catalog/types.ts';
import { describeProgram } from '../src/commands/describe.ts';
import { renderManual } from '../src/render/manual.ts';
import { compileTables } from './data/compile.ts';
import { readTables } from './data/read-tables.ts';
import { writeStore } from './data/write-store.ts';
import { thirdPartyLicenses } from './third-party-licenses.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });

const tables = readTables(join(root, 'data'));
const content = compileTables(tables);
writeStore(join(dist, 'data'), content, tables.synonyms.value);

execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.types.json')],
  {
    stdio: 'inherit',
  },
);

// A folder of manuals has one for each language, the English one beside the others' folders.
const manuals = { en: join(root, 'man', 'errcode.1'), zh: join(root, 'man', 'zh_CN', 'man1', 'errcode.1') };
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const checked = content.meta.vendors.flatMap((vendor) => vendor.sources.map((source) => source.checked));
for (const language of languages) {
  const setting = { language, version, date: checked.sort().at(-1) as string };
  mkdirSync(dirname(manuals[language]), { recursive: true });
  writeFileSync(manuals[language], renderManual(describeProgram(language), setting));
}

/**
 * A plugin that keeps what a lookup loads from opening the bundler's runtime, of which it needs nothing: a file less, which takes a
 * millisecond. It only makes the objects that `import()` gives, of modules whose functions are there from the start.
 */
const lookupWithoutRuntime = {
  name: 'lookup-without-runtime',
  renderChunk(code: string, { fileName }: { fileName: string }) {
    if (fileName !== 'main.cjs' && fileName !== 'chunks/own-tables.cjs') return null;
    const withoutNamespace = code.replace(
      /require_rolldown_runtime\.\w+\((\{[^}]*\})\)/g,
      (_, members: string) => members.replace(/(\w+): \(\) => (\w+)/g, '$1: $2'),
    );
    const without = withoutNamespace.replace(
      /^(?:const require_rolldown_runtime = )?require\("\.(?:\/chunks)?\/rolldown-runtime\.cjs"\);\n/m,
      '',
    );
    return without.includes('rolldown_runtime') ? null : without;
  },
};

/**
 * Commander loads child_process for executable subcommands, which there are none of; loading it costs as much as all of
 * commander. Only the pager starts another program.
 */
const commanderWithoutChildProcess = {
  name: 'commander-without-child-process',
  resolveId(source: string, importer: string | undefined) {
    if (source !== 'node:child_process' || !/[\\/]commander[\\/]/.test(importer ?? '')) return null;
    return join(root, 'scripts/no-child-process.js');
  },
};

// CommonJS, because Node starts it faster than a module (by a tenth of the bare start on Node 20). What a lookup does
// not need stays in files of its own and is loaded when it is asked for.
const program = await rolldown({
  input: { main: join(root, 'src/main.ts') },
  platform: 'node',
  // What the entry shares with the files of its own stays in the entry: one file less to open.
  preserveEntrySignatures: 'allow-extension',
  plugins: [lookupWithoutRuntime, commanderWithoutChildProcess],
  resolve: {
    alias: {
      // A third of the MCP server would be ajv, for requests to the client, which there are none of.
      '../validation/ajv-provider.js': join(root, 'scripts/no-schema-validator.js'),
      // The table of all types is larger than the rest of the preview.
      'mime-types': join(root, 'scripts/site-types.js'),
    },
  },
});
const programFiles = await program.write({
  dir: dist,
  format: 'cjs',
  minify: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name].cjs',
  // All that the entry needs at the start is in it: each further file takes time to open.
  codeSplitting: {
    groups: [
      { name: 'main', tags: ['$initial'] },
      // What a lookup needs of own tables that are compiled, in one file too.
      {
        name: 'own-tables',
        test: /[\\/]src[\\/]tables[\\/](?:open|manifest|table-name)\.ts$/,
      },
      // What describes the commands, apart from what they do.
      { name: 'commands', test: /[\\/]src[\\/]commands[\\/](?:all|\w+[\\/]command)\.ts$/ },
      // Most searches and all of commander's command lines need it.
      { name: 'near-words', test: /[\\/]src[\\/](?:search[\\/]near-words|commands[\\/]mistyped)\.ts$/ },
      // What `search` and `explain` need beside it: a file for both, and one for each.
      {
        name: 'texts',
        test: /[\\/]src[\\/](?:commands[\\/](?:unknown|hit-list)|detect[\\/](?:asked|mask)|search[\\/](?:han|match|terms))\.ts$/,
      },
      {
        name: 'explain',
        test: /[\\/]src[\\/](?:detect[\\/].*|commands[\\/](?:explain[\\/]explain|other-platforms))\.ts$/,
      },
      {
        name: 'search',
        test: /[\\/]src[\\/](?:search[\\/](?:search|files)|commands[\\/]search[\\/]search)\.ts$/,
      },
    ],
  },
});

// Tells `bin/errcode.js` whether what it kept of a file is of this one.
for (const { fileName } of programFiles.output) {
  const path = join(dist, fileName);
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
  appendFileSync(path, `\n//${hash}\n`);
}

// A thread of its own needs a file of its own, and shares none with the program, which would be cut into more files.
const worker = await rolldown({
  input: { 'scan-worker': join(root, 'src/scan/worker.ts') },
  platform: 'node',
});
const workerFiles = await worker.write({
  dir: dist,
  format: 'cjs',
  minify: true,
  entryFileNames: '[name].cjs',
});

const library = await rolldown({ input: { index: join(root, 'src/index.ts') }, platform: 'node' });
const libraryFiles = await library.write({
  dir: dist,
  format: 'esm',
  minify: true,
  entryFileNames: '[name].js',
});

/** A plugin that takes the tables from JSON modules beside the library, for where there are no files. */
const tablesAsModules = {
  name: 'tables-as-modules',
  resolveId(specifier: string) {
    if (specifier === './bundled.ts') return join(root, 'src/bundled-web.ts');
    return specifier.startsWith('#data/')
      ? { id: specifier.replace('#', './'), external: true as const }
      : undefined;
  },
};
const webLibrary = await rolldown({
  input: { web: join(root, 'src/index.ts') },
  platform: 'neutral',
  preserveEntrySignatures: 'allow-extension',
  plugins: [tablesAsModules],
});
const webLibraryFiles = await webLibrary.write({
  dir: dist,
  format: 'esm',
  minify: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  // A bundler leaves out whole files that a page does not use, and less within a file.
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [
      { name: 'web-catalog', test: /[\\/]src[\\/](?:catalog|store)[\\/]/ },
      { name: 'web-search', test: /[\\/](?:src[\\/]search|node_modules)[\\/]/ },
      { name: 'web-tables', test: /[\\/]src[\\/]tables[\\/]/ },
      { name: 'web-detect', test: /[\\/]src[\\/]detect[\\/]/ },
    ],
  },
});

/** The scripts of a site's pages: classic ones, because a page that is opened from the disk may load no modules. */
const siteFiles = await Promise.all(
  ['boot', 'page', 'engine', 'explain'].map(async (name) => {
    const script = await rolldown({
      input: { [name]: join(root, `src/site/browser/${name}.ts`) },
      platform: 'browser',
      tsconfig: join(root, 'tsconfig.browser.json'),
    });
    return script.write({
      dir: join(dist, 'site'),
      format: 'iife',
      minify: true,
      entryFileNames: '[name].js',
    });
  }),
);
for (const name of ['site.css', 'icon.svg'])
  writeFileSync(join(dist, 'site', name), readFileSync(join(root, 'src/site/browser', name), 'utf8'));

// Last: its date tells `scripts/setup.js` that the build is whole.
writeFileSync(
  join(dist, 'THIRD-PARTY-LICENSES.txt'),
  thirdPartyLicenses(
    [programFiles, workerFiles, libraryFiles, webLibraryFiles, ...siteFiles].flatMap(({ output }) => output),
    ['opencc-js', 'pinyin-pro'].map((name) => join(root, 'node_modules', name)),
  ),
);
