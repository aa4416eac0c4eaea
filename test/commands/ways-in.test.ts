/** A text has the same codes of the same vendors in every way in: library, command, tool of agents, browse, scan, annotate. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/catalog/types.ts';
import { createFind, type Find } from '../../src/commands/browse/browse-find.ts';
import { type McpTool, mcpTools } from '../../src/commands/mcp/mcp-tools.ts';
import { withoutToldOuters } from '../../src/detect/detect.ts';
import { createExplainer, type Explanation, meaningsOf } from '../../src/detect/explain.ts';
import { isPasted } from '../../src/detect/pasted.ts';
import { Resemblance } from '../../src/detect/resemblance.ts';
import { createAnnotator } from '../../src/scan/annotator.ts';
import { reportOf } from '../../src/scan/report.ts';
import { scanSources } from '../../src/scan/scan.ts';
import { contextOf } from '../../src/surroundings.ts';
import { samples as corpus, failuresIn } from '../support/corpus.ts';
import { catalog, root, runHere, searchData, surroundingsOf } from '../support/run.ts';
import { vendorTexts } from '../support/vendor-texts.ts';

const ofVendors = catalog.vendors.flatMap(
  ({ id }) => vendorTexts(join(root, 'data/vendors', id)).samples as { text: string }[],
);
/** Every text takes a run of each way: of the corpus, one in so many is read. */
const share = 3;
const ofCorpus = corpus.filter((_, i) => i % share === 0);

/** Texts that were pasted or hold a code; other typed words are a search in the ways that search. */
const texts = [...new Set([...ofVendors, ...ofCorpus].map(({ text }) => text))].filter(
  (text) => isPasted(text) || failuresIn(text).length > 0,
);

/** What people type is no log, and none is written like these: scan and annotate pass over their lines. The list may only get shorter. */
const passedOver = [
  'openapi.wps.cn: appid必须是整型(130005)',
  '**Describe the bug**\nCalling `GET https://open.welink',
  'object(stdClass)#412 (2)',
];
const logTexts = texts.filter(
  (text) => isPasted(text) && !passedOver.some((beginning) => text.startsWith(beginning)),
);

/** Codes with whose they are: vendors that have them, or the one that a code which no table has is of. */
type Told = string;

const isFailure = ({ kind }: { kind: string }): boolean => kind !== 'success';
const of = (code: string, vendor: string | null, isKnown: boolean): string =>
  `${code.toLowerCase()} ${isKnown ? '' : 'unknown '}${vendor}`;
const told = (all: readonly string[]): Told => [...new Set(all)].sort().join(', ');

const ofFailure = (
  { code, vendor }: { code: string; vendor: string | null },
  entries: readonly Pick<Entry, 'vendor'>[],
): string[] =>
  entries.length > 0 ? entries.map((entry) => of(code, entry.vendor, true)) : [of(code, vendor, false)];

function explained(text: string): { codes: Explanation[]; byMessage: Explanation[] } {
  const explainer = createExplainer(catalog);
  explainer.add(text);
  return {
    codes: explainer.explanations().filter(({ isSuccess }) => !isSuccess),
    byMessage: explainer.told(),
  };
}

const ofExplanations = (all: readonly Explanation[]): Told =>
  told(
    all.flatMap((one) =>
      ofFailure(
        one,
        one.meanings.map(({ entry }) => entry),
      ),
    ),
  );

/** The answer of `explain` in JSON, without what only a message tells, which stands apart. */
function ofJson(text: string): Told {
  const { results, unknown } = JSON.parse(text) as {
    results: { vendor: string; code: string; kind: string }[];
    unknown: { vendor: string | null; code: string }[];
  };
  return told([
    ...results.filter(isFailure).map(({ code, vendor }) => of(code, vendor, true)),
    ...unknown.filter(({ code }) => code !== '0').map(({ code, vendor }) => of(code, vendor, false)),
  ]);
}

/** A text as one record of a log. */
const logs = {
  'in a log with times': (text: string) =>
    `2026-11-29 12:00:00 INFO a\n2026-11-29 12:00:01 INFO b\n2026-11-29 12:00:02 INFO ${text.replaceAll('\n', '\n  ')}\n2026-11-29 12:00:03 INFO c\n`,
  'in a log of JSON': (text: string) =>
    `${JSON.stringify({ time: '2026-11-29T12:00:02Z', level: 'info', msg: text })}\n`,
};

async function scanned(log: string): Promise<Told> {
  const source = {
    name: 'app.log',
    size: null,
    isPlain: false,
    open: async function* () {
      yield Buffer.from(log);
    },
  };
  const { codes } = reportOf(await scanSources([source], catalog), [source], catalog);
  return told(codes.flatMap((one) => ofFailure(one, one.entries)));
}

const resemblance = new Resemblance();

function annotated(log: string): Told {
  const lines = createAnnotator(catalog)(Buffer.from(log), 'utf-8');
  return told(
    lines
      .flatMap(({ failures }) => failures)
      .flatMap((one) =>
        ofFailure(
          one,
          meaningsOf(one, one.known, resemblance).map(({ entry }) => entry),
        ),
      ),
  );
}

let find: Find;
let tool: McpTool;
beforeAll(async () => {
  const context = await contextOf(surroundingsOf([]).surroundings, {});
  find = await createFind(context, searchData);
  tool = mcpTools(context).find(({ listed }) => listed.name === 'explain_error_text') as McpTool;
});

function browsed(text: string): Told {
  const { hits, missing } = find(text);
  return told([
    ...hits
      .filter(({ note, entry }) => note === undefined && isFailure(entry))
      .map(({ entry }) => of(entry.code, entry.vendor, true)),
    ...missing.map(({ code, vendors }) => of(code, vendors?.join() ?? null, false)),
  ]);
}

/** The texts of which a way tells something else, with what it tells instead. */
async function differing(
  way: (text: string) => Told | Promise<Told>,
  expected: (found: ReturnType<typeof explained>) => Told,
  some = texts,
): Promise<string[]> {
  const different: string[] = [];
  for (const text of some) {
    const [wanted, given] = [expected(explained(text)), await way(text)];
    if (given !== wanted) different.push(`${given || 'nothing'} for ${wanted || 'nothing'}: ${text}`);
  }
  return different;
}

const inText = ({ codes }: ReturnType<typeof explained>): Told => ofExplanations(codes);

describe('the codes of a pasted text', () => {
  it('are those of many texts', () => {
    expect(ofVendors.length).toBeGreaterThanOrEqual(catalog.vendors.length);
    expect(texts.length).toBeGreaterThan(150);
    expect(logTexts.length).toBeGreaterThan(100);
  });

  it('are the same in the command', async () => {
    const way = async (text: string) => ofJson((await runHere(['explain', '--json', '--', text])).stdout);
    expect(await differing(way, inText)).toEqual([]);
  });

  it('are the same in the tool of agents', async () => {
    const way = async (text: string) => ofJson((await tool.call({ text, full: true })).text);
    expect(await differing(way, inText)).toEqual([]);
  });

  it('are the same in browse, which shows what a message tells with them', async () => {
    const withMessage = ({ codes, byMessage }: ReturnType<typeof explained>): Told =>
      ofExplanations(codes.length > 0 ? codes : byMessage);
    expect(await differing(browsed, withMessage)).toEqual([]);
  });

  // A log is counted and marked by what its records return: of a code and its sub code only the latter.
  const counted = ({ codes }: ReturnType<typeof explained>): Told =>
    ofExplanations(withoutToldOuters(codes) as Explanation[]);

  it.each(Object.entries(logs))('are the same in scan %s', async (_, log) => {
    expect(await differing((text) => scanned(log(text)), counted, logTexts)).toEqual([]);
  });

  it.each(Object.entries(logs))('are the same in annotate %s', async (_, log) => {
    expect(await differing((text) => annotated(log(text)), counted, logTexts)).toEqual([]);
  });
});
