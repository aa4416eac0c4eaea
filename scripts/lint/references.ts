import { parseRelated } from '../../src/catalog/expand.ts';
import { findGuide, refKey } from '../data/compile.ts';
import { locateEntries, type Problem, type Rule } from './rule.ts';

export const referencesRule: Rule = {
  name: 'references',
  description:
    'Related codes exist, and where both are explained point both ways; guides and source tables exist, and every guide is named.',
  check(tables) {
    const entries = locateEntries(tables);
    /** What each code is related to; undefined of one that nobody explained. */
    const relatedOf = new Map<string, Set<string> | undefined>();
    for (const { entry, vendor } of entries) {
      const key = refKey({ vendor: vendor.id, code: entry.code });
      const related = entry.explanation && [
        ...(relatedOf.get(key) ?? []),
        ...(entry.explanation.related ?? []).map((one) => refKey(parseRelated(one, vendor.id))),
      ];
      relatedOf.set(key, related ? new Set(related) : relatedOf.get(key));
    }

    const named = new Set(entries.map(({ entry }) => entry.guide));
    for (const { vendor } of tables.vendors)
      for (const { guide } of vendor.value.families ?? []) named.add(guide);
    const unused = tables.vendors.flatMap(({ id, guides: file }) =>
      Object.keys(file?.value ?? {})
        .filter((name) => !named.has(`${id}/${name}`))
        .map((name) => ({
          file: file?.path ?? '',
          line: file?.lineOf([name]) ?? 1,
          message: `${id}/${name}: no entry names this guide; name it or take it out`,
        })),
    );

    const wrong = entries.flatMap(({ entry, vendor, problem }) => {
      const own = refKey({ vendor: vendor.id, code: entry.code });
      const problems = (entry.explanation?.related ?? []).flatMap((reference, position): Problem[] => {
        const related = parseRelated(reference, vendor.id);
        const other = refKey(related);
        const say = (message: string) => [problem(message, 'related', position)];
        if (other === own) return say('is related to itself; take it out');
        if (!relatedOf.has(other)) return say(`related code ${reference} does not exist`);
        if (related.vendor === vendor.id && reference !== related.code)
          return say(`write "${related.code}" for a code of the same vendor`);
        return (relatedOf.get(other)?.has(own) ?? true)
          ? []
          : say(`${other} does not point back; \`npm run data:format\` adds it`);
      });
      if (entry.guide !== undefined && findGuide(tables, entry.guide) === undefined) {
        problems.push(problem(`guide "${entry.guide}" does not exist`, 'guide'));
      }
      if (entry.table !== undefined && vendor.vendor.value.sources[entry.table] === undefined) {
        problems.push(problem(`source table "${entry.table}" is not in vendor.yaml`, 'table'));
      }
      return problems;
    });
    return [...wrong, ...unused];
  },
};
