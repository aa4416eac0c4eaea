import type { Catalog } from './catalog.ts';
import { isPlainNumber, looksLikeCode, normalizeCode, withoutFraction, withoutLabels } from './code.ts';
import { findPlatform } from './platforms.ts';

/** One code that somebody asked for. */
export interface AskedCode {
  /** As it was typed. */
  readonly query: string;
  /** In the tables' spelling. */
  readonly code: string;
  /** Ids of the platforms to look at, also of one without a table; undefined for all vendors. */
  readonly vendors: readonly string[] | undefined;
}

/** What a command line asks for. */
export interface Query {
  readonly codes: readonly AskedCode[];
  /** What is neither a code nor a platform's name. */
  readonly words: readonly string[];
  /** What stands where a platform's name should, as in `nobody:40014`. */
  readonly unknownVendors: readonly string[];
}

/** `vendor:code`, once NFKC has made a full-width colon plain. */
const qualified = /^([^:]+):(.+)$/u;
/** A platform's name with the code run together, as in `钉钉40014`, `企业微信错误码60020`. */
const glued = /^(\D+?)(?:错误代?[码号]|返回码|报错|错误|返回)?(-?\d+(?:\.0+)?)$/u;
/** A code with the letter that people put before it: `E40014`. */
const lettered = /^e(?:rr(?:or)?)?[-_]?(\d{4,10})$/i;
/** A hyphen between a Latin name and its code, which is no sign: `dingtalk-60020`. */
const hyphened = /[a-z]$/i;

interface Token {
  readonly query: string;
  readonly code: string;
  /** The platform that the token itself names, or that was named before it. */
  readonly platform: string | undefined;
}

/** The code that a word is, in the spelling of the tables. */
function codeOf(catalog: Catalog, word: string): string {
  const code = normalizeCode(word);
  if (catalog.has(code)) return code;
  return withoutFraction(lettered.exec(code)?.[1] ?? code);
}

/** A platform with its code in one word. */
function readJoined(
  catalog: Catalog,
  word: string,
): { readonly name: string; readonly code: string; readonly platform: string | undefined } | undefined {
  const [, name, written] = qualified.exec(word) ?? glued.exec(word) ?? [];
  if (name === undefined || written === undefined) return undefined;
  const platform = findPlatform(catalog, name);
  const code = codeOf(catalog, written);
  const isHyphen = code.startsWith('-') && hyphened.test(name) && !qualified.test(word);
  const isNegative = !isHyphen || platform === undefined || catalog.find(code, [platform]).length > 0;
  return { name, code: isNegative ? code : code.slice(1), platform };
}

/**
 * Reads codes and platforms from words as they are typed: `40014 60011`, `dingtalk:40014`, `"dingtalk 40014"`,
 * `钉钉40014`, `errcode=40014,60011`. A platform's name holds for the codes after it; the only name on the line also
 * for those before it.
 *
 * @param words one or more arguments; each may hold several words
 * @param vendors ids that the caller restricts the search to; a platform named with a code wins over them
 */
export function parseQuery(catalog: Catalog, words: readonly string[], vendors?: readonly string[]): Query {
  const codes: Token[] = [];
  const rest: string[] = [];
  const unknownVendors: string[] = [];
  const named: string[] = [];

  for (const query of words.flatMap((word) => withoutLabels(word).split(/[\s,;、]+/u)).filter(Boolean)) {
    // The plainest spelling, and by far the commonest, needs none of what follows.
    if (isPlainNumber(query)) {
      codes.push({ query, code: query, platform: named.at(-1) });
      continue;
    }
    const word = query.normalize('NFKC');
    const platform = findPlatform(catalog, word.replace(/:$/, ''));
    if (platform !== undefined) {
      named.push(platform);
      continue;
    }
    const code = codeOf(catalog, word);
    const joined = readJoined(catalog, word);
    if (joined?.platform !== undefined) {
      codes.push({ query, code: joined.code, platform: joined.platform });
    } else if (joined && qualified.test(word) && looksLikeCode(joined.code)) {
      unknownVendors.push(joined.name);
    } else if (looksLikeCode(code) || catalog.has(code)) {
      codes.push({ query, code, platform: named.at(-1) });
    } else {
      rest.push(query);
    }
  }

  const only = named.length === 1 ? named[0] : undefined;
  const asked = new Map<string, AskedCode>();
  for (const { query, code, platform = only } of codes) {
    const ids = platform === undefined ? vendors : [platform];
    const key = `${ids}:${code}`;
    // Each once, however often it is asked for.
    if (!asked.has(key)) asked.set(key, { query, code, vendors: ids });
  }
  return { codes: [...asked.values()], words: rest, unknownVendors };
}
