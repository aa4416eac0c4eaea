/** Addresses as they were written: without their escapes they would lead elsewhere. */
import type { PlainText } from './plain-text.ts';

/** Addresses as they stand in a text without escapes. */
export const address = /https?:\/\/[^\s"'<>[\](){}|`，。；！（）]{1,600}/g;

/** An address with its escapes, where JSON may have written its slashes and ampersands in another way. */
const written = /https?:(?:\\{0,8}\/){2}(?:[^\s"'<>[\](){}\\|`，。；！（）]|\\{1,8}(?:\/|u0026)){1,600}/y;
/** The same, wholly encoded as a part of another one. */
const encoded = /https?%(?:25){0,3}3A[\w.%~+-]{1,900}/y;
const mostLayers = 4;

function decoded(address: string): string {
  let text = address;
  for (let i = 0; i < mostLayers && !/^https?:/.test(text); i++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break;
    }
  }
  return text;
}

/**
 * The address that begins at a place of a plain text, as it was written.
 *
 * @returns undefined where it was written in no way that is known
 */
export function writtenAddress({ given, originOf }: PlainText, at: number): string | undefined {
  const start = originOf(at);
  written.lastIndex = start;
  const found = written.exec(given)?.[0];
  if (found !== undefined) {
    return found
      .replace(/\\{1,8}u0026/g, '&')
      .replace(/\\{1,8}\//g, '/')
      .replaceAll('&amp;', '&');
  }
  encoded.lastIndex = start;
  const whole = encoded.exec(given)?.[0];
  // What stands behind it is encoded too.
  return whole === undefined ? undefined : decoded(whole).match(address)?.[0];
}

/** Signs behind an address that end the sentence. */
export const sentenceEnd = /[.,;:!?]{1,8}$/;
