/** Scans logs: every part of every source, on several threads where that is quicker. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Catalog } from '../catalog/catalog.ts';
import { lazily } from '../catalog/lazily.ts';
import type { TableDirectories } from '../tables/directories.ts';
import { type Encoding, guessEncoding } from './encoding.ts';
import { createFeed, type Feed } from './feed.ts';
import { type FilePart, headSize, plainFile, scanPart } from './parts.ts';
import { recordForm } from './record-form.ts';
import { createScanner, type ScannerOptions } from './scanner.ts';
import { type Source, SourceError } from './sources.ts';
import { addTally, createTally, settleGuesses, type Tally } from './tally.ts';
import type { WorkerAnswer, WorkerData } from './worker.ts';

/** How far a scan has come. */
export interface Progress {
  readonly bytes: number;
  /** Null while a source of unknown size is read. */
  readonly totalBytes: number | null;
  readonly failures: number;
}

export interface ScanOptions extends ScannerOptions {
  /** Guessed for each source when left out. */
  readonly encoding?: Encoding | undefined;
  /** The program of a further thread, and where it finds the tables; none are started when left out. */
  readonly worker?:
    | { readonly file: string; readonly tables: TableDirectories; readonly threads: number }
    | undefined;
  /** Told after each part. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the scan early, with what was counted so far. */
  readonly signal?: AbortSignal | undefined;
}

/** A part of a source, as the counts name it. */
export interface PartSource {
  readonly source: string;
  /** Lines of the same source before it. */
  readonly linesBefore: number;
}

/** What a scan counted. */
export interface Scanned {
  readonly tally: Tally;
  /** By position of the part. */
  readonly parts: readonly PartSource[];
  readonly lines: number;
  readonly bytes: number;
  readonly isComplete: boolean;
}

/** Starting a thread takes as long as reading so many bytes. */
const leastForThreads = 32 << 20;

interface Task extends FilePart {
  readonly source: string;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly encoding: Encoding;
}

/** What a stream gives until it is to be read no further. */
async function* untilAborted(
  input: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const iterator = input[Symbol.asyncIterator]();
  let stop = (): void => {};
  signal.addEventListener('abort', () => stop(), { once: true });
  while (!signal.aborted) {
    // Racing one promise for the whole stream would keep every chunk until its end.
    const next = await new Promise<IteratorResult<Uint8Array> | undefined>((resolve, reject) => {
      stop = () => resolve(undefined);
      iterator.next().then(resolve, reject);
    });
    if (next === undefined || next.done) return;
    yield next.value;
  }
}

/**
 * Megabytes that a thread fills before it throws away: what it reads is of no use a moment later, and with more of it each
 * thread takes tens of megabytes for nothing.
 */
const youngSize = 4;

/** One thread that reads parts of files, one after another. */
function startThread(file: string, data: WorkerData) {
  const thread = new Worker(file, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: youngSize },
  });
  return {
    /** @throws the error of the thread */
    scan: (task: Task): Promise<WorkerAnswer> =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          thread.off('message', succeed);
          thread.off('error', fail);
        };
        const succeed = (answer: WorkerAnswer): void => {
          settle();
          resolve(answer);
        };
        const fail = (error: Error): void => {
          settle();
          reject(error);
        };
        thread.on('message', succeed);
        thread.on('error', fail);
        thread.postMessage(task);
      }),
    stop: (): Promise<number> => thread.terminate(),
  };
}

/** Runs what reads a source. @throws SourceError when it cannot be read */
async function scanning<Result>(source: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('unreadable', source, (error as Error).message);
  }
}

/** The size of a part; the last one of a file reaches to its end. */
const bytesOf = ({ from, to }: FilePart, size: number): number => Math.max(0, Math.min(to, size) - from);

/**
 * Scans logs.
 *
 * @throws SourceError when one cannot be read
 */
export async function scanSources(
  sources: readonly Source[],
  catalog: Catalog,
  options: ScanOptions = {},
): Promise<Scanned> {
  const { vendors, range, encoding, worker, onProgress, signal } = options;
  const tally = createTally();
  /** Of this thread, which reads nothing itself where others read the files. */
  const ownScanner = lazily(() => createScanner(catalog, { vendors, range }));
  const sourceOfPart: string[] = [];
  const linesOfPart: number[] = [];
  const totalBytes = sources.some(({ size }) => size === null)
    ? null
    : sources.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let bytes = 0;

  const newPart = (source: string): number => sourceOfPart.push(source) - 1;
  const finish = (read: number, counted: Tally): void => {
    addTally(tally, counted);
    bytes += read;
    onProgress?.({ bytes, totalBytes, failures: tally.failures });
  };

  async function readStream(source: Source): Promise<void> {
    const part = newPart(source.name);
    const scanner = ownScanner();
    const input = signal ? untilAborted(source.open(), signal) : source.open();
    let feed: Feed | undefined;
    /** What the encoding and the form of records are read from: as much as of a file. */
    const head: Uint8Array[] = [];
    let headLength = 0;
    const start = (): Feed => {
      const bytes = Buffer.concat(head);
      const settled = encoding ?? guessEncoding(bytes);
      scanner.begin(part, recordForm(bytes, settled));
      const started = createFeed(scanner, settled);
      started.push(bytes);
      return started;
    };
    for await (const chunk of input) {
      if (feed) feed.push(chunk);
      else {
        head.push(chunk);
        headLength += chunk.length;
        if (headLength >= headSize) feed = start();
      }
      finish(chunk.length, scanner.take());
    }
    feed ??= start();
    feed.end();
    linesOfPart[part] = scanner.lines;
    finish(0, scanner.take());
  }

  async function readParts(tasks: readonly Task[]): Promise<void> {
    const waiting = [...tasks];
    /** What ended before what stands before it: what a code's first message is must not depend on the threads' speed. */
    const ended = new Map<number, { task: Task; answer: WorkerAnswer }>();
    let next = 0;
    const finishInOrder = (): void => {
      for (let done = ended.get(next); done; done = ended.get(next)) {
        ended.delete(next++);
        linesOfPart[done.task.part] = done.answer.lines;
        finish(bytesOf(done.task, done.task.size), done.answer.tally);
      }
    };
    const size = tasks.reduce((sum, task) => sum + bytesOf(task, task.size), 0);
    const count = worker && size >= leastForThreads ? Math.min(worker.threads, tasks.length) : 0;
    const threads = Array.from({ length: count }, () =>
      startThread((worker as { file: string }).file, {
        tables: (worker as { tables: TableDirectories }).tables,
        options: { vendors, range },
      }),
    );
    try {
      const run = async (scan: (task: Task) => WorkerAnswer | Promise<WorkerAnswer>): Promise<void> => {
        for (let task = waiting.shift(); task && !signal?.aborted; task = waiting.shift()) {
          const answer = await scanning(task.source, () => scan(task));
          ended.set(tasks.indexOf(task), { task, answer });
          finishInOrder();
          // Lets an interrupt come through, which reading on would keep waiting.
          await setImmediate();
        }
      };
      if (threads.length === 0) {
        const scanner = ownScanner();
        await run((task) => ({ lines: scanPart(scanner, task, task.encoding), tally: scanner.take() }));
      } else {
        await Promise.all(threads.map((thread) => run(thread.scan)));
      }
    } finally {
      await Promise.all(threads.map((thread) => thread.stop()));
    }
  }

  let plain: Task[] = [];
  const readPlain = async (): Promise<void> => {
    const tasks = plain;
    plain = [];
    await readParts(tasks);
  };
  for (const source of sources) {
    if (signal?.aborted) break;
    if (!source.isPlain) {
      await readPlain();
      await scanning(source.name, () => readStream(source));
      continue;
    }
    const file = await scanning(source.name, () => plainFile(source.name, encoding));
    for (const part of file.parts) {
      plain.push({
        ...part,
        part: newPart(source.name),
        path: file.path,
        source: source.name,
        encoding: file.encoding,
        form: file.form,
        size: source.size ?? 0,
      });
    }
  }
  await readPlain();
  settleGuesses(tally);

  let lines = 0;
  let source: string | undefined;
  let linesBefore = 0;
  const parts = sourceOfPart.map((name, i): PartSource => {
    if (name !== source) linesBefore = 0;
    source = name;
    const part = { source: name, linesBefore };
    linesBefore += linesOfPart[i] ?? 0;
    lines += linesOfPart[i] ?? 0;
    return part;
  });
  return { tally, parts, lines, bytes, isComplete: !signal?.aborted };
}
