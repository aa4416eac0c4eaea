import { flagsOf, isNamed, readValue } from './commands/command.ts';
import { commonOptions } from './commands/common-options.ts';
import type { Format } from './commands/context.ts';
import { isCommandName } from './commands/names.ts';
import type { AnswerLanguage } from './language.ts';
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

/** A command line that asks for codes or words and nothing else. */
export interface PlainArguments {
  /** `search` when it names that command, `auto` when it names none. */
  readonly command: 'auto' | 'search';
  readonly what: readonly string[];
  readonly options: SharedOptions;
}

const negativeNumber = /^-\d+$/;

/**
 * Reads the commonest command lines, codes or words with options that every command takes, without commander, whose
 * loading and running costs as much as the rest of a lookup. Both read by the same definitions. Whatever is not plainly
 * such a line is commander's to read; a test holds that both read the same.
 *
 * @returns undefined when commander has to read the line
 * @throws UsageError when an option takes no such value
 */
export function readPlainArguments(args: readonly string[]): PlainArguments | undefined {
  const what: string[] = [];
  const command = args[0] === 'search' ? 'search' : 'auto';
  const options: Record<string, unknown> = {};
  for (let i = command === 'search' ? 1 : 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (!arg.startsWith('-') || negativeNumber.test(arg)) {
      if (command === 'auto' && isCommandName(arg)) return undefined;
      what.push(arg);
      continue;
    }
    const option = commonOptions.find((one) => isNamed(flagsOf(one), arg));
    if (option === undefined) return undefined;
    const { long, value: placeholder } = flagsOf(option);
    const [, no, name = ''] = /^--(no-)?(.+)/.exec(long) ?? [];
    if (placeholder === undefined) {
      options[name] = option.preset ?? no === undefined;
      continue;
    }
    i++;
    const value = args[i];
    if (value === undefined || value.startsWith('-')) return undefined;
    options[name] = readValue(option, value, options[name] as readonly string[] | undefined);
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
