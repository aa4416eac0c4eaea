/** A code that a text holds, before it is known whose it is. */
import type { Span } from './numbers.ts';

/** One place of a code. */
export interface Sighting extends Span {
  readonly code: string;
  /** What stands beside it, as part of the plain text. */
  readonly message: Span | null;
  /** The folded names of the fields that hold the two; null where there is none. */
  readonly codeField: string | null;
  readonly messageField: string | null;
  /** Whether it stands in quotes. */
  readonly isText: boolean;
  /** Whether it is the inner one of two. */
  readonly isSub: boolean;
}

/** A sighting of what stands in no field. */
export function bareSighting(code: string, { start, end }: Span, message: Span | null): Sighting {
  return { start, end, code, message, codeField: null, messageField: null, isText: false, isSub: false };
}

/** Counts the places of each code, so that a code that a text repeats takes no more time than its first places. */
export class Places {
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  /** @param most how many places of one code are looked at */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether one more place of a code is to be looked at. */
  admits(code: string): boolean {
    const count = this.#counts.get(code) ?? 0;
    this.#counts.set(code, count + 1);
    return count < this.#most;
  }
}
