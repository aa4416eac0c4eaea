/** The way from the page to the engine: a worker, or the page itself where files of the disk start none. */
import type { Answering, Asked, SiteGlobals, Told } from './protocol.ts';

const globals = globalThis as SiteGlobals & Record<string, unknown>;

/** Loads a script once. */
const scripts = new Map<string, Promise<void>>();
function loadScript(url: string): Promise<void> {
  let known = scripts.get(url);
  if (!known) {
    known = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = url;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(url));
      document.head.append(script);
    });
    known.catch(() => scripts.delete(url));
    scripts.set(url, known);
  }
  return known;
}

/** The values that scripts of data handed over. */
const values = new Map<string, unknown>();

/** Lets the engine answer on the page itself. */
async function onPage(base: string, tell: (told: Told) => void): Promise<Answering> {
  globals.errcodeData = (name: string, value: unknown): void => void values.set(name, value);
  await loadScript(`${base}assets/engine.js`);
  const load = async (name: string): Promise<unknown> => {
    await loadScript(`${base}assets/data/${name}.js`);
    const value = values.get(name);
    values.delete(name);
    return value;
  };
  const engine = globals.errcodeEngine;
  if (!engine) throw new Error('no engine');
  return engine(tell, load, () => loadScript(`${base}assets/explain.js`));
}

/** Starts a worker; it is told to fail where it cannot run. */
function inWorker(base: string, tell: (told: Told) => void): Promise<Answering> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`${base}assets/engine.js`);
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'alive') resolve((asked) => worker.postMessage(asked));
      else tell(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error('no worker'));
    };
  });
}

/** The engine, which starts when it is first needed. */
export interface Connection {
  /** Loads the engine, and none of its data yet. */
  warm(): void;
  /** Loads what every search needs. */
  start(): void;
  ask(asked: Asked): void;
}

export function connect(base: string, vendor: string | undefined, tell: (told: Told) => void): Connection {
  let engine: Promise<Answering> | undefined;
  let isPrepared = false;
  const opened = (): Promise<Answering> => {
    if (!engine) {
      engine =
        location.protocol === 'file:' || typeof Worker === 'undefined'
          ? onPage(base, tell)
          : inWorker(base, tell).catch(() => onPage(base, tell));
      engine.catch(() => {
        engine = undefined;
      });
    }
    return engine;
  };
  const started = async (): Promise<Answering> => {
    const answer = await opened();
    if (!isPrepared) answer({ kind: 'prepare', vendor });
    isPrepared = true;
    return answer;
  };
  return {
    warm: () => void opened().catch(() => {}),
    start: () => void started().catch(() => {}),
    ask: (asked) =>
      void started().then(
        (answer) => answer(asked),
        () => tell({ kind: 'failed', id: asked.kind === 'prepare' ? 0 : asked.id }),
      ),
  };
}
