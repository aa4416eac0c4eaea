import type { Category, Kind, Retry } from '../catalog/types.ts';

type Paint = (text: string) => string;

/** What parts of a screen look like. Only the sixteen basic colours: the user's theme decides what they are. */
export interface Style {
  readonly vendor: Paint;
  readonly code: Paint;
  readonly message: Paint;
  readonly heading: Paint;
  /** What matters less: the other language, sources. */
  readonly dim: Paint;
  readonly link: Paint;
  readonly error: Paint;
  kind(kind: Kind): Paint;
  category(category: Category): Paint;
  retry(retry: Retry): Paint;
}

const plain: Paint = (text) => text;

const plainStyle: Style = {
  vendor: plain,
  code: plain,
  message: plain,
  heading: plain,
  dim: plain,
  link: plain,
  error: plain,
  kind: () => plain,
  category: () => plain,
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
  const kinds: Record<Kind, Paint> = { error: chalk.red, success: chalk.green, pending: chalk.yellow };
  const retries: Record<Retry, Paint> = {
    'fix-first': chalk.red,
    backoff: chalk.yellow,
    'refresh-token': chalk.yellow,
    later: chalk.yellow,
    poll: chalk.yellow,
    'none-needed': chalk.green,
    unknown: chalk.magenta,
  };
  return {
    vendor: chalk.bold,
    code: chalk.bold.cyan,
    message: chalk.bold,
    heading: chalk.bold.blue,
    dim: chalk.dim,
    link: chalk.underline,
    error: chalk.red,
    kind: (kind) => kinds[kind],
    category: () => plain,
    retry: (retry) => retries[retry],
  };
}

/** Makes a text a link where the terminal can follow one (OSC 8). */
export function hyperlink(text: string, address: string): string {
  return `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007`;
}
