/** Answers what the page asks, in a worker or on the page itself. */
import { createEngine, type SiteHit } from '../engine.ts';
import type { ExplainedCode } from '../explain.ts';
import type { Answering, Asked, LoadData, SiteGlobals, Told } from './protocol.ts';

const globals = globalThis as SiteGlobals;

/** Whether a text is more likely a response, or a line of a log, than words to search for. */
const isResponse = (text: string): boolean => /[{}<>"\n]/.test(text) || /[:=]\s?-?\d{2}/.test(text);

const hitsOf = (codes: readonly ExplainedCode[]): SiteHit[] =>
  codes.flatMap(({ meanings }) =>
    meanings.map(({ vendor, code, path, message, retry }) => ({
      vendor,
      code,
      path,
      message,
      retry,
      marks: { zh: [], en: [] },
    })),
  );

export function answering(
  tell: (told: Told) => void,
  load: LoadData,
  loadExplainer: () => Promise<void>,
): Answering {
  const engine = createEngine({
    load,
    pause: (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });

  async function explain(text: string): Promise<readonly ExplainedCode[]> {
    await loadExplainer();
    return (await globals.errcodeExplain?.(engine, text)) ?? [];
  }

  async function answer(asked: Asked): Promise<void> {
    if (asked.kind === 'prepare') {
      await engine.prepare(asked.vendor);
      tell({ kind: 'ready' });
    } else if (asked.kind === 'search') {
      const { id, text, vendor } = asked;
      if (isResponse(text)) {
        const hits = hitsOf(await explain(text));
        const answer = { hits, unknown: null, otherPlatform: null, isDone: true };
        if (hits.length > 0) return tell({ kind: 'search', id, answer });
      }
      await engine.search(text, vendor, (found) => tell({ kind: 'search', id, answer: found }));
    } else {
      tell({ kind: 'explain', id: asked.id, codes: await explain(asked.text) });
    }
  }
  return (asked) => {
    answer(asked).catch(() => tell({ kind: 'failed', id: asked.kind === 'prepare' ? 0 : asked.id }));
  };
}
