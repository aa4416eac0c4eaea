/** Parts of expressions that are made of texts. */
const special = /[\\^$.*+?()[\]{}|]/g;

/** A text in an expression that stands for itself. */
export const literal = (text: string): string => text.replace(special, '\\$&');

/** Texts as alternatives of an expression, which finds nothing where there are none. */
export const alternatives = (texts: readonly string[]): string => texts.map(literal).join('|') || '(?!)';
