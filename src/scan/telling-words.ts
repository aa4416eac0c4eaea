/** The words of a record that detection looks at; others, as the names of people, may be anything. */
import type { Catalog } from '../catalog/catalog.ts';
import { namesOf } from '../catalog/vendors.ts';
import { labelTexts } from '../detect/field-names.ts';
import { isInCode } from './shape.ts';

/** Words that may be codes by their form: `quotaFull`, `ORDERPAID`, `PARAM_ERROR`. */
const codeForm = /[a-z][A-Z]|_|^[A-Z]{2,}$/;

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
/** A word by itself, and no part of an address, a path or the name of a class. */
const latin = /(?<![\w.@/\\%-])[A-Za-z]{2,40}(?![\w.@/\\:=(%-])/g;
/** `Ding` and `Talk` of `DingTalk`. */
const namePart = /[A-Z]?[a-z]+|[A-Z]{2,}/g;
const mailbox = /[\w.+-]{1,64}(?=@)/g;

const pairsOf = (run: string): string[] =>
  Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));

/** Reading all messages takes some milliseconds: once for each catalog. */
const levellers = new WeakMap<Catalog, Leveller>();

/** The leveller that keeps the words of the tables' messages. */
export function levellerOf(catalog: Catalog): Leveller {
  const leveller = levellers.get(catalog) ?? createLeveller(catalog);
  levellers.set(catalog, leveller);
  return leveller;
}

function createLeveller(catalog: Catalog): Leveller {
  const pairs = new Set([...chineseWords, ...labelTexts].flatMap(pairsOf));
  const words = new Set<string>();
  const learn = (text: string): void => {
    for (const [run] of text.matchAll(han)) for (const pair of pairsOf(run)) pairs.add(pair);
    for (const [word] of text.matchAll(/[A-Za-z]+/g)) words.add(word.toLowerCase());
  };
  for (const { message, variants } of catalog.entries()) {
    for (const { zh, en } of [message, ...variants]) {
      learn(zh);
      learn(en);
    }
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
    for (let i = 0; i < run.length; i++) {
      const isPaired = pairs.has(run.slice(i, i + 2));
      const isAlone = run.length === 1;
      if (isKept || isPaired || isAlone || (i > 0 && pairs.has(run.slice(i - 1, i + 1))))
        level += run.charAt(i);
      else if (!level.endsWith('某')) level += '某';
      isKept = false;
    }
    return level;
  }
  return (text) => {
    const mailed = text.includes('@') ? text.replace(mailbox, 'a') : text;
    return mailed.replace(han, levelRun).replace(latin, (word, at: number, whole: string) => {
      const isTelling =
        words.has(word.toLowerCase()) || latinParts.test(word) || nameParts.test(word) || codeForm.test(word);
      return isTelling || catalog.has(word) || isInCode(whole, at, catalog) ? word : 'a';
    });
  };
}
