const han = /\p{Script=Han}/u;
const latin = /[\p{Script=Latin}\d]/u;

/** Whether Chinese typography wants a blank between two characters. */
const meet = (before: string, after: string): boolean =>
  (han.test(before) && latin.test(after)) || (latin.test(before) && han.test(after));

/**
 * A Chinese sentence with values in it: a blank parts Chinese from Latin letters and digits where a value begins or
 * ends. Inside of values nothing changes.
 */
export function spaced(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return texts.reduce((sentence, text, i) => {
    const join = (left: string, right: string): string =>
      left + (meet(left.slice(-1), right.slice(0, 1)) ? ' ' : '') + right;
    return i === 0 ? text : join(join(sentence, values[i - 1] as string), text);
  }, '');
}
