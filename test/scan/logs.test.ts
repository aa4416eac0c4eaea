/** Logs of services, as they are: every reader of logs finds the failures of the platforms in them, and whose they are. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { createExplainer } from '../../src/detect/explain.ts';
import { createAnnotator } from '../../src/scan/annotator.ts';
import { createScanner } from '../../src/scan/scanner.ts';
import { settleGuesses } from '../../src/scan/tally.ts';
import { catalog } from '../support/run.ts';

interface Log {
  readonly shape: string;
  /** `vendor:code`, in order of appearance. */
  readonly found: readonly string[];
  readonly text: string;
}

const logs = readFileSync(new URL('logs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Log);

interface Found {
  readonly vendor: string | null;
  readonly code: string;
}

function scanned(text: string): Found[] {
  const scanner = createScanner(catalog);
  scanner.begin(0);
  scanner.read(Buffer.from(text), 0, 'utf-8', true);
  const tally = scanner.take();
  settleGuesses(tally);
  return [...tally.counts.values()].map(({ found }) => found);
}

function explained(text: string): Found[] {
  const explainer = createExplainer(catalog);
  explainer.add(text);
  return explainer.explanations().filter(({ isSuccess }) => !isSuccess);
}

/** Line by line, as behind `tail -f`. */
function annotated(text: string): Found[] {
  const annotator = createAnnotator(catalog);
  return text
    .split(/(?<=\n)/)
    .flatMap((line) => annotator(Buffer.from(line), 'utf-8'))
    .flatMap(({ failures }) => failures);
}

const readers: Record<string, (text: string) => Found[]> = {
  detect: (text) => detect(text, catalog).filter(({ isSuccess }) => !isSuccess),
  explain: explained,
  scan: scanned,
  annotate: annotated,
};

/** What a reader is to find: one of logs counts DingTalk's 88 as its sub code. */
const wantedOf = ({ found }: Log, reader: string): readonly string[] =>
  (reader === 'scan' || reader === 'annotate') && found.length > 1
    ? found.filter((pair) => pair !== 'dingtalk:88')
    : found;

const share = (part: number, whole: number): number => part / whole;

describe.each(Object.entries(readers))('%s', (reader, read) => {
  let wanted = 0;
  let found = 0;
  let hits = 0;
  let codeHits = 0;
  const wrong: string[] = [];
  for (const log of logs) {
    const all = read(log.text);
    const pairs = new Set(all.map(({ vendor, code }) => `${vendor}:${code}`));
    const codes = new Set(all.map(({ code }) => code));
    // Line by line, 88 may be there before the sub code of a pretty-printed response.
    const isEarly = reader === 'annotate' && /"errcode"\s*:\s*88,?\r?\n/.test(log.text);
    const expected = isEarly ? log.found : wantedOf(log, reader);
    const codesWanted = expected.map((pair) => pair.split(':')[1] as string);
    wanted += expected.length;
    found += pairs.size;
    hits += expected.filter((pair) => pairs.has(pair)).length;
    codeHits += codesWanted.filter((code) => codes.has(code)).length;
    if ([...pairs].sort().join() !== [...expected].sort().join()) {
      wrong.push(`${log.shape} ${log.text.slice(0, 60)}: ${[...pairs]} for ${expected}`);
    }
  }
  const floors = { codes: 0.99, recall: 0.98, precision: 0.98 };

  it('finds the failures in logs', () => {
    expect(share(codeHits, wanted), wrong.join('\n')).toBeGreaterThanOrEqual(floors.codes);
  });

  it('says whose they are', () => {
    expect(share(hits, wanted), wrong.join('\n')).toBeGreaterThanOrEqual(floors.recall);
  });

  it('finds nothing else', () => {
    expect(share(hits, found), wrong.join('\n')).toBeGreaterThanOrEqual(floors.precision);
  });
});
