/** Texts of a team's own tables, brought to the form that the bundled ones have. */
import { type Language, type Localized, languages } from '../catalog/types.ts';
import type { RawText } from './raw-table.ts';

/** Characters that could rewrite the screen or hide what stands there; the bundled tables have none. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The path of a file as it can be shown. */
export const shownPath = (path: string): string => path.replace(hidden, '?');

/** A text on one line, without hidden characters. */
export const plainText = (text: string): string => text.replace(hidden, ' ').replace(/\s+/gu, ' ').trim();

/** A text in both languages: the one it has stands for the other too. */
export function localizedText(text: RawText): Localized {
  if (typeof text === 'string') return { zh: plainText(text), en: plainText(text) };
  const own = text.zh ?? text.en ?? '';
  return { zh: plainText(text.zh ?? own), en: plainText(text.en ?? own) };
}

/** The languages that a text is written in. */
export function languagesIn(text: RawText): Language[] {
  if (typeof text === 'string') return [/\p{Script=Han}/u.test(text) ? 'zh' : 'en'];
  return languages.filter((language) => text[language] !== undefined);
}
