/** HTML out of texts that are never read as HTML. */
import { type Language, type Localized, languages } from '../catalog/types.ts';
import { escapeHtml, htmlLanguages } from '../render/html.ts';
import { type Words, wordsIn } from '../render/words.ts';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

/** What can stand in a template: texts are escaped, nothing is left out, lists are joined. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** Texts that were escaped: the steps of a guide stand on hundreds of pages. */
const escaped = new Map<string, string>();
const mostKept = 20_000;

function escapeOnce(text: string): string {
  const known = escaped.get(text);
  if (known !== undefined) return known;
  const made = escapeHtml(text);
  if (escaped.size >= mostKept) escaped.clear();
  escaped.set(text, made);
  return made;
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(written).join('');
  return escapeOnce(String(part));
}

/** A template: all that is put into it is escaped, unless it is HTML already. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + written(parts[i - 1]) + string));
}

/** A text in one language. */
export const inLanguage = (language: Language, text: string): Html =>
  html`<span lang="${htmlLanguages[language]}">${text}</span>`;

/** A text of which the reader sees the language that is chosen, and without scripts both. */
export function both(text: Localized): Html {
  // A team's own table may have one language only: then nobody knows which.
  if (text.zh === text.en) return html`<span>${text.zh}</span>`;
  return new Html(
    languages
      .map(
        (language) =>
          html`<span class="${language}" lang="${htmlLanguages[language]}">${text[language]}</span>`.text,
      )
      .join(''),
  );
}

/** The tool's own words in both languages. */
const localized = (pick: (words: Words) => string): Localized => ({
  zh: pick(wordsIn('zh')),
  en: pick(wordsIn('en')),
});

/** The same for the reader. */
export const say = (pick: (words: Words) => string): Html => both(localized(pick));

/** A link to another site; an address that no browser should follow stays text. */
export function outer(address: string, text: Html = html`${address}`): Html {
  return /^https?:\/\//i.test(address) ? html`<a href="${address}" rel="noreferrer">${text}</a>` : text;
}

/** Attributes of an element whose text, or whose attribute of a name, is to be in the reader's language. */
export const spoken = ({ zh, en }: Localized, attribute?: string): Html =>
  html`data-zh="${zh}" data-en="${en}"${attribute !== undefined && html` data-for="${attribute}" ${new Html(attribute)}="${zh} ${en}"`}`;
