/** What is the same in records of the same kind, so that each kind needs to be looked at once. */
import type { Catalog } from '../catalog/catalog.ts';
import { responseReach } from '../detect/bare-numbers.ts';
import { alternatives, fieldNamesOf } from '../detect/field-names.ts';
import { isCount, isNamed, isStandalone, readNumber, type Span } from '../detect/numbers.ts';
import { hasCodeForm } from '../detect/signals.ts';

/** Words with a digit in them, ids with hyphens, and numbers as Go prints large ones. */
const volatile = /\b[A-Za-z_]*\d(?:[\w-]*\w)?(?:\.\d{1,9}e\+\d\d)?/g;

/** What may stand between the name of a field and its value, with the types that dumps write. */
const joint =
  '[\\t\\n\\r \\u00a0:=>是为;\'"`*\\[\\](|-]{0,60}(?:<!\\[CDATA\\[|(?:int|integer|long|number)\\(|string\\(\\d{1,6}\\)\\s{0,2}"|[is]:(?:\\d{1,6}:")?)?-?';
/** What numbers and codes stand behind. */
interface Leads {
  /** What codes stand behind: all names of fields and all labels end so; more words than those do. */
  readonly field: RegExp;
  /** What codes of any form stand behind: `"code":"`, `错误码：`. */
  readonly code: RegExp;
  /** What names and types end in. */
  readonly ends: ReadonlySet<number>;
}

const leadsByCatalog = new WeakMap<Catalog, Leads>();

function leadsOf(catalog: Catalog): Leads {
  let leads = leadsByCatalog.get(catalog);
  if (!leads) {
    const { codes } = fieldNamesOf(catalog);
    const declared = codes.map((name) => `|${alternatives([name])}`).join('');
    const last = codes.map((name) => name.slice(-1));
    leads = {
      field: new RegExp(
        `(?:code|result|err|error|query\\?e|[码碼误誤号號编編错錯异異常败敗返回报報应應出示]${declared})${joint}$`,
        'i',
      ),
      code: new RegExp(`(?:code|[码碼]${declared})${joint}$`, 'i'),
      ends: unitsOf(
        `)eErRtTgGsSiIaA0123456789码碼误誤号號编編错錯异異常败敗返回报報应應出示${last.join('')}`,
      ),
    };
    leadsByCatalog.set(catalog, leads);
  }
  return leads;
}
const leadLength = 90;
const unitsOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const jointUnits = unitsOf('\t\n\r \u00a0:=>是为;\'"`*[](|-');

/** Whether a number may stand behind a name, at a glance. */
function mayFollowName(text: string, at: number, { ends }: Leads): boolean {
  const least = Math.max(0, at - leadLength);
  let place = at - 1;
  while (place >= least && jointUnits.has(text.charCodeAt(place))) place--;
  return place >= least && ends.has(text.charCodeAt(place));
}

/** Codes are no longer than this, and their signs are of these. */
const longestToken = 80;
const tokenUnits = unitsOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-');
const isInToken = (text: string, at: number): boolean => tokenUnits.has(text.charCodeAt(at));

/** Whether a place is in the value of a field for codes, such as `quotaFull` or `E-1042`. */
export function isInCode(text: string, at: number, catalog: Catalog): boolean {
  const leads = leadsOf(catalog);
  let start = at;
  while (at - start < longestToken && isInToken(text, start - 1)) start--;
  return (
    mayFollowName(text, start, leads) && leads.code.test(text.slice(Math.max(0, start - leadLength), start))
  );
}

/** A number at the beginning of a quoted text, with its message behind it. */
const beginsText = (text: string, { start, end }: Span): boolean =>
  /["'`]/.test(text.charAt(start - 1)) && /[,:]/.test(text.charAt(end));

/** A number in back-ticks, in brackets behind a colon, or with its message behind it at the beginning of a line. */
function isSetOff(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  // `40163，code been used`
  if (end - start > shortCode && /^[,，] ?[A-Za-z\u4e00-\u9fff]/.test(text.slice(end, end + 3))) return true;
  if (/[:：] ?[[(]$|`$|\bcodes?:? $|#{1,6} [[(*"]{0,3}$/i.test(before)) return true;
  return (
    /(?:^|\n)[ \t|>*•-]{0,8}$/.test(before) &&
    /^(?:\*{0,2} ?[-–—:：]|[ \t]{0,4}\r?\n)/.test(text.slice(end, end + 8))
  );
}

/** What makes a code of any number near it, and tells whose it is by the form of an id. */
const hint = /\bhints?: ?\[|\brid: ?[\da-f]/i;
/** A response's own words are looked for in as much. */
const wordsReach = 80;
const special = /[\\^$.*+?()[\]{}|]/g;
const responseWords = new WeakMap<Catalog, RegExp>();

/** What only the responses of one platform say, behind a code of any length. */
function responseWordsOf(catalog: Catalog): RegExp {
  let expression = responseWords.get(catalog);
  if (!expression) {
    const said = [...catalog.vendors, ...catalog.platforms].flatMap(({ traces }) => traces.certain);
    const sources = said.map((text) => text.replace(special, '\\$&'));
    expression = new RegExp(`^[^\\d\\n]{0,${responseReach}}(?:${sources.join('|') || '(?!)'})`, 'i');
    responseWords.set(catalog, expression);
  }
  return expression;
}

const shortCode = 4;

/** An id as its form only: letters and digits stay what they are. */
const formOf = (id: string): string => id.replace(/\d/g, '0').replace(/[a-f]/gi, 'a').replace(/[g-z]/gi, 'z');

/**
 * The shape of a record: its text with every number and identifier that can be no code made the same. Two records of one
 * shape hold the same codes.
 *
 * @param text without escapes
 * @param catalog its codes stay
 */
export function shapeOf(text: string, catalog: Catalog): string {
  const hasHint = hint.test(text);
  const leads = leadsOf(catalog);
  /** Whether a number outside of fields may be a code. */
  const mayBeCode = (span: Span): boolean => {
    if (hasHint) return !isCount(text, span.end) && !isNamed(text, span);
    const number = text.slice(span.start, span.end);
    if (number.length < shortCode) {
      const behind = text.slice(span.end, span.end + wordsReach);
      return catalog.has(number) && responseWordsOf(catalog).test(behind);
    }
    return (
      beginsText(text, span) || catalog.has(number) || hasCodeForm(catalog, number) || isSetOff(text, span)
    );
  };
  return text.replace(volatile, (found: string, at: number) => {
    const before = text.charAt(at - 1);
    if (mayFollowName(text, at, leads) && leads.field.test(text.slice(Math.max(0, at - leadLength), at)))
      return found;
    if (isInToken(text, at - 1) && isInCode(text, at, catalog)) return found;
    // Parts of dotted words are constant where they are names of classes, and codes in newer interfaces.
    if (before === '.' && found.charAt(0) >= 'A' && found.charAt(0) <= 'Z') return found;
    const span = isStandalone(text, at) ? readNumber(text, at) : undefined;
    if (span) return mayBeCode(span) ? found : '#';
    if (hasHint) return formOf(found);
    return found.charAt(0) > '9' ? 'a#' : '#';
  });
}

/**
 * A shape in which unknown numbers of one length are the same. Where one of them is no failure, none is: what is found
 * depends on how long a number is that no table has. Statuses of HTTP are shorter.
 */
export function quietShapeOf(shape: string, catalog: Catalog): string {
  return shape.replace(/\d{4,10}/g, (number) =>
    catalog.has(number) || hasCodeForm(catalog, number) ? number : '9'.repeat(number.length),
  );
}
