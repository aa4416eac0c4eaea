import { languages } from '../../src/catalog/types.ts';
import { locateExplained, type Problem, type Rule } from './rule.ts';

/** So many phrases an entry has in each language: fewer find little, more are repetitions. */
const count = { least: 2, most: 8 };
/** Characters of a phrase: what is longer is a sentence, and belongs into the cause. */
const longest = { zh: 24, en: 80 };

export const phrasesRule: Rule = {
  name: 'phrases',
  description:
    'What is explained has a few short phrases in both languages, its own, in other words than its messages.',
  check(tables) {
    const owners = new Map<string, string>();
    return locateExplained(tables).flatMap(({ vendor, entry, problem }): Problem[] =>
      languages.flatMap((language) => {
        const phrases = entry.explanation.phrases[language];
        const problems: Problem[] = [];
        const say = (message: string, ...keys: (string | number)[]): void => {
          problems.push(problem(message, 'phrases', language, ...keys));
        };
        if (phrases.length < count.least || phrases.length > count.most) {
          say(`has ${phrases.length} phrases in ${language}; ${count.least} to ${count.most}`);
        }
        const messages = [entry.message, ...entry.variants].map((message) => message[language]);
        for (const [position, phrase] of phrases.entries()) {
          if ([...phrase].length > longest[language]) say(`"${phrase}" is a sentence, no phrase`, position);
          if (messages.includes(phrase)) say(`"${phrase}" is the message`, position);
          const key = `${vendor.id} ${language} ${phrase.toLowerCase()}`;
          const owner = owners.get(key);
          if (owner !== undefined) say(`"${phrase}" stands at ${owner} too`, position);
          owners.set(key, entry.code);
        }
        return problems;
      }),
    );
  },
};
