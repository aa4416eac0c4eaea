/** What the reader chose, kept where the browser keeps such things. */
export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark';

/** Some browsers keep nothing for pages from the disk, and say so with an error. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`errcode-${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`errcode-${name}`, value);
  } catch {
    // It holds for this page then.
  }
}

export const htmlLanguages: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** Shows the page in a language. */
export function showLanguage(language: Language): void {
  const { documentElement: root } = document;
  root.dataset.lang = language;
  root.lang = htmlLanguages[language];
}

export const shownLanguage = (): Language => (document.documentElement.dataset.lang === 'en' ? 'en' : 'zh');
