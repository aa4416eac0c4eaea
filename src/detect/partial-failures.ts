/** Fields in which a successful response names those for whom the call failed: `invaliduser`, `failed_list`, `forbidden_user_id_list`. */

/** What such names say of the rest of them. */
const failing =
  '(?:in_?valid|un_?licensed|un_?succe(?:ss|eded)|forbidden|illegal|denied|rejected|not_?exist(?:ed)?|fail(?:ed|ure|s)?|error)';
/** What fails, or how much of it. */
const parts =
  '(?:user|party|partie|tag|dept|department|member|staff|employee|chat|group|openid|open_id|unionid|union_id|external|mobile|phone|email|item|record|detail|result|list|ids?|count|num|total)';
/** A name with its value, up to the value's first characters that tell whether there is anything in it. */
const field = new RegExp(
  String.raw`(?<![A-Za-z0-9])(${failing}_?${parts}[A-Za-z_]{0,30})\\{0,3}["']?\s{0,9}[:=]\s{0,9}(\\{0,3}["'\[{]\s{0,9}[^\s]|[0-9A-Za-z])`,
  'gi',
);
/** Values with nothing in them: `""`, `[]`, `{}`, `null`, `0`. */
const empty = /^(?:\\{0,3}"\s{0,9}[\\"]|'\s{0,9}'|\[\s{0,9}\]|\{\s{0,9}\}|[0nNfF])/;

/**
 * The names of fields that tell of failures in a response whose code is a success.
 *
 * @param text the response; only its beginning is looked at
 * @returns as they are written, each once
 */
export function partialFailures(text: string): string[] {
  const names = [...text.slice(0, longestText).matchAll(field)].flatMap(([, name = '', value = '']) =>
    empty.test(value) ? [] : [name],
  );
  return [...new Set(names)];
}

/** Responses are shorter. */
const longestText = 100_000;
