import type { FamilyCodes } from '../../src/catalog/families.ts';
import type { RawFamily } from './read-tables.ts';

/** Which codes are of a family as `vendor.yaml` has it. */
export function familyCodes({ prefix, range, pattern }: RawFamily): FamilyCodes {
  if (pattern === undefined) return { prefix: prefix ?? null, range: range ?? null };
  const ends = [pattern.replaceAll('x', '0'), pattern.replaceAll('x', '9')].map(Number);
  const [first = 0, last = 0] = ends.sort((a, b) => a - b);
  return { prefix: null, range: [first, last] };
}
