import { isMap, isSeq } from 'yaml';
import { codeKey } from '../../src/catalog/code.ts';
import { parseRelated } from './compile.ts';
import type { Tables } from './read-tables.ts';

/**
 * Adds the missing half of one-sided relations: where A names B, B comes to name A. Works on the files' documents.
 *
 * @returns how many were added
 */
export function completeRelated(tables: Tables): number {
  const places = tables.vendors.flatMap(({ id, topics }) =>
    [...topics.values()].flatMap((file) =>
      file.value.map((entry, position) => ({ vendor: id, file, entry, position })),
    ),
  );
  const isPlaceOf = (vendor: string, code: string) => (place: (typeof places)[number]) =>
    place.vendor === vendor && codeKey(place.entry.code) === codeKey(code);

  let added = 0;
  for (const { vendor, entry } of places) {
    for (const reference of entry.related ?? []) {
      const target = parseRelated(reference, vendor);
      const others = places.filter(isPlaceOf(target.vendor, target.code));
      const pointsBack = others.some((other) =>
        (other.entry.related ?? []).some((back) => {
          const { vendor: backVendor, code } = parseRelated(back, other.vendor);
          return isPlaceOf(backVendor, code)({ vendor, entry } as (typeof places)[number]);
        }),
      );
      const other = others[0];
      if (pointsBack || other === undefined) continue;
      const back = other.vendor === vendor ? entry.code : `${vendor}:${entry.code}`;
      const node = other.file.document.getIn([other.position]);
      if (!isMap(node)) continue;
      const list = node.get('related');
      if (isSeq(list)) list.add(other.file.document.createNode(back));
      else node.set('related', other.file.document.createNode([back]));
      other.entry.related = [...(other.entry.related ?? []), back];
      added++;
    }
  }
  return added;
}
