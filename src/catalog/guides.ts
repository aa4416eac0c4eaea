import type { Catalog } from './catalog.ts';
import { compareCodes } from './code.ts';
import type { CodeRef, Entry, Guide, Localized, Step } from './types.ts';
import { vendorKey } from './vendors.ts';

/** A guide with its steps, and the codes that it is for. */
export interface FullGuide extends Guide {
  /** Id of the vendor, as `dingtalk`. */
  readonly vendor: string;
  /** What to check and do, in order. */
  readonly steps: readonly Localized[];
  /** In the order of the tables, each once. */
  readonly codes: readonly CodeRef[];
}

const ofGuide = ({ from }: Step): boolean => from === 'guide';

/**
 * The guides of the tables.
 *
 * @param vendors ids to look at; all when left out
 */
export function guidesOf(catalog: Catalog, vendors?: readonly string[]): FullGuide[] {
  const byId = new Map<string, { guide: Guide; entries: Entry[] }>();
  for (const entry of catalog.entries(vendors)) {
    if (entry.guide === null) continue;
    const known = byId.get(entry.guide.id);
    if (known) known.entries.push(entry);
    else byId.set(entry.guide.id, { guide: entry.guide, entries: [entry] });
  }
  return [...byId.values()].map(({ guide, entries: [first, ...others] }) => {
    const { vendor, steps } = first as Entry;
    const codes = [first as Entry, ...others].map(({ code }) => code);
    return {
      ...guide,
      vendor,
      steps: steps.filter(ofGuide).map(({ zh, en }) => ({ zh, en })),
      codes: [...new Set(codes)].sort(compareCodes).map((code) => ({ vendor, code })),
    };
  });
}

/**
 * The guides that words name: an id as `dingtalk/access-token`, a vendor and a name, a name, or the end of one.
 *
 * @param guides those to choose from
 */
export function findGuides(
  catalog: Catalog,
  guides: readonly FullGuide[],
  words: readonly string[],
): FullGuide[] {
  const [, vendorName, name = ''] = /^(?:(.+?)[/:：\s]+)?(\S+)$/u.exec(words.join(' ').trim()) ?? [];
  const asked = name.toLowerCase();
  const vendor =
    vendorName === undefined ? undefined : (catalog.findVendor(vendorName)?.id ?? vendorKey(vendorName));
  const ofVendor = guides.filter((guide) => vendor === undefined || guide.vendor === vendor);
  const nameOf = ({ id }: FullGuide): string => id.slice(id.indexOf('/') + 1);
  const exact = ofVendor.filter((guide) => nameOf(guide) === asked);
  if (exact.length > 0 || asked === '') return exact;
  return ofVendor.filter((guide) => nameOf(guide).endsWith(`-${asked}`));
}
