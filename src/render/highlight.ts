import type { Range } from '../search/match.ts';
import type { Paint } from './style.ts';

/** Parts of a text that look the same. */
export interface Layer {
  /** In order, without overlaps. */
  readonly ranges: readonly Range[];
  readonly paint: Paint;
}

/**
 * Paints parts of a text that was wrapped into lines. Lines hold the text's characters in their order, but for blanks,
 * which wrapping drops and indents add.
 *
 * @param lines as wrapped, with or without indents
 * @param text what was wrapped
 * @param layers where two hold the same part, the first one paints it
 * @param rest paints what no layer holds
 */
export function paintLayers(
  lines: readonly string[],
  text: string,
  layers: readonly Layer[],
  rest: Paint,
): string[] {
  const isBlank = (unit: string): boolean => unit === ' ' || unit === '\n';
  const paintAt = (offset: number): Paint =>
    layers.find(({ ranges }) => ranges.some(([start, end]) => offset >= start && offset < end))?.paint ??
    rest;
  let at = 0;
  return lines.map((line) => {
    const parts: { text: string; paint: Paint }[] = [];
    const indent = line.length - line.trimStart().length;
    for (const [i, unit] of line.split('').entries()) {
      if (!isBlank(unit)) while (isBlank(text.charAt(at))) at++;
      const isInText = i >= indent && unit === text.charAt(at);
      const paint = isInText ? paintAt(at) : rest;
      const last = parts.at(-1);
      if (last?.paint === paint) last.text += unit;
      else parts.push({ text: unit, paint });
      if (isInText) at++;
    }
    return parts.map((part) => part.paint(part.text)).join('');
  });
}
