import { type Catalog, type Span, spansOf, withoutNumbers } from '../catalog/catalog.ts';
import type { CompiledTables } from './compile.ts';

/**
 * The numbers of the vendors' entries, where own ones are numbered after the bundled ones and stand in place of some.
 *
 * @param first number of the first own entry
 * @param wanted ids to look at; all when left out
 */
export const layeredSpans = (
  base: Catalog,
  { counts, replaced }: Pick<CompiledTables, 'counts' | 'replaced'>,
  first: number,
  wanted: readonly string[] | undefined,
): Span[] => [
  ...base.spans(wanted).flatMap((span) => withoutNumbers(span, replaced)),
  ...spansOf(counts, wanted, first),
];
