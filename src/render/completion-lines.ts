import { visible } from './visible.ts';
import { displayWidth, padEnd } from './width.ts';
import { wrap } from './wrap.ts';

/** Something that may stand at the cursor. */
export interface Candidate {
  readonly value: string;
  /** Empty for none. */
  readonly description: string;
}

/** The shells, as the command names them. */
type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

/** Narrower descriptions say nothing. */
const leastDescription = 8;
const gap = '  ';
/** Descriptions are cut here where the shell does not fit them to the screen itself. */
const mostCharacters = 200;

/** A description as one line without anything that a terminal would obey. */
const oneLine = (description: string): string => visible(description.replace(/\s+/gu, ' '), mostCharacters);

/** The beginning of a text that fits a width. */
function shortened(text: string, columns: number): string {
  const [first = '', ...more] = wrap(text, columns);
  return more.length > 0 ? `${wrap(text, columns - 1)[0] ?? first}…` : first;
}

/**
 * The lines for bash, which has no place for descriptions: they stand behind the values in the list that it shows, and
 * are left out where there is only one, which it puts into the command line.
 */
function bashLines(candidates: readonly Candidate[], columns: number): string[] {
  if (candidates.length === 1) return candidates.map(({ value }) => value);
  const widest = Math.max(...candidates.map(({ value }) => displayWidth(value)));
  const room = columns - widest - gap.length;
  return candidates.map(({ value, description }) =>
    description === '' || room < leastDescription
      ? value
      : padEnd(value, widest) + gap + shortened(oneLine(description), room),
  );
}

/**
 * What a shell's completion script reads: one candidate a line.
 *
 * @param columns width of the screen
 */
export function completionLines(shell: Shell, candidates: readonly Candidate[], columns: number): string[] {
  switch (shell) {
    case 'bash':
      return bashLines(candidates, columns);
    case 'zsh':
      // `_describe` divides value and description at the first colon that is not escaped.
      return candidates.map(({ value, description }) => {
        const escaped = value.replace(/[\\:]/g, '\\$&');
        return description === '' ? escaped : `${escaped}:${oneLine(description)}`;
      });
    case 'fish':
      return candidates.map(({ value, description }) => `${value}\t${oneLine(description)}`);
    case 'powershell':
      // It takes no empty description.
      return candidates.map(({ value, description }) => `${value}\t${oneLine(description) || value}`);
  }
}
