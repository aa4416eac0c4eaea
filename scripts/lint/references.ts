import { findGuide, parseRelated, refKey } from '../data/compile.ts';
import { locateEntries, type Rule } from './rule.ts';

export const referencesRule: Rule = {
  name: 'references',
  description:
    'Related codes exist and point both ways; guides and source tables exist, and every guide is named.',
  check(tables) {
    const entries = locateEntries(tables);
    const relatedOf = new Map<string, Set<string>>();
    for (const { entry, vendor } of entries) {
      const key = refKey({ vendor: vendor.id, code: entry.code });
      const own = relatedOf.get(key) ?? new Set();
      for (const reference of entry.related ?? []) own.add(refKey(parseRelated(reference, vendor.id)));
      relatedOf.set(key, own);
    }

    const named = new Set(entries.map(({ entry }) => entry.guide));
    const unused = [...tables.guides].flatMap(([vendor, file]) =>
      Object.keys(file.value)
        .filter((name) => !named.has(`${vendor}/${name}`))
        .map((name) => ({
          file: file.path,
          line: file.lineOf([name]),
          message: `${vendor}/${name}: no entry names this guide; name it or take it out`,
        })),
    );

    const wrong = entries.flatMap((located) => {
      const { entry, vendor } = located;
      const own = refKey({ vendor: vendor.id, code: entry.code });
      const problems = (entry.related ?? []).flatMap((reference, position) => {
        const related = parseRelated(reference, vendor.id);
        const other = refKey(related);
        const say = (message: string) => [located.problem(message, 'related', position)];
        if (other === own) return say('is related to itself; take it out');
        if (!relatedOf.has(other)) return say(`related code ${reference} does not exist`);
        if (related.vendor === vendor.id && reference !== related.code)
          return say(`write "${related.code}" for a code of the same vendor`);
        return relatedOf.get(other)?.has(own)
          ? []
          : say(`${other} does not point back; \`npm run data:format\` adds it`);
      });
      if (entry.guide !== undefined && findGuide(tables, entry.guide) === undefined) {
        problems.push(located.problem(`guide "${entry.guide}" does not exist`, 'guide'));
      }
      const table = entry.source?.table;
      if (table !== undefined && vendor.vendor.value.sources[table] === undefined) {
        problems.push(located.problem(`source table "${table}" is not in vendor.yaml`, 'source', 'table'));
      }
      return problems;
    });
    return [...wrong, ...unused];
  },
};
