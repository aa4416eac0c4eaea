/** Builds `dist/`: the tables, the program, the library and its types. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputBundle, rolldown } from 'rolldown';
import { compileTables } from './data/compile.ts';
import { compileSearch, writeSearch } from './data/compile-search.ts';
import { readTables } from './data/read-tables.ts';
import { thirdPartyLicenses } from './third-party-licenses.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });

const tables = readTables(join(root, 'data'));
const { index, entries } = compileTables(tables);
mkdirSync(join(dist, 'data'), { recursive: true });
writeFileSync(join(dist, 'data', 'index.json'), JSON.stringify(index));
writeFileSync(join(dist, 'data', 'entries.jsonl'), entries);
writeSearch(join(dist, 'data', 'search'), compileSearch(entries, tables.synonyms.value));

execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.types.json')],
  {
    stdio: 'inherit',
  },
);

/** A plugin that keeps the entry from opening the bundler's runtime, which only the other files use. */
const entryWithoutRuntime = {
  name: 'entry-without-runtime',
  generateBundle(_options: unknown, bundle: OutputBundle) {
    const entry = bundle['main.cjs'];
    if (entry?.type !== 'chunk') return;
    entry.code = entry.code.replace(/[,;]require\("\.\/chunks\/rolldown-runtime\.cjs"\);/, ';');
  },
};

/**
 * A plugin that puts chunks which the entry needs at once into the entry: one file less to open. Which modules the
 * bundler cuts out of the entry changes with every new file that shares some. The chunks' own files hand on what the
 * entry has, so that there is one instance of everything.
 */
const entryInOneFile = {
  name: 'entry-in-one-file',
  generateBundle(_options: unknown, bundle: OutputBundle) {
    const entry = bundle['main.cjs'];
    if (entry?.type !== 'chunk') return;
    for (const name of entry.imports) {
      const chunk = bundle[name];
      const call = `require("./${name}")`;
      if (chunk?.type !== 'chunk' || !entry.code.includes(call)) continue;
      const needed = chunk.imports.filter((one) => one in bundle);
      if (needed.length > 0) throw new Error(`the entry needs ${name}, which needs ${needed.join(', ')}`);
      const { code } = chunk;
      entry.code = entry.code.replace(
        call,
        () => `(exports[${JSON.stringify(name)}]=(exports=>{${code}\nreturn exports})({}))`,
      );
      chunk.code = `module.exports=require("../main.cjs")[${JSON.stringify(name)}];`;
    }
  },
};

// CommonJS, because Node starts it faster than a module (by a tenth of the bare start on Node 20). What a lookup does
// not need stays in files of its own and is loaded when it is asked for.
const program = await rolldown({
  input: { main: join(root, 'src/main.ts') },
  platform: 'node',
  // What the entry shares with the files of its own stays in the entry: one file less to open.
  preserveEntrySignatures: 'allow-extension',
  plugins: [entryWithoutRuntime, entryInOneFile],
  // Commander loads child_process for executable subcommands, which there are none of; loading it costs as much as
  // all of commander.
  resolve: { alias: { 'node:child_process': join(root, 'scripts/no-child-process.js') } },
});
const programFiles = await program.write({
  dir: dist,
  format: 'cjs',
  minify: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name].cjs',
});

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
const libraryFiles = await library.write({ dir: dist, format: 'esm', entryFileNames: '[name].js' });

// Last: its date tells `scripts/setup.js` that the build is whole.
writeFileSync(
  join(dist, 'THIRD-PARTY-LICENSES.txt'),
  thirdPartyLicenses(
    [...programFiles.output, ...workerFiles.output, ...libraryFiles.output],
    ['opencc-js', 'pinyin-pro'].map((name) => join(root, 'node_modules', name)),
  ),
);
