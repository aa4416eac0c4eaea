/** Codes in little room: most are numbers, ascending, and near to the one before. */

/** A number is the distance from the number before, a text the code itself. */
export type PackedCodes = readonly (number | string)[];

const short = /^(?:0|[1-9]\d{0,14})$/;

export function packCodes(codes: readonly string[]): PackedCodes {
  let last = 0;
  return codes.map((code) => {
    if (!short.test(code)) return code;
    const distance = Number(code) - last;
    last = Number(code);
    return distance;
  });
}

export function unpackCodes(packed: PackedCodes): string[] {
  let last = 0;
  return packed.map((code) => {
    if (typeof code === 'string') return code;
    last += code;
    return String(last);
  });
}
