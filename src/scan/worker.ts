/** A thread that scans parts of files. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDirectories, type TableDirectories } from '../tables/directories.ts';
import type { Encoding } from './encoding.ts';
import { type FilePart, scanPart } from './parts.ts';
import { createScanner, type ScannerOptions } from './scanner.ts';
import type { Tally } from './tally.ts';

/** What a thread is started with. */
export interface WorkerData {
  readonly tables: TableDirectories;
  readonly options: ScannerOptions;
}

/** What a thread counted in one part. */
export interface WorkerAnswer {
  readonly lines: number;
  readonly tally: Tally;
}

const { tables, options } = workerData as WorkerData;
const scanner = createScanner(openDirectories(tables), options);

parentPort?.on('message', (part: FilePart & { encoding: Encoding }) => {
  const lines = scanPart(scanner, part, part.encoding);
  parentPort?.postMessage({ lines, tally: scanner.take() } satisfies WorkerAnswer);
});
