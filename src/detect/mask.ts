/** Hides what must not be printed back: tokens, secrets, signatures, passwords, telephone numbers. */
import { isLetter, isWordCharacter } from './characters.ts';
import { foldName } from './field-names.ts';
import { longestName, nameEnd, readJoint } from './fields.ts';
import type { Span } from './numbers.ts';
import { plainText } from './plain-text.ts';

/** Names of fields whose values are secret, folded; others that end like this are so too. */
const secretName =
  /(?:token|secret|password|passwd|pwd|signature|ticket|aeskey|apikey|privatekey)$|^(?:x?sign|sessionkey|suitekey)$/;
/** Values of these are hidden whatever they look like. */
const alwaysSecret = /(?:secret|password|passwd|pwd)$/;
/** The ticket of a web hook stands in its address. */
const addressKey = /[?&]$/;

/** What is no secret where one should stand: words of program code and messages. */
const noSecret =
  /^(?:null|none|nil|undefined|true|false|string|invalid|expired|missing|required|error|not|is)$/i;
/** Shorter values of other names are words. */
const shortestToken = 8;
const fewWithoutDigits = 16;
const longestSecret = 4096;

const isSecretCharacter = (character: string): boolean =>
  isWordCharacter(character) || (character !== '' && '-.~+/=*$!@^%'.includes(character));

function secretEnd(text: string, from: number): number {
  let end = from;
  while (end < from + longestSecret && isSecretCharacter(text.charAt(end))) end++;
  return end;
}

function looksSecret(folded: string, value: string): boolean {
  if (value === '' || noSecret.test(value)) return false;
  if (alwaysSecret.test(folded)) return true;
  return value.length >= fewWithoutDigits || (value.length >= shortestToken && /\d/.test(value));
}

/** Secrets in fields: JSON, query strings, headers, reprs. */
function fieldSecrets(text: string): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < text.length; ) {
    if (!isWordCharacter(text.charAt(at))) {
      at++;
      continue;
    }
    const end = nameEnd(text, at);
    const name = isLetter(text.charAt(at)) && end - at <= longestName ? foldName(text.slice(at, end)) : '';
    const isKey = name === 'key' && addressKey.test(text.charAt(at - 1));
    if (secretName.test(name) || isKey) {
      const { joint, value } = readJoint(text, end);
      const stop = secretEnd(text, value);
      if (joint === 'sign' && looksSecret(name, text.slice(value, stop))) {
        found.push({ start: value, end: stop });
        // A message may end with such a name, before the name of the next field.
        const isName = stop - value <= longestName && secretName.test(foldName(text.slice(value, stop)));
        at = isName ? value : stop;
        continue;
      }
    }
    at = end;
  }
  return found;
}

const bearer = /\b(?:Bearer|Basic)\s{1,4}([\w\-.~+/=]{6,4096})/gi;
/** Web hooks whose address ends with the secret: Feishu's and Slack's. */
const hook = /(?:\/bot\/(?:v2\/)?hook|hooks\.slack\.com\/services\/\w{1,20}\/\w{1,20})\/([\w-]{8,80})/gi;
const telephone = /(?<![\w.-])(?:\+?86[- ]?)?(1[3-9]\d{9})(?![\w-])/g;

function patternSecrets(text: string): Span[] {
  return [bearer, hook, telephone].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { start: end - (match[1] as string).length, end };
    }),
  );
}

/** What the names of all secrets hold, and their forms: most texts have nothing of it. */
const telling = /tok|sec|pass|pwd|sign|tick|key|bearer|basic|hook|1[3-9]\d{9}/i;

/** So many characters of a long secret stay, to tell which one it is. */
const kept = 4;
const longEnough = 11;

/** The secrets of a text, however they are quoted and escaped, in places of the text as it was given. */
function secretsOf(text: string): Span[] {
  const plain = plainText(text);
  if (!telling.test(plain.text)) return [];
  return [...fieldSecrets(plain.text), ...patternSecrets(plain.text)].map(({ start, end }) => {
    const stays = end - start >= longEnough ? kept : 0;
    return { start: plain.originOf(start + stays), end: plain.originOf(end) };
  });
}

function hide(text: string, secrets: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of [...secrets].sort((a, b) => a.start - b.start)) {
    const from = Math.max(done, start);
    if (end <= from) continue;
    result += `${text.slice(done, from)}***`;
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

/** The name of a secret, and what joins the two. */
const namesReach = 100;

/** Hides the secrets of a part of a text, one within which it begins included. */
export function maskPart(text: string, { start, end }: Span): string {
  let from = start;
  while (from > 0 && from > start - longestSecret && isSecretCharacter(text.charAt(from - 1))) from--;
  from = Math.max(0, from - namesReach);
  const part = text.slice(start, end);
  const around = from < start ? secretsOf(text.slice(from, end)) : [];
  const shift = start - from;
  // What stands before may run into the name of a secret, and hide that it is one.
  const secrets = [
    ...secretsOf(part),
    ...around.map((span) => ({ start: Math.max(0, span.start - shift), end: span.end - shift })),
  ];
  return hide(part, secrets);
}
