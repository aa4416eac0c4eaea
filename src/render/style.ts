import type { Kind, Retry } from '../catalog/types.ts';

/** Gives a text its look. */
export type Paint = (text: string) => string;

/** What parts of a screen look like. Only the sixteen basic colours: the user's theme decides what they are. */
export interface Style {
  readonly hasColor: boolean;
  readonly vendor: Paint;
  readonly code: Paint;
  readonly message: Paint;
  readonly heading: Paint;
  /** What matters less: the other language, sources. */
  readonly dim: Paint;
  readonly link: Paint;
  readonly error: Paint;
  /** What a search matched. */
  readonly match: Paint;
  /** The line of a list that is selected. */
  readonly selected: Paint;
  kind(kind: Kind): Paint;
  retry(retry: Retry): Paint;
}

const plain: Paint = (text) => text;

const plainStyle: Style = {
  hasColor: false,
  vendor: plain,
  code: plain,
  message: plain,
  heading: plain,
  dim: plain,
  link: plain,
  error: plain,
  match: plain,
  selected: plain,
  kind: () => plain,
  retry: () => plain,
};

/**
 * The style of a screen.
 *
 * @param hasColor without colour chalk is not even loaded
 */
export async function loadStyle(hasColor: boolean): Promise<Style> {
  if (!hasColor) return plainStyle;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  // Chalk joins all its arguments, so it must not see the position that `map` passes along.
  const only =
    (paint: Paint): Paint =>
    (text) =>
      paint(text);
  const red = only(chalk.red);
  const yellow = only(chalk.yellow);
  const green = only(chalk.green);
  const kinds: Record<Kind, Paint> = { error: red, success: green, pending: yellow };
  const retries: Record<Retry, Paint> = {
    'fix-first': red,
    backoff: yellow,
    'refresh-token': yellow,
    later: yellow,
    poll: yellow,
    'none-needed': green,
    unknown: only(chalk.magenta),
  };
  return {
    hasColor: true,
    vendor: only(chalk.bold),
    code: only(chalk.bold.cyan),
    message: only(chalk.bold),
    heading: only(chalk.bold.blue),
    dim: only(chalk.dim),
    link: only(chalk.underline),
    error: red,
    // As grep marks it.
    match: only(chalk.bold.red),
    selected: only(chalk.inverse),
    kind: (kind) => kinds[kind],
    retry: (retry) => retries[retry],
  };
}

/** Makes a text a link where the terminal can follow one (OSC 8). */
export function hyperlink(text: string, address: string): string {
  return `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007`;
}
