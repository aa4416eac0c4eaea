import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { catalogOf } from '../../src/catalog/catalog.ts';
import { searchFiles } from '../../src/search/compile-entries.ts';
import { type StoreContent, storeFiles } from '../../src/store/format.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { compileLanguages } from './compile-languages.ts';

/**
 * Writes compiled tables with all that search reads, as the package has them.
 *
 * @param directory is written anew
 * @param synonyms lists of words of one meaning
 */
export function writeStore(
  directory: string,
  content: StoreContent,
  synonyms: readonly (readonly string[])[],
): void {
  const { languages, analysis, words } = compileLanguages(synonyms);
  const entries = catalogOf([memoryStore(content)]).entries();
  const parts: Record<string, Record<string, Uint8Array | string>> = {
    '.': storeFiles(content),
    search: searchFiles(entries, analysis, words),
    languages: Object.fromEntries(
      Object.entries(languages).map(([name, data]) => [`${name}.json`, JSON.stringify(data)]),
    ),
  };
  rmSync(directory, { recursive: true, force: true });
  for (const [folder, files] of Object.entries(parts)) {
    for (const [name, bytes] of Object.entries(files)) {
      const path = join(directory, folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  }
}
