/** Texts with a check in front of them, so that a damaged cache is noticed before anything of it is believed. */
import { DamagedCacheError } from '../catalog/tables-error.ts';

const checkLength = 9;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * FNV-1a over words of 32 bits and what is left of the bytes: a quarter of the steps, which counts where nothing is compiled to
 * machine code yet. A step never makes two values one, so that no change of one word goes unnoticed.
 */
function checkOf(bytes: Uint8Array): string {
  // A copy, because words begin at multiples of four.
  const { buffer, length } = new Uint8Array(bytes);
  const words = new Int32Array(buffer, 0, length >> 2);
  const rest = new Uint8Array(buffer, words.byteLength);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ (words[i] as number), 0x01000193);
  for (let i = 0; i < rest.length; i++) hash = Math.imul(hash ^ (rest[i] as number), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A text with its check in front. */
export function seal(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  const sealed = new Uint8Array(checkLength + bytes.length);
  encoder.encodeInto(`${checkOf(bytes)} `, sealed);
  sealed.set(bytes, checkLength);
  return sealed;
}

/** The text behind its check. @throws DamagedCacheError when they do not agree */
export function unseal(sealed: Uint8Array): string {
  const bytes = sealed.subarray(checkLength);
  if (decoder.decode(sealed.subarray(0, checkLength)) !== `${checkOf(bytes)} `)
    throw new DamagedCacheError('a check does not agree');
  return decoder.decode(bytes);
}
