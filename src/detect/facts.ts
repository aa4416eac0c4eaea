/** What a text itself tells of a failure: what was refused, what is missing, what to quote to the vendor's support. */
import { address, sentenceEnd, writtenAddress } from './addresses.ts';
import type { FieldNames } from './field-names.ts';
import type { PlainText } from './plain-text.ts';

export const factKinds = ['ip', 'scope', 'apply-link', 'request-id', 'hint'] as const;
/** What a text can tell: an address that was refused, a missing permission, where to apply for it, what support asks for, a hint. */
export type FactKind = (typeof factKinds)[number];

/** One thing that a text tells. */
export interface Fact {
  /** What it is. */
  readonly kind: FactKind;
  /** The text, without what stands around it. */
  readonly value: string;
}

/** A fact with the place where it stands. */
export interface PlacedFact extends Fact {
  readonly at: number;
}

const ipAddress = '((?:\\d{1,3}\\.){3}\\d{1,3}|(?:[\\da-f]{0,4}:){2,7}[\\da-f.]{0,15})';

/** Every part of these expressions is bounded; the first group holds the value. */
const patterns: readonly (readonly [FactKind, RegExp])[] = [
  [
    'ip',
    new RegExp(
      `(?:\\b|访问)ip(?:v[46])?(?:地址)?["']?\\s?(?:[=为是]|:(?!:))?\\s?["'\\[(]?${ipAddress}`,
      'gi',
    ),
  ],
  ['scope', /required_?scopes?["']?\s?[:=]\s?(\[[^\]]{1,600}\])/gi],
  ['scope', /privileges[^[\]\n]{0,60}[:：]\s?(\[[^\]\n]{1,600}\])/gi],
  ['scope', /权限(?:点)?(?:为|是|[:：=])\s?["']?(\[[^\]\n]{1,600}\]|[A-Za-z][\w.:-]{3,80})/g],
  ['scope', /\bscopes?\b[^[\]\n]{0,30}[:：=]\s?(\[[^\]\n]{1,600}\])/gi],
  ['scope', /\bscopes? ['"]([\w.:-]{3,80})['"]/gi],
  ['scope', /"subject"\s?:\s?"([\w.:-]{3,80})"/g],
  ['apply-link', new RegExp(`(${address.source})`, 'g')],
  [
    'request-id',
    /\b(?:request[_ -]?id|rid|log_?id|trace_?id|req_id)["']?\s?(?::|=|->)\s?["']?([\w.-]{4,64})/gi,
  ],
  // WeChat Pay's, as people write it: `Request-ID 08E3B9…-268435462`.
  ['request-id', /\brequest[_ -]?id\s{1,3}([\da-f]{20,64}(?:-\d{1,12})?)\b/gi],
  ['hint', /\bhints?: ?\[(?! ?req_id) ?([^\]\n]{4,80})\]/gi],
];

/** Addresses of pages where a permission is applied for. */
const applyPage = /appscope|add-api-permission|\/auth\?|apply|scope|permission/i;

/** The names in a list such as `["Contact.User.Read", "qyapi_get_member"]`. */
function listed(value: string): string[] {
  return value.startsWith('[') ? (value.match(/[\w.:-]{3,80}/g) ?? []) : [value];
}

function valuesOf(kind: FactKind, value: string): string[] {
  if (kind === 'scope') return listed(value);
  if (kind === 'apply-link') return applyPage.test(value) ? [value.replace(sentenceEnd, '')] : [];
  return [value.trim()];
}

/** Finds all facts of a text, in order. @param names of fields that vendors declare */
export function findFacts(plain: PlainText, { requestId }: Pick<FieldNames, 'requestId'>): PlacedFact[] {
  const { text } = plain;
  const declared = requestId ? [['request-id', requestId] as const] : [];
  return [...patterns, ...declared]
    .flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].flatMap((match) =>
        valuesOf(kind, match[1] as string).map((value) => ({
          kind,
          value:
            (kind === 'apply-link' && writtenAddress(plain, match.index)?.replace(sentenceEnd, '')) || value,
          at: match.index,
        })),
      ),
    )
    .sort((a, b) => a.at - b.at);
}
