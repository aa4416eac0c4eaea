import { codeKey } from '../catalog/code.ts';
import type { Entry } from '../catalog/types.ts';

/**
 * Whether an own entry stands in place of another one: the same code of the same vendor, and the same heading; without
 * a heading it stands for all meanings of the code.
 */
export function replaces(
  own: Pick<Entry, 'vendor' | 'code' | 'section'>,
  other: Pick<Entry, 'vendor' | 'code' | 'section' | 'sections'>,
): boolean {
  return (
    own.vendor === other.vendor &&
    codeKey(own.code) === codeKey(other.code) &&
    (own.section === null || own.section === other.section || other.sections.includes(own.section))
  );
}
