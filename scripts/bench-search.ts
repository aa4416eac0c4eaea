/**
 * Measures how well search finds: `npm run bench:search`. Prints hit@1, hit@5 and MRR@10 by kind of query over the
 * relevance set (`test/search/relevance.jsonl`), beside other ways to search the same tables, and how long a whole search
 * takes beside the bare start of Node, with today's tables and with 10,000 entries.
 *
 * `npm run bench:search -- FILE` measures another set of the same form, `npm run bench:search -- FILE 100` also sets the
 * number of turns; with 0 only the relevance is measured.
 */
import { fileURLToPath } from 'node:url';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { catalogOf } from '../src/catalog/catalog.ts';
import { refOf } from '../src/catalog/code.ts';
import type { Entry } from '../src/catalog/types.ts';
import { openSearchData } from '../src/search/files.ts';
import { search } from '../src/search/search.ts';
import { openStore } from '../src/store/files.ts';
import { figures, type RankedCodes, readRelevanceSet } from './search/relevance.ts';
import { printTimings } from './timing.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const catalog = catalogOf([openStore(at('dist/data'))]);
const data = openSearchData(at('dist/data'));
const entries = catalog.entries();
const ofVendor = (vendor: string | null): Entry[] =>
  vendor === null ? entries : entries.filter((entry) => entry.vendor === vendor);

/** Makes a searcher once for each vendor. */
function perVendor<Searcher>(make: (entries: Entry[]) => Searcher): (vendor: string | null) => Searcher {
  const made = new Map<string | null, Searcher>();
  return (vendor) => {
    const searcher = made.get(vendor) ?? make(ofVendor(vendor));
    made.set(vendor, searcher);
    return searcher;
  };
}

const messagesOf = ({ message, variants }: Entry): string[] =>
  [message, ...variants].flatMap(({ zh, en }) => [zh, en]);

const fuse = perVendor(
  (some) => new Fuse(some, { keys: ['message.zh', 'message.en', 'variants.zh', 'variants.en'] }),
);
const miniSearch = perVendor((some) => {
  const engine = new MiniSearch({ fields: ['messages'], searchOptions: { fuzzy: 0.2, prefix: true } });
  engine.addAll(some.map((entry, id) => ({ id, messages: messagesOf(entry).join('\n') })));
  return { engine, some };
});

const engines: Record<string, RankedCodes> = {
  errcode: (query, vendor) =>
    search(catalog, data, query, { vendors: vendor === null ? undefined : [vendor], limit: 10 }).hits.map(
      ({ entry }) => refOf(entry),
    ),
  'fuse.js, defaults': (query, vendor) =>
    fuse(vendor)
      .search(query, { limit: 15 })
      .map(({ item }) => refOf(item)),
  MiniSearch: (query, vendor) => {
    const { engine, some } = miniSearch(vendor);
    return engine
      .search(query)
      .slice(0, 15)
      .map(({ id }) => refOf(some[id] as Entry));
  },
  substring: (query, vendor) =>
    ofVendor(vendor)
      .filter((entry) => messagesOf(entry).some((text) => text.toLowerCase().includes(query.toLowerCase())))
      .map(refOf),
};

const file = process.argv[2] ?? at('test/search/relevance.jsonl');
const queries = readRelevanceSet(file);
const kinds = [...new Set(queries.map(({ kind }) => kind))];
const cell = (value: number): string => value.toFixed(2).padStart(6);
const names = Object.keys(engines);
const measured = names.map((name) => figures(queries, engines[name] as RankedCodes));

console.log(`${queries.length} queries; hit@1, hit@5, MRR@10\n`);
console.log(`${''.padEnd(22)}${names.map((name) => `  ${name.padEnd(20)}`).join('')}`);
for (const kind of [...kinds, 'all']) {
  const count = kind === 'all' ? queries.length : queries.filter((query) => query.kind === kind).length;
  const cells = measured.map((one) => {
    const { hit1, hit5, mrr10 } = one.get(kind) as NonNullable<ReturnType<typeof one.get>>;
    return `  ${cell(hit1)}${cell(hit5)}${cell(mrr10)}  `;
  });
  console.log(`${kind.padEnd(17)}${String(count).padStart(4)} ${cells.join('')}`.trimEnd());
}

/** Times whole searches. */
function printSearchTimes(turns: number): void {
  const errcode = [process.execPath, at('bin/errcode.js')];
  console.log('');
  printTimings(
    [
      { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
      { name: 'errcode 40014 --vendor dingtalk', command: [...errcode, '40014', '--vendor', 'dingtalk'] },
      { name: 'errcode search "token 过期"', command: [...errcode, 'search', 'token 过期'] },
      { name: 'the same, --json', command: [...errcode, 'search', 'token 过期', '--json'] },
      { name: 'errcode 部门不存在', command: [...errcode, '部门不存在'] },
      { name: 'errcode grep -i access_?token', command: [...errcode, 'grep', '-i', 'access_?token'] },
    ],
    turns,
  );
}

const turns = Number(process.argv[3] ?? 40);
if (turns > 0) printSearchTimes(turns);
