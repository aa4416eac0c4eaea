/** Tells, without reading the tables, whether what is kept of them still holds. */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';

/** What the system says of a file. Times are in nanoseconds, as text, for JSON has no such numbers. */
export interface Stamp {
  readonly path: string;
  readonly size: string;
  readonly modified: string;
  readonly changed: string;
  readonly id: string;
}

/** Which files were compiled, and to what. */
export interface Manifest {
  readonly stamps: readonly Stamp[];
  /** Name of the folder that holds the result. */
  readonly key: string;
  /** What was wrong with tables that were left out. */
  readonly problems: readonly Problem[];
  /** When this was written, in milliseconds. */
  readonly written: number;
}

export const manifestName = 'manifest.json';

/** What the system says of a file; of one that it cannot find, nothing but its path. */
export function stampOf(path: string): Stamp {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return {
    path,
    size: String(stats?.size ?? ''),
    modified: String(stats?.mtimeNs ?? ''),
    changed: String(stats?.ctimeNs ?? ''),
    id: String(stats?.ino ?? ''),
  };
}

/** A change so soon after another can leave the same times, where the system counts them roughly; in milliseconds. */
const timeStep = 2000;

/** Whether files are as they were when something was compiled of them. */
export function isFresh({ stamps, written }: Manifest, now: readonly Stamp[]): boolean {
  return (
    stamps.length === now.length &&
    stamps.every((stamp, i) => {
      const other = now[i] as Stamp;
      return (
        stamp.path === other.path &&
        stamp.size === other.size &&
        stamp.modified === other.modified &&
        stamp.changed === other.changed &&
        stamp.id === other.id &&
        Number(stamp.changed) / 1e6 < written - timeStep
      );
    })
  );
}

/** Reads the manifest of a folder. @returns undefined when there is no sound one */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest;
    return [manifest.stamps, manifest.problems].every(Array.isArray) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the manifest of a folder, whole or not at all. @throws the error of the system */
export function writeManifest(folder: string, manifest: Manifest): void {
  const temporary = join(folder, `${manifestName}-${manifest.key}-${manifest.written}-${Math.random()}`);
  try {
    writeFileSync(temporary, JSON.stringify(manifest));
    renameSync(temporary, join(folder, manifestName));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
