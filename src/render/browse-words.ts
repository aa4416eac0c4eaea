import type { Language } from '../catalog/types.ts';

/** What the interactive search says on its screen. */
export interface BrowseWords {
  /** Stands where nothing has been typed. */
  readonly placeholder: string;
  readonly position: (position: number, count: number) => string;
  /** Which of the card's lines are shown, where they do not fit. */
  readonly cardLines: (first: number, last: number, count: number) => string;
  readonly nothingFound: string;
  /** Beside what the words of a pasted text without a code find. */
  readonly byItsWords: string;
  /** What the keys do. */
  readonly keys: Record<'choose' | 'scroll' | 'print' | 'leave', string>;
}

const words: Record<Language, BrowseWords> = {
  zh: {
    placeholder: '输入错误码、词、拼音，或粘贴响应',
    position: (position, count) => `${position}/${count}`,
    cardLines: (first, last, count) => `说明 ${first}-${last}/${count}`,
    nothingFound: '没有找到；换个说法再试',
    byItsWords: '文中的词相近',
    keys: { choose: '↑↓ 选择', scroll: 'PgUp/PgDn 翻说明', print: 'Enter 输出', leave: 'Esc 离开' },
  },
  en: {
    placeholder: 'type a code, words or pinyin, or paste a response',
    position: (position, count) => `${position}/${count}`,
    cardLines: (first, last, count) => `card ${first}-${last}/${count}`,
    nothingFound: 'nothing found; try other words',
    byItsWords: 'found by words of the text',
    keys: { choose: '↑↓ choose', scroll: 'PgUp/PgDn card', print: 'Enter print', leave: 'Esc leave' },
  },
};

/** What the interactive search says, in a language. */
export function browseWords(language: Language): BrowseWords {
  return words[language];
}
