import { type Format, formats } from './commands/context.ts';
import { isCommandName } from './commands/names.ts';
import { type AnswerLanguage, answerLanguages } from './language.ts';
import type { PagerSetting } from './pager-command.ts';
import type { ColorChoice } from './terminal.ts';

/** The options that every command takes, as the command line gives them. */
export interface SharedOptions {
  readonly vendor?: readonly string[];
  readonly lang?: AnswerLanguage;
  readonly json?: true;
  readonly format?: Format;
  readonly fields?: readonly string[];
  readonly color?: ColorChoice;
  readonly bom?: true;
  readonly full?: true;
  /** The pager's command, or whether there is to be one at all. */
  readonly pager?: PagerSetting;
  readonly quiet?: true;
  /** Folders of own tables. */
  readonly tables?: readonly string[];
}

/** A list with commas, added to what earlier occurrences of the option gave. */
export function commaList(value: string, previous: readonly string[] = []): string[] {
  const items = value.split(/[,，]/u).map((item) => item.trim());
  return [...previous, ...items.filter(Boolean)];
}

/** A command line that asks for codes or words and nothing else. */
export interface PlainArguments {
  /** `search` when it names that command, `auto` when it names none. */
  readonly command: 'auto' | 'search';
  readonly what: readonly string[];
  readonly options: SharedOptions;
}

const negativeNumber = /^-\d+$/;

/**
 * Reads the commonest command lines, codes or words with `--vendor`, `--tables`, `--lang`, `--full`, `--no-pager`, `--json` or `--format`, without commander, whose
 * loading and running costs as much as the rest of a lookup. Whatever is not plainly such a line, and whatever is
 * wrong, is commander's to read; a test holds that both read the same.
 *
 * @returns undefined when commander has to read the line
 */
export function readPlainArguments(args: readonly string[]): PlainArguments | undefined {
  const what: string[] = [];
  const command = args[0] === 'search' ? 'search' : 'auto';
  const options: { -readonly [Name in keyof SharedOptions]: SharedOptions[Name] } = {};
  for (let i = command === 'search' ? 1 : 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (!arg.startsWith('-') || negativeNumber.test(arg)) {
      if (command === 'auto' && isCommandName(arg)) return undefined;
      what.push(arg);
      continue;
    }
    if (arg === '--json' || arg === '-j') {
      options.json = true;
      continue;
    }
    if (arg === '--no-pager') {
      options.pager = false;
      continue;
    }
    if (arg === '--full' || arg === '-f') {
      options.full = true;
      continue;
    }
    i++;
    const value = args[i];
    if (value === undefined || value.startsWith('-')) return undefined;
    if (arg === '--vendor') {
      options.vendor = commaList(value, options.vendor);
    } else if (arg === '--tables') {
      options.tables = [...(options.tables ?? []), value];
    } else if (arg === '--lang' || arg === '-l') {
      const language = answerLanguages.find((known) => known === value);
      if (language === undefined) return undefined;
      options.lang = language;
    } else if (arg === '--format') {
      const format = formats.find((known) => known === value);
      if (format === undefined) return undefined;
      options.format = format;
    } else {
      return undefined;
    }
  }
  return what.length > 0 ? { command, what, options } : undefined;
}

/** Whether a command line, right or wrong, asks for JSON, and not for silence. */
export function wantsJson(args: readonly string[]): boolean {
  if (args.includes('-q') || args.includes('--quiet')) return false;
  return args.some(
    (arg, i) =>
      arg === '--json' ||
      arg === '-j' ||
      arg === '--format=json' ||
      (arg === 'json' && args[i - 1] === '--format'),
  );
}
