/** Answers what the page asks, in a worker or on the page itself. */
import { createEngine } from '../engine.ts';
import type { Answering, Asked, LoadData, SiteGlobals, Told } from './protocol.ts';

const globals = globalThis as SiteGlobals;

export function answering(
  tell: (told: Told) => void,
  load: LoadData,
  loadExplainer: () => Promise<void>,
): Answering {
  const engine = createEngine({ load, pause: () => new Promise((resolve) => setTimeout(resolve, 0)) });

  async function answer(asked: Asked): Promise<void> {
    if (asked.kind === 'prepare') {
      await engine.prepare(asked.vendor);
      tell({ kind: 'ready' });
    } else if (asked.kind === 'search') {
      const { id, text, vendor } = asked;
      await engine.search(text, vendor, (found) => tell({ kind: 'search', id, answer: found }));
    } else {
      await loadExplainer();
      const codes = (await globals.errcodeExplain?.(engine, asked.text)) ?? [];
      tell({ kind: 'explain', id: asked.id, codes });
    }
  }
  return (asked) => {
    answer(asked).catch(() => tell({ kind: 'failed', id: asked.kind === 'prepare' ? 0 : asked.id }));
  };
}
