/** What the command line takes, as data: what completions and the manual are made of. */

/** An option of the program or of a command. */
export interface OptionDescription {
  /** As help shows them: `-q, --quiet`. */
  readonly flags: string;
  /** `--quiet`. */
  readonly long: string;
  /** `-q`; undefined where there is none. */
  readonly short: string | undefined;
  readonly description: string;
  /** The name of its value; undefined where it takes none. */
  readonly value: string | undefined;
  /** The values that it takes; empty where they are not known beforehand. */
  readonly choices: readonly string[];
}

/** An argument of a command. */
export interface ArgumentDescription {
  readonly name: string;
  readonly description: string;
  /** Whether further words are values of it too. */
  readonly isVariadic: boolean;
  readonly choices: readonly string[];
}

/** A command. */
export interface CommandDescription {
  readonly name: string;
  /** The words after the name. */
  readonly usage: string;
  readonly description: string;
  /** The heading that it stands under. */
  readonly group: string;
  readonly arguments: readonly ArgumentDescription[];
  readonly options: readonly OptionDescription[];
  /** What else there is to say; empty for nothing. */
  readonly notes: string;
  readonly examples: readonly string[];
}

/** The program with its commands. */
export interface ProgramDescription {
  readonly description: string;
  /** The words after the program's name. */
  readonly usage: string;
  /** Those that every command takes. */
  readonly options: readonly OptionDescription[];
  /** What stands where no command is named. */
  readonly arguments: readonly ArgumentDescription[];
  /** Options for the case that no command is named. */
  readonly ownOptions: readonly OptionDescription[];
  readonly commands: readonly CommandDescription[];
  readonly examples: readonly string[];
}
