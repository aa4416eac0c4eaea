import type { Catalog, VendorTable } from './catalog.ts';
import { isPlainNumber, looksLikeCode, normalizeCode, withoutLabels } from './code.ts';

/** One code that somebody asked for. */
export interface AskedCode {
  /** As it was typed. */
  readonly query: string;
  /** In the tables' spelling. */
  readonly code: string;
  /** Ids of the vendors to look at; undefined for all. */
  readonly vendors: readonly string[] | undefined;
}

/** What a command line asks for. */
export interface Query {
  readonly codes: readonly AskedCode[];
  /** What is neither a code nor a vendor's name. */
  readonly words: readonly string[];
  /** What stands where a vendor's name should, as in `nobody:40014`. */
  readonly unknownVendors: readonly string[];
}

/** `vendor:code`, once NFKC has made a full-width colon plain. */
const qualified = /^([^:]+):(.+)$/u;
/** A vendor's name with the code run together, as in `钉钉40014`. */
const glued = /^(\D+?)(-?\d+)$/u;

interface Token {
  readonly query: string;
  readonly code: string;
  /** The vendor that the token itself names. */
  readonly vendor: VendorTable | undefined;
}

/**
 * Reads codes and vendors from words as they are typed: `40014 60011`, `dingtalk:40014`, `"dingtalk 40014"`,
 * `钉钉40014`, `errcode=40014,60011`. A vendor's name holds for the codes after it; the only name on the line also
 * for those before it.
 *
 * @param words one or more arguments; each may hold several words
 * @param vendors ids that the caller restricts the search to; a vendor named with a code wins over them
 */
export function parseQuery(catalog: Catalog, words: readonly string[], vendors?: readonly string[]): Query {
  const codes: Token[] = [];
  const rest: string[] = [];
  const unknownVendors: string[] = [];
  const named: VendorTable[] = [];

  for (const query of words.flatMap((word) => withoutLabels(word).split(/[\s,;、]+/u)).filter(Boolean)) {
    // The plainest spelling, and by far the commonest, needs none of what follows.
    if (isPlainNumber(query)) {
      codes.push({ query, code: query, vendor: named.at(-1) });
      continue;
    }
    const word = query.normalize('NFKC');
    const vendor = catalog.findVendor(word.replace(/:$/, ''));
    if (vendor) {
      named.push(vendor);
      continue;
    }
    const [, name, code] = qualified.exec(word) ?? glued.exec(word) ?? [];
    const owner = name === undefined ? undefined : catalog.findVendor(name);
    if (code !== undefined && owner) {
      codes.push({ query, code: normalizeCode(code), vendor: owner });
    } else if (code !== undefined && qualified.test(word) && looksLikeCode(normalizeCode(code))) {
      unknownVendors.push(name as string);
    } else if (looksLikeCode(normalizeCode(word)) || catalog.has(normalizeCode(word))) {
      codes.push({ query, code: normalizeCode(word), vendor: named.at(-1) });
    } else {
      rest.push(query);
    }
  }

  const only = named.length === 1 ? named[0] : undefined;
  const asked = new Map<string, AskedCode>();
  for (const { query, code, vendor = only } of codes) {
    const ids = vendor ? [vendor.id] : vendors;
    const key = `${ids}:${code}`;
    // Each once, however often it is asked for.
    if (!asked.has(key)) asked.set(key, { query, code, vendors: ids });
  }
  return { codes: [...asked.values()], words: rest, unknownVendors };
}
