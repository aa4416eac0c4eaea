/** Search and detection in the browser: the same as on the command line, over tables that come as they are needed. */
import { compareCodes } from '../catalog/code.ts';
import { codePath, vendorPath } from '../catalog/page-path.ts';
import { parseQuery } from '../catalog/query.ts';
import type { Family, Localized, Retry } from '../catalog/types.ts';
import type { Range } from '../search/match.ts';
import { search as searchTables } from '../search/search.ts';
import { vendorsNamedIn } from '../search/search-query.ts';
import { dataNames, type EntryRest, type SiteCore, type SiteLanguages, type VendorHeads } from './data.ts';
import { NotLoaded, openTables, type SiteTables } from './tables.ts';
import { familyAnchor } from './vendor-anchors.ts';

/** One line of an answer. */
export interface SiteHit {
  readonly vendor: Localized;
  readonly code: string;
  /** From the site's root. */
  readonly path: string;
  /** Null while the vendor's table is on its way. */
  readonly message: Localized | null;
  readonly marks: { readonly zh: readonly Range[]; readonly en: readonly Range[] };
  readonly retry: Retry | null;
}

/** What a search found so far. */
export interface SiteAnswer {
  readonly hits: readonly SiteHit[];
  /** A code that no table has, with the page of its kind where that is known. */
  readonly unknown: { readonly code: string; readonly families: readonly SiteFamily[] } | null;
  /** A platform that is asked for and has no table here. */
  readonly otherPlatform: string | null;
  /** Whether nothing more is on its way. */
  readonly isDone: boolean;
}

/** A kind of codes that no table has. */
export interface SiteFamily {
  readonly vendor: Localized;
  readonly name: Localized;
  readonly path: string;
}

/** How files of data get here. */
export interface EngineHost {
  /** @param name without ending */
  load(name: string): Promise<unknown>;
  /** Lets others have their turn. @param milliseconds none for just that */
  pause(milliseconds?: number): Promise<void>;
}

/** Answers while somebody types. */
export interface Engine {
  /** Tells answers as tables come in; one that is asked later ends those before. @param vendor whose page it is asked from */
  search(text: string, vendor: string | undefined, tell: (answer: SiteAnswer) => void): Promise<void>;
  /** Loads what every search needs. */
  prepare(vendor: string | undefined): Promise<void>;
  /** Runs a task over the tables, loading those of vendors that it asks for. */
  withTables<Value>(task: (tables: SiteTables) => Value): Promise<Value>;
  /** Loads causes and steps. */
  loadWhole(vendor: string): Promise<void>;
}

const mostHits = 12;
/** Of codes that begin with what is typed. */
const mostBeginnings = 8;
/** Milliseconds without a further letter after which the rest is loaded. */
const pauseBeforeRest = 600;
/** Milliseconds between two answers while tables come in. */
const leastBetween = 400;
const noMarks = { zh: [], en: [] };

export function createEngine(host: EngineHost): Engine {
  const loading = new Map<string, Promise<void>>();
  let tables: SiteTables | undefined;
  let turn = 0;

  /** Loads a file once; after a failure the next one who needs it tries again. */
  function once(name: string, take: (value: unknown) => void): Promise<void> {
    let known = loading.get(name);
    if (!known) {
      known = host.load(name).then(take);
      known.catch(() => loading.delete(name));
      loading.set(name, known);
    }
    return known;
  }
  const core = (): Promise<void> =>
    once(dataNames.core, (value) => {
      tables = openTables(value as SiteCore);
    });
  const opened = (): SiteTables => tables as SiteTables;
  const heads = (vendor: string): Promise<void> =>
    once(dataNames.heads(vendor), (value) => opened().addHeads(vendor, value as VendorHeads));
  const rest = async (vendor: string): Promise<void> => {
    await heads(vendor);
    await once(dataNames.rest(vendor), (value) =>
      opened().addRest(vendor, value as { entries: readonly EntryRest[] }),
    );
  };
  const languages = async (): Promise<void> => {
    await core();
    await once(dataNames.languages, (value) => opened().addLanguages(value as SiteLanguages));
  };

  async function withTables<Value>(task: (own: SiteTables) => Value): Promise<Value> {
    await core();
    for (;;) {
      try {
        return task(opened());
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        await heads(error.vendor);
      }
    }
  }

  const nameOf = (vendor: string): Localized =>
    opened().vendors.find(({ id }) => id === vendor)?.name ?? { zh: vendor, en: vendor };

  /** A code without asking for its vendor's table. */
  function codeHit(vendor: string, code: string): SiteHit {
    const ref = { vendor, code };
    const entries = opened().hasHeads(vendor) ? opened().catalog.find(code, [vendor]) : [];
    const [first] = entries;
    const join = (language: 'zh' | 'en'): string =>
      [...new Set(entries.map(({ message }) => message[language]))].join(' / ');
    return {
      vendor: nameOf(vendor),
      code: first?.code ?? code,
      path: codePath(ref),
      message: first ? { zh: join('zh'), en: join('en') } : null,
      marks: noMarks,
      retry: first?.retry ?? null,
    };
  }

  /** The codes that are just what was typed, and those that begin with it. */
  function codesFor(
    text: string,
    vendor: string | undefined,
  ): { refs: { vendor: string; code: string }[]; unknown: SiteAnswer['unknown']; isCode: boolean } {
    const { catalog, codes: all, vendors } = opened();
    const query = parseQuery(catalog, [text.slice(0, 500)]);
    const order = [...vendors].sort((a, b) => Number(b.id === vendor) - Number(a.id === vendor));
    const refs: { vendor: string; code: string }[] = [];
    const missing: string[] = [];
    for (const asked of query.codes) {
      const key = asked.code.toLowerCase();
      const before = refs.length;
      for (const { id } of order) {
        if (asked.vendors && !asked.vendors.includes(id)) continue;
        const own = all.get(id)?.find((code) => code.toLowerCase() === key);
        if (own !== undefined) refs.push({ vendor: id, code: own });
      }
      if (refs.length === before) missing.push(asked.code);
    }
    const isCode = query.codes.length > 0 && query.words.length === 0;
    // Beside other words, a number may be a part of what is said.
    if (!isCode && query.codes.length > 0) return { refs: [], unknown: null, isCode };
    const [only] = query.codes;
    const typed =
      (query.codes.length === 1 && query.words.length === 0 ? only?.code : text.trim())?.toLowerCase() ?? '';
    // A plain word is looked for in the messages.
    if (/^-?[\w.-]{2,40}$/.test(typed) && (isCode || /[\d._]/.test(typed))) {
      const beginnings = order
        .filter(({ id }) => only?.vendors?.includes(id) ?? true)
        .flatMap(({ id }) =>
          (all.get(id) ?? [])
            .filter((code) => code.length > typed.length && code.toLowerCase().startsWith(typed))
            .map((code) => ({ vendor: id, code })),
        )
        .sort((a, b) => a.code.length - b.code.length || compareCodes(a.code, b.code));
      const seen = new Set(refs.map((ref) => codePath(ref)));
      for (const ref of beginnings) {
        if (seen.size >= refs.length + mostBeginnings || refs.length >= mostHits) break;
        if (!seen.has(codePath(ref))) refs.push(ref);
        seen.add(codePath(ref));
      }
    }
    const [first] = missing;
    const unknown =
      first === undefined || refs.length > 0
        ? null
        : { code: first, families: catalog.families(first, only?.vendors).map(familyOf) };
    return { refs, unknown, isCode };
  }

  const familyOf = (family: Family): SiteFamily => ({
    vendor: nameOf(family.vendor),
    name: family.name,
    path: `${vendorPath(family.vendor)}#${familyAnchor(family)}`,
  });

  function wordHits(text: string, vendor: string | undefined): Pick<SiteAnswer, 'hits' | 'otherPlatform'> {
    const own = opened();
    const data = own.searchData();
    const { hits, otherPlatform } = searchTables(own.catalog, data, text, {
      preferredVendor: vendor,
      limit: mostHits,
    });
    return {
      otherPlatform: otherPlatform ?? null,
      hits: hits.map(({ entry, closest, marker }): SiteHit => {
        const variant = closest.field === 'variants' ? entry.variants[closest.index ?? 0] : undefined;
        const message = variant ?? entry.message;
        return {
          vendor: nameOf(entry.vendor),
          code: entry.code,
          path: codePath(entry),
          message,
          marks: { zh: marker.ranges(message.zh), en: marker.ranges(message.en) },
          retry: entry.retry,
        };
      }),
    };
  }

  /** Hits of one page once: a page has all meanings of its code. */
  function eachPage(hits: readonly SiteHit[]): SiteHit[] {
    const seen = new Set<string>();
    return hits.filter(({ path }) => !seen.has(path) && seen.add(path)).slice(0, mostHits);
  }

  return {
    withTables,
    loadWhole: async (vendor) => {
      await core();
      await rest(vendor);
    },
    async prepare(vendor) {
      await core();
      const known = opened().vendors.some(({ id }) => id === vendor);
      await Promise.all([languages(), ...(known ? [heads(vendor as string)] : [])]);
      if (known) opened().searchData();
    },
    async search(text, vendor, tell) {
      turn++;
      const own = turn;
      const isLast = (): boolean => own === turn;
      await core();
      if (!isLast()) return;
      const { refs, unknown, isCode } = codesFor(text, vendor);
      const codeHits = (): SiteHit[] => refs.map((ref) => codeHit(ref.vendor, ref.code));
      const answer = (hits: readonly SiteHit[], isDone: boolean, otherPlatform: string | null = null): void =>
        tell({ hits: eachPage(hits), unknown, otherPlatform, isDone });
      answer(codeHits(), isCode && refs.length === 0);
      for (const id of new Set(refs.map((ref) => ref.vendor))) {
        await heads(id);
        if (!isLast()) return;
        answer(codeHits(), false);
      }
      if (isCode) return answer(codeHits(), true);

      await languages();
      if (!isLast()) return;
      const named = new Set(
        vendorsNamedIn(opened().catalog, opened().searchData(), text).map(({ id }) => id),
      );
      const wanted = opened()
        .vendors.map(({ id }) => id)
        .filter((id) => named.size === 0 || named.has(id))
        .sort((a, b) => Number(b === vendor) - Number(a === vendor));
      const load = async (get: (id: string) => Promise<void>, isWhole: boolean): Promise<void> => {
        let shown = 0;
        for (const [i, id] of wanted.entries()) {
          const next = wanted[i + 1];
          const coming = get(id);
          // The next one is on its way while this one is read.
          if (next !== undefined) get(next).catch(() => {});
          await coming;
          await host.pause();
          if (!isLast()) return;
          const isEnd = next === undefined;
          // Each search of all takes a moment: the first answer counts, and the last.
          if (!isEnd && (isWhole || Date.now() - shown < leastBetween)) continue;
          const { hits, otherPlatform } = wordHits(text, vendor);
          answer([...codeHits(), ...hits], isWhole && isEnd, otherPlatform);
          shown = Date.now();
        }
      };
      await load(heads, false);
      // Causes and steps change little: they come when no more is typed.
      await host.pause(pauseBeforeRest);
      if (isLast()) await load(rest, true);
    },
  };
}
