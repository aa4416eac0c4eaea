/** Compiled tables in memory. */
import { type Store, type StoredEntry, storeForm, wordingsOf } from '../catalog/store.ts';
import { codesByVendor, numbersByKey, type StoreContent } from './format.ts';

/** Tables in memory; the first look takes the time to file their codes. */
export function memoryStore({ meta, entries, guides, families, platforms }: StoreContent): Store {
  let numbers: Map<string, number[]> | undefined;
  return {
    meta,
    find(key) {
      numbers ??= numbersByKey(entries);
      return numbers.get(key) ?? [];
    },
    entry: (number) => entries[number] as StoredEntry,
    message: (number) => (entries[number] as StoredEntry).message,
    entries: () => entries,
    messages: () => entries.flatMap(wordingsOf),
    codes: () => codesByVendor(meta, entries),
    guide: (id) => guides.find((guide) => guide.id === id),
    guides: () => guides,
    families: () => families,
    platforms: () => platforms,
  };
}

/** No tables at all. */
export const emptyStore = /* @__PURE__ */ memoryStore({
  meta: {
    form: storeForm,
    revision: '',
    vendors: [],
    checked: [],
    vendorNames: {},
    counts: [],
    replaced: [],
  },
  entries: [],
  guides: [],
  families: [],
  platforms: [],
});
