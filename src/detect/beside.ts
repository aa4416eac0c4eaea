/** Finds what a text says beside a code. */
import { isChinese, isLetter, isLineEndUnit } from './characters.ts';
import { labelAt } from './field-names.ts';
import { type Field, nextMessageLine } from './fields.ts';
import type { Span } from './numbers.ts';
import type { PlainText } from './plain-text.ts';

/** A message stands at most so far from its code: inside one object, and outside of any. */
const reach = { inside: 1500, outside: 300 };
/** So many fields on each side of a code are looked at for its message. */
const mostNeighbours = 6;

/** The field that holds the message of a code: in the same object, the next one after it, else the last one before. */
export function messageFieldOf(fields: readonly Field[], position: number): Field | undefined {
  const own = fields[position] as Field;
  const limit = own.scope < 0 ? reach.outside : reach.inside;
  const search = (step: 1 | -1): Field | undefined => {
    for (let i = 1; i <= mostNeighbours; i++) {
      const field = fields[position + step * i];
      if (!field || Math.abs(field.start - own.start) > limit) return undefined;
      if (field.scope !== own.scope) continue;
      if (field.kind === 'message' && (field.joint === 'sign' || field.joint === 'bracket')) {
        if ((own.kind === 'sub') === field.name.startsWith('sub')) return field;
      } else if (own.scope < 0 && field.kind === own.kind && field.name === own.name) return undefined;
    }
    return undefined;
  };
  return search(1) ?? search(-1);
}

/** Whether a sub code stands in the same object as a code. */
export function hasSubField(fields: readonly Field[], position: number): boolean {
  const { scope } = fields[position] as Field;
  return [-2, -1, 1, 2].some((step) => {
    const field = fields[position + step];
    return field?.kind === 'sub' && field.scope === scope;
  });
}

/** What stands between a code and the words about it, on one line and in a copied table. */
const between = { line: /[ \t:,，;；)\]}>*`'"|-]/, table: /[\s:,，;；)\]}>*`'"|-]/ };
const longestMessage = 240;
/** The next field is no message, unless its name says so: `{"errcode":60020,"request_id":"15r6ta"}`. */
const nextField = /([\w.-]{1,40})(?:["'`]\s?[:=]|=)\s?(["'`]?)/y;
const messageName = /(?:msg|message|desc|description)$/i;

/** The words that follow a code without a field's name. */
export function textAfter(
  { text }: PlainText,
  from: number,
  layout: keyof typeof between = 'line',
): Span | null {
  let start = from;
  while (start < from + 12 && between[layout].test(text.charAt(start))) start++;
  const first = text.charAt(start);
  if (!isLetter(first) && !isChinese(first) && first !== '[' && first !== '(') return null;
  // The label of the next code: `errorcode:3,错误码52019`.
  const label = isChinese(first) ? labelAt(text, start) : undefined;
  if (
    label &&
    label[1] !== 'message' &&
    /^[\s:：是为]{0,3}-?\d/.test(text.slice(start + label[0].length, start + label[0].length + 5))
  )
    return null;
  nextField.lastIndex = start;
  const [whole = '', name, quote] = nextField.exec(text) ?? [];
  if (name !== undefined && !messageName.test(name)) return null;
  start += whole.length;
  let end = start;
  const most = Math.min(text.length, start + longestMessage);
  while (end < most) {
    if (quote && text.charAt(end) === quote) break;
    const next = isLineEndUnit(text.charCodeAt(end)) ? nextMessageLine(text, end) : end + 1;
    if (next === end) break;
    end = next;
  }
  return { start, end };
}

/** The words before a code on its line. */
export function textBefore({ text }: PlainText, to: number, reach = longestMessage / 2): Span | null {
  let end = to;
  while (end > 0 && end > to - 12 && /[\s:,(['"=*`]/.test(text.charAt(end - 1))) end--;
  let start = end;
  while (start > 0 && start > end - reach && !isLineEndUnit(text.charCodeAt(start - 1))) start--;
  return end > start ? { start, end } : null;
}
