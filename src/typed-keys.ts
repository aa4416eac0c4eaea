import { Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** What a terminal sends around pasted text, once it was asked to (xterm's mode 2004). */
const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';

/** More of a paste, a long stack trace, is cut: every character of it is a key to the line editor. */
const mostPasted = 8000;

/** How long the rest of a key may take that begins like Esc, in milliseconds; the line editor waits 50 more. */
const escapeWait = 50;

/** Characters that a line of text does not hold. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** How many characters at the end of a text may be the beginning of a marker. */
function beginningOf(marker: string, text: string): number {
  for (let length = Math.min(marker.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(marker.slice(0, length))) return length;
  }
  return 0;
}

/**
 * What is typed, as the line editor is to read it: pasted text is one line, and its line breaks do not submit it.
 *
 * @param onSuspend is told of Ctrl-Z, which is no key of the line editor then
 */
export function typedKeys(onSuspend: () => void): Transform {
  const decoder = new StringDecoder('utf8');
  let isPasting = false;
  let pasted = 0;
  let held = '';

  const pastedText = (text: string): string => {
    const line = text.replace(controls, ' ').slice(0, mostPasted - pasted);
    pasted += line.length;
    return line;
  };
  const keys = (text: string): string => {
    if (text.includes('\u001a')) onSuspend();
    return text.replaceAll('\u001a', '').replaceAll('\n', '\r');
  };

  function read(text: string): string {
    let rest = held + text;
    let result = '';
    for (;;) {
      const marker = isPasting ? pasteEnd : pasteStart;
      const at = rest.indexOf(marker);
      held = at < 0 ? rest.slice(rest.length - beginningOf(marker, rest)) : '';
      const part = rest.slice(0, at < 0 ? rest.length - held.length : at);
      result += isPasting ? pastedText(part) : keys(part);
      if (at < 0) return result;
      isPasting = !isPasting;
      pasted = 0;
      rest = rest.slice(at + marker.length);
    }
  }

  let timer: NodeJS.Timeout | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      clearTimeout(timer);
      const text = read(decoder.write(chunk));
      // A single escape character is a key of its own, or the beginning of one that a slow line brings in parts.
      if (!isPasting && held === '\u001b') {
        timer = setTimeout(() => {
          this.push(held);
          held = '';
        }, escapeWait);
      }
      done(null, text);
    },
  });
}
