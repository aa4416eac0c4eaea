import { readFileSync } from 'node:fs';
import { createDetector, type Detection } from '../../src/detect/detect.ts';
import { catalog } from './run.ts';

/** A text as somebody pasted or piped it. */
export interface Sample {
  readonly shape: string;
  /** Null where nothing tells it. */
  readonly vendor: string | null;
  /** The failing ones that it holds. */
  readonly codes: readonly string[];
  readonly text: string;
}

/** The texts that detection is held to. */
export const samples: readonly Sample[] = readFileSync(
  new URL('../detect/corpus.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const detect = createDetector(catalog);

/** The failures that a text holds. */
export function failuresIn(text: string): Detection[] {
  return detect(text).filter(({ isSuccess }) => !isSuccess);
}
