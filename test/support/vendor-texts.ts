/** The texts and queries of vendors, which lie beside their tables. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text with codes of the vendor as somebody pastes it, or one that holds none. */
export interface VendorSample {
  /** The failing ones that it holds. */
  readonly codes: readonly string[];
  readonly text: string;
}

/** Words that somebody searches for. */
export interface VendorQuery {
  readonly query: string;
  /** Codes, one of which is to be among the first five. */
  readonly expect: readonly string[];
}

function lines<Value>(path: string): Value[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Value);
}

/** The samples and queries in the folder of a vendor; files that are missing hold none. */
export const vendorTexts = (folder: string): { samples: VendorSample[]; queries: VendorQuery[] } => ({
  samples: lines(join(folder, 'samples.jsonl')),
  queries: lines(join(folder, 'queries.jsonl')),
});
