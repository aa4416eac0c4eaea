import { type Document, isMap, isPair, isScalar, isSeq, type Pair, Scalar, visit, type YAMLMap } from 'yaml';
import { compareCodes } from '../../src/catalog/code.ts';

/** Key orders of the data files' objects; a key that is not listed keeps its place after the listed ones. */
const entryKeys = ['code', 'section', 'name', 'phrases', 'cause', 'steps', 'related', 'source'];
const textKeys = ['zh', 'en'];

const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : pair.key);

function sortKeys(map: YAMLMap, order: readonly string[]): void {
  const rank = (pair: Pair): number => {
    const position = order.indexOf(keyOf(pair));
    return position < 0 ? order.length : position;
  };
  map.items.sort((a, b) => rank(a) - rank(b));
}

const codeOf = (item: unknown): string => String(isMap(item) ? item.get('code') : '');

/** Lists of short names stand on one line, in quotes where they are codes. */
const inlineLists = [
  'section', 'published', 'zh', 'en', 'related', 'aliases', 'code', 'message', 'requestId', 'types', 'hosts',
  'certain', 'likely',
]; // biome-ignore format: one list, not one word a line

/**
 * The canonical form of a data file: entries by code, keys in one order, quotes only where YAML needs them or the
 * value is a code, one blank line between entries. Comments stay.
 *
 * @param document is changed
 * @returns the text of the file
 */
export function formatDocument(document: Document): string {
  const root = document.contents;
  if (isSeq(root)) {
    root.items.sort((a, b) => compareCodes(codeOf(a), codeOf(b)));
    for (const [position, item] of root.items.entries()) {
      if (!isMap(item)) continue;
      item.spaceBefore = position > 0;
      sortKeys(item, entryKeys);
    }
  }
  visit(document, {
    Map(_, map) {
      if (map.has('zh')) sortKeys(map, textKeys);
      if (isSeq(root)) map.flow = false;
    },
    Pair(_, pair) {
      if (isSeq(pair.value)) pair.value.flow = inlineLists.includes(keyOf(pair));
    },
    Scalar(_, scalar, ancestors) {
      if (typeof scalar.value !== 'string') return;
      const owner = ancestors.findLast((ancestor) => isPair(ancestor) && ancestor.key !== scalar);
      const isCode = isPair(owner) && ['code', 'related'].includes(keyOf(owner)) && isSeq(root);
      scalar.type = isCode ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
