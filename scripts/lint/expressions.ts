import type { Problem, Rule } from './rule.ts';

/** Repetitions up to this take no time that anybody notices. */
const mostRepetitions = 2000;

/** What is wrong with an expression that has to take time in proportion to the text; undefined for nothing. */
export function unboundedPart(source: string): string | undefined {
  try {
    new RegExp(source);
  } catch {
    return 'is no regular expression';
  }
  const bare = source.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]{0,400}\]/g, 'x');
  if (/[*+]/.test(bare)) return 'repeats without an end: write {0,40} for *, {1,40} for +';
  for (const [whole, least = '', comma, most] of bare.matchAll(/\{(\d{1,6})(,)?(\d{0,6})\}/g)) {
    const end = comma === undefined ? least : most;
    if (end === '') return `repeats without an end: ${whole}`;
    if (Number(end) > mostRepetitions) return `repeats more than ${mostRepetitions} times: ${whole}`;
  }
  return nestedRepetition(bare);
}

/** A repeated group that holds a repetition without a fixed number, as `(?:a{1,9}b?){1,9}` does. */
function nestedRepetition(bare: string): string | undefined {
  const open: number[] = [];
  for (let at = 0; at < bare.length; at++) {
    if (bare.charAt(at) === '(') open.push(at);
    if (bare.charAt(at) !== ')') continue;
    const group = bare.slice(open.pop() ?? 0, at + 1);
    const outer = /^\{\d{1,6}(?:,\d{0,6})?\}/.exec(bare.slice(at + 1))?.[0];
    const inner = /\{(\d{1,6}),(\d{1,6})\}/.exec(group);
    // One that begins with a sign that it cannot hold, as in names with dots, is told apart at once.
    if (outer && inner && !/^\((?:\?:)?x(?![{?])/.test(group) && !/\}x\)$/.test(group))
      return `repeats what repeats itself: ${group}${outer}`;
  }
  return undefined;
}

export const expressionsRule: Rule = {
  name: 'expressions',
  description: 'Forms are regular expressions whose every repetition has an end, and none within another.',
  check: ({ vendors, platforms }) => {
    const check = (
      forms: Readonly<Record<string, readonly string[]>> | undefined,
      say: (keys: readonly (string | number)[], message: string) => Problem,
    ): Problem[] =>
      Object.entries(forms ?? {}).flatMap(([form, sources]) =>
        sources.flatMap((source, position) => {
          const problem = unboundedPart(source);
          return problem === undefined ? [] : [say(['forms', form, position], `"${source}" ${problem}`)];
        }),
      );
    return [
      ...vendors.flatMap(({ vendor }) =>
        check(vendor.value.forms, (keys, message) => ({
          file: vendor.path,
          line: vendor.lineOf(keys),
          message,
        })),
      ),
      ...Object.entries(platforms.value).flatMap(([id, { forms }]) =>
        check(forms, (keys, message) => ({
          file: platforms.path,
          line: platforms.lineOf([id, ...keys]),
          message,
        })),
      ),
    ];
  },
};
