/** Compiles what search reads of entries: of the bundled ones when the program is built, of a team's own when they change. */
import type { Entry } from '../catalog/types.ts';
import { arrayLines } from '../store/format.ts';
import { type FieldText, fieldTexts, isTelling, tellingTexts } from './fields.ts';
import { IndexBuilder } from './index-format.ts';
import { type PackedText, packedText, preparedText } from './packed-texts.ts';
import { type Analysis, keysOfPieces, weightedKeys, wholeKeysOf } from './prepare.ts';
import { normalText, type Piece, piecesOf } from './terms.ts';

/** A file of elements, and where each of them begins in it, in bytes. */
export interface WrittenElements<Content> {
  readonly content: Content;
  readonly offsets: readonly number[];
}

/** What search reads of entries. */
export interface CompiledEntries<Content> {
  /** The inverted index; see `index-format.ts`. */
  readonly index: Uint8Array;
  /** The short texts of all entries, as they were written. */
  readonly texts: Content;
  /** Words worth taking a mistyped one for. */
  readonly vocabulary: Set<string>;
}

/** Whether a word is worth taking a mistyped one for. */
export const isVocabulary = (word: string): boolean => /^[a-z]{3,24}$/.test(word);

/** A text in pieces, how it is kept, and its terms. */
interface CutText {
  readonly pieces: readonly Piece[];
  /** Empty for long texts, which are not kept. */
  readonly packed: PackedText;
  readonly keys: readonly string[];
}

/** Cuts the texts of one entry, each once: terms are used twice, and many own entries have one text for both languages. */
function createCutter(analysis: Analysis): (text: FieldText) => CutText {
  const known = new Map<string, CutText>();
  return ({ field, text }) => {
    const name = `${isTelling(field) ? field : ''} ${text}`;
    let cut = known.get(name);
    if (!cut) {
      const pieces = piecesOf(normalText(text, analysis.simplify));
      if (isTelling(field)) {
        const packed = packedText(field, pieces, analysis);
        const keys = [
          ...preparedText(packed, analysis.readingOf)[1],
          ...wholeKeysOf({ field }, () => pieces),
        ];
        cut = { pieces, packed, keys };
      } else cut = { pieces, packed: '', keys: keysOfPieces(pieces, analysis) };
      known.set(name, cut);
    }
    return cut;
  };
}

/**
 * Compiles entries, which get their numbers in this order.
 *
 * @param write makes the file of the short texts, which has an element for each entry
 */
export function compileEntries<Content>(
  entries: readonly Entry[],
  analysis: Analysis,
  write: (elements: Iterable<PackedText[]>) => WrittenElements<Content>,
): CompiledEntries<Content> {
  const index = new IndexBuilder();
  const vocabulary = new Set<string>();
  // One after another: the terms of all entries at once would fill the memory.
  function* packed(): Generator<PackedText[]> {
    for (const entry of entries) {
      const cut = createCutter(analysis);
      index.add(weightedKeys(entry, (one) => cut(one).keys));
      for (const own of fieldTexts(entry)) {
        for (const { text } of cut(own).pieces) if (isVocabulary(text)) vocabulary.add(text);
      }
      yield tellingTexts(entry).map((one) => cut(one).packed);
    }
  }
  const { content, offsets } = write(packed());
  return { index: index.encode(offsets), texts: content, vocabulary };
}

/** What search reads of entries, as files by name. */
export function searchFiles(entries: readonly Entry[], analysis: Analysis, words: Iterable<string> = []) {
  const { index, texts, vocabulary } = compileEntries(entries, analysis, (elements) => {
    const { bytes, offsets } = arrayLines(elements);
    return { content: bytes, offsets };
  });
  const all = [...new Set([...vocabulary, ...words])].sort();
  return {
    'index.bin': index,
    'texts.json': texts,
    'vocabulary.json': new TextEncoder().encode(JSON.stringify(all)),
  };
}
