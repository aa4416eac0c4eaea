import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, Localized } from '../../src/catalog/types.ts';
import { indexEntries } from '../data/compile.ts';
import { compileSearch, writeSearch } from '../data/compile-search.ts';
import { readTables } from '../data/read-tables.ts';
import { randomNumbers } from '../random-numbers.ts';

/** Words, and Chinese characters by twos: what a shuffled message is made of. */
const pieces = (text: string): string[] => text.match(/\p{Script=Han}{1,2}|[^\p{Script=Han}\s]+/gu) ?? [];

/**
 * Makes a copy of the built program whose tables hold more entries: real ones under new codes, their messages shuffled
 * from the pieces of two real messages.
 *
 * @param root directory of the package, built
 * @param target directory to write to
 * @param count number of entries
 */
export function writeShuffledProgram(
  root: string,
  target: string,
  entries: readonly Entry[],
  count: number,
): void {
  const random = randomNumbers(1);
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const shuffled = (language: keyof Localized): string => {
    const all = [any(entries), any(entries)].flatMap(({ message }) => pieces(message[language]));
    // Fisher and Yates, as far as needed.
    const count = Math.ceil(all.length / 2);
    for (let i = 0; i < count; i++) {
      const other = i + Math.floor(random() * (all.length - i));
      [all[i], all[other]] = [all[other] as string, all[i] as string];
    }
    return all.slice(0, count).join(language === 'zh' ? '' : ' ');
  };
  const real = readTables(join(root, 'data'));
  const vendors = real.vendors.map(({ id, vendor }) => ({ id, raw: vendor.value }));
  const made = Array.from({ length: count }, (_, i): Entry => {
    const entry = any(entries);
    return {
      ...entry,
      vendor: any(vendors).id,
      code: String(5_000_000 + i),
      message: { zh: shuffled('zh'), en: shuffled('en') },
    };
  });
  const tables = indexEntries(
    [],
    vendors.map(({ id, raw }) => ({ raw, entries: made.filter(({ vendor }) => vendor === id) })),
  );

  const data = join(target, 'dist', 'data');
  mkdirSync(data, { recursive: true });
  cpSync(join(root, 'bin'), join(target, 'bin'), { recursive: true });
  cpSync(join(root, 'dist', 'main.cjs'), join(target, 'dist', 'main.cjs'));
  cpSync(join(root, 'dist', 'chunks'), join(target, 'dist', 'chunks'), { recursive: true });
  writeFileSync(join(target, 'package.json'), '{}');
  writeFileSync(join(data, 'index.json'), JSON.stringify(tables.index));
  writeFileSync(join(data, 'entries.json'), tables.entries);
  writeSearch(join(data, 'search'), compileSearch(tables.entries, real.synonyms.value));
}
