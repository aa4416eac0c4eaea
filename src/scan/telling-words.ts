/** The words of a record that detection looks at; others, as the names of people, may be anything. */
import type { Catalog } from '../catalog/catalog.ts';
import { wordForms } from '../catalog/code.ts';
import { oncePer } from '../catalog/lazily.ts';
import { namesOf } from '../catalog/vendors.ts';
import { labelTexts } from '../detect/field-names.ts';
import { matchesOf } from '../detect/matches.ts';
import { isInCode } from './shape.ts';

/** Makes the words of a text the same that tell nothing. */
export type Leveller = (text: string) => string;

/** What detection's rules name, beside labels, platforms and messages. */
const chineseWords = [
  '错误', '失败', '异常', '报错', '錯誤', '失敗', '挂了', '不行', '没权限', '成功', '操作成功', '请求成功', '用户', '员工', '部门', '组织',
  '端口', '订单', '编号', '工单', '单号', '退出', '状态', '验证', '访问', '地址', '权限', '毫秒', '小时',
]; // biome-ignore format: one list, not one word a line

/** Parts of Latin words that detection's rules look for: those of fields, failures, other systems, and of what numbers count. */
const latinParts =
  /err|fail|exce|invalid|denied|refused|code|msg|message|result|hint|rid|req|ip|scope|token|http|stat|exit|process|sql|ora|jdbc|psyc|unknown|user|id|dep|org|group|chat|port|line|page|row|job|task|thread|order|shop|store|room|app|agent|corp|no|num|count|total|size|offset|limit|version|build|seq|index|batch|record|worker|child|info|warn|debug|trace|fatal|ok|succ|ms|sec|min|hour|day|byte|time|item|file|null|none|nil|undef|true|false|string|int|long|object|array|nan|data|sign|access|client|server|request|grant|sub|resp|ret|biz|php|at|by|for|privilege|more/i;

const han = /[\u4e00-\u9fff]+/g;
const latinRun = /[A-Za-z]+/g;
/** A word by itself, and no part of an address, a path or the name of a class. */
const latin = /(?<![\w.@/\\%-])[A-Za-z]{2,40}(?![\w.@/\\:=(%-])/g;
/** `Ding` and `Talk` of `DingTalk`. */
const namePart = /[A-Z]?[a-z]+|[A-Z]{2,}/g;
const mailbox = /[\w.+-]{1,64}(?=@)/g;

const firstHan = 0x4e00;
const lastHan = 0x9fff;
const isHanUnit = (unit: number): boolean => unit >= firstHan && unit <= lastHan;

/**
 * Pairs of characters. A few others count as the same, which keeps a word that tells nothing, and does no harm: asking a set of
 * texts takes many times as long.
 */
class Pairs {
  readonly #bits = new Uint32Array(1 << 14);

  static #place(first: number, second: number): number {
    return Math.imul(first * 0x10000 + second, 0x9e3779b1) >>> 13;
  }

  /** Adds the pairs of Chinese characters in a text. */
  addAll(text: string): void {
    for (let i = 1; i < text.length; i++) {
      const [first, second] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
      if (!isHanUnit(first) || !isHanUnit(second)) continue;
      const place = Pairs.#place(first, second);
      this.#bits[place >> 5] = (this.#bits[place >> 5] as number) | (1 << (place & 31));
    }
  }

  /** Whether the characters at a place are one of them. */
  hasAt(text: string, at: number): boolean {
    const place = Pairs.#place(text.charCodeAt(at), text.charCodeAt(at + 1));
    return (((this.#bits[place >> 5] as number) >> (place & 31)) & 1) !== 0;
  }
}

/** Words that are remembered, with whether they tell something; of names there is no end. */
const mostWords = 10_000;

/** The leveller that keeps the words of the tables' messages; reading all of them takes some milliseconds. */
export const levellerOf = oncePer(createLeveller);

function createLeveller(catalog: Catalog): Leveller {
  const pairs = new Pairs();
  for (const text of [...chineseWords, ...labelTexts]) pairs.addAll(text);
  const words = new Set<string>();
  const learn = (text: string): void => {
    pairs.addAll(text);
    for (const [word] of matchesOf(text, latinRun)) words.add(word.toLowerCase());
  };
  for (const { zh, en } of catalog.stores.flatMap((store) => [...store.messages()])) {
    learn(zh);
    learn(en);
  }
  const platforms = [
    ...catalog.vendors.map((vendor) => ({ names: namesOf(vendor), traces: vendor.traces })),
    ...catalog.platforms,
  ];
  for (const { names, traces } of platforms) [...names, ...traces.likely, ...traces.certain].forEach(learn);
  for (const { envelope } of catalog.vendors) [...envelope.code, ...envelope.message].forEach(learn);
  // Identifiers are made of them: `DingClient`, `topsdk`.
  const identifiers = platforms.flatMap(({ names, traces }) => [
    ...names,
    ...traces.likely.filter((trace) => !trace.includes(' ')),
  ]);
  const nameParts = new RegExp(
    [...new Set(identifiers.flatMap((name) => name.match(namePart) ?? []))].join('|') || '(?!)',
    'i',
  );

  function levelRun(run: string, at: number, text: string): string {
    let level = '';
    // What stands behind a number may say what it counts.
    let isKept = /[\d#]\s?$/.test(text.slice(Math.max(0, at - 2), at));
    let wasPaired = run.length === 1;
    for (let i = 0; i < run.length; i++) {
      const isPaired = i + 1 < run.length && pairs.hasAt(run, i);
      if (isKept || isPaired || wasPaired) level += run.charAt(i);
      else if (!level.endsWith('某')) level += '某';
      isKept = false;
      wasPaired = isPaired;
    }
    return level;
  }

  const known = new Map<string, boolean>();
  function isTelling(word: string): boolean {
    let tells = known.get(word);
    if (tells === undefined) {
      tells =
        words.has(word.toLowerCase()) ||
        latinParts.test(word) ||
        nameParts.test(word) ||
        wordForms.compound.test(word) ||
        wordForms.upper.test(word) ||
        catalog.has(word);
      if (known.size >= mostWords) known.clear();
      known.set(word, tells);
    }
    return tells;
  }
  return (text) => {
    const mailed = text.includes('@') ? text.replace(mailbox, 'a') : text;
    return mailed
      .replace(han, levelRun)
      .replace(latin, (word, at: number, whole: string) =>
        isTelling(word) || isInCode(whole, at, catalog) ? word : 'a',
      );
  };
}
