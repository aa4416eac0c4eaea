import { takenIdentifiers, takenNames } from '../../src/catalog/taken-names.ts';
import { goName } from '../../src/render/export/identifiers.ts';
import { locateExplained, type Problem, type Rule } from './rule.ts';

/** Of a name: what is longer says what the message is for. Characters, so that generated lines keep to 79 columns. */
const most = { words: 5, characters: 36 };

export const namesRule: Rule = {
  name: 'names',
  description: 'What is explained has a short name of its own at its vendor, and every vendor one among all.',
  check(tables) {
    const taken = [...takenIdentifiers];
    const vendors = tables.vendors.flatMap(({ vendor }): Problem[] => {
      const { identifier } = vendor.value;
      const isTaken = taken.includes(identifier);
      taken.push(identifier);
      const message = `generated programs use "${identifier}" for something else`;
      return isTaken ? [{ file: vendor.path, line: vendor.lineOf(['identifier']), message }] : [];
    });

    const owners = new Map<string, string>();
    const entries = locateExplained(tables).flatMap(({ vendor, entry, problem }): Problem[] => {
      const { name } = entry.explanation;
      const problems: Problem[] = [];
      const say = (message: string): void => {
        problems.push(problem(message, 'name'));
      };
      if (name.split('_').length > most.words) say(`"${name}" has more than ${most.words} words`);
      if (name.length > most.characters) say(`"${name}" has more than ${most.characters} characters`);
      if (takenNames.includes(name)) say(`generated programs use "${name}" for something else`);
      // Go's names have the vendor's in front and no underscores: the form in which most names meet.
      const key = goName(vendor.vendor.value.identifier, name).toLowerCase();
      const owner = owners.get(key);
      if (owner !== undefined) say(`"${name}" stands at ${owner} too; no two codes share one`);
      owners.set(key, `${vendor.id}:${entry.code}`);
      return problems;
    });
    return [...vendors, ...entries];
  },
};
