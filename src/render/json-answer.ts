import type { Suggestion } from '../catalog/suggest.ts';
import { safeJson } from './visible.ts';

/** The version of the JSON contract, `schema` in every answer. */
export const outputVersion = 1;

/** What every answer holds; `output-schema.ts` describes it. */
export interface JsonAnswer {
  readonly command: string | null;
  readonly query: string | null;
  readonly results: readonly object[];
  readonly missing: readonly string[];
  readonly suggestions: readonly Suggestion[];
}

/** Makes the value that `--json` prints. @param extra further top-level fields */
export function jsonValue({ command, query, ...lists }: JsonAnswer, extra: object = {}): object {
  return { schema: outputVersion, command, query, ...extra, ...lists };
}

/** Writes a value as `--json` prints it. */
export function renderJson(value: object): string {
  return safeJson(value, 2);
}

/** What `--json` prints when there is no answer. @param error the sentence that stderr gets too */
export function renderJsonError(error: string): string {
  return renderJson(
    jsonValue({ command: null, query: null, results: [], missing: [], suggestions: [] }, { error }),
  );
}
