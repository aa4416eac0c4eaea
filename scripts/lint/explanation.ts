import { languages } from '../../src/catalog/types.ts';
import {
  type LocatedText,
  locateExplained,
  locateExplanations,
  locateSharedSteps,
  type Rule,
} from './rule.ts';

/** How many steps of its own an entry has, by whether something went wrong at all. */
const leastSteps = { error: 2, pending: 2, success: 1 };
const mostSteps = 5;

/** How long one step may be, in characters, so that it can be done at once. */
const stepLength = { zh: { least: 6, most: 200 }, en: { least: 12, most: 400 } };

/** In how many entries one step may stand; what more codes share belongs in a guide. */
const mostRepeats = 3;

export const completenessRule: Rule = {
  name: 'completeness',
  description: 'What is explained has enough steps of its own; no step is too short or too long.',
  check(tables) {
    const entries = locateExplained(tables).flatMap((located) => {
      const { kind, explanation } = located.entry;
      const count = explanation.steps.length;
      const least = leastSteps[kind];
      return count < least || count > mostSteps
        ? [located.problem(`has ${count} steps; ${least} to ${mostSteps} are right`, 'steps')]
        : [];
    });
    const steps = [...locateExplanations(tables).steps, ...locateSharedSteps(tables)].flatMap(
      ({ text, problem }) =>
        languages.flatMap((language) => {
          const { least, most } = stepLength[language];
          const { length } = [...text[language]];
          return length < least || length > most
            ? [problem(`has ${length} characters; ${least} to ${most} are right`, language)]
            : [];
        }),
    );
    return [...entries, ...steps];
  },
};

export const repeatedStepsRule: Rule = {
  name: 'repeated-steps',
  description: 'One step stands in at most three entries; what more share is a guide’s.',
  check(tables) {
    const places = new Map<string, LocatedText[]>();
    for (const step of locateExplanations(tables).steps) {
      for (const text of [step.text.zh, step.text.en]) {
        const same = places.get(text);
        if (same) same.push(step);
        else places.set(text, [step]);
      }
    }
    return [...places]
      .filter(([, found]) => found.length > mostRepeats)
      .flatMap(([text, found]) =>
        found.map(({ problem }) =>
          problem(`the step “${text.slice(0, 40)}…” stands in ${found.length} entries`),
        ),
      );
  },
};

/**
 * Names as APIs spell them: with an underscore or an inner capital, or all-lowercase ones that are no words.
 * Plain words and product names (API, token, WeLink, OAuth) are none.
 */
const identifier =
  /[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*|\b[a-z]+[A-Z][A-Za-z0-9]*|\b(?:userid|corpid|agentid|chatid|msgtype|openid|unionid|errcode|errmsg|appid|appkey|appsecret|suiteid|suitekey|suitesecret|aeskey|corpsecret|callbackurl|jobnumber|extattr|mediaid|suitetoken|suiteticket|ssocode)\b/g;
/** Names of products and protocols that look like identifiers. */
const properNames = new Set(['eSign', 'iOS', 'macOS', 'iPhone', 'iPad']);

function identifiersIn(text: string): Set<string> {
  return new Set((text.match(identifier) ?? []).filter((name) => !properNames.has(name)));
}

/** Five Latin words in a row: a sentence, and no name. */
const englishSentence = /(?:\b[A-Za-z][a-z']+\s+){4,}[A-Za-z][a-z']+/;

export const sidesRule: Rule = {
  name: 'sides',
  description:
    'Both languages of a text name the same identifiers; no English sentence stands in a Chinese text.',
  check(tables) {
    const { causes, steps } = locateExplanations(tables);
    return [...causes, ...steps, ...locateSharedSteps(tables)].flatMap(({ text, problem }) => {
      const zh = identifiersIn(text.zh);
      const en = identifiersIn(text.en);
      const lone = [...zh].filter((name) => !en.has(name)).concat([...en].filter((name) => !zh.has(name)));
      const problems = lone.length > 0 ? [problem(`${lone.join(', ')} stands in one language only`)] : [];
      // What stands in quotes is quoted from a response or a screen.
      if (englishSentence.test(text.zh.replace(/“[^”]*”|"[^"]*"/g, ''))) {
        problems.push(problem('has an English sentence in the Chinese text', 'zh'));
      }
      return problems;
    });
  },
};
