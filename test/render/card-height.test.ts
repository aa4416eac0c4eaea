/** The first screen is the answer: how many of all cards fit a terminal of 80x24, below the command and above the next prompt. */
import { describe, expect, it } from 'vitest';
import type { VendorTable } from '../../src/catalog/catalog.ts';
import type { Language } from '../../src/catalog/types.ts';
import { type CardSetting, renderCard } from '../../src/render/card.ts';
import { loadStyle } from '../../src/render/style.ts';
import { displayWidth } from '../../src/render/width.ts';
import { isAddress } from '../../src/render/wrap.ts';
import { catalog } from '../support/run.ts';

const columns = 80;
const mostLines = 22;
/** Share of all entries whose card is no longer. */
const floors: Record<Language, number> = { zh: 0.95, en: 0.9 };

/** How many lines a terminal shows: it breaks addresses itself. */
const linesOf = (card: string): number =>
  card.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns)), 0);

const letters = (text: string): string => text.replace(/\s/g, '');

describe('a short card', async () => {
  const style = await loadStyle(false);
  const settingIn = (language: Language): CardSetting => ({
    isFull: false,
    language,
    style,
    columns,
    hyperlinks: false,
    vendor: (id) => catalog.findVendor(id) as VendorTable,
  });
  const entries = catalog.entries();

  for (const language of ['zh', 'en'] as const) {
    const cards = entries.map((entry) => renderCard(entry, settingIn(language)));

    it(`fits the first screen, nearly always in ${language}`, () => {
      const fitting = cards.filter((card) => linesOf(card) <= mostLines);
      expect(fitting.length / entries.length).toBeGreaterThanOrEqual(floors[language]);
    });

    it(`is never wider than the screen in ${language}`, () => {
      const isWider = (line: string): boolean => displayWidth(line) > columns && !isAddress(line);
      expect(cards.filter((card) => card.split('\n').some(isWider))).toEqual([]);
    });

    it(`has the whole cause and every own step in ${language}`, () => {
      for (const [i, { cause, steps }] of entries.entries()) {
        const said = letters(cards[i] as string);
        if (cause) expect(said).toContain(letters(cause[language]));
        for (const step of steps) {
          if (step.from === 'entry') expect(said).toContain(letters(step[language]));
        }
      }
    });
  }
});
