import type { Catalog } from './catalog.ts';
import { codeKey, compareCodes } from './code.ts';
import type { AskedCode } from './query.ts';
import type { CodeRef, Localized } from './types.ts';

export const suggestionReasons = [
  'transposed-digits',
  'missing-digit',
  'extra-digit',
  'other-vendor',
  'neighbour',
  'wrong-digit',
  'same-beginning',
  'same-message',
  'other-words',
] as const;
/**
 * How a suggested code differs from the one asked for; that a text without a code has its message; or that it was found by the words
 * beside a code that no table has.
 */
export type SuggestionReason = (typeof suggestionReasons)[number];

/** A code that may have been meant. */
export interface Suggestion extends CodeRef {
  /** What was asked for. */
  readonly query: string;
  /** What the suggested code says. */
  readonly message: Localized;
  /** Why it may have been meant. */
  readonly reason: SuggestionReason;
}

const mostSuggestions = 5;

/** What single slip of the fingers makes `known` into `asked`; undefined when it takes more than one. */
function slip(asked: string, known: string): SuggestionReason | undefined {
  const longer = asked.length - known.length;
  if (longer < -1 || longer > 1) return undefined;
  let at = 0;
  while (at < asked.length && asked[at] === known[at]) at++;
  const isSameAfter = (inAsked: number, inKnown: number): boolean =>
    asked.slice(at + inAsked) === known.slice(at + inKnown);
  if (longer < 0) return isSameAfter(0, 1) ? 'missing-digit' : undefined;
  if (longer > 0) return isSameAfter(1, 0) ? 'extra-digit' : undefined;
  // Of a code with one or two digits, any other would be one digit away.
  if (isSameAfter(1, 1)) return asked.length > 2 ? 'wrong-digit' : undefined;
  const isSwap = asked[at] === known[at + 1] && asked[at + 1] === known[at] && isSameAfter(2, 2);
  return isSwap ? 'transposed-digits' : undefined;
}

const leastBeginning = 4;

/** What a known code begins with that begins as a word does: all of that, or all but its last part. Undefined where that tells nothing. */
function beginningOf(asked: string): string | undefined {
  if (!/[a-z]/.test(asked) || asked.length < leastBeginning) return undefined;
  return asked.slice(0, asked.lastIndexOf('.') + 1) || asked;
}

/** Two codes are of one range when they are equally long and differ in their last digits only. */
function isSameRange(a: string, b: string): boolean {
  return a.length === b.length && a.length > 3 && a.slice(0, -3) === b.slice(0, -3);
}

/** The known codes next to a code that lies in a known range, below and above where there are both. */
function neighbours(asked: string, known: readonly string[]): string[] {
  const range = known.filter((code) => isSameRange(asked, code)).sort(compareCodes);
  const above = range.findIndex((code) => compareCodes(code, asked) > 0);
  return above < 0 ? range.slice(-1) : range.slice(Math.max(0, above - 1), above + 1);
}

/**
 * What may have been meant by a code that is not in the tables, best first: two digits swapped, a digit missing or
 * too many, the same code at another vendor, the neighbours within a known range, one wrong digit, the same beginning.
 *
 * @returns at most five, each code once
 */
export function suggestCodes(catalog: Catalog, { query, code, vendors }: AskedCode): Suggestion[] {
  const candidates: (CodeRef & { reason: SuggestionReason })[] = [];
  const key = codeKey(code);
  const beginning = beginningOf(key);
  for (const { id } of catalog.vendors) {
    if (vendors && !vendors.includes(id)) continue;
    const known = catalog.codesOf(id);
    for (const other of known) {
      const otherKey = codeKey(other);
      const isBegunAlike = beginning !== undefined && otherKey.startsWith(beginning);
      const reason = slip(key, otherKey) ?? (isBegunAlike && 'same-beginning');
      if (reason) candidates.push({ vendor: id, code: other, reason });
    }
    for (const other of neighbours(code, known))
      candidates.push({ vendor: id, code: other, reason: 'neighbour' });
  }
  for (const { vendor } of catalog.find(code)) candidates.push({ vendor, code, reason: 'other-vendor' });

  const seen = new Set<string>();
  return candidates
    .sort((a, b) => suggestionReasons.indexOf(a.reason) - suggestionReasons.indexOf(b.reason))
    .filter(({ vendor, code: other }) => {
      const ref = `${vendor}:${other}`;
      const isNew = !seen.has(ref);
      seen.add(ref);
      return isNew;
    })
    .slice(0, mostSuggestions)
    .flatMap(({ vendor, code: other, reason }) => {
      const [entry] = catalog.find(other, [vendor]);
      return entry ? [{ query, vendor, code: entry.code, message: entry.message, reason }] : [];
    });
}
