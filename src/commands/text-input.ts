import { blocksOf } from '../scan/blocks.ts';
import { decodeLines, type Encoding, encodingNamed, encodings } from '../scan/encoding.ts';
import { UsageError } from './context.ts';

/** The option of all commands that read text. */
export interface EncodingOptions {
  /** As it was typed. */
  readonly encoding?: string;
}

/**
 * The encoding that `--encoding` names.
 *
 * @throws UsageError when there is none of that name
 */
export function askedEncoding({ encoding: name }: EncodingOptions): Encoding | undefined {
  if (name === undefined) return undefined;
  const encoding = encodingNamed(name);
  if (encoding === undefined) {
    const known = encodings.map((one) => one.name).join(', ');
    throw new UsageError((words) => words.badValue('--encoding', name, known));
  }
  return encoding;
}

/** So much of a text is looked at in one go: what belongs together stands in it. */
const partSize = 256 << 10;

/**
 * The text of a stream in parts of whole lines.
 *
 * @throws UsageError when `--encoding` names none
 */
export async function* textParts(
  input: AsyncIterable<Uint8Array>,
  options: EncodingOptions,
): AsyncGenerator<string> {
  const encoding = askedEncoding(options);
  for await (const block of blocksOf(input, { size: partSize, encoding })) {
    yield decodeLines(block.bytes, block.encoding);
  }
}

/** Codes fill no more than this by hand or from a script's list. */
const longestList = 1 << 20;

/**
 * All of a stream that holds a list of codes, without what it has beyond a megabyte.
 */
export async function readInput(input: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const part of textParts(input, {})) {
    text += part;
    if (text.length > longestList) break;
  }
  return text;
}
