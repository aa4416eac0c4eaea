/** What the rules that tell codes from other numbers look at. */
import type { Span } from './numbers.ts';
import type { PlainText } from './plain-text.ts';
import type { Resemblance } from './resemblance.ts';
import { platformsOfForm, type Signal, type SignalMarks, signalsAround } from './signals.ts';
import type { KnownCodes } from './tables.ts';

/** A text with everything that is known about it before codes are looked for. */
export interface Scene {
  readonly plain: PlainText;
  readonly known: KnownCodes;
  readonly resemblance: Resemblance;
  /** What tells a platform, in order; found when it is first asked for. */
  readonly signals: () => readonly Signal[];
  readonly marks: SignalMarks;
}

/** From here a text is taken to be the message of an entry. */
const alike = 0.5;

/** Codes that people write beside a word, without a field, have so many digits. */
export const proseDigits = 5;

/** Shorter words in capitals, of one word, are names of other things too. */
export const longCapitals = 8;

/** The number of digits of a code. */
export const digitsOf = (code: string): number => code.replace('-', '').length;

/** Whether a table has a code. */
export const isKnown = ({ known }: Scene, code: string): boolean => known.entriesOf(code).length > 0;

/** Whether a code has the form of some platform's, though no table has it. */
export const hasForm = (scene: Scene, code: string): boolean => platformsOfForm(scene.marks, code).length > 0;

/** Whether a part of the text is like what some vendor says with a code. */
export function isLikeMessage(
  { plain, known, resemblance }: Scene,
  code: string,
  span: Span | null,
): boolean {
  if (span === null) return false;
  const text = plain.text.slice(span.start, span.end);
  return known.entriesOf(code).some((entry) => resemblance.degree(text, entry) >= alike);
}

const trouble =
  /err|fail|exception|invalid|denied|forbid|refused|错误|失败|异常|报|出错|错了|重试|錯誤|失敗|挂了|不行|没权限/i;

/** Whether other software is named beside a code: it has codes of its own, as its drivers report them. */
export function isOtherSystems({ plain: { text }, marks }: Scene, { start, end }: Span): boolean {
  return marks.software.test(text.slice(Math.max(0, start - 160), end + 60));
}

/** What messages of failures say. */
const complaint =
  /invalid|\bnot?\b|n't|fail|error|den(?:y|ied)|exceed|expire|missing|forbid|illegal|limit|refuse|reject|wrong|unknown|unauthorized|unsupported|time ?out|closed|exist|out of|\btoo\b|must|require|duplicate|mismatch|disable|started|busy|again|错误码|不|未|无|失败|错误|过期|失效|超|限|拒|异常|缺|已|重复|冲突|频|忙|稍后/i;

/** Whether a part of the text says what messages of failures say. */
export const isComplaint = ({ plain: { text } }: Scene, { start, end }: Span): boolean =>
  complaint.test(text.slice(start, end));

/** Whether the line of a place tells of a failure. */
export function isLineInTrouble({ plain: { text } }: Scene, at: number): boolean {
  const reach = 200;
  const before = text.slice(Math.max(0, at - reach), at);
  const after = text.slice(at, at + reach);
  return trouble.test(before.slice(before.lastIndexOf('\n') + 1) + (after.split('\n', 1)[0] as string));
}

/** Whether a text tells of a failure around a place. */
export function isInTrouble({ plain }: Scene, at: number): boolean {
  const nearby = 120;
  return trouble.test(plain.text.slice(Math.max(0, at - nearby), at + nearby));
}

/** Whether a vendor that has a code is named on the line of a place. */
export function isNamedVendors(
  { plain: { text }, known, signals }: Scene,
  code: string,
  at: number,
): boolean {
  const vendors = known.entriesOf(code).map(({ vendor }) => vendor);
  if (vendors.length === 0) return false;
  return signalsAround(signals(), at, 300).some(
    (signal) =>
      vendors.includes(signal.platform) &&
      !text.slice(Math.min(at, signal.at), Math.max(at, signal.at)).includes('\n'),
  );
}

/** Names so far away are still about a code. */
const signalReach = 600;

/** Whether a platform with or without tables is named close to a place. */
export function hasSignal({ signals }: Scene, at: number): boolean {
  return signalsAround(signals(), at, signalReach).length > 0;
}

/** Six digits are few numbers' length, and that of the negative codes which people write without their sign. */
const maybeUnsigned = /^\d{6}$/;

/** A code with the sign that whoever wrote it left out: where only a vendor is named that has it with one. */
export function withLostSign({ known, signals }: Scene, code: string, at: number): string {
  const signed = `-${code}`;
  const entries = maybeUnsigned.test(code) ? known.entriesOf(signed) : [];
  if (entries.length === 0) return code;
  const named = signalsAround(signals(), at, signalReach).map(({ platform }) => platform);
  const isNamed = (all: typeof entries): boolean => all.some(({ vendor }) => named.includes(vendor));
  return isNamed(entries) && !isNamed(known.entriesOf(code)) ? signed : code;
}
