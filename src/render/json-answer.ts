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

/** Writes an answer as the JSON that `--json` prints. @param extra further top-level fields */
export function renderJson({ command, query, ...lists }: JsonAnswer, extra: object = {}): string {
  return safeJson({ schema: outputVersion, command, query, ...extra, ...lists }, 2);
}

/** What `--json` prints when there is no answer. @param error the sentence that stderr gets too */
export function renderJsonError(error: string): string {
  return renderJson({ command: null, query: null, results: [], missing: [], suggestions: [] }, { error });
}
