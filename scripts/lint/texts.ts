import { visit } from 'yaml';
import {
  allFiles,
  type Located,
  type LocatedText,
  locateEntries,
  locateSharedSteps,
  locateSteps,
  type Problem,
  type Rule,
  textAt,
} from './rule.ts';

/** Control, format, private-use, unassigned and unusual space characters: nobody means to write them. */
const stray = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u00a0\u2000-\u200a\u202f\u205f]/u;

export const strayCharactersRule: Rule = {
  name: 'stray-characters',
  description: 'No invisible or stray characters, no space at a line’s end.',
  check: (tables) =>
    [...tables.vendors.map(({ codes }) => codes), ...allFiles(tables)].flatMap((file) =>
      file.text.split('\n').flatMap((line, index) => {
        // Between the cells of a row.
        const found = stray.exec(line.replaceAll('\t', ''))?.[0];
        const at = (message: string): Problem[] => [{ file: file.path, line: index + 1, message }];
        if (found !== undefined)
          return at(`holds the character U+${found.codePointAt(0)?.toString(16).padStart(4, '0')}`);
        return / $/.test(line) ? at('ends in a space') : [];
      }),
    ),
};

export const commentsRule: Rule = {
  name: 'comments',
  description: 'No comment behind a value: a text with " #" in it that has no quotes ends there.',
  check: (tables) =>
    allFiles(tables).flatMap((file) => {
      const problems: Problem[] = [];
      // Reading a file with its comments takes time, and hardly any holds what could be one.
      if (!/\S.* #/.test(file.text)) return problems;
      visit(file.document, {
        Scalar(_, scalar) {
          if (!scalar.comment || !scalar.range) return;
          const line = file.text.slice(0, scalar.range[0]).split('\n').length;
          problems.push({ file: file.path, line, message: 'ends at " #"; put the whole text in quotes' });
        },
      });
      return problems;
    }),
};

/** What the machine-made English of the first sources left behind, and what says nothing. */
const leftovers = /\b(nails?|vouchers?|oauth black|black oauth|micro[- ]applications?|please refer to)\b/i;
const emptyAdvice =
  /^(无|暂无|同上|检查(一下)?(请求)?参数(是否正确)?|联系(客服|技术支持)|none|nothing|n\/a|unknown|see above|check (that )?the parameters?( are right| is right)?|contact support)[。.]?$/i;
/** A label in parentheses is a few characters long; what is longer is untranslated text. */
const longChinese = /[\p{Script=Han}，。、；]{21,}/u;
const hasHan = /\p{Script=Han}/u;

/** The texts of an entry that we wrote, or of which we wrote one side: its message, variants, cause and steps. */
function ownTexts(located: Located): LocatedText[] {
  const { message, variants, explanation } = located.entry;
  return [
    textAt(located, message, 'message'),
    ...variants.map((text, position) => textAt(located, text, 'variants', position)),
    ...(explanation ? [textAt(located, explanation.cause, 'cause')] : []),
    ...locateSteps(located),
  ];
}

/** Whether the vendor published the message in both languages, and so nothing of it is ours. */
function hasPublishedBoth({ entry, vendor }: Located): boolean {
  return (entry.published ?? vendor.vendor.value.published).length > 1;
}

/** What may be wrong with any text that stands in both languages. */
function checkText({ text, problem }: LocatedText): Problem[] {
  if (!hasHan.test(text.zh)) return [problem('the Chinese text has no Chinese', 'zh')];
  if (text.zh === text.en) return [problem('is not translated')];
  if (emptyAdvice.test(text.zh) || emptyAdvice.test(text.en)) {
    return [problem('says nothing; take it out or say it')];
  }
  const leftover = leftovers.exec(text.en)?.[0];
  return leftover === undefined
    ? []
    : [problem(`"${leftover}" is a leftover of a machine translation`, 'en')];
}

export const textsRule: Rule = {
  name: 'texts',
  description: 'Both languages are really there; no copied, empty or machine-made text.',
  check(tables) {
    const guides = locateSharedSteps(tables).flatMap(checkText);
    const entries = locateEntries(tables).flatMap((located) => {
      const { entry } = located;
      const [message, ...others] = ownTexts(located);
      const ours = message && !hasPublishedBoth(located) ? [message, ...others] : others;
      const problems = ours.flatMap(checkText);
      const { cause, steps: own = [] } = entry.explanation ?? {};
      const steps = own.flatMap((step) => [step.zh, step.en]);
      if (new Set(steps).size < steps.length) problems.push(located.problem('says one step twice', 'steps'));
      if (
        cause &&
        [entry.message.zh, entry.message.en].some((message) => message === cause.zh || message === cause.en)
      ) {
        problems.push(located.problem('the cause only repeats the message', 'cause'));
      }
      return problems;
    });
    return [...entries, ...guides];
  },
};

export const englishRule: Rule = {
  name: 'english',
  description: 'No Chinese in English texts but names in parentheses or quotes.',
  check(tables) {
    const texts = locateEntries(tables).flatMap(ownTexts);
    return [...texts, ...locateSharedSteps(tables)].flatMap(({ text, problem }) => {
      if (longChinese.test(text.en)) return [problem('has a Chinese sentence; translate it', 'en')];
      return hasHan.test(text.en.replace(/\([^()]*\)|"[^"]*"|“[^”]*”/g, ''))
        ? [problem('has Chinese outside parentheses and quotes', 'en')]
        : [];
    });
  },
};
