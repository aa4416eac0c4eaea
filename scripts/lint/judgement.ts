import { locateEntries, type Rule } from './rule.ts';

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
      if (isSuccess !== (entry.retry === 'none-needed')) {
        problems.push(located.problem('retry none-needed belongs to kind success', 'retry'));
      }
      if ((entry.kind === 'pending') !== (entry.retry === 'poll')) {
        problems.push(located.problem('retry poll belongs to kind pending', 'retry'));
      }
      return problems;
    }),
};
