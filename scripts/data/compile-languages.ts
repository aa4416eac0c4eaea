import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { isVocabulary } from '../../src/search/compile-entries.ts';
import {
  type ConceptData,
  conceptKey,
  createConceptFinder,
  filedConcepts,
} from '../../src/search/concepts.ts';
import {
  createReadings,
  createSimplifier,
  type ReadingData,
  soundKey,
  type TraditionalData,
} from '../../src/search/han.ts';
import type { Analysis } from '../../src/search/prepare.ts';
import { normalText, piecesOf, type Simplify } from '../../src/search/terms.ts';

/** What is known of the languages. */
export interface CompiledLanguages {
  /** What search reads, by the names of their files. */
  readonly languages: {
    readonly concepts: ConceptData;
    readonly traditional: TraditionalData;
    readonly readings: ReadingData;
  };
  /** What texts are cut into terms with. */
  readonly analysis: Analysis;
  /** Words of the synonyms that a mistyped one may mean. */
  readonly words: readonly string[];
}

/** The 6,763 characters of GB 2312, which is what simplified Chinese is written in. */
function gb2312(): string[] {
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  }
  return characters;
}

/** Characters that are simplified already, and that people take for one another. */
const confused: Readonly<Record<string, string>> = { 帐: '账' };

const readings = (text: string): string[] =>
  pinyin(text, { toneType: 'none', v: true, type: 'array' }) as string[];

/** The Traditional characters and their simplified forms, from OpenCC's tables. */
export function compileTraditional(): TraditionalData {
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const pairs: [string, string][] = [];
  for (let codePoint = 0x4e00; codePoint <= 0x9fff; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    const simplified = toSimplified(character);
    const meant = confused[simplified] ?? simplified;
    if (meant !== character && meant.length === 1) pairs.push([character, meant]);
  }
  return {
    traditional: pairs.map(([from]) => from).join(''),
    simplified: pairs.map(([, to]) => to).join(''),
  };
}

/** How simplified characters are read, from pinyin-pro's tables. */
function compileReadings(): ReadingData {
  const bySyllable = new Map<string, string>();
  for (const character of gb2312()) {
    const [syllable = ''] = readings(character);
    if (/^[a-z]+$/.test(syllable)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
  }
  return Object.fromEntries([...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Files the synonyms by the form in which texts are compared. */
function compileConcepts(synonyms: readonly (readonly string[])[], simplify: Simplify): ConceptData {
  const concepts = new Map<string, number[]>();
  for (const [meaning, words] of synonyms.entries()) {
    for (const word of words) {
      const keys = [conceptKey(piecesOf(normalText(word, simplify)))];
      // What is misheard or typed in pinyin is found by its sound, where it has enough of it.
      if (/^\p{Script=Han}{2,6}$/u.test(word)) keys.push(soundKey(readings(word)));
      for (const key of keys) {
        const own = concepts.get(key) ?? [];
        if (!own.includes(meaning)) concepts.set(key, [...own, meaning]);
      }
    }
  }
  return filedConcepts(concepts);
}

/** Compiles what search reads of the languages. @param synonyms lists of words of one meaning */
export function compileLanguages(synonyms: readonly (readonly string[])[]): CompiledLanguages {
  const traditional = compileTraditional();
  const simplify = createSimplifier(traditional);
  const concepts = compileConcepts(synonyms, simplify);
  const readingData = compileReadings();
  const { readingOf } = createReadings(readingData);
  return {
    languages: { concepts, traditional, readings: readingData },
    analysis: { simplify, pinyin: readings, readingOf, concepts: createConceptFinder(concepts) },
    words: synonyms
      .flat()
      .flatMap((word) => piecesOf(normalText(word, simplify)).map(({ text }) => text))
      .filter(isVocabulary),
  };
}
