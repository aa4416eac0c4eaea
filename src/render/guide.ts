import type { FullGuide } from '../catalog/guides.ts';
import type { Language } from '../catalog/types.ts';
import { type AnswerLanguage, textsOf } from '../language.ts';
import { renderList } from './list.ts';
import type { Style } from './style.ts';
import { wordsIn } from './words.ts';
import { hang, wrap } from './wrap.ts';

/** What guides are drawn with. */
export interface GuideSetting {
  readonly language: AnswerLanguage;
  readonly words: Language;
  readonly style: Style;
  /** Width of the screen in columns. */
  readonly columns: number;
  vendorName(id: string): string;
}

/** A guide: what it is about, its steps, and the codes that it is for. */
export function guideLines({ id, vendor, title, steps, codes }: FullGuide, setting: GuideSetting): string[] {
  const { language, words, style, columns } = setting;
  const { separator, codesOfGuide } = wordsIn(words);
  const heading = codesOfGuide(codes.length);
  const lead = `${heading}  `;
  return [
    ...wrap(textsOf(language, title).join(' / '), columns).map(style.message),
    ...wrap(`${setting.vendorName(vendor)}  ${id}`, columns).map(style.dim),
    '',
    ...steps.flatMap((step, i) =>
      textsOf(language, step).flatMap((text, j) =>
        hang(j === 0 ? `${i < 9 ? '  ' : ' '}${i + 1}. ` : '     ', text, columns),
      ),
    ),
    '',
    ...hang(lead, codes.map(({ code }) => code).join(separator), columns).map((line, i) =>
      i === 0 ? style.heading(heading) + line.slice(heading.length) : line,
    ),
  ];
}

/**
 * Guides as a list: id, number of steps, title.
 *
 * @param width of the screen; undefined keeps one guide a line, for other programs
 */
export function guideList(
  guides: readonly FullGuide[],
  setting: Pick<GuideSetting, 'language' | 'words' | 'style'>,
  width: number | undefined,
): string {
  if (guides.length === 0) return '';
  const { language, words, style } = setting;
  return renderList(
    [
      { texts: guides.map(({ id }) => id), paint: style.code },
      { texts: guides.map(({ steps }) => wordsIn(words).stepCount(steps.length)), paint: style.dim },
      { texts: guides.map(({ title }) => textsOf(language, title).join(' / ')), paint: (text) => text },
    ],
    width,
  );
}
