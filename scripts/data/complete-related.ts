import { isMap, isSeq } from 'yaml';
import { parseRelated } from '../../src/catalog/expand.ts';
import { refKey } from './compile.ts';
import type { Tables } from './read-tables.ts';

/**
 * Adds the missing half of one-sided relations: where A names B and B is explained, B comes to name A. Works on the files'
 * documents.
 *
 * @returns how many were added
 */
export function completeRelated(tables: Tables): number {
  const places = tables.vendors.flatMap(({ id, topics }) =>
    [...topics.values()].flatMap((file) =>
      file.value.map((entry, position) => ({ vendor: id, code: entry.code, entry, file, position })),
    ),
  );
  // The first of a code's sections gets what is missing.
  const placeOf = new Map([...places].reverse().map((place) => [refKey(place), place]));
  const relations = places.flatMap((from) =>
    (from.entry.related ?? []).map((reference) => ({ from, to: parseRelated(reference, from.vendor) })),
  );
  // Several sections of one code share what any of them names.
  const known = new Set(relations.map(({ from, to }) => `${refKey(from)} ${refKey(to)}`));

  let added = 0;
  for (const { from, to } of relations) {
    const back = `${refKey(to)} ${refKey(from)}`;
    const target = placeOf.get(refKey(to));
    const { document } = target?.file ?? {};
    const node = document?.getIn([target?.position]);
    if (known.has(back) || !target || !document || !isMap(node)) continue;
    const reference = from.vendor === target.vendor ? from.code : refKey(from);
    const list = node.get('related');
    if (isSeq(list)) list.add(document.createNode(reference));
    else node.set('related', document.createNode([reference]));
    target.entry.related = [...(target.entry.related ?? []), reference];
    known.add(back);
    added++;
  }
  return added;
}
