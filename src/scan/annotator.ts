/** Finds the codes of a log line by line, while it is written. */
import type { Catalog } from '../catalog/catalog.ts';
import { codeKey } from '../catalog/code.ts';
import { createDetector, type Detection, withoutToldOuters } from '../detect/detect.ts';
import { moreCertain } from '../detect/vendor-guess.ts';
import { decodeRecord, type Encoding } from './encoding.ts';
import { declaredMarkers, findMarkers } from './markers.ts';
import { createFormReader } from './record-form.ts';
import { continues } from './records.ts';

/** A line with the failing codes that it completes. */
export interface AnnotatedLine {
  /** Place in the bytes behind the line and its end. */
  readonly end: number;
  readonly text: string;
  readonly failures: readonly Detection[];
}

/** A line with what the bytes tell of it. */
interface Line extends Pick<AnnotatedLine, 'end' | 'text'> {
  /** Whether it continues the record of the line before. */
  readonly isContinuing: boolean;
  /** Whether it may hold a failure. */
  readonly hasMarker: boolean;
}

/** Reads one block of whole lines after another. */
export type Annotator = (bytes: Buffer, encoding: Encoding) => AnnotatedLine[];

const newline = 0x0a;
/** In a record with a code, so many further lines may say more of it. */
const mostFurtherLines = 12;
/** Of a long record, its first line, which names the call, and so many of its last lines are looked at. */
const mostLastLines = mostFurtherLines;
/** So much of a record, and of a line of it that is not the last one, is looked at. */
const longestText = 16_000;
const longestEarlier = 2000;
/** Lines before a record that may name the platform of its call. */
const contextLines = 5;
const longestContext = 2000;

/** Makes an annotator. @param vendors ids of the vendors to look for; all when left out */
export function createAnnotator(catalog: Catalog, vendors?: readonly string[]): Annotator {
  const declared = declaredMarkers(catalog);
  const detect = createDetector(catalog, { vendors, hasFacts: false });
  const failuresIn = (text: string): Detection[] =>
    withoutToldOuters(detect(text)).filter(({ isSuccess }) => !isSuccess);
  let before: string[] = [];
  let record: string[] = [];
  /** Codes of the record that were told already. */
  let told = new Set<string>();
  let furtherLines = 0;
  const formReader = createFormReader();

  const recordText = (): string =>
    record
      .map((line, i) => line.slice(0, i === record.length - 1 ? longestText : longestEarlier))
      .join('')
      .slice(-longestText);

  /** Puts to failures what another reading tells of the same codes. */
  const withReading = (failures: readonly Detection[], read: readonly Detection[]): Detection[] =>
    failures.map((failure) => {
      const same = read.find(({ code }) => codeKey(code) === codeKey(failure.code));
      return same ? { ...moreCertain(failure, same), message: failure.message } : failure;
    });

  /** What the lines before tell of a code whose own record leaves it open. */
  function withContext(failures: readonly Detection[], text: string): Detection[] {
    if (failures.every(({ certainty }) => certainty === 'certain')) return [...failures];
    const context = before.join('').slice(-longestContext);
    return withReading(failures, failuresIn(context + text));
  }

  /**
   * What the rest of the record tells of codes that its lines so far have: whose they are, what is said with them, and that the caller's
   * own code stands around another.
   */
  function withRest(failures: readonly Detection[], text: string, rest: string): Detection[] {
    if (rest === '') return [...failures];
    const whole = failuresIn(text + rest);
    return failures.flatMap(({ code }) => whole.filter((one) => codeKey(one.code) === codeKey(code)));
  }

  /** @param restOfRecord the lines of the record that follow, as far as they are there */
  function failuresOfLine({ text, isContinuing, hasMarker }: Line, restOfRecord: () => string): Detection[] {
    if (!isContinuing) {
      before = [...before, recordText()].slice(-contextLines);
      record = [];
      told = new Set();
      furtherLines = 0;
    }
    record = [...record.slice(0, 1), ...record.slice(1).slice(-mostLastLines), text];
    if (hasMarker) furtherLines = mostFurtherLines;
    else if (furtherLines-- <= 0) return [];
    const soFar = recordText();
    const failures = failuresIn(soFar).filter(({ code }) => !told.has(codeKey(code)));
    for (const { code } of failures) told.add(codeKey(code));
    if (failures.length === 0) return [];
    const rest = restOfRecord();
    return withContext(withRest(failures, soFar, rest), soFar + rest);
  }

  /** The lines of a record behind one of its lines. */
  function restOf(lines: readonly Line[], position: number): string {
    let rest = '';
    for (let next = position + 1; next <= position + mostFurtherLines; next++) {
      const line = lines[next];
      if (!line?.isContinuing) break;
      rest += line.text.slice(0, longestEarlier);
    }
    return rest;
  }

  return (bytes, encoding) => {
    const markers = findMarkers(bytes, encoding, declared);
    const lines: Line[] = [];
    let next = 0;
    for (let start = 0; start < bytes.length; ) {
      const lineEnd = bytes.indexOf(newline, start);
      const end = lineEnd < 0 ? bytes.length : lineEnd + 1;
      const first = next;
      while (next < markers.length && (markers[next] as number) < end) next++;
      const text = decodeRecord(bytes.subarray(start, end), encoding);
      formReader.add(bytes.subarray(start, end), encoding);
      const isContinuing = continues(bytes, start, formReader.form);
      lines.push({ end, text, isContinuing, hasMarker: next > first });
      start = end;
    }
    return lines.map((line, i) => ({
      end: line.end,
      text: line.text,
      failures: failuresOfLine(line, () => restOf(lines, i)),
    }));
  };
}
