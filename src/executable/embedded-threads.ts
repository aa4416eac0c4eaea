/** Threads whose program lies in the executable. */
import type { WorkerOptions } from 'node:worker_threads';
import { embeddedName, embeddedText } from './embedded-files.ts';

type Threads = typeof import('node:worker_threads');

/** Name of the asset that every such thread starts with: `thread.ts` as the build bundled it. */
const threadEntry = 'thread.cjs';

/** `node:worker_threads` whose threads take files of the package as their program too. */
export function withEmbeddedThreads(threads: Threads): Threads {
  class Worker extends threads.Worker {
    constructor(file: string | URL, options?: WorkerOptions) {
      const name = embeddedName(file);
      if (name === undefined) super(file, options);
      else super(embeddedText(threadEntry), { ...options, eval: true, argv: [name] });
    }
  }
  return Object.defineProperties({} as Threads, {
    ...Object.getOwnPropertyDescriptors(threads),
    ...Object.getOwnPropertyDescriptors({ Worker }),
  });
}
