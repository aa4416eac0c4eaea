import type { Localized } from '../../src/catalog/types.ts';
import { type Located, locateEntries, type Problem, type Rule } from './rule.ts';

/** How many steps of its own an entry has, by whether something went wrong at all. */
const leastSteps = { error: 2, pending: 2, success: 1 };
const mostSteps = 5;

/** How long one step may be, in characters, so that it can be done at once. */
const stepLength = { zh: { least: 6, most: 200 }, en: { least: 12, most: 400 } };

/** In how many entries one step may stand; what more codes share belongs in a guide. */
const mostRepeats = 3;

export const completenessRule: Rule = {
  name: 'completeness',
  description: 'Every entry has a cause and enough steps of its own, none too short or too long.',
  check: (tables) =>
    locateEntries(tables).flatMap((located) => {
      const { entry } = located;
      const steps = entry.steps ?? [];
      const least = leastSteps[entry.kind ?? 'error'];
      const problems: Problem[] = [];
      if (entry.cause === undefined) problems.push(located.problem('has no cause'));
      if (steps.length < least || steps.length > mostSteps) {
        problems.push(
          located.problem(`has ${steps.length} steps; ${least} to ${mostSteps} are right`, 'steps'),
        );
      }
      for (const [position, step] of steps.entries()) {
        for (const [language, { least, most }] of Object.entries(stepLength)) {
          const { length } = [...step[language as keyof typeof stepLength]];
          if (length < least || length > most) {
            const message = `step ${position + 1} has ${length} characters; ${least} to ${most} are right`;
            problems.push(located.problem(message, 'steps', position, language));
          }
        }
      }
      return problems;
    }),
};

export const repeatedStepsRule: Rule = {
  name: 'repeated-steps',
  description: 'One step stands in at most three entries; what more share is a guide’s.',
  check(tables) {
    const places = new Map<string, { located: Located; position: number }[]>();
    for (const located of locateEntries(tables)) {
      for (const [position, step] of (located.entry.steps ?? []).entries()) {
        for (const text of [step.zh, step.en])
          places.set(text, [...(places.get(text) ?? []), { located, position }]);
      }
    }
    return [...places].flatMap(([text, found]) =>
      found.length <= mostRepeats
        ? []
        : found.map(({ located, position }) =>
            located.problem(
              `the step “${text.slice(0, 40)}…” stands in ${found.length} entries`,
              'steps',
              position,
            ),
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
    'Both languages of a step name the same identifiers; no English sentence stands in a Chinese text.',
  check: (tables) =>
    locateEntries(tables).flatMap((located) => {
      const { entry } = located;
      const texts: { text: Localized; keys: (string | number)[] }[] = [
        ...(entry.cause ? [{ text: entry.cause, keys: ['cause'] }] : []),
        ...(entry.steps ?? []).map((text, position) => ({ text, keys: ['steps', position] })),
      ];
      return texts.flatMap(({ text, keys }) => {
        const zh = identifiersIn(text.zh);
        const en = identifiersIn(text.en);
        const lone = [...zh].filter((name) => !en.has(name)).concat([...en].filter((name) => !zh.has(name)));
        const problems =
          lone.length > 0 ? [located.problem(`${lone.join(', ')} stands in one language only`, ...keys)] : [];
        // What stands in quotes is quoted from a response or a screen.
        if (englishSentence.test(text.zh.replace(/“[^”]*”|"[^"]*"/g, ''))) {
          problems.push(located.problem('has an English sentence in the Chinese text', ...keys, 'zh'));
        }
        return problems;
      });
    }),
};
