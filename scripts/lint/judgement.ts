import { locateEntries, type Rule } from './rule.ts';

/** What a plain answer may be about: there is none, it is so already. */
const mayBeAnswer: ReadonlySet<string> = new Set(['not-found', 'conflict', 'state']);

export const judgementRule: Rule = {
  name: 'judgement',
  description: 'Kind, category and retry advice agree with each other.',
  check: (tables) =>
    locateEntries(tables).flatMap((located) => {
      const { entry } = located;
      const isSuccess = entry.kind === 'success';
      const problems = [];
      if (isSuccess !== (entry.category === 'success')) {
        problems.push(located.problem('category success belongs to kind success', 'category'));
      }
      const isDone = entry.retry === 'none-needed';
      if (isSuccess ? !isDone : isDone && !mayBeAnswer.has(entry.category)) {
        problems.push(located.problem('retry none-needed belongs to success, and to answers', 'retry'));
      }
      if ((entry.kind === 'pending') !== (entry.retry === 'poll')) {
        problems.push(located.problem('retry poll belongs to kind pending', 'retry'));
      }
      return problems;
    }),
};
