import { readFileSync } from 'node:fs';

/** A query with every answer that a fair judge accepts. */
export interface JudgedQuery {
  readonly kind: string;
  readonly query: string;
  /** What the user passes as `--vendor`. */
  readonly vendor: string | null;
  /** `vendor:code`; empty where nothing should be found. */
  readonly expect: readonly string[];
}

/** Reads a relevance set: one query a line, as JSON. */
export function readRelevanceSet(path: string): JudgedQuery[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JudgedQuery);
}

/** Searches. @returns `vendor:code` of what was found, best first */
export type RankedCodes = (query: string, vendor: string | null) => readonly string[];

/** How well queries of a kind were answered, each figure from 0 to 1. */
export interface Figures {
  /** Part of the queries whose first answer is acceptable. */
  readonly hit1: number;
  /** Part of the queries with an acceptable answer among the first five. */
  readonly hit5: number;
  /** Mean of one over the place of the first acceptable answer, as far as it is among ten. */
  readonly mrr10: number;
}

/**
 * Measures a way to search.
 *
 * @returns figures by kind, and of all queries under `all`. Where nothing should be found, finding nothing is the
 *   acceptable answer.
 */
export function figures(queries: readonly JudgedQuery[], searchCodes: RankedCodes): Map<string, Figures> {
  const places = queries.map(({ query, vendor, expect }) => {
    // A code with two meanings is one answer.
    const codes = [...new Set(searchCodes(query, vendor))].slice(0, 10);
    const place = codes.findIndex((code) => expect.includes(code)) + 1;
    return expect.length > 0 ? place : Number(codes.length === 0);
  });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const of = (wanted: (query: JudgedQuery) => boolean): Figures => {
    const own = places.filter((_, i) => wanted(queries[i] as JudgedQuery));
    return {
      hit1: mean(own.map((place) => Number(place === 1))),
      hit5: mean(own.map((place) => Number(place > 0 && place <= 5))),
      mrr10: mean(own.map((place) => (place > 0 ? 1 / place : 0))),
    };
  };
  const kinds = new Set(queries.map(({ kind }) => kind));
  return new Map([...kinds].map((kind) => [kind, of((query) => query.kind === kind)] as const)).set(
    'all',
    of(() => true),
  );
}
