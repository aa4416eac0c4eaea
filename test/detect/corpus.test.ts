/** Recall and precision over texts as people paste and pipe them, a third of them with nothing to find. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Detection, detect } from '../../src/detect/detect.ts';
import { catalog } from '../support/run.ts';

interface Sample {
  readonly shape: string;
  readonly vendor: string | null;
  readonly codes: readonly string[];
  readonly text: string;
  /** Why it is hard. */
  readonly note?: string;
}

const samples = readFileSync(new URL('corpus.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sample);

/** What is explained of a text: its failures, and the half successes that it is about. */
const explainedIn = ({ text, codes }: Sample): Detection[] =>
  detect(text, catalog).filter(({ isSuccess, code }) => !isSuccess || codes.includes(code));

interface Outcome {
  readonly sample: Sample;
  readonly found: readonly Detection[];
  readonly codes: ReadonlySet<string>;
  readonly wanted: ReadonlySet<string>;
  readonly hits: number;
}

const outcomes = samples.map((sample): Outcome => {
  const found = explainedIn(sample);
  const codes = new Set(found.map(({ code }) => code));
  const wanted = new Set(sample.codes);
  return { sample, found, codes, wanted, hits: [...wanted].filter((code) => codes.has(code)).length };
});
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The counts of some texts. */
function countsOf(some: readonly Outcome[]) {
  const told = some.filter(({ sample }) => sample.vendor !== null && sample.codes.length > 0);
  return {
    wanted: sum(some.map(({ wanted }) => wanted.size)),
    found: sum(some.map(({ codes }) => codes.size)),
    hits: sum(some.map(({ hits }) => hits)),
    told: told.length,
    right: told.filter(({ sample, found }) => found.some(({ vendor }) => vendor === sample.vendor)).length,
  };
}
const { wanted, found, hits, told, right } = countsOf(outcomes);

/** What to look at when a floor is broken. */
const wrong = (some: readonly Outcome[]): string =>
  some
    .filter((outcome) => outcome.hits < Math.max(outcome.wanted.size, outcome.codes.size))
    .map(({ sample, codes }) => `${sample.text.slice(0, 100)}: ${[...codes]} for ${sample.codes}`)
    .join('\n');

describe('corpus', () => {
  it('has texts of all kinds, none of them twice', () => {
    expect(samples.length).toBeGreaterThanOrEqual(500);
    expect(samples.filter(({ codes }) => codes.length === 0).length).toBeGreaterThanOrEqual(150);
    const texts = samples.map(({ text }) => text.replace(/\s+/g, ''));
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  });

  it('is found: recall', () => {
    expect(hits / wanted, wrong(outcomes)).toBeGreaterThanOrEqual(0.98);
  });

  it('is all that is found: precision', () => {
    expect(hits / found, wrong(outcomes)).toBeGreaterThanOrEqual(0.99);
  });

  it('is the right vendor’s', () => {
    expect(right / told).toBeGreaterThanOrEqual(0.97);
  });

  it('is next to never only another vendor’s', () => {
    const told = outcomes.filter(({ sample }) => sample.vendor !== null && sample.codes.length > 0);
    const others = told.filter(
      ({ sample, found }) =>
        found.some(({ known }) => known.length > 0) &&
        found.every(({ vendor, candidates }) =>
          [vendor, ...candidates.map((one) => one.vendor)].every((id) => id !== sample.vendor),
        ),
    );
    expect(others.length / told.length, wrong(others)).toBeLessThanOrEqual(0.01);
  });

  it('is hardly ever explained where it holds no code', () => {
    const empty = outcomes.filter(({ sample }) => sample.codes.length === 0);
    const invented = empty.filter(({ found }) => found.some(({ known }) => known.length > 0));
    expect(invented.length / empty.length, wrong(invented)).toBeLessThanOrEqual(0.03);
  });

  it('is told in order of appearance', () => {
    const ordered = outcomes.filter(({ sample, codes }) => [...codes].join() === sample.codes.join());
    expect(ordered.length / outcomes.length).toBeGreaterThanOrEqual(0.98);
  });

  it.each(['wecom', 'wechat', 'feishu', 'wechatpay', 'qqbot'])('is enough of %s, and found', (vendor) => {
    const some = outcomes.filter(({ sample }) => sample.vendor === vendor);
    expect(some.length).toBeGreaterThanOrEqual(25);
    const counts = countsOf(some);
    expect(counts.hits / counts.wanted, wrong(some)).toBeGreaterThanOrEqual(0.97);
    expect(counts.hits / counts.found, wrong(some)).toBeGreaterThanOrEqual(0.97);
    expect(counts.right / counts.told).toBeGreaterThanOrEqual(0.97);
  });

  // A shape of few texts may have one that is not read right.
  it.each([...new Set(samples.map(({ shape }) => shape))])('is found in the shape %s', (shape) => {
    const some = outcomes.filter(({ sample }) => sample.shape === shape);
    const missed = some.filter(({ hits, wanted }) => hits < wanted.size);
    const invented = some.filter(({ hits, codes }) => hits < codes.size);
    const counts = countsOf(some);
    const mayBe = (share: number): number => Math.max(1, Math.floor(some.length * (1 - share)));
    expect(missed.length, wrong(missed)).toBeLessThanOrEqual(mayBe(0.95));
    expect(invented.length, wrong(invented)).toBeLessThanOrEqual(mayBe(0.97));
    expect(counts.told - counts.right).toBeLessThanOrEqual(mayBe(0.95));
  });
});
