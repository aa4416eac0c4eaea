/** Compiles what search reads of entries: of the bundled ones when the program is built, of a team's own when they change. */
import type { Entry } from '../catalog/types.ts';
import { arrayLines } from '../store/format.ts';
import { type FieldText, fieldTexts, isTelling } from './fields.ts';
import type { PreparedText } from './fuzzy.ts';
import { encodeIndex, PostingList } from './index-format.ts';
import { type Analysis, keysOfPieces, preparedTexts, weightedKeys } from './prepare.ts';
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
  /** The prepared texts of all entries, as they were written. */
  readonly texts: Content;
  /** Words worth taking a mistyped one for. */
  readonly vocabulary: Set<string>;
}

/** Whether a word is worth taking a mistyped one for. */
export const isVocabulary = (word: string): boolean => /^[a-z]{3,24}$/.test(word);

/** A text in pieces, and its terms. */
interface CutText {
  readonly pieces: readonly Piece[];
  readonly keys: readonly string[];
}

/** Cuts the texts of one entry, each once: terms are used twice, and many own entries have one text for both languages. */
export function createCutter(analysis: Analysis): (text: FieldText) => CutText {
  const known = new Map<string, CutText>();
  return ({ field, text }) => {
    const name = `${isTelling(field)} ${text}`;
    let cut = known.get(name);
    if (!cut) {
      const pieces = piecesOf(normalText(text, analysis.simplify));
      cut = { pieces, keys: keysOfPieces(pieces, field, analysis) };
      known.set(name, cut);
    }
    return cut;
  };
}

/**
 * Compiles entries, which get their numbers in this order.
 *
 * @param write makes the file of the prepared texts, which has an element for each entry
 */
export function compileEntries<Content>(
  entries: readonly Entry[],
  analysis: Analysis,
  write: (elements: Iterable<PreparedText[]>) => WrittenElements<Content>,
): CompiledEntries<Content> {
  const terms = new Map<string, PostingList>();
  const vocabulary = new Set<string>();
  // One after another: the terms of all entries at once would fill the memory.
  function* prepared(): Generator<PreparedText[]> {
    for (const [number, entry] of entries.entries()) {
      const cut = createCutter(analysis);
      for (const [key, weight] of weightedKeys(entry, (one) => cut(one).keys)) {
        let list = terms.get(key);
        if (!list) {
          list = new PostingList();
          terms.set(key, list);
        }
        list.push({ entry: number, weight });
      }
      for (const own of fieldTexts(entry)) {
        for (const { text } of cut(own).pieces) if (isVocabulary(text)) vocabulary.add(text);
      }
      yield preparedTexts(entry, (one) => cut(one).keys);
    }
  }
  const { content, offsets } = write(prepared());
  return { index: encodeIndex(offsets, entries.length, terms), texts: content, vocabulary };
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
