/** Entries as they are kept, and as everybody reads them. */
import { lazily } from './lazily.ts';
import type { StoredEntry, StoredGuide } from './store.ts';
import { nameOfCode } from './taken-names.ts';
import type { CodeRef, Entry, Interfaces, Language, Localized, Step, Vendor } from './types.ts';

/** What entries name, and is kept only once. */
export interface Named {
  guide(id: string): StoredGuide | undefined;
  /** What a code says; of one with several meanings all of them. */
  messageOf(ref: CodeRef): Localized | undefined;
}

/** Of a code that is not tied to single interfaces. */
export const noInterfaces: Interfaces = { names: [], count: 0 };
const usuallyPublished: readonly Language[] = ['zh'];
const noPhrases = { zh: [], en: [] };

const stepsFrom = (from: Step['from'], steps: readonly Localized[] = []): Step[] =>
  steps.map(({ zh, en }) => ({ zh, en, from }));

/** All steps: one's own, then the guide's. */
export const allSteps = (own: readonly Localized[] | undefined, guide: StoredGuide | undefined): Step[] => [
  ...stepsFrom('entry', own),
  ...stepsFrom('guide', guide?.steps),
];

/** Reads `code` or `vendor:code` of a list of related codes. */
export function parseRelated(reference: string, ownVendor: string): CodeRef {
  const separator = reference.indexOf(':');
  return separator < 0
    ? { vendor: ownVendor, code: reference }
    : { vendor: reference.slice(0, separator), code: reference.slice(separator + 1) };
}

/**
 * An entry as everybody reads it. What stands elsewhere is read when it is asked for: a search looks at many entries.
 *
 * @param checked the day on which the vendor's first table was last checked
 */
export function expandEntry(
  stored: StoredEntry,
  vendor: Vendor,
  checked: string | null,
  { guide: find, messageOf }: Named,
): Entry {
  const sections = stored.sections ?? [];
  const guide = lazily(() => (stored.guide === undefined ? undefined : find(stored.guide)));
  const steps = lazily(() => allSteps(stored.steps, guide()));
  const related = lazily(() =>
    (stored.related ?? []).flatMap((reference) => {
      const ref = parseRelated(reference, vendor.id);
      const message = messageOf(ref);
      return message ? [{ ...ref, message }] : [];
    }),
  );
  return {
    vendor: vendor.id,
    code: stored.code,
    name: stored.name ?? nameOfCode(stored.code),
    section: sections[0] ?? null,
    sections,
    topic: stored.topic,
    kind: stored.kind ?? 'error',
    category: stored.category,
    retry: stored.retry,
    message: stored.message,
    variants: stored.variants ?? [],
    phrases: stored.phrases ?? noPhrases,
    cause: stored.cause ?? null,
    get steps() {
      return steps();
    },
    explained: stored.by !== undefined,
    get guide() {
      const own = guide();
      return own ? { id: own.id, title: own.title } : null;
    },
    get related() {
      return related();
    },
    docs: stored.docs === undefined ? vendor.docs : stored.docs,
    source: {
      message: stored.own ? 'own' : 'vendor',
      published: stored.published ?? usuallyPublished,
      steps: stored.by ?? null,
      date: stored.own ? null : (stored.date ?? checked),
      text: stored.text ?? null,
    },
    retired: stored.retired ?? null,
    interfaces: stored.interfaces ?? noInterfaces,
    own: stored.own ?? null,
  };
}

/** Leaves the parts out that hold nothing. */
function filled<Value extends object>(value: Value): Value {
  const isFilled = (part: unknown): boolean =>
    part !== undefined && !(Array.isArray(part) && part.length === 0);
  return Object.fromEntries(Object.entries(value).filter(([, part]) => isFilled(part))) as Value;
}

/** An entry as it is kept. */
export function storedEntry(entry: Entry, vendor: Vendor): StoredEntry {
  const { phrases, source } = entry;
  const isUsual = source.published.join() === usuallyPublished.join();
  return filled<{ [Key in keyof StoredEntry]: StoredEntry[Key] | undefined } & StoredEntry>({
    code: entry.code,
    message: entry.message,
    name: entry.name === nameOfCode(entry.code) ? undefined : entry.name,
    sections: entry.sections,
    topic: entry.topic,
    kind: entry.kind === 'error' ? undefined : entry.kind,
    category: entry.category,
    retry: entry.retry,
    variants: entry.variants,
    phrases: phrases.zh.length + phrases.en.length > 0 ? phrases : undefined,
    cause: entry.cause ?? undefined,
    steps: entry.steps.flatMap(({ zh, en, from }) => (from === 'entry' ? [{ zh, en }] : [])),
    guide: entry.guide?.id,
    related: entry.related.map(({ vendor: owner, code }) =>
      owner === vendor.id && !code.includes(':') ? code : `${owner}:${code}`,
    ),
    docs: entry.docs === vendor.docs ? undefined : entry.docs,
    published: isUsual ? undefined : source.published,
    by: source.steps ?? undefined,
    date: source.date === vendor.sources[0]?.checked ? undefined : (source.date ?? undefined),
    text: source.text ?? undefined,
    retired: entry.retired ?? undefined,
    interfaces: entry.interfaces.count > 0 ? entry.interfaces : undefined,
    own: entry.own ?? undefined,
  } as StoredEntry);
}
