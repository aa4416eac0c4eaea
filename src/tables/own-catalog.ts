/** A program's own codes beside the bundled ones, in memory. */
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import { categories, type Entry, kinds, retryAdvice } from '../catalog/types.ts';
import { namesOf, vendorKey } from '../catalog/vendors.ts';
import { memoryStore } from '../store/memory.ts';
import { compileTables } from './compile.ts';
import { newVendorId } from './own-vendors.ts';
import type { RawOwnEntry, RawOwnVendor } from './raw-table.ts';
import { localizedText } from './texts.ts';

/**
 * A code of one's own: `vendor`, `code` and `message` are enough. It has the same keys as an entry of a `.errcode/*.yaml`
 * table. Where a bundled entry has the code, the own one stands in its place, and what it leaves out stays as it was.
 */
export interface OwnEntry extends RawOwnEntry {
  /** Whose code it is: the id or a name of a bundled vendor, or a new id of small letters, digits and hyphens. */
  readonly vendor: string;
}

/** What is known of a vendor beside its codes; `id` is enough. Hosts and traces help {@link explain} to tell whose a code is. */
export interface OwnVendor extends RawOwnVendor {}

/** Bundled and own entries together. */
export interface OwnCatalog extends Catalog {
  /** The own entries, vendor by vendor, codes ascending. */
  readonly ownEntries: readonly Entry[];
}

const isText = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';

/** The allowed values of the keys that have a list of them. */
const choices = { kind: kinds, category: categories, retry: retryAdvice } as const;

/** What is wrong with an entry; undefined when nothing is. */
function problemOf(entry: OwnEntry, isVendor: (name: string) => boolean): string | undefined {
  const { vendor, code, message } = entry;
  if (!isText(vendor)) return 'vendor is missing';
  if (!isVendor(vendor))
    return `vendor "${vendor}" is not a known vendor, and a new one is written in lower-case letters, digits and hyphens`;
  // A number beyond this was rounded before it came here.
  if (!isText(code) && !Number.isSafeInteger(code)) return 'code is missing; give a text or a whole number';
  const texts = typeof message === 'string' ? [message] : [message?.zh, message?.en];
  if (!texts.some(isText)) return 'message is missing; give a text or { zh, en }';
  for (const [key, allowed] of Object.entries(choices)) {
    const value = entry[key as keyof typeof choices];
    if (value !== undefined && !(allowed as readonly string[]).includes(value))
      return `${key} "${value}" is none of ${allowed.join(', ')}`;
  }
  return undefined;
}

/** @throws RangeError naming the first entry that is wrong */
function check(base: Catalog, entries: readonly OwnEntry[], vendors: readonly OwnVendor[]): void {
  const names = new Set(
    vendors.flatMap(({ id, name = id, aliases = [] }) =>
      namesOf({ id, name: localizedText(name), aliases }).map(vendorKey),
    ),
  );
  const isVendor = (name: string): boolean =>
    newVendorId.test(name) || base.findVendor(name) !== undefined || names.has(vendorKey(name));
  const seen = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const { vendor, code, section } = entry;
    const key = [vendorKey(String(vendor)), codeKey(String(code)), ...[section ?? []].flat()].join('\n');
    const problem =
      problemOf(entry, isVendor) ?? (seen.has(key) ? `${vendor}:${code} is there twice` : undefined);
    if (problem) throw new RangeError(`entry ${i + 1}: ${problem}`);
    seen.add(key);
  }
}

/**
 * Brings own entries together with others.
 *
 * @param base the others
 * @param vendors what is known of vendors that are new, or of bundled ones beside what is bundled
 * @throws RangeError when an entry lacks something, names no vendor, or is there twice
 */
export function ownCatalog(
  base: Catalog,
  entries: readonly OwnEntry[],
  vendors: readonly OwnVendor[],
): OwnCatalog {
  check(base, entries, vendors);
  const tables = [
    ...vendors.map((vendor) => ({ file: '', vendor, entries: [] })),
    { file: '', vendor: undefined, entries },
  ];
  const catalog = catalogOf([...base.stores, memoryStore(compileTables(base, tables))]);
  return { ...catalog, ownEntries: catalog.entries().filter(({ own }) => own !== null) };
}
