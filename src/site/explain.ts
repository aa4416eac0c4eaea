/** Explains a whole response or lines of a log in the browser. */
import { codePath } from '../catalog/page-path.ts';
import type { Localized, Retry } from '../catalog/types.ts';
import { createExplainer, type Explanation } from '../detect/explain.ts';
import { explainWords } from '../render/explain-words.ts';
import { spaced } from '../render/spaced.ts';
import { wordsIn } from '../render/words.ts';
import type { Engine } from './engine.ts';
import type { SiteTables } from './tables.ts';

/** A meaning of a code that a text holds. */
export interface ExplainedMeaning {
  readonly vendor: Localized;
  readonly code: string;
  readonly path: string;
  readonly message: Localized;
  readonly retry: Retry;
  readonly retryText: Localized;
  readonly cause: Localized | null;
  readonly steps: readonly Localized[];
}

/** A code that a text holds. */
export interface ExplainedCode {
  readonly code: string;
  /** Whose it is, as far as that is known. */
  readonly vendor: Localized | null;
  /** What is to be said of it beside its meanings. */
  readonly notes: readonly Localized[];
  /** What the text itself tells: a label and a value. */
  readonly facts: readonly { readonly label: Localized; readonly value: string }[];
  readonly meanings: readonly ExplainedMeaning[];
}

const inBoth = (pick: (language: 'zh' | 'en') => string): Localized => ({ zh: pick('zh'), en: pick('en') });

/** More meanings are not shown with their steps. */
const mostMeanings = 3;

function explainedCode({ catalog }: SiteTables, found: Explanation): ExplainedCode {
  const { code, vendor, certainty, reason, candidates, meanings, message, facts, isSuccess } = found;
  const nameOf = (id: string): Localized =>
    [...catalog.vendors, ...catalog.platforms].find((one) => one.id === id)?.name ?? { zh: id, en: id };
  const name = vendor === null ? null : nameOf(vendor);
  const [first] = meanings;
  const notes: Localized[] = [];
  if (meanings.length === 0) {
    notes.push(
      inBoth((language) => {
        const words = explainWords(language);
        const hasMessage = message !== null;
        const table = catalog.vendors.find(({ id }) => id === vendor);
        if (name === null) return words.unknownOfNobody(hasMessage);
        const platform = catalog.platforms.find(({ id }) => id === vendor);
        return table
          ? words.unknownOf(name[language], table.docs, hasMessage)
          : words.unknownOfOther(name[language], platform?.docs ?? null, hasMessage);
      }),
    );
  } else if (certainty !== 'certain') {
    const owner = first?.entry.vendor as string;
    const others = candidates.map((candidate) => candidate.vendor).filter((id) => id !== owner);
    notes.push(
      inBoth((language) =>
        guessNote(
          language,
          nameOf(owner)[language],
          explainWords(language).reasons[reason],
          others.map((id) => nameOf(id)[language]),
        ),
      ),
    );
  }
  if (isSuccess) notes.push(inBoth((language) => explainWords(language).success(code, [])));
  return {
    code,
    vendor: name,
    notes,
    facts: [
      ...(message === null
        ? []
        : [{ label: inBoth((language) => explainWords(language).said), value: message }]),
      ...facts.map(({ kind, value }) => ({
        label: inBoth((language) => explainWords(language).facts[kind]),
        value,
      })),
    ],
    meanings: meanings.slice(0, mostMeanings).map(({ entry }) => ({
      vendor: nameOf(entry.vendor),
      code: entry.code,
      path: codePath(entry),
      message: entry.message,
      retry: entry.retry,
      retryText: inBoth((language) => wordsIn(language).retry[entry.retry]),
      cause: entry.cause,
      steps: entry.steps.map(({ zh, en }) => ({ zh, en })),
    })),
  };
}

function guessNote(language: 'zh' | 'en', vendor: string, reason: string, others: readonly string[]): string {
  const [first] = others;
  if (language === 'zh') {
    const guess = spaced`推测是${vendor}（${reason}）`;
    return first === undefined ? guess : `${guess}；${spaced`也可能是${others.join('、')}`}`;
  }
  const guess = `${vendor} is a guess (${reason})`;
  return first === undefined ? guess : `${guess}; it may also be ${others.join(' or ')}`;
}

/** The longest text that is read at once: more would hold a page up. */
export const longestText = 1_000_000;

/** Explains a text; the tables of the vendors that it is about are loaded for it. */
export async function explainText(engine: Engine, text: string): Promise<ExplainedCode[]> {
  const read = (): Promise<{ tables: SiteTables; found: Explanation[] }> =>
    engine.withTables((tables) => {
      const explainer = createExplainer(tables.catalog);
      explainer.add(text.slice(0, longestText));
      const held = explainer.explanations();
      return { tables, found: held.length > 0 ? held : explainer.told() };
    });
  const { found } = await read();
  const vendors = new Set(
    found.flatMap(({ meanings }) => meanings.slice(0, mostMeanings).map(({ entry }) => entry.vendor)),
  );
  for (const vendor of vendors) await engine.loadWhole(vendor);
  const { tables, found: whole } = await read();
  return whole.map((one) => explainedCode(tables, one));
}
