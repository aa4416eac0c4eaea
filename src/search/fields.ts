import type { Entry, Language } from '../catalog/types.ts';

/** The parts of an entry that search reads, the most telling first. */
export const searchFields = ['message', 'variants', 'code', 'phrases', 'section', 'cause', 'steps'] as const;
/** A part of an entry that search reads. */
export type SearchField = (typeof searchFields)[number];

/** One text of an entry. */
export interface FieldText {
  /** The part of the entry. */
  readonly field: SearchField;
  /** The language of the text; null for `code` and `section`. */
  readonly language: Language | null;
  /** Position in the field's list; null for all that are one text. */
  readonly index: number | null;
  /** The text itself. */
  readonly text: string;
}

/** The parts whose texts are short and say what the failure is. */
const tellingFields: ReadonlySet<SearchField> = new Set(['message', 'variants', 'code', 'phrases']);
/** Whether a part's texts are short and say what the failure is. */
export const isTelling = (field: SearchField): boolean => tellingFields.has(field);

/** The short texts of an entry, which say what the failure is. */
export function tellingTexts(entry: Entry): FieldText[] {
  return fieldTexts(entry).filter(({ field }) => isTelling(field));
}

/** Whether a code is made of words, which people remember one by one; a number is looked up, not searched for. */
const isOfWords = (code: string): boolean => /[A-Za-z]{3}/.test(code);

/** All texts of an entry that search reads. A guide's steps are not among them: they are the same in many entries. */
export function fieldTexts(entry: Entry): FieldText[] {
  const texts: FieldText[] = [];
  if (isOfWords(entry.code)) texts.push({ field: 'code', language: null, index: null, text: entry.code });
  if (entry.section !== null)
    texts.push({ field: 'section', language: null, index: null, text: entry.section });
  for (const language of ['zh', 'en'] as const) {
    const add = (field: SearchField, index: number | null, text: string): void => {
      texts.push({ field, language, index, text });
    };
    add('message', null, entry.message[language]);
    for (const [i, variant] of entry.variants.entries()) add('variants', i, variant[language]);
    for (const [i, phrase] of entry.phrases[language].entries()) add('phrases', i, phrase);
    if (entry.cause) add('cause', null, entry.cause[language]);
    for (const [i, step] of entry.steps.entries()) {
      if (step.from === 'entry') add('steps', i, step[language]);
    }
  }
  return texts;
}
