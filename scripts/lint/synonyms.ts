import { isMap, isSeq } from 'yaml';
import { createSimplifier } from '../../src/search/han.ts';
import { normalText } from '../../src/search/terms.ts';
import { compileTraditional } from '../data/compile-languages.ts';
import type { Problem, Rule } from './rule.ts';

export const synonymsRule: Rule = {
  name: 'synonyms',
  description: 'Lists of at least two words, each once, in lower case and simplified characters.',
  check({ synonyms: file }) {
    const simplify = createSimplifier(compileTraditional());
    const at = (keys: readonly (string | number)[], message: string): Problem => ({
      file: file.path,
      line: file.lineOf(keys),
      message,
    });
    const root = file.document.contents;
    if (file.errors.length > 0) return file.errors.map((message) => at([], message));
    if (!isSeq(root) || root.items.some((item) => isMap(item))) return [at([], 'is no list of lists')];
    return file.value.flatMap((words, position): Problem[] => {
      if (!Array.isArray(words) || words.some((word) => typeof word !== 'string')) {
        return [at([position], 'holds something that is no text; put it in quotes')];
      }
      const problems = words.flatMap((word, i) => {
        if (words.indexOf(word) < i) return [at([position, i], `"${word}" stands here twice`)];
        const isPlain = word !== '' && word.trim() === normalText(word, simplify).text;
        return isPlain ? [] : [at([position, i], `"${word}" is not in lower case and simplified characters`)];
      });
      return words.length < 2 ? [...problems, at([position], 'has no second word')] : problems;
    });
  },
};
