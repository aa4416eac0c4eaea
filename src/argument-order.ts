/** Options anywhere: those before a command's name too. */
import { commands } from './commands/all.ts';
import { type Command, flagsOf, isNamed } from './commands/command.ts';
import { programOptions } from './commands/describe.ts';

/** What the beginning of a command line tells. */
export interface OrderedArguments {
  /** The arguments with the command's name first, where they name one. */
  readonly args: readonly string[];
  /** The command that they name. */
  readonly command: Command | undefined;
}

const negativeNumber = /^-\d+$/;

/**
 * Puts the command's name in front of the options before it, which commander would take for the beginning of words.
 * Letters that mean an option of all commands there become its whole name, for the command may use them otherwise.
 */
export function withCommandFirst(args: readonly string[]): OrderedArguments {
  const options = [...programOptions, ...commands.flatMap((command) => command.options ?? [])].map(flagsOf);
  const before: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (!arg.startsWith('-') || arg === '-' || negativeNumber.test(arg)) {
      const command = commands.find(({ name }) => name === arg);
      return { args: command ? [arg, ...before, ...args.slice(i + 1)] : args, command };
    }
    if (arg === '--') break;
    const option = options.find((one) => isNamed(one, arg.split('=')[0] as string));
    before.push(option?.short === arg ? option.long : arg);
    const value = args[i + 1];
    if (option?.value !== undefined && !arg.includes('=') && value !== undefined) {
      before.push(value);
      i++;
    }
  }
  return { args, command: undefined };
}
