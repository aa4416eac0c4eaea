/**
 * Hides what must not be printed back: tokens, secrets, signatures, passwords, telephone numbers. What a text shows is what is
 * known to be harmless: words, names that people made, short numbers, and the identifiers that support asks for.
 */
import { isWordCharacter } from './characters.ts';
import type { Span } from './numbers.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { fieldSecrets } from './secret-fields.ts';
import { patternSecrets } from './secret-patterns.ts';
import { tokenRuns } from './token-like.ts';

/** Identifiers that a card shows, because a vendor's support asks for them, with what names them. */
const explained =
  /(?:(?<![A-Za-z])(?:x-)?(?:[a-z]{2,8}-)?(?:request[_ -]?id|rid|log[_-]?id|trace[_-]?id|req[_-]?id|hints?)|请求\s?ID|日志\s?ID)["'`\]]{0,3}\s{0,4}(?::|=>|->|=|为|是)?\s{0,4}["'`[(]{0,3}([\w.:-]{4,80})/gi;

/** So many characters of a long secret stay, to tell which one it is. */
const kept = 4;
const longEnough = 11;

const longestSecret = 4096;

/** What no text with a secret is without: part of a name, a sign, a long run. */
const telling =
  /tok|sec|pass|pwd|sign|sig\b|sid\b|tick|key|code|cred|auth|bearer|basic|digest|cook|sess|csrf|xsrf|jwt|salt|hmac|otp\b|pin|ak\b|sk\b|hook|senha|contra|mot de|kenn|clave|chave|login|identified|-u|-p|@|-----|1[3-9]\d{9}|[A-Za-z0-9_/+.-]{16}|[密口暗秘私金パ비пП令凭憑签簽票授验驗会會]|[0-9a-f]{2}:/i;

/** The runs of a text that nothing explains. */
function unexplainedRuns(text: string): Span[] {
  const runs = tokenRuns(text);
  if (runs.length === 0) return runs;
  const shown = [...text.matchAll(explained)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] as string).length, end };
  });
  return runs.filter((run) => !shown.some(({ start, end }) => start <= run.start && run.end <= end));
}

/** The secrets of a text. @param hasRuns whether long runs that nothing explains are some too */
function secretsIn(plain: PlainText, hasRuns = true): Span[] {
  if (!telling.test(plain.text)) return [];
  const { text } = plain;
  return [...fieldSecrets(plain), ...patternSecrets(text), ...(hasRuns ? unexplainedRuns(text) : [])];
}

/** Spans that overlap or touch as one, in order. */
function merged(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) result.push({ start, end });
  }
  return result;
}

/** The secrets of a text, however they are quoted and escaped, in places of the text as it was given. */
function secretsOf(given: string, hasRuns = true): Span[] {
  const plain = plainText(given);
  return merged(secretsIn(plain, hasRuns)).map(({ start, end }) => {
    const secret = plain.text.slice(start, start + kept);
    const stays = end - start >= longEnough && /^[\w-]{4}$/.test(secret) ? kept : 0;
    return { start: plain.originOf(start + stays), end: plain.originOf(end) };
  });
}

function hide(text: string, secrets: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of merged(secrets)) {
    if (end <= 0) continue;
    result += `${text.slice(done, Math.max(0, start))}***`;
    done = end;
  }
  return result + text.slice(done);
}

/**
 * Hides the secrets of a text.
 *
 * @returns the text with `***` in place of each secret; of long ones the first characters stay
 */
export const mask = (text: string): string => hide(text, secretsOf(text));

/**
 * Hides the secrets of what a card shows as an identifier for a vendor's support.
 *
 * @param text the identifier; a long run is none of its secrets
 */
export const maskIdentifier = (text: string): string => hide(text, secretsOf(text, false));

const isSecretCharacter = (character: string): boolean =>
  isWordCharacter(character) || (character !== '' && '-.~+/=*$!@^%'.includes(character));

/** The name of a secret, and what joins the two. */
const namesReach = 200;
/** A run that ends behind the part is known by its whole length. */
const runReach = 80;

/** Hides the secrets of a part of a text, one within which it begins or ends included. */
export function maskPart(text: string, { start, end }: Span): string {
  let from = start;
  while (from > 0 && from > start - longestSecret && isSecretCharacter(text.charAt(from - 1))) from--;
  from = Math.max(0, from - namesReach);
  const part = text.slice(start, end);
  const around = secretsOf(text.slice(from, end + runReach)).map((span) => ({
    start: Math.max(0, span.start + from - start),
    end: Math.min(part.length, span.end + from - start),
  }));
  // What stands before may run into the name of a secret, and hide that it is one.
  return hide(part, [...secretsOf(part, false), ...around.filter((span) => span.end > span.start)]);
}
