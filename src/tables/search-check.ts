import { createHash } from 'node:crypto';

/** The check of a search index: SHA-256, which is quick with megabytes. */
export function checkOf(index: Uint8Array): string {
  return createHash('sha256').update(index).digest('hex');
}
