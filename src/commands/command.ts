/** What describes a command. The command line, help, the manual, completions and the list of commands are made of it. */
import type { Localized } from '../catalog/types.ts';
import type { ExitCode } from '../exit-codes.ts';
import { visible } from '../render/visible.ts';
import { type Context, UsageError } from './context.ts';
import type { CommandName } from './names.ts';

/** An option of one command or of all. */
export interface OptionDefinition {
  /** As help shows them: `-n, --limit <n>`. */
  readonly flags: string;
  readonly text: Localized;
  /** The values that it takes. */
  readonly choices?: readonly string[];
  /** Reads a list of `choices` in any spelling. @throws UsageError when one means none */
  readonly choose?: (given: string) => readonly string[];
  /** Whether it takes others than `choices` too, which the command tells. */
  readonly isOpen?: true;
  /** The least and the greatest number that it takes. */
  readonly range?: readonly [number, number];
  /** How several values are given: in one word with commas, or by the option once more. */
  readonly several?: 'commas' | 'repeated';
  /** What it means without a value. */
  readonly preset?: string;
  /** The values of other options that it brings along. */
  readonly implies?: Readonly<Record<string, string>>;
  /** Whether only scripts that the tool writes use it. */
  readonly isHidden?: true;
}

/** An argument of a command. */
export interface ArgumentDefinition {
  /** In brackets, with dots where further words are values of it too: `[file...]`. */
  readonly name: string;
  /** None for what only scripts that the tool writes hand in. */
  readonly text?: Localized;
  /** The values that it takes; the command tells which others there are none. */
  readonly choices?: readonly string[];
  readonly several?: 'commas';
}

/** Does what a command is for: its arguments and then its options in. */
export type Action = (context: Context, ...given: never[]) => Promise<ExitCode>;

/** The headings that help has its commands under, in their order. */
export const commandGroups = ['find', 'texts', 'scripts', 'tables', 'setUp'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** A command. */
export interface Command {
  /** `auto` for what happens when none is named. */
  readonly name: CommandName | 'auto';
  readonly group: CommandGroup;
  readonly text: Localized;
  /** The words after the name in help. */
  readonly usage: string;
  /** What other tools call it. */
  readonly otherNames?: readonly string[];
  readonly arguments?: readonly ArgumentDefinition[];
  readonly options?: readonly OptionDefinition[];
  /** What else there is to say of it. */
  readonly notes?: Localized;
  /** Command lines for its help. */
  readonly examples: readonly string[];
  /** Whether it works on own tables as files: none are opened, and `--vendor`, among its own options, may be a new one. */
  readonly worksOnFiles?: true;
  /** Loads what it does; the reader of the command line itself does what has none. */
  readonly load?: () => Promise<Action>;
}

/** The parts of an option's flags. */
export interface OptionFlags {
  /** `--limit`. */
  readonly long: string;
  /** `-n`; undefined where there is none. */
  readonly short: string | undefined;
  /** The name of its value; undefined where it takes none. */
  readonly value: string | undefined;
}

/** Takes an option's flags apart. */
export function flagsOf({ flags }: OptionDefinition): OptionFlags {
  const [, short, long = '', value] = /^(?:(-\w), )?(--[\w-]+)(?: <(.+)>)?$/.exec(flags) ?? [];
  return { long, short, value };
}

/** Whether an option has a name: `--limit` or `-n`. */
export const isNamed = ({ short, long }: OptionFlags, name: string): boolean =>
  name === short || name === long;

/** A list with commas, added to what earlier occurrences of the option gave. */
export function commaList(value: string, previous: readonly string[] = []): string[] {
  const items = value.split(/[,，]/u).map((item) => item.trim());
  return [...previous, ...items.filter(Boolean)];
}

/**
 * Reads an option's value.
 *
 * @param previous what the option's earlier occurrences gave
 * @throws UsageError when it takes no such value
 */
export function readValue(option: OptionDefinition, value: string, previous?: readonly string[]): unknown {
  const { choices = [], choose, isOpen, range, several } = option;
  const refuse = (allowed: string): never => {
    throw new UsageError((words) => words.badValue(flagsOf(option).long, visible(value), allowed));
  };
  if (range) {
    const [least, most] = range;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    return number >= least && number <= most ? number : refuse(range.join('-'));
  }
  if (choose) return [...(previous ?? []), ...choose(value)];
  if (several === 'commas') return commaList(value, previous);
  if (several === 'repeated') return [...(previous ?? []), value];
  return choices.length === 0 || isOpen || choices.includes(value) ? value : refuse(choices.join(', '));
}
