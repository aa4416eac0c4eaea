import { codeKey } from '../../catalog/code.ts';
import type { Detection } from '../../detect/detect.ts';
import { meaningsOf } from '../../detect/explain.ts';
import { Resemblance } from '../../detect/resemblance.ts';
import { isPassedOver } from '../../detect/vendor-guess.ts';
import { type ExitCode, exitCodes } from '../../exit-codes.ts';
import {
  type Annotated,
  type AnnotationSetting,
  fieldPlace,
  renderAnnotation,
  renderAnnotationField,
} from '../../render/annotation.ts';
import { type AnnotatedLine, createAnnotator } from '../../scan/annotator.ts';
import { blocksOf } from '../../scan/blocks.ts';
import { openSources } from '../../scan/sources.ts';
import { type Context, hasRemarks, UsageError } from '../context.ts';
import { otherPlatforms } from '../other-platforms.ts';
import { orUsageError, sourceProblems } from '../source-errors.ts';
import { askedEncoding, type EncodingOptions } from '../text-input.ts';

export interface AnnotateCommandOptions extends EncodingOptions {
  /** Say everything of a code every time. */
  readonly every?: true;
}

/** The bytes of a line of JSON with one more field; everything else stays as it is. */
function withField(bytes: Buffer, text: string, annotated: readonly Annotated[]): Buffer {
  const place = fieldPlace(text);
  if (place === undefined) return bytes;
  const isEmpty = /^\s{0,99}\{\s{0,99}$/.test(text.slice(0, place));
  // What follows the brace is white space, and so as long in bytes as in characters.
  const cut = bytes.length - (text.length - place);
  return Buffer.concat([
    bytes.subarray(0, cut),
    Buffer.from(renderAnnotationField(annotated, isEmpty)),
    bytes.subarray(cut),
  ]);
}

/**
 * `errcode annotate`: passes its input through, with a line under each line that holds a code.
 *
 * @param files patterns too; `-` and none for standard input
 * @throws UsageError when one cannot be read, or an encoding is wrong
 */
export async function annotate(
  context: Context,
  files: readonly string[],
  options: AnnotateCommandOptions = {},
): Promise<ExitCode> {
  const { terminal, catalog, vendors, words, style, format, quiet } = context;
  if (format !== 'text' && format !== 'json') throw new UsageError((usage) => usage.annotateFormat);
  if (files.length === 0 && terminal.isInputInteractive) throw new UsageError((usage) => usage.noFiles);
  const encoding = askedEncoding(options);
  const setting: AnnotationSetting = { words, style, catalog };
  const resemblance = new Resemblance();
  const told = new Set<string>();
  let isFound = false;
  /** Failures of other platforms than those asked for. */
  const others = new Map<string, number>();

  const annotated = (failure: Detection): Annotated => ({
    ...failure,
    meanings: meaningsOf(failure, failure.known, resemblance),
  });
  /** Whether all is to be said of a code: the first time, or always. */
  const isFull = ({ vendor, code }: Annotated): boolean => {
    const key = `${vendor} ${codeKey(code)}`;
    const isNew = !told.has(key);
    told.add(key);
    return isNew || options.every === true;
  };
  function write(bytes: Buffer, { text, failures }: AnnotatedLine): Buffer {
    for (const { vendor } of failures.filter((one) => isPassedOver(one, vendors)))
      others.set(vendor as string, (others.get(vendor as string) ?? 0) + 1);
    const own = failures.filter((one) => !isPassedOver(one, vendors));
    if (own.length === 0) return bytes;
    isFound = true;
    const all = own.map(annotated);
    if (format === 'json') return withField(bytes, text, all);
    const notes = all.map((one) => `${renderAnnotation(one, setting, isFull(one))}\n`).join('');
    const end = text.endsWith('\n') ? '' : '\n';
    return Buffer.concat([bytes, Buffer.from(end + notes)]);
  }

  const problems = sourceProblems(context);
  await orUsageError(async () => {
    const sources = await openSources(
      files.length === 0 ? ['-'] : files,
      () => terminal.input(),
      problems.add,
    );
    for (const source of sources) {
      const annotator = createAnnotator(catalog, vendors);
      for await (const block of blocksOf(source.open(), { size: 1, encoding, keepsMark: true })) {
        const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.length);
        let start = 0;
        const output = annotator(bytes, block.encoding).map((line) => {
          const written = write(bytes.subarray(start, line.end), line);
          start = line.end;
          return written;
        });
        if (!quiet) terminal.writeBytes(Buffer.concat(output));
        // Nobody reads any more.
        if (!terminal.isOutputOpen) return;
      }
    }
  });
  if (others.size > 0 && hasRemarks(context)) {
    const counts = [...others].map(([vendor, count]) => ({ vendor, count }));
    terminal.writeError(`${otherPlatforms(context, counts)}\n`);
  }
  if (!terminal.isOutputOpen) terminal.closeInput();
  return problems.report(isFound ? exitCodes.found : exitCodes.notFound);
}
