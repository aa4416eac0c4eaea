/** What expressions find in a text. */

const none: readonly RegExpExecArray[] = [];

/**
 * All that an expression with the flag `g` finds in a text. `matchAll` copies the expression each time, which takes longer than
 * most searches of a line.
 */
export function matchesOf(text: string, expression: RegExp): readonly RegExpExecArray[] {
  expression.lastIndex = 0;
  let match = expression.exec(text);
  if (match === null) return none;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = expression.exec(text)) {
    found.push(match);
    if (match[0] === '') expression.lastIndex++;
  }
  return found;
}
