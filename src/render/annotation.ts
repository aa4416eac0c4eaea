/** What `annotate` adds to a log. */
import type { Language } from '../catalog/types.ts';
import type { Explanation } from '../detect/explain.ts';
import { explainWords } from './explain-words.ts';
import { type Platforms, platformName } from './occurrence.ts';
import type { Style } from './style.ts';
import { safeJson, visible } from './visible.ts';
import { sides, wordsIn } from './words.ts';

/** A code with its meanings. */
export type Annotated = Pick<Explanation, 'code' | 'vendor' | 'certainty' | 'message' | 'meanings'>;

/** What annotations are written with. */
export interface AnnotationSetting {
  readonly words: Language;
  readonly style: Style;
  readonly catalog: Platforms;
}

const longestMessage = 200;

/**
 * One line on a code: whose it is and what it means.
 *
 * @param isFull with what to do first, and whether a retry can help
 * @returns without a line end
 */
export function renderAnnotation(annotated: Annotated, setting: AnnotationSetting, isFull: boolean): string {
  const { words, style, catalog } = setting;
  const { code, vendor, certainty, meanings } = annotated;
  const entry = meanings[0]?.entry;
  const { retryLabel, retry, colon } = wordsIn(words);
  const { firstStep, guessMark, notInTables } = explainWords(words);
  const name = vendor === null ? undefined : platformName(vendor, catalog)?.[words];
  const mark = entry && certainty !== 'certain' ? guessMark : '';
  const title = `${name ? `${name} ` : ''}${visible(code)}${mark}`;
  if (!entry) return style.dim(`  ↳ ${title}  ${notInTables}`);
  const [step] = entry.steps;
  const rest = isFull
    ? [...(step ? [`${firstStep}${colon}${step[words]}`] : []), `${retryLabel}${colon}${retry[entry.retry]}`]
    : [];
  return style.dim(
    [`  ↳ ${title}`, visible(sides(entry.message, words).own, longestMessage), ...rest].join('  '),
  );
}

/** The field that is added to a log line of JSON. */
const annotationField = 'errcode_explained';

/** What the field holds of one code. */
function annotationRecord({ code, vendor, certainty, meanings }: Annotated): object {
  const entry = meanings[0]?.entry;
  return {
    vendor,
    code,
    certainty,
    message: entry?.message ?? null,
    category: entry?.category ?? null,
    retry: entry?.retry ?? null,
    step: entry?.steps[0] ? { zh: entry.steps[0].zh, en: entry.steps[0].en } : null,
  };
}

/**
 * Where a line of JSON gets a further field: the place of its last brace.
 *
 * @returns undefined for a line that is no JSON object
 */
export function fieldPlace(line: string): number | undefined {
  const end = line.trimEnd().length - 1;
  if (line.charAt(end) !== '}' || !line.trimStart().startsWith('{')) return undefined;
  try {
    JSON.parse(line);
    return end;
  } catch {
    return undefined;
  }
}

/** The field as JSON, with the comma before it. @param isEmpty whether the object has no field */
export function renderAnnotationField(annotated: readonly Annotated[], isEmpty: boolean): string {
  const value = safeJson(annotated.map(annotationRecord));
  return `${isEmpty ? '' : ','}"${annotationField}":${value}`;
}
