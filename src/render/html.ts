import type { Language, Localized } from '../catalog/types.ts';
import { type AnswerLanguage, languagesOf } from '../language.ts';
import { safeCell } from './visible.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute: nothing in it is read as HTML, and control characters are shown as escapes. */
export function escapeHtml(text: string): string {
  return safeCell(text.toWellFormed()).replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** The languages as HTML names them; browsers choose the shapes of Chinese characters by it. */
export const htmlLanguages: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** A text whose language is known. */
export function textIn(language: Language, text: string): string {
  return `<span lang="${htmlLanguages[language]}">${escapeHtml(text)}</span>`;
}

/** One localized text in all languages of the answer, each on lines of its own. */
export function textsIn(answer: AnswerLanguage, text: Localized): string {
  return languagesOf(answer)
    .map((language) => textIn(language, text[language]))
    .join('<br>');
}

/** A link to another site; an address that no browser should follow (`javascript:`) stays text. */
export function outerLink(address: string): string {
  const text = escapeHtml(address);
  return /^https?:\/\//i.test(address) ? `<a href="${text}" rel="noreferrer">${text}</a>` : text;
}

/** What logs say can be a whole page. @param most characters to show */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

/** A text of the logs: its language is not known, and it must not turn the text around it. */
export function logText(text: string): string {
  return `<bdi class="logged">${escapeHtml(shortened(text, 600))}</bdi>`;
}

/** Link to a place on this page. @param id an anchor */
export function innerLink(id: string, html: string): string {
  return `<a href="#${escapeHtml(encodeURIComponent(id))}">${html}</a>`;
}
