import { canonicalRule } from './canonical.ts';
import { completenessRule, repeatedStepsRule, sidesRule } from './explanation.ts';
import { expressionsRule } from './expressions.ts';
import { familiesRule } from './families.ts';
import { identityRule } from './identity.ts';
import { judgementRule } from './judgement.ts';
import { namesRule } from './names.ts';
import { phrasesRule } from './phrases.ts';
import { referencesRule } from './references.ts';
import { releasedNamesRule } from './released-names.ts';
import { rowsRule } from './rows.ts';
import type { Rule } from './rule.ts';
import { schemaRule } from './schema.ts';
import { synonymsRule } from './synonyms.ts';
import { commentsRule, englishRule, strayCharactersRule, textsRule } from './texts.ts';

/** All rules, the ones that the others rely on first. */
export const rules: readonly Rule[] = [
  schemaRule,
  rowsRule,
  identityRule,
  referencesRule,
  familiesRule,
  expressionsRule,
  namesRule,
  releasedNamesRule,
  judgementRule,
  strayCharactersRule,
  commentsRule,
  textsRule,
  englishRule,
  completenessRule,
  phrasesRule,
  synonymsRule,
  repeatedStepsRule,
  sidesRule,
  canonicalRule,
];
