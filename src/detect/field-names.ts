/** The names under which responses, logs and people write codes and messages: those that anybody has, and those that vendors declare. */
import type { Catalog } from '../catalog/catalog.ts';
import type { Envelope } from '../catalog/types.ts';

/**
 * What a name says of its value: `code` is a platform's code for certain, `sub` the inner one of DingTalk's 88, `weak` names hold codes
 * and other things as well, `prose` are words after which a code may stand, `message` names hold what is said of a code.
 */
export type FieldKind = 'code' | 'sub' | 'weak' | 'prose' | 'message';

const names: Readonly<Record<FieldKind, readonly string[]>> = {
  code: ['errcode', 'errorcode', 'respcode', 'rspcode', 'bizcode', 'apicode', 'innercode', 'degradecode'],
  sub: ['subcode', 'suberrcode', 'suberrorcode'],
  weak: ['code', 'result', 'returncode', 'retcode', 'resultcode', 'errno'],
  prose: ['error', 'err'],
  message: [
    'errmsg', 'errormsg', 'errmessage', 'errormessage', 'errordescription', 'errdesc', 'message', 'msg', 'submsg',
    'submessage', 'respmsg', 'rspmsg', 'resultmsg', 'errcodedes', 'errinfo', 'returnmsg', 'retmsg', 'errtips',
  ], // biome-ignore format: one list, not one word a line
};

const kindOfName = new Map(
  Object.entries(names).flatMap(([kind, list]) => list.map((name) => [name, kind as FieldKind] as const)),
);

/** Any identifier that ends like this holds a code: `dingErrcode`, `wx_errcode`. */
const codeEnding = /(?:errcode|errorcode)$/;

/** Chinese labels, longer ones before those that they begin with. */
const labels: readonly (readonly [string, FieldKind])[] = [
  ['错误代码', 'code'], ['错误编码', 'code'], ['错误编号', 'code'], ['错误号', 'code'], ['错误码', 'code'],
  ['錯誤代碼', 'code'], ['錯誤碼', 'code'], ['返回代码', 'code'], ['返回码', 'code'], ['报错码', 'code'],
  ['异常码', 'code'], ['响应码', 'weak'], ['业务码', 'code'], ['错误信息', 'message'], ['错误描述', 'message'],
  ['错误消息', 'message'], ['返回信息', 'message'], ['消息', 'message'], ['报错', 'prose'], ['报', 'prose'],
  ['错误', 'prose'], ['異常', 'prose'], ['异常', 'prose'], ['返回了', 'prose'], ['返回', 'prose'], ['提示', 'prose'],
  ['失败', 'prose'], ['回应', 'prose'], ['回應', 'prose'], ['抛出', 'prose'], ['代码', 'prose'], ['代碼', 'prose'],
]; // biome-ignore format: pairs, not one a line

/** The labels as they are written. */
export const labelTexts: readonly string[] = labels.map(([label]) => label);

/** What labels begin with: most others need no closer look. */
const firstUnits = new Set(labels.map(([label]) => label.charCodeAt(0)));

/** An identifier without what spellings differ in: `Error-Code`, `error_code` and `errorCode` are one. */
export function foldName(name: string): string {
  const joined = name.includes('_') || name.includes('-') ? name.replace(/[_-]/g, '') : name;
  return joined.toLowerCase();
}

/** The names of fields to look for. */
export interface FieldNames {
  /** What an identifier says of its value; undefined when it says nothing. @param folded see {@link foldName} */
  kindOf(folded: string): FieldKind | undefined;
  /** Whether an identifier that ends so may say something of its value: most need no closer look. */
  endsLikeName(unit: number): boolean;
  /** Names of fields of codes that only some vendors have, as they write them. */
  readonly codes: readonly string[];
  /** The id of a call in fields that only some vendors have; its first group holds it. Undefined where none has. */
  readonly requestId: RegExp | undefined;
}

/** A name that holds codes and nothing else; HTTP has a status code too. */
const certainName = /code$(?<!statuscode)/;

const special = /[\\^$.*+?()[\]{}|]/g;

/** Names as alternatives of an expression. */
export const alternatives = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(special, '\\$&')).join('|');

function namesFrom(envelopes: readonly Envelope[]): FieldNames {
  const kinds = new Map(kindOfName);
  const kindOf = (folded: string): FieldKind | undefined =>
    kinds.get(folded) ?? (codeEnding.test(folded) ? 'code' : undefined);
  const codes: string[] = [];
  const declare = (name: string, kind: FieldKind): void => {
    const folded = foldName(name);
    if (kindOf(folded) !== undefined) return;
    kinds.set(folded, kind);
    if (kind !== 'message') codes.push(name);
  };
  for (const { code, message } of envelopes) {
    for (const name of code) declare(name, certainName.test(foldName(name)) ? 'code' : 'weak');
    for (const name of message) declare(name, 'message');
  }
  // What all names end in, in both letter cases, and what is no part of them.
  const lastUnits = new Set(
    [...kinds.keys(), 'errcode', '_', '-'].flatMap((name) => {
      const last = name.slice(-1);
      return [last.charCodeAt(0), last.toUpperCase().charCodeAt(0)];
    }),
  );
  const ids = alternatives(envelopes.flatMap(({ requestId = [] }) => requestId));
  return {
    kindOf,
    endsLikeName: (unit) => lastUnits.has(unit),
    codes,
    requestId:
      ids === ''
        ? undefined
        : new RegExp(`(?<![\\w-])(?:${ids})["']?\\s?(?::|=|->)\\s?["']?([\\w.-]{4,64})`, 'gi'),
  };
}

/** The names that anybody's fields have. */
export const commonNames = namesFrom([]);

const namesByCatalog = new WeakMap<Catalog, FieldNames>();

/** These names, and those that the vendors of a catalog declare. */
export function fieldNamesOf(catalog: Catalog): FieldNames {
  let names = namesByCatalog.get(catalog);
  if (!names) {
    names = namesFrom(catalog.vendors.map(({ envelope }) => envelope));
    namesByCatalog.set(catalog, names);
  }
  return names;
}

/** A Chinese label that begins at a place of a text. */
export function labelAt(text: string, at: number): readonly [label: string, kind: FieldKind] | undefined {
  if (!firstUnits.has(text.charCodeAt(at))) return undefined;
  return labels.find(([label]) => text.startsWith(label, at));
}
