/** Tables of any size, made of the real ones: for what is measured before the real ones are as large. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VendorTable } from '../../src/catalog/catalog.ts';
import { codeKey, compareCodes } from '../../src/catalog/code.ts';
import type { StoredEntry } from '../../src/catalog/store.ts';
import type { Localized } from '../../src/catalog/types.ts';
import { vendorNamesOf } from '../../src/catalog/vendors.ts';
import type { StoreContent } from '../../src/store/format.ts';
import { randomNumbers } from '../random-numbers.ts';
import { writeStore } from './write-store.ts';

/** Words, and Chinese characters by twos: what a shuffled message is made of. */
const pieces = (text: string): string[] => text.match(/\p{Script=Han}{1,2}|[^\p{Script=Han}\s]+/gu) ?? [];

/** Of so many entries one is explained, and of so many one has a dotted word for a code. */
const explainedEvery = 4;
const dottedEvery = 5;

/** A vendor like another one. */
function likeVendor(vendor: VendorTable, number: number): VendorTable {
  const name = `Made ${number}`;
  return {
    ...vendor,
    id: `made-${number}`,
    identifier: `Made${number}`,
    name: { zh: name, en: name },
    aliases: [],
    hosts: [],
  };
}

/**
 * The tables with further vendors and entries: most brief, under new codes, their messages shuffled from the pieces of two real
 * messages.
 *
 * @param count number of entries, the real ones among them
 * @param vendorCount number of vendors, the real ones among them
 */
export function generateTables(
  { meta, entries, guides, families, platforms }: StoreContent,
  count: number,
  vendorCount = 10,
): StoreContent {
  const random = randomNumbers(1);
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const shuffled = (language: keyof Localized): string => {
    const all = [any(entries), any(entries)].flatMap(({ message }) => pieces(message[language]));
    // Fisher and Yates, as far as needed.
    const wanted = Math.ceil(all.length / 2);
    for (let i = 0; i < wanted; i++) {
      const other = i + Math.floor(random() * (all.length - i));
      [all[i], all[other]] = [all[other] as string, all[i] as string];
    }
    return all.slice(0, wanted).join(language === 'zh' ? '' : ' ');
  };
  const made = (number: number): StoredEntry => {
    const { name, sections, related, ...entry } = any(entries);
    const { variants, phrases, cause, steps, by, ...brief } = entry;
    return {
      ...(number % explainedEvery === 0 ? entry : brief),
      code:
        number % dottedEvery === 0 ? `invalidParameter.made${number}.notFound` : String(5_000_000 + number),
      message: { zh: shuffled('zh'), en: shuffled('en') },
    };
  };
  const more = Array.from({ length: vendorCount - meta.vendors.length }, (_, i) =>
    likeVendor(meta.vendors[i % meta.vendors.length] as VendorTable, i),
  );
  let from = 0;
  const byVendor = [...meta.counts, ...more.map(() => 0)].map((own) => {
    from += own;
    return entries.slice(from - own, from);
  });
  for (let number = entries.length; number < count; number++) any(byVendor).push(made(number));
  const all = byVendor.map((own) => own.sort((a, b) => compareCodes(a.code, b.code)));
  const vendors = [...meta.vendors, ...more].map((vendor, i) => {
    const own = all[i] as readonly StoredEntry[];
    return { ...vendor, codes: new Set(own.map(({ code }) => codeKey(code))).size, entries: own.length };
  });
  return {
    meta: { ...meta, vendors, vendorNames: vendorNamesOf(vendors), counts: all.map(({ length }) => length) },
    entries: all.flat(),
    guides,
    families,
    platforms,
  };
}

/**
 * Makes a copy of the built program with other tables.
 *
 * @param root directory of the package, built
 * @param target directory to write to
 */
export function writeProgram(
  root: string,
  target: string,
  content: StoreContent,
  synonyms: readonly (readonly string[])[],
): void {
  mkdirSync(join(target, 'dist'), { recursive: true });
  for (const path of ['bin', 'dist/main.cjs', 'dist/chunks']) {
    cpSync(join(root, path), join(target, path), { recursive: true });
  }
  writeFileSync(join(target, 'package.json'), '{}');
  writeStore(join(target, 'dist', 'data'), content, synonyms);
}
