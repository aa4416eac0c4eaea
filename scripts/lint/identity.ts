import { codeKey } from '../../src/catalog/code.ts';
import { sectionsOf } from '../data/compile.ts';
import { locateEntries, type Rule } from './rule.ts';

export const identityRule: Rule = {
  name: 'identity',
  description: 'Vendor, code and section name exactly one entry; every topic and section has a name.',
  check(tables) {
    const seen = new Map<string, string>();
    const problems = locateEntries(tables).flatMap((located) => {
      const { entry, vendor } = located;
      const sections = sectionsOf(entry);
      const clashes = (sections.length > 0 ? sections : ['']).flatMap((section) => {
        const key = `${vendor.id}:${codeKey(entry.code)}:${section}`;
        const earlier = seen.get(key);
        seen.set(key, located.file.path);
        return earlier === undefined
          ? []
          : [located.problem(`stands in ${earlier} too; merge the two or give each its section`)];
      });
      const unnamed = sections
        .filter((section) => vendor.vendor.value.sections?.[section] === undefined)
        .map((section) =>
          located.problem(`section "${section}" has no English name in vendor.yaml`, 'section'),
        );
      return [...clashes, ...unnamed];
    });

    for (const { id, vendor, topics } of tables.vendors) {
      const named = Object.keys(vendor.value.topics ?? {});
      const at = (message: string) =>
        problems.push({ file: vendor.path, line: vendor.lineOf(['topics']), message });
      if (vendor.value.id !== id) at(`id "${vendor.value.id}" is not the folder's name "${id}"`);
      for (const topic of topics.keys())
        if (!named.includes(topic)) at(`topic "${topic}" has a file but no name`);
      for (const topic of named) if (!topics.has(topic)) at(`topic "${topic}" has a name but no file`);
    }
    return problems;
  },
};
