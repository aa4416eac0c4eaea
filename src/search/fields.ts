import type { Entry, Language } from '../catalog/types.ts';

const languages = ['zh', 'en'] as const satisfies readonly Language[];

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

/** Whether a code is made of words, which people remember one by one; a number is looked up, not searched for. */
const isOfWords = (code: string): boolean => /[A-Za-z]{3}/.test(code);

/** The short texts of an entry, which say what the failure is. */
export function tellingTexts(entry: Entry): FieldText[] {
  const texts: FieldText[] = [];
  if (isOfWords(entry.code)) texts.push({ field: 'code', language: null, index: null, text: entry.code });
  for (const language of languages) {
    texts.push({ field: 'message', language, index: null, text: entry.message[language] });
    for (const [index, variant] of entry.variants.entries()) {
      texts.push({ field: 'variants', language, index, text: variant[language] });
    }
    for (const [index, text] of entry.phrases[language].entries()) {
      texts.push({ field: 'phrases', language, index, text });
    }
  }
  return texts;
}

/** All texts of an entry that search reads. A guide's steps are not among them: they are the same in many entries. */
export function fieldTexts(entry: Entry): FieldText[] {
  const texts = tellingTexts(entry);
  if (entry.section !== null)
    texts.push({ field: 'section', language: null, index: null, text: entry.section });
  for (const language of languages) {
    if (entry.cause) texts.push({ field: 'cause', language, index: null, text: entry.cause[language] });
    for (const [index, step] of entry.steps.entries()) {
      if (step.from === 'entry') texts.push({ field: 'steps', language, index, text: step[language] });
    }
  }
  return texts;
}
