import type { Language, Localized } from './catalog/types.ts';

/** The language of the answer: one of the two, or both in full. */
export type AnswerLanguage = Language | 'both';

export const answerLanguages: readonly AnswerLanguage[] = ['zh', 'en', 'both'];

/** The environment's variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language to answer in when none is asked for: the first variable that is set decides, Chinese locales give
 * Chinese and everything else English.
 *
 * @param setting of the user's settings, which count for more than the locale
 */
export function languageOf(env: Environment, setting?: AnswerLanguage): AnswerLanguage {
  const own = env.ERRCODE_LANG?.toLowerCase() || setting;
  if (own === 'both') return 'both';
  const locale = own || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The language of the tool's own words, where an answer in both has to be in one. */
export function interfaceLanguage(language: AnswerLanguage, env: Environment): Language {
  if (language !== 'both') return language;
  const fallback = languageOf({ ...env, ERRCODE_LANG: undefined });
  return fallback === 'both' ? 'en' : fallback;
}

/** The languages that an answer's texts stand in, in their order. */
export function languagesOf(language: AnswerLanguage): Language[] {
  return language === 'both' ? ['zh', 'en'] : [language];
}

/** What a text says in the languages of an answer; once where it is the same in both. */
export function textsOf(language: AnswerLanguage, text: Localized): string[] {
  return [...new Set(languagesOf(language).map((one) => text[one]))];
}
