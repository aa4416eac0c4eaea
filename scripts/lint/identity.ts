import { locateEntries, type Problem, type Rule } from './rule.ts';

export const identityRule: Rule = {
  name: 'identity',
  description:
    'Vendor, code and section name one row; what is explained has a row; every topic and section has a name.',
  check(tables) {
    const problems: Problem[] = tables.vendors.flatMap(({ misfits }) => misfits);
    for (const { entry, vendor, problem } of locateEntries(tables)) {
      const { sections = {}, products = {}, topics = {} } = vendor.vendor.value;
      for (const section of entry.sections) {
        if (sections[section] === undefined && products[section] === undefined)
          problems.push(problem(`section "${section}" has no name in vendor.yaml`, 'topic'));
      }
      if (topics[entry.topic] === undefined)
        problems.push(problem(`topic "${entry.topic}" has no name in vendor.yaml`, 'topic'));
    }
    for (const { id, vendor, topics, entries } of tables.vendors) {
      const used = new Set(entries.map(({ entry }) => entry.topic));
      const at = (message: string) =>
        problems.push({ file: vendor.path, line: vendor.lineOf(['topics']), message });
      if (vendor.value.id !== id) at(`id "${vendor.value.id}" is not the folder's name "${id}"`);
      const named = Object.keys(vendor.value.topics ?? {});
      for (const topic of topics.keys())
        if (!named.includes(topic)) at(`topic "${topic}" has a file but no name`);
      for (const topic of named) if (!used.has(topic)) at(`topic "${topic}" has a name but no row`);
    }
    return problems;
  },
};
