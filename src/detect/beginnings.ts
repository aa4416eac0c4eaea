/** Tells at a glance where one of many words may begin: an expression with all of them takes far longer at each place. */

const firstHan = 0x2e80;
const lastHan = 0xa000;
const asciiFolds = Uint8Array.from({ length: 128 }, (_, unit) =>
  String.fromCharCode(unit).toLowerCase().charCodeAt(0),
);

/** A unit without its letter case; all that have one and are not of ASCII are the same. */
function foldOf(unit: number): number {
  if (unit < 128) return asciiFolds[unit] as number;
  return unit >= firstHan && unit < lastHan ? unit : 1;
}

const mask = 0xffff;
const joined = (before: number, unit: number): number => (before * 31 + unit) & mask;
/** Of how many units a beginning is, as a bit: words of fewer than three are their own. */
const bits = [1, 2, 4] as const;

/** The places of texts at which one of some words may stand, in any letter case. */
export class Beginnings {
  /** The bits by a number that is made of the units: some other beginnings have the same. */
  readonly #known = new Uint8Array(mask + 1);

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const length = Math.min(word.length, bits.length);
      let key = 0;
      for (let i = 0; i < length; i++) key = joined(key, foldOf(word.charCodeAt(i)));
      this.#known[key] = (this.#known[key] as number) | (bits[length - 1] ?? 0);
    }
  }

  /** The first such place that is not before another; the length of the text where there is none. */
  next(text: string, from: number): number {
    const known = this.#known;
    let first = foldOf(text.charCodeAt(from));
    let second = foldOf(text.charCodeAt(from + 1));
    for (let at = from; at < text.length; at++) {
      const third = foldOf(text.charCodeAt(at + 2));
      const pair = joined(first, second);
      const found =
        ((known[first] as number) & bits[0]) |
        ((known[pair] as number) & bits[1]) |
        ((known[joined(pair, third)] as number) & bits[2]);
      if (found !== 0) return at;
      first = second;
      second = third;
    }
    return text.length;
  }
}
