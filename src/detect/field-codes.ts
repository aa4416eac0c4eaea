/** Decides which fields hold codes. */

import { wordForms } from '../catalog/code.ts';
import { hasSubField, messageFieldOf, textAfter, textBefore } from './beside.ts';
import { isChinese, isLetter, isWordCharacter } from './characters.ts';
import { type Field, readText } from './fields.ts';
import {
  isHttpStatus,
  isYear,
  listedAfter,
  readNumber,
  readScientific,
  readToldNumber,
  type Span,
  wholeNumber,
} from './numbers.ts';
import { isCount } from './other-numbers.ts';
import {
  digitsOf,
  hasForm,
  hasSignal,
  isComplaint,
  isInTrouble,
  isKnown,
  isLikeMessage,
  isLineInTrouble,
  isNamedVendors,
  isOtherSystems,
  longCapitals,
  proseDigits,
  type Scene,
  withLostSign,
} from './scene.ts';
import { bareSighting, type Places, type Sighting } from './sighting.ts';

/** Words that stand where a code should and are none: types, constants, and success. */
const noCodes =
  /^(?:null|none|nil|undefined|true|false|string|number|integer|int|long|object|array|nan|unknown|error|code|message|msg|data)$/i;
const success = /^(?:ok|success|succeed|succeeded|成功|操作成功|请求成功)$/i;
/** Expressions of program code: `err.code`. */
const expression =
  /^(?:e|err|error|ex|exc|exception|res|resp|response|this|self|data|result|body|req|request|event)(?=\.|$)/i;
/** Such words of runtimes and systems, `ECONNREFUSED`, `MODULE_NOT_FOUND`, and those that only say whether a call failed. */
const noPlatforms =
  /^(?:E[A-Z]{3,15}|(?:ERR|UND_ERR|SQLITE|ER|CERT|DEPTH|SELF_SIGNED|UNABLE_TO)_\w+|MODULE_NOT_FOUND|[A-Z]{1,5}\d{1,6}|FAIL(?:ED|URE)?|SUCCESS|PASS|NORMAL|TRUE|FALSE|GET|POST|PUT)$/;

const longestWordCode = 80;

/** Reads a code without digits only: `Forbidden.AccessDenied`, `system.error`, `paramError`, `ok`. */
function readWord(text: string, from: number): Span | undefined {
  let end = from;
  while (
    end < from + longestWordCode &&
    (isWordCharacter(text.charAt(end)) || '.-'.includes(text.charAt(end) || ' '))
  ) {
    end++;
  }
  while (end > from && '.-'.includes(text.charAt(end - 1))) end--;
  return end > from + 1 && isLetter(text.charAt(from)) && !'(['.includes(text.charAt(end) || ' ')
    ? { start: from, end }
    : undefined;
}

/** Names before `code` that make it another code: `exit code`, `zip code`. */
const otherCode =
  /(?:exit(?:ed)?(?: with)?|status|http|zip|area|country|postal|verification|source|qr|bar|process|auth|invite|state|promo|language|currency|region|response)[ _-]$/i;

/** An element that has a code as one of its attributes: `<dept code="60011"`. */
const attribute = /(?<!#)<(\w{1,30})\s[^<>]{0,60}$/;
const failing = /err|fault|fail|exception|res|ret|status/i;

function isOtherCode(text: string, field: Field): boolean {
  const before = text.slice(Math.max(0, field.start - 90), field.start);
  const [, element] = attribute.exec(before) ?? [];
  if (element !== undefined && !failing.test(element)) return true;
  return otherCode.test(before) || /(?:退出|状态|验证)$/.test(before);
}

/** A code with the field that it stands in, and the message in another. */
interface FieldCode {
  readonly field: Field;
  readonly span: Span;
  readonly code: string;
  readonly messageField: Field | undefined;
  readonly message: Span | null;
  /** Whether a sub code stands beside it. */
  readonly hasSubCode: boolean;
}

function isOfRequest({ plain: { text } }: Scene, message: Span | null): boolean {
  return message !== null && /request id:/i.test(text.slice(message.start, message.end + 12));
}

/** What speaks for a number in a field whose name holds other things too. */
function hasCompany(scene: Scene, { span, messageField }: FieldCode): boolean {
  return messageField !== undefined || isInTrouble(scene, span.start);
}

/** Whether a number after `code` and a blank is a code: `WeLink code 47104`. */
function isSpokenCode(scene: Scene, { span, code }: FieldCode): boolean {
  return (
    isKnown(scene, code) &&
    digitsOf(code) >= proseDigits &&
    !isCount(scene.plain.text, span.end) &&
    hasSignal(scene, span.start)
  );
}

/** Systems say `errno` too; of platforms, those whose responses or whose codes look like it. */
function isErrno(scene: Scene, { span, code, messageField }: FieldCode): boolean {
  if (messageField === undefined || isOtherSystems(scene, span)) return false;
  return code !== '0' && (hasForm(scene, code) || hasSignal(scene, span.start));
}

/** Whether a number in a field whose name holds other things too is a code. */
function isWeakCode(scene: Scene, found: FieldCode): boolean {
  const { field, span, code, message, messageField } = found;
  if (isOtherCode(scene.plain.text, field)) return false;
  // Exceptions of some libraries print the status of HTTP so, and no code: `code: 400, … request id: …`.
  if (isHttpStatus(code) && isOfRequest(scene, message)) return false;
  if (found.hasSubCode) return true;
  if (field.joint === 'blank') return isSpokenCode(scene, found);
  if (isLikeMessage(scene, code, message)) return true;
  if (field.name === 'errno') return isErrno(scene, found);
  if (isHttpStatus(code)) return false;
  if (code === '0') return messageField !== undefined;
  if (isOtherSystems(scene, span)) return false;
  const isTold = hasSignal(scene, span.start);
  if (digitsOf(code) < 3) return /^\d\d$/.test(code) && isKnown(scene, code) && isTold && !!messageField;
  if (field.name !== 'code' && !messageField) return false;
  if (isKnown(scene, code)) {
    // A share has such a code too: `code=300001 price=12.5`, in a line that tells of no failure.
    const isAmongOthers =
      !messageField && /^[\s,]{1,3}[a-z]\w{1,20}=/i.test(scene.plain.text.slice(span.end, span.end + 30));
    if (isAmongOthers && !isLineInTrouble(scene, span.start)) return isNamedVendors(scene, code, span.start);
    return isTold || hasCompany(scene, found);
  }
  const isLikely = isTold || hasForm(scene, code);
  if (!messageField) {
    return field.joint === 'sign' && isLikely && digitsOf(code) >= 4 && isLineInTrouble(scene, span.start);
  }
  // Many services answer with `code` and `message`; of platforms, WeLink quotes the number, and the others say `msg`.
  const isPlatforms = field.quote !== '' || messageField.name !== 'message';
  // In an object, four digits beside `msg` are no year and no amount.
  const least = field.scope >= 0 && messageField.name === 'msg' ? 4 : proseDigits;
  return isLikely || (isPlatforms && digitsOf(code) >= least);
}

/** A file before the name of a function and a line: `log.py:error:15`. */
const inFile = /\.[a-z]{1,5}:$/i;

/** Whether a number after a word such as 报错 or `error` is a code. */
function isProseCode(scene: Scene, { field, span, code, message }: FieldCode): boolean {
  const { text } = scene.plain;
  if (isCount(text, span.end) || inFile.test(text.slice(Math.max(0, field.start - 8), field.start)))
    return false;
  const isLabel = isChinese(field.name.charAt(0));
  if (code.startsWith('-') && digitsOf(code) >= 4 && (isLabel || field.joint === 'sign')) return true;
  if (digitsOf(code) < proseDigits) {
    // `error: 1, errorMessage: "API 不存在"`
    if (!isLabel)
      return field.joint === 'sign' && message !== null && isNamedVendors(scene, code, span.start);
    if (digitsOf(code) < 2) return false;
    const isPlatforms = hasForm(scene, code) || hasSignal(scene, span.start);
    return isNamedVendors(scene, code, span.start) || (digitsOf(code) === 4 && !isYear(code) && isPlatforms);
  }
  // Names of loggers end so before the number of the process: `gunicorn.error[31245]`.
  if (field.joint === 'bracket' && text.charAt(field.start - 1) === '.') return false;
  if (isLetter(field.name.charAt(0)) && isOtherSystems(scene, span)) return false;
  const after = textAfter(scene.plain, span.end);
  // The level of a log line, with a process or a thread behind it.
  if (field.joint !== 'sign' && text.startsWith('ERROR', field.start))
    return isLikeMessage(scene, code, after);
  if (isKnown(scene, code) || hasForm(scene, code) || hasSignal(scene, span.start)) return true;
  // Of numbers that nobody knows, those that are set off with words behind them, as in markdown.
  const isSetOff = field.joint === 'sign' || field.joint === 'bracket';
  return isSetOff && after !== null;
}

/** Whether a name is written in two words: `error code`. */
const isSpoken = (text: string, field: Field): boolean =>
  field.name !== 'code' && /^code\b/i.test(text.slice(field.start, field.start + 5));

/** Whether a number is a code by the field that it stands in. */
function isNumberCode(scene: Scene, found: FieldCode): boolean {
  const { field, span, code, messageField, message } = found;
  if (field.kind === 'weak') return isWeakCode(scene, found);
  if (field.kind === 'prose') return isProseCode(scene, found);
  if (isCount(scene.plain.text, span.end)) return false;
  // Browsers report the network's number so, beside their own.
  if (/^[\s,]{0,2}cronet|^[\s,]{0,2}net::/.test(scene.plain.text.slice(span.end, span.end + 10)))
    return false;
  // In two words, it is what people and drivers write about anything: `error code: 404`.
  const isSpokenName = isSpoken(scene.plain.text, field);
  const isDrivers = (isSpokenName || field.name === 'errorcode') && isOtherSystems(scene, span);
  if (isDrivers || (isSpokenName && digitsOf(code) < 4)) {
    if (isLikeMessage(scene, code, message)) return true;
    return !isHttpStatus(code) && messageField !== undefined && isKnown(scene, code);
  }
  if (field.joint === 'sign') return true;
  // In a sentence, `error code 1` is anybody's.
  return digitsOf(code) >= 4 || messageField !== undefined || isKnown(scene, code);
}

/** Names of exceptions have the same form: `DingTalk.Api.Util.DingTalkException`. */
const className = /(?:Exception|Error)$/;

/** Whether anything tells that a word is a platform's: many systems answer with words. */
const isPlatformsWord = (scene: Scene, { span, code }: FieldCode): boolean =>
  isKnown(scene, code) || hasForm(scene, code) || hasSignal(scene, span.start);

function isChineseText({ plain: { text } }: Scene, span: Span | null): boolean {
  return span !== null && /[\u4e00-\u9fff]{2}/.test(text.slice(span.start, span.end));
}

/** Whether a word is answered with a message of its own, as every system does that has words for codes: `{"code":"InvalidToken","message":"…"}`. */
function isAnswered(scene: Scene, { field, code, messageField, message }: FieldCode): boolean {
  if (field.scope < 0 || messageField === undefined || message === null || code.length < 6) return false;
  if (field.quote === '' && !code.includes('.')) return false;
  if (success.test(scene.plain.text.slice(message.start, message.end))) return false;
  // Of single words and names, those with a message of failure.
  return (
    wordForms.compound.test(code) ||
    code.includes('.') ||
    wordForms.upper.test(code) ||
    (/_|^[A-Z][a-z]+$/.test(code) && isComplaint(scene, message))
  );
}

/** Whether a word in capitals after a Chinese label is a code, as people write it: `返回码 NOT_UTF8`, `报错 PC_1002`. */
function isSaidCode(scene: Scene, { field, code }: FieldCode): boolean {
  const isTelling = wordForms.upperSnake.test(code) || code.length >= longCapitals;
  return isChinese(field.name.charAt(0)) && isTelling && (isKnown(scene, code) || hasForm(scene, code));
}

/** Whether a word in capitals is a code: `"err_code":"ORDERPAID"`, `错误代码: NOTENOUGH`. */
function isConstantCode(scene: Scene, found: FieldCode): boolean {
  const { field, code, messageField, message } = found;
  if (noPlatforms.test(code) || code.length < 4) return false;
  if (field.joint === 'blank') {
    if (isSaidCode(scene, found)) return true;
    // In a copied table of two columns, blanks stand between name and value.
    return hasForm(scene, code) && field.value - field.start > field.name.length + 1;
  }
  if (field.joint !== 'sign') return false;
  if (hasForm(scene, code) || isKnown(scene, code)) return true;
  if (field.quote === '' && messageField === undefined) return false;
  if (isAnswered(scene, found)) return true;
  return field.kind === 'code'
    ? messageField !== undefined || hasSignal(scene, found.span.start)
    : messageField !== undefined && (hasSignal(scene, found.span.start) || isChineseText(scene, message));
}

/** Whether a word in a code field is a code. */
function isWordCode(scene: Scene, found: FieldCode): boolean {
  const { field, span, code, messageField } = found;
  const isOwn = (wordForms.compound.test(code) || field.joint === 'sign') && field.kind !== 'prose';
  if (noCodes.test(code)) {
    // One of them is a code after all: that of a business error that says no more.
    return isOwn && isKnown(scene, code) && isLikeMessage(scene, code, found.message);
  }
  if (success.test(code)) return false;
  if (isOwn && isKnown(scene, code) && !expression.test(code)) return true;
  // After words such as 提示; behind `[ERR]` stand the names of classes.
  if (field.kind === 'prose') {
    if (wordForms.upper.test(code)) return !noPlatforms.test(code) && isSaidCode(scene, found);
    return (
      isChinese(field.name.charAt(0)) &&
      wordForms.pascalDotted.test(code) &&
      !className.test(code) &&
      hasSignal(scene, span.start)
    );
  }
  if (field.kind === 'weak' && field.name !== 'code') return false;
  if (wordForms.upper.test(code)) return isConstantCode(scene, found);
  if (field.joint !== 'sign') return false;
  if (hasForm(scene, code) && (field.quote !== '' || messageField !== undefined)) return true;
  if (expression.test(code)) return false;
  if (wordForms.pascalDotted.test(code) || (field.kind === 'sub' && code.includes('.')))
    return isPlatformsWord(scene, found) || isAnswered(scene, found);
  if (/\d{3}/.test(code)) return false;
  if (isAnswered(scene, found)) return true;
  if (!wordForms.compound.test(code) || isOtherCode(scene.plain.text, field)) return false;
  if (field.quote !== '' ? !messageField && !code.includes('.') : !messageField || !code.includes('.'))
    return false;
  return isPlatformsWord(scene, found) || (!code.includes('.') && isChineseText(scene, found.message));
}

/** Shorter numbers at the beginning of a message, or behind a code, count something. */
const shortestInner = 4;

/** Further codes of the same list: `9499/99992402`, `错误码10003,10008`. */
export function listedBehind(scene: Scene, first: Sighting): Sighting[] {
  const { text } = scene.plain;
  if (digitsOf(first.code) < shortestInner) return [];
  return listedAfter(text, first.end).flatMap((span): Sighting[] => {
    const code = text.slice(span.start, span.end);
    const isAlike = code.length === first.code.length || isKnown(scene, code) || hasForm(scene, code);
    const isOther = isCount(text, span.end) || (!isAlike && text.charAt(first.end) === ',');
    return isOther ? [] : [{ ...first, ...span, code }];
  });
}

/** The codes in a field: most hold none, and some a list. */
export function sightingsIn(
  scene: Scene,
  fields: readonly Field[],
  position: number,
  places: Places,
): Sighting[] {
  const first = sightingIn(scene, fields, position, places);
  return first ? [first, ...listedBehind(scene, first)] : [];
}

/** Numbers of paragraphs stand behind words of failure too: `报错：1、"errcode":40014`. */
const isListMark = (text: string, { start, end }: Span): boolean =>
  end - start < 3 && /^[、）)．.] ?["'{A-Za-z\u4e00-\u9fff]/.test(text.slice(end, end + 3));

/** The part of a span that lies in another; null for none. */
function within(span: Span | null, whole: Span | undefined): Span | null {
  if (span === null || whole === undefined) return span;
  const [start, end] = [Math.max(span.start, whole.start), Math.min(span.end, whole.end)];
  return start < end ? { start, end } : null;
}

/** The sighting in a field, if its value is a code. */
function sightingIn(
  scene: Scene,
  fields: readonly Field[],
  position: number,
  places: Places,
): Sighting | undefined {
  const field = fields[position] as Field;
  const { text } = scene.plain;
  const number = readToldNumber(text, field.value) ?? readScientific(text, field.value);
  const span = number ?? readWord(text, field.value);
  if (!span) return undefined;
  if (field.joint === 'none' && field.kind === 'weak') return undefined;
  if (number && isListMark(text, number)) return undefined;
  const written = text.slice(span.start, span.end);
  const code = number ? withLostSign(scene, wholeNumber(written), span.start) : written;
  if (!places.admits(code)) return undefined;
  const neighbour = field.kind === 'prose' && field.scope < 0 ? undefined : messageFieldOf(fields, position);
  const told = neighbour && readText(scene.plain, neighbour);
  // A message in which the code itself stands is a log's own: what it says of the code stands beside it.
  const holder = told && told.start <= span.start && span.start < told.end ? told : undefined;
  const messageField = holder ? undefined : neighbour;
  const beside = (): Span | null =>
    textAfter(scene.plain, span.end) ??
    (field.scope < 0 || holder ? textBefore(scene.plain, field.start) : null);
  const message = messageField && told ? told : within(beside(), holder);
  const found: FieldCode = {
    field,
    span,
    code,
    messageField,
    message,
    hasSubCode: hasSubField(fields, position),
  };
  if (!(number ? isNumberCode(scene, found) : isWordCode(scene, found))) return undefined;
  // Named one by one: spreading costs as much as all the rest.
  return {
    start: span.start,
    end: span.end,
    code,
    message,
    codeField: field.name,
    messageField: messageField?.name ?? null,
    isText: field.quote !== '',
    isSub: field.kind === 'sub',
  };
}

/** A number at the beginning of a message: JSAPI's `"errorMessage":"1002,corpId不合法"`. */
export function sightingAtStart({ plain }: Scene, field: Field): Sighting | undefined {
  if (field.quote === '') return undefined;
  const span = readNumber(plain.text, field.value);
  if (!span || !/^[,:]\s?[^\s\d]/.test(plain.text.slice(span.end, span.end + 3))) return undefined;
  const code = plain.text.slice(span.start, span.end);
  if (digitsOf(code) < shortestInner) return undefined;
  return bareSighting(code, span, { start: span.end + 1, end: readText(plain, field).end });
}
