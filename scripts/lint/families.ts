import { familiesMeet, isWithin } from '../../src/catalog/families.ts';
import { findGuide } from '../data/compile.ts';
import { familyCodes } from '../data/families.ts';
import type { Problem, Rule } from './rule.ts';

export const familiesRule: Rule = {
  name: 'families',
  description: 'A family is a prefix, a range or a pattern; two that share codes lie within one another.',
  check: (tables) =>
    tables.vendors.flatMap(({ vendor }): Problem[] => {
      const { families = [] } = vendor.value;
      return families.flatMap((family, position) => {
        const problems: Problem[] = [];
        const say = (message: string, key?: string): void => {
          const line = vendor.lineOf(['families', position, ...(key ? [key] : [])]);
          problems.push({ file: vendor.path, line, message: `family "${family.name.en}": ${message}` });
        };
        const codes = familyCodes(family);
        const given = [family.prefix, family.range, family.pattern].filter((one) => one !== undefined);
        if (given.length !== 1) say('needs one of prefix, range and pattern');
        if (codes.range && codes.range[0] >= codes.range[1]) say('its range has no second code');
        if (family.prefix && /^-?\d+$/.test(family.prefix))
          say('digits are a pattern, as 4000xxxxx', 'prefix');
        if (family.guide !== undefined && findGuide(tables, family.guide) === undefined)
          say(`guide "${family.guide}" does not exist`, 'guide');
        for (const other of families.slice(0, position)) {
          const others = familyCodes(other);
          const isSame = isWithin(codes, others) && isWithin(others, codes);
          const isNested = isWithin(codes, others) || isWithin(others, codes);
          if (isSame) say(`has the codes of "${other.name.en}"`);
          else if (familiesMeet(codes, others) && !isNested)
            say(`shares only some codes with "${other.name.en}"`);
        }
        return problems;
      });
    }),
};
