/** What the line editor gets of what a terminal sends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { typedKeys } from '../src/typed-keys.ts';

/** What comes out of chunks that come in one by one. */
function read(...chunks: (string | Uint8Array)[]): { text: string; suspended: number } {
  let suspended = 0;
  const keys = typedKeys(() => suspended++);
  for (const chunk of chunks) keys.write(chunk);
  return { text: keys.read()?.toString() ?? '', suspended };
}

const start = '\u001b[200~';
const end = '\u001b[201~';

describe('typed keys', () => {
  it('pass as they are', () => {
    expect(read('部门\u001b[A\u001b\u0003\r').text).toBe('部门\u001b[A\u001b\u0003\r');
  });

  it('wait a moment for what may follow Esc', async () => {
    const keys = typedKeys(() => {});
    keys.write('\u001b');
    expect(keys.read()).toBeNull();
    keys.write('[A');
    expect(keys.read()?.toString()).toBe('\u001b[A');
    keys.write('\u001b');
    await sleep(150);
    expect(keys.read()?.toString()).toBe('\u001b');
    keys.write('x');
    expect(keys.read()?.toString()).toBe('x');
  });

  it('hold Chinese characters that arrive in pieces', () => {
    const bytes = new TextEncoder().encode('错误码');
    expect(read(...Array.from(bytes, (byte) => new Uint8Array([byte]))).text).toBe('错误码');
  });

  it('make a pasted text one line', () => {
    expect(read(`a${start}b\r\nc\td\u001b[31m${end}\r`).text).toBe('ab c d [31m\r');
  });

  it('know a paste however it is cut', () => {
    const whole = `1${start}x\ny${end}\n2`;
    for (let at = 1; at < whole.length; at++)
      expect(read(whole.slice(0, at), whole.slice(at)).text).toBe('1x y\r2');
  });

  it('cut an endless paste', () => {
    const { text } = read(start, 'x'.repeat(7000), 'y'.repeat(7000), `${end}z`);
    expect(text).toBe(`${'x'.repeat(7000)}${'y'.repeat(1000)}z`);
  });

  it('tell of Ctrl-Z', () => {
    expect(read('a\u001ab')).toEqual({ text: 'ab', suspended: 1 });
    expect(read(`${start}a\u001ab${end}`)).toEqual({ text: 'a b', suspended: 0 });
  });
});
