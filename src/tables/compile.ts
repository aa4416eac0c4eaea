/** Brings a team's own tables together with the bundled ones. */
import { type Catalog, type VendorTable, withoutNumbers } from '../catalog/catalog.ts';
import { codeKey, compareCodes } from '../catalog/code.ts';
import { noInterfaces, storedEntry } from '../catalog/expand.ts';
import { storeForm } from '../catalog/store.ts';
import { type Entry, type OwnPart, ownParts, type Step } from '../catalog/types.ts';
import { checkedOf, vendorNamesOf } from '../catalog/vendors.ts';
import type { StoreContent } from '../store/format.ts';
import { namedEntries, type UnnamedEntry } from './constant-names.ts';
import { vendorsOf } from './own-vendors.ts';
import type { OwnTable, RawOwnEntry } from './raw-table.ts';
import { keyOf, type Placed, placedEntries, type References, referencesIn } from './references.ts';
import { replaces } from './replaces.ts';
import { languagesIn, localizedText, plainText, shownPath } from './texts.ts';

/** The parts of an entry that its table gives. */
const partsOf = (raw: RawOwnEntry): OwnPart[] => ownParts.filter((part) => raw[part] !== undefined);

/**
 * An own entry in full. What it leaves out stays as the entry has it that it replaces.
 *
 * @param base the entry that it replaces
 */
function complete(
  raw: RawOwnEntry,
  vendor: string,
  file: string,
  base: UnnamedEntry | undefined,
  references: References,
): UnnamedEntry {
  const kind = raw.kind ?? base?.kind ?? (raw.category === 'success' ? 'success' : 'error');
  const usual = {
    error: { category: 'unknown', retry: 'unknown' },
    success: { category: 'success', retry: 'none-needed' },
    pending: { category: 'state', retry: 'poll' },
  } as const;
  const sections = raw.section === undefined ? (base?.sections ?? []) : [raw.section].flat();
  const guided = raw.guide === undefined ? undefined : references.guide(raw.guide);
  const own = (raw.steps ?? []).map((step): Step => ({ ...localizedText(step), from: 'entry' }));
  const stepsOf = (from: Step['from']): readonly Step[] =>
    base?.steps.filter((step) => step.from === from) ?? [];
  const phrases = (['zh', 'en'] as const).map((language) => [
    language,
    raw.phrases ? (raw.phrases[language] ?? []).map(plainText) : (base?.phrases[language] ?? []),
  ]);
  // What replaces another own entry replaces what that one does.
  const isOverride = base !== undefined && base.own?.replaces !== null;
  const replacedParts = new Set([...(base?.own?.replaces ?? []), ...partsOf(raw)]);
  return {
    vendor,
    code: String(raw.code),
    name: raw.name ?? base?.name,
    section: sections[0] ?? null,
    sections,
    topic: base?.topic ?? 'own',
    kind,
    category: raw.category ?? base?.category ?? usual[kind].category,
    retry: raw.retry ?? base?.retry ?? usual[kind].retry,
    message: localizedText(raw.message),
    variants: raw.variants?.map(localizedText) ?? base?.variants ?? [],
    phrases: Object.fromEntries(phrases),
    cause: raw.cause ? localizedText(raw.cause) : (base?.cause ?? null),
    steps: [...(raw.steps ? own : stepsOf('entry')), ...(guided?.steps ?? stepsOf('guide'))],
    explained: raw.steps || raw.cause ? true : (base?.explained ?? false),
    guide: guided ?? base?.guide ?? null,
    related:
      raw.related?.flatMap((reference) => references.related(reference, vendor) ?? []) ?? base?.related ?? [],
    docs: raw.docs ?? base?.docs ?? null,
    source: {
      message: 'own',
      published: raw.published ?? languagesIn(raw.message),
      steps: raw.steps || raw.cause ? 'own' : (base?.source.steps ?? null),
      date: null,
      text: raw.source?.text ? plainText(raw.source.text) : null,
    },
    retired: raw.status?.retired ?? null,
    interfaces: base?.interfaces ?? noInterfaces,
    own: { file: shownPath(file), replaces: isOverride ? [...replacedParts] : null },
  };
}

/**
 * Compiles own tables to a store above the bundled one.
 *
 * @param bundled the bundled tables
 * @param tables of two that have an entry the later one wins
 */
export function compileTables(bundled: Catalog, tables: readonly OwnTable[]): StoreContent {
  const { vendors, idOf } = vendorsOf(bundled, tables);
  const all = bundled.entries();
  const placed = placedEntries(tables, idOf);
  const references = referencesIn(bundled, placed, idOf);
  const unnamed: UnnamedEntry[] = [];
  for (const same of placed.values()) {
    const { raw: first, vendor: owner } = same[0] as Placed;
    let entries: UnnamedEntry[] = [];
    for (const { raw, vendor, file } of same) {
      const target = { vendor, code: String(raw.code), section: [raw.section ?? []].flat()[0] ?? null };
      const earlier = entries.filter((entry) => replaces(target, entry));
      const bases: readonly UnnamedEntry[] =
        earlier.length > 0 ? earlier : bundled.find(String(first.code), [owner]);
      const base = bases.find((entry) => replaces(target, entry));
      entries = [
        ...entries.filter((entry) => !earlier.includes(entry)),
        complete(raw, vendor, file, base, references),
      ];
    }
    unnamed.push(...entries);
  }
  const rank = new Map(vendors.map(({ id }, i) => [id, i]));
  unnamed.sort(
    (a, b) => (rank.get(a.vendor) as number) - (rank.get(b.vendor) as number) || compareCodes(a.code, b.code),
  );

  const byKey = new Map<string, UnnamedEntry[]>();
  for (const entry of unnamed) byKey.set(keyOf(entry), [...(byKey.get(keyOf(entry)) ?? []), entry]);
  const isReplaced = (entry: Entry): boolean =>
    byKey.get(keyOf(entry))?.some((one) => replaces(one, entry)) ?? false;
  const replaced = all.flatMap((entry, number) => (isReplaced(entry) ? [number] : []));
  const gone = new Set(replaced);
  const others = all.filter((_, number) => !gone.has(number));
  const own = namedEntries(unnamed, vendors, others);
  const counts = new Map(vendors.map(({ id }) => [id, 0]));
  for (const { vendor } of own) counts.set(vendor, (counts.get(vendor) as number) + 1);
  const tablesOf = counted(bundled, vendors, own, replaced, counts);
  return {
    meta: {
      form: storeForm,
      revision: '',
      vendors: tablesOf,
      checked: checkedOf(vendors),
      vendorNames: vendorNamesOf(vendors),
      counts: [...counts.values()],
      replaced,
    },
    entries: own.map((entry) =>
      storedEntry(entry, tablesOf[rank.get(entry.vendor) as number] as VendorTable),
    ),
    guides: [],
    families: [],
    platforms: [],
  };
}

/** The vendors with their numbers of codes and entries in both tables. */
function counted(
  bundled: Catalog,
  vendors: readonly VendorTable[],
  own: readonly Entry[],
  replaced: readonly number[],
  counts: ReadonlyMap<string, number>,
): VendorTable[] {
  const codes = new Map(vendors.map(({ id }) => [id, new Set(bundled.codesOf(id).map(codeKey))]));
  for (const { vendor, code } of own) codes.get(vendor)?.add(codeKey(code));
  return vendors.map((vendor) => {
    const left = bundled.spans([vendor.id]).flatMap((span) => withoutNumbers(span, replaced));
    return {
      ...vendor,
      codes: codes.get(vendor.id)?.size ?? 0,
      entries: left.reduce((sum, [from, to]) => sum + to - from, counts.get(vendor.id) ?? 0),
    };
  });
}
