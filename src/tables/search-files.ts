/** Compiles what search reads of a team's own tables. */
import { compileEntries, type WrittenElements } from '../search/compile-entries.ts';
import type { EntryPlace, SearchData } from '../search/data.ts';
import { analysisOf } from '../search/own.ts';
import { seal } from './sealed.ts';
import { checkOf } from './search-check.ts';
import { type OwnStore, storedEntries } from './store.ts';

/** What is neither index nor text. */
export interface SearchMeta {
  /** Words that the bundled tables do not have. */
  readonly vocabulary: readonly string[];
  /** SHA-256 of the index; texts are sealed line by line. */
  readonly check: string;
}

/** The files by name. */
export type SearchFiles = Readonly<Record<'search.json' | 'index.bin' | 'texts.jsonl', Uint8Array>>;

/** Writes elements down, one a line, each with its check. */
function sealedLines(elements: Iterable<unknown>): WrittenElements<Uint8Array> {
  const newline = Uint8Array.of(0x0a);
  const places: EntryPlace[] = [];
  const lines: Uint8Array[] = [];
  let offset = 0;
  for (const element of elements) {
    const line = seal(JSON.stringify(element));
    places.push({ offset, length: line.length });
    lines.push(line, newline);
    offset += line.length + 1;
  }
  return { content: Buffer.concat(lines), places };
}

/** @param bundled what search reads of the bundled tables */
export function searchFiles(bundled: SearchData, store: OwnStore): SearchFiles {
  const { index, texts, vocabulary } = compileEntries(storedEntries(store), analysisOf(bundled), sealedLines);
  const known = new Set(bundled.vocabulary);
  const meta: SearchMeta = {
    vocabulary: [...vocabulary].filter((word) => !known.has(word)).sort(),
    check: checkOf(index),
  };
  return { 'search.json': seal(JSON.stringify(meta)), 'index.bin': index, 'texts.jsonl': texts };
}
