/** Finds the values of names that say of them that they are secret, however names and values are written and joined. */
import { isLineEnd, kindsOfUnit, unitKinds } from './characters.ts';
import type { Span } from './numbers.ts';
import type { PlainText } from './plain-text.ts';
import { looksDrawn } from './token-like.ts';

/**
 * What a name says of its value: a `password` is hidden whatever it looks like, a `token` where it looks like one, of `headers` all
 * that follows.
 */
type SecretKind = 'password' | 'token' | 'header';

/** Endings of names, folded: without separators, in small letters. */
const nameEndings: readonly (readonly [SecretKind, RegExp])[] = [
  ['header', /(?:authorization|cookies?)$/],
  [
    'password',
    /(?:secret|password|passwd|passwort|passphrase|passcode|pwd|contrasena|senha|credentials?|privatekey|secretkey|aeskey|encryptkey|encryptionkey|signingkey|signkey|masterkey|sharedkey|authkey|rsakey|hmackey|licensekey|^pass|userpass|dbpass|^pin|pincode|storepass|keypass|kennwort|^clave|^chave|partnerkey|mchkey|merchantkey|apiv3key|paykey)$/,
  ],
  [
    'token',
    /(?:token|tokens|signature|ticket|apikey|accesskey|accesskeyid|secretid|subscriptionkey|clientkey|appkeysecret|sessionkey|suitekey|webhookkey|robotkey|sessionid|sessid|phpsessid|sessiontoken|jwt|bearer|authcode|jscode|verificationcode|verifycode|otp|nonce_secret|csrf|xsrf|hmac|salt|^session|^sid|^sig|^auth|^xauth|^ak|^sk|accesscode|sign)$/,
  ],
];

/** Words that end like the names of signatures. */
const noSignature = /(?:assign|design|resign|align|campaign|foreign)$/;

/** What stands behind the telling part of a name. */
const nameTail =
  /(?:confirm(?:ation)?|new|old|again|repeat|value|val|text|plain|plaintext|raw|str|string|hash|encrypted|encoded|base64|b64|bytes?|hex|data|header|prefix|key|file|\d{1,3})$/;

/** `smtpPass`, but not `bypass`. */
const camelPass = /[a-z\d]Pass$/;

const longestName = 60;

function kindOfFolded(folded: string): SecretKind | undefined {
  if (noSignature.test(folded)) return undefined;
  return nameEndings.find(([, ending]) => ending.test(folded))?.[0];
}

/** What a name says of its value; undefined when it names no secret. */
function kindOfName(name: string): SecretKind | undefined {
  const folded = name.replace(/[_.-]/g, '').toLowerCase();
  if (folded.length < 2) return undefined;
  if (camelPass.test(name)) return 'password';
  // Short words name secrets only where they stand alone: `smtp.pass`, but not `bypass`.
  const last = name.slice(Math.max(...['.', '_', '-'].map((sign) => name.lastIndexOf(sign))) + 1);
  const kind = kindOfFolded(folded) ?? kindOfFolded(last.toLowerCase());
  if (kind) return kind;
  const tail = nameTail.exec(folded);
  return kindOfFolded(tail ? folded.slice(0, tail.index) : folded.replace(/s$/, ''));
}

/** The labels of people who write no English names. */
const labels =
  /(?:密码|密碼|口令|暗号|密钥|密鑰|秘钥|秘鑰|密匙|私钥|私鑰|金鑰|パスワード|暗証番号|비밀번호|пароль|contraseña|mot de passe|clé secrète|pin\s?[码碼])|(?:令牌|凭证|憑證|凭据|签名|簽名|票据|授权码|验证码|驗證碼|会话|會話)/giy;
const passwordLabel = /^(?:密|口|暗|秘|私|金|パ|비|п|c|m|pin)/i;
const labelStarts = new Set(
  Array.from('密口暗秘私金パ비пПcCmMpP令凭憑签簽票授验驗会會', (character) => character.charCodeAt(0)),
);

/** What may stand between a name and its value: the end of the name's quote, and what joins. */
const joint = new RegExp(
  [
    // Serialised PHP; a pair in a tuple; a multipart form; attributes and elements.
    `["'\`]?;\\s{0,2}[sibd]:(?:\\d{1,6}:)?`,
    `["'\`]\\s{0,4},\\s{0,20}(?:["']?(?:value|val|default|content)["']?\\s{0,4}[:=]\\s{0,4})?(?=[bBuUrR]?["'\`\\[(])`,
    `["'\`]?\\s{0,4},\\s{0,20}["']?(?:value|val|content)["']?\\s{0,4}[:=]\\s{0,4}`,
    `["']\\s{1,20}(?:value|content)\\s{0,4}=\\s{0,4}`,
    `["']\\s{0,4}\\r?\\n\\s{0,4}\\r?\\n`,
    `["']?(?:\\s[\\w:-]{1,40}=["'][^"'\\n]{0,60}["']){0,4}\\s{0,2}>`,
    // `Password for bob: …`
    `\\sfor\\s[\\w.@-]{1,40}\\s{0,2}:\\s{0,4}`,
    // A constructor or a setter.
    `\\(\\s{0,4}(?=[bBuUrR]?["'\`])`,
    // Everything with a sign.
    `["'\`*\\]\\)]{0,4}(?:\\s?\\([^()\\n]{0,20}\\))?\\s{0,20}(?::=|=>|->|={1,3}|:{1,2}|>|\\u2192)\\s{0,40}`,
  ].join('|'),
  'iy',
);
/** Behind an option of a command line, in sentences and copied pages, blanks, quotes and the end of a line are enough. */
const looseJoint =
  /["'`\]]{0,2}(?:[ \t]{0,4}\r?\n[ \t]{0,8}(?=[^\s"'{[]{6,200}[ \t]{0,4}(?:[\r\n]|$))|[ \t]{0,4}已?(?:改|设|換|换|填|设置|配置|用)(?:成|为|為|的是?|了){0,2}[ \t]{0,4}["'`]?|[ \t]{0,4}(?:是|为|為|(?:is|was|equals)(?=\s))[ \t]{0,4}["'`]?|[ \t]{0,4}[[("'`<]{1,3}|[ \t]{1,4})/iy;

/** What dumps write around a value: types, constructors, brackets. */
const wrapper =
  /(?:<(?:value|string|val)>\s{0,20}|\[\]byte\(|(?:string|int|str)\s?\(\d{1,6}\)\s{0,2}|[sibd]:\d{1,6}:|<!\[CDATA\[|&?[A-Za-z_][\w.:<>[\]]{0,50}[([{]\s{0,4}(?:(?:String|Value|value|inner|data|val|v|0)\s{0,2}[:=]\s{0,4})?|\[\s{0,20}|\(\s{0,4}|\{\s{0,4}(?:["']?(?:value|val|plain|data|String)["']?\s{0,2}[:=]\s{0,4})|[|>][+-]?\s{0,4}\n\s{1,20}|[bBuUrRLf@$&*]{1,2}(?=["'`]))/y;

const quoteSign = /"""|'''|["'`]/y;
const mostWrappers = 5;

/** What follows the end of a quoted value. */
const afterQuote = /\s{0,40}(?:[,;)}\]>&|:+#\\/]|=>|$)/y;
const lineRest = /[^\n]{0,300}/y;
/** The name of the next field. */
const nextField = /[ \t]{0,4}["']?[A-Za-z_][\w.-]{0,40}["']?\s{0,2}(?:[:=]|=>|->)/y;

const longestValue = 4096;
/** In a sentence one stands as a word. */
const longestLoose = 200;

/** What is no secret where one should stand: words of messages and programs. */
const noSecret = new Set(
  (
    'null none nil undefined true false string str text bool int number object array bytes invalid valid expired missing required ' +
    'error errors err not is are was were has have had must should can cannot could may might no empty blank wrong incorrect bad ' +
    'failed fail failure fails mismatch mismatched unknown unsupported denied forbidden illegal malformed and or the a an of for to in on at by with ' +
    'from too than be been being does do did will would ok success unauthorized unauthenticated absent revoked disabled locked ' +
    'changed reset field parameter param header value length format type name check please try use see get got given found ' +
    'contains over under out as this that it its your my our his already only still never yet again if when while because ' +
    'refresh code hint message reason status info warning warn optional redacted masked hidden omitted'
  ).split(' '),
);

/** Names of algorithms look drawn: `SHA256`. */
const algorithm = /^(?:hmac[-_]?)?(?:sha|md|aes|rsa|sm|des|base|utf)[-_]?\d{1,4}$/i;

interface Value {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** Whether more values may follow in a list. */
  readonly isListed: boolean;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The end of a quoted value: quotes within it, that nothing escapes, are its own. */
function quotedEnd({ text, depthAt }: PlainText, from: number, quote: string): number {
  const own = depthAt(from - 1);
  const most = Math.min(text.length, from + longestValue);
  let last = most;
  for (let at = text.indexOf(quote, from); at >= 0 && at < most; at = text.indexOf(quote, at + 1)) {
    last = at;
    if (depthAt(at) > own) continue;
    const after = at + quote.length;
    if (depthAt(at) < own || match(afterQuote, text, after) !== undefined) return at;
    if (!/\s/.test(text.charAt(after))) continue;
    // A blank follows: the value ends here if the quotes of the line's rest are pairs.
    const rest = match(lineRest, text, after) ?? '';
    if (rest.split(quote).length % 2 === 1) return at;
  }
  return last;
}

/** The end of a word that a sentence puts into quotes. */
function nextQuote(text: string, from: number, quote: string): number {
  const end = text.slice(from, from + longestLoose).indexOf(quote);
  return end < 0 ? Math.min(text.length, from + longestLoose) : from + end;
}

const isChineseUnit = (unit: number): boolean =>
  (unit >= 0x3001 && unit <= 0x303f) || (unit >= 0x3400 && unit <= 0x9fff);

/** How values without quotes are read. */
interface BareForm {
  /** The quote that stands around name and value; empty for none. */
  readonly outer: string;
  readonly withBlanks: boolean;
  readonly most: number;
}

/** The end of a value without quotes. */
function bareEnd(text: string, from: number, { outer, withBlanks, most: longest }: BareForm): number {
  const most = Math.min(text.length, from + longest);
  let at = from;
  for (; at < most; at++) {
    const character = text.charAt(at);
    if (isLineEnd(character) || isChineseUnit(text.charCodeAt(at))) break;
    if (character === outer && outer !== '') break;
    if (character === '<' && /[/!A-Za-z]/.test(text.charAt(at + 1))) break;
    if (character === ' ' || character === '\t') {
      if (!withBlanks || match(nextField, text, at) !== undefined) break;
      continue;
    }
    if (',;&|)}]"\'`'.includes(character)) {
      const after = text.charAt(at + 1);
      if (after === '' || /[\s,;&|)}\]"'`:<]/.test(after) || isChineseUnit(after.charCodeAt(0))) break;
      if (match(nextField, text, at + 1) !== undefined) break;
    }
  }
  while (at > from && /[ \t]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Reads the value that begins at a place. */
function readValue(plain: PlainText, from: number, form: BareForm): Value {
  const { text } = plain;
  let at = from;
  let isListed = false;
  for (let i = 0; i < mostWrappers; i++) {
    const found = match(wrapper, text, at);
    if (found === undefined) break;
    isListed ||= found.startsWith('[') || found.startsWith('(') || found.endsWith('{');
    at += found.length;
  }
  const quote = match(quoteSign, text, at);
  if (quote !== undefined && quote !== form.outer) {
    const start = at + quote.length;
    return { start, end: quotedEnd(plain, start, quote), isQuoted: true, isListed };
  }
  const start = quote === undefined ? at : at + quote.length;
  return { start, end: bareEnd(text, start, form), isQuoted: false, isListed };
}

/** How a value is joined to its name. */
type Joining = 'sign' | 'option' | 'loose';

const firstWord = (value: string): string =>
  (/^[A-Za-z]{1,20}(?![\w-])/.exec(value)?.[0] ?? '').toLowerCase();

/** What manuals and other masks write in the place of a secret. */
const placeholder =
  /^(?:…|\*{3}|[*.x]{2,}$|<[^<>]{0,40}>?$|\$\{?[A-Za-z_]\w{0,60}\}?$|\{\{?[\w. ]{0,60}\}{0,2}$)/i;

/** A sign between letters and digits, where no word has one. */
const signWithin =
  /^(?:(?=.{0,200}\d)|(?=.{0,200}[a-z].{0,200}[A-Z])|(?=.{0,200}[A-Z].{0,200}[a-z]))[\w!@#$%^*]{0,200}[A-Za-z\d][!@#$%^*]{1,8}[A-Za-z\d]/;

function isSecret(kind: SecretKind, joining: Joining, { isQuoted }: Value, value: string): boolean {
  if (value === '' || placeholder.test(value)) return false;
  if (noSecret.has(value.toLowerCase()) || algorithm.test(value)) return false;
  const isSentence = noSecret.has(firstWord(value)) && /\s/.test(value);
  // A value that is itself such a name is the name of the next field.
  if (/^[A-Za-z_-]+$/.test(value) && kindOfName(value) !== undefined && value.length < longestName)
    return false;
  if (/^[\u0080-\uffff\s]+$/.test(value) && kind !== 'password') return false;
  if (joining === 'loose') {
    const isOdd = kind === 'password' && /[\d!@#$%^&*]/.test(value) && /[A-Za-z]/.test(value);
    if (/\s/.test(value)) return isQuoted && isOdd && !isSentence && !/[\u0080-\uffff]/.test(value);
    const isSpiked = kind === 'password' && signWithin.test(value);
    return (isQuoted && isOdd) || isSpiked || (value.length >= 6 && looksDrawn(value));
  }
  if (isSentence && !(isQuoted && kind === 'password')) return false;
  if (kind === 'password') return true;
  if (value.length < 6 || /^\d{1,5}$/.test(value)) return false;
  if (/^[a-z]{1,12}$/.test(value)) return false;
  if (/\s/.test(value) && !isQuoted) return looksDrawn(value.split(/\s/)[0] as string);
  return value.length >= 16 ? !/^[A-Za-z]+(?:\s|$)/.test(value) || looksDrawn(value) : looksDrawn(value);
}

/** Pairs of a cookie, and parameters of the header Authorization. */
const headerPairs =
  /(?:[A-Za-z][\w-]{0,40}[ \t]{1,4}(?=[\w"']))?(?:[\w.$-]{1,60}=(?:"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|[^\s;,"'\]}]{0,4096})[;,]?[ \t]{0,4}){1,100}/y;
const schemeAndToken = /(?:[A-Za-z][\w-]{0,40}[ \t]{1,4})?[^\s"',;\]})]{4,8192}/y;

/** The value of a header that holds several secrets. */
function headerSpan(plain: PlainText, from: number, outer: string): Span | undefined {
  const { text } = plain;
  const form = { outer, withBlanks: false, most: longestValue };
  const value = readValue(plain, from, form);
  if (value.isQuoted) return value;
  const { start } = value;
  const found = match(headerPairs, text, start) ?? match(schemeAndToken, text, start);
  if (found === undefined) return undefined;
  const shown = found.trimEnd();
  const words = shown.split(/\s+/);
  if (!shown.includes('=') && words.every((word) => noSecret.has(word.toLowerCase()) || !looksDrawn(word)))
    return undefined;
  const end = start + shown.length;
  // The scheme is no secret.
  const scheme = /^[A-Za-z][\w-]{0,40}[ \t]{1,4}/.exec(shown)?.[0] ?? '';
  return { start: start + scheme.length, end: outer !== '' ? Math.max(end, value.end) : end };
}

/** A name, or a label, that begins at a place. */
function nameAt(text: string, at: number): { end: number; kind: SecretKind | undefined; isLabel: boolean } {
  const unit = text.charCodeAt(at);
  if (labelStarts.has(unit)) {
    const label = match(labels, text, at);
    if (label !== undefined) {
      return {
        end: at + label.length,
        kind: passwordLabel.test(label) ? 'password' : 'token',
        isLabel: true,
      };
    }
  }
  if (!(kindsOfUnit(unit) & unitKinds.word)) return { end: at + 1, kind: undefined, isLabel: false };
  let end = at + 1;
  for (; ; end++) {
    const next = text.charCodeAt(end);
    if (kindsOfUnit(next) & unitKinds.word) continue;
    const joins = next === 0x2d || next === 0x2e;
    if (!joins || !(kindsOfUnit(text.charCodeAt(end + 1)) & unitKinds.word)) break;
  }
  const kind = end - at <= longestName ? kindOfName(text.slice(at, end)) : undefined;
  return { end, kind, isLabel: false };
}

/** `key` names a secret in addresses, and behind a word that says what for: `Encrypt Key：…`. */
const tellingKey =
  /(?:[?&]|(?<![A-Za-z])(?:encrypt(?:ion)?|secret|private|api|access|aes|sign(?:ing)?|master|shared|auth|merchant) )key$/i;
const longestBeforeKey = 16;

const isDelimited = (text: string, at: number): string => {
  const before = text.charAt(at - 1);
  return before === '"' || before === "'" || before === '`' ? before : '';
};

/** The values of a list behind its first one. */
function listedValues(plain: PlainText, first: Value): Span[] {
  const more: Span[] = [];
  let { end } = first;
  while (more.length < 100) {
    const gap = match(
      /["'`]\)?\s{0,20},\s{0,20}(?:[A-Za-z]{1,20}\()?[bu]?["'`](?![^"'`\n]{0,60}["'`]\s{0,4}:)/y,
      plain.text,
      end,
    );
    if (gap === undefined) break;
    const start = end + gap.length;
    end = quotedEnd(plain, start, gap.slice(-1));
    more.push({ start, end });
  }
  return more;
}

/** All values of a text whose names say that they are secret. */
export function fieldSecrets(plain: PlainText): Span[] {
  const { text } = plain;
  const found: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const { end, kind: ofName, isLabel } = nameAt(text, at);
    const isKey = end - at === 3 && tellingKey.test(text.slice(Math.max(0, at - longestBeforeKey), end));
    const kind = ofName ?? (isKey ? 'token' : undefined);
    if (kind === undefined) {
      at = end;
      continue;
    }
    const before = isDelimited(text, at);
    const closed = before !== '' && text.charAt(end) === before;
    const outer = closed ? '' : before;
    const isOption = text.startsWith('--', at - 2);
    const sign = match(joint, text, end);
    const loose = sign === undefined ? match(looseJoint, text, end) : undefined;
    const length = sign?.length ?? loose?.length ?? (isLabel ? 0 : undefined);
    // A value that stands in a list of names is no value of the name before it.
    if (length === undefined) {
      at = end;
      continue;
    }
    const joining: Joining = sign !== undefined ? 'sign' : isOption ? 'option' : 'loose';
    const from = end + length;
    if (kind === 'header') {
      const span = joining === 'loose' ? undefined : headerSpan(plain, from, outer);
      if (span && span.end > span.start) found.push(span);
      at = span && span.end > end ? span.end : end;
      continue;
    }
    // What a blank or a bracket joins: its quote belongs to the joint.
    const quote = loose !== undefined ? /["'`]$/.exec(loose)?.[0] : undefined;
    const value: Value =
      quote !== undefined && sign === undefined
        ? { start: from, end: nextQuote(text, from, quote), isQuoted: true, isListed: false }
        : readValue(plain, from, {
            outer,
            withBlanks: joining === 'sign' && kind === 'password',
            most: joining === 'loose' ? longestLoose : longestValue,
          });
    if (value.end > value.start && isSecret(kind, joining, value, text.slice(value.start, value.end))) {
      found.push(value, ...(value.isListed && value.isQuoted ? listedValues(plain, value) : []));
      at = (found.at(-1) as Span).end;
    } else at = end;
  }
  return found;
}
