import { formatReleasedNames, parseReleasedNames } from '../data/released-names.ts';
import { locateExplained, type Problem, type Rule } from './rule.ts';

export const releasedNamesRule: Rule = {
  name: 'released-names',
  description:
    'Programs are written with the names: one that was released stays its code’s, and no other gets it.',
  check(tables) {
    const file = 'released-names.tsv';
    const released = parseReleasedNames(tables.releasedNames);
    const names = new Map(
      locateExplained(tables).map(({ vendor, entry }) => [
        `${vendor.id}\t${entry.explanation.name}`,
        entry.code,
      ]),
    );
    const problems = released.flatMap(({ vendor, code, name }, position): Problem[] => {
      const owner = names.get(`${vendor}\t${name}`);
      if (owner === code) return [];
      const message =
        owner === undefined
          ? `${vendor}:${code} was released as ${name}; give it that name again`
          : `${name} was released for ${vendor}:${code}; ${owner} needs another name`;
      return [{ file, line: position + 2, message }];
    });
    return tables.releasedNames === formatReleasedNames(tables)
      ? problems
      : [...problems, { file, line: 1, message: 'is not whole or not sorted; run `npm run data:format`' }];
  },
};
