/** The engine's script: a worker by itself, and a part of the page where files of the disk start no workers. */
import { readDataScript } from '../data.ts';
import { answering } from './answering.ts';
import type { Asked, SiteGlobals } from './protocol.ts';

const globals = globalThis as SiteGlobals;

if (typeof document === 'undefined') {
  const worker = globalThis as unknown as {
    postMessage(message: unknown): void;
    importScripts(...urls: string[]): void;
    onmessage: ((event: { data: Asked }) => void) | null;
    location: Location;
  };
  const beside = (name: string): string => new URL(name, worker.location.href).href;
  const answer = answering(
    (told) => worker.postMessage(told),
    async (name) => {
      const response = await fetch(beside(`data/${name}.js`));
      if (!response.ok) throw new Error(`${response.status}`);
      return readDataScript(await response.text());
    },
    async () => {
      if (!globals.errcodeExplain) worker.importScripts(beside('explain.js'));
    },
  );
  worker.onmessage = ({ data }) => answer(data);
  worker.postMessage({ kind: 'alive' });
} else {
  globals.errcodeEngine = answering;
}
