/** Kinds of codes: ranges and prefixes, of which something is known even where no table has the code itself. */
import { isPlainNumber } from './code.ts';

/** Which codes are of a family: those that begin with a prefix, or those from one number to another. */
export interface FamilyCodes {
  /** Letter case apart; null for a range. */
  readonly prefix: string | null;
  /** The first and the last; null for a prefix. */
  readonly range: readonly [first: number, last: number] | null;
}

/** Whether a code is of a family. */
function isOfFamily(code: string, { prefix, range }: FamilyCodes): boolean {
  if (prefix !== null)
    return code.length > prefix.length && code.toLowerCase().startsWith(prefix.toLowerCase());
  // Sixteen digits are no longer exact, and `0040` is another code than 40.
  if (range === null || !isPlainNumber(code) || code.length > 15 || String(Number(code)) !== code)
    return false;
  return range[0] <= Number(code) && Number(code) <= range[1];
}

/** Whether all codes of a family are of another one too. */
export function isWithin(inner: FamilyCodes, outer: FamilyCodes): boolean {
  if (inner.range && outer.range) return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
  if (inner.prefix === null || outer.prefix === null) return false;
  return inner.prefix.toLowerCase().startsWith(outer.prefix.toLowerCase());
}

/** Whether two families share a code. */
export function familiesMeet(a: FamilyCodes, b: FamilyCodes): boolean {
  if (a.range && b.range) return a.range[0] <= b.range[1] && b.range[0] <= a.range[1];
  return isWithin(a, b) || isWithin(b, a);
}

/** The narrowest family that a code is of. */
export function narrowestFamily<Family extends FamilyCodes>(
  families: readonly Family[],
  code: string,
): Family | undefined {
  return families
    .filter((family) => isOfFamily(code, family))
    .reduce<Family | undefined>(
      (best, family) => (best && isWithin(best, family) ? best : family),
      undefined,
    );
}
