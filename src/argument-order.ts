/** Options anywhere: those before a command's name too. */
/** What is asked of an option here. */
export interface NamedOption {
  flags: string;
  short?: string | undefined;
  readonly long?: string | undefined;
  /** Whether a value has to follow. */
  readonly required: boolean;
}

/** What is asked of a command. */
export interface NamedCommand {
  name(): string;
  readonly options: readonly NamedOption[];
}

/** What is asked of the program. */
export interface NamedProgram extends NamedCommand {
  readonly commands: readonly NamedCommand[];
}

/** What the beginning of a command line tells. */
export interface OrderedArguments {
  /** The arguments with the command's name first, where they name one. */
  readonly args: readonly string[];
  /** The command that they name. */
  readonly command: NamedCommand | undefined;
}

const negativeNumber = /^-\d+$/;

/** Whether an option has a name: `--limit` or `-n`. */
export const isNamed = ({ short, long }: NamedOption, name: string): boolean =>
  name === short || name === long;

/** The option that an argument names, of the program's or else of any of its commands. */
function optionOf(program: NamedProgram, arg: string): NamedOption | undefined {
  const name = arg.split('=')[0] as string;
  return [program, ...program.commands]
    .flatMap((command) => command.options)
    .find((option) => isNamed(option, name));
}

/**
 * Puts the command's name in front of the options before it, which commander would take for the beginning of words.
 * Letters that mean an option of the program there become its whole name, for the command may use them otherwise.
 */
export function withCommandFirst(program: NamedProgram, args: readonly string[]): OrderedArguments {
  const before: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (!arg.startsWith('-') || arg === '-' || negativeNumber.test(arg)) {
      const command = program.commands.find((one) => one.name() === arg);
      return command
        ? { args: [arg, ...before, ...args.slice(i + 1)], command }
        : { args, command: undefined };
    }
    if (arg === '--') break;
    const option = optionOf(program, arg);
    before.push(option?.short === arg && option.long ? option.long : arg);
    const value = args[i + 1];
    if (option?.required && !arg.includes('=') && value !== undefined) {
      before.push(value);
      i++;
    }
  }
  return { args, command: undefined };
}

/** Takes the letters from the program's options that a command's own options have. */
export function yieldLetters(program: NamedProgram, command: NamedCommand): void {
  for (const option of program.options) {
    const own = command.options.find(({ short }) => short !== undefined && short === option.short);
    if (!own || own.long === option.long) continue;
    option.flags = option.flags.replace(`${option.short}, `, '');
    delete option.short;
  }
}
